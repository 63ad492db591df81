"""Which readings and which other forms does a Han character have?

Writes cli/readings/han.txt from three files of the Unihan database, Unicode 15.0.0, as Debian's package `unicode-data`
15.0.0-1 carries them (SHA-256 of the package:
5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc). Needs nothing but Python 3:

    apt-get download unicode-data=15.0.0-1
    dpkg -x unicode-data_15.0.0-1_all.deb unicode
    python3 tools/readings/make.py unicode/usr/share/unicode > cli/readings/han.txt

Same files, same bytes. One line a character: the character, its pinyin without tones, its Japanese readings in
Latin letters (those that came from Chinese, then its own), and the characters that stand for it in the other script;
commas between, `-` for none. Licence: see cli/readings/NOTICE.
"""

import bz2
import re
import sys
import unicodedata

# A reading heard less often than this, of all times the character is heard, is a trap rather than a help.
SHARE_MIN = 0.02
PINYIN_MAX = 3
JAPANESE_MAX = 3


def read(folder, name):
    fields = {}
    with bz2.open(f"{folder}/Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                fields.setdefault(field, {})[chr(int(code[2:], 16))] = value
    return fields


def plain(syllable):
    """Without tones, and with u for ü."""
    letters = unicodedata.normalize("NFD", syllable)
    return "".join(c for c in letters if "a" <= c <= "z")


def pinyin_of(readings, char):
    heard = [(plain(s), int(n)) for s, n in re.findall(r"(\S+?)\((\d+)\)", readings["kHanyuPinlu"].get(char, ""))]
    total = sum(n for _, n in heard)
    common = [s for s, n in heard if n >= SHARE_MIN * total]
    first = [plain(s) for s in readings["kMandarin"].get(char, "").split()]
    return list(dict.fromkeys(first + common))


def main(folder):
    readings = read(folder, "Readings")
    variants = read(folder, "Variants")
    mapped = read(folder, "OtherMappings")
    # The characters that shops write: GB 2312, the first plane of Big5, JIS X 0208.
    big5 = {c for c, code in mapped["kBigFive"].items() if code <= "C67E"}
    chars = set(mapped["kGB0"]) | big5 | set(mapped["kJis0"])
    other = {}
    for field in ["kSimplifiedVariant", "kTraditionalVariant"]:
        for char, value in variants[field].items():
            for code in value.split():
                form = chr(int(code[2:], 16))
                if form != char and {form, char} <= chars:
                    other.setdefault(char, set()).add(form)
                    other.setdefault(form, set()).add(char)
    for char in sorted(chars):
        pinyin = pinyin_of(readings, char)
        # How often a reading is heard is counted for simplified characters alone.
        for form in sorted(other.get(char, ())):
            if char not in readings["kHanyuPinlu"]:
                pinyin += [s for s in pinyin_of(readings, form) if s not in pinyin]
        japanese = [[], []]
        if char in mapped["kJis0"]:
            for i, field in enumerate(["kJapaneseOn", "kJapaneseKun"]):
                heard = [r.lower() for r in readings[field].get(char, "").split() if r.isascii() and r.isalpha()]
                japanese[i] = list(dict.fromkeys(heard))[:JAPANESE_MAX]
        parts = [
            ",".join(pinyin[:PINYIN_MAX]) or "-",
            ",".join(japanese[0]) or "-",
            ",".join(japanese[1]) or "-",
            "".join(sorted(other.get(char, ()))) or "-",
        ]
        print(char, *parts)


main(sys.argv[1])

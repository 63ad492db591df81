"""Which words may a table hold, and how often is each said?

Only words of a dictionary: those of a WordNet, and a short list of our own for what it lacks (pronouns, months, "wifi").
Names of people, which training text may hold, are in neither. Does not know: vectors.
"""

import collections
import re
import subprocess
import tarfile

# What counts for how much in a word's frequency: said by shoppers, in general prose, in the teacher's own order.
SHOP, PROSE, ORDER = 0.4, 0.2, 0.4
# A dictionary word that the teacher does not hold whole is worth a row if it is said so often.
SAID_MIN = 3
# The teacher's first entries are marks and single letters.
FIRST_WORD = 1996


class Stems:
    """The terms that the search itself would keep, asked of the search."""

    def __init__(self, command, language):
        self.command, self.language, self.known = command, language, {}

    def of(self, texts):
        """The terms of each text, stop words included, in order."""
        missing = sorted({text for text in texts if text not in self.known})
        if missing:
            lines = "\n".join(text.replace("\n", " ").replace("\r", " ") for text in missing) + "\n"
            asked = subprocess.run(
                [*self.command, self.language], input=lines, capture_output=True, check=True, encoding="utf-8"
            )
            answered = asked.stdout.split("\n")
            assert len(answered) == len(missing) + 1, "one line of terms for each line of text"
            for text, line in zip(missing, answered):
                self.known[text] = line.split()
        return [self.known[text] for text in texts]


def dictionary(path, extra):
    """Every word that a WordNet's files, in the tarball at `path`, write small; `extra` adds some and takes some away."""
    found, never = set(), set()
    with tarfile.open(path) as archive:
        for member in archive:
            if not re.search(r"/data\.(adj|adv|noun|verb)$", member.name):
                continue
            for line in archive.extractfile(member).read().decode().splitlines():
                if line.startswith(" "):
                    continue
                fields = line.split(" ")
                # The forms of a set of synonyms: every second field after their number, written as the word is.
                for at in range(int(fields[3], 16)):
                    form = re.sub(r"\(.*", "", fields[4 + 2 * at])
                    if re.fullmatch(r"[a-z]{2,}", form):
                        found.add(form)
                    elif re.fullmatch(r"[a-z]+([_-][a-z]+)+", form):
                        # "check_in" is also written together; its parts, as in "herb_robert", need not be words.
                        found.add(re.sub("[_-]", "", form))
    with open(extra, encoding="utf-8") as file:
        for line in file:
            if line.startswith("never "):
                never.update(line.split()[1:])
            elif not line.startswith("#"):
                found.update(line.split())
    return found - never


def ranked(teacher, rows, allowed, stems):
    """(stem, frequency, [(word, frequency)]) of every word worth a row, most frequent first."""
    shop, prose = collections.Counter(), collections.Counter()
    for text, source, _ in rows:
        spoken = re.findall(r"[a-z]+", text.lower().replace("'", "").replace("’", ""))
        (prose if source.startswith("wordnet") else shop).update(spoken)
    order = {word: at - FIRST_WORD + 6 for word, at in teacher.words() if at >= FIRST_WORD and word.isalpha()}
    every = sorted(order.keys() | shop.keys() | prose.keys())
    known = {terms[0] for terms in stems.of(sorted(allowed)) if len(terms) == 1}
    shop_sum, prose_sum = sum(shop.values()), sum(prose.values())
    order_sum = sum(1 / place for place in order.values())
    forms, sums = collections.defaultdict(list), collections.Counter()
    for word, terms in zip(every, stems.of(every)):
        if len(terms) != 1 or terms[0] not in known or len(word) > 25:
            continue
        if word not in order and shop[word] + prose[word] < SAID_MIN and word not in allowed:
            continue
        said = SHOP * shop[word] / shop_sum + PROSE * prose[word] / prose_sum
        said += ORDER / order[word] / order_sum if word in order else 0
        if said > 0:
            forms[terms[0]].append((word, said))
            sums[terms[0]] += said
    return [(stem, said, forms[stem]) for stem, said in sorted(sums.items(), key=lambda item: (-item[1], item[0]))]

"""Which sentences does a table learn from?

The shared sentences and our own shop questions, each once, without anything that a measuring set holds. Does not know:
the teacher, stems.
"""

import glob
import gzip
import json
import os
import re

import grammar

# Longer sentences are prose; shoppers ask in fewer words.
LENGTH_MAX = 300
# What every file of questions may use; read before them.
SLOTS = "slots.txt"
# Before a group's first line: one subject, but more than one answer.
LOOSE = "~ "


def plain(text):
    """A text as it is compared: words only."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))


def seen_elsewhere(data):
    """Everything that a measuring set asks or answers, so that none of it is learnt from."""
    held = set()
    for path in sorted(glob.glob(os.path.join(data, "search", "*.json"))):
        with open(path, encoding="utf-8") as file:
            whole = json.load(file)
        for query in whole["queries"]:
            held.add(plain(query["q"]))
        for doc in whole["docs"]:
            held.add(plain(doc["title"]))
            for line in doc["body"].splitlines():
                held.add(plain(line))
                held.update(plain(part) for part in re.split(r"(?<=[.?!])\s+", line))
    held.discard("")
    return held


def sentences(data, questions, language):
    """(text, source, group) of every training sentence, sorted within its source; group is -1 or joins paraphrases."""
    with gzip.open(os.path.join(data, "meaning", f"sentences_{language}.json.gz"), "rt", encoding="utf-8") as file:
        shared = json.load(file)
    held = seen_elsewhere(data)
    found, dropped, groups, loose = {}, 0, {}, set()

    def add(text, source, group):
        nonlocal dropped
        key = plain(text)
        if not key or len(text) > LENGTH_MAX or key in found:
            return
        if key in held:
            dropped += 1
            return
        found[key] = (text, source, group)

    # Our own first: where a sentence is in both, its group is worth more.
    slots = {}
    paths = sorted(glob.glob(os.path.join(questions, "*.txt")), key=lambda path: (os.path.basename(path) != SLOTS, path))
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for members in grammar.groups(file.read(), os.path.basename(path), slots):
                # A group is known by its first line, wherever more of it stands.
                title = members[0].removeprefix(LOOSE)
                group = groups.setdefault(title, len(groups))
                if title != members[0]:
                    loose.add(group)
                for text in [title, *members[1:]]:
                    add(text, "questions", group)
    for source in sorted(key for key, value in shared.items() if isinstance(value, list)):
        for text in shared[source]:
            add(text, source, -1)
    rows = [(text, source, -1 if group in loose else group) for text, source, group in found.values()]
    return sorted(rows, key=lambda row: (row[1], row[0])), dropped

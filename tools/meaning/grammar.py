"""Which sentences does a file of questions stand for?

A blank line ends a group: questions that one answer would settle, or a mere subject where "~ " stands before its first line.
`[a|b|c]` chooses, `[a|]` may be left out, `{name}` is a slot that lines of the form `name = a | b | c` fill, there or in
slots.txt. Does not know: what the questions are about.
"""

import random
import re

# A line with slots stands for at most so many sentences; more of the same teaches nothing new.
EACH_MAX = 24

CHOICE = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)\}")


def groups(text, name, slots):
    """The groups of one file, each a list of sentences. The same text gives the same sentences; `slots` grows."""
    found, members = [], []
    chance = random.Random(name)
    for at, line in enumerate(text.splitlines() + [""], start=1):
        line = line.strip()
        if line.startswith("#"):
            continue
        if not line:
            if members:
                found.append(members)
            members = []
        elif named := re.match(r"(\w+) = (.*)", line):
            slots[named[1]] = [choice.strip() for choice in named[2].split("|")]
        else:
            try:
                members.extend(sentences(line, slots, chance))
            except KeyError as unknown:
                raise SystemExit(f"{name}:{at}: no line says what {unknown} may be") from None
    return found


def sentences(line, slots, chance):
    """Some of the sentences that a line stands for: all of them if they are few."""
    if not CHOICE.search(line) and not SLOT.search(line):
        return [line]
    made = []
    for _ in range(EACH_MAX * 3):
        text = line
        while CHOICE.search(text):
            text = CHOICE.sub(lambda choice: chance.choice(choice[1].split("|")), text)
        text = SLOT.sub(lambda slot: chance.choice(slots[slot[1]]), text)
        text = " ".join(text.split())
        if text not in made:
            made.append(text)
        if len(made) == EACH_MAX:
            break
    return made

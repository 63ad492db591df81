"""Makes the tables of word vectors: `python train.py --help`; README.md has the steps.

Does not know: the widget. Nothing of the build or the tests needs this folder.
"""

import os

# Before numpy is read: sums in the same order on every run.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"

import argparse
import hashlib
import shlex
import sys
import time

import numpy as np

import fit
import table
import text
import words
from teacher import Teacher

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
STEMS = "cargo run -q --release -p shelfhelp --no-default-features --example terms --"

# The widget's table must be small on the way, compressed; the command's on disk, as it is. So the first has few steps and
# more dimensions. The mean of several runs with other seeds is a little better than each; the small table gains most.
TABLES = {
    "www": {"words": 3000, "dims": 48, "steps": 3, "runs": 3},
    "cli": {"words": 8000, "dims": 144, "steps": 7, "runs": 2},
}
# How much nearer than the teacher finds them questions should be that one answer would settle: more helps questions of
# shops and begins to cost others.
BONUS = 0.3
# Ridge is solved in so many directions of the teacher's; more adds noise.
RIDGE_DIMS = 256


def main():
    options = arguments()
    began = time.monotonic()

    def note(said):
        print(f"{time.monotonic() - began:7.1f} s  {said}", file=sys.stderr, flush=True)

    ready = prepared(options, note)
    for name, shape in TABLES.items():
        data = trained(ready, shape, options, note)
        path = os.path.join(options.out, name, "meaning", f"{options.language}.bin")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)
        print(f"{path} {len(data)} bytes {hashlib.sha256(data).hexdigest()}")


def arguments():
    parser = argparse.ArgumentParser(description="Makes the tables of word vectors.")
    parser.add_argument("--language", default="en", help="language tag; its sentences, questions and words must exist")
    parser.add_argument("--teacher", required=True, help="the wheel that carries the sentence model")
    parser.add_argument("--dictionary", required=True, help="a tarball with WordNet's data files")
    parser.add_argument("--data", default=os.environ.get("SHELFHELP_DATA", os.path.join(ROOT, "..", "shared", "data")))
    parser.add_argument("--cache", required=True, help="a folder for what the teacher has said; may be thrown away")
    parser.add_argument("--out", default=ROOT, help="where www/meaning and cli/meaning are written")
    parser.add_argument("--stems", default=STEMS, help="the command that tells a line's terms; language is appended")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


class Ready:
    """Everything that does not depend on a table's size."""


def prepared(options, note):
    """Texts read, stemmed and understood by the teacher; every word's vector solved for sentences."""
    ready = Ready()
    questions = os.path.join(HERE, "questions", options.language)
    rows, dropped = text.sentences(options.data, questions, options.language)
    note(f"{len(rows)} sentences; {dropped} left out because a measuring set holds them")
    teacher = Teacher(options.teacher, options.cache)
    stems = words.Stems(shlex.split(options.stems), options.language)
    allowed = words.dictionary(options.dictionary, os.path.join(HERE, f"words_{options.language}.txt"))
    ranked = words.ranked(teacher, rows, allowed, stems)
    note(f"{len(ranked)} stems of {len(allowed)} dictionary words")
    ready.stems = [stem for stem, _, _ in ranked]
    said = np.array([often for _, often, _ in ranked])
    alone = teacher.say(sorted({word for _, _, forms in ranked for word, _ in forms}), note)
    place = {word: at for at, word in enumerate(sorted({word for _, _, forms in ranked for word, _ in forms}))}
    vectors = np.stack([
        np.average(alone[[place[word] for word, _ in forms]], axis=0, weights=[often**0.5 for _, often in forms])
        for _, _, forms in ranked
    ]).astype(np.float32)
    ready.terms = stems.of([row[0] for row in rows])
    ready.targets = teacher.say([row[0] for row in rows], note)
    ready.groups = np.array([row[2] for row in rows])
    axes = fit.directions(ready.targets, RIDGE_DIMS)
    sentences = fit.rows_of(ready.terms, {stem: at for at, stem in enumerate(ready.stems)})
    wanted = ready.targets @ axes
    start = fit.prior(vectors @ axes, said, sentences, wanted)
    ready.vectors = fit.ridge(sentences, wanted, start)
    note("ridge solved")
    return ready


def trained(ready, shape, options, note):
    """The bytes of a table of a shape."""
    count, dims = shape["words"], shape["dims"]
    stems = ready.stems[:count]
    sentences = fit.rows_of(ready.terms, {stem: at for at, stem in enumerate(stems)})
    # A sentence of which the table knows nothing teaches it nothing.
    known = np.flatnonzero(np.diff(sentences.indptr))
    vectors = np.zeros((count, dims), np.float32)
    for run in range(shape["runs"]):
        vectors += fit.refined(sentences[known], ready.targets[known], ready.vectors[:count, :dims],
                               seed=options.seed + run, groups=ready.groups[known], bonus=BONUS, note=note)
    # The scale is free: a typical word has length one.
    vectors /= np.median(np.linalg.norm(vectors, axis=1))
    return table.packed(options.language, stems, vectors, shape["steps"])


if __name__ == "__main__":
    main()

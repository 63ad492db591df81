"""How much better does a table make a plain search? `python measure.py --help`.

A BM25 of its own over the search's terms, with and without the table, on the sets that may be tuned on and on no other.
The search itself ranks better than this; what counts here is the difference. Does not know: how a table is made.
"""

import argparse
import collections
import json
import os
import re
import shlex

import numpy as np

import table
import train
from words import Stems

# The English sets that parameters may be chosen on. All others are for reporting, once.
TUNING = ["banking77_en", "clinc150_en", "hint3_powerplay11"]
# Sets whose answers are lists of phrasings: each line is one more way to ask.
PHRASINGS = set(TUNING)
STOP = os.path.join(train.ROOT, "src", "search", "stop.rs")


class Set:
    """A set's documents and queries as terms, with the plain scores that no table changes."""

    def __init__(self, path, stems, stop):
        with open(path, encoding="utf-8") as file:
            whole = json.load(file)
        self.name, docs, queries = whole["name"], whole["docs"], whole["queries"]
        place = {doc["id"]: at for at, doc in enumerate(docs)}
        self.queries = stems.of([query["q"] for query in queries])
        self.right = [[place[id] for id in query["relevant"]] for query in queries]
        passages, self.owner = [], []
        for at, doc in enumerate(docs):
            lines = doc["body"].splitlines() if self.name in PHRASINGS else []
            for passage in [doc["title"], doc["title"] + "\n" + doc["body"], *lines]:
                passages.append(passage)
                self.owner.append(at)
        self.owner = np.array(self.owner)
        self.passages = stems.of(passages)
        self.size = len(docs)
        whole_docs = stems.of([doc["title"] + "\n" + doc["body"] for doc in docs])
        self.plain = bm25(whole_docs, self.queries, stop)


def bm25(docs, queries, stop, k1=1.2, b=0.6):
    """Scores of each query with each document, as a share of what the query could score."""
    counts = [collections.Counter(term for term in doc if term not in stop) for doc in docs]
    df = collections.Counter(term for count in counts for term in count)
    length = np.array([sum(count.values()) for count in counts], np.float64)
    length /= length.mean()
    idf = {term: np.log(1 + (len(docs) - n + 0.5) / (n + 0.5)) for term, n in df.items()}
    rare = np.log(1 + (len(docs) + 0.5) / 0.5)
    postings = collections.defaultdict(list)
    for at, count in enumerate(counts):
        for term, n in count.items():
            postings[term].append((at, n))
    scores, attainable = np.zeros((len(queries), len(docs)), np.float32), np.zeros(len(queries))
    for row, query in enumerate(queries):
        asked = set(query) - stop or set(query)
        for term in sorted(asked):
            attainable[row] += idf.get(term, rare)
            for at, n in postings.get(term, ()):
                scores[row, at] += idf[term] * n * (k1 + 1) / (n + k1 * (1 - b + b * length[at]))
    return scores / np.maximum(attainable, 1e-9)[:, None]


def encoded(texts, places, vectors):
    out = np.zeros((len(texts), vectors.shape[1]), np.float32)
    for row, terms in enumerate(texts):
        known = [places[term] for term in terms if term in places]
        if known:
            out[row] = vectors[known].sum(axis=0)
    return out


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def nearest(one, places, vectors):
    """Cosine of each query with the nearest passage of each document."""
    near = unit(encoded(one.queries, places, vectors)) @ unit(encoded(one.passages, places, vectors)).T
    best = np.full((len(near), one.size), -1, np.float32)
    np.maximum.at(best.T, one.owner, near.T)
    return best


def expanded(one, places, vectors, keep=50):
    """The same from weighted words kept for each document, as `shelfhelp build` folds a table into an index."""
    passages = unit(encoded(one.passages, places, vectors))
    docs = np.zeros((one.size, vectors.shape[1]), np.float32)
    np.add.at(docs, one.owner, passages)
    docs = unit(docs)
    near = vectors @ docs.T
    near -= near.mean(axis=1, keepdims=True)
    # Rare words have long vectors, and shoppers seldom say them.
    length = np.linalg.norm(vectors, axis=1)
    rank = near / np.sqrt(np.maximum(length, 1e-3))[:, None]
    least = -np.sort(-rank, axis=0)[keep - 1]
    near[(rank < least) | (near < 0)] = 0
    scores = np.zeros((len(one.queries), one.size), np.float32)
    for row, terms in enumerate(one.queries):
        known = [places[term] for term in terms if term in places]
        if known:
            scores[row] = near[known].sum(axis=0) / np.sqrt((length[known] ** 2).sum())
    return scores


def mrr(one, scores):
    total, count = 0.0, 0
    for row, right in enumerate(one.right):
        if right:
            count += 1
            # Answers that score alike come in their own order, as in a search; nothing found is not a find.
            order = np.argsort(-scores[row], kind="stable")[:10]
            ranks = [at for at, doc in enumerate(order) if doc in right and scores[row, doc] > 0]
            total += 1 / (ranks[0] + 1) if ranks else 0
    return 100 * total / count


def auroc(one, scores):
    """How well the best score tells queries with an answer from those without; NaN where every query has one."""
    best = scores.max(axis=1)
    has = np.array([bool(right) for right in one.right])
    if has.all():
        return float("nan")
    order = np.argsort(best, kind="stable")
    ranks = np.empty(len(best))
    ranks[order] = np.arange(1, len(best) + 1)
    for value in np.unique(best):
        ranks[best == value] = ranks[best == value].mean()
    yes, no = has.sum(), (~has).sum()
    return float((ranks[has].sum() - yes * (yes + 1) / 2) / (yes * no))


def load(options):
    stems = Stems(shlex.split(options.stems), "en")
    with open(STOP, encoding="utf-8") as file:
        listed = re.search(r'const ENGLISH: &str = "(.*?)";', file.read(), re.S)[1]
    stop = {terms[0] for terms in stems.of(listed.replace("\\\n", " ").split()) if terms}
    names = [os.path.join(options.data, "search", name + ".json") for name in TUNING]
    missing = [name for name in names if not os.path.exists(name)]
    if missing:
        raise SystemExit(f"{missing[0]} is not there; set SHELFHELP_DATA to the folder that holds search/")
    return [Set(name, stems, stop) for name in names]


def shown(name, values):
    print(f"{name:34}" + "".join(f"{value:8.3f}" if value < 1 else f"{value:8.2f}" for value in values))


def report(sets, words, vectors):
    places = {word: at for at, word in enumerate(words)}
    near = [nearest(one, places, vectors) for one in sets]
    rows = [("plain", [one.plain for one in sets]), ("table alone", near)]
    rows += [(f"plain + {w} table", [one.plain + w * n for one, n in zip(sets, near)]) for w in (0.25, 0.5, 0.75, 1.0)]
    for keep in (50, 100):
        grown = [expanded(one, places, vectors, keep) for one in sets]
        rows += [(f"plain + {w} expansion {keep}", [one.plain + w * g for one, g in zip(sets, grown)])
                 for w in (0.25, 0.35, 0.5)]
    print(f"{'':34}" + "".join(f"{one.name[:7]:>8}" for one in sets) + "    mean   auroc (of those with no-answer)")
    for name, scores in rows:
        figures = [mrr(one, score) for one, score in zip(sets, scores)]
        shown(name, figures + [np.mean(figures)] + [a for a in map(auroc, sets, scores) if a == a])


def main():
    parser = argparse.ArgumentParser(description="Measures tables on the tuning sets.")
    parser.add_argument("tables", nargs="+")
    parser.add_argument("--data", default=os.environ.get("SHELFHELP_DATA", os.path.join(train.ROOT, "..", "shared", "data")))
    parser.add_argument("--stems", default=train.STEMS)
    options = parser.parse_args()
    sets = load(options)
    for path in options.tables:
        with open(path, "rb") as file:
            _, words, vectors = table.read(file.read())
        print(f"\n{path}: {len(words)} words, {vectors.shape[1]} dimensions")
        report(sets, words, vectors)


if __name__ == "__main__":
    main()

"""Which vector should each word have, so that sums of words say what the teacher says of sentences?

First from the words alone, then solved for sentences (ridge), then refined on which sentences are near which (KL). Does
not know: files, stems, how vectors are stored.
"""

import numpy as np
import scipy.sparse as sparse

# A word said with probability p weighs RARE / (RARE + p) (Arora and others, 2017): "the" weighs little.
RARE = 1e-3


def rows_of(terms, places):
    """Sentences x words: how often each is in it, over the root of how many there are."""
    at, columns = [], []
    for row, words in enumerate(terms):
        for word in words:
            if word in places:
                at.append(row)
                columns.append(places[word])
    counts = sparse.csr_matrix(
        (np.ones(len(at), np.float32), (at, columns)), shape=(len(terms), len(places)), dtype=np.float32
    )
    length = np.asarray(counts.sum(axis=1)).ravel()
    return (sparse.diags((1 / np.sqrt(np.maximum(length, 1))).astype(np.float32)) @ counts).tocsr()


def directions(said, dims):
    """The axes along which the teacher's sentences differ most, uncentred."""
    _, axes = np.linalg.eigh(said.T @ said)
    return np.ascontiguousarray(axes[:, ::-1][:, :dims])


def prior(vectors, said, sentences, targets):
    """Word vectors by the words alone, weighed by rarity and scaled to the sentences."""
    weighed = vectors * (RARE / (RARE + said / said.sum()))[:, None]
    guess = sentences @ weighed
    return weighed * float((guess * targets).sum() / (guess * guess).sum())


def ridge(sentences, targets, start, pull=3.0, steps=15):
    """min |sentences E - targets|^2 + pull |E - start|^2, by conjugate gradients on every column at once."""
    back = sentences.T.tocsr()
    vectors = start.copy()
    left = back @ (targets - sentences @ vectors)
    way, size = left.copy(), (left * left).sum(axis=0)
    for _ in range(steps):
        moved = back @ (sentences @ way) + pull * way
        length = size / np.maximum((way * moved).sum(axis=0), 1e-20)
        vectors += length * way
        left -= length * moved
        now = (left * left).sum(axis=0)
        way = left + now / np.maximum(size, 1e-20) * way
        size = now
    return vectors


def refined(sentences, targets, start, *, seed, groups=None, bonus=0.0, epochs=6, rate=2e-3, batch=512, chunk=64,
            warm_teacher=0.08, warm_own=0.10, note=None):
    """Moves the words so that, within a batch, the same sentences are near each other as the teacher finds them.

    Batches are made of chunks of neighbours: telling close sentences apart is what a search has to do. `groups` says
    which sentences one answer would settle; `bonus` is how much nearer than the teacher says they should be.
    """
    chance = np.random.default_rng(seed)
    count, _ = sentences.shape
    vectors = start.astype(np.float32).copy()
    first, second = np.zeros_like(vectors), np.zeros_like(vectors)
    targets = targets / np.linalg.norm(targets, axis=1, keepdims=True)
    step, steps = 0, epochs * (count // batch)
    for epoch in range(epochs):
        planes = chance.normal(size=(targets.shape[1], 12)).astype(np.float32)
        bucket = (targets @ planes > 0) @ (1 << np.arange(12))
        order = np.lexsort((chance.random(count), bucket))
        chunks = [order[at : at + chunk] for at in range(0, count - chunk + 1, chunk)]
        chance.shuffle(chunks)
        loss = 0.0
        for at in range(0, len(chunks) - batch // chunk + 1, batch // chunk):
            picked = np.concatenate(chunks[at : at + batch // chunk])
            here = sentences[picked]
            used = np.unique(here.indices)
            here = here[:, used]
            sums = here @ vectors[used]
            length = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
            unit = sums / length
            wanted = targets[picked] @ targets[picked].T
            if groups is not None and bonus:
                own = groups[picked]
                wanted += bonus * ((own[:, None] == own[None, :]) & (own >= 0)[:, None])
            wanted = softmax(wanted / warm_teacher)
            given = softmax(unit @ unit.T / warm_own)
            loss += float((wanted * (np.log(wanted + 1e-9) - np.log(given + 1e-9))).sum(axis=1).mean())
            pull = (given - wanted) / warm_own
            moved = (pull + pull.T) @ unit
            moved = (moved - unit * (unit * moved).sum(axis=1, keepdims=True)) / length
            gradient = np.asarray(here.T @ moved)
            step += 1
            first[used] = 0.9 * first[used] + 0.1 * gradient
            second[used] = 0.99 * second[used] + 0.01 * gradient * gradient
            vectors[used] -= rate * (1 - step / (steps + 1)) * first[used] / (np.sqrt(second[used]) + 1e-4)
        if note:
            note(f"epoch {epoch + 1} of {epochs}: kl {loss / max(len(chunks) * chunk // batch, 1):.4f}")
    return vectors


def softmax(near):
    """Of each row, the sentence itself left out."""
    np.fill_diagonal(near, -1e9)
    near = np.exp(near - near.max(axis=1, keepdims=True))
    return near / near.sum(axis=1, keepdims=True)

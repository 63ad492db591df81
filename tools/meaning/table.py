"""How is a table of word vectors written to a file, and read back?

Version 1, little endian; src/search/meaning reads it. Does not know: where the vectors come from.
"""

import struct

import numpy as np

MAGIC = b"SHM1"
# What a nibble of no length reads: a nibble holds -7..8, and the eighth step is never written.
ZERO = 7


def quantised(vectors, steps):
    """Nibbles and scale index of each row, with the scale's low end and step in log: what the file holds of them.

    A value is at most so many `steps` from zero. Seven lose nothing; fewer cost precision and compress better, which buys
    more dimensions for the same bytes on the way.
    """
    vectors = vectors.astype(np.float64)
    largest = np.maximum(np.abs(vectors).max(axis=1), 1e-9)
    best = np.full(len(vectors), np.inf)
    scale = largest / steps
    # The scale that loses least clips the row's few long values, which costs less than coarse steps for the rest.
    for share in np.linspace(0.4, 1.0, 31):
        tried = largest * share / steps
        error = ((np.clip(np.rint(vectors / tried[:, None]), -steps, steps) * tried[:, None] - vectors) ** 2).sum(axis=1)
        better = error < best
        best[better], scale[better] = error[better], tried[better]
    logs = np.log(scale)
    low = np.float32(logs.min())
    step = np.float32((logs.max() - low) / 255 or 1.0)
    index = np.clip(np.rint((logs - low) / step), 0, 255).astype(np.uint8)
    written = np.exp(np.float64(low) + index * np.float64(step))
    nibbles = np.clip(np.rint(vectors / written[:, None]), -steps, steps).astype(np.int8) + ZERO
    return nibbles.astype(np.uint8), index, low, step


def packed(language, words, vectors, steps=ZERO):
    """The bytes of a table. `words` in any order, a row of `vectors` for each."""
    order = sorted(range(len(words)), key=lambda at: words[at].encode())
    nibbles, index, low, step = quantised(vectors[order], steps)
    if nibbles.shape[1] % 2:
        nibbles = np.pad(nibbles, ((0, 0), (0, 1)), constant_values=ZERO)
    body = front_coded([words[at].encode() for at in order])
    body += index.tobytes() + (nibbles[:, 0::2] | nibbles[:, 1::2] << 4).tobytes()
    tag = language.encode("ascii")
    head = MAGIC + bytes([len(tag)]) + tag + bytes([vectors.shape[1]])
    return head + struct.pack("<IffI", len(words), low, step, fnv(body)) + body


def front_coded(words):
    """Sorted words, each as what it shares with the one before and the rest."""
    out, before = bytearray(), b""
    for word in words:
        shared = 0
        while shared < min(len(before), len(word), 15) and before[shared] == word[shared]:
            shared += 1
        rest = word[shared:]
        assert len(rest) <= 255 + 15, "a word too long for the format"
        out.append(shared << 4 | min(len(rest), 15))
        if len(rest) >= 15:
            out.append(len(rest) - 15)
        out += rest
        before = word
    return bytes(out)


def read(data):
    """(language, words, vectors) of a table's bytes."""
    assert data[:4] == MAGIC, "not a table of word vectors"
    at = 5 + data[4]
    language, dims = data[5:at].decode(), data[at]
    count, low, step, checksum = struct.unpack_from("<IffI", data, at + 1)
    at += 17
    assert fnv(data[at:]) == checksum, "the table is damaged"
    words, before = [], b""
    for _ in range(count):
        shared, rest = data[at] >> 4, data[at] & 15
        at += 1
        if rest == 15:
            rest += data[at]
            at += 1
        before = before[:shared] + data[at : at + rest]
        at += rest
        words.append(before.decode())
    scale = np.exp(low + np.frombuffer(data, np.uint8, count, at) * np.float64(step))
    pairs = np.frombuffer(data, np.uint8, offset=at + count).reshape(count, -1)
    nibbles = np.stack([pairs & 15, pairs >> 4], axis=2).reshape(count, -1)[:, :dims]
    return language, words, ((nibbles.astype(np.float64) - ZERO) * scale[:, None]).astype(np.float32)


def fnv(data):
    """FNV-1a, 32 bits."""
    value = 0x811C9DC5
    for byte in data:
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value

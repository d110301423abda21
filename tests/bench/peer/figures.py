#!/usr/bin/env python3
"""Makes tests/data/layouts/manifold.json: how good the layouts of scikit-learn and umap-learn are on a small set that the tests make
anew by the same whole-number draws (tests/support/manifold.hpp), judged by scikit-learn's own trustworthiness.

    python3 figures.py > ../../data/layouts/manifold.json

On Debian 12: apt-get install python3-sklearn umap-learn (scikit-learn 1.2.1, umap-learn 0.5.3).
"""

import json
import warnings

import numpy as np
import sklearn
import umap
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness
from sklearn.neighbors import NearestNeighbors

warnings.filterwarnings("ignore")

ROWS, WIDTH, SEED, NEIGHBOURS = 1500, 64, 11, 15
GROUPS, DIRECTIONS, STRAIGHT, NOISE = 12, 6, 4, 0.25
SCALES = [1.0, 0.7, 0.5, 0.35, 0.8, 0.6]


def draw_at(what, places):
    with np.errstate(over="ignore"):
        x = np.uint64(SEED) + np.uint64(0x9E3779B97F4A7C15) * np.uint64(what + 1)
        x = x + np.uint64(0xBF58476D1CE4E5B9) * (np.asarray(places, dtype=np.uint64) + np.uint64(1))
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return x ^ (x >> np.uint64(31))


def normal(what, places):
    draw = draw_at(what, places)
    parts = [(draw >> np.uint64(shift)) & np.uint64(0xFFFF) for shift in (0, 16, 32, 48)]
    return (sum(part.astype(np.float64) for part in parts) - 131070.0) / 65536.0 * 1.7320508


def manifold():
    features = np.arange(WIDTH)
    middles = [0.6 * normal(1, c * WIDTH + features) for c in range(GROUPS)]
    ways = [
        [SCALES[k] * (normal(2, k * WIDTH + features) + 0.5 * normal(3, (c * DIRECTIONS + k) * WIDTH + features)) for k in range(DIRECTIONS)]
        for c in range(GROUPS)
    ]
    latents = np.empty((ROWS, WIDTH), dtype=np.float32)
    for row in range(ROWS):
        group = int(draw_at(4, row)) % GROUPS
        along = [float(int(draw_at(5, row * STRAIGHT + k)) >> 40) / 8388608.0 - 1.0 for k in range(STRAIGHT)]
        along += [along[0] * along[0], along[0] * along[1]]
        value = middles[group].copy()
        for k in range(DIRECTIONS):
            value += along[k] * ways[group][k]
        latents[row] = (value + NOISE * normal(6, row * WIDTH + features)).astype(np.float32)
    return latents


def nearest(values):
    return NearestNeighbors(n_neighbors=NEIGHBOURS).fit(values).kneighbors(return_distance=False)


def figures(latents, layout):
    same = [len(set(a) & set(b)) for a, b in zip(nearest(latents), nearest(layout))]
    return {
        "trustworthiness": round(trustworthiness(latents, layout, n_neighbors=NEIGHBOURS), 4),
        "continuity": round(trustworthiness(layout, latents, n_neighbors=NEIGHBOURS), 4),
        "overlap": round(sum(same) / (len(latents) * NEIGHBOURS), 4),
    }


def main():
    latents = manifold()
    layouts = {
        "pca": lambda d: PCA(d, svd_solver="full").fit_transform(latents),
        "umap": lambda d: umap.UMAP(n_components=d, random_state=0).fit_transform(latents),
        "tsne": lambda d: TSNE(d, random_state=0).fit_transform(latents),
    }
    made = {
        "made_by": f"tests/bench/peer/figures.py, scikit-learn {sklearn.__version__}, umap-learn {umap.__version__}",
        "rows": ROWS,
        "width": WIDTH,
        "seed": SEED,
        "neighbours": NEIGHBOURS,
        "sum_of_bits": int(latents.view(np.uint32).sum(dtype=np.uint64)),
        "layouts": [
            {"method": method, "dimensions": d, **figures(latents, fit(d))} for method, fit in layouts.items() for d in (2, 3)
        ],
    }
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main()

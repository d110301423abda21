#!/usr/bin/env python3
"""The same layouts by the libraries that most people use: what bench_layouts is measured against.

    layouts.py pca|umap|tsne IN.npy OUT.npy DIMENSIONS

reads latents [rows, features], writes the layout [rows, DIMENSIONS] and prints {"seconds": ..., "library": ...}. Each library runs
as it comes, on all cores. Compiling is not counted: umap-learn first lays out a few rows by the same path. Where a library is
missing, prints {"missing": ...}.

On Debian 12: apt-get install python3-sklearn umap-learn (scikit-learn 1.2.1, umap-learn 0.5.3).
"""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")

WARM_UP_ROWS = 5000  # below 4,096 umap-learn searches neighbours another way


def by_pca(dimensions):
    import sklearn
    from sklearn.decomposition import PCA

    layout = PCA(dimensions, svd_solver="randomized", random_state=0)
    return layout.fit_transform, "scikit-learn " + sklearn.__version__


def by_tsne(dimensions):
    import sklearn
    from sklearn.manifold import TSNE

    return TSNE(dimensions, random_state=0, n_jobs=-1).fit_transform, "scikit-learn " + sklearn.__version__


def by_umap(dimensions):
    import umap

    # Without a seed it uses all cores; its own default of 15 neighbours and distance 0.1 is ours too.
    return lambda latents: umap.UMAP(n_components=dimensions).fit_transform(latents), "umap-learn " + umap.__version__


def main():
    method, source, target, dimensions = sys.argv[1:]
    try:
        import numpy

        fit, library = {"pca": by_pca, "umap": by_umap, "tsne": by_tsne}[method](int(dimensions))
    except ImportError as error:
        print(json.dumps({"missing": str(error)}))
        return
    latents = numpy.load(source)
    if method == "umap":
        fit(latents[:WARM_UP_ROWS])
    start = time.perf_counter()
    layout = fit(latents)
    seconds = time.perf_counter() - start
    numpy.save(target, numpy.ascontiguousarray(layout, dtype=numpy.float32))
    print(json.dumps({"seconds": seconds, "library": library}))


if __name__ == "__main__":
    main()

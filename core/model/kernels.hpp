#pragma once

#include <cstddef>

namespace lacuna::model {

/// Inner loops, compiled for several instruction sets; the best one that this processor has is chosen once.
struct Kernels {
  /// out = (x - mean) / sqrt(variance + eps) * gain + offset over `count` values; no gain and offset when null.
  void (*normalise)(const float* x, const float* gain, const float* offset, float eps, int count, float* out);

  /// x = x/2 (1 + erf(x / sqrt 2)), erf to 1.5e-7 by Abramowitz and Stegun 7.1.26.
  void (*gelu)(float* x, std::size_t count);

  /// One step of a running softmax: replaces the `count` scores of a row by exp(score - largest), where `largest` becomes
  /// the largest score so far; returns their sum.
  float (*softmaxStep)(float* scores, int count, float* largest);

  /// Attention's products, in strips of `strip` queries so that a strip's scores never leave the first-level cache, and in
  /// panels of `panel` keys or features, as many as fit into registers beside them.
  int strip = 0, panel = 0;

  /// scores[r * score_stride + k] = query r times key k, for a strip of queries [strip, dim] and `panels` panels of keys,
  /// each [dim, panel].
  void (*scoreStrip)(const float* queries, int dim, const float* keys, int panels, float* scores, int score_stride);

  /// out [strip, dim] += shares [strip, keys] times values [keys, dim]; dim is a multiple of `panel`.
  void (*gatherStrip)(const float* shares, int share_stride, int keys, const float* values, int dim, float* out);
};

const Kernels& kernels();

}  // namespace lacuna::model

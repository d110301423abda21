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
};

const Kernels& kernels();

}  // namespace lacuna::model

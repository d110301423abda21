#include "core/model/kernels.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize( \
    "O3,fp-contract=fast")  // ISO mode would forbid fused multiply-add; results stay within the parity limits
#endif

#define LACUNA_INLINE static inline __attribute__((always_inline))

namespace lacuna::model {
namespace {

// As many floats at once as a register of the instruction set has: wider vectors the compiler splits, but comparisons of
// them it takes apart float by float. Passed by reference only: vectors in registers have no common calling convention
// between instruction sets.
template <int count>
struct Lanes {
  typedef float Floats __attribute__((vector_size(4 * count)));  // GCC drops the attribute of a `using` in a template
  typedef std::uint32_t Bits __attribute__((vector_size(4 * count)));
};
template <int kLanes>
using FloatsOf = typename Lanes<kLanes>::Floats;

template <class Floats>
LACUNA_INLINE void load(const float* from, Floats& to) {
  std::memcpy(&to, from, sizeof to);
}

template <class Floats>
LACUNA_INLINE void store(const Floats& from, float* to) {
  std::memcpy(to, &from, sizeof from);
}

template <class Floats>
LACUNA_INLINE void loadSome(const float* from, int count, float rest, Floats& to) {
  for (int i = 0; i < static_cast<int>(sizeof to / sizeof rest); ++i) to[i] = i < count ? from[i] : rest;
}

template <class Floats>
LACUNA_INLINE void storeSome(const Floats& from, int count, float* to) {
  for (int i = 0; i < count; ++i) to[i] = from[i];
}

template <class Floats>
LACUNA_INLINE float sumOf(const Floats& x) {
  float sum = 0;
  for (int i = 0; i < static_cast<int>(sizeof x / sizeof sum); ++i) sum += x[i];
  return sum;
}

/// x = exp(x) for x <= 88: 2^n times a polynomial on [-ln2/2, ln2/2], 2 ulp.
template <int kLanes>
LACUNA_INLINE void exponentiate(FloatsOf<kLanes>& x) {
  using Floats = FloatsOf<kLanes>;
  x = x > -87.0F ? x : Floats{} - 87.0F;
  const Floats shifted = x * 1.44269504F + 12582912.0F;  // adding 1.5 * 2^23 leaves round(x / ln2) in the low bits
  const Floats n = shifted - 12582912.0F;
  const Floats r = x - n * 0.693359375F + n * 2.12194440e-4F;
  Floats p = r * 1.9875691500e-4F + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  typename Lanes<kLanes>::Bits scale;
  std::memcpy(&scale, &shifted, sizeof scale);
  scale = (scale + 127U) << 23U;
  Floats power;
  std::memcpy(&power, &scale, sizeof power);
  x = p * power;
}

template <int kLanes>
LACUNA_INLINE void geluOf(FloatsOf<kLanes>& x) {
  using Floats = FloatsOf<kLanes>;
  const Floats z = x * 0.70710678118F;
  const Floats magnitude = z < 0.0F ? -z : z;
  const Floats t = 1.0F / (magnitude * 0.3275911F + 1.0F);
  Floats tail = t * 1.061405429F - 1.453152027F;
  tail = tail * t + 1.421413741F;
  tail = tail * t - 0.284496736F;
  tail = tail * t + 0.254829592F;
  Floats bell = -(magnitude * magnitude);
  exponentiate<kLanes>(bell);
  const Floats rest = tail * t * bell;  // 1 - erf(|z|)
  x = x * 0.5F * (z < 0.0F ? rest : 2.0F - rest);
}

template <int kLanes>
LACUNA_INLINE void geluBody(float* x, std::size_t count) {
  FloatsOf<kLanes> part;
  std::size_t at = 0;
  for (; at + kLanes <= count; at += kLanes) {
    load(x + at, part);
    geluOf<kLanes>(part);
    store(part, x + at);
  }
  const int rest = static_cast<int>(count - at);
  if (rest == 0) return;
  loadSome(x + at, rest, 0, part);
  geluOf<kLanes>(part);
  storeSome(part, rest, x + at);
}

template <int kLanes>
LACUNA_INLINE float softmaxStepBody(float* scores, int count, float* largest) {
  using Floats = FloatsOf<kLanes>;
  Floats part, most = Floats{} + *largest;
  int at = 0;
  for (; at + kLanes <= count; at += kLanes) {
    load(scores + at, part);
    most = part > most ? part : most;
  }
  float top = *largest;
  for (int i = 0; i < kLanes; ++i) top = std::max(top, most[i]);
  for (int i = at; i < count; ++i) top = std::max(top, scores[i]);
  *largest = top;
  Floats sum{};
  for (at = 0; at + kLanes <= count; at += kLanes) {
    load(scores + at, part);
    part = part - top;
    exponentiate<kLanes>(part);
    sum += part;
    store(part, scores + at);
  }
  float total = sumOf(sum);
  if (at == count) return total;
  loadSome(scores + at, count - at, top, part);
  part = part - top;
  exponentiate<kLanes>(part);
  for (int i = 0; i < count - at; ++i) total += part[i];
  storeSome(part, count - at, scores + at);
  return total;
}

template <int kLanes>
LACUNA_INLINE void normaliseBody(const float* x, const float* gain, const float* offset, float eps, int count, float* out) {
  using Floats = FloatsOf<kLanes>;
  Floats part, sum{};
  int at = 0;
  for (; at + kLanes <= count; at += kLanes) {
    load(x + at, part);
    sum += part;
  }
  float total = sumOf(sum);
  for (int i = at; i < count; ++i) total += x[i];
  const float mean = total / static_cast<float>(count);
  sum = Floats{};
  for (at = 0; at + kLanes <= count; at += kLanes) {
    load(x + at, part);
    part = part - mean;
    sum += part * part;
  }
  float squares = sumOf(sum);
  for (int i = at; i < count; ++i) squares += (x[i] - mean) * (x[i] - mean);
  const float scale = 1.0F / std::sqrt(squares / static_cast<float>(count) + eps);
  for (int i = 0; i < count; ++i) {
    const float value = (x[i] - mean) * scale;
    out[i] = gain != nullptr ? value * gain[i] + offset[i] : value;
  }
}

/// kRows x 2 sums stay in registers while `steps` rows of two vectors go by; each row is multiplied by kRows single numbers,
/// `row_stride` apart, the next ones `step_stride` on.
template <int kLanes, int kRows>
LACUNA_INLINE void multiplyStrip(const float* numbers, std::ptrdiff_t row_stride, const float* vectors,
                                 std::ptrdiff_t vector_stride, int steps, FloatsOf<kLanes> (&sums)[kRows][2]) {
  for (int i = 0; i < steps; ++i) {
    FloatsOf<kLanes> left, right;
    load(vectors + i * vector_stride, left);
    load(vectors + i * vector_stride + kLanes, right);
    for (int row = 0; row < kRows; ++row) {
      const float number = numbers[row * row_stride + i];
      sums[row][0] += left * number;
      sums[row][1] += right * number;
    }
  }
}

template <int kLanes, int kRows>
LACUNA_INLINE void scoreStripBody(const float* queries, int dim, const float* keys, int panels, float* scores,
                                  int score_stride) {
  for (int panel = 0; panel < panels; ++panel) {
    FloatsOf<kLanes> sums[kRows][2] = {};
    multiplyStrip<kLanes, kRows>(queries, dim, keys + static_cast<std::ptrdiff_t>(panel) * dim * 2 * kLanes, 2 * kLanes, dim,
                                 sums);
    for (int row = 0; row < kRows; ++row) {
      store(sums[row][0], scores + row * score_stride + panel * 2 * kLanes);
      store(sums[row][1], scores + row * score_stride + panel * 2 * kLanes + kLanes);
    }
  }
}

template <int kLanes, int kRows>
LACUNA_INLINE void gatherStripBody(const float* shares, int share_stride, int keys, const float* values, int dim, float* out) {
  for (int column = 0; column < dim; column += 2 * kLanes) {
    FloatsOf<kLanes> sums[kRows][2];
    for (int row = 0; row < kRows; ++row) {
      load(out + row * dim + column, sums[row][0]);
      load(out + row * dim + column + kLanes, sums[row][1]);
    }
    multiplyStrip<kLanes, kRows>(shares, share_stride, values + column, dim, keys, sums);
    for (int row = 0; row < kRows; ++row) {
      store(sums[row][0], out + row * dim + column);
      store(sums[row][1], out + row * dim + column + kLanes);
    }
  }
}

// Registers: 16 of SSE and AVX2 hold 6 x 2 sums, two vectors and a number; 32 of AVX-512 hold 12 x 2.
#define LACUNA_KERNELS(name, lanes, rows, attribute)                                                                     \
  attribute void normalise##name(const float* x, const float* gain, const float* offset, float eps, int count,           \
                                 float* out) {                                                                           \
    normaliseBody<lanes>(x, gain, offset, eps, count, out);                                                              \
  }                                                                                                                      \
  attribute void gelu##name(float* x, std::size_t count) { geluBody<lanes>(x, count); }                                  \
  attribute float softmaxStep##name(float* scores, int count, float* largest) {                                          \
    return softmaxStepBody<lanes>(scores, count, largest);                                                               \
  }                                                                                                                      \
  attribute void scoreStrip##name(const float* queries, int dim, const float* keys, int panels, float* scores,           \
                                  int score_stride) {                                                                    \
    scoreStripBody<lanes, rows>(queries, dim, keys, panels, scores, score_stride);                                       \
  }                                                                                                                      \
  attribute void gatherStrip##name(const float* shares, int share_stride, int keys, const float* values, int dim,        \
                                   float* out) {                                                                         \
    gatherStripBody<lanes, rows>(shares, share_stride, keys, values, dim, out);                                          \
  }                                                                                                                      \
  constexpr Kernels k##name = {normalise##name, gelu##name, softmaxStep##name, rows, 2 * lanes, scoreStrip##name,        \
                               gatherStrip##name};

LACUNA_KERNELS(Plain, 4, 6, )
#if defined(__x86_64__)
LACUNA_KERNELS(Avx2, 8, 6, __attribute__((target("avx2,fma"))))
LACUNA_KERNELS(Avx512, 16, 12, __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))))
#endif

Kernels bestKernels() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  const bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
  if (wide) return kAvx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return kAvx2;
#endif
  return kPlain;
}

}  // namespace

const Kernels& kernels() {
  static const Kernels best = bestKernels();
  return best;
}

}  // namespace lacuna::model

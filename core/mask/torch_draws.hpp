#pragma once

#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace lacuna::mask {

/// The numbers that PyTorch's generator on the CPU draws, so that masks are those of the published samplers. The engine is
/// the 32-bit Mersenne twister of the standard, seeded with the low 32 bits of the seed.
class TorchDraws {
 public:
  explicit TorchDraws(std::uint64_t seed) : engine_(static_cast<std::uint32_t>(seed)) {}

  /// As `torch.rand(1).item()`: uniform in [0, 1), a float of 24 bits.
  double unit() { return static_cast<double>(engine_() & 0xFFFFFFU) * 0x1p-24; }

  /// As `torch.randint(0, count, (1,)).item()`: 0..count-1; count > 0.
  int below(int count) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(count)); }

  /// As `torch.randperm(count)`: 0..count-1 in a drawn order.
  std::vector<int> order(int count) {
    std::vector<int> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    for (int i = 0; i < count - 1; ++i)
      std::swap(numbers[static_cast<std::size_t>(i)], numbers[static_cast<std::size_t>(i + below(count - i))]);
    return numbers;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace lacuna::mask

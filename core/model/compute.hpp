#pragma once

#include <optional>
#include <string>

namespace lacuna::model {

enum class Device { Cpu, Cuda };
enum class Precision { Float32, BFloat16 };

/// Where the blocks of a model are computed and how exactly. Everything but fp32 on the CPU is other rounding of the same
/// formulas: `latent::compareWithExact` says how far it is off.
struct Compute {
  Device device = Device::Cpu;
  Precision precision = Precision::Float32;

  bool isExact() const { return device == Device::Cpu && precision == Precision::Float32; }
  bool operator==(const Compute&) const = default;
};

std::string nameOf(const Compute& compute);  ///< "CPU, fp32", "CUDA, bf16"

/// Reads "cpu" / "cuda" and "fp32" / "bf16". Throws `Failure` (Mismatch) for other words.
Compute parseCompute(const std::string& device, const std::string& precision);

/// Why this machine cannot compute so, in one line; nothing when it can. The first question about CUDA starts its driver. For bf16 on the CPU it measures, once a process and
/// in some 0.1 s, whether LibTorch multiplies bf16 faster than fp32 here: without such instructions it is a hundred times
/// slower.
std::optional<std::string> whyNotComputed(const Compute& compute);

}  // namespace lacuna::model

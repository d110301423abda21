#include "core/model/compute.hpp"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>

#include "core/base/error.hpp"
#include "core/model/threads.hpp"

namespace lacuna::model {
namespace {

/// Seconds of one product of 1 GFLOP by one thread, the best of four; the first one alone where that is slower than
/// `hopeless_s`.
double productSeconds(at::ScalarType type, double hopeless_s) {
  const c10::InferenceMode no_gradients;
  const at::Tensor a = at::full({512, 1024}, 0.3).to(type), b = at::full({1024, 1024}, 0.7).to(type);
  double best_s = 1e9;
  for (int i = 0; i < 4 && (i == 0 || best_s < hopeless_s); ++i) {
    const auto start = std::chrono::steady_clock::now();
    at::linear(a, b);
    best_s = std::min(best_s, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best_s;
}

bool processorHasBf16() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx512bf16")) return false;
#endif
  useOneBlasThread();
  setOwnThreads(1);
  const double exact_s = productSeconds(at::kFloat, 1);
  const double rounded_s = productSeconds(at::kBFloat16, 10 * exact_s);
  setOwnThreads(configuredThreads());
  return rounded_s < exact_s;
}

}  // namespace

std::string nameOf(const Compute& compute) {
  return std::string(compute.device == Device::Cuda ? "CUDA" : "CPU") +
         (compute.precision == Precision::BFloat16 ? ", bf16" : ", fp32");
}

Compute parseCompute(const std::string& device, const std::string& precision) {
  if (device != "cpu" && device != "cuda") fail(ErrorKind::Mismatch, "There is no device \"" + device + "\": give cpu or cuda.");
  if (precision != "fp32" && precision != "bf16")
    fail(ErrorKind::Mismatch, "There is no precision \"" + precision + "\": give fp32 or bf16.");
  return {device == "cuda" ? Device::Cuda : Device::Cpu, precision == "bf16" ? Precision::BFloat16 : Precision::Float32};
}

std::optional<std::string> whyNotComputed(const Compute& compute) {
  if (compute.device == Device::Cuda) {
    static const bool has_cuda = at::hasCUDA();  // the first question starts the driver
    if (has_cuda) return std::nullopt;
    return "No CUDA device can be used: this LibTorch was built without CUDA, or there is no driver. Compute on the CPU.";
  }
  if (compute.precision == Precision::Float32) return std::nullopt;
  static const bool has = processorHasBf16();
  if (has) return std::nullopt;
  return "This processor, or this LibTorch on it, has no fast bf16 arithmetic. Compute in fp32.";
}

}  // namespace lacuna::model

#include "core/model/threads.hpp"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <dlfcn.h>

#include <algorithm>
#include <thread>

#include "core/model/model.hpp"

namespace lacuna::model {
namespace {

template <class Function>
Function symbol(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, name));
}

}  // namespace

std::string useOneBlasThread() {
  // By dlsym, so that any LibTorch links.
  if (const auto set = symbol<void (*)(int)>("openblas_set_num_threads")) {
    set(1);
    return "OpenBLAS";
  }
  if (const auto set = symbol<void (*)(int)>("MKL_Set_Num_Threads")) {
    set(1);
    return "MKL";
  }
  if (at::hasMKL()) return "MKL";
  return "a slow reference BLAS (install libopenblas0-pthread for about fifty times the speed)";
}

int configuredThreads() { return std::max(1, at::get_num_threads()); }

bool flushDenormals() { return at::globalContext().setFlushDenormal(true); }

std::string configureThreads(int threads) {
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int wanted = threads > 0 ? threads : cores;
  at::set_num_threads(wanted);
  const std::string blas = useOneBlasThread();
  return std::to_string(wanted) + (wanted == 1 ? " thread, " : " threads, ") + blas;
}

}  // namespace lacuna::model

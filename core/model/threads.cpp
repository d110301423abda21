#include "core/model/threads.hpp"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <dlfcn.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "core/model/model.hpp"

namespace lacuna::model {
namespace {

/// A setting of the process, as the thread pools that it is about are: at::get_num_threads differs from thread to thread.
std::atomic<int> configured{static_cast<int>(std::max(1U, std::thread::hardware_concurrency()))};

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

int configuredThreads() { return configured.load(); }

void setOwnThreads(int count) { at::set_num_threads(count); }

bool flushDenormals() { return at::globalContext().setFlushDenormal(true); }

std::string configureThreads(int threads) {
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int wanted = threads > 0 ? threads : cores;
  configured.store(wanted);
  setOwnThreads(wanted);
  const std::string blas = useOneBlasThread();
  return std::to_string(wanted) + (wanted == 1 ? " thread, " : " threads, ") + blas;
}

}  // namespace lacuna::model

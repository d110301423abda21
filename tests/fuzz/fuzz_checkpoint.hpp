#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/base/error.hpp"
#include "core/model/checkpoint.hpp"
#include "core/model/description.hpp"

namespace lacuna::fuzz {

/// A file in memory that holds the fuzzer's bytes and has a path.
class MemoryFile {
 public:
  MemoryFile(const std::uint8_t* bytes, std::size_t size) : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
    if (descriptor_ < 0 || write(descriptor_, bytes, size) != static_cast<ssize_t>(size)) std::abort();
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

/// Opens, lists, reads and describes; the only thing allowed to come out is a `Failure`.
inline void readCheckpoint(const std::uint8_t* bytes, std::size_t size) {
  const MemoryFile file(bytes, size);
  try {
    const auto checkpoint = model::Checkpoint::open(file.path());
    for (const model::TensorEntry& entry : checkpoint->tensors()) {
      if (entry.count() != static_cast<std::int64_t>(checkpoint->readFloats(entry).size())) std::abort();
    }
    model::describe(*checkpoint);
  } catch (const Failure& failure) {
    if (failure.error().what.find('\n') != std::string::npos) std::abort();  // one line, whatever the file says
  }
}

}  // namespace lacuna::fuzz

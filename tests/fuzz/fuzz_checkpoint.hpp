#pragma once

#include "core/model/checkpoint.hpp"
#include "core/model/description.hpp"
#include "core/model/probe_description.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace lacuna::fuzz {

/// Opens, lists, reads and describes.
inline void readCheckpoint(const std::uint8_t* bytes, std::size_t size) {
  const MemoryFile file(bytes, size);
  allowFailure([&] {
    const auto checkpoint = model::Checkpoint::open(file.path());
    for (const model::TensorEntry& entry : checkpoint->tensors()) {
      if (entry.count() != static_cast<std::int64_t>(checkpoint->readFloats(entry).size())) std::abort();
    }
    if (model::holdsProbes(*checkpoint)) allowFailure([&] { model::describeProbe(*checkpoint, 0); });
    model::describe(*checkpoint);
  });
}

}  // namespace lacuna::fuzz

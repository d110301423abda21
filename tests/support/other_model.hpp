#pragma once

#include <cstdint>
#include <cstring>
#include <string>

#include "tests/support/files.hpp"

namespace lacuna::test {

/// The small model with its patch embedding made half as strong: another model of the same sizes. Returns its path in `folder`.
inline std::string otherModel(const TempFolder& folder) {
  std::string bytes = readFile(sourceFile("tests/data/model/untrained/model.safetensors"));
  std::uint64_t header = 0;
  std::memcpy(&header, bytes.data(), sizeof header);
  constexpr std::size_t first = 192, last = 295104;  // of patch_embeddings.proj.weight, float32
  for (std::size_t at = 8 + header + first; at < 8 + header + last; at += sizeof(float)) {
    float value = 0;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    value *= 0.5F;
    std::memcpy(bytes.data() + at, &value, sizeof value);
  }
  std::filesystem::create_directories(folder.path() / "other");
  writeFile(folder.file("other/model.safetensors"), bytes);
  writeFile(folder.file("other/config.json"), readFile(sourceFile("tests/data/model/untrained/config.json")));
  return folder.file("other/model.safetensors");
}

}  // namespace lacuna::test

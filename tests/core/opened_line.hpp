#pragma once

#include <string>

#include "core/base/error.hpp"
#include "core/model/checkpoint.hpp"
#include "tests/support/files.hpp"

namespace lacuna::test {

/// What opening a checkpoint says: its one line of refusal, or "opened".
inline std::string lineOf(const std::string& path) {
  try {
    model::Checkpoint::open(path);
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "opened";
}

/// The same for a file of these bytes.
inline std::string lineFor(const std::string& bytes, const std::string& name = "file.pt") {
  const TempFolder folder;
  writeFile(folder.file(name), bytes);
  return lineOf(folder.file(name));
}

}  // namespace lacuna::test

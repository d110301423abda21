#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/library/library.hpp"

namespace lacuna::library {

struct BuildRequest {
  std::string folder;
  std::vector<std::string> scenes;  ///< drawn clips ("world:behind,seed=7") that belong to it too
  std::shared_ptr<const model::Model> model;
  Settings settings;
  std::size_t most_bytes = Library::most_bytes;  ///< of vectors
};

struct BuildReport {
  std::size_t clips = 0, tokens = 0;
  std::size_t encoded = 0;          ///< clips that were new or had changed
  std::size_t left_out = 0;         ///< clips for which there was no room
  std::vector<Error> unread;        ///< clips, or windows of them, that could not be read
  std::optional<Error> old_unread;  ///< why the library that was there could not be used
};

/// Makes the library of a folder, or brings it up to date: clips whose bytes are known are not encoded again, clips that are gone
/// leave. Holds one window in memory at a time, and writes beside the old library, which stays as it was until the new one is
/// whole. Reports "clips". Throws `CancelledException`, and `Failure`: NotFound (no clip could be read), Mismatch (settings that
/// the model does not take), Refused (the folder cannot be written to), what `Model::encode` throws.
BuildReport buildLibrary(const BuildRequest& request, const jobs::JobContext& context);

}  // namespace lacuna::library

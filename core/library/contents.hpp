#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/hash.hpp"

namespace lacuna::library {

/// How clips are cut into windows, as the model sees them. Other settings make other vectors.
struct Settings {
  int frames = 16;      ///< of a window
  double rate_fps = 4;  ///< wanted rate
  int crop = 256;       ///< the model's picture side, pixels
  int windows = 8;      ///< of one clip at most, spread over it
  bool operator==(const Settings&) const = default;
};

/// When a step of tokens begins.
struct Moment {
  std::int64_t frame_in_clip = 0;
  double time_s = 0;
  bool operator==(const Moment&) const = default;
};

/// What the model saw at once. Steps that only repeat the last frame of a short clip are left out.
struct Window {
  std::int64_t start_frame = 0;
  std::vector<Moment> steps;
  bool operator==(const Window&) const = default;
};

struct ClipEntry {
  std::string path;  ///< inside the library's folder, or "world:..." for a scene that the program draws
  Hash128 hash;      ///< of the file's bytes; of the name of a scene
  std::int64_t frames = 0;
  std::vector<Window> windows;

  std::size_t steps() const;
  bool operator==(const ClipEntry&) const = default;
};

/// What the vectors of a library are of. They stand in this order: clip, window, step, row, column.
struct Contents {
  Hash128 model;
  std::string model_name;
  Settings settings;
  int rows = 0, cols = 0;  ///< tokens of one step
  std::size_t width = 0;   ///< features of a vector
  std::vector<ClipEntry> clips;

  std::size_t tokensOf(const ClipEntry& clip) const;
  std::size_t tokens() const;
  bool operator==(const Contents&) const = default;
};

/// Whether a library can name this file: json is UTF-8, file names need not be.
bool canBeNamed(const std::string& path);

std::string toJson(const Contents& contents);

/// Throws `Failure`: Unreadable (damaged), Refused (another version; a clip outside the folder; sizes beyond reason).
Contents parseContents(const std::string& json_text, const std::string& where);

}  // namespace lacuna::library

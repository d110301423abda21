#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/sweep/spec.hpp"

namespace lacuna::sweep {

/// The content that the finished runs of a sweep were made with, by what the spec calls it: names say nothing of content. Where the
/// window is left to the model, clips are told apart by model too.
struct MadeWith {
  std::map<std::string, Hash128> models, windows;

  bool knows(const Point& point) const;
  void add(const Point& point, const Hash128& model, const Hash128& window);  ///< what is known stays
  /// Why a run of this point cannot be made with these (Mismatch); nothing where it can.
  std::optional<Error> otherModel(const Point& point, const Hash128& model) const;
  std::optional<Error> otherClip(const Point& point, const Hash128& window) const;
};

}  // namespace lacuna::sweep

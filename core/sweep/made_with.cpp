#include "core/sweep/made_with.hpp"

namespace lacuna::sweep {
namespace {

std::string windowOf(const Point& point) {
  std::string text = point.clip;
  for (const double value : {static_cast<double>(point.sampling.start_frame), static_cast<double>(point.sampling.frames), point.sampling.rate_fps, static_cast<double>(point.crop)})
    text += '\n' + std::to_string(value);
  const bool as_trained = point.sampling.frames == 0 || point.sampling.rate_fps == 0 || point.crop == 0;
  return as_trained ? text + '\n' + point.model : text;
}

bool isOther(const std::map<std::string, Hash128>& known, const std::string& name, const Hash128& hash) {
  const auto found = known.find(name);
  return found != known.end() && found->second != hash;
}

}  // namespace

bool MadeWith::knows(const Point& point) const { return models.contains(point.model) && windows.contains(windowOf(point)); }

void MadeWith::add(const Point& point, const Hash128& model, const Hash128& window) {
  models.emplace(point.model, model);
  windows.emplace(windowOf(point), window);
}

std::optional<Error> MadeWith::otherModel(const Point& point, const Hash128& model) const {
  if (!isOther(models, point.model, model)) return std::nullopt;
  return Error{ErrorKind::Mismatch, "This is another checkpoint than the finished runs of the sweep were made with. Put that one in its place, or take another folder.", point.model};
}

std::optional<Error> MadeWith::otherClip(const Point& point, const Hash128& window) const {
  if (!isOther(windows, windowOf(point), window)) return std::nullopt;
  return Error{ErrorKind::Mismatch, "This is another clip than the finished runs of the sweep were made with. Put that one in its place, or take another folder.", point.clip};
}

}  // namespace lacuna::sweep

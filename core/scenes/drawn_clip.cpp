#include "core/scenes/drawn_clip.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/error.hpp"
#include "core/world/painter.hpp"

namespace lacuna::scenes {
namespace {

std::string titleFor(const world::SceneSpec& spec) {
  std::string title = std::string(world::titleOf(spec.kind)) + ", seed " + std::to_string(spec.seed);
  const bool as_drawn = std::all_of(spec.knobs.begin(), spec.knobs.end(), [](double knob) { return std::isnan(knob); });
  if (!as_drawn) title += ", adjusted";
  if (spec.violation != world::Violation::None) title += std::string(", ") + world::titleOf(spec.violation);
  return title;
}

class DrawnClip final : public media::FrameSource {
 public:
  explicit DrawnClip(const world::SceneSpec& spec) : painter_(world::makeClip(spec), world::View::whole(drawn_side_px)) {
    info_.path = world::textOf(spec);
    info_.name = titleFor(spec);
    info_.container = "drawn";
    info_.width = info_.height = drawn_side_px;
    info_.rate_fps = world::scene_rate_fps;
    info_.frames = spec.frames;
    info_.duration_s = spec.frames / world::scene_rate_fps;
    const int cut = painter_.clip().cut;
    if (cut >= 0)
      info_.notes.push_back("From frame " + std::to_string(cut + 1) +
                            " on this is impossible: " + world::titleOf(spec.violation) + ".");
    for (int i = 0; i < spec.frames; ++i) times_.push_back(i / world::scene_rate_fps);
  }

  const media::ClipInfo& info() const override { return info_; }
  const std::vector<double>& frameTimes() const override { return times_; }

  Image frame(std::int64_t index, const jobs::JobContext& context) override {
    context.throwIfStopped();
    media::checkFrameIndex(index, info_);
    return painter_.frame(static_cast<int>(index));
  }

 private:
  world::ClipPainter painter_;
  media::ClipInfo info_;
  std::vector<double> times_;
};

}  // namespace

std::string drawnTitle(const std::string& name) {
  try {
    return titleFor(world::parseScene(name));
  } catch (const Failure&) {
    return name;  // whoever opens it says what is wrong with it
  }
}

std::shared_ptr<media::FrameSource> openDrawnClip(const std::string& name) {
  return std::make_shared<DrawnClip>(world::parseScene(name));
}

}  // namespace lacuna::scenes

#include "core/world/drawn_clip.hpp"

#include "core/base/error.hpp"
#include "core/world/behind_the_card.hpp"

namespace lacuna::world {
namespace {

constexpr const char* behind_the_card = "demo:behind-the-card";

class DrawnClip final : public media::FrameSource {
 public:
  DrawnClip() {
    info_.path = behind_the_card;
    info_.name = "Behind the card";
    info_.container = "drawn";
    info_.width = BehindTheCard::side;
    info_.height = BehindTheCard::side;
    info_.rate_fps = BehindTheCard::rate_fps;
    info_.frames = BehindTheCard::frames;
    info_.duration_s = BehindTheCard::frames / BehindTheCard::rate_fps;
    for (int i = 0; i < BehindTheCard::frames; ++i) times_.push_back(i / BehindTheCard::rate_fps);
  }

  const media::ClipInfo& info() const override { return info_; }
  const std::vector<double>& frameTimes() const override { return times_; }

  Image frame(std::int64_t index, const jobs::JobContext& context) override {
    context.throwIfStopped();
    if (index < 0 || index >= info_.frames) {
      fail(ErrorKind::Mismatch,
           "There is no frame " + std::to_string(index) + "; the last one is " + std::to_string(info_.frames - 1) + ".",
           info_.path);
    }
    return scene_.draw(static_cast<int>(index));
  }

 private:
  BehindTheCard scene_;
  media::ClipInfo info_;
  std::vector<double> times_;
};

}  // namespace

bool isDrawnClip(const std::string& path) { return path == behind_the_card; }

std::shared_ptr<media::FrameSource> openDrawnClip(const std::string& name) {
  if (!isDrawnClip(name))
    fail(ErrorKind::NotFound, std::string("There is no drawn clip of this name. Try ") + behind_the_card + ".", name);
  return std::make_shared<DrawnClip>();
}

}  // namespace lacuna::world

#include "widgets/teach/beside_run.hpp"

#include <cmath>
#include <limits>

#include "core/latent/placement.hpp"
#include "core/scenes/any_clip.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::size_t frame_bytes = std::size_t{64} << 20;

/// The last step before the first that is hidden whole; -1: there is none, or nothing before it is seen.
int lastSeenStep(const mask::Mask& mask) {
  const mask::TokenGrid& grid = mask.grid();
  for (int step = 1; step < grid.steps; ++step)
    if (mask.hiddenCountInStep(step) == grid.perStep() && mask.hiddenCountInStep(step - 1) == 0) return step - 1;
  return -1;
}

/// Mean distance of the pixels of all later frames from the last frame of a step, in levels.
double copyError(const media::ClipWindow& window, int last_frame) {
  const Image& seen = *window.frames[static_cast<std::size_t>(last_frame)];
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t frame = static_cast<std::size_t>(last_frame) + 1; frame < window.frames.size(); ++frame) {
    const Image& image = *window.frames[frame];
    for (std::size_t i = 0; i < image.rgb.size() && i < seen.rgb.size(); ++i) sum += std::abs(static_cast<int>(image.rgb[i]) - static_cast<int>(seen.rgb[i]));
    count += image.rgb.size();
  }
  return count > 0 ? sum / static_cast<double>(count) : 0;
}

}  // namespace

BesideRun::BesideRun(session::Session& session, jobs::JobRunner& jobs, QObject* parent) : QObject(parent), session_(session), jobs_(jobs) {
  connection_ = session.onChange([this](const session::Change& change) {
    const bool moves = std::holds_alternative<session::MaskChanged>(change) || std::holds_alternative<session::ClipChanged>(change);
    if (moves || std::holds_alternative<session::ModelChanged>(change)) follow();
  });
}

void BesideRun::setWish(std::optional<BesideWish> wish) {
  if (wish == wish_) return;
  wish_ = std::move(wish);
  if (!wish_) found_.reset();
  follow();
}

void BesideRun::follow() {
  const bool ready = wish_ && session_.placement() && !session_.clipLoading().busy && !session_.modelLoading().busy;
  if (!ready) {
    lane_.cancel();
    asked_.reset();
    current_ = false;
    return Q_EMIT changed();
  }
  Asked asked{session_.window(), session_.model(), session_.mask(), *wish_};
  if (asked_ == asked) return;
  asked_ = std::move(asked);
  current_ = false;
  error_.reset();
  jobs_.start<Found>(
      lane_,
      [asked = *asked_, rule = session_.document().coverage, cache = session_.latentCache()](const jobs::JobContext& context) { return make(asked, rule, *cache, context); },
      nullptr, [this](Outcome<Found> outcome) { finish(std::move(outcome)); });
  Q_EMIT changed();
}

BesideRun::Found BesideRun::make(const Asked& asked, mask::CoverageRule rule, latent::LatentCache& cache, const jobs::JobContext& context) {
  std::shared_ptr<const media::ClipWindow> window = asked.window;
  if (!asked.wish.clip.empty()) {
    media::FrameCache frames(frame_bytes);
    const auto source = scenes::openAny(asked.wish.clip, context);
    window = media::readWindow(*source, asked.window->sampling, asked.window->geometry.crop, {}, frames, context);
  }
  const mask::GridPlacement placement = latent::placementOf(*window, asked.model->description());
  const mask::Mask mask = asked.wish.shapes ? mask::rasterise(*asked.wish.shapes, placement, rule) : asked.mask;
  Found found{latent::predictHidden({window, asked.model, mask, {}}, cache, context), std::numeric_limits<double>::quiet_NaN()};
  const int step = lastSeenStep(mask);
  if (step < 0) return found;
  const int last_frame = (step + 1) * asked.model->description().tubelet - 1;
  const double own = copyError(*asked.window, last_frame);
  if (own > 0) found.copy_growth = copyError(*window, last_frame) / own;
  return found;
}

void BesideRun::finish(Outcome<Found> outcome) {
  if (outcome.error() != nullptr) error_ = *outcome.error();
  if (outcome.ok()) {
    found_ = std::move(outcome.value());
    current_ = true;
  }
  Q_EMIT changed();
}

}  // namespace lacuna::widgets

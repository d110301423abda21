#include <algorithm>

#include "core/scenes/any_clip.hpp"
#include "core/session/session.hpp"
#include "core/session/session_shared.hpp"

/// Opening a clip and reading a window of it.
namespace lacuna::session {
namespace {

struct OpenedClip {
  std::shared_ptr<media::FrameSource> source;
  std::shared_ptr<const media::ClipWindow> window;
};

}  // namespace

void Session::openClip(const std::string& path, std::optional<Input> input) {
  const Input wanted = input.value_or(Input{document_.sampling, document_.crop});
  clip_loading_ = {true, {}, std::nullopt, path};
  opening_path_ = path;
  send(ClipChanged{});
  jobs_.start<OpenedClip>(
      clip_lane_,
      [path, wanted, asked = input.has_value(), shared = shared_](const jobs::JobContext& context) {
        auto source = scenes::openAny(path, context);
        const auto sampling = asked ? wanted.sampling : startInside(wanted.sampling, source->info().frames);
        auto window = media::readWindow(*source, sampling, wanted.crop, {}, shared->frames, context);
        return OpenedClip{std::move(source), std::move(window)};
      },
      [this](const jobs::Progress& progress) {
        clip_loading_.progress = progress;
        if (progressDue()) send(ClipChanged{});
      },
      [this](Outcome<OpenedClip> outcome) {
        clip_loading_.busy = false;
        opening_path_.reset();
        if (outcome.error() != nullptr) clip_loading_.error = *outcome.error();
        if (!outcome.ok()) return keepWindow();
        source_ = outcome.value().source;
        document_.clip_path = clip_loading_.path;
        document_.sampling = outcome.value().window->sampling;
        document_.crop = outcome.value().window->geometry.crop;
        ++revision_;
        showWindow(outcome.value().window);
      });
}

void Session::readWindow() {
  const Input wanted{document_.sampling, document_.crop};
  if (opening_path_) return openClip(*opening_path_, wanted);  // the clip on its way in is the one that is wanted
  if (!source_) return;
  clip_loading_ = {true, {}, std::nullopt, document_.clip_path};
  send(ClipChanged{});
  jobs_.start<std::shared_ptr<const media::ClipWindow>>(
      clip_lane_,
      [source = source_, sampling = document_.sampling, crop = document_.crop, shared = shared_](const jobs::JobContext& context) {
        const std::lock_guard lock(shared->reading);
        return media::readWindow(*source, sampling, crop, {}, shared->frames, context);
      },
      [this](const jobs::Progress& progress) {
        clip_loading_.progress = progress;
        if (progressDue()) send(ClipChanged{});
      },
      [this](Outcome<std::shared_ptr<const media::ClipWindow>> outcome) {
        clip_loading_.busy = false;
        if (outcome.error() != nullptr) clip_loading_.error = *outcome.error();
        if (!outcome.ok()) return keepWindow();
        showWindow(outcome.value());
      });
}

void Session::showWindow(std::shared_ptr<const media::ClipWindow> window) {
  window_ = std::move(window);
  forgetComparison();
  playhead_ = std::clamp(playhead_, 0, static_cast<int>(window_->frames.size()) - 1);
  placeGrid();
  remakeMask();
  send(ClipChanged{});
  send(MaskChanged{});
  send(SelectionChanged{});
  refreshPrediction();
}

void Session::keepWindow() {
  if (window_) {  // the document says again what is shown
    document_.sampling = window_->sampling;
    document_.crop = window_->geometry.crop;
    ++revision_;
  }
  send(ClipChanged{});
  refreshPrediction();
}

}  // namespace lacuna::session

#include "widgets/canvas/frame_split.hpp"

#include <algorithm>
#include <utility>

namespace lacuna::widgets {

FrameSplit::FrameSplit(ViewState& view, QObject* parent) : QObject(parent), view_(view), shown_(shown()), on_frame_(lensOn(view)) {
  connect(&view, &ViewState::changed, this, [this] {
    const LensKind on_frame_before = std::exchange(on_frame_, lensOn(view_));
    const Arrangement shown_before = std::exchange(shown_, shown());
    if (on_frame_before != on_frame_ || shown_before != shown_) Q_EMIT changed();
  });
}

void FrameSplit::setState(const State& state) {
  if (state == state_) return;
  state_ = state;
  state_.line = std::clamp(state.line, 0.0, 1.0);
  shown_ = shown();
  Q_EMIT changed();
}

FrameSplit::Arrangement FrameSplit::shown() const { return canSplit() ? state_.arrangement : Single; }

LensKind FrameSplit::against() const {
  const LensKind on_frame = lensOn(view_);
  if (state_.against != on_frame) return state_.against;
  return on_frame == LensKind::Frame ? LensKind::Error : LensKind::Frame;
}

void FrameSplit::arrange(Arrangement arrangement) {
  State state = state_;
  state.arrangement = arrangement;
  setState(state);
}

void FrameSplit::compareWith(LensKind lens) {
  State state = state_;
  state.against = lens;
  if (state.arrangement == Single) state.arrangement = Wipe;
  setState(state);
}

void FrameSplit::moveLine(double share) {
  State state = state_;
  state.line = std::clamp(share, 0.0, 1.0);
  setState(state);
}

CanvasSides FrameSplit::firstSides() const {
  if (shown() == Single) return {};
  return {against(), shown() == Wipe ? std::optional(state_.line) : std::nullopt, true};
}

CanvasSides FrameSplit::secondSides() const { return {std::nullopt, std::nullopt, true}; }

bool FrameSplit::shows(LensKind lens) const { return lensOn(view_) == lens || (shown() != Single && against() == lens); }

}  // namespace lacuna::widgets

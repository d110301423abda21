#pragma once

#include <variant>

namespace lacuna::session {

/// The clip, its window or its loading state changed.
struct ClipChanged {};
/// The model or its loading state changed.
struct ModelChanged {};
/// Shapes or the coverage rule changed, hence the mask; or the preview ended.
struct MaskChanged {};
/// The stroke or drag in progress moved, and with it what is shown. May come at each move of the hand.
struct PreviewMoved {};
/// The playhead is on another frame of the window.
struct PlayheadMoved {};
/// The picked or the hovered token changed.
struct SelectionChanged {};
/// The prediction's state or progress changed (running, out of date, cannot run, cancelled).
struct PredictionChanged {};
/// Following an object began, went on, ended or failed.
struct FollowingChanged {};
/// A new run and its projection are in place.
struct ResultReady {};
/// The layout of the latents, its health or its fitting changed.
struct LayoutChanged {};

/// The closed set of events; sent on the owner's thread after the state is valid.
using Change = std::variant<ClipChanged, ModelChanged, MaskChanged, PreviewMoved, PlayheadMoved, SelectionChanged, PredictionChanged, FollowingChanged, ResultReady, LayoutChanged>;

}  // namespace lacuna::session

#pragma once

#include <QString>
#include <array>

#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// What the frame can be seen through.
enum class LensKind { Frame, Error, TrueFeatures, Predicted, Attention };
inline constexpr std::array every_lens = {LensKind::Frame, LensKind::Error, LensKind::TrueFeatures, LensKind::Predicted, LensKind::Attention};

QString nameOf(LensKind lens);

/// The one that the view's overlays amount to; of several the uppermost that fills tokens.
LensKind lensOn(const ViewState& view);

/// It alone, over the frame.
void putOn(LensKind lens, ViewState& view);

}  // namespace lacuna::widgets

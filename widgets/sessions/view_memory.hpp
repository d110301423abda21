#pragma once

#include <QByteArray>

#include "widgets/canvas/frame_split.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// What the window shows and how, as json text: the workspace, tools, overlays, the metric; the latent view's camera and the
/// cameras that were kept there.
QByteArray rememberedView(const ViewState& view, const LatentView& latents);

/// That text with how the clip panel shows the frame.
QByteArray withSplit(const QByteArray& json, const FrameSplit& split);

/// The other way round; what a text does not say, or says in a way that cannot be, stays as it is. Cameras are for when there are
/// points to look at: a view without them fits its camera to those that come.
void showRemembered(const QByteArray& json, ViewState& view);
void showRememberedSplit(const QByteArray& json, FrameSplit& split);
void showRememberedCameras(const QByteArray& json, LatentView& latents);

}  // namespace lacuna::widgets

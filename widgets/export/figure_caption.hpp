#pragma once

#include <QPainter>
#include <QString>

#include "core/session/session.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// What a figure is of, in the words under every figure of a view: clip, frames that the model sees, moment, mask, model, metric.
/// Empty without a clip.
QString figureCaption(const session::Session& session, const ViewState& view);

int captionHeight(const QString& caption, int width);  ///< of its band under a figure; 0 for an empty one
void paintCaption(QPainter& painter, const QRect& band, const QString& caption, const Theme& theme);

}  // namespace lacuna::widgets

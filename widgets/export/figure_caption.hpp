#pragma once

#include <QPainter>
#include <QString>
#include <QWidget>

#include "core/session/session.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// What a figure of a view is of, in the words under it: clip, frames that the model sees, moment, mask, model, metric; then what that
/// view alone needs: shares of the axes, the verdict on a pair, the token that attention is of. `widget` is the view, for what it
/// alone knows: which steps are bright. Empty without a clip.
QString figureCaption(const session::Session& session, const ViewState& view, const QString& view_id, const QWidget* widget = nullptr);

int captionHeight(const QString& caption, int width);  ///< of its band under a figure; 0 for an empty one
void paintCaption(QPainter& painter, const QRect& band, const QString& caption, const Theme& theme);

}  // namespace lacuna::widgets

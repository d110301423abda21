#include <QMouseEvent>

#include "widgets/scene/latent_view.hpp"

namespace lacuna::widgets {
namespace {
constexpr double line_spacing_px = 3;  // between the corners of a lasso
}

/// Shift draws a line round tokens, Ctrl a box; Alt with them takes away. A press that does not move means the nearest mark.
void LatentView::mousePressEvent(QMouseEvent* event) {
  const bool box = event->modifiers().testFlag(Qt::ControlModifier), line = event->modifiers().testFlag(Qt::ShiftModifier);
  if (event->button() != Qt::LeftButton || !(box || line) || !hasContent() || overHud(event->position())) return SceneView::mousePressEvent(event);
  const auto how = event->modifiers().testFlag(Qt::AltModifier) ? analysis::Selecting::Remove : analysis::Selecting::Add;
  choosing_ = Choosing{QPolygonF({event->position()}), box, how};
  hudChanged();
}

void LatentView::mouseMoveEvent(QMouseEvent* event) {
  if (!choosing_) return SceneView::mouseMoveEvent(event);
  if (!event->buttons().testFlag(Qt::LeftButton)) choosing_.reset();  // the release went elsewhere
  else if (QLineF(choosing_->line.back(), event->position()).length() >= line_spacing_px) choosing_->line << event->position();
  hudChanged();
}

void LatentView::mouseReleaseEvent(QMouseEvent* event) {
  if (!choosing_ || event->button() != Qt::LeftButton) return SceneView::mouseReleaseEvent(event);
  const Choosing chosen = *std::exchange(choosing_, std::nullopt);
  hudChanged();
  if (chosen.line.size() > 1) return Q_EMIT selectAsked(tokensInside(chosen.region()), chosen.how);
  if (const auto token = tokenAt(event->position())) Q_EMIT selectAsked({*token}, chosen.how);
}

/// Of the open clip, by any of their marks that are shown.
std::vector<TokenId> LatentView::tokensInside(const QPolygonF& region) {
  const QRectF bounds = region.boundingRect();
  const std::vector<ScreenPoint>& all = places();
  std::vector<TokenId> tokens;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool inside = all[i].in_front && content_.marks[i].clip == 0 && bounds.contains(all[i].at) && region.containsPoint(all[i].at, Qt::OddEvenFill);
    if (inside) tokens.push_back(content_.marks[i].token);
  }
  return tokens;
}

void LatentView::mouseDoubleClickEvent(QMouseEvent* event) {
  const auto mark = overHud(event->position()) ? std::nullopt : markAt(event->position());
  if (!mark || content_.marks[*mark].clip == 0) return mousePressEvent(event);
  const session::BesideClip& clip = input_.result.more->clips[static_cast<std::size_t>(content_.marks[*mark].clip - 1)];
  const QString path = QString::fromStdString(clip.path);
  if (clip.of_model) Q_EMIT modelAsked(path);
  else Q_EMIT clipAsked(path);
}

void LatentView::pointAt(const std::optional<QPointF>& place) {
  if (!input_.result.more || input_.result.more->clips.empty()) return;
  auto mark = place ? markAt(*place) : std::nullopt;
  if (mark && content_.marks[*mark].clip == 0) mark.reset();
  if (mark == beside_) return;
  beside_ = mark;
  hudChanged();
}

}  // namespace lacuna::widgets

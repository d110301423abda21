#include "widgets/canvas/clip_caption.hpp"

#include <QPainter>

#include "widgets/attention/query_tab.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {
constexpr int header_px = 36, side_px = 12, gap_px = 12, air_px = 4;
}

ClipCaption::ClipCaption(const Shows& shows, QWidget& panel, QWidget& frame)
    : QWidget(&panel), shows_(shows), panel_(panel), frame_(frame) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
}

void ClipCaption::setInFigure(bool in_figure) {
  FigurePart::setInFigure(in_figure);
  setGeometry(panel_.rect());
  setVisible(in_figure && shows_.session.window() != nullptr);
  raise();
}

/// "Step 6 of 8, frame 11 of 16"
QString ClipCaption::moment() const {
  const session::Session& session = shows_.session;
  const auto& window = *session.window();
  const auto frames = static_cast<int>(window.frames.size());
  const QString frame = tr("Frame %1 of %2").arg(session.playhead() + 1).arg(frames);
  if (!session.placement()) return frame;
  return tr("Step %1 of %2, frame %3 of %4").arg(session.playheadStep() + 1).arg(session.placement()->grid.steps).arg(session.playhead() + 1).arg(frames);
}

/// Whose attention it is, and which way the map on the frame is read.
QString ClipCaption::attention() const {
  const ShownAttention& attention = shows_.shown.attention();
  const AttentionMaps& maps = attention.maps();
  const QString whose = QueryTab::nameOf(maps, attention.block(), attention.head());
  if (maps.way() == AttentionWay::Received) return tr("Attention: %1, received by each token, mean over all tokens").arg(whose);
  const mask::Cell cell = maps.grid().cell(maps.query());
  const QString line = maps.readers() ? tr("Attention: %1, what reads the token at row %2, column %3, step %4")
                                      : tr("Attention: %1, what the token at row %2, column %3, step %4 reads");
  return line.arg(whose).arg(cell.row + 1).arg(cell.col + 1).arg(cell.step + 1);
}

/// What is on the frame, in the words of its switches, and by which measure.
QStringList ClipCaption::onFrame() const {
  const auto& [session, view, themes, shown, split] = shows_;
  QStringList names;
  if (view.show_mask && session.placement()) names << tr("Hidden tokens outlined");
  const latent::Run* run = shown.run();
  const bool predicted = run != nullptr && !run->errors.empty();
  if (predicted && (view.show_error || split.shows(LensKind::Error))) names << tr("Error: %1").arg(coreText(latent::nameOf(view.metric)));
  if (shown.projection() != nullptr && split.shows(LensKind::TrueFeatures)) names << tr("True features: 3 main components as colours");
  if (shown.projection() != nullptr && split.shows(LensKind::Predicted)) names << tr("Predicted features: 3 main components as colours");
  const AttentionMaps& maps = shown.attention().maps();
  const bool attends = view.show_attention || split.shows(LensKind::Attention);
  if (attends && !maps.empty() && maps.request().window == session.window()) names << attention();
  if (predicted || shown.projection() != nullptr) names << tr("Model: %1").arg(coreText(run->model->description().name));
  return names;
}

void ClipCaption::paintHead(QPainter& painter) const {
  const Theme& theme = shows_.themes.theme();
  const QString title = panel_.accessibleName(), when = moment();
  const int left = side_px + QFontMetrics(fonts::title()).horizontalAdvance(title) + gap_px;
  const int when_px = QFontMetrics(fonts::body()).horizontalAdvance(when);
  const QRect head(left, 0, width() - left - side_px, header_px);
  painter.setFont(fonts::body());
  painter.setPen(theme.text2);
  painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, when);
  painter.setFont(fonts::value());
  painter.setPen(theme.text);
  const QString clip = coreText(shows_.session.window()->info.name);
  const QRect name = head.adjusted(0, 0, -when_px - gap_px, 0);
  painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(clip, Qt::ElideMiddle, name.width()));
}

void ClipCaption::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintHead(painter);
  const int top = header_px + air_px, bottom = frame_.mapTo(&panel_, QPoint()).y() - air_px;
  painter.setFont(fonts::caption());
  painter.setPen(shows_.themes.theme().text2);
  const QRect band(side_px, top, frame_.width(), bottom - top);
  painter.drawText(band, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, onFrame().join(QStringLiteral(" \u00b7 ")));
}

}  // namespace lacuna::widgets

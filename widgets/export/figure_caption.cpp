#include "widgets/export/figure_caption.hpp"

#include <QCoreApplication>
#include <QFontMetrics>

#include "core/session/kept_runs.hpp"
#include "widgets/clip_words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/seen_frames.hpp"

namespace lacuna::widgets {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(FigureCaption)
};

constexpr int side_px = 12, air_px = 8;
constexpr int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

/// "The model sees frames 1-16 of 48"
QString seenWords(const media::ClipWindow& window) {
  const std::int64_t seen = seenFrames(window), whole = window.info.frames;
  if (seen == whole) return Words::tr("The model sees all %n frame(s)", nullptr, static_cast<int>(whole));
  const std::int64_t first = window.frame_in_clip.front() + 1, last = window.frame_in_clip.back() + 1;
  if (last - first + 1 == seen) return Words::tr("The model sees frames %1\u2013%2 of %3").arg(first).arg(last).arg(whole);
  return Words::tr("The model sees %1 of the frames %2\u2013%3 of %4").arg(seen).arg(first).arg(last).arg(whole);
}

QString momentWords(const session::Session& session) {
  const std::int64_t frame = session.window()->frame_in_clip[static_cast<std::size_t>(session.playhead())] + 1;
  if (!session.placement()) return Words::tr("At frame %1 of the clip").arg(frame);
  return Words::tr("At step %1 of %2, frame %3 of the clip").arg(session.playheadStep() + 1).arg(session.placement()->grid.steps).arg(frame);
}

QString maskWords(const session::Session& session) {
  const mask::Mask& mask = session.mask();
  if (mask.hiddenCount() == 0) return Words::tr("Nothing is hidden");
  const QString name = coreText(session::maskName(session.document().shapes));
  return Words::tr("Mask: %1, %2 of %3 tokens hidden").arg(name).arg(mask.hiddenCount()).arg(mask.grid().size());
}

}  // namespace

QString figureCaption(const session::Session& session, const ViewState& view) {
  const auto& window = session.window();
  if (!window || window->frame_in_clip.empty()) return {};
  QStringList said{Words::tr("Clip: %1").arg(clipTitle(window->info.path)), seenWords(*window), momentWords(session)};
  if (session.placement()) said << maskWords(session);
  if (session.model()) said << Words::tr("Model: %1").arg(coreText(session.model()->description().name));
  const auto& run = session.result().run;
  if (run && !run->hidden_ids.empty()) said << Words::tr("Metric: %1").arg(coreText(latent::nameOf(view.metric)));
  if (run && !session.resultIsCurrent()) said << Words::tr("The prediction is of before the last change");
  return said.join(QStringLiteral(" \u00b7 "));
}

int captionHeight(const QString& caption, int width) {
  if (caption.isEmpty()) return 0;
  return QFontMetrics(fonts::caption()).boundingRect(QRect(0, 0, width - 2 * side_px, 0), wrapped, caption).height() + 2 * air_px;
}

void paintCaption(QPainter& painter, const QRect& band, const QString& caption, const Theme& theme) {
  if (caption.isEmpty()) return;
  painter.fillRect(band, theme.panel);
  painter.setFont(fonts::caption());
  painter.setPen(theme.text2);
  painter.drawText(band.adjusted(side_px, air_px, -side_px, 0), wrapped, caption);
}

}  // namespace lacuna::widgets

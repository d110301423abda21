#include "widgets/export/figure_caption.hpp"

#include <QCoreApplication>
#include <QFontMetrics>

#include "core/compare/report.hpp"
#include "core/session/studies.hpp"
#include "widgets/clip_words.hpp"
#include "widgets/compare/pair_words.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/seen_frames.hpp"
#include "widgets/token_words.hpp"

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

/// "Variance along each axis in turn: 32 %, 14 %, 9 %"
void addAxes(const session::Session& session, QStringList& said) {
  QStringList shares;
  for (const double share : session.layoutExplained()) shares << words::percent(share);
  if (!shares.isEmpty()) said << Words::tr("Variance along each axis in turn: %1").arg(shares.join(QStringLiteral(", ")));
}

void addPair(const session::Session& session, QStringList& said) {
  const session::KeptRuns& runs = session.studies().runs;
  const auto& pair = runs.compared();
  if (!pair) return;
  said << Words::tr("A: run %1, %2").arg(static_cast<unsigned>(pair->a)).arg(coreText(pair->subject_a->mask));
  said << Words::tr("B: run %1, %2").arg(static_cast<unsigned>(pair->b)).arg(coreText(pair->subject_b->mask));
  said << Words::tr("Verdict: %1").arg(pairWords(compare::verdictText(pair->figures))) << pairWords(compare::reasonText(pair->figures));
}

/// Which points are bright, or there at all.
void addSteps(const session::Session& session, const QWidget& panel, QStringList& said) {
  const auto* cloud = panel.findChild<LatentView*>();
  if (cloud == nullptr) return;
  const int step = session.playheadStep() + 1;
  if (!session.selection().empty()) {
    said << Words::tr("Bright: the selected tokens");
    return;
  }
  switch (cloud->sceneStyle().show) {
    case ShowSteps::AllSteps: said << Words::tr("All steps are bright"); break;
    case ShowSteps::OnlyThisStep: said << Words::tr("Step %1 alone").arg(step); break;
    case ShowSteps::UpToThisStep: said << Words::tr("Bright: step %1, with those before it").arg(step); break;
    case ShowSteps::ThisStepBright: said << Words::tr("Bright: step %1").arg(step); break;
  }
}

/// What is of a view alone.
void addOwnWords(const session::Session& session, const QString& view_id, const QWidget* widget, QStringList& said) {
  if (view_id == QLatin1String("latent")) addAxes(session, said);
  if (view_id == QLatin1String("latent") && widget != nullptr) addSteps(session, *widget, said);
  if (view_id == QLatin1String("compare")) addPair(session, said);
  if (view_id == QLatin1String("attention") && session.picked()) said << Words::tr("Attention of: %1").arg(tokenWords(session, *session.picked(), {}));
}

}  // namespace

QString figureCaption(const session::Session& session, const ViewState& view, const QString& view_id, const QWidget* widget) {
  const auto& window = session.window();
  if (!window || window->frame_in_clip.empty()) return {};
  QStringList said{Words::tr("Clip: %1").arg(clipTitle(window->info.path)), seenWords(*window), momentWords(session)};
  if (session.placement()) said << maskWords(session);
  if (session.model()) said << Words::tr("Model: %1").arg(coreText(session.model()->description().name));
  const auto& run = session.result().run;
  if (run && !run->hidden_ids.empty()) said << Words::tr("Metric: %1").arg(coreText(latent::nameOf(view.metric)));
  if (run && !session.resultIsCurrent()) said << Words::tr("The prediction is of before the last change");
  addOwnWords(session, view_id, widget, said);
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

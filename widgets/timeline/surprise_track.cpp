#include "widgets/timeline/surprise_track.hpp"

#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/session/steps.hpp"
#include "core/session/studies.hpp"
#include "widgets/controls/words.hpp"

namespace lacuna::widgets {

/// The curve as the timeline needs it: which step of the clip each step of the window is.
struct SurpriseTrack::Shown {
  std::shared_ptr<const surprise::Summary> summary;
  const surprise::ContextSummary* context = nullptr;  ///< null: nothing to show
  std::vector<int> step_in_clip;                      ///< -1 outside what was measured
  double high = 1;  ///< of the scale, which begins at 0

  double at(const std::vector<double>& values, int step) const {
    const bool inside = context && step < static_cast<int>(step_in_clip.size()) && step_in_clip[static_cast<std::size_t>(step)] >= 0;
    const auto place = static_cast<std::size_t>(inside ? step_in_clip[static_cast<std::size_t>(step)] : 0);
    return inside && place < values.size() ? values[place] : std::nan("");
  }
  double surprise(int step) const { return context ? at(context->curve.surprise, step) : std::nan(""); }
};

namespace {

QRectF plotArea(const QRectF& lane) { return lane.adjusted(0, 6, 0, -3); }

/// A line through the middles of the steps that have a value.
template <class Value, class YOf>
QPainterPath lineOf(const TimeAxis& axis, Value value, YOf y_of) {
  QPainterPath path;
  bool drawing = false;
  for (int step = 0; step < axis.steps(); ++step) {
    const bool known = std::isfinite(value(step));
    if (!known) {
      drawing = false;
      continue;
    }
    const QPointF to(axis.xOfStep(step + 0.5), y_of(value(step)));
    drawing ? path.lineTo(to) : path.moveTo(QPointF(axis.xOfStep(step), to.y()));
    path.lineTo(to);
    if (step + 1 == axis.steps() || !std::isfinite(value(step + 1))) path.lineTo(QPointF(axis.xOfStep(step + 1), to.y()));
    drawing = true;
  }
  return path;
}

}  // namespace

SurpriseTrack::SurpriseTrack(session::Session& session, ViewState& view)
    : Track(session, view, tr("Surprise"), "bolt"), study_(session.studies().surprise), connection_(study_.onChange([this] { Q_EMIT repaintNeeded(); })) {}

bool SurpriseTrack::measured() const { return study_.isOfClip() && !study_.result().first->windows.empty(); }

SurpriseTrack::Shown SurpriseTrack::shown() const {
  Shown shown;
  const auto& window = session_.window();
  if (!measured() || !window || !session_.placement()) return shown;
  shown.summary = study_.summary(view_.metric);
  shown.context = &shown.summary->contexts[static_cast<std::size_t>(study_.context())];
  const surprise::Plan& plan = study_.result().first->plan;
  const int steps = session_.placement()->grid.steps;
  for (int step = 0; step < steps; ++step) {
    const std::int64_t place = window->frame_in_clip[static_cast<std::size_t>(session::firstFrameOf(session_, step))] / plan.clip_frames_a_step;
    shown.step_in_clip.push_back(place < plan.steps() ? static_cast<int>(place) : -1);
  }
  double most = 0;
  for (const auto* values : {&shown.context->curve.surprise, &shown.context->curve.guess})
    for (const double value : *values) most = std::isfinite(value) ? std::max(most, value) : most;
  if (most > 0) shown.high = 1.1 * most;
  return shown;
}

QString SurpriseTrack::line() const {
  if (!measured()) return tr("not measured");
  const int frames = study_.result().first->settings.context_frames[static_cast<std::size_t>(study_.context())];
  return tr("after %1 frames").arg(frames);
}

QString SurpriseTrack::valueAt(int step) const {
  const Shown now = shown();
  const double value = now.surprise(step);
  if (!std::isfinite(value)) return tr("Not measured");
  const double guess = now.at(now.context->curve.guess, step), high = now.at(now.context->curve.usual_high, step);
  QString text = tr("%1, best simple guess %2").arg(words::number(value, 3), words::number(guess, 3));
  if (std::isfinite(high) && value > high) text += tr(", above the usual");
  return text;
}

void SurpriseTrack::paintScale(QPainter& painter, const Theme& theme, const QRectF& head) {
  constexpr double least_height = 54;  // else the numbers lie on the eye
  const Shown now = shown();
  if (!now.context || head.height() < least_height) return;
  painter.setFont(fonts::axis());
  painter.setPen(theme.text3);
  painter.drawText(plotArea(head), Qt::AlignRight | Qt::AlignTop, words::number(now.high, 2));
  painter.drawText(plotArea(head), Qt::AlignRight | Qt::AlignBottom, words::number(0, 2));
}

void SurpriseTrack::paint(const TrackPainting& on) {
  const Shown now = shown();
  paintEmpty(on, tr("Not measured"), [&now](int step) { return !std::isfinite(now.surprise(step)); });
  if (!now.context) return;
  QPainter& painter = on.painter;
  painter.setRenderHint(QPainter::Antialiasing);
  if (!study_.isCurrent()) painter.setOpacity(0.5);
  const QRectF area = plotArea(on.lane);
  const auto yOf = [&](double value) { return area.bottom() - std::clamp(value / now.high, 0.0, 1.0) * area.height(); };
  const surprise::Curve& curve = now.context->curve;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(on.theme.text3, 1, Qt::DashLine));
  painter.drawPath(lineOf(on.axis, [&](int step) { return now.at(curve.usual_high, step); }, yOf));
  painter.setPen(QPen(on.theme.text2, 1.2, Qt::DotLine, Qt::RoundCap));
  painter.drawPath(lineOf(on.axis, [&](int step) { return now.at(curve.guess, step); }, yOf));
  painter.setPen(QPen(on.theme.text, 1.8));
  painter.drawPath(lineOf(on.axis, [&](int step) { return now.surprise(step); }, yOf));
  painter.setPen(QPen(on.theme.panel, 1.5));
  painter.setBrush(on.theme.warn);
  for (const surprise::Peak& peak : now.context->peaks) {
    const auto found = std::ranges::find(now.step_in_clip, peak.step);
    if (found == now.step_in_clip.end()) continue;
    painter.drawEllipse(QPointF(on.axis.xOfStep(static_cast<double>(found - now.step_in_clip.begin()) + 0.5), yOf(peak.surprise)), 4.5, 4.5);
  }
}

}  // namespace lacuna::widgets

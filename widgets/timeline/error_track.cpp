#include "widgets/timeline/error_track.hpp"

#include <QLinearGradient>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "widgets/language/core_text.hpp"
#include "widgets/prediction_failure.hpp"

namespace lacuna::widgets {
namespace {

using Value = double StepError::*;

/// A line through the middles of the steps, drawn flat to the outer edges.
QPainterPath lineThrough(const TimeAxis& axis, const StepErrors& errors, int first, int last, Value value,
                         const std::function<double(double)>& y_of) {
  const auto y = [&](int step) { return y_of(errors.steps[static_cast<std::size_t>(step)].*value); };
  QPainterPath path(QPointF(axis.xOfStep(first), y(first)));
  for (int step = first; step <= last; ++step) path.lineTo(axis.xOfStep(step + 0.5), y(step));
  path.lineTo(axis.xOfStep(last + 1), y(last));
  return path;
}

QPainterPath areaUnder(QPainterPath line, const TimeAxis& axis, int first, int last, double bottom) {
  line.lineTo(axis.xOfStep(last + 1), bottom);
  line.lineTo(axis.xOfStep(first), bottom);
  line.closeSubpath();
  return line;
}

QRectF plotArea(const QRectF& lane) { return lane.adjusted(0, 8, 0, -4); }

}  // namespace

ErrorTrack::ErrorTrack(session::Session& session, ViewState& view) : Track(session, view, tr("Error"), "wave") {}

QString ErrorTrack::line() const { return tr("mean and 90\u00a0%"); }

bool ErrorTrack::fits(const TimeAxis& axis) const {
  const auto& run = session_.result().run;
  return run && !run->hidden_ids.empty() && run->grid().steps == axis.steps();
}

void ErrorTrack::refresh() const {
  const auto& run = session_.result().run;
  if (run && run == run_.lock() && metric_ == view_.metric) return;
  run_ = run;
  metric_ = view_.metric;
  errors_ = run ? widgets::stepErrors(*run, metric_) : StepErrors{};
  colors_ = run ? errorRange(*run, metric_) : ErrorRange{};
}

const StepErrors& ErrorTrack::stepErrors() const {
  refresh();
  return errors_;
}

ErrorTrack::Range ErrorTrack::range() const {
  double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
  for (const StepError& step : errors_.steps) {
    if (step.hidden == 0) continue;
    const auto values = {step.mean, step.worst_tenth, errors_.baseline >= 0 ? step.baseline : step.mean};
    low = std::min(low, std::min(values));
    high = std::max(high, std::max(values));
  }
  if (low > high) return {};
  low = std::min(low, 0.0);  // the areas are filled, so their heights must compare as the numbers do
  // Round outwards to 1, 2 or 5 times a power of ten, so that the two numbers beside the track are short and true.
  const double quarter = std::max(1e-4, (high - low) / 4);
  const int exponent = static_cast<int>(std::floor(std::log10(quarter)));
  const double power = std::pow(10.0, exponent);
  const double unit = power * (quarter <= power ? 1 : quarter <= 2 * power ? 2 : quarter <= 5 * power ? 5 : 10);
  Range range{std::floor(low / unit) * unit, std::ceil(high / unit) * unit,
              std::clamp(unit > 9 * power ? -exponent - 1 : -exponent, 0, 4)};
  if (range.high - range.low < unit) range.high = range.low + unit;
  return range;
}

QString ErrorTrack::whyNone() const { return PredictionFailure::of(session_) ? PredictionFailure::heading() : tr("No prediction"); }

QString ErrorTrack::valueAt(int step) const {
  refresh();
  if (step < 0 || step >= static_cast<int>(errors_.steps.size())) return whyNone();
  const StepError& error = errors_.steps[static_cast<std::size_t>(step)];
  if (error.hidden == 0) {
    const mask::Mask& mask = session_.mask();
    return step < mask.grid().steps && mask.hiddenCountInStep(step) > 0 ? whyNone() : tr("Nothing hidden");
  }
  const QString text = tr("mean %1, 90\u00a0% %2").arg(error.mean, 0, 'f', 3).arg(error.worst_tenth, 0, 'f', 3);
  if (errors_.baseline < 0) return text;
  const QString name = coreText(session_.result().run->baselines[static_cast<std::size_t>(errors_.baseline)].name);
  return tr("%1, %2 %3").arg(text, name.toLower()).arg(error.baseline, 0, 'f', 3);
}

void ErrorTrack::paintScale(QPainter& painter, const Theme& theme, const QRectF& head) {
  refresh();
  const auto& run = session_.result().run;
  if (!run || run->hidden_ids.empty()) return;
  const Range scale = range();
  const QRectF area = plotArea(head);
  painter.setFont(fonts::axis());
  painter.setPen(theme.text3);
  painter.drawText(area, Qt::AlignRight | Qt::AlignTop, QString::number(scale.high, 'f', scale.digits));
  painter.drawText(area, Qt::AlignRight | Qt::AlignBottom, QString::number(scale.low, 'f', scale.digits));
}

void ErrorTrack::paintBaseline(const TrackPainting& on, int first, int last, bool label) const {
  const Range scale = range();
  const QRectF area = plotArea(on.lane);
  const auto yOf = [&](double value) {
    return area.bottom() - (value - scale.low) / (scale.high - scale.low) * area.height();
  };
  const QPainterPath line = lineThrough(on.axis, errors_, first, last, &StepError::baseline, yOf);
  on.painter.setPen(QPen(on.theme.text2, 1.2, Qt::DotLine, Qt::RoundCap));
  on.painter.drawPath(line);
  if (!label) return;
  const QString name = coreText(session_.result().run->baselines[static_cast<std::size_t>(errors_.baseline)].name);
  on.painter.setFont(fonts::caption());
  const QFontMetricsF metrics(on.painter.font());
  const double x = std::max(on.axis.xOfStep(first), on.lane.left()) + 6;
  if (metrics.horizontalAdvance(name) + 12 > on.axis.xOfStep(last + 1) - x) return;
  const double y = yOf(errors_.steps[static_cast<std::size_t>(first)].baseline);
  const double baseline_y = y - metrics.height() > area.top() - 6 ? y - 4 : y + metrics.ascent() + 3;
  const QRectF behind(x - 3, baseline_y - metrics.ascent(), metrics.horizontalAdvance(name) + 6, metrics.height());
  on.painter.fillRect(behind, on.theme.hud);  // or the line, where it rises, strikes the words through
  on.painter.setPen(on.theme.text2);
  on.painter.drawText(QPointF(x, baseline_y), name);
}

void ErrorTrack::paintSpan(const TrackPainting& on, int first, int last) const {
  const Range scale = range();
  const QRectF area = plotArea(on.lane);
  const auto yOf = [&](double value) {
    return area.bottom() - (value - scale.low) / (scale.high - scale.low) * area.height();
  };
  QLinearGradient heat(0, area.bottom(), 0, area.top());
  for (int i = 0; i <= 8; ++i) {
    const double value = scale.low + (scale.high - scale.low) * i / 8;
    heat.setColorAt(i / 8.0, on.theme.emberAt(colors_.share(static_cast<float>(value), metric_)));
  }
  const QPainterPath mean = lineThrough(on.axis, errors_, first, last, &StepError::mean, yOf);
  const QPainterPath worst = lineThrough(on.axis, errors_, first, last, &StepError::worst_tenth, yOf);
  const double opacity = on.painter.opacity();
  on.painter.setOpacity(opacity * 0.22);
  on.painter.fillPath(areaUnder(worst, on.axis, first, last, on.lane.bottom()), heat);
  on.painter.setOpacity(opacity * (on.theme.dark ? 0.55 : 0.30));  // words on it stay readable
  on.painter.fillPath(areaUnder(mean, on.axis, first, last, on.lane.bottom()), heat);
  on.painter.setOpacity(opacity);
  on.painter.setPen(QPen(QBrush(heat), 2));
  on.painter.drawPath(mean);
  QPen dashed(on.theme.text3, 1);
  dashed.setDashPattern({3, 3});
  on.painter.setPen(dashed);
  on.painter.drawPath(worst);
}

/// Says of the `empty` steps why they show no error: by the mask as it is now, as the track above does.
void ErrorTrack::paintWithoutError(const TrackPainting& on, const std::function<bool(int step)>& empty) const {
  const mask::Mask& mask = session_.mask();
  const auto hides = [&mask](int step) { return step < mask.grid().steps && mask.hiddenCountInStep(step) > 0; };
  if (mask.grid().size() == 0) return;
  paintEmpty(on, whyNone(), [&](int step) { return empty(step) && hides(step); });
  paintEmpty(on, tr("Nothing hidden"), [&](int step) { return empty(step) && !hides(step); });
}

void ErrorTrack::paint(const TrackPainting& on) {
  refresh();
  on.painter.setRenderHint(QPainter::Antialiasing);
  if (!fits(on.axis) || session_.mask().hiddenCount() == 0) return paintWithoutError(on, [](int) { return true; });
  if (on.stale) on.painter.setOpacity(0.5);
  const auto hidden = [this](int step) { return errors_.steps[static_cast<std::size_t>(step)].hidden > 0; };
  const int steps = on.axis.steps();
  bool label = errors_.baseline >= 0;
  for (int first = 0; first < steps; ++first) {
    if (!hidden(first)) continue;
    int last = first;
    while (last + 1 < steps && hidden(last + 1)) ++last;
    paintSpan(on, first, last);
    if (errors_.baseline >= 0) paintBaseline(on, first, last, std::exchange(label, false));
    first = last;
  }
  paintWithoutError(on, [&hidden](int step) { return !hidden(step); });
  if (!hidden(on.current_step)) return;
  const Range scale = range();
  const QRectF area = plotArea(on.lane);
  const double mean = errors_.steps[static_cast<std::size_t>(on.current_step)].mean;
  const QPointF dot(on.axis.xOfStep(on.current_step + 0.5),
                    area.bottom() - (mean - scale.low) / (scale.high - scale.low) * area.height());
  on.painter.setPen(QPen(on.theme.select, 2));
  on.painter.setBrush(on.theme.panel);
  on.painter.drawEllipse(dot, 4, 4);
}

}  // namespace lacuna::widgets

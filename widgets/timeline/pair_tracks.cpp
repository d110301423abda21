#include "widgets/timeline/pair_tracks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/session/studies.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/figures/series_mark.hpp"
#include "widgets/theme/faded.hpp"

namespace lacuna::widgets {
namespace {

QRectF plotArea(const QRectF& lane) { return lane.adjusted(0, 8, 0, -7); }

/// A's mark is a square, B's a diamond, as everywhere.
void paintMarkOf(const TrackPainting& on, const QPointF& at, bool a) {
  on.painter.setPen(QPen(on.theme.panel, 1.5));
  on.painter.setBrush(a ? on.theme.run_a : on.theme.run_b);
  paintMark(on.painter, a ? Series::Mark::Square : Series::Mark::Diamond, at, 3.65);
}

}  // namespace

PairTrack::PairTrack(session::Session& session, ViewState& view, QString name, QString icon)
    : Track(session, view, std::move(name), std::move(icon)), runs_(session.studies().runs),
      connection_(runs_.changed.connect([this] { Q_EMIT repaintNeeded(); })) {}

bool PairTrack::wanted(int steps) const {
  return view_.workspace == Workspace::Compare && runs_.compared() && static_cast<int>(runs_.compared()->figures.steps.size()) == steps;
}

void PairTrack::paintUnshared(const TrackPainting& on) const {
  paintEmpty(on, tr("Nothing hidden in both"), [this](int step) { return !known(step); });
}

// --- A and B ---------------------------------------------------------------------------------------------------------

PairErrorTrack::PairErrorTrack(session::Session& session, ViewState& view) : PairTrack(session, view, tr("Error"), "wave") {}

PairErrorTrack::Range PairErrorTrack::range() const {
  double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
  for (const Figures& step : steps()) {
    if (step.tokens == 0) continue;
    low = std::min({low, step.a, step.b});
    high = std::max({high, step.a, step.b});
  }
  if (low > high) return {0, 1};
  const double air = std::max(0.05 * (high - low), 0.005);  // a difference below what the numbers show is not blown up
  return {low - air, high + air};
}

QPointF PairErrorTrack::place(const TrackPainting& on, const Range& range, int step, double value) {
  const QRectF area = plotArea(on.lane);
  return {on.axis.xOfStep(step + 0.5), area.bottom() - (value - range.low) / (range.high - range.low) * area.height()};
}

/// From the middle of this step to that of the next.
void PairErrorTrack::paintBetween(const TrackPainting& on, const Range& range, int step) const {
  const Figures &here = at(step), &next = at(step + 1);
  const QPolygonF between(QList<QPointF>{place(on, range, step, here.a), place(on, range, step + 1, next.a), place(on, range, step + 1, next.b), place(on, range, step, here.b)});
  on.painter.setPen(Qt::NoPen);
  on.painter.setBrush(faded(here.gain + next.gain >= 0 ? on.theme.run_b : on.theme.run_a, 0.16));
  on.painter.drawPolygon(between, Qt::WindingFill);
  for (const bool a : {true, false}) {
    on.painter.setPen(QPen(a ? on.theme.run_a : on.theme.run_b, 2));
    on.painter.drawLine(place(on, range, step, a ? here.a : here.b), place(on, range, step + 1, a ? next.a : next.b));
  }
}

/// Each beside its letter, at the right end of the curves, under the step that they are of where there is room for it: they are
/// no means.
void PairErrorTrack::paintEnd(QPainter& painter, const Theme& theme, const QRectF& end, int step) {
  if (!there() || !known(step)) return;
  constexpr double air = 10, line = 17;
  painter.save();
  if (stale()) painter.setOpacity(0.5);
  const bool step_fits = end.height() >= 3 * line;
  const double top = end.center().y() - (step_fits ? 0.5 : 1) * line;
  if (step_fits) {
    painter.setFont(fonts::caption());
    painter.setPen(theme.text3);
    painter.drawText(QRectF(end.left() + air, top - line, end.width() - air, line), Qt::AlignLeft | Qt::AlignVCenter, tr("step %1").arg(step + 1));
  }
  painter.setFont(fonts::number());
  for (const bool a : {true, false}) {
    painter.setPen(a ? theme.run_a : theme.run_b);
    const QRectF row(end.left() + air, top + (a ? 0 : line), end.width() - air, line);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, (a ? QStringLiteral("A ") : QStringLiteral("B ")) + words::number(a ? at(step).a : at(step).b, 3));
  }
  painter.restore();
}

void PairErrorTrack::paint(const TrackPainting& on) {
  if (!wanted(on.axis.steps())) return;
  on.painter.setRenderHint(QPainter::Antialiasing);
  if (stale()) on.painter.setOpacity(0.5);
  paintUnshared(on);
  const int count = on.axis.steps();
  const Range range = this->range();
  for (int step = 0; step + 1 < count; ++step)
    if (known(step) && known(step + 1)) paintBetween(on, range, step);
  for (int step = 0; step < count; ++step) {
    if (!known(step)) continue;
    paintMarkOf(on, place(on, range, step, at(step).a), true);
    paintMarkOf(on, place(on, range, step, at(step).b), false);
  }
}

void PairErrorTrack::paintScale(QPainter& painter, const Theme& theme, const QRectF& head) {
  const auto [low, high] = range();
  painter.setFont(fonts::axis());
  painter.setPen(theme.text3);
  painter.drawText(plotArea(head), Qt::AlignRight | Qt::AlignTop, words::number(high, 2));
  painter.drawText(plotArea(head), Qt::AlignRight | Qt::AlignBottom, words::number(low, 2));
}

QString PairErrorTrack::valueAt(int step) const {
  if (!known(step)) return tr("Nothing hidden in both");
  return tr("A %1, B %2").arg(words::number(at(step).a, 3), words::number(at(step).b, 3));
}

// --- their difference ------------------------------------------------------------------------------------------------

PairDifferenceTrack::PairDifferenceTrack(session::Session& session, ViewState& view) : PairTrack(session, view, tr("Difference"), "ab") {}

void PairDifferenceTrack::paint(const TrackPainting& on) {
  if (!wanted(on.axis.steps())) return;
  if (stale()) on.painter.setOpacity(0.5);
  double reach = 0;
  for (const Figures& step : steps()) reach = std::max(reach, step.tokens > 0 ? std::abs(step.gain) : 0.0);
  const QRectF area = on.lane.adjusted(0, 4, 0, -4);
  const double zero = std::round(area.center().y()) + 0.5;
  on.painter.setPen(QPen(on.theme.line2, 1));
  on.painter.drawLine(QPointF(on.lane.left(), zero), QPointF(on.lane.right(), zero));
  on.painter.setRenderHint(QPainter::Antialiasing);
  on.painter.setPen(Qt::NoPen);
  for (int step = 0; step < on.axis.steps(); ++step) {
    if (!known(step) || reach <= 0) continue;
    const double share = at(step).gain / reach, high = std::max(1.5, std::abs(share) * area.height() / 2);
    const double quarter = on.axis.stepWidth() / 4;
    const QRectF bar(on.axis.xOfStep(step) + quarter, share >= 0 ? zero - high : zero, 2 * quarter, high);
    on.painter.setBrush(on.theme.tideAt(share));
    on.painter.drawRoundedRect(bar, 2, 2);
  }
}

QString PairDifferenceTrack::valueAt(int step) const {
  if (!known(step)) return tr("Nothing hidden in both");
  const double gain = at(step).gain;
  const QString by = words::number(std::abs(gain), 3);
  return gain == 0 ? tr("the same") : gain > 0 ? tr("B better by %1").arg(by) : tr("A better by %1").arg(by);
}

}  // namespace lacuna::widgets

#include "widgets/teach/teach_plot.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/latent/error_places.hpp"
#include "core/session/studies.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/figures/plot.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/teach/large_type.hpp"
#include "widgets/teach/tour_library.hpp"
#include "widgets/theme/inks.hpp"
#include "widgets/timeline/player.hpp"

namespace lacuna::widgets {
namespace {

constexpr int left_room = 76, right_room = 30, top_room = 12, words_room = 30, bottom_room = 40, badge = 28;

TeachPlot::Curve curveOf(const surprise::Measurement& measured, const std::vector<double>& values, const QString& name, QColor Theme::*role) {
  TeachPlot::Curve curve{name, role, false, {}};
  for (std::size_t step = 0; step < values.size(); ++step)
    if (std::isfinite(values[step])) curve.points.emplace_back((measured.step_s[step] + measured.step_s[step + 1]) / 2, values[step]);
  return curve;
}

}  // namespace

std::optional<double> TeachPlot::Curve::at(double time_s) const {
  for (std::size_t i = 1; i < points.size(); ++i) {
    const QPointF &a = points[i - 1], &b = points[i];
    if (time_s < a.x() - 1e-9 || time_s > b.x() + 1e-9) continue;
    return a.y() + (b.y() - a.y()) * (time_s - a.x()) / std::max(1e-9, b.x() - a.x());
  }
  return std::nullopt;
}

TeachPlot::TeachPlot(TourSession& tour, ThemeStore& themes, QWidget* parent) : QWidget(parent), tour_(tour), themes_(themes) {
  setFocusPolicy(Qt::TabFocus);  // a click keeps the arrows for the lecturer
  setProperty("ownsArrows", true);
  setAccessibleName(tr("Plot over time"));
  connect(&tour_, &TourSession::changed, this, &TeachPlot::read);
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void TeachPlot::setPanel(tour::Panel panel) {
  panel_ = panel;
  read();
}

QString TeachPlot::heading() const {
  if (panel_ == tour::Panel::Detail) return tr("How far do pixels and latents move?");
  return panel_ == tour::Panel::Surprise ? tr("How surprised is the model?") : tr("How wrong is the prediction?");
}

QString TeachPlot::caption() const {
  if (panel_ == tour::Panel::Detail) return tr("over the distance of other places");
  if (panel_ != tour::Panel::Surprise) return tr("mean error of the hidden tokens of each step");
  const session::SurpriseStudy& study = tour_.session().studies().surprise;
  if (study.busy()) return tr("measuring, %1").arg(words::percent(study.progress().fraction()));
  const auto& window = tour_.session().window();
  const double seen_s = window && window->time_s.size() > 1 ? tour_.step().context_frames * (window->time_s[1] - window->time_s[0]) : 0;
  return tr("mean error over the whole frame, %1 s seen before it").arg(words::number(seen_s, 1));
}

void TeachPlot::read() {
  curves_.clear();
  const auto& window = tour_.session().window();
  begin_s_ = window ? window->time_s.front() : 0;
  end_s_ = window ? window->end_s() : 1;
  if (panel_ == tour::Panel::Surprise) readSurprise();
  if (panel_ == tour::Panel::Error) readErrors();
  high_ = 0;
  for (const Curve& curve : curves_)
    for (const QPointF& point : curve.points) high_ = std::max(high_, point.y());
  high_ = high_ > 0 ? high_ * (panel_ == tour::Panel::Surprise ? 1.3 : 1.12) : 1;  // room for the playhead's words
  Q_EMIT captionChanged();
  update();
}

void TeachPlot::readSurprise() {
  const TourSession::Curves now = tour_.curves();
  if (!now.first) return;
  begin_s_ = 0;
  end_s_ = now.first->step_s.back();
  curves_.push_back(curveOf(*now.first, now.of_first->contexts.front().curve.surprise, tr("A, %1").arg(tourText(tour_.step().name_a).toLower()), &Theme::run_a));
  if (now.of_second) curves_.push_back(curveOf(*now.second, now.of_second->contexts.front().curve.surprise, tr("B, %1").arg(tourText(tour_.step().name_b).toLower()), &Theme::run_b));
}

void TeachPlot::readErrors() {
  const latent::Run* run = tour_.result().run();
  if (run == nullptr || run->hidden_ids.empty() || !tour_.session().placement()) return;
  const mask::GridPlacement& placement = *tour_.session().placement();
  const auto add = [&](const latent::Run& of, const QString& name, QColor Theme::*role, bool guess) {
    Curve curve{name, role, guess, {}};
    const auto steps = latent::errorsByStep(of, latent::Metric::L1Normed);
    for (std::size_t step = 0; step < steps.size(); ++step)
      if (steps[step].hidden > 0) curve.points.emplace_back(placement.middle_s(static_cast<int>(step)), guess ? steps[step].baseline : steps[step].mean);
    curves_.push_back(std::move(curve));
  };
  add(*run, tr("prediction"), &Theme::run_a, false);
  if (const latent::Run* other = tour_.beside().shown(); other != nullptr && !other->hidden_ids.empty()) add(*other, tr("B"), &Theme::run_b, false);
  add(*run, tr("simple guess"), &Theme::text3, true);
}

/// In pixels of the design, as all that is drawn. Words have a strip of their own above the curves.
QRectF TeachPlot::area() const {
  const bool words = panel_ == tour::Panel::Surprise || !tour_.step().spans.empty();
  const double scale = large::scaleOf(*this);
  return QRectF(0, 0, width() / scale, height() / scale).adjusted(left_room, words ? top_room + words_room : top_room, -right_room, -bottom_room);
}

QRectF TeachPlot::spanRect(const tour::Span& span) const {
  const QRectF box = area();
  const double left = std::clamp(placeInDesign(span.begin_s, 0).x(), box.left(), box.right()), right = std::clamp(placeInDesign(span.end_s, 0).x(), box.left(), box.right());
  return {left, box.top(), std::max(0.0, right - left), box.height()};
}

QRectF TeachPlot::spanWords(const tour::Span& span) const {
  const QRectF of = spanRect(span);
  const double wide = QFontMetricsF(large::small()).horizontalAdvance(tourText(span.text)) + 8;
  const double of_all = area().right() + right_room;
  const double left = std::clamp(of.center().x() - wide / 2, 4.0, std::max(4.0, of_all - 4 - wide));
  return {left, of.top() - words_room, wide, words_room - 4.0};
}

QPointF TeachPlot::placeOf(double time_s, double value) const { return placeInDesign(time_s, value) * large::scaleOf(*this); }

QPointF TeachPlot::placeInDesign(double time_s, double value) const {
  const QRectF box = area();
  return {box.left() + (time_s - begin_s_) / std::max(1e-9, end_s_ - begin_s_) * box.width(), box.bottom() - value / high_ * box.height()};
}

void TeachPlot::paintAxes(QPainter& painter) const {
  const Theme& theme = themes_.theme();
  const QRectF box = area();
  painter.setFont(large::small());
  for (const double tick : roundTicks(0, high_, box.height() > 130 ? 3 : 2)) {
    const double y = placeInDesign(begin_s_, tick).y();
    if (y < box.top() - 1) continue;
    painter.setPen(QPen(theme.line, 1));
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
    painter.setPen(theme.text2);
    painter.drawText(QRectF(0, y - 12, left_room - 12, 24), Qt::AlignRight | Qt::AlignVCenter, words::number(tick, 2));
  }
  for (const double tick : roundTicks(begin_s_, end_s_, std::max(3, static_cast<int>(box.width() / 170)))) {
    const double x = placeInDesign(tick, 0).x();
    if (x < box.left() - 1 || x > box.right() + 1) continue;
    painter.drawText(QRectF(x - 60, box.bottom() + 10, 120, 24), Qt::AlignCenter, tr("%1 s").arg(words::number(tick, 1)));
  }
}

void TeachPlot::paintSpans(QPainter& painter) const {
  const Theme& theme = themes_.theme();
  for (const tour::Span& span : tour_.step().spans) {
    if (spanRect(span).isEmpty()) continue;
    drawBox(painter, spanRect(span), 6, theme.hover);
    painter.setFont(large::small());
    painter.setPen(theme.text2);
    painter.drawText(spanWords(span), Qt::AlignCenter, tourText(span.text));
  }
}

/// Up to now full, from now on dotted and pale.
void TeachPlot::paintCurve(QPainter& painter, const Curve& curve, double now_s) const {
  if (curve.points.empty()) return;
  QPainterPath path;
  for (std::size_t i = 0; i < curve.points.size(); ++i) {
    const QPointF place = placeInDesign(curve.points[i].x(), curve.points[i].y());
    i == 0 ? path.moveTo(place) : path.lineTo(place);
  }
  const double x = placeInDesign(now_s, 0).x();
  QColor color = themes_.theme().*curve.role;
  const auto draw = [&](const QRectF& clip, Qt::PenStyle style, float alpha) {
    painter.save();
    painter.setClipRect(clip);
    color.setAlphaF(alpha);
    painter.setPen(QPen(color, curve.dashed ? 2.5 : large::line, style, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.restore();
  };
  if (curve.points.size() == 1) painter.fillRect(QRectF(placeInDesign(curve.points[0].x(), curve.points[0].y()) - QPointF(4, 4), QSizeF(8, 8)), color);
  draw(QRectF(QPointF(0, 0), QPointF(x, area().bottom() + bottom_room)), curve.dashed ? Qt::DashLine : Qt::SolidLine, 1);
  draw(QRectF(QPointF(x, 0), QPointF(area().right() + right_room, area().bottom() + bottom_room)), Qt::DotLine, 0.55F);
}

/// The room between A and B up to now, in B's colour: how much more, or less, B surprises.
void TeachPlot::paintBetween(QPainter& painter, double now_s) const {
  if (panel_ != tour::Panel::Surprise || curves_.size() < 2 || curves_[0].points.empty() || curves_[1].points.empty()) return;
  QPolygonF between;
  for (const QPointF& point : curves_[0].points) between << placeInDesign(point.x(), point.y());
  for (auto point = curves_[1].points.rbegin(); point != curves_[1].points.rend(); ++point) between << placeInDesign(point->x(), point->y());
  QColor color = themes_.theme().*curves_[1].role;
  color.setAlphaF(0.16F);
  painter.save();
  painter.setClipRect(QRectF(QPointF(0, 0), QPointF(placeInDesign(now_s, 0).x(), area().bottom())));
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawPolygon(between, Qt::WindingFill);
  painter.restore();
}

void TeachPlot::paintPlayhead(QPainter& painter, double now_s) const {
  const Theme& theme = themes_.theme();
  const QRectF box = area();
  const double x = placeInDesign(now_s, 0).x();
  painter.setPen(QPen(theme.text, 3, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(QPointF(x, box.top() - 6), QPointF(x, box.bottom()));
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.text);
  painter.drawEllipse(QPointF(x, box.bottom() + 3), 6, 6);
  if (panel_ != tour::Panel::Surprise) return;
  std::vector<std::pair<const Curve*, double>> values;
  for (const Curve& curve : curves_)
    if (const auto value = curve.at(now_s); value && !curve.dashed && values.size() < 2) values.emplace_back(&curve, *value);
  const bool close = values.size() == 2 && std::abs(placeInDesign(now_s, values[0].second).y() - placeInDesign(now_s, values[1].second).y()) < badge;
  for (const auto& [curve, value] : values) {
    const bool first = curve == &curves_.front();
    const double aside = !close ? 0 : first ? -badge / 2.0 : badge / 2.0;  // beside one another rather than one over the other
    const QRectF round(placeInDesign(now_s, value) + QPointF(aside - badge / 2.0, -badge / 2.0), QSizeF(badge, badge));
    painter.setPen(QPen(theme.panel, 3));
    painter.setBrush(theme.*curve->role);
    painter.drawEllipse(round);
    painter.setFont(large::labelStrong());
    painter.setPen(inks::badge(theme));
    painter.drawText(round, Qt::AlignCenter, first ? QStringLiteral("A") : QStringLiteral("B"));
  }
  if (values.size() == 2 && values[0].second > 0) paintRatio(painter, x, values[1].second / values[0].second);
}

/// In the strip above the curves, as near to the playhead as the words of the spans let it.
void TeachPlot::paintRatio(QPainter& painter, double x, double ratio) const {
  const Theme& theme = themes_.theme();
  const QString text = tr("Whole frame: %1 times the error of A").arg(words::number(ratio, 1));
  painter.setFont(large::labelStrong());
  QRectF tag(0, area().top() - words_room - 4, painter.fontMetrics().horizontalAdvance(text) + 24, words_room);
  const double rightmost = area().right() + right_room - 4 - tag.width();
  for (const double left : {x + 14, x - 14 - tag.width(), rightmost, 4.0}) {
    tag.moveLeft(left);
    const bool free = std::ranges::none_of(tour_.step().spans, [&](const tour::Span& span) { return spanWords(span).intersects(tag); });
    if (free && left >= 4 && left <= rightmost) break;
  }
  drawBox(painter, tag, 6, theme.active);
  painter.setPen(theme.text);
  painter.drawText(tag, Qt::AlignCenter, text);
}

void TeachPlot::paintEmpty(QPainter& painter, const QRect& all) const {
  painter.setFont(large::label());
  painter.setPen(themes_.theme().text2);
  const auto error = tour_.error();
  const bool hides = tour_.session().mask().grid().size() > 0 && tour_.session().mask().hiddenCount() > 0;
  QString text = panel_ == tour::Panel::Surprise ? tr("Measuring the first window") : hides ? tr("Predicting") : tr("Nothing is hidden, so nothing is predicted");
  if (error) text = wordsOf(*error).line;
  painter.drawText(all.adjusted(20, 0, -20, 0), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void TeachPlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRect all = large::begin(painter, *this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& window = tour_.session().window();
  const double now_s = window ? timeAt(tour_.session().playhead()) : 0;
  paintSpans(painter);
  if (curves_.empty()) paintEmpty(painter, all);
  paintAxes(painter);
  paintBetween(painter, now_s);
  for (auto curve = curves_.rbegin(); curve != curves_.rend(); ++curve) paintCurve(painter, *curve, now_s);
  if (window) paintPlayhead(painter, now_s);
  if (hasFocus()) drawFocusRing(painter, QRectF(all).adjusted(2, 2, -2, -2), 8, themes_.theme());
}

double TeachPlot::timeAt(int frame) const { return tour_.session().window()->time_s[static_cast<std::size_t>(frame)]; }

void TeachPlot::goTo(double x) {
  const auto& window = tour_.session().window();
  if (!window) return;
  const double time_s = begin_s_ + (x / large::scaleOf(*this) - area().left()) / std::max(1.0, area().width()) * (end_s_ - begin_s_);
  tour_.session().setPlayhead(frameAtTime(window->time_s, time_s + 1e-6));
}

void TeachPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) goTo(event->position().x());
}

void TeachPlot::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) goTo(event->position().x());
}

void TeachPlot::moveFrames(int frames) { tour_.session().setPlayhead(std::max(0, tour_.session().playhead() + frames)); }

void TeachPlot::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) return moveFrames(event->key() == Qt::Key_Right ? 1 : -1);
  QWidget::keyPressEvent(event);
}

}  // namespace lacuna::widgets

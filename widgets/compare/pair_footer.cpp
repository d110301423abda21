#include <QPainter>
#include <QPainterPath>

#include "core/compare/report.hpp"
#include "widgets/colour_ends.hpp"
#include "widgets/compare/pair_picture.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/legend_ends.hpp"

namespace lacuna::widgets {
namespace {

constexpr int bar_width = 76, bar_height = 8, gap = 8, caption_height = 44;

/// An end of the colours: values beyond are in it.
QString signedEnd(double value) {
  return (value < 0 ? QStringLiteral("\u2264\u00a0\u2212") : QStringLiteral("\u2265\u00a0+")) + words::number(std::abs(value), 2);
}

}  // namespace

PairFooter::PairFooter(PairContent content, ShownPair& pair, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), content_(content), pair_(pair), themes_(themes) {
  setFixedHeight(28);
  tellScale();
  const auto repaint = [this] {
    setAccessibleName(text());
    update();
  };
  connect(&pair_, &ShownPair::changed, this, repaint);
  connect(&pair_, &ShownPair::moved, this, repaint);
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void PairFooter::setContent(PairContent content) {
  content_ = content;
  setAccessibleName(text());
  tellScale();
  update();
}

/// Where the colours end.
void PairFooter::tellScale() {
  const bool of_errors = content_ != PairContent::Difference;
  setToolTip(of_errors ? tr("The colours go from percentile %1 to percentile %2 of the tokens hidden in both runs, errors of A and B together; values beyond have the colour of that end.")
                             .arg(colour_ends::low_percentile)
                             .arg(colour_ends::high_percentile)
                       : tr("The colours end at percentile %1 of the differences, whichever run is better; larger ones have the colour of that end.").arg(colour_ends::high_percentile));
}

QString PairFooter::value() const {
  const auto token = pair_.hovered() ? pair_.hovered() : pair_.picked();
  if (pair_.compared() == nullptr || !token) return {};
  const compare::Comparison& figures = pair_.compared()->figures;
  const int row = figures.rowOf(*token);
  if (row < 0) return tr("not shared");
  const auto at = static_cast<std::size_t>(row);
  const QString a = words::number(figures.a[at], 3), b = words::number(figures.b[at], 3);
  return content_ == PairContent::ErrorA ? a : content_ == PairContent::ErrorB ? b : tr("A %1, B %2").arg(a, b);
}

QString PairFooter::text() const {
  const QString number = value();
  return number.isEmpty() ? QString() : (pair_.hovered() ? tr("Under cursor") : tr("Picked token")) + ' ' + number;
}

void PairFooter::paintErrorScale(QPainter& painter) const {
  const Theme& theme = themes_.theme();
  const auto [left, right] = legendEnds(pair_.range().low, pair_.range().high, pair_.metric());
  painter.setFont(fonts::axis());
  painter.setPen(theme.text2);
  painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, right);
  const QRectF bar(width() - painter.fontMetrics().horizontalAdvance(right) - gap - bar_width, (height() - bar_height) / 2.0, bar_width, bar_height);
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  for (int i = 0; i <= 8; ++i) gradient.setColorAt(i / 8.0, theme.emberAt(i / 8.0));
  QPainterPath shape;
  shape.addRoundedRect(bar, 3, 3);
  painter.fillPath(shape, gradient);
  const int end = static_cast<int>(bar.left()) - gap;
  painter.drawText(QRect(0, 0, end, height()), Qt::AlignRight | Qt::AlignVCenter, left);
  const int numbers_width = painter.fontMetrics().horizontalAdvance(left);
  painter.setFont(fonts::body());
  const int room = end - numbers_width - gap;
  const QString whole = text();
  const auto fits = [&painter, room](const QString& text) { return painter.fontMetrics().horizontalAdvance(text) <= room; };
  const QString shown = fits(whole) ? whole : fits(value()) ? value() : QString();  // the value says more than whose it is
  painter.drawText(QRect(0, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter, shown);
}

void PairFooter::paintGainScale(QPainter& painter) const {
  const Theme& theme = themes_.theme();
  const QString left = tr("A better"), right = tr("B better");
  painter.setFont(fonts::body());
  const int words_width = std::max(painter.fontMetrics().horizontalAdvance(left), painter.fontMetrics().horizontalAdvance(right));
  painter.setPen(theme.run_a);
  painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, left);
  painter.setPen(theme.run_b);
  painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, right);
  painter.setFont(fonts::axis());
  painter.setPen(theme.text2);
  const QRect middle = rect().adjusted(words_width + gap, 0, -words_width - gap, 0);
  painter.drawText(middle, Qt::AlignLeft | Qt::AlignVCenter, signedEnd(-pair_.gainReach()));
  painter.drawText(middle, Qt::AlignRight | Qt::AlignVCenter, signedEnd(pair_.gainReach()));
  const int number = painter.fontMetrics().horizontalAdvance(signedEnd(pair_.gainReach())) + gap;
  const QRectF bar(middle.left() + number, (height() - bar_height) / 2.0, middle.width() - 2 * number, bar_height);
  if (bar.width() < 20) return;
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  for (int i = 0; i <= 8; ++i) gradient.setColorAt(i / 8.0, theme.tideAt(i / 4.0 - 1));
  QPainterPath shape;
  shape.addRoundedRect(bar, 3, 3);
  painter.fillPath(shape, gradient);
}

void PairFooter::paintEvent(QPaintEvent*) {
  if (pair_.compared() == nullptr) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setOpacity(pair_.stale() ? 0.5 : 1);
  if (content_ == PairContent::Difference) paintGainScale(painter);
  else paintErrorScale(painter);
}

QImage PairPicture::picture(int side_px) const {
  if (pair_.compared() == nullptr) return {};
  const session::ComparedRuns& runs = *pair_.compared();
  const Theme& theme = themes_.theme();
  QImage image(side_px, side_px + caption_height, QImage::Format_RGB32);
  image.fill(theme.panel);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  paintPicture(painter, QRectF(0, 0, side_px, side_px));
  painter.setFont(fonts::caption());
  painter.setPen(theme.text2);
  const QString what = content_ == PairContent::ErrorA ? tr("Error in A") : content_ == PairContent::ErrorB ? tr("Error in B")
                       : content_ == PairContent::Difference ? tr("Difference, B better by up to %1").arg(words::number(pair_.gainReach(), 3)) : tr("A and B");
  const QString line = tr("%1, %2, step %3").arg(what, coreText(compare::metricText(runs.figures))).arg(pair_.step() + 1);
  painter.drawText(QRect(10, side_px, side_px - 20, caption_height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, line);
  painter.end();
  image.setText("Settings", QString::fromStdString(compare::settingsJson(*runs.subject_a, *runs.subject_b, runs.figures)));
  image.setText("Step", QString::number(pair_.step()));
  return image;
}

}  // namespace lacuna::widgets

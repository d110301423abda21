#include "widgets/compare/pair_picture.hpp"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/session/steps.hpp"
#include "widgets/canvas/canvas_images.hpp"
#include "widgets/canvas/canvas_overlay.hpp"
#include "widgets/compare/run_row.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

using session::RunSide;

constexpr int blink_half_ms = 500;  // A for half a second, B for half a second: 1 Hz
constexpr double difference_dim = 0.62;  // the frame under the difference, so that Tide's middle shows

bool hidesIn(const compare::Subject& subject, TokenId token) { return std::ranges::binary_search(subject.hidden_ids, token); }

}  // namespace

PairPicture::PairPicture(PairContent content, ShownPair& pair, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), content_(content), pair_(pair), view_(view), themes_(themes) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAcceptDrops(content == PairContent::ErrorA || content == PairContent::ErrorB);
  blink_.setInterval(blink_half_ms);
  connect(&blink_, &QTimer::timeout, this, [this] {
    blink_a_ = !blink_a_;
    update();
  });
  const auto repaint = [this] {
    describe();
    update();
  };
  connect(&pair_, &ShownPair::changed, this, repaint);
  connect(&pair_, &ShownPair::moved, this, repaint);
  connect(&view_, &ViewState::changed, this, qOverload<>(&QWidget::update));
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  describe();
}

void PairPicture::setContent(PairContent content) {
  content_ = content;
  blink_a_ = true;
  runBlink();
  describe();
  update();
}

void PairPicture::runBlink() {
  if (content_ == PairContent::Blink && isVisible()) blink_.start();
  else blink_.stop();
}

void PairPicture::showEvent(QShowEvent*) { runBlink(); }
void PairPicture::hideEvent(QHideEvent*) { runBlink(); }

QRectF PairPicture::pictureRect() const {
  const double side = std::min(width(), height());
  return {(width() - side) / 2, (height() - side) / 2, side, side};
}

QRectF PairPicture::cellIn(const QRectF& rect, const mask::TokenGrid& grid, const mask::Cell& cell) {
  const double wide = rect.width() / grid.cols, high = rect.height() / grid.rows;
  return {rect.left() + cell.col * wide, rect.top() + cell.row * high, wide, high};
}

QRectF PairPicture::cellIn(const QRectF& rect, const mask::Cell& cell) const { return cellIn(rect, pair_.compared()->figures.grid, cell); }

QRectF PairPicture::cellRect(TokenId token) const {
  return pair_.compared() != nullptr ? cellIn(pictureRect(), pair_.compared()->figures.grid.cell(token)) : QRectF();
}

std::optional<TokenId> PairPicture::tokenAt(QPointF pos) const {
  const QRectF rect = pictureRect();
  if (pair_.compared() == nullptr || !rect.contains(pos)) return std::nullopt;
  const mask::TokenGrid& grid = pair_.compared()->figures.grid;
  const int col = std::min(grid.cols - 1, static_cast<int>((pos.x() - rect.left()) / rect.width() * grid.cols));
  const int row = std::min(grid.rows - 1, static_cast<int>((pos.y() - rect.top()) / rect.height() * grid.rows));
  return grid.id({pair_.step(), row, col});
}

void PairPicture::paintFrame(QPainter& painter, const QRectF& rect, RunSide side) const {
  const Theme& theme = themes_.theme();
  painter.fillRect(rect, theme.canvas);
  const auto window = pair_.window(side);
  if (!window || window->frames.empty()) return;
  const std::size_t last = window->frames.size() - 1;
  const Image& frame = *window->frames[std::min(last, static_cast<std::size_t>(pair_.session().playhead()))];
  const media::RectInFrame crop = window->geometry.rectInFrame();
  const QRectF source(crop.x0 * frame.width, crop.y0 * frame.height, crop.width() * frame.width, crop.height() * frame.height);
  painter.drawImage(rect, wrapFrame(frame), source);
}

void PairPicture::paintCells(QPainter& painter, const QRectF& rect, PairContent what) const {
  const Theme& theme = themes_.theme();
  const compare::Comparison& figures = pair_.compared()->figures;
  const compare::Subject &a = *pair_.compared()->subject_a, &b = *pair_.compared()->subject_b;
  const mask::TokenGrid& grid = figures.grid;
  const int first = pair_.step() * grid.perStep();
  QColor hatch = theme.hidden_edge;
  hatch.setAlphaF(0.7F);
  for (int i = first; i < first + grid.perStep(); ++i) {
    const TokenId token{i};
    const QRectF cell = cellIn(rect, grid.cell(token));
    const int row = figures.rowOf(token);
    if (row < 0) {
      const bool here = what == PairContent::ErrorA ? hidesIn(a, token) : what == PairContent::ErrorB ? hidesIn(b, token) : hidesIn(a, token) || hidesIn(b, token);
      if (here) painter.fillRect(cell, QBrush(hatch, Qt::BDiagPattern));
      continue;
    }
    const auto at = static_cast<std::size_t>(row);
    QColor color = what == PairContent::Difference ? theme.tideAt(pair_.gainShare(figures.gain[at]))
                                                   : theme.emberAt(pair_.errorShare(what == PairContent::ErrorA ? figures.a[at] : figures.b[at]));
    color.setAlphaF(what == PairContent::Difference ? 0.92F : static_cast<float>(view_.error_opacity));
    painter.fillRect(cell, color);
  }
}

/// Round the shared hidden tokens of the step.
void PairPicture::paintOutline(QPainter& painter, const QRectF& rect) const {
  const compare::Comparison& figures = pair_.compared()->figures;
  const mask::TokenGrid& grid = figures.grid;
  const int step = pair_.step();
  const auto shared = [&](int row, int col) {
    return row >= 0 && col >= 0 && row < grid.rows && col < grid.cols && figures.rowOf(grid.id({step, row, col})) >= 0;
  };
  std::vector<QLineF> edges;
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col) {
      if (!shared(row, col)) continue;
      const QRectF cell = cellIn(rect, {step, row, col});
      if (!shared(row - 1, col)) edges.emplace_back(cell.topLeft(), cell.topRight());
      if (!shared(row + 1, col)) edges.emplace_back(cell.bottomLeft(), cell.bottomRight());
      if (!shared(row, col - 1)) edges.emplace_back(cell.topLeft(), cell.bottomLeft());
      if (!shared(row, col + 1)) edges.emplace_back(cell.topRight(), cell.bottomRight());
    }
  painter.setPen(QPen(themes_.theme().hidden_edge, 1.5, Qt::SolidLine, Qt::SquareCap));
  painter.drawLines(edges.data(), static_cast<int>(edges.size()));
}

/// Of the pinned run of this picture while there is no pair to compare.
std::optional<RunSide> PairPicture::sideAlone() const {
  if (pair_.compared() != nullptr || (content_ != PairContent::ErrorA && content_ != PairContent::ErrorB)) return std::nullopt;
  const RunSide side = content_ == PairContent::ErrorA ? RunSide::A : RunSide::B;
  return pair_.run(side) != nullptr ? std::optional(side) : std::nullopt;
}

/// Its frame and what it hid: no colours, they would be on no common scale.
void PairPicture::paintAlone(QPainter& painter, const QRectF& rect, RunSide side) const {
  painter.setRenderHints(QPainter::SmoothPixmapTransform);
  paintFrame(painter, rect, side);
  const compare::Subject& subject = *pair_.run(side)->subject;
  const auto window = pair_.window(side);
  if (!window || subject.grid.size() == 0) return;
  const int step = std::clamp(pair_.session().playhead() / session::framesInStep(*window, subject.grid), 0, subject.grid.steps - 1);
  QColor hatch = themes_.theme().hidden_edge;
  hatch.setAlphaF(0.7F);
  for (const TokenId token : subject.hidden_ids) {
    const mask::Cell cell = subject.grid.cell(token);
    if (cell.step == step) painter.fillRect(cellIn(rect, subject.grid, cell), QBrush(hatch, Qt::BDiagPattern));
  }
}

/// Over what is drawn on the frame that is missing.
void PairPicture::paintMissing(QPainter& painter, const QRectF& rect) const {
  const auto isGone = [this](RunSide side) {
    const auto window = pair_.window(side);
    return pair_.run(side) != nullptr && (!window || window->frames.empty());
  };
  const bool gone = content_ == PairContent::ErrorA ? isGone(RunSide::A) : content_ == PairContent::ErrorB || content_ == PairContent::Difference ? isGone(RunSide::B) : isGone(RunSide::A) || isGone(RunSide::B);
  if (!gone) return;
  const QString words = tr("The frames of this run are no longer in memory");
  painter.setFont(fonts::caption());
  const QRectF room = rect.adjusted(12, 8, -12, -8);
  const QRectF text = painter.boundingRect(room, Qt::AlignBottom | Qt::AlignHCenter | Qt::TextWordWrap, words);
  painter.setPen(Qt::NoPen);
  painter.setBrush(themes_.theme().canvas);
  painter.drawRoundedRect(text.adjusted(-6, -3, 6, 3), 4, 4);
  painter.setPen(themes_.theme().text2);
  painter.drawText(room, Qt::AlignBottom | Qt::AlignHCenter | Qt::TextWordWrap, words);
}

void PairPicture::paintSide(QPainter& painter, const QRectF& rect, RunSide side, double dim) const {
  paintFrame(painter, rect, side);
  if (dim > 0) painter.fillRect(rect, inks::shade(dim));
}

void PairPicture::paintPicture(QPainter& painter, const QRectF& rect) const {
  painter.setRenderHints(QPainter::SmoothPixmapTransform);
  switch (content_) {
    case PairContent::Difference:
      paintSide(painter, rect, RunSide::B, difference_dim);
      paintCells(painter, rect, PairContent::Difference);
      break;
    case PairContent::Wipe: {
      painter.save();
      const double x = rect.left() + wipe_ * rect.width();
      for (const RunSide side : {RunSide::A, RunSide::B}) {
        const bool a = side == RunSide::A;
        painter.setClipRect(a ? QRectF(rect.topLeft(), QPointF(x, rect.bottom())) : QRectF(QPointF(x, rect.top()), rect.bottomRight()));
        paintSide(painter, rect, side, 0);
        paintCells(painter, rect, a ? PairContent::ErrorA : PairContent::ErrorB);
      }
      painter.restore();
      break;
    }
    default: {
      const bool a = content_ == PairContent::ErrorA || (content_ == PairContent::Blink && blink_a_);
      paintSide(painter, rect, a ? RunSide::A : RunSide::B, 0);
      paintCells(painter, rect, a ? PairContent::ErrorA : PairContent::ErrorB);
    }
  }
  paintOutline(painter, rect);
  paintMissing(painter, rect);
}

void PairPicture::paintMarksOn(QPainter& painter) const {
  const QRectF rect = pictureRect();
  const Theme& theme = themes_.theme();
  CanvasMarks marks;
  const auto mark = [&](TokenId token) { return cellIn(rect, pair_.compared()->figures.grid.cell(token)); };
  const auto stepOf = [&](TokenId token) { return pair_.compared()->figures.grid.cell(token).step; };
  if (const auto picked = pair_.picked()) (stepOf(*picked) == pair_.step() ? marks.picked : marks.picked_else) = mark(*picked);
  if (const auto hovered = pair_.hovered()) {
    marks.hovered = mark(*hovered);
    marks.hovered_else = stepOf(*hovered) != pair_.step();
  }
  if (hasFocus()) marks.focus_ring = rect.adjusted(1, 1, -1, -1);
  paintMarks(painter, marks, theme);
  if (content_ == PairContent::Wipe) {
    const double x = rect.left() + wipe_ * rect.width();
    painter.setPen(QPen(inks::casing(), 4));
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
    painter.setPen(QPen(inks::mark(), 1.5));
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
  }
  const bool both = content_ == PairContent::Wipe;
  if (both || (content_ == PairContent::Blink && blink_a_)) drawRunBadge(painter, {rect.left() + 8, rect.top() + 8, 20, 20}, RunSide::A, theme);
  if (both || (content_ == PairContent::Blink && !blink_a_)) drawRunBadge(painter, {rect.right() - 28, rect.top() + 8, 20, 20}, RunSide::B, theme);
}

void PairPicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF rect = pictureRect();
  QPainterPath round;
  round.addRoundedRect(rect, 4, 4);
  if (pair_.compared() == nullptr) {
    painter.fillPath(round, themes_.theme().raised);
    painter.setClipPath(round);
    if (const auto side = sideAlone()) {
      paintAlone(painter, rect, *side);
      paintMissing(painter, rect);
    }
    return paintDropHint(painter);
  }
  painter.save();
  painter.setClipPath(round);
  painter.setOpacity(pair_.stale() ? 0.5 : 1);
  paintPicture(painter, rect);
  painter.restore();
  paintMarksOn(painter);
  if (dragged_over_) paintDropHint(painter);
}

/// Where a run can be dropped, and that one is about to be.
void PairPicture::paintDropHint(QPainter& painter) const {
  const Theme& theme = themes_.theme();
  const QRectF rect = pictureRect();
  if (pair_.compared() == nullptr && acceptDrops() && !sideAlone()) {
    painter.setFont(fonts::caption());
    painter.setPen(theme.text3);
    painter.drawText(rect.adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, content_ == PairContent::ErrorA ? tr("Drop a run here, or choose one and press A") : tr("Drop a run here, or choose one and press B"));
  }
  if (pair_.compared() == nullptr && !acceptDrops()) {
    painter.setFont(fonts::caption());
    painter.setPen(theme.text3);
    painter.drawText(rect.adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, tr("Pin a run on A and one on B to see where they differ"));
  }
  if (!dragged_over_) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme.accent, 2));
  painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4);
}

void PairPicture::describe() {
  const QString name = content_ == PairContent::ErrorA ? tr("Error in A") : content_ == PairContent::ErrorB ? tr("Error in B") : tr("Difference of A and B");
  setAccessibleName(name);
  QString text;
  const auto picked = pair_.picked();
  if (picked && pair_.compared() != nullptr) {
    const compare::Comparison& figures = pair_.compared()->figures;
    const mask::Cell cell = figures.grid.cell(*picked);
    const int row = figures.rowOf(*picked);
    text = tr("Row %1, column %2, step %3, ").arg(cell.row + 1).arg(cell.col + 1).arg(cell.step + 1);
    text += row < 0 ? tr("not hidden in both") : tr("A %1, B %2").arg(words::number(figures.a[static_cast<std::size_t>(row)], 3), words::number(figures.b[static_cast<std::size_t>(row)], 3));
  }
  setAccessibleDescription(text);
}

}  // namespace lacuna::widgets

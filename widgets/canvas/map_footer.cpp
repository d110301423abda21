#include "widgets/canvas/map_footer.hpp"

#include <QPainter>
#include <QPainterPath>
#include <utility>
#include <vector>

#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/legend_ends.hpp"

namespace lacuna::widgets {
namespace {
constexpr int bar_width = 84, bar_height = 8, gap = 8;
constexpr int scale_beside_count = 480;  // wide enough for both and the readout
}  // namespace

/// The colours of one map and where they end.
struct MapFooter::Scale {
  QString name, left, right;
  QColor (Theme::*ink)(double) const;
  bool stale;
};

/// A part of the readout.
struct MapFooter::Piece {
  QString text;
  QFont font;
  QColor color;
};

MapFooter::MapFooter(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown,
                     QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes), shown_(shown) {
  setFixedHeight(24);
  setAccessibleName(tr("Under cursor"));
  const auto repaint = qOverload<>(&QWidget::update);
  connect(&shown_, &ShownResult::changed, this, repaint);
  connect(&shown_, &ShownResult::staleChanged, this, repaint);
  connect(&shown_, &ShownResult::attentionChanged, this, repaint);
  connect(&themes_, &ThemeStore::changed, this, repaint);
  connect(&view_, &ViewState::changed, this, &MapFooter::readMetric);
  connection_ = session_.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::SelectionChanged>(change) ||
        std::holds_alternative<session::PlayheadMoved>(change) || std::holds_alternative<session::MaskChanged>(change) ||
        std::holds_alternative<session::PreviewMoved>(change))
      update();
  });
  readMetric();
}

void MapFooter::readMetric() {
  setToolTip(tr("Error: %1").arg(coreText(latent::nameOf(view_.metric))) + '\n' + legendHelp());
  update();
}

/// "This step 48 / 256"
int MapFooter::paintCount(QPainter& painter) const {
  const mask::Mask& mask = session_.shownMask();
  const int step = session_.playheadStep();
  if (!makesMasks() || step < 0 || step >= mask.grid().steps) return width();
  const Theme& theme = themes_.theme();
  int end = width();
  const auto paint = [&](const QString& text, const QFont& font, const QColor& ink) {
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QRect(0, 0, end, height()), Qt::AlignRight | Qt::AlignVCenter, text);
    end -= QFontMetrics(font).horizontalAdvance(text) + 6;
  };
  paint(QStringLiteral("/ %1").arg(mask.grid().perStep()), fonts::number(), theme.text2);
  paint(QString::number(mask.hiddenCountInStep(step)), fonts::number(), theme.text);
  paint(inFigure() ? tr("Hidden in this step") : tr("This step"), fonts::body(), theme.text2);
  return end - gap;
}

/// Of the map on the frame; in a figure of all that lie there, what matters most first.
std::vector<MapFooter::Scale> MapFooter::scales() const {
  std::vector<Scale> found;
  const latent::Run* run = shown_.run();
  if (view_.show_error && run != nullptr && !run->errors.empty()) {
    const auto [left, right] = legendEnds(shown_.range().low, shown_.range().high, view_.metric);
    found.push_back({tr("Error"), left, right, &Theme::emberAt, shown_.stale()});
  }
  const ShownAttention& attention = shown_.attention();
  const AttentionMaps& maps = attention.maps();
  if (view_.show_attention && !maps.empty() && maps.request().window == session_.window()) {
    const auto largest = static_cast<double>(maps.largest(attention.block(), attention.head()));
    const QStringList names = {tr("Attention"), tr("Attention to the token"), tr("Attention received")};  // by the way they are read
    found.push_back({names[static_cast<int>(maps.way())], QStringLiteral("0"), words::percent(largest, 1), &Theme::frostAt, attention.stale()});
  }
  if (found.size() > 1 && !inFigure()) found.resize(1);
  return found;
}

int MapFooter::paintScale(QPainter& painter, const Scale& scale, int from) const {
  const QFontMetrics numbers(fonts::number()), names(fonts::body());
  const int name = inFigure() ? names.horizontalAdvance(scale.name) + gap : 0;
  const int needed = numbers.horizontalAdvance(scale.left) + numbers.horizontalAdvance(scale.right) + bar_width + 2 * gap + name;
  if (needed > from) return from;
  const Theme& theme = themes_.theme();
  painter.setFont(fonts::number());
  painter.setPen(theme.text2);
  painter.drawText(QRect(0, 0, from, height()), Qt::AlignRight | Qt::AlignVCenter, scale.right);
  const QRectF bar(from - numbers.horizontalAdvance(scale.right) - gap - bar_width, (height() - bar_height) / 2.0, bar_width, bar_height);
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  for (int i = 0; i <= 8; ++i) gradient.setColorAt(i / 8.0, (theme.*scale.ink)(i / 8.0));
  QPainterPath shape;
  shape.addRoundedRect(bar, 3, 3);
  painter.setOpacity(scale.stale ? 0.5 : 1);
  painter.fillPath(shape, gradient);
  painter.setOpacity(1);
  const int end = static_cast<int>(bar.left()) - gap;
  painter.drawText(QRect(0, 0, end, height()), Qt::AlignRight | Qt::AlignVCenter, scale.left);
  if (inFigure()) {
    painter.setFont(fonts::body());
    painter.drawText(QRect(0, 0, end - numbers.horizontalAdvance(scale.left) - gap, height()), Qt::AlignRight | Qt::AlignVCenter, scale.name);
  }
  return from - needed - 2 * gap;
}

void MapFooter::paintReadout(QPainter& painter, int right) const {
  const auto& placement = session_.placement();
  const auto token = session_.hovered() && !inFigure() ? session_.hovered() : session_.picked();
  if (!placement || !token || index(*token) >= placement->grid.size()) {
    if (!makesMasks() || inFigure()) return;
    painter.setFont(fonts::body());
    painter.setPen(themes_.theme().text2);
    painter.drawText(QRect(0, 0, right, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(tr("Hidden from the model, not from you."), Qt::ElideRight, right));
    return;
  }
  int x = 0;
  for (const Piece& piece : readout(*token, right)) {
    painter.setFont(piece.font);
    const int wide = widthOf({piece});
    if (x + wide > right) break;
    painter.setPen(piece.color);
    painter.drawText(QRect(x, 0, wide + 1, height()), Qt::AlignLeft | Qt::AlignVCenter, piece.text);
    x += wide + gap;
  }
}

/// With the gaps between them.
int MapFooter::widthOf(const std::vector<Piece>& pieces) {
  int wide = -gap;
  for (const Piece& piece : pieces) wide += QFontMetrics(piece.font).horizontalAdvance(piece.text) + gap;
  return wide;
}

std::vector<MapFooter::Piece> MapFooter::joined(std::vector<Piece> pieces, const std::vector<Piece>& more) {
  pieces.insert(pieces.end(), more.begin(), more.end());
  return pieces;
}

/// How it was chosen, where it is, and its error, or whether it is hidden; less of it where there is little room.
std::vector<MapFooter::Piece> MapFooter::readout(TokenId token, int room) const {
  const Theme& theme = themes_.theme();
  const mask::TokenGrid& grid = session_.placement()->grid;
  const mask::Cell cell = grid.cell(token);
  const bool elsewhere = cell.step != session_.playheadStep();
  const QString place = tr("row %1, column %2").arg(cell.row + 1).arg(cell.col + 1);
  const Piece chosen{session_.hovered() && !inFigure() ? tr("Under cursor") : tr("Picked"), fonts::body(), theme.text2};
  Piece where{elsewhere ? tr("%1, step %2").arg(place).arg(cell.step + 1) : place, fonts::value(), theme.text};
  std::vector<Piece> said;
  if (const auto error = shown_.errorOf(token)) {
    said = {{tr("error"), fonts::body(), theme.text2}, {QString::number(static_cast<double>(*error), 'f', 2), fonts::number(), theme.text}};
  } else {
    const bool hidden = session_.mask().grid() == grid && session_.mask().hidden(token);
    said = {{hidden ? tr("hidden") : tr("visible"), fonts::body(), theme.text2}};
  }
  if (widthOf({chosen, where}) + gap + widthOf(said) <= room) return joined({chosen, where}, said);
  if (widthOf({where}) + gap + widthOf(said) <= room) return joined({where}, said);  // the place says more than how it was chosen
  const bool number = said.size() > 1;
  if (number) said.erase(said.begin());  // the number first, then as much of the place as there is room for
  if (widthOf({where}) + gap + widthOf(said) > room)
    where.text = tr("r\u00a0%1, c\u00a0%2").arg(cell.row + 1).arg(cell.col + 1) + (elsewhere ? tr(", s\u00a0%1").arg(cell.step + 1) : QString());
  return number ? joined(said, {where}) : joined({where}, said);
}

void MapFooter::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  int right = paintCount(painter);
  if (!makesMasks() || inFigure() || width() >= scale_beside_count)
    for (const Scale& scale : scales()) right = paintScale(painter, scale, right);
  paintReadout(painter, right);
}

}  // namespace lacuna::widgets

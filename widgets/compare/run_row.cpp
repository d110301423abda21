#include "widgets/compare/run_row.hpp"

#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

constexpr int row_height = 52, picture = 40, margin = 10, badge = 18, value_width = 48;

QRect secondLine(const QRect& row) { return {row.left() + margin + picture + 10, row.top() + 27, row.width() - 2 * margin - picture - 10 - value_width, 18}; }

}  // namespace

void drawRunBadge(QPainter& painter, const QRectF& box, session::RunSide side, const Theme& theme) {
  const bool a = side == session::RunSide::A;
  drawBox(painter, box, 4, a ? theme.run_a : theme.run_b);
  QFont font = fonts::caption();
  font.setWeight(QFont::Bold);
  painter.setFont(font);
  painter.setPen(inks::badge(theme));
  painter.drawText(box, Qt::AlignCenter, a ? "A" : "B");
}

QImage runThumbnail(const session::KeptRun& run, const Theme& theme) {
  const Image& small = *run.thumbnail;
  if (small.rgb.empty()) return {};
  QImage image = QImage(small.rgb.data(), small.width, small.height, 3 * small.width, QImage::Format_RGB888).convertToFormat(QImage::Format_RGB32);
  const mask::TokenGrid& grid = run.subject->grid;
  QPainter painter(&image);
  QColor veil = theme.hidden_edge;
  veil.setAlphaF(0.62F);
  for (const TokenId token : run.subject->hidden_ids) {
    const mask::Cell cell = grid.cell(token);
    if (cell.step != run.thumbnail_step) continue;
    const double width = static_cast<double>(image.width()) / grid.cols, height = static_cast<double>(image.height()) / grid.rows;
    painter.fillRect(QRectF(cell.col * width, cell.row * height, width, height), veil);
  }
  return image;
}

RunRow::RunRow(RunListModel& model, ThemeStore& themes, QObject* parent) : QStyledItemDelegate(parent), model_(model), themes_(themes) {}

QSize RunRow::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {160, row_height}; }

void RunRow::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const session::KeptRun* run = model_.runAt(index);
  if (run == nullptr) return;
  const Theme& theme = themes_.theme();
  const QRect row = option.rect;
  painter->save();
  painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  const bool chosen = option.state.testFlag(QStyle::State_Selected);
  if (chosen || option.state.testFlag(QStyle::State_MouseOver)) drawBox(*painter, QRectF(row).adjusted(4, 1, -4, -1), 6, chosen ? theme.accent_soft : theme.hover);
  if (chosen && option.state.testFlag(QStyle::State_HasFocus)) drawFocusRing(*painter, QRectF(row).adjusted(4, 1, -4, -1), 6, theme);

  const QRectF box(row.left() + margin, row.top() + (row_height - picture) / 2.0, picture, picture);
  QPainterPath round;
  round.addRoundedRect(box, 4, 4);
  painter->save();
  painter->setClipPath(round);
  painter->fillRect(box, theme.raised);
  painter->drawImage(box, runThumbnail(*run, theme));
  painter->restore();

  const int left = row.left() + margin + picture + 10;
  painter->setFont(fonts::value());
  painter->setPen(theme.text);
  const QString name = runName(run->number);
  painter->drawText(QRect(left, row.top() + 7, 120, 18), Qt::AlignLeft | Qt::AlignVCenter, name);
  if (run->starred) drawIcon(*painter, "flag", theme.warn, QRect(left + painter->fontMetrics().horizontalAdvance(name) + 6, row.top() + 8, 16, 16), 14);
  painter->setFont(fonts::caption());
  painter->setPen(run->note.empty() ? theme.text3 : theme.text2);
  const QRect second = secondLine(row);
  painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter, model_.subtitleIn(*run, painter->fontMetrics(), second.width()));

  const QRect value(row.right() - margin - value_width, row.top() + 27, value_width, 18);
  painter->setFont(fonts::number());
  painter->setPen(theme.text);
  painter->drawText(value, Qt::AlignRight | Qt::AlignVCenter, words::number(latent::valueOf(run->subject->mean, model_.metric()), 3));
  for (const session::RunSide side : {session::RunSide::A, session::RunSide::B})
    if (model_.runs().pinned(side) == run->number) drawRunBadge(*painter, QRectF(row.right() - margin - badge, row.top() + 7, badge, badge), side, theme);
  painter->restore();
}

QWidget* RunRow::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
  const session::KeptRun* run = model_.runAt(index);
  auto* editor = new QLineEdit(parent);
  editor->setFont(fonts::caption());
  editor->setMaxLength(200);
  editor->setPlaceholderText(tr("Note"));
  editor->setAccessibleName(run != nullptr ? tr("Note of %1").arg(runName(run->number)) : tr("Note"));
  return editor;
}

void RunRow::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const {
  const QRect line = secondLine(option.rect);
  editor->setGeometry(line.left() - 8, option.rect.top() + 22, line.width() + value_width + 8, 27);
}

}  // namespace lacuna::widgets

#include "widgets/layers/generator_button.hpp"

#include <QPainter>
#include <algorithm>

#include "widgets/controls/painting.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {
constexpr mask::TokenGrid sample_grid{8, 12, 18};
constexpr int cell_px = 3, picture_top = 6, text_margin = 3, most_width = 88, button_height = 66;
constexpr std::uint64_t sample_seed = 4;
}  // namespace

GeneratorButton::GeneratorButton(const mask::GeneratorInfo& info, ThemeStore& themes, QWidget* parent)
    : QAbstractButton(parent), info_(info), themes_(themes) {
  if (!info.needs_motion) sample_ = mask::generate({info.kind, sample_seed, {}}, sample_grid);
  const QString title = coreText(info.title);
  setText(title);
  setCheckable(true);
  setAttribute(Qt::WA_Hover);
  setFocusPolicy(Qt::TabFocus);
  setToolTip(QString("%1\n%2").arg(title, coreText(info.help)));
  setAccessibleName(title);
  setAccessibleDescription(coreText(info.help));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

QSize GeneratorButton::sizeHint() const {
  const int name = QFontMetrics(fonts::caption()).horizontalAdvance(text()) + 2 * text_margin;
  return {std::clamp(name, sample_grid.cols * cell_px + 2 * picture_top, most_width), button_height};
}

void GeneratorButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QColor ground = isChecked() ? theme.accent_soft : isDown() ? theme.active : underMouse() ? theme.hover : theme.raised;
  drawBox(painter, rect(), 6, ground, isChecked() ? theme.accent : theme.line2);
  const QRect picture((width() - sample_grid.cols * cell_px) / 2, picture_top, sample_grid.cols * cell_px,
                      sample_grid.rows * cell_px);
  painter.fillRect(picture, theme.canvas);
  if (sample_.grid().size() == 0) {
    drawIcon(painter, "wave", isEnabled() ? theme.hidden : theme.ctl, QRect(picture.center() - QPoint(9, 9), QSize(20, 20)), 20);
  }
  const QColor fill = isEnabled() ? theme.hidden : theme.ctl;
  for (int row = 0; row < sample_.grid().rows; ++row)
    for (int col = 0; col < sample_.grid().cols; ++col)
      if (sample_.hidden(sample_grid.id({sample_grid.steps - 1, row, col})))
        painter.fillRect(picture.left() + col * cell_px, picture.top() + row * cell_px, cell_px, cell_px, fill);
  painter.setFont(fonts::caption());
  painter.setPen(isEnabled() ? theme.text : theme.ctl);
  const QRect line(text_margin, picture.bottom() + 3, width() - 2 * text_margin, height() - picture.bottom() - 5);
  painter.drawText(line, Qt::AlignCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, line.width()));
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

}  // namespace lacuna::widgets

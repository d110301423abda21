#include "widgets/attention/maps_page.hpp"

namespace lacuna::widgets {
namespace {
constexpr int gap = 6, gap_beside = 16, worth_px = 24;
}

MapsPage::MapsPage(ThemeStore& themes, QWidget* parent)
    : QWidget(parent), grid_(new AttentionGrid(themes, this)), time_(new QWidget(this)), title_(new Label(tr("Where in time it reads"), fonts::title(), &Theme::text, themes, time_)), strip_(new AttentionStrip(themes, time_)) {
  auto* column = new QVBoxLayout(time_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(gap);
  column->addWidget(title_);
  column->addWidget(strip_);
  column->addStretch();
  layout_ = new QBoxLayout(QBoxLayout::TopToBottom, this);
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(gap);
  layout_->addWidget(grid_, 1);
  layout_->addWidget(time_);
}

void MapsPage::setMaps(const AttentionMaps& maps) {
  grid_->setMaps(maps);
  by_head_ = maps.heads() > 1;
}

void MapsPage::setChosen(const AttentionMaps& maps, int block, int head) {
  strip_->setMap(maps, block, head);
  arrange();
}

void MapsPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

/// Of many layers the height decides how large the maps are: then the steps stand beside them, in as many rows as they need.
void MapsPage::arrange() {
  const int below = title_->sizeHint().height() + strip_->heightInOneRow(width()) + 2 * gap;
  const int wide = grid_->widthFor(height());
  const bool room = width() - wide - gap_beside >= AttentionStrip::least_stacked;
  const bool beside = by_head_ && room && wide - grid_->widthFor(height() - below) >= worth_px;
  layout_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  layout_->setSpacing(beside ? gap_beside : gap);
  layout_->setStretch(0, beside ? 0 : 1);
  layout_->setStretch(1, beside ? 1 : 0);
  grid_->setMinimumWidth(beside ? wide : 0);
  grid_->setMaximumWidth(beside ? wide : QWIDGETSIZE_MAX);
  strip_->setStacked(beside);
}

}  // namespace lacuna::widgets

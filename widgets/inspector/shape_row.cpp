#include "widgets/inspector/mask_edits.hpp"
#include "widgets/inspector/mask_tab.hpp"

namespace lacuna::widgets {

ShapeRow::ShapeRow(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes), mark_(new QLabel(this)) {
  setMinimumHeight(28);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  name_ = new ValueLabel(fonts::body(), &Theme::text, themes, this);
  name_->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  extent_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  remove_ = new IconButton("trash", {}, themes, this);
  row->addWidget(mark_);
  row->addWidget(name_, 1);
  row->addWidget(extent_);
  row->addWidget(remove_);
  connect(remove_, &QAbstractButton::clicked, this, [this] { Q_EMIT deleteWanted(id_); });
  connect(&themes, &ThemeStore::changed, this, &ShapeRow::repaintMark);
}

void ShapeRow::setShape(const mask::MaskShape& shape, const std::vector<mask::TimeExtent>& steps) {
  id_ = shape.id;
  hides_ = shape.operation == mask::Operation::Hide;
  const QString name = QString::fromStdString(shape.name);
  name_->setWhole(name);
  extent_->setText(extentText(shape.extent, steps));
  mark_->setToolTip(hides_ ? tr("Hides") : tr("Shows"));
  remove_->setToolTip(tr("Delete %1\nTakes this shape out of the mask").arg(name));
  remove_->setAccessibleName(tr("Delete %1").arg(name));
  repaintMark();
}

void ShapeRow::repaintMark() {
  const Theme& theme = themes_.theme();
  mark_->setPixmap(iconPixmap(hides_ ? "mask" : "eraser", hides_ ? theme.hidden : theme.text2, 16, devicePixelRatioF()));
}

}  // namespace lacuna::widgets

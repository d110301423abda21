#include "widgets/layers/layer_list.hpp"

#include <QMenu>
#include <QPainter>
#include <algorithm>

#include "core/mask/layers.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/mask_edits.hpp"
#include "widgets/layers/layer_edits.hpp"
#include "widgets/layers/layer_menu.hpp"

namespace lacuna::widgets {

LayerList::LayerList(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  rows_layout_ = new QVBoxLayout;
  rows_layout_->setSpacing(0);
  column->addLayout(rows_layout_);
  more_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  more_->setWordWrap(true);
  column->addWidget(more_);
  setAccessibleName(tr("Layers"));
  refresh();
}

LayerRow* LayerList::newRow() {
  auto* row = new LayerRow(themes_, this);
  connect(row, &LayerRow::chosen, this, &LayerList::choose);
  connect(row, &LayerRow::menuWanted, this, &LayerList::openMenu);
  connect(row, &LayerRow::eyeClicked, this, [this](ShapeId id) {
    editLayer(session_, id, QStringLiteral("Eye of %1").arg(nameOf(id)), [](mask::MaskShape& shape) { shape.shown = !shape.shown; });
  });
  connect(row, &LayerRow::markClicked, this, [this](ShapeId id) {
    editLayer(session_, id, QStringLiteral("Turn round %1").arg(nameOf(id)), [](mask::MaskShape& shape) {
      shape.operation = shape.operation == mask::Operation::Hide ? mask::Operation::Reveal : mask::Operation::Hide;
    });
  });
  connect(row, &LayerRow::lockClicked, this, [this](ShapeId id) {
    editLayer(session_, id, QStringLiteral("Lock of %1").arg(nameOf(id)), [](mask::MaskShape& shape) { shape.locked = false; });
  });
  connect(row, &LayerRow::renamed, this, [this](ShapeId id, const QString& name) {
    editLayer(session_, id, QStringLiteral("Rename %1").arg(nameOf(id)), [&name](mask::MaskShape& shape) { shape.name = name.toStdString(); });
  });
  connect(row, &LayerRow::dragged, this, [this](ShapeId, const QPoint& global_pos) {
    gap_ = gapAt(global_pos);
    update();
  });
  connect(row, &LayerRow::dropped, this, &LayerList::drop);
  rows_layout_->addWidget(row);
  return row;
}

QString LayerList::nameOf(ShapeId id) const {
  const mask::MaskShape* shape = layerOf(session_, id);
  return shape ? QString::fromStdString(shape->name) : QString();
}

void LayerList::choose(ShapeId id) {
  if (view_.shape == id) return;
  view_.shape = id;
  view_.notify();
  refresh();
}

void LayerList::openMenu(ShapeId id, const QPoint& global_pos) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  fillLayerMenu(*menu, session_, view_, id);
  menu->popup(global_pos);
}

int LayerList::gapAt(const QPoint& global_pos) const {
  const int y = mapFromGlobal(global_pos).y();
  int gap = 0;
  for (const LayerRow* row : rows_)
    if (row->isVisible() && y > row->geometry().center().y()) ++gap;
  return gap;
}

void LayerList::drop(ShapeId id, const QPoint& global_pos) {
  gap_ = -1;
  update();
  const auto& shapes = session_.document().shapes;
  const mask::MaskShape* shape = mask::findShape(shapes, id);
  if (shape == nullptr) return;
  const int count = static_cast<int>(shapes.size()), from = static_cast<int>(shape - shapes.data());
  int to = count - gapAt(global_pos);  // the gap below which it lies, counted from the lowest layer
  if (to > from) --to;
  session_.runAsStep(session::moveShape(id, static_cast<std::size_t>(std::clamp(to, 0, count - 1)),
                                        QStringLiteral("Order of %1").arg(nameOf(id)).toStdString()));
}

void LayerList::paintEvent(QPaintEvent*) {
  if (gap_ < 0 || rows_.empty()) return;
  const auto shown = std::count_if(rows_.begin(), rows_.end(), [](const LayerRow* row) { return row->isVisible(); });
  const int y = gap_ < shown ? rows_[static_cast<std::size_t>(gap_)]->geometry().top()
                             : rows_[static_cast<std::size_t>(shown - 1)]->geometry().bottom();
  QPainter painter(this);
  painter.fillRect(QRect(0, std::max(0, y - 1), width(), 2), themes_.theme().accent);
}

void LayerList::refresh() {
  const auto& shapes = session_.document().shapes;
  const std::vector<mask::TimeExtent> no_steps;
  const auto& steps = session_.placement() ? session_.placement()->steps : no_steps;
  // A stroke in progress changes the mask at every move, but not the list.
  if (!more_->text().isNull() && shapes == listed_ && steps == listed_steps_ && view_.shape == listed_choice_) return;
  listed_ = shapes;
  listed_steps_ = steps;
  listed_choice_ = view_.shape;
  const bool any_solo = mask::anySolo(shapes);
  const int shown = std::min(most_rows, static_cast<int>(shapes.size()));
  while (static_cast<int>(rows_.size()) < shown) rows_.push_back(newRow());
  for (int i = 0; i < static_cast<int>(rows_.size()); ++i) {
    LayerRow* row = rows_[static_cast<std::size_t>(i)];
    row->setVisible(i < shown);
    if (i >= shown) continue;
    const mask::MaskShape& shape = shapes[shapes.size() - 1 - static_cast<std::size_t>(i)];
    const QString when = shape.other_times ? tr("not %1").arg(extentText(shape.extent, steps)) : extentText(shape.extent, steps);
    row->setShape(shape, when, view_.shape == shape.id, mask::hasPart(shape, any_solo));
  }
  const int below = static_cast<int>(shapes.size()) - shown;
  more_->setVisible(below > 0 || shapes.empty());
  more_->setText(shapes.empty() ? tr("No layers. Paint on the clip, or make a mask below.")
                                : tr("and %1 below").arg(words::count(below)));
}

}  // namespace lacuna::widgets

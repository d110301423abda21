#include "widgets/attention/chosen_head.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/controls/words.hpp"

namespace lacuna::widgets {
namespace {
constexpr int width_px = 214, gap = 2, section_gap = 8;
constexpr int least_map = 96, least_whole_map = 128, most_map = 168, least_reach = 72, most_reach = 110;
}  // namespace

ChosenHead::ChosenHead(ThemeStore& themes, QWidget* parent) : QScrollArea(parent) {
  setAccessibleName(tr("The chosen head"));
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFixedWidth(width_px);
  auto* content = new QWidget(this);
  column_ = new QVBoxLayout(content);
  column_->setContentsMargins(0, 0, 12, 0);
  column_->setSpacing(gap);
  const auto title = [&](const QString& text) { return new Label(text, fonts::title(), &Theme::text, themes, content); };
  const auto row = [&](const QString& name) { return new ValueRow(name, themes, content); };
  name_ = title({});
  map_ = new AttentionMap(themes, content);
  spread_ = row(tr("Spread"));
  distance_ = row(tr("Mean distance"));
  time_distance_ = row(tr("In time"));
  same_step_ = row(tr("Same step"));
  on_visible_ = row(tr("On visible"));
  kinds_ = new HeadKinds(themes, content);
  kinds_->setFixedHeight(kinds_->sizeHint().height());
  reach_ = new ReachBars(themes, content);
  for (QWidget* part : std::initializer_list<QWidget*>{name_, map_, spread_, distance_, time_distance_, same_step_, on_visible_}) column_->addWidget(part);
  column_->addSpacing(section_gap);
  kinds_title_ = title({});
  column_->addWidget(kinds_title_);
  column_->addWidget(kinds_);
  column_->addSpacing(section_gap);
  column_->addWidget(title(tr("Reach by layer")));
  column_->addWidget(reach_);
  column_->addStretch();
  setSizes(most_map, most_reach);
  setWidget(content);
}

void ChosenHead::setHead(const AttentionMaps& maps, int block, int head, const QString& name) {
  const latent::HeadFigures& figures = maps.figures(block, head);
  name_->setText(name);
  const auto all = static_cast<int>(maps.figures().size());
  kinds_title_->setText(maps.heads() > 1 ? tr("Kinds of head, all %1").arg(all) : tr("Kinds of map, one a layer"));
  kinds_->setAccessibleName(kinds_title_->text());
  spread_->setValue(tr("%1 of %2 bits").arg(words::number(figures.spread_bits, 2), words::number(std::log2(static_cast<double>(maps.tokens().size())), 1)));
  distance_->setValue(tr("%1 cells").arg(words::number(figures.distance_cells, 1)));
  time_distance_->setValue(tr("%1 steps").arg(words::number(figures.distance_steps, 1)));
  same_step_->setValue(words::percent(figures.same_step));
  on_visible_->setValue(words::percent(figures.on_visible));
}

void ChosenHead::setSizes(int map, int reach) {
  map_->setFixedSize(map, map_->heightForWidth(map));
  reach_->setFixedHeight(reach);
}

void ChosenHead::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  fit();
}

/// Map and plot give way, the map last; what still does not fit scrolls, and then the figures end where the room does.
void ChosenHead::fit() {
  const int room = viewport()->height();
  setSizes(most_map, most_reach);
  const int over = column_->sizeHint().height() - room;
  const int reach = std::clamp(most_reach - over, least_reach, most_reach);
  const int map = most_map - std::max(0, over - (most_reach - reach));
  if (map >= least_whole_map) return setSizes(map, reach);
  int figures = -most_map;
  for (int i = 0; i <= column_->indexOf(on_visible_); ++i) figures += column_->itemAt(i)->sizeHint().height() + gap;
  setSizes(std::clamp(room - figures, least_map, most_map), most_reach);
}

}  // namespace lacuna::widgets

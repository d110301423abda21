// Of the layouts: the splitters that hold the panels, and their places and sizes in them.
#include <cmath>

#include "widgets/window/layouts.hpp"

namespace lacuna::widgets {
namespace {

constexpr int gap = 6, least_view_px = 240, least_inspector_px = 260;

/// Moves a panel only where it is not there already: it may hold OpenGL views.
void put(Splitter& splitter, int index, QWidget* panel) {
  if (splitter.indexOf(panel) != index) splitter.insertWidget(index, panel);
}

void give(Splitter& splitter, QWidget* panel, int px, int room) {
  const int index = splitter.indexOf(panel);
  if (index < 0 || splitter.count() != 2) return;
  QList<int> sizes{std::max(1, room - px - gap), std::max(1, room - px - gap)};
  sizes[index] = px;
  splitter.setSizes(sizes);
}

}  // namespace

void Layouts::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  columns_ = new Splitter(Qt::Horizontal, this);
  column->addWidget(columns_);
  rows_ = new Splitter(Qt::Vertical, columns_);
  upper_ = new QWidget(rows_);
  auto* upper_row = new QHBoxLayout(upper_);
  upper_row->setContentsMargins(0, 0, 0, 0);
  upper_row->setSpacing(gap);
  views_ = new Splitter(Qt::Horizontal, upper_);
  scenes_ = new PageStack(views_);
  for (const auto& [workspace, panel] : panels_.scenes) scenes_->addWidget(panel);
  views_->addWidget(panels_.clip);
  views_->addWidget(scenes_);
  slide_ = new SlideOver(themes_, upper_);
  slide_button_ = new IconButton("rows", tr("Inspector\nSlides over the view, and away (Ctrl+\\)"), themes_, upper_);
  slide_button_->setCheckable(true);
  connect(slide_button_, &QAbstractButton::clicked, this, [this](bool on) { showInspector(on); });
  upper_row->addWidget(panels_.tools);
  upper_row->addWidget(views_, 1);
  upper_row->addWidget(slide_button_, 0, Qt::AlignTop);
  rows_->addWidget(upper_);
  rows_->addWidget(panels_.timeline);
  columns_->addWidget(rows_);
  columns_->addWidget(panels_.inspector);
  panels_.clip->setMinimumWidth(least_view_px);
  scenes_->setMinimumWidth(least_view_px);
  panels_.inspector->setMinimumWidth(least_inspector_px);
  for (Splitter* splitter : {columns_, rows_, views_}) {
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, splitter == views_ ? 1 : 0);
  }
  views_->installEventFilter(this);  // what slides lies over them
}

void Layouts::addExpandButtons() {
  QList<QWidget*> panels{panels_.clip};
  for (const auto& [workspace, panel] : panels_.scenes) panels << panel;
  for (QWidget* widget : panels) {
    auto* panel = qobject_cast<Panel*>(widget);
    if (panel == nullptr) continue;
    auto* expand = new IconButton("expand", tr("Whole window\nGives this panel all the room, or takes it back (Shift+Space)"), themes_, panel);
    panel->header()->addWidget(expand);
    connect(expand, &QAbstractButton::clicked, this, [this, panel] { toggleWhole(panel); });
  }
}

void Layouts::watchSplitters() {
  const auto watch = [this](Splitter* splitter, auto read, auto forget) {
    connect(splitter, &QSplitter::splitterMoved, this, [this, read] {
      read();
      keep_.start();
    });
    connect(splitter, &Splitter::usualWanted, this, [this, forget] {
      forget();
      setSizes();
      keep();
    });
  };
  watch(columns_, [this] { now().inspector_px = columns_->sizes().value(columns_->indexOf(panels_.inspector)); },
        [this] { now().inspector_px.reset(); });
  watch(rows_, [this] { now().timeline_px = rows_->sizes().value(rows_->indexOf(panels_.timeline)); },
        [this] { now().timeline_px.reset(); });
  watch(views_,
        [this] {
          const QList<int> sizes = views_->sizes();
          now().clip_share = sizes[views_->indexOf(panels_.clip)] / static_cast<double>(std::max(1, sizes[0] + sizes[1]));
        },
        [this] { now().clip_share.reset(); });
}

void Layouts::place() {
  const Arrangement& wanted = now();
  if (!isOut(panels_.clip)) put(*views_, wanted.clip_right ? 1 : 0, panels_.clip);
  if (!isOut(panels_.timeline)) put(*rows_, wanted.timeline_above ? 0 : 1, panels_.timeline);
  if (isOut(panels_.inspector)) return;
  if (slides())
    slide_->take(panels_.inspector);
  else
    put(*columns_, wanted.inspector_left ? 0 : 1, panels_.inspector);
  if (slides()) placeSlide();
}

void Layouts::placeSlide() {
  const bool left = now().inspector_left;
  const int width = now().inspector_px.value_or(usual_inspector_px);
  const int left_end = views_->x(), right_end = views_->x() + views_->width();
  slide_->setPlace({left ? left_end : right_end - width, 0, width, upper_->height()}, left);
}

void Layouts::setSizes() {
  const Arrangement& wanted = now();
  give(*columns_, panels_.inspector, wanted.inspector_px.value_or(usual_inspector_px), width());
  give(*rows_, panels_.timeline, wanted.timeline_px.value_or(usualTimelinePx(workspace_, window()->height())), height());
  const int room = std::max(100, views_->width() - gap);
  const int of_clip = static_cast<int>(std::lround(wanted.clip_share.value_or(usualClipShare(workspace_)) * room));
  if (views_->count() == 2) views_->setSizes(wanted.clip_right ? QList<int>{room - of_clip, of_clip} : QList<int>{of_clip, room - of_clip});
}

}  // namespace lacuna::widgets

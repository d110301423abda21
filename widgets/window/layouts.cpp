#include "widgets/window/layouts.hpp"

#include <QApplication>
#include <QResizeEvent>
#include <cmath>
#include <utility>

namespace lacuna::widgets {
namespace {

constexpr int gap = 6, narrow_window_px = 1400, short_window_px = 820, least_view_px = 240, least_inspector_px = 260;
constexpr int keep_ms = 400;

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

Layouts::Layouts(Panels panels, ViewState& view, ThemeStore& themes, Preferences& preferences, QWidget* parent)
    : QWidget(parent), panels_(std::move(panels)), view_(view), themes_(themes), preferences_(preferences),
      workspace_(view.workspace == Workspace::Teach ? Workspace::Explore : view.workspace) {
  for (const Workspace workspace : {Workspace::Explore, Workspace::Masks, Workspace::Attention, Workspace::Compare})
    arrangements_[workspace] = Arrangement::fromText(
        preferences_.value(QString("%1/%2").arg(preference::layouts, keyOf(workspace))).toStringList());
  build();
  addExpandButtons();
  watchSplitters();
  panels_.inspector->showTabsOf(workspace_);
  panels_.inspector->showTab(now().tab);
  place();
  showPanels();
  connect(&view_, &ViewState::changed, this, &Layouts::followWorkspace);
  keep_.setSingleShot(true);
  keep_.setInterval(keep_ms);
  connect(&keep_, &QTimer::timeout, this, &Layouts::keep);
}

Layouts::~Layouts() {
  rememberTab();
  keep();
}

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
  scenes_ = new QStackedWidget(views_);
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

// --- workspaces ------------------------------------------------------------------------------------------------------

QString Layouts::usualTab() const {
  const auto found = panels_.tabs.find(workspace_);
  return found == panels_.tabs.end() ? QStringLiteral("token") : found->second;
}

void Layouts::showTab() {
  if (now().tab.isEmpty() || !panels_.inspector->showTab(now().tab)) panels_.inspector->showTab(usualTab());
}

void Layouts::rememberTab() {
  const QString tab = panels_.inspector->currentTab();
  now().tab = tab == usualTab() ? QString() : tab;
}

void Layouts::followWorkspace() {
  if (workspace_ == view_.workspace || view_.workspace == Workspace::Teach) return;  // a tour stands in the place of all this
  rememberTab();
  on_frame_.insert_or_assign(workspace_, OnFrame{view_.tool, view_.show_error, view_.show_attention});
  keep();
  whole_ = nullptr;
  workspace_ = view_.workspace;
  panels_.inspector->showTabsOf(workspace_);  // after what the other workspace showed was kept
  arrange();
  showTab();
  const bool asks = workspace_ == Workspace::Attention;  // a click asks, and the answer lies on the frame
  const auto before = on_frame_.find(workspace_);
  const OnFrame frame = before == on_frame_.end() ? OnFrame{asks ? Tool::Pick : Tool::Brush, !asks, asks} : before->second;
  showOnFrame(frame.tool, frame.error, frame.attention);
}

void Layouts::showOnFrame(Tool tool, bool error, bool attention) {
  view_.tool = tool;
  view_.show_error = error;
  view_.show_attention = attention;
  view_.notify();
}

QWidget* Layouts::scene() const {
  return panels_.scenes.at(workspace_);
}

// --- places and sizes ------------------------------------------------------------------------------------------------

void Layouts::arrange() {
  place();
  showPanels();
  setSizes();
  Q_EMIT changed();
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
  const int width = now().inspector_px.value_or(usual_inspector_px) + 2 * gap;
  const int left_end = views_->x(), right_end = views_->x() + views_->width();
  slide_->setPlace({left ? left_end - gap : right_end - width + gap, 0, width, upper_->height()}, left);
}

void Layouts::setSizes() {
  const Arrangement& wanted = now();
  give(*columns_, panels_.inspector, wanted.inspector_px.value_or(usual_inspector_px), width());
  give(*rows_, panels_.timeline, wanted.timeline_px.value_or(usualTimelinePx(workspace_, window()->height())), height());
  const int room = std::max(100, views_->width() - gap);
  const int of_clip = static_cast<int>(std::lround(wanted.clip_share.value_or(usualClipShare(workspace_)) * room));
  if (views_->count() == 2) views_->setSizes(wanted.clip_right ? QList<int>{room - of_clip, of_clip} : QList<int>{of_clip, room - of_clip});
}

void Layouts::showPanels() {
  const bool alone = standsAlone(workspace_);
  const auto sees = [this](QWidget* panel, bool wanted) { return isOut(panel) || (whole_ != nullptr ? whole_ == panel : wanted); };
  for (QWidget* panel : windows_.keys()) panel->show();
  QWidget* view = scene();
  if (!isOut(view)) scenes_->setCurrentWidget(view);
  scenes_->setVisible(!isOut(view) && sees(view, true));
  panels_.clip->setVisible(sees(panels_.clip, !alone));
  panels_.timeline->setVisible(sees(panels_.timeline, now().timeline));
  panels_.tools->setVisible(!alone && (whole_ == nullptr || whole_ == panels_.clip));
  upper_->setVisible(whole_ == nullptr || whole_ == panels_.clip || whole_ == view);
  rows_->setVisible(whole_ != panels_.inspector);
  panels_.inspector->setVisible(slides() || sees(panels_.inspector, now().inspector));
  slide_button_->setVisible(slides() && whole_ == nullptr);
  slide_button_->setChecked(slid_);
  slide_->setOpen(slides() && whole_ == nullptr && slid_);
}

void Layouts::resizeEvent(QResizeEvent*) {
  const bool narrow = window()->width() < narrow_window_px, low = window()->height() < short_window_px;
  if (std::exchange(narrow_, narrow) == narrow && std::exchange(short_, low) == low) return;
  short_ = low;
  if (isVisible()) arrange();
}

void Layouts::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (!event->spontaneous()) arrange();
}

bool Layouts::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && slides()) placeSlide();
  return QWidget::eventFilter(watched, event);
}

// --- what the user changes -------------------------------------------------------------------------------------------

bool Layouts::inspectorShown() const { return isOut(panels_.inspector) || (slides() ? slid_ : now().inspector); }

void Layouts::showInspector(bool shown) {
  if (isOut(panels_.inspector)) {
    if (shown) return windows_[panels_.inspector]->raise();
    bringBack(panels_.inspector);
  }
  if (slides())
    slid_ = shown;
  else
    now().inspector = shown;
  showPanels();
  keep();
  Q_EMIT changed();
}

void Layouts::showTimeline(bool shown) {
  if (!shown && isOut(panels_.timeline)) bringBack(panels_.timeline);
  now().timeline = shown;
  showPanels();
  keep();
  Q_EMIT changed();
}

void Layouts::flip(bool Arrangement::*side) {
  now().*side = !(now().*side);
  arrange();
  keep();
}

void Layouts::reset() {
  for (QWidget* panel : windows_.keys()) bringBack(panel);
  whole_ = nullptr;
  slid_ = false;
  now() = {};
  panels_.inspector->showTab(usualTab());
  arrange();
  keep();
}

void Layouts::keep() {
  keep_.stop();
  const QString key = QString("%1/%2").arg(preference::layouts, keyOf(workspace_));
  const QStringList text = now().toText();
  if (text == preferences_.value(key).toStringList()) return;
  if (text.isEmpty())
    preferences_.remove(key);
  else
    preferences_.set(key, text);
}

QWidget* Layouts::panelAtHand() const {
  QWidget* const panels[] = {panels_.clip, scene(), panels_.timeline, panels_.inspector};
  for (const QWidget* at : {QApplication::widgetAt(QCursor::pos()), QApplication::focusWidget()})
    for (QWidget* panel : panels)
      if (at != nullptr && (panel == at || panel->isAncestorOf(at))) return panel;
  return whole_ != nullptr ? whole_ : standsAlone(workspace_) ? scene() : panels_.clip;
}

void Layouts::toggleWhole(QWidget* panel) {
  if (isOut(panel)) return;  // it has a window to itself
  whole_ = whole_ == panel ? nullptr : panel;
  arrange();
}

void Layouts::toggleWindow(QWidget* panel) {
  if (isOut(panel)) return bringBack(panel);
  whole_ = nullptr;
  auto* home = new PanelWindow(*panel, panel->accessibleName(), themes_, *window());
  windows_.insert(panel, home);
  connect(home, &PanelWindow::closed, this, [this, panel] { bringBack(panel); });
  arrange();
  home->show();
  home->activateWindow();
}

void Layouts::bringBack(QWidget* panel) {
  PanelWindow* const home = windows_.take(panel);
  if (home == nullptr) return;
  bool in_scenes = false;
  for (const auto& [workspace, scene] : panels_.scenes) in_scenes = in_scenes || scene == panel;
  if (in_scenes) scenes_->addWidget(panel);
  home->disconnect(this);
  arrange();
  home->close();
  home->deleteLater();
}

}  // namespace lacuna::widgets

#include "widgets/window/layouts.hpp"

#include <QApplication>
#include <QResizeEvent>
#include <utility>

namespace lacuna::widgets {
namespace {

constexpr int narrow_window_px = 1400, short_window_px = 820;
constexpr int keep_ms = 400;

}  // namespace

Layouts::Layouts(Panels panels, ViewState& view, ThemeStore& themes, Preferences& preferences, QWidget* parent)
    : QWidget(parent), panels_(std::move(panels)), view_(view), themes_(themes), preferences_(preferences),
      popped_(new PoppedPanels(themes, this)), workspace_(view.workspace == Workspace::Teach ? Workspace::Explore : view.workspace) {
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
  connect(popped_, &PoppedPanels::closed, this, &Layouts::bringBack);
  keep_.setSingleShot(true);
  keep_.setInterval(keep_ms);
  connect(&keep_, &QTimer::timeout, this, &Layouts::keep);
  keep_windows_.setSingleShot(true);
  keep_windows_.setInterval(keep_ms);
  connect(&keep_windows_, &QTimer::timeout, this, &Layouts::keepWindows);
  connect(popped_, &PoppedPanels::placed, &keep_windows_, qOverload<>(&QTimer::start));
}

Layouts::~Layouts() {
  rememberTab();
  keep();
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
  const OnFrame frame = before == on_frame_.end() ? OnFrame{asks ? Tool::Pick : Tool::Brush, !asks && workspace_ != Workspace::Masks, asks} : before->second;
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

// --- what is seen -----------------------------------------------------------------------------------------------------

void Layouts::arrange() {
  place();
  showPanels();
  setSizes();
  Q_EMIT changed();
}

void Layouts::showPanels() {
  const bool alone = standsAlone(workspace_);
  const auto sees = [this](QWidget* panel, bool wanted) { return isOut(panel) || (whole_ != nullptr ? whole_ == panel : wanted); };
  for (QWidget* panel : popped_->panels()) panel->show();
  QWidget* view = scene();
  if (!isOut(view)) scenes_->setCurrentWidget(view);
  scenes_->setVisible(!isOut(view) && sees(view, true));
  panels_.clip->setVisible(sees(panels_.clip, !alone));
  panels_.timeline->setVisible(sees(panels_.timeline, now().timeline));
  panels_.tools->setVisible(!alone && (whole_ == nullptr || whole_ == panels_.clip));
  upper_->setVisible(whole_ == nullptr || whole_ == panels_.clip || whole_ == view);
  rows_->setVisible(whole_ != panels_.inspector);
  panels_.inspector->setVisible(slides() || sees(panels_.inspector, now().inspector && !folds()));
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
  if (event->spontaneous()) return;
  arrange();
  if (!std::exchange(restored_, true)) QMetaObject::invokeMethod(this, &Layouts::restoreWindows, Qt::QueuedConnection);  // beside the window, once that is there
}

bool Layouts::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && slides()) placeSlide();
  return QWidget::eventFilter(watched, event);
}

// --- what the user changes -------------------------------------------------------------------------------------------

bool Layouts::inspectorShown() const { return isOut(panels_.inspector) || (slides() ? slid_ : now().inspector && !folds()); }

void Layouts::showInspector(bool shown) {
  if (isOut(panels_.inspector)) {
    if (shown) return popped_->raise(panels_.inspector);
    bringBack(panels_.inspector);
  }
  if (slides())
    slid_ = shown;
  else if (shown || !folds())
    now().inspector = shown;
  if (shown && folds()) folded_ = false;
  showPanels();
  keep();
  Q_EMIT changed();
}

void Layouts::foldInspector(bool folded) {
  if (std::exchange(folded_, folded) == folded) return;
  showPanels();
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
  for (QWidget* panel : popped_->panels()) bringBack(panel);
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
  PanelWindow& home = popped_->popOut(panel, *window());
  arrange();
  home.show();
  home.activateWindow();
  keep_windows_.start();
}

void Layouts::bringBack(QWidget* panel) {
  PanelWindow* const home = popped_->forget(panel);
  if (home == nullptr) return;
  bool in_scenes = false;
  for (const auto& [workspace, scene] : panels_.scenes) in_scenes = in_scenes || scene == panel;
  if (in_scenes) scenes_->addWidget(panel);
  arrange();
  PoppedPanels::discard(home);
  keep_windows_.start();
}

}  // namespace lacuna::widgets

// Of the layouts: which panels have windows of their own, and where, from one start to the next.
#include <QGuiApplication>
#include <QScreen>

#include "widgets/window/layouts.hpp"

namespace lacuna::widgets {
namespace {

QString keyOfWindows() { return QString("%1/windows").arg(preference::layouts); }

}  // namespace

std::map<QString, QWidget*> Layouts::named() const {
  std::map<QString, QWidget*> names{{"clip", panels_.clip}, {"timeline", panels_.timeline}, {"inspector", panels_.inspector}};
  for (const auto& [workspace, scene] : panels_.scenes) names.emplace("view_" + keyOf(workspace), scene);
  return names;
}

void Layouts::restoreWindows() {
  QList<QRect> screens;
  for (const QScreen* screen : QGuiApplication::screens()) screens << screen->availableGeometry();
  const auto names = named();
  for (const auto& [name, place] : placesFrom(preferences_.value(keyOfWindows()).toStringList())) {
    const auto panel = names.find(name);
    if (panel == names.end() || isOut(panel->second)) continue;
    PanelWindow& home = popped_->popOut(panel->second, *window());
    home.setAttribute(Qt::WA_ShowWithoutActivating);  // the keyboard stays with the main window
    home.setGeometry(insideOneOf(screens, place));
    arrange();
    home.show();
  }
}

void Layouts::keepWindows() {
  const QStringList text = popped_->toText(named());
  if (text == preferences_.value(keyOfWindows()).toStringList()) return;
  if (text.isEmpty())
    preferences_.remove(keyOfWindows());
  else
    preferences_.set(keyOfWindows(), text);
}

}  // namespace lacuna::widgets

#include "widgets/window/popped_panels.hpp"

#include <algorithm>

namespace lacuna::widgets {
namespace {

constexpr int least_side = 100, most_side = 16000, farthest = 100000;  // px

qint64 shared(const QRect& a, const QRect& b) {
  const QRect both = a & b;
  return both.isEmpty() ? 0 : static_cast<qint64>(both.width()) * both.height();
}

}  // namespace

PanelWindow& PoppedPanels::popOut(QWidget* panel, QWidget& main) {
  auto* home = new PanelWindow(*panel, panel->accessibleName(), themes_, main);
  windows_.insert(panel, home);
  connect(home, &PanelWindow::closed, this, [this, panel] { Q_EMIT closed(panel); });
  connect(home, &PanelWindow::placed, this, &PoppedPanels::placed);
  return *home;
}

PanelWindow* PoppedPanels::forget(QWidget* panel) {
  PanelWindow* const home = windows_.take(panel);
  if (home != nullptr) home->disconnect(this);
  return home;
}

void PoppedPanels::discard(PanelWindow* window) {
  window->close();
  window->deleteLater();
}

QStringList PoppedPanels::toText(const std::map<QString, QWidget*>& names) const {
  QStringList parts;
  for (const auto& [name, panel] : names) {
    const PanelWindow* const home = windows_.value(panel);
    if (home == nullptr) continue;
    const QRect at = home->geometry();
    parts << QString("%1=%2,%3,%4,%5").arg(name).arg(at.x()).arg(at.y()).arg(at.width()).arg(at.height());
  }
  return parts;
}

std::map<QString, QRect> placesFrom(const QStringList& parts) {
  std::map<QString, QRect> places;
  for (const QString& part : parts) {
    const QStringList numbers = part.section('=', 1).split(',');
    bool good = numbers.size() == 4;
    QList<int> read;
    for (const QString& number : numbers) {
      bool is_number = false;
      read << number.toInt(&is_number);
      good = good && is_number && std::abs(read.back()) <= farthest;
    }
    if (!good || std::min(read[2], read[3]) < least_side || std::max(read[2], read[3]) > most_side) continue;
    places.insert_or_assign(part.section('=', 0, 0), QRect(read[0], read[1], read[2], read[3]));
  }
  return places;
}

QRect insideOneOf(const QList<QRect>& screens, const QRect& wanted) {
  if (screens.isEmpty()) return wanted;
  const QRect screen = *std::ranges::max_element(screens, {}, [&](const QRect& each) { return shared(each, wanted); });
  QRect place(wanted.topLeft(), wanted.size().boundedTo(screen.size()));
  place.moveLeft(std::clamp(place.left(), screen.left(), screen.left() + screen.width() - place.width()));
  place.moveTop(std::clamp(place.top(), screen.top(), screen.top() + screen.height() - place.height()));
  return place;
}

}  // namespace lacuna::widgets

#include "widgets/window/toast.hpp"

#include <QApplication>
#include <algorithm>

namespace lacuna::widgets {
namespace {
constexpr int width_px = 460, edge = 16, status_bar = 26;
}

Toast::Toast(ThemeStore& themes, QWidget& over) : Notice(themes, &over), over_(over) {
  leave_.setSingleShot(true);
  leave_.setInterval(usual_time);
  connect(&leave_, &QTimer::timeout, this, [this] {
    if (!isHeld()) dismiss();
  });
  connect(this, &Notice::told, this, [this] {
    place();
    raise();
    follow();
  });
  connect(qApp, &QApplication::focusChanged, this, [this](const QWidget* before, const QWidget* now) {
    if (isAncestorOf(before) || isAncestorOf(now)) follow();
  });
  over.installEventFilter(this);
}

bool Toast::isHeld() const { return underMouse() || isAncestorOf(QApplication::focusWidget()); }

void Toast::follow() {
  if (isHidden() || isHeld()) leave_.stop();
  else leave_.start();
}

void Toast::place() {
  const int width = std::min(width_px, over_.width() - 2 * edge);
  const int height = std::max(minimumHeight(), heightForWidth(width));
  setGeometry(over_.width() - edge - width, over_.height() - status_bar - edge - height, width, height);
}

bool Toast::event(QEvent* event) {
  const bool handled = Notice::event(event);
  if (event->type() == QEvent::Enter || event->type() == QEvent::Leave || event->type() == QEvent::Hide) follow();
  return handled;
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &over_ && event->type() == QEvent::Resize && !isHidden()) place();
  return Notice::eventFilter(watched, event);
}

}  // namespace lacuna::widgets

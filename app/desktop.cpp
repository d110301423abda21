#include "app/desktop.hpp"

#include <QApplication>
#include <QStyleFactory>

#include "app/version.hpp"
#include "core/base/error.hpp"

namespace lacuna::app {

bool hasDisplay() {
  return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

QSize windowSize(const std::string& text) {
  const QStringList parts = QString::fromStdString(text).split('x');
  const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
  if (size.width() < 320 || size.height() < 240) fail(ErrorKind::Mismatch, "--window wants width x height in pixels, 320x240 or more, such as 1600x1000.", text);
  return size;
}

void dressApplication() {
  QApplication::setApplicationName("Lacuna");
  QApplication::setApplicationVersion(QString::fromStdString(version() + " (" + commit() + ")"));
  QGuiApplication::setDesktopFileName("lacuna");
  QApplication::setStyle(QStyleFactory::create("Fusion"));
}

}  // namespace lacuna::app

#include "widgets/settings/desktop_look.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <optional>

namespace lacuna::widgets {
namespace {

constexpr double half_light = 0.5;

Look lookOf(bool dark) { return dark ? Look::Dark : Look::Light; }

/// KDE writes the colours in use themselves.
std::optional<Look> fromKde(const QString& folder) {
  const QString file = folder + "/kdeglobals";
  if (!QFile::exists(file)) return std::nullopt;
  const QSettings settings(file, QSettings::IniFormat);
  const QStringList parts = settings.value("Colors:Window/BackgroundNormal").toStringList();
  if (parts.size() != 3) return std::nullopt;
  const QColor color(parts[0].toInt(), parts[1].toInt(), parts[2].toInt());
  return color.isValid() ? std::optional(lookOf(color.lightnessF() < half_light)) : std::nullopt;
}

std::optional<Look> fromGtk(const QString& folder) {
  for (const char* version : {"/gtk-4.0", "/gtk-3.0"}) {
    const QString file = folder + version + "/settings.ini";
    if (!QFile::exists(file)) continue;
    const QSettings settings(file, QSettings::IniFormat);
    const QVariant prefers = settings.value("Settings/gtk-application-prefer-dark-theme");
    if (prefers.toString() == "1" || prefers.toString() == "true") return Look::Dark;
    const QString theme = settings.value("Settings/gtk-theme-name").toString();
    if (!theme.isEmpty()) return lookOf(theme.contains("dark", Qt::CaseInsensitive));
  }
  return std::nullopt;
}

}  // namespace

Desktop Desktop::here(const QPalette& palette) {
  return {qEnvironmentVariable("XDG_CURRENT_DESKTOP"), qEnvironmentVariable("GTK_THEME"), QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation), palette};
}

Look lookOf(const Desktop& desktop) {
  if (!desktop.gtk_theme.isEmpty()) return lookOf(desktop.gtk_theme.contains("dark", Qt::CaseInsensitive));
  if (desktop.name.isEmpty()) return Look::Dark;
  const bool kde = desktop.name.contains("KDE", Qt::CaseInsensitive);
  if (const auto look = kde ? fromKde(desktop.config_folder) : fromGtk(desktop.config_folder)) return *look;
  return lookOf(desktop.palette.color(QPalette::Window).lightnessF() < half_light);
}

QString nameOf(Look look) {
  if (look == Look::Dark) return QCoreApplication::translate("lacuna::widgets::PreferencesPanel", "Dark");
  return look == Look::Light ? QCoreApplication::translate("lacuna::widgets::PreferencesPanel", "Light")
                             : QCoreApplication::translate("lacuna::widgets::PreferencesPanel", "Light, for a projector");
}

Look preferredLook(const Preferences& preferences, const Desktop& desktop) {
  const QString wanted = preferences.value(preference::look).toString();
  if (wanted == "dark") return Look::Dark;
  if (wanted == "light") return Look::Light;
  return wanted == "projector" ? Look::Projector : lookOf(desktop);
}

}  // namespace lacuna::widgets

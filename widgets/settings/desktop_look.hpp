#pragma once

#include <QPalette>
#include <QString>

#include "widgets/preferences.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What is known of the desktop without asking it anything over a bus.
struct Desktop {
  QString name;           ///< XDG_CURRENT_DESKTOP; empty: none
  QString gtk_theme;      ///< GTK_THEME
  QString config_folder;  ///< where kdeglobals and gtk-3.0/settings.ini lie
  QPalette palette;       ///< as the platform gave it, before any style of ours

  static Desktop here(const QPalette& palette);
};

/// What the desktop is set to: by its theme's name or its own files, else by the palette it gave. Where there is no desktop: dark.
Look lookOf(const Desktop& desktop);

/// What a person reads where a look is chosen.
QString nameOf(Look look);

/// What the preferences ask for: "dark", "light", "projector"; anything else is the desktop's.
Look preferredLook(const Preferences& preferences, const Desktop& desktop);

}  // namespace lacuna::widgets

#pragma once

#include <QObject>

#include "core/session/session.hpp"
#include "widgets/settings/desktop_look.hpp"

namespace lacuna::widgets {

/// Does at once what preferences that work at once say, when they change. `desktop` is as it was at the start.
class PreferenceEffects : public QObject {
  Q_OBJECT
 public:
  PreferenceEffects(Preferences& preferences, session::Session& session, ThemeStore& themes, Desktop desktop, QObject* parent);

 private:
  void follow(const QString& key);
  Preferences& preferences_;
  session::Session& session_;
  ThemeStore& themes_;
  const Desktop desktop_;
};

}  // namespace lacuna::widgets

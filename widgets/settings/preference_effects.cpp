#include "widgets/settings/preference_effects.hpp"

#include <QApplication>

#include "widgets/settings/preference_values.hpp"
#include "widgets/theme/style.hpp"

namespace lacuna::widgets {

PreferenceEffects::PreferenceEffects(Preferences& preferences, session::Session& session, ThemeStore& themes, Desktop desktop, QObject* parent)
    : QObject(parent), preferences_(preferences), session_(session), themes_(themes), desktop_(std::move(desktop)) {
  connect(&preferences, &Preferences::changed, this, &PreferenceEffects::follow);
  follow(preference::reduce_motion);
}

void PreferenceEffects::follow(const QString& key) {
  if (key == preference::look) return themes_.setLook(preferredLook(preferences_, desktop_));
  if (key == preference::reduce_motion) {
    qApp->setProperty(reduced_motion_property, preferred::reducedMotion(preferences_));
    return;
  }
  if (key != preference::device && key != preference::precision) return;
  if (const auto compute = preferred::compute(preferences_)) session_.setCompute(*compute);
}

}  // namespace lacuna::widgets

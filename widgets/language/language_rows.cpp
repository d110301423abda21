#include "widgets/language/language_rows.hpp"

#include <QCoreApplication>

#include "widgets/language/languages.hpp"
#include "widgets/preferences.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {
namespace {

const QString by_desktop = QStringLiteral("system");

QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets", text); }

}  // namespace

void addLanguageRows(Actions& actions, const Languages& languages, Preferences& preferences) {
  const auto add = [&actions, &preferences](const QString& name, const QString& text, const QString& help) {
    actions.add({QStringLiteral("view.language.") + name, "View/Language", text, "", help, "",
                 [&preferences, name] { preferences.set(preference::language, name); },
                 {},
                 [&preferences, name] { return preferences.value(preference::language, by_desktop).toString() == name; }});
  };
  add(by_desktop, tr("As the desktop"), tr("The language of the desktop where there is one, else English"));
  for (const Language& language : languages.all()) add(language.name, language.title, tr("Language of the window: %1").arg(language.title));
}

}  // namespace lacuna::widgets

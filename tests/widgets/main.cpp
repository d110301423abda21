#define CATCH_CONFIG_RUNNER
#include <QApplication>
#include <QTemporaryDir>

#include "core/model/model.hpp"
#include "tests/support/catch.hpp"
#include "widgets/language/languages.hpp"

// Widgets need an application; which platform it draws on is for QT_QPA_PLATFORM to say.
int main(int argc, char** argv) {
  lacuna::model::configureThreads(0);
  const QTemporaryDir data;  // not what the user of this machine has saved
  qputenv("XDG_DATA_HOME", data.path().toLocal8Bit());
  const QApplication application(argc, argv);
  lacuna::widgets::Languages languages{QStringList()};
  languages.install("en");  // its plural forms
  return Catch::Session().run(argc, argv);
}

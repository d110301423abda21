#define CATCH_CONFIG_RUNNER
#include <QApplication>

#include "core/model/model.hpp"
#include "tests/support/catch.hpp"

// Widgets need an application; which platform it draws on is for QT_QPA_PLATFORM to say.
int main(int argc, char** argv) {
  lacuna::model::configureThreads(0);
  const QApplication application(argc, argv);
  return Catch::Session().run(argc, argv);
}

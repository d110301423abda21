#ifdef LACUNA_CATCH2_OLD
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#else
#include <catch2/catch_session.hpp>
#endif

#include <QApplication>
#include <QStyleFactory>

#include "app/studio.hpp"
#include "core/model/model.hpp"

int main(int argc, char** argv) {
  lacuna::model::configureThreads(0);
  qputenv("LC_ALL", "C.UTF-8");  // in English, whatever the machine speaks
  lacuna::app::prepareApplication();
  QApplication application(argc, argv);
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  return Catch::Session().run(argc, argv);
}

#pragma once

#include <QProcess>
#include <QStringList>

#include "tests/support/catch.hpp"

namespace lacuna::test {

struct Finished {
  int code = -1;
  QString out, err;
};

/// Runs the built program itself, as a person in a terminal without a display would.
inline Finished lacunaProgram(const QStringList& arguments) {
  QProcess process;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.remove("DISPLAY");
  environment.remove("WAYLAND_DISPLAY");
  environment.remove("QT_QPA_PLATFORM");
  process.setProcessEnvironment(environment);
  process.start(LACUNA_PROGRAM, arguments);
  REQUIRE(process.waitForFinished(300000));
  return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace lacuna::test

#include "app/command_rows.hpp"

#include <QGuiApplication>
#include <iostream>

#include "app/paths.hpp"

namespace lacuna::app {
namespace {

/// Qt's warnings are about desktops (a missing runtime folder, say), of which a command has none.
void printSevere(QtMsgType type, const QMessageLogContext&, const QString& message) {
  if (type == QtCriticalMsg || type == QtFatalMsg) std::cerr << "lacuna: " << message.toStdString() << '\n';
}

}  // namespace

std::vector<CommandRow> commandRows() {
  return {predictRow(),  reportRow(), renderRow(),  rolloutRow(),  classifyRow(), attentionRow(), probeRow(),
          compareRow(),  sweepRow(),  detailRow(),  surpriseRow(), projectRow(),  libraryRow(),   nearestRow(),
          maskRow(),     worldRow(),  trainRow(),   evaluateRow(), infoRow(),     checkRow(),     verifyRow()};
}

std::unique_ptr<QGuiApplication> fontsFor(const Start& start) {
  qInstallMessageHandler(printSevere);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  return std::make_unique<QGuiApplication>(start.argc, start.argv);
}

void orDemoModel(std::string& model) {
  if (model.empty()) model = demoModelPath();
}

}  // namespace lacuna::app

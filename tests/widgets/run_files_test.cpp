#include "widgets/window/run_files.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSpinBox>

#include "core/latent/export.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/seeds.hpp"
#include "core/session/commands.hpp"
#include "core/session/run_before.hpp"
#include "core/session/studies.hpp"
#include "tests/widgets/session_fixture.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/inspector/model_tab.hpp"
#include "widgets/inspector/run_tab.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

TEST_CASE("a write never replaces the one before it", "[files]") {
  lacuna::test::BareSession studio;
  Actions actions;
  Preferences preferences;
  MainWindow window(studio.session, studio.view, studio.themes, actions, studio.runner, preferences);
  auto* files = new RunFiles(studio.session, studio.runner, window);
  const test::TempFolder folder;
  QImage picture(64, 48, QImage::Format_RGB32);
  picture.fill(Qt::red);
  QStringList paths;
  for (const char* name : {"one.png", "two.png", "three.png"}) paths << QString::fromStdString(folder.file(name));
  for (const QString& path : paths) files->savePicture(picture, path);
  studio.queue.drainUntil([&paths] { return QImage(paths.back()).size() == QSize(64, 48); });
  for (const QString& path : paths) CHECK(QImage(path).size() == QSize(64, 48));
}

TEST_CASE("a mask from a file takes the place of the mask, or comes as layers on top", "[files]") {
  lacuna::test::BareSession studio;
  Actions actions;
  Preferences preferences;
  MainWindow window(studio.session, studio.view, studio.themes, actions, studio.runner, preferences);
  auto* files = new RunFiles(studio.session, studio.runner, window);
  const test::TempFolder folder;
  const QString path = QString::fromStdString(folder.file("box.json"));
  mask::MaskShape box{ShapeId{1}, "Box", mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {0.5, 0.5}}};
  writeMask({box}, {}, path.toStdString());
  const auto& shapes = studio.session.document().shapes;
  files->addMask(path);
  studio.queue.drainUntil([&] { return shapes.size() == 1; });
  files->addMask(path);
  studio.queue.drainUntil([&] { return shapes.size() == 2; });
  CHECK(shapes[0].id != shapes[1].id);
  CHECK(studio.session.undoLabel() == "Add mask");
  files->loadMask(path);
  studio.queue.drainUntil([&] { return shapes.size() == 1; });
  studio.session.undo();
  CHECK(shapes.size() == 2);
}

TEST_CASE("an input field sends itself alone", "[inspector]") {
  lacuna::test::BareSession studio;
  studio.openDrawnClip();
  studio.session.run(session::setInput({0, 16, 12.5}, 250));
  ModelTab tab(studio.session, studio.themes, nullptr);
  tab.show();
  QSpinBox* start = nullptr;
  for (QSpinBox* box : tab.findChildren<QSpinBox*>())
    if (box->accessibleName() == "Start frame") start = box;
  REQUIRE(start != nullptr);
  start->setValue(3);
  CHECK(studio.session.document().sampling.start_frame == 2);
  CHECK(studio.session.document().sampling.rate_fps == Approx(12.5));
  CHECK(studio.session.document().crop == 250);
}

TEST_CASE("a run that is copied as text says what its file says", "[inspector]") {
  lacuna::test::WholeWindow w({1280, 760});
  w.session.run(session::setShapes(mask::shapesFromText("blocks-small,seed=3"), "Mask"));
  w.session.predict();
  w.queue.drainUntil([&w] { return w.session.resultIsCurrent() && !w.session.layoutStatus().busy; });
  w.window.showInspectorTab("run");
  QPushButton* copy = nullptr;
  for (auto* button : w.window.findChild<RunTab*>()->findChildren<QPushButton*>())
    if (button->toolTip().startsWith("Copy as text")) copy = button;
  REQUIRE(copy != nullptr);
  copy->click();
  const std::string copied = QGuiApplication::clipboard()->text().toStdString();
  CHECK_THAT(copied, ContainsSubstring(mask::layersText(w.session.document().shapes)));
  const latent::Run& run = *w.session.result().run;
  CHECK(copied == latent::runSummaryText(run, w.session.deviation(), session::madeFrom(w.session.studies().runs, run), w.session.document().model_path));
}

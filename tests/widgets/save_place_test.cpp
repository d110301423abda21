#include "widgets/window/save_place.hpp"

#include <QFileDialog>
#include <QLineEdit>
#include <QTest>
#include <filesystem>

#include "core/mask/mask_io.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/window/file_dialogs.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

QFileDialog& openDialog(QWidget& window) {
  auto* dialog = window.findChild<QFileDialog*>();
  REQUIRE(dialog != nullptr);
  return *dialog;
}

QString offered(QFileDialog& dialog) { return dialog.findChild<QLineEdit*>("fileNameEdit")->text(); }

void gone(QWidget& window) {
  REQUIRE(QTest::qWaitFor([&window] { return window.findChild<QFileDialog*>() == nullptr; }));
}

}  // namespace

TEST_CASE("files are saved where the last one of their kind went, under a name that says what they are of", "[saving]") {
  lacuna::test::WholeWindow w({1280, 760});
  w.session.run(session::setShapes(mask::shapesFromText("blocks-small,seed=3"), "Mask"));
  w.session.setPlayhead(2);
  w.actions.refresh();
  const lacuna::test::TempFolder folder;
  REQUIRE(w.actions.trigger("mask.save"));
  QFileDialog& first = openDialog(w.window);
  CHECK(first.directory().absolutePath() == saveFolder(w.preferences, save_kind::mask));
  CHECK(offered(first) == "behind_mask.json");
  const std::string path = folder.file("mine.json");
  first.selectFile(QString::fromStdString(path));
  static_cast<QDialog&>(first).accept();
  w.queue.drainUntil([&path] { return std::filesystem::exists(path); });
  gone(w.window);

  CHECK(saveFolder(w.preferences, save_kind::mask) == QString::fromStdString(folder.path()));
  CHECK(saveFolder(w.preferences, save_kind::video) != QString::fromStdString(folder.path()));
  REQUIRE(w.actions.trigger("mask.save"));
  QFileDialog& second = openDialog(w.window);
  CHECK(second.directory().absolutePath() == QString::fromStdString(folder.path()));
  second.selectNameFilter(second.nameFilters().last());
  Q_EMIT second.filterSelected(second.nameFilters().last());
  CHECK(offered(second) == "behind_mask.npy");
  second.reject();
  gone(w.window);

  REQUIRE(w.actions.trigger("file.save_picture"));
  CHECK(offered(openDialog(w.window)) == QString("behind_explore_step%1.png").arg(w.session.playheadStep() + 1));
}

TEST_CASE("a folder that went is not offered, and names hold what every file system takes", "[saving]") {
  lacuna::test::WholeWindow w({1280, 760});
  QString path;
  {
    const lacuna::test::TempFolder folder;
    path = QString::fromStdString(folder.path());
    rememberSaveFolder(w.preferences, save_kind::report, path);
    CHECK(saveFolder(w.preferences, save_kind::report) == path);
  }
  CHECK(saveFolder(w.preferences, save_kind::report) != path);
  CHECK(QFileInfo(saveFolder(w.preferences, save_kind::report)).isDir());
  CHECK(savedName(w.session, "a / strange: name") == "behind_a-strange-name");
  CHECK(savedName(w.session, {}) == "behind");
}

#include <QDropEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <list>

#include "app/gui_executor.hpp"
#include "core/database/database.hpp"
#include "core/media/clip_writer.hpp"
#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/sessions/session_window.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/default_actions.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
namespace fs = std::filesystem;

namespace {

const std::string demo = "world:behind,seed=7";

/// A window with its session's files, on a small clip and model.
struct Window {
  QObject gui_thread;
  app::GuiExecutor gui{gui_thread};
  jobs::JobRunner runner{gui, 4};
  session::Session session{runner, {}};
  ViewState view;
  ThemeStore themes{true};
  Actions actions;
  Preferences preferences;
  SessionFiles files{session, view, runner, preferences, {test::sourceFile("models"), QString::fromStdString(demo)}};
  MainWindow window{session, view, themes, actions, runner, preferences};
  SessionWindow* asking = new SessionWindow(files, window, view, {themes, runner, preferences});

  explicit Window(const std::string& clip = demo) {
    action_rows::addSessionRows(actions, files, *asking, session, window);
    addDefaultActions(actions, session, view, themes, window, runner);
    window.buildMenus();
    window.resize(1280, 800);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    session.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
    session.openClip(clip, session::Session::Input{{0, 8, 4.0}, 64});
    files.begin();
    settle();
  }
  ~Window() { session.cancel(); }

  static void until(const std::function<bool()>& done) { REQUIRE(QTest::qWaitFor(done, 60000)); }
  void settle() {
    until([this] { return session.resultIsCurrent() && !session.clipLoading().busy && !session.modelLoading().busy && !files.opening(); });
  }
  void hide(double x) {
    mask::MaskShape disc;
    disc.id = session.newShapeId();
    disc.name = "Disc";
    disc.form = mask::Stroke{{{x, 0.5}}, 0.1, mask::BrushTip::Round};
    session.run(session::addShape(disc));
    settle();
    until([this] { return files.showsModified(); });
  }
  void saveAs(const std::string& path) {
    REQUIRE(actions.trigger("file.save_session"));
    auto* dialog = window.findChild<QFileDialog*>();
    REQUIRE(dialog != nullptr);
    dialog->selectFile(QString::fromStdString(path));
    static_cast<QDialog*>(dialog)->accept();
    until([&] { return !files.saving() && files.path() == QString::fromStdString(path); });
  }
  void open(const std::string& path) {
    files.open(QString::fromStdString(path));
    until([this] { return !files.opening(); });
  }
  QPushButton* button(const QString& text) {
    for (auto* found : window.findChildren<QPushButton*>())
      if (found->text() == text && found->isVisible()) return found;
    return nullptr;
  }
  void press(const QString& text) {
    QPushButton* found = button(text);
    REQUIRE(found != nullptr);
    QTest::mouseClick(found, Qt::LeftButton);
  }
  QString question() { return asking->notice().line(); }
  std::size_t shapes() { return session.document().shapes.size(); }
};

void drawClip(const std::string& path, int shade) {
  const auto draw = [shade](int frame) {
    Image picture{64, 64, std::vector<std::uint8_t>(3 * 64 * 64)};
    for (std::size_t i = 0; i < picture.rgb.size(); ++i) picture.rgb[i] = static_cast<std::uint8_t>(i * static_cast<std::size_t>(frame + shade) / 50);
    return picture;
  };
  media::writeClip(path, 8, 12, draw, {});
}

/// The side file that a process left which was killed: nobody holds its lock.
void leave(const fs::path& recovery) {
  for (const auto& entry : fs::directory_iterator(recovery))
    if (entry.path().extension() == ".lacuna") return void(fs::copy_file(entry.path(), recovery / "1-1.lacuna"));
  FAIL("there is no side file");
}

int sideFiles(const fs::path& recovery) {
  int count = 0;
  if (fs::exists(recovery))
    for (const auto& entry : fs::directory_iterator(recovery)) count += entry.path().extension() == ".lacuna";
  return count;
}

}  // namespace

TEST_CASE("title and status say what is saved, and a saved session opens as it was", "[sessions]") {
  const test::TempFolder folder;
  const std::string path = folder.file("walk.lacuna");
  const double azimuth = 77;
  {
    Window w;
    CHECK(w.window.windowTitle() == "Lacuna[*]");
    CHECK_FALSE(w.files.modified());
    CHECK(w.files.savedText() == "Demo, not saved");
    w.hide(0.3);
    CHECK(w.window.isWindowModified());
    CHECK(w.files.savedText() == "Not saved");
    w.session.undo();
    Window::until([&] { return !w.files.showsModified(); });  // nothing is left to save
    w.session.redo();
    w.settle();
    w.view.tool = Tool::Lasso;
    w.view.notify();
    w.session.setPlayhead(3);
    OrbitCamera camera = w.window.latentPanel().view().camera();
    camera.azimuth = azimuth;
    w.window.latentPanel().view().setCamera(camera);
    w.window.latentPanel().view().keepBookmark();
    w.saveAs(path);
    CHECK(w.window.windowTitle() == "walk.lacuna[*] - Lacuna");
    CHECK_FALSE(w.window.isWindowModified());
    CHECK(w.files.savedText().startsWith("Saved"));
    w.hide(0.7);
    CHECK(w.files.savedText() == "Changes not saved");
    REQUIRE(w.actions.trigger("file.save_session"));  // without asking now
    Window::until([&] { return !w.files.saving(); });
    CHECK_FALSE(w.files.modified());
    CHECK(w.window.findChildren<QFileDialog*>().isEmpty());
  }
  Window w;
  w.open(path);
  w.settle();
  CHECK(w.shapes() == 2);
  CHECK(w.view.tool == Tool::Lasso);
  CHECK(w.session.playhead() == 3);
  Window::until([&] { return w.window.latentPanel().view().bookmarks() == 1; });
  CHECK(w.window.latentPanel().view().camera().azimuth == Approx(azimuth));
  Window::until([&] { return !w.files.showsModified(); });
  CHECK_FALSE(w.files.modified());
  CHECK(w.files.savedText().startsWith("Saved"));
  CHECK(w.files.recent().list(RecentKind::Sessions) == QStringList{QString::fromStdString(path)});
  REQUIRE(w.actions.trigger("file.new_session"));
  CHECK(w.shapes() == 0);
  CHECK(w.files.path().isEmpty());
  CHECK(w.session.model() != nullptr);  // not read again
}

TEST_CASE("unsaved work is asked about before it is left", "[sessions]") {
  const test::TempFolder folder;
  Window w;
  w.hide(0.3);
  w.window.close();
  CHECK(w.window.isVisible());
  w.press("Cancel");
  CHECK(w.window.isVisible());
  REQUIRE(w.actions.trigger("file.new_session"));
  CHECK(w.shapes() == 1);  // not before it is answered
  w.press("Do not save");
  CHECK(w.shapes() == 0);
  w.settle();
  w.hide(0.4);
  w.window.close();
  w.press("Save...");
  auto* dialog = w.window.findChild<QFileDialog*>();
  REQUIRE(dialog != nullptr);
  dialog->selectFile(QString::fromStdString(folder.file("last.lacuna")));
  static_cast<QDialog*>(dialog)->accept();
  Window::until([&] { return !w.window.isVisible(); });
  CHECK(session::readSession(folder.file("last.lacuna"), {}).document.shapes.size() == 1);
}

TEST_CASE("files that are still being written are asked about before the window closes", "[sessions]") {
  Window w;
  auto& exports = w.session.studies().exports;
  session::Exports::Id writing = 0;
  int given_up = 0;
  writing = exports.begin("walk.mp4", [&] {
    ++given_up;
    exports.end(writing, Cancelled{});
  });
  w.window.close();
  CHECK(w.window.isVisible());
  w.press("Wait");
  CHECK(w.window.isVisible());
  CHECK(given_up == 0);
  w.window.close();
  w.press("Cancel it and close");
  CHECK(given_up == 1);
  CHECK_FALSE(w.window.isVisible());
}

TEST_CASE("a save-as dialog that is cancelled leaves nothing to happen after a later save", "[sessions]") {
  const test::TempFolder folder;
  Window w;
  w.hide(0.3);
  w.window.close();
  w.press("Save...");
  auto* dialog = w.window.findChild<QFileDialog*>();
  REQUIRE(dialog != nullptr);
  dialog->reject();
  Window::until([&] { return w.window.findChild<QFileDialog*>() == nullptr; });
  w.saveAs(folder.file("later.lacuna"));
  CHECK_FALSE(w.files.modified());
  CHECK(w.window.isVisible());
}

TEST_CASE("what is done while a save runs is asked about before it is left", "[sessions]") {
  const test::TempFolder folder;
  Window w;
  w.hide(0.3);
  w.saveAs(folder.file("walk.lacuna"));
  w.hide(0.5);
  w.window.close();
  w.press("Save");
  CHECK(w.files.saving());
  w.session.run(session::setShapes({}, "Clear"));  // after what is written
  Window::until([&] { return !w.files.saving(); });
  CHECK(w.window.isVisible());
  CHECK(w.button("Do not save") != nullptr);
  CHECK(session::readSession(folder.file("walk.lacuna"), {}).document.shapes.size() == 2);
  w.press("Save");
  Window::until([&] { return !w.window.isVisible(); });
  CHECK(session::readSession(folder.file("walk.lacuna"), {}).document.shapes.empty());
}

TEST_CASE("work that is done while a session opens is asked about before it is taken", "[sessions]") {
  const test::TempFolder folder;
  Window w;
  w.hide(0.3);
  w.saveAs(folder.file("one.lacuna"));
  w.session.run(session::setShapes({}, "Clear"));
  w.files.save(QString::fromStdString(folder.file("none.lacuna")));
  Window::until([&] { return !w.files.saving(); });
  w.files.open(QString::fromStdString(folder.file("one.lacuna")));
  mask::MaskShape box{w.session.newShapeId(), "Meanwhile", mask::Operation::Hide, {}, mask::Rectangle{{0.1, 0.1}, {0.3, 0.3}}};
  w.session.run(session::addShape(box));
  Window::until([&] { return !w.files.opening(); });
  REQUIRE(w.shapes() == 1);
  CHECK(w.session.document().shapes[0].name == "Meanwhile");
  CHECK(w.files.name() == "none.lacuna");
  w.press("Save");
  Window::until([&] { return w.files.name() == "one.lacuna"; });
  CHECK(w.session.document().shapes[0].name == "Disc");
  CHECK(session::readSession(folder.file("none.lacuna"), {}).document.shapes.size() == 1);
}

TEST_CASE("a save that ends after another session was opened leaves that one its own file", "[sessions]") {
  const test::TempFolder folder;
  Window w;
  w.hide(0.3);
  w.saveAs(folder.file("b.lacuna"));
  w.hide(0.6);
  QStringList told;
  QObject::connect(&w.files, &SessionFiles::told, [&told](NoticeKind, const QString& line) { told << line; });
  w.files.save(QString::fromStdString(folder.file("a.lacuna")));
  w.files.startAnew();  // at once, as the open of a small session that is faster than the save
  Window::until([&] { return !w.files.saving(); });
  CHECK(w.files.path().isEmpty());
  CHECK(w.shapes() == 0);
  CHECK(told.contains("The session before was saved as a.lacuna."));
  CHECK(session::readSession(folder.file("a.lacuna"), {}).document.shapes.size() == 2);
}

TEST_CASE("what was kept and cannot be read is told, and can be thrown away", "[sessions]") {
  const test::TempFolder folder;
  const fs::path recovery = folder.path() / "recovery";
  fs::create_directories(recovery);
  test::writeFile((recovery / "1-1.lacuna").string(), "no session at all");
  Window w;
  w.files.recoverFrom(QString::fromStdString(recovery.string()));
  Window::until([&] { return !w.question().isEmpty(); });
  CHECK(w.question().startsWith("What was kept of a session cannot be recovered."));
  CHECK(w.button("Recover") == nullptr);
  w.press("Discard");
  CHECK(w.question().isEmpty());
  CHECK(sideFiles(recovery) == 0);
}

TEST_CASE("what cannot be saved or read is said in one line, and nothing is lost", "[sessions]") {
  const test::TempFolder folder;
  Window w;
  w.hide(0.3);
  auto* notice = w.window.findChild<Notice*>();
  w.files.save(QString::fromStdString(folder.file("no/such/folder/x.lacuna")));
  Window::until([&] { return !w.files.saving(); });
  CHECK(notice->line().contains("cannot be saved"));
  CHECK(w.files.modified());
  CHECK(w.files.path().isEmpty());
  test::writeFile(folder.file("bad.lacuna"), "this is not a session");
  w.open(folder.file("bad.lacuna"));
  CHECK(notice->line() == "bad.lacuna: This file is no session of Lacuna, or its beginning is damaged. Open another file, or an earlier copy of it.");
  CHECK(w.shapes() == 1);
  w.files.save(QString::fromStdString(folder.file("good.lacuna")));
  Window::until([&] { return !w.files.saving(); });
  std::string whole = test::readFile(folder.file("good.lacuna"));
  std::fill(whole.begin() + 100, whole.begin() + 4096, '\xAA');
  test::writeFile(folder.file("bad.lacuna"), whole);
  w.open(folder.file("bad.lacuna"));
  CHECK(notice->line() == "bad.lacuna: The session is damaged and cannot be read. Open an earlier copy of it.");
  auto* show = notice->findChild<QPushButton*>("show_details");
  REQUIRE(show->isVisible());
  QTest::mouseClick(show, Qt::LeftButton);
  CHECK(notice->findChild<QPlainTextEdit*>()->toPlainText().contains("damaged and cannot be read. Open an earlier copy of it. ("));  // SQLite's words
  CHECK(w.shapes() == 1);
}

TEST_CASE("changes are kept within a second, and what a killed process had is offered once", "[sessions]") {
  const test::TempFolder folder;
  const fs::path recovery = folder.path() / "recovery";
  {
    Window w;
    w.files.recoverFrom(QString::fromStdString(recovery.string()));
    Window::until([&] { return fs::exists(recovery) && !fs::is_empty(recovery); });
    CHECK(sideFiles(recovery) == 0);  // there is nothing to recover yet
    QElapsedTimer clock;
    w.hide(0.3);
    clock.start();
    Window::until([&] { return sideFiles(recovery) == 1; });
    CHECK(clock.elapsed() < 1000);
    leave(recovery);
    w.files.endCleanly();
    Window::until([&] { return sideFiles(recovery) == 1; });  // the other's; a write under way ends first
  }
  SECTION("recovered, it is unsaved work that goes on in the same side file") {
    Window w;
    w.files.recoverFrom(QString::fromStdString(recovery.string()));
    Window::until([&] { return !w.question().isEmpty(); });
    CHECK(w.question().startsWith("Lacuna did not close properly."));
    CHECK(w.shapes() == 0);
    w.press("Recover");
    Window::until([&] { return !w.files.opening() && w.shapes() == 1; });
    w.settle();
    CHECK(w.question().isEmpty());
    CHECK(w.files.modified());
    CHECK(sideFiles(recovery) == 1);
    w.saveAs(folder.file("recovered.lacuna"));
    CHECK_FALSE(w.files.modified());
    w.files.endCleanly();
    Window::until([&] { return sideFiles(recovery) == 0; });
  }
  SECTION("put off, it is offered to the next one") {
    Window w;
    w.files.recoverFrom(QString::fromStdString(recovery.string()));
    Window::until([&] { return !w.question().isEmpty(); });
    w.window.close();
    CHECK(sideFiles(recovery) == 1);
  }
  SECTION("discarded, it is gone") {
    Window w;
    w.files.recoverFrom(QString::fromStdString(recovery.string()));
    Window::until([&] { return !w.question().isEmpty(); });
    w.press("Discard");
    CHECK(w.question().isEmpty());
    CHECK(sideFiles(recovery) == 0);
  }
}

TEST_CASE("changes are kept while what others left is still being read", "[sessions]") {
  const test::TempFolder folder;
  const fs::path recovery = folder.path() / "recovery";
  fs::create_directories(recovery);
  std::list<database::Database> slow;  // readers wait for seconds, for each
  for (const char* name : {"1-1.lacuna", "2-1.lacuna", "3-1.lacuna", "4-1.lacuna"}) {
    slow.emplace_back((recovery / name).string(), database::Opening{database::Access::Make, "The test's file"});
    slow.back().run("CREATE TABLE something (id INTEGER)");  // an empty file is told at once
    slow.back().run("BEGIN EXCLUSIVE");
  }
  Window w;
  w.files.recoverFrom(QString::fromStdString(recovery.string()));
  w.hide(0.3);
  Window::until([&] { return sideFiles(recovery) == 5 || w.files.left(); });
  CHECK(sideFiles(recovery) == 5);
  CHECK_FALSE(w.files.left());
  slow.clear();
  Window::until([&] { return w.files.left().has_value(); });
}

TEST_CASE("what the session's own file has is not offered, and a look round keeps nothing", "[sessions]") {
  const test::TempFolder folder;
  const fs::path recovery = folder.path() / "recovery";
  const std::string path = folder.file("walk.lacuna");
  {
    Window w;
    w.files.recoverFrom(QString::fromStdString(recovery.string()));
    Window::until([&] { return fs::exists(recovery) && !fs::is_empty(recovery); });
    w.saveAs(path);
    w.hide(0.3);
    Window::until([&] { return sideFiles(recovery) == 1; });
    leave(recovery);  // as a program does that is killed before its save is done with
    REQUIRE(w.actions.trigger("file.save_session"));
    Window::until([&] { return !w.files.saving() && !w.files.modified(); });
    Window::until([&] { return sideFiles(recovery) == 1; });  // the other's
    w.session.setPlayhead(3);
    QSignalSpy refreshed(&w.files, &SessionFiles::changed);
    REQUIRE(refreshed.wait());
    CHECK(sideFiles(recovery) == 1);
    w.files.endCleanly();
  }
  Window next;
  next.files.recoverFrom(QString::fromStdString(recovery.string()));
  Window::until([&] { return sideFiles(recovery) == 0; });
  CHECK_FALSE(next.files.left().has_value());
  CHECK(next.question().isEmpty());
}

TEST_CASE("a clip that has moved is asked for, and another one is named as such", "[sessions]") {
  const test::TempFolder folder, away;
  const std::string path = folder.file("walk.lacuna");
  drawClip(folder.file("clip.mp4"), 3);
  drawClip(away.file("other.mp4"), 40);
  {
    Window w(folder.file("clip.mp4"));
    w.hide(0.3);
    w.saveAs(path);
    CHECK(w.files.recent().list(RecentKind::Clips) == QStringList{QString::fromStdString(folder.file("clip.mp4"))});
  }
  fs::rename(folder.path() / "clip.mp4", away.path() / "renamed.mp4");
  Window w;
  w.open(path);
  CHECK(w.question() == "The clip has moved: clip.mp4. Find it, or go on without it.");
  CHECK(w.session.window() == nullptr);
  CHECK(w.shapes() == 1);
  CHECK_FALSE(w.files.modified());
  SECTION("the right one is taken at once") {
    w.files.find(Role::Clip, QString::fromStdString(away.file("renamed.mp4")));
    w.settle();
    CHECK(w.question().isEmpty());
    CHECK(w.session.window()->sampling.frames == 8);
    CHECK(w.shapes() == 1);
  }
  SECTION("another one only when that is wanted") {
    w.files.find(Role::Clip, QString::fromStdString(away.file("other.mp4")));
    Window::until([&] { return w.question().contains("content differs"); });
    CHECK(w.session.window() == nullptr);
    w.press("Use it nevertheless");
    w.settle();
    CHECK(w.session.window() != nullptr);
  }
  SECTION("without it the session still names it") {
    w.press("Go on without it");
    CHECK(w.question().isEmpty());
    w.files.save(QString::fromStdString(path));
    Window::until([&] { return !w.files.saving(); });
    const session::SavedSession saved = session::readSession(path, {});
    CHECK(saved.clip.path == folder.file("clip.mp4"));
    CHECK(saved.clip.known());
  }
}

TEST_CASE("a session dropped on the window opens, and recent files are in the menu until they are cleared", "[sessions]") {
  const test::TempFolder folder;
  const QString path = QString::fromStdString(folder.file("walk.lacuna"));
  Window w;
  w.hide(0.3);
  w.saveAs(path.toStdString());
  w.session.run(session::setShapes({}, "Clear"));
  w.files.save(QString::fromStdString(folder.file("empty.lacuna")));
  Window::until([&] { return !w.files.saving(); });
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&w.window, &enter);
  CHECK(enter.isAccepted());
  QDropEvent drop(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&w.window, &drop);
  Window::until([&] { return w.files.path() == path && w.shapes() == 1; });
  QMenu* menu = w.actions.action("file.recent_sessions")->menu();
  REQUIRE(menu != nullptr);
  Q_EMIT menu->aboutToShow();
  REQUIRE(menu->actions().size() == 2);
  CHECK(menu->actions()[0]->text() == "walk.lacuna");
  menu->actions()[1]->trigger();
  Window::until([&] { return w.files.name() == "empty.lacuna" && w.shapes() == 0; });
  REQUIRE(w.actions.trigger("file.recent_clear"));
  CHECK(w.files.recent().list(RecentKind::Sessions).isEmpty());
  CHECK_FALSE(w.actions.action("file.recent_sessions")->isEnabled());
}

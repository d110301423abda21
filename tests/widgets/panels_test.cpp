#include <QClipboard>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>
#include <thread>

#include "tests/support/catch.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/jobs/jobs_panel.hpp"
#include "widgets/log/log_panel.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/settings/desktop_look.hpp"
#include "widgets/settings/preference_values.hpp"
#include "widgets/settings/preferences_panel.hpp"
#include "widgets/window/undo_history.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

struct Window : test::WholeWindow {
  Window() : WholeWindow({1500, 900}) {}
  void hide(double x) {
    mask::MaskShape shape;
    shape.id = session.newShapeId();
    shape.name = "Dab " + std::to_string(x);
    shape.form = mask::Rectangle{{x, 0.3}, {x + 0.1, 0.5}};
    session.runAsStep(session::addShape(shape));
  }
};

QPushButton* buttonOf(QWidget& panel, const QString& text) {
  for (QPushButton* button : panel.findChildren<QPushButton*>())
    if (button->text() == text && button->isVisible()) return button;
  return nullptr;
}

}  // namespace

TEST_CASE("a click in the history goes there, back and forth", "[history]") {
  Window w;
  for (const double x : {0.1, 0.3, 0.5}) w.hide(x);
  REQUIRE(w.actions.trigger("edit.history"));
  auto& history = *w.window.findChild<UndoHistory*>();
  QListWidget& list = history.list();
  REQUIRE(list.count() == 4);
  CHECK(list.currentRow() == 3);
  const auto click = [&list](int row) { QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(list.item(row)).center()); };
  click(1);
  CHECK(w.session.document().shapes.size() == 1);
  CHECK(w.session.undoStack().undoneLabels().size() == 2);
  CHECK(list.currentRow() == 1);
  click(3);
  CHECK(w.session.document().shapes.size() == 3);
  QTest::keyClick(&list, Qt::Key_Home);
  QTest::keyClick(&list, Qt::Key_Return);
  CHECK(w.session.document().shapes.empty());
  CHECK(w.session.undoLabel().empty());
  QTest::keyClick(&list, Qt::Key_Escape);
  CHECK_FALSE(history.isVisible());
}

TEST_CASE("the jobs panel shows what runs with a Cancel each, and how it ended", "[jobs_panel]") {
  Window w;
  REQUIRE(w.actions.trigger("view.jobs"));
  auto& panel = *w.window.findChild<JobsPanel*>();
  auto& watch = w.window.ongoing().jobs();
  watch.cancelAll();
  watch.forgetFinished();
  CHECK(QTest::qWaitFor([&panel] { return panel.findChildren<QProgressBar*>().isEmpty(); }));
  w.session.openClip("world:throw,seed=3", session::Session::Input{{0, 8, 4.0}, 64});
  REQUIRE(watch.history().running().size() >= 1);
  const QPointer<QPushButton> cancel = buttonOf(panel, "Cancel");
  REQUIRE(cancel != nullptr);
  QTest::mouseClick(cancel, Qt::LeftButton);
  CHECK_FALSE(w.session.clipLoading().busy);
  CHECK_FALSE((cancel && cancel->isVisible()));
  REQUIRE_FALSE(watch.history().finished().empty());
  bool told = false;
  for (const auto& task : watch.history().finished()) told = told || (task.kind == session::TaskKind::OpeningClip && task.end == session::FinishedTask::End::Cancelled);
  CHECK(told);
  w.session.openClip("/no/such.mp4");
  w.queue.drainUntil([&] { return !w.session.clipLoading().busy; });
  CHECK(watch.history().finished().front().end == session::FinishedTask::End::Failed);
  QTest::mouseClick(buttonOf(panel, "Clear list"), Qt::LeftButton);
  CHECK(watch.history().finished().empty());
  REQUIRE(w.actions.trigger("view.jobs"));
  CHECK_FALSE(panel.isVisible());
}

TEST_CASE("Esc first clears the selection, then cancels what runs", "[jobs_panel]") {
  Window w;
  w.session.pick(TokenId{1});
  w.session.select({TokenId{1}, TokenId{2}});
  w.session.openClip("world:throw,seed=3", session::Session::Input{{0, 8, 4.0}, 64});
  REQUIRE(w.actions.trigger("edit.deselect"));
  CHECK_FALSE(w.session.picked());
  while (!w.session.selection().empty()) REQUIRE(w.actions.trigger("edit.deselect"));
  CHECK(w.session.clipLoading().busy);
  for (int i = 0; i < 2 && w.session.clipLoading().busy; ++i) REQUIRE(w.actions.trigger("edit.deselect"));
  CHECK_FALSE(w.session.clipLoading().busy);
}

TEST_CASE("the log keeps notices and Qt's words, bounded, from any thread, and says a thing once", "[log]") {
  Log log;
  {
    const QtMessages messages(log);
    qWarning("a library is worried");
    std::thread([&log] { log.add(LogLevel::Error, "from a worker\nin two lines"); }).join();
  }
  qInstallMessageHandler(nullptr);
  REQUIRE(log.entries().size() == 2);
  CHECK(log.entries()[0].level == LogLevel::Warning);
  CHECK(log.entries()[0].text == "a library is worried");
  CHECK(log.entries()[1].text == "from a worker in two lines");
  log.add(LogLevel::Error, "from a worker in two lines");
  CHECK(log.entries().size() == 2);
  for (int i = 0; i < 5000; ++i) log.add(LogLevel::Info, QString::number(i));
  CHECK(log.entries().size() == Log::most_entries);
  CHECK(log.entries().back().text == "4999");
  log.add(LogLevel::Info, QString(100000, 'x'));
  CHECK(log.entries().back().text.size() == static_cast<qsizetype>(Log::most_letters));
}

TEST_CASE("the log panel filters by level and words, and copies what it shows", "[log]") {
  Window w;
  w.window.notify(NoticeKind::Done, "Saved the picture");
  w.window.notify(NoticeKind::Error, "No video track");
  REQUIRE(w.actions.trigger("view.log"));
  auto& panel = *w.window.findChild<LogPanel*>();
  CHECK(panel.shownText().contains("Saved the picture"));
  CHECK(panel.text().toPlainText().contains("No video track"));
  panel.level().setFocus();
  QTest::keyClick(&panel.level(), Qt::Key_Right);
  QTest::keyClick(&panel.level(), Qt::Key_Right);
  CHECK_FALSE(panel.shownText().contains("Saved the picture"));
  CHECK(panel.shownText().contains("error"));
  panel.level().setCurrent(0);
  panel.search().setText("VIDEO track");
  CHECK(panel.shownText().count('\n') == 1);
  QTest::mouseClick(buttonOf(panel, "Copy"), Qt::LeftButton);
  CHECK(QGuiApplication::clipboard()->text() == panel.shownText());
  QTest::mouseClick(buttonOf(panel, "Clear"), Qt::LeftButton);
  CHECK(panel.shownText().isEmpty());
}

TEST_CASE("preferences work at once where they say so, and follow what changes them elsewhere", "[preferences]") {
  Window w;
  REQUIRE(w.actions.trigger("edit.preferences"));
  auto& panel = *w.window.findChild<PreferencesPanel*>();
  QComboBox* look = nullptr;
  for (QComboBox* box : panel.findChildren<QComboBox*>())
    if (box->accessibleName() == "Look") look = box;
  REQUIRE(look != nullptr);
  look->setFocus();
  while (look->currentData() != "light") QTest::keyClick(look, Qt::Key_Down);
  CHECK(w.themes.look() == Look::Light);
  CHECK(w.preferences.value(preference::look) == "light");
  REQUIRE(w.actions.trigger("view.theme"));
  CHECK(w.themes.look() == Look::Dark);
  CHECK(look->currentData() == "dark");
  for (QAbstractButton* toggle : panel.findChildren<Switch*>())
    if (toggle->accessibleName() == "Reduce motion") QTest::mouseClick(toggle, Qt::LeftButton, {}, toggle->rect().center());
  CHECK(w.preferences.value(preference::reduce_motion).toBool());
  CHECK(w.window.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &w.window) == 0);
  w.preferences.set(preference::reduce_motion, false);

  for (int i = 0; i < 40; ++i) {  // Tab stays inside
    QTest::keyClick(w.window.focusWidget(), Qt::Key_Tab);
    REQUIRE(panel.isAncestorOf(w.window.focusWidget()));
  }
  QTest::keyClick(w.window.focusWidget(), Qt::Key_Escape);
  CHECK_FALSE(panel.isVisible());
}

TEST_CASE("preferences that make no sense are made to fit", "[preferences]") {
  Preferences preferences;
  CHECK(preferred::sizePercent(preferences) == 100);
  for (const QVariant& bad : {QVariant("huge"), QVariant(-7), QVariant(1e9), QVariant(QString(10000, '9'))}) {
    preferences.set(preference::size_percent, bad);
    preferences.set(preference::threads, bad);
    preferences.set(preference::latent_cache_mb, bad);
    CHECK(preferred::sizePercent(preferences) >= preferred::least_size);
    CHECK(preferred::sizePercent(preferences) <= preferred::most_size);
    CHECK(preferred::threads(preferences) >= 0);
    CHECK(preferred::threads(preferences) <= preferred::most_threads);
    CHECK(preferred::latentCacheBytes(preferences) >= std::size_t{preferred::least_cache_mb} << 20U);
    CHECK(preferred::latentCacheBytes(preferences) <= std::size_t{preferred::most_cache_mb} << 20U);
  }
  preferences.set(preference::device, "abacus");
  CHECK_FALSE(preferred::compute(preferences));
  preferences.set(preference::device, "cpu");
  preferences.set(preference::precision, "bf16");
  CHECK(preferred::compute(preferences)->precision == model::Precision::BFloat16);
}

TEST_CASE("the desktop's look is read from its theme, its files or its palette", "[preferences]") {
  test::TempFolder folder;
  const QString config = QString::fromStdString(folder.path().string());
  QPalette light, dark;
  light.setColor(QPalette::Window, QColor(240, 240, 240));
  dark.setColor(QPalette::Window, QColor(30, 30, 30));
  CHECK(lookOf(Desktop{}) == Look::Dark);
  CHECK(lookOf(Desktop{"GNOME", "", config, light}) == Look::Light);
  CHECK(lookOf(Desktop{"GNOME", "", config, dark}) == Look::Dark);
  CHECK(lookOf(Desktop{"GNOME", "Adwaita:dark", config, light}) == Look::Dark);
  std::filesystem::create_directories(folder.file("gtk-3.0"));
  test::writeFile(folder.file("gtk-3.0/settings.ini"), "[Settings]\ngtk-application-prefer-dark-theme=1\n");
  CHECK(lookOf(Desktop{"XFCE", "", config, light}) == Look::Dark);
  test::writeFile(folder.file("kdeglobals"), "[Colors:Window]\nBackgroundNormal=239,240,241\n");
  CHECK(lookOf(Desktop{"KDE", "", config, dark}) == Look::Light);
  test::writeFile(folder.file("kdeglobals"), std::string("\0\xff[[[Colors", 12));
  CHECK(lookOf(Desktop{"KDE", "", config, dark}) == Look::Dark);
  Preferences preferences;
  preferences.set(preference::look, "projector");
  CHECK(preferredLook(preferences, Desktop{}) == Look::Projector);
  preferences.set(preference::look, 12345);
  CHECK(preferredLook(preferences, Desktop{"GNOME", "", "", light}) == Look::Light);
}

TEST_CASE("the cache is measured, and cleared within Lacuna's own folder alone", "[preferences]") {
  Window w;
  test::TempFolder folder;
  std::filesystem::create_directories(folder.file("lacuna/deep"));
  test::writeFile(folder.file("lacuna/deep/a.bin"), std::string(3 << 20, 'x'));
  test::writeFile(folder.file("mine.txt"), "not Lacuna's");
  w.preferences.set(preference::cache_folder, QString::fromStdString(folder.path().string()));
  REQUIRE(w.actions.trigger("edit.preferences.computing"));
  auto& panel = *w.window.findChild<PreferencesPanel*>();
  QPushButton* clear = buttonOf(panel, "Clear");
  REQUIRE(clear != nullptr);
  w.queue.drainUntil([&] { return clear->isEnabled(); });
  QTest::mouseClick(clear, Qt::LeftButton);
  w.queue.drainUntil([&] { return !std::filesystem::exists(folder.file("lacuna/deep")); });
  CHECK(std::filesystem::exists(folder.file("mine.txt")));
}

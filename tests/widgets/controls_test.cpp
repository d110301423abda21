#include "widgets/controls/controls.hpp"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/catch.hpp"
#include "widgets/inspector/check_line.hpp"
#include "widgets/window/notice.hpp"
#include "widgets/window/toast.hpp"
#include "widgets/window/shortcut_guard.hpp"

using namespace lacuna::widgets;

TEST_CASE("a segmented control is chosen by mouse and keys", "[controls]") {
  ThemeStore themes(true);
  SegmentedControl control({"PCA", "UMAP", "t-SNE"}, themes);
  control.adjustSize();
  QSignalSpy chosen(&control, &SegmentedControl::chosen);
  SECTION("a click on the last chooses it, and once") {
    const QPoint last(control.width() - 10, control.height() / 2);
    QTest::mouseClick(&control, Qt::LeftButton, {}, last);
    CHECK(control.current() == 2);
    QTest::mouseClick(&control, Qt::LeftButton, {}, last);
    CHECK(chosen.count() == 1);
  }
  SECTION("arrows walk and stop at the ends") {
    QTest::keyClick(&control, Qt::Key_Right);
    CHECK(control.current() == 1);
    QTest::keyClick(&control, Qt::Key_End);
    QTest::keyClick(&control, Qt::Key_Right);
    CHECK(control.current() == 2);
    QTest::keyClick(&control, Qt::Key_Home);
    QTest::keyClick(&control, Qt::Key_Left);
    CHECK(control.current() == 0);
    CHECK(chosen.count() == 3);
    CHECK(control.accessibleDescription() == "PCA");
  }
  SECTION("setting it from outside tells nobody, and nonsense changes nothing") {
    control.setCurrent(1);
    control.setCurrent(7);
    control.setCurrent(-2);
    CHECK(control.current() == 1);
    control.setCurrent(-1);
    CHECK(control.current() == -1);  // none
    CHECK(chosen.count() == 0);
  }
}

TEST_CASE("a switch is toggled by mouse and Space", "[controls]") {
  ThemeStore themes(false);
  Switch control(themes);
  control.resize(control.sizeHint());
  QSignalSpy toggled(&control, &QAbstractButton::toggled);
  QTest::mouseClick(&control, Qt::LeftButton);
  CHECK(control.isChecked());
  QTest::keyClick(&control, Qt::Key_Space);
  CHECK_FALSE(control.isChecked());
  CHECK(toggled.count() == 2);
  control.setEnabled(false);
  QTest::mouseClick(&control, Qt::LeftButton);
  CHECK_FALSE(control.isChecked());
}

TEST_CASE("a chip has room for its symbol and its word", "[controls]") {
  ThemeStore themes(true);
  Chip plain("Error", {}, themes), marked("Error", "grid", themes);
  CHECK(marked.sizeHint().width() > plain.sizeHint().width());
  CHECK(plain.sizeHint().height() >= 24);
  QTest::mouseClick(&marked, Qt::LeftButton);
  CHECK(marked.isChecked());
}

TEST_CASE("labels follow the theme", "[controls]") {
  ThemeStore themes(true);
  Label label("Words", fonts::body(), &Theme::text2, themes);
  CHECK(label.palette().color(QPalette::WindowText) == Theme::load(true).text2);
  themes.setDark(false);
  CHECK(label.palette().color(QPalette::WindowText) == Theme::load(false).text2);
  label.setRole(&Theme::bad);
  CHECK(label.palette().color(QPalette::WindowText) == Theme::load(false).bad);
}

TEST_CASE("a state view says what is so and offers what to do", "[controls]") {
  ThemeStore themes(true);
  StateView state(themes);
  state.show("film", &Theme::text2, "Drop a clip here", "MP4, MOV, GIF or a folder of images.");
  QSignalSpy clicked(state.addButton("Open a clip", true), &QAbstractButton::clicked);
  CHECK(state.accessibleName() == "Drop a clip here");
  QTest::mouseClick(state.findChild<QAbstractButton*>(), Qt::LeftButton);
  CHECK(clicked.count() == 1);
  state.clearButtons();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  CHECK(state.findChild<QAbstractButton*>() == nullptr);
}

TEST_CASE("what was done is said over the content and goes by itself, unless somebody is at it", "[controls]") {
  ThemeStore themes(true);
  QWidget window;
  window.setFocusPolicy(Qt::StrongFocus);
  window.resize(900, 500);
  Toast toast(themes, window);
  toast.setTime(std::chrono::milliseconds(60));
  window.show();
  window.activateWindow();
  REQUIRE(QTest::qWaitForWindowActive(&window));
  toast.tell(NoticeKind::Done, "Saved the picture as /home/somebody/Pictures/behind_explore_step5.png");
  CHECK(window.rect().contains(toast.geometry()));
  CHECK(toast.geometry().right() > window.width() * 0.9);
  CHECK(QTest::qWaitFor([&toast] { return toast.line().isEmpty(); }));

  Toast later(themes, window);
  later.setTime(std::chrono::milliseconds(120));
  toast.tell(NoticeKind::Done, "Saved the mask");
  toast.findChild<IconButton*>()->setFocus(Qt::TabFocusReason);
  REQUIRE(QTest::qWaitFor([&toast] { return toast.isAncestorOf(QApplication::focusWidget()); }));
  later.tell(NoticeKind::Done, "Saved the run");
  REQUIRE(QTest::qWaitFor([&later] { return later.line().isEmpty(); }));
  CHECK(toast.line() == "Saved the mask");  // it has the keyboard
  window.setFocus();
  CHECK(QTest::qWaitFor([&toast] { return toast.line().isEmpty(); }));
}

TEST_CASE("a notice asks what to do, and closing it puts that off", "[controls]") {
  ThemeStore themes(true);
  QWidget window;
  Notice notice(themes, &window);
  int found = 0, put_off = 0;
  notice.ask("The clip has moved.", {{"Find...", [&found] { ++found; }}, {"Go on", [] {}}}, [&put_off] { ++put_off; });
  auto buttons = notice.findChildren<QPushButton*>();
  buttons.removeIf([](const QPushButton* button) { return button->isHidden(); });  // there are no details to show
  REQUIRE(buttons.size() == 2);
  QTest::mouseClick(buttons.front(), Qt::LeftButton);
  CHECK(found == 1);
  CHECK(notice.line() == "The clip has moved.");
  QTest::mouseClick(notice.findChild<IconButton*>(), Qt::LeftButton);
  CHECK(put_off == 1);
  CHECK(notice.line().isEmpty());
  notice.tell(NoticeKind::Error, "clip.mp4: no video track.");
  QTest::mouseClick(notice.findChild<IconButton*>(), Qt::LeftButton);
  CHECK(put_off == 1);
}

TEST_CASE("a notice stays until it is dismissed", "[controls]") {
  ThemeStore themes(true);
  QWidget window;
  Notice notice(themes, &window);
  CHECK(notice.line().isEmpty());
  notice.tell(NoticeKind::Error, "clip.mp4: no video track. Choose another.");
  CHECK(notice.line() == "clip.mp4: no video track. Choose another.");
  QTest::mouseClick(notice.findChild<IconButton*>(), Qt::LeftButton);
  CHECK(notice.line().isEmpty());
}

TEST_CASE("single letters belong to the text field that has the keyboard", "[controls]") {
  ShortcutGuard guard;
  QLineEdit field;
  QPushButton button("Go");
  field.installEventFilter(&guard);
  button.installEventFilter(&guard);
  const auto kept = [](QWidget& widget, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
    event.ignore();
    QCoreApplication::sendEvent(&widget, &event);
    return event.isAccepted();
  };
  CHECK(kept(field, Qt::Key_B));
  CHECK(kept(field, Qt::Key_Space));
  CHECK(kept(field, Qt::Key_Home));
  CHECK_FALSE(kept(field, Qt::Key_I, Qt::ControlModifier));
  CHECK(kept(button, Qt::Key_Space));
  CHECK_FALSE(kept(button, Qt::Key_B));
}

TEST_CASE("a line of a check has the height of its words, after longer ones and in a narrower place too", "[controls]") {
  ThemeStore themes(true);
  CheckLine line(themes, nullptr);
  constexpr int wide = 400, narrow = 120;
  const QString one_line("Well"), more_lines("Training hid 53 to 68 % of the tokens, this mask hides 23 %, so errors look small");
  line.set(CheckLine::Verdict::Well, one_line);
  const int least = line.heightForWidth(narrow);
  line.resize(narrow, least);
  line.set(CheckLine::Verdict::Warning, more_lines);
  QApplication::processEvents();
  const int most = line.heightForWidth(narrow);
  CHECK(most > least);
  line.resize(narrow, most);
  QApplication::processEvents();
  CHECK(line.heightForWidth(wide) < most);
  line.set(CheckLine::Verdict::Well, one_line);
  QApplication::processEvents();
  CHECK(line.heightForWidth(narrow) == least);
}

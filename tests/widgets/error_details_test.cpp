#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "core/base/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/language/error_words.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

TEST_CASE("an error's line has no words of a library, its details have them", "[notice]") {
  const ErrorWords words = wordsOf({ErrorKind::Unreadable, "The session cannot be read: unrecognized token: \"#\".", "/home/me/a walk.lacuna"});
  CHECK(words.line == "a walk.lacuna: The session cannot be read.");
  for (const char* part : {"unrecognized token", "/home/me/a walk.lacuna", "Qt "}) CHECK(words.details.contains(part));

  // What can be acted upon stays, in words of ours.
  CHECK(wordsOf({ErrorKind::Unreadable, "The session cannot be saved: database or disk is full.", "/a.lacuna"}).line == "a.lacuna: The session cannot be saved. The disk is full.");
  CHECK(wordsOf({ErrorKind::Unreadable, "The file cannot be opened: Permission denied.", "/x/errors.csv"}).line == "errors.csv: The file cannot be opened. You have no permission for this.");
  // Reasons of the program's own are no details.
  const Error own{ErrorKind::Refused, "The session cannot be read: this is a database, but no session of Lacuna.", "/x.lacuna"};
  CHECK(wordsOf(own).line == "x.lacuna: The session cannot be read: this is a database, but no session of Lacuna.");
  const Error plain{ErrorKind::Mismatch, "There is no clip. Open one first.", ""};
  CHECK(wordsOf(plain).line == "There is no clip. Open one first.");
  CHECK(partsOfTold(toldOf(plain)).line == wordsOf(plain).line);
  CHECK(partsOfTold("one line").details.isEmpty());
}

TEST_CASE("details of an error unfold and are copied by the keyboard", "[notice]") {
  test::WholeWindow w({1280, 800});
  w.window.activateWindow();
  REQUIRE(QTest::qWaitForWindowActive(&w.window));
  auto* notice = w.window.findChild<Notice*>();
  auto* show = notice->findChild<QPushButton*>("show_details");
  auto* text = notice->findChild<QPlainTextEdit*>();
  w.window.notify(NoticeKind::Done, "Saved");
  CHECK_FALSE(show->isVisible());
  w.window.notify(NoticeKind::Error, toldOf({ErrorKind::Unreadable, "The session cannot be read: file is not a database.", "/some/folder/x.lacuna"}));
  CHECK(notice->line() == "x.lacuna: The session cannot be read. The file is damaged, or of another kind.");
  REQUIRE(show->isVisible());
  CHECK_FALSE(text->isVisible());
  const int folded = notice->height();
  show->setFocus();
  QTest::keyClick(show, Qt::Key_Space);
  REQUIRE(text->isVisible());
  QCoreApplication::processEvents();
  CHECK(notice->height() > folded);
  CHECK(text->toPlainText().contains("/some/folder/x.lacuna"));
  auto* copy = notice->findChild<QAbstractButton*>("copy_details");
  copy->setFocus();
  QTest::keyClick(copy, Qt::Key_Space);
  CHECK(QGuiApplication::clipboard()->text() == text->toPlainText());
  w.window.notify(NoticeKind::Error, toldOf({ErrorKind::NotFound, "There is no such file. Check the path.", "/y"}));
  CHECK_FALSE(text->isVisible());  // of another error: folded
}

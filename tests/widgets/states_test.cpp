// What the window shows when there is nothing to show, when something failed, and when it cannot go on: the table of panel states.

#include <QProgressBar>
#include <QPushButton>
#include <QTest>
#include <cstdlib>
#include <fstream>

#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/canvas/canvas_notes.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/timeline/timeline_view.hpp"
#include "widgets/window/layouts.hpp"
#include "widgets/window/loop_card.hpp"
#include "widgets/window/notice.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// The window as it is before anything is opened.
struct EmptyWindow : lacuna::test::EmptyWindow {
  EmptyWindow() { show({1500, 900}); }
};

StateView* stateIn(const QWidget& panel) {
  for (auto* state : panel.findChildren<StateView*>())
    if (state->isVisible()) return state;
  return nullptr;
}

QStringList buttonsIn(const QWidget& around) {
  QStringList texts;
  for (const auto* button : around.findChildren<QPushButton*>())
    if (button->isVisible()) texts << button->text();
  return texts;
}

NoteCard* noteOf(MainWindow& window, const QString& heading) {
  for (auto* card : window.findChildren<NoteCard*>())
    if (card->isVisible() && card->accessibleName() == heading) return card;
  return nullptr;
}

}  // namespace

TEST_CASE("a window with nothing open says in every panel what goes there, and one button makes it so", "[states]") {
  EmptyWindow w;
  StateView* clip = stateIn(w.window.clipPanel());
  REQUIRE(clip != nullptr);
  CHECK(clip->accessibleName() == "Drop a clip here");
  CHECK(buttonsIn(*clip) == QStringList{"Open a clip", "Use the demo"});
  REQUIRE(stateIn(w.window.latentPanel()) != nullptr);
  CHECK(stateIn(w.window.latentPanel())->accessibleDescription().contains("Predict something to see it here"));
  CHECK(w.window.findChild<TimelineView*>()->describe() == "No clip");
  for (const char* tab : {"token", "model", "probe", "run"}) {
    w.window.showInspectorTab(tab);
    INFO(tab);
    CHECK(stateIn(*w.window.layouts().panels().inspector) != nullptr);
  }
  for (const char* workspace : {"view.workspace.masks", "view.workspace.attention", "view.workspace.compare"}) {
    REQUIRE(w.actions.trigger(workspace));
    INFO(workspace);
    CHECK(stateIn(*w.window.layouts().scene()) != nullptr);
  }
}

TEST_CASE("a clip that cannot be read: what is so, where, and what to do; the text can be copied", "[states]") {
  EmptyWindow w;
  test::TempFolder folder;
  std::ofstream(folder.file("notes.mp4")) << "no clip at all";
  w.session.openClip(folder.file("notes.mp4"));
  w.queue.drainUntil([&] { return !w.session.clipLoading().busy; });
  StateView* clip = stateIn(w.window.clipPanel());
  REQUIRE(clip != nullptr);
  CHECK(clip->accessibleName() == "This clip cannot be opened");
  CHECK(clip->accessibleDescription().contains("notes.mp4"));
  QCoreApplication::processEvents();  // its buttons come into sight
  CHECK(buttonsIn(*clip) == QStringList{"Choose another", "Use the demo"});
  bool copied = false;
  for (const auto* label : clip->findChildren<QLabel*>())
    copied = copied || (label->text() == clip->accessibleDescription() && label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
  CHECK(copied);
  CHECK(w.window.findChild<Notice*>()->line().contains("notes.mp4"));
}

TEST_CASE("a file that cannot be opened leaves the cards of what is open as they are", "[states]") {
  test::WholeWindow w({1500, 900});
  const auto texts = [&] {
    QStringList all;
    for (const auto* card : w.window.findChildren<LoopCard*>())
      if (card->accessibleName() == "Clip" || card->accessibleName() == "Model") all << card->accessibleDescription() << card->toolTip();
    return all;
  };
  const QStringList before = texts();
  test::TempFolder folder;
  std::ofstream(folder.file("notes.mp4")) << "no clip at all";
  w.session.openClip(folder.file("notes.mp4"));
  w.queue.drainUntil([&] { return !w.session.clipLoading().busy; });
  REQUIRE(w.session.clipLoading().error);
  CHECK(texts() == before);
  const QString line = w.window.findChild<Notice*>()->line();
  CHECK(line.contains("Choose another"));
  CHECK(line.contains("Nothing was changed."));
}

TEST_CASE("a clip that is being opened says so in a narrow column, its name as it is written and its frames as they are counted", "[states]") {
  ThemeStore themes(true);
  LoadingView view(themes);
  view.resize(1200, 600);
  view.show("<b>walk</b>.mp4", {"Counting frames", 1'234'567, 2'000'000, "frames"});
  view.setVisible(true);
  REQUIRE(QTest::qWaitForWindowExposed(&view));
  QStringList texts;
  for (const auto* label : view.findChildren<QLabel*>()) {
    texts << label->text();
    if (label->text().contains("walk")) CHECK(label->textFormat() == Qt::PlainText);
  }
  CHECK(texts == QStringList{"Opening <b>walk</b>.mp4", "Counting frames", "1,234,567 of 2,000,000 frames"});
  const auto* bar = view.findChild<QProgressBar*>();
  CHECK(bar->width() == 410);
  CHECK(std::abs(bar->mapTo(&view, bar->rect().center()).x() - 600) <= 1);
}

TEST_CASE("a long line of a notice is read in full", "[states]") {
  EmptyWindow w;
  auto* notice = w.window.findChild<Notice*>();
  w.window.notify(NoticeKind::Error, "short.pt: this file is not a world model.");
  QCoreApplication::processEvents();
  const int one_line = notice->height();
  QString name = "/a/long/way/to/a/checkpoint";
  for (int i = 0; i < 14; ++i) name += "/of_a_run_of_many";
  const QString line = name + "/checkpoint.pt: the sizes do not fit: encoder.blocks.0.attn.qkv.weight is 1024 x 3072, wanted was 3072 x 1024. Choose another.";
  w.window.notify(NoticeKind::Error, line);
  QCoreApplication::processEvents();
  CHECK(notice->line() == line);
  CHECK(QTest::qWaitFor([&] { return notice->height() > one_line; }));
  CHECK(w.window.width() == 1500);
}

TEST_CASE("nothing hidden offers a brush, everything hidden offers to undo it", "[states]") {
  test::WholeWindow w({1500, 900});
  NoteCard* nothing = noteOf(w.window, "Nothing is hidden yet.");
  REQUIRE(nothing != nullptr);
  CHECK(buttonsIn(*nothing).contains("Paint"));
  mask::MaskShape all{w.session.newShapeId(), "All", mask::Operation::Hide, {}, mask::Rectangle{{-1, -1}, {2, 2}}};
  w.session.run(session::setShapes({all}, "Hide all"));
  REQUIRE(w.session.mask().hiddenCount() == w.session.mask().grid().size());
  NoteCard* blocked = noteOf(w.window, "Every token is hidden");
  REQUIRE(blocked != nullptr);
  CHECK(noteOf(w.window, "Nothing is hidden yet.") == nullptr);
  for (auto* button : blocked->findChildren<QPushButton*>())
    if (button->text() == "Undo") QTest::mouseClick(button, Qt::LeftButton);
  CHECK(w.session.mask().hiddenCount() == 0);
}

#include <QTest>

#include "tests/support/catch.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/palette/command_palette.hpp"
#include "widgets/palette/find_field.hpp"
#include "widgets/palette/fuzzy.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

struct Window : test::WholeWindow {
  Window() : WholeWindow({1500, 900}) {
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
  }
  CommandPalette& palette() { return *window.findChild<CommandPalette*>(); }
  void open() { QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_K, Qt::ControlModifier); }
  void type(const QString& text) { QTest::keyClicks(window.focusWidget(), text); }
  void key(Qt::Key key) { QTest::keyClick(window.focusWidget(), key); }
  QString first() { return palette().model().itemAt(palette().model().index(0))->id; }
};

int scoreOf(const char* typed, const char* text) {
  const auto match = fuzzyMatch(typed, text);
  return match ? match->score : -1;
}

}  // namespace

TEST_CASE("letters fit in order, the beginnings of words and letters in a row best", "[palette]") {
  CHECK_FALSE(fuzzyMatch("xyz", "Invert mask"));
  CHECK_FALSE(fuzzyMatch("ksam", "mask"));
  CHECK(fuzzyMatch("IM", "Invert mask")->letters == QList<int>{0, 7});
  CHECK(fuzzyMatch("mask", "Invert mask")->letters == QList<int>{7, 8, 9, 10});
  CHECK(scoreOf("im", "Invert mask") > scoreOf("im", "Animate"));
  CHECK(scoreOf("pred", "Predict") > scoreOf("pred", "Principal error direction"));
  CHECK(scoreOf("umap", "UMAP, 3 axes") > scoreOf("umap", "Outline maps"));
  CHECK(fuzzyMatch("", "anything")->letters.isEmpty());
  CHECK(fuzzyMatch(QString::fromUtf8("遮罩"), QString::fromUtf8("反转遮罩")).has_value());
}

TEST_CASE("Ctrl+K, some letters and Enter run an action; Esc closes and gives the keyboard back", "[palette]") {
  Window w;
  const QWidget* before = w.window.focusWidget();
  REQUIRE(w.session.mask().hiddenCount() == 0);
  w.open();
  REQUIRE(w.palette().isVisible());
  CHECK(w.window.focusWidget() == &w.palette().field());
  w.type("invmask");
  CHECK(w.first() == "mask.invert");
  w.key(Qt::Key_Return);
  CHECK_FALSE(w.palette().isVisible());
  CHECK(w.session.mask().hiddenCount() == w.session.mask().grid().size());
  CHECK(w.window.focusWidget() == before);

  w.open();
  w.key(Qt::Key_Escape);
  CHECK_FALSE(w.palette().isVisible());
  CHECK(w.window.focusWidget() == before);
}

TEST_CASE("the palette finds by id, menu and help, says what is not possible, and has the last actions first", "[palette]") {
  Window w;
  w.open();
  w.type("view.workspace.masks");
  CHECK(w.first() == "view.workspace.masks");
  w.key(Qt::Key_Return);
  CHECK(w.view.workspace == Workspace::Masks);

  w.open();
  CHECK(w.first() == "view.workspace.masks");
  w.type("compare swap");
  REQUIRE(w.first() == "compare.swap");
  CHECK_FALSE(w.palette().model().itemAt(w.palette().model().index(0))->enabled);
  CHECK(w.palette().field().accessibleDescription().contains("not possible now"));
  w.key(Qt::Key_Return);
  CHECK(w.palette().isVisible());  // it cannot be run

  w.palette().field().clear();
  w.type("zqxzqx");
  CHECK(w.palette().model().rowCount() == 0);
  w.key(Qt::Key_Return);
  w.key(Qt::Key_Down);
  CHECK(w.palette().isVisible());
}

TEST_CASE("arrows go round, and a click beside the palette closes it without acting below", "[palette]") {
  Window w;
  w.open();
  w.key(Qt::Key_Up);
  const int last = w.palette().model().rowCount() - 1;
  CHECK(w.palette().list().currentIndex().row() == last);
  w.key(Qt::Key_Down);
  CHECK(w.palette().list().currentIndex().row() == 0);
  w.key(Qt::Key_PageDown);
  CHECK(w.palette().list().currentIndex().row() > 5);
  w.key(Qt::Key_Tab);
  CHECK(w.window.focusWidget() == &w.palette().field());
  const Tool tool = w.view.tool;
  QTest::mouseClick(&w.palette(), Qt::LeftButton, {}, QPoint(5, 500));
  CHECK_FALSE(w.palette().isVisible());
  CHECK(w.view.tool == tool);
}

TEST_CASE("an action in another language is found by its English id", "[palette]") {
  Actions actions;
  actions.add({"mask.invert", "Mask", "Maske umkehren", "Ctrl+I", "Was sichtbar ist, wird verdeckt", "invert", [] {}, {}, {}});
  actions.add({"run.predict", "Run", "Vorhersagen", "", "", "", [] {}, {}, {}});
  PaletteModel model(actions);
  model.read({}, {});
  for (const char* typed : {"invert", "umkehren", "mask", "verdeckt"}) {
    model.setTyped(typed);
    REQUIRE(model.rowCount() >= 1);
    CHECK(model.itemAt(model.index(0))->id == "mask.invert");
  }
}

TEST_CASE("the field in the top bar opens the palette", "[palette]") {
  Window w;
  auto* field = w.window.findChild<FindField*>();
  REQUIRE(field != nullptr);
  CHECK(field->isVisible());
  QTest::mouseClick(field, Qt::LeftButton);
  REQUIRE(w.palette().isVisible());
  w.key(Qt::Key_Escape);
  CHECK_FALSE(w.palette().isVisible());
}

TEST_CASE("every command is reached by the keyboard alone, and no two have the same name", "[palette]") {
  Window w;
  w.open();
  REQUIRE(w.palette().isVisible());
  QSet<QString> names;
  int reached = 0;
  for (const ActionRow& row : w.actions.rows()) {
    if (row.id == "view.palette") continue;  // it is open
    INFO(row.id.toStdString());
    w.palette().field().selectAll();
    w.type(row.id);
    REQUIRE(w.palette().model().rowCount() > 0);
    CHECK(w.first() == row.id);
    const PaletteItem& item = *w.palette().model().itemAt(w.palette().model().index(0));
    const QString name = item.place + '/' + item.text;
    INFO(name.toStdString());
    CHECK_FALSE(item.text.isEmpty());
    CHECK_FALSE(names.contains(name));
    names.insert(name);
    ++reached;
  }
  CHECK(reached > 150);
}

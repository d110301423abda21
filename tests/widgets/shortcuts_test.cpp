#include "widgets/shortcuts/shortcuts.hpp"

#include <QScrollArea>
#include <QTest>

#include "tests/support/catch.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/settings/preferences_panel.hpp"
#include "widgets/shortcuts/shortcut_sheet.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

struct Table {
  Actions actions;
  Preferences preferences;
  Table() {
    actions.add({"mask.invert", "Mask", "Invert mask", "Ctrl+I", "", "", [] {}, {}, {}});
    actions.add({"run.predict", "Run", "Predict", "Ctrl+Return", "", "", [] {}, {}, {}});
  }
  QKeySequence keysOf(const char* id) { return actions.action(id)->shortcut(); }
};

}  // namespace

TEST_CASE("keys are remembered, taken from whoever has them, and reset", "[shortcuts]") {
  test::TempFolder folder;
  const QString file = QString::fromStdString(folder.file("lacuna.ini"));
  {
    Table table;
    Preferences preferences(file);
    Shortcuts shortcuts(table.actions, preferences, nullptr);
    CHECK(shortcuts.holderOf(QKeySequence("Ctrl+I"), "run.predict") == "mask.invert");
    CHECK(shortcuts.holderOf(QKeySequence("Ctrl+I"), "mask.invert").isEmpty());
    CHECK(shortcuts.holderOf(QKeySequence(), "run.predict").isEmpty());
    shortcuts.set("run.predict", QKeySequence("Ctrl+I"));
    CHECK(table.keysOf("run.predict") == QKeySequence("Ctrl+I"));
    CHECK(table.keysOf("mask.invert").isEmpty());
    CHECK(table.actions.action("run.predict")->toolTip().contains("Ctrl+I"));
    CHECK(shortcuts.changed() == QStringList{"mask.invert", "run.predict"});
    shortcuts.set("no.such", QKeySequence("Ctrl+U"));
    shortcuts.set("mask.invert", QKeySequence("Ctrl+,"));
  }
  {
    Table table;
    Preferences preferences(file);
    Shortcuts shortcuts(table.actions, preferences, nullptr);
    CHECK(table.keysOf("run.predict") == QKeySequence("Ctrl+I"));
    CHECK(table.keysOf("mask.invert") == QKeySequence("Ctrl+,"));
    table.actions.add({"late.one", "", "Late", "Ctrl+L", "", "", [] {}, {}, {}});
    CHECK(table.keysOf("late.one") == QKeySequence("Ctrl+L"));
    shortcuts.reset("mask.invert");
    CHECK(table.keysOf("mask.invert") == QKeySequence("Ctrl+I"));
    CHECK(table.keysOf("run.predict").isEmpty());
    shortcuts.resetAll();
    CHECK(table.keysOf("run.predict") == QKeySequence("Ctrl+Return"));
  }
  CHECK(Preferences(file).keys(preference::shortcuts).isEmpty());
}

TEST_CASE("kept keys that are none leave the usual ones", "[shortcuts]") {
  for (const char* bad : {"Blorp+Q", "Ctrl+K, Ctrl+I", "\xff\xfe", "Ctrl+"}) {
    INFO(bad);
    Table table;
    table.preferences.set(QString(preference::shortcuts) + "/mask.invert", QString::fromLatin1(bad));
    Shortcuts shortcuts(table.actions, table.preferences, nullptr);
    CHECK(table.keysOf("mask.invert") == QKeySequence("Ctrl+I"));
  }
}

TEST_CASE("no two actions of the window have the same keys from the start", "[shortcuts]") {
  test::WholeWindow w({1500, 900});
  QHash<QKeySequence, QString> holders;
  for (const ActionRow& row : w.actions.rows()) {
    if (row.shortcut.isEmpty()) continue;
    INFO(row.id.toStdString() << " and " << holders.value(QKeySequence(row.shortcut)).toStdString() << " have " << row.shortcut.toStdString());
    CHECK_FALSE(holders.contains(QKeySequence(row.shortcut)));
    holders[QKeySequence(row.shortcut)] = row.id;
  }
}

TEST_CASE("the page records keys, names a clash and takes them when that is said", "[shortcuts]") {
  test::WholeWindow w({1500, 900});
  REQUIRE(w.actions.trigger("edit.keys"));
  auto& panel = *w.window.findChild<PreferencesPanel*>();
  ShortcutPage& page = panel.shortcutPage();
  REQUIRE(page.isVisible());
  page.choose("view.inspector");
  QTest::mouseClick(&page.recorder(), Qt::LeftButton);
  REQUIRE(page.recorder().recording());
  QTest::keyClick(&page.recorder(), Qt::Key_I, Qt::ControlModifier);
  CHECK_FALSE(page.recorder().recording());
  CHECK(page.clash() == "Ctrl+I is Invert mask. Take it from there?");
  CHECK(w.session.mask().hiddenCount() == 0);  // while it was recorded, the shortcut did not work
  CHECK(w.actions.action("mask.invert")->shortcut() == QKeySequence("Ctrl+I"));
  QTest::mouseClick(&page.takeButton(), Qt::LeftButton);
  CHECK(w.actions.action("view.inspector")->shortcut() == QKeySequence("Ctrl+I"));
  CHECK(w.actions.action("mask.invert")->shortcut().isEmpty());

  page.choose("view.timeline");
  page.recorder().record();
  QTest::keyClick(&page.recorder(), Qt::Key_Escape);
  CHECK(w.actions.action("view.timeline")->shortcut() == QKeySequence("Ctrl+T"));
  CHECK(panel.isVisible());
  page.recorder().record();
  QTest::keyClick(&page.recorder(), Qt::Key_Backspace);
  CHECK(w.actions.action("view.timeline")->shortcut().isEmpty());

  page.search().setText("invert mask");
  int shown = 0;
  for (int i = 0; i < page.list().topLevelItemCount(); ++i) shown += page.list().topLevelItem(i)->isHidden() ? 0 : 1;
  CHECK(shown >= 1);
  CHECK(shown < 6);
}

TEST_CASE("the sheet has every key by menu, also on paper", "[shortcuts]") {
  test::WholeWindow w({1500, 900});
  Shortcuts shortcuts(w.actions, w.preferences, nullptr);
  shortcuts.set("mask.invert", QKeySequence("Ctrl+U"));
  const QList<SheetGroup> sheet = shortcutSheet(w.actions, shortcuts);
  qsizetype keys = 0;
  bool found = false;
  for (const SheetGroup& group : sheet) {
    CHECK_FALSE(group.title.isEmpty());
    keys += group.keys.size();
    for (const SheetKey& key : group.keys) found = found || (key.keys == "Ctrl+U" && key.name == "Invert mask" && key.changed);
  }
  CHECK(found);
  CHECK(keys > 30);
  const QString html = shortcutSheetHtml(sheet);
  CHECK(html.contains("Ctrl+U *"));
  CHECK(sheetPdf(html).startsWith("%PDF"));
  REQUIRE(w.actions.trigger("help.keys"));
  auto* panel = w.window.findChild<ShortcutSheet*>();
  REQUIRE(panel->isVisible());
  QTest::keyClick(w.window.focusWidget(), Qt::Key_Escape);
  CHECK_FALSE(panel->isVisible());
}

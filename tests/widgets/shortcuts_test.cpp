#include "widgets/shortcuts/shortcuts.hpp"

#include <QRegularExpression>
#include <QScrollArea>
#include <QSet>
#include <QTest>
#include <algorithm>

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

TEST_CASE("every shortcut of the table, and every key that a part of the window takes, is on the sheet", "[shortcuts]") {
  test::WholeWindow w({1500, 900});
  Shortcuts shortcuts(w.actions, w.preferences, nullptr);
  const QList<SheetGroup> sheet = shortcutSheet(w.actions, shortcuts);
  QSet<QString> keys;
  for (const SheetGroup& group : sheet)
    for (const SheetKey& key : group.keys) keys << key.keys;
  for (const ActionRow& row : w.actions.rows()) {
    INFO(row.id.toStdString());
    if (!shortcuts.of(row.id).isEmpty()) CHECK(keys.contains(shortcuts.of(row.id).toString(QKeySequence::NativeText)));
  }
  // By the sources: a key that is handled there without a line here would be found by nobody.
  const struct {
    const char *group, *file;
  } parts[] = {{"On the clip", "widgets/canvas/clip_canvas_keys.cpp"},       {"On the clip", "widgets/canvas/clip_canvas_shapes.cpp"},
               {"On the timeline", "widgets/timeline/timeline_view_input.cpp"}, {"On the timeline", "widgets/timeline/layer_lanes_input.cpp"},
               {"In 3D", "widgets/scene/scene_view_input.cpp"},              {"In the list of runs", "widgets/compare/run_list.cpp"},
               {"In a tour", "widgets/teach/stage.cpp"}};
  static const QRegularExpression handled("Qt::Key_(\\w+)");
  for (const auto& [title, file] : parts) {
    const auto group = std::ranges::find(sheet, QString(title), &SheetGroup::title);
    REQUIRE(group != sheet.end());
    QStringList listed;
    for (const SheetKey& key : group->keys) listed += key.keys.split(' ');
    const QString source = QString::fromStdString(test::readFile(test::sourceFile(file)));
    REQUIRE(handled.match(source).hasMatch());
    for (auto found = handled.globalMatch(source); found.hasNext();) {
      QString name = found.next().captured(1);
      if (name == "Enter") name = "Return";  // of the number pad
      if (name == "PageUp" || name == "PageDown") name.replace("Page", "Pg");
      const QString key = QKeySequence(name).toString(QKeySequence::NativeText);
      INFO(title << ": " << name.toStdString());
      CHECK(std::ranges::any_of(listed, [&key](const QString& each) { return each == key || each.endsWith("+" + key); }));
    }
  }
}

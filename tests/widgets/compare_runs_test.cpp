#include <QLineEdit>
#include <QMenu>

#include "tests/support/files.hpp"
#include "tests/support/other_model.hpp"
#include "tests/widgets/compare_fixture.hpp"
#include "widgets/compare/telling_text.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using session::RunSide;
using test::Comparing;

TEST_CASE("runs are sorted, filtered, starred and noted", "[compare]") {
  Comparing c;
  const RunId left = c.hide(0.2, "Left disc"), middle = c.hide(0.5, "Middle disc"), right = c.hide(0.8, "Right disc");
  const auto name = [](RunId number) { return runName(number); };
  CHECK(c.shown() == QStringList{name(right), name(middle), name(left)});
  SegmentedControl& order = c.page().list().order();
  QTest::keyClick(&order, Qt::Key_Right);  // by mean error
  const auto error = [&](const QString& run) {
    for (const auto& kept : c.runs.runs())
      if (name(kept.number) == run) return kept.subject->mean.l1_normed;
    return -1.0F;
  };
  const QStringList by_error = c.shown();
  CHECK(error(by_error[0]) <= error(by_error[1]));
  CHECK(error(by_error[1]) <= error(by_error[2]));
  QTest::keyClick(&order, Qt::Key_Right);  // by name
  CHECK(c.shown() == QStringList{name(left), name(middle), name(right)});
  QTest::keyClicks(&c.page().list().filterField(), "DISC righ");
  CHECK(c.shown() == QStringList{name(right)});
  c.page().list().filterField().clear();
  CHECK(c.shown().size() == 3);

  c.click(middle);
  c.press(Qt::Key_S);
  CHECK(c.runs.find(middle)->starred);
  c.press(Qt::Key_F2);
  auto* editor = c.list().viewport()->findChild<QLineEdit*>();
  REQUIRE(editor != nullptr);
  QTest::keyClicks(editor, "the good one");
  QTest::keyClick(editor, Qt::Key_Return);
  QCoreApplication::processEvents();  // the list takes it after the field had the key
  CHECK(c.runs.find(middle)->note == "the good one");
  QTest::keyClicks(&c.page().list().filterField(), "good");
  CHECK(c.shown() == QStringList{name(middle)});
}

TEST_CASE("a run's menu pins it, and restores its mask as one step that is undone", "[compare]") {
  Comparing c;
  const RunId first = c.hide(0.3, "First");
  const auto shapes = c.session.document().shapes;
  c.hide(0.7, "Second");
  const auto now = c.session.document().shapes;
  QMenu menu;
  c.page().list().fillMenu(menu, first);
  const auto trigger = [&menu](const QString& text) {
    for (QAction* action : menu.actions())
      if (action->text().startsWith(text)) return action->trigger();
    FAIL("no such row");
  };
  trigger("Use as B");
  CHECK(c.runs.pinned(RunSide::B) == first);
  trigger("Restore its mask");
  CHECK(c.session.document().shapes == shapes);
  REQUIRE(c.actions.trigger("edit.undo"));
  CHECK(c.session.document().shapes == now);
  trigger("Star");
  CHECK(c.runs.find(first)->starred);
}

TEST_CASE("a run is dropped on a side", "[compare]") {
  Comparing c;
  const RunId first = c.hide(0.4, "First"), second = c.hide(0.6, "Second");
  auto* model = c.list().model();
  const auto drop = [&](int row, RunSide side) {
    const std::unique_ptr<QMimeData> data(model->mimeData({model->index(row, 0)}));
    REQUIRE(data);
    PairPicture& picture = c.page().pictureOf(side);
    const QPoint at = picture.pictureRect().center().toPoint();
    QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(&picture, &enter);
    CHECK(enter.isAccepted());
    QDropEvent dropped(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(&picture, &dropped);
  };
  drop(1, RunSide::A);
  drop(0, RunSide::B);
  CHECK(c.runs.pinned(RunSide::A) == first);
  CHECK(c.runs.pinned(RunSide::B) == second);
}

TEST_CASE("names that do not fit are cut where they are alike", "[compare]") {
  const QFontMetrics metrics(fonts::caption());
  const auto wide = [&metrics](const QString& text) { return metrics.horizontalAdvance(text); };
  const QString early = "Lacuna world model, 400 updates", late = "Lacuna world model, 9,959 updates";
  CHECK(tellingText(late, {early, late}, metrics, wide(late)) == late);
  const QString cut = tellingText(late, {early, late}, metrics, wide("Lacuna world mod"));
  CHECK(cut.contains("9,959 updates"));
  CHECK(cut.startsWith(QChar(0x2026)));
  CHECK(wide(cut) <= wide("Lacuna world mod"));
  const QString alone = tellingText(late, {late}, metrics, wide("Lacuna world mod"));  // both ends of what no other is like
  CHECK(alone.startsWith("Lac"));
  CHECK(alone.endsWith("ates"));
  const QString of_three = tellingText(late, {early, late, "ViT-L"}, metrics, wide("Lacuna world mod"));  // one is like none of them
  CHECK(of_three == cut);
  CHECK(of_three != tellingText(early, {early, late, "ViT-L"}, metrics, wide("Lacuna world mod")));
  CHECK(tellingText("ViT-L", {"ViT-g"}, metrics, wide("ViT-L") - 1) == QChar(0x2026) + QStringLiteral("L"));
  CHECK(tellingText("Same", {}, metrics, 0).size() <= 1);
}

TEST_CASE("in the list of runs, and over A and B, what tells two runs apart is seen, and the whole on hover", "[compare]") {
  const test::TempFolder folder;
  Comparing c;
  c.window.resize(1280, 720);
  const RunId first = c.hide(0.4, "A disc over the left half of the picture");
  const auto* model = static_cast<RunListModel*>(c.list().model());
  const QFontMetrics metrics(fonts::caption());
  const int narrow = metrics.horizontalAdvance("A disc over the left half of");
  const auto line = [&](RunId number) { return model->subtitleIn(*c.runs.find(number), metrics, narrow); };
  CHECK_FALSE(line(first).contains(QString::fromUtf8("\u00b7")));  // one model alone: the mask has the room
  const std::string other = test::otherModel(folder);
  std::string config = test::readFile(folder.file("other/config.json"));
  const std::string name = "Untrained weights";
  config.replace(config.find(name), name.size(), name + ", halved");
  test::writeFile(folder.file("other/config.json"), config);
  c.session.openModel(other, true);
  c.queue.drainUntil([&] { return !c.session.modelLoading().busy; });
  c.settle();
  REQUIRE(c.runs.runs().size() >= 2);
  const RunId second = c.runs.runs().front().number;
  CHECK(line(first).contains(QString::fromUtf8("\u00b7")));
  CHECK(line(first) != line(second));
  CHECK(metrics.horizontalAdvance(line(second)) <= narrow);
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  const QString of_b = QString::fromStdString(c.runs.compared()->subject_b->model);
  QStringList heads, whole;
  for (const auto* label : c.page().findChildren<TellingLabel*>()) {
    heads << label->shownText();
    whole << label->toolTip();
    CHECK(label->fontMetrics().horizontalAdvance(label->shownText()) <= label->width());
  }
  REQUIRE(heads.size() == 2);
  CHECK(heads[0] != heads[1]);
  CHECK(whole.filter(of_b).size() == 1);
}

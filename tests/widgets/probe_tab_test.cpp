#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/probe_curve.hpp"
#include "widgets/inspector/probe_fit.hpp"
#include "widgets/inspector/probe_tab.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// The tab on the demo scene with a disc hidden, driven by mouse and keys.
struct Shown {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  session::Session session{runner, {}};
  session::ProbeStudy& study = session.studies().probe;
  ThemeStore themes{true};
  ProbeTab tab{session, themes, nullptr};

  Shown() {
    session.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
    session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 4.0}, 64});
    queue.drainUntil([this] { return session.window() && session.model(); });
    mask::MaskShape disc;
    disc.id = session.newShapeId();
    disc.form = mask::Stroke{{{0.5, 0.5}}, 0.25, mask::BrushTip::Round};
    session.run(session::addShape(disc));
    queue.drainUntil([this] { return session.resultIsCurrent(); });
    tab.resize(315, 1400);
    tab.show();
  }

  QPushButton* button(const QString& text) {
    for (auto* button : tab.findChildren<QPushButton*>())
      if (button->isVisible() && button->text() == text) return button;
    return nullptr;
  }
  void press(const QString& text) {
    QPushButton* found = button(text);
    REQUIRE(found != nullptr);
    QTest::mouseClick(found, Qt::LeftButton);
  }
  /// By keys, as somebody without a mouse does.
  void choose(const QString& name, int right) {
    for (auto* control : tab.findChildren<SegmentedControl*>()) {
      if (!control->accessibleName().startsWith(name) || !control->isVisible()) continue;
      for (int i = 0; i < right; ++i) QTest::keyClick(control, Qt::Key_Right);
      return;
    }
    FAIL("no choice " << name.toStdString());
  }
  bool says(const QString& words) {
    for (const QLabel* label : tab.findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(words)) return true;
    return false;
  }
  void untilDone() {
    queue.drainUntil([this] { return !study.busy(); });
  }
};

}  // namespace

TEST_CASE("without a probe the tab says so, and its buttons do what they say", "[inspector][probe]") {
  Shown shown;
  CHECK(shown.says("No probe is loaded"));
  CHECK_FALSE(shown.tab.findChild<ProbeCurve*>()->isVisible());
  QSignalSpy wanted(&shown.tab, &ProbeTab::openWanted);
  shown.press("Open a probe");
  CHECK(wanted.count() == 1);
  shown.study.openProbe(test::sourceFile("README.md"));  // what the dialog gave
  shown.untilDone();
  CHECK(shown.says("This probe cannot be opened"));
  shown.press("Fit a linear probe");
  CHECK(shown.study.wish().kind == session::ProbeStudy::Kind::Linear);
  CHECK(shown.says("No selection has a name yet"));
  shown.press("Fit");
  shown.untilDone();
  CHECK(shown.says("No token has a label"));
}

TEST_CASE("a probe of the scene is fitted by mouse and keys, and its figures are the core's", "[inspector][probe]") {
  Shown shown;
  shown.press("Fit a linear probe");
  shown.choose("Labels", 1);
  CHECK(shown.study.wish().labels == probe::LabelSource::Kind::Scene);
  auto* folds = shown.tab.findChild<ProbeFit*>()->findChild<QSpinBox*>();
  folds->setFocus();
  folds->selectAll();
  QTest::keyClicks(folds, "2");
  QTest::keyClick(folds, Qt::Key_Return);
  CHECK(shown.study.wish().settings.folds == 2);
  shown.press("Fit");
  REQUIRE(shown.button("Cancel") != nullptr);
  CHECK(shown.button("Cancel")->accessibleName() == "Cancel the probe");
  shown.untilDone();
  REQUIRE(shown.study.linear());
  latent::LatentCache cache(1 << 26);
  const auto core = probe::probeLinearly({probe::LabelSource::Kind::Scene, {}, {}, {}, {}}, shown.study.wish().settings, shown.session.wantedRun(), cache, {});
  const auto* figures = shown.tab.findChild<ProbeFigures*>();
  REQUIRE(figures->isVisible());
  for (int g = 0; g < 4; ++g) {
    const auto& guess = core.probe->guesses[static_cast<std::size_t>(g)];
    CHECK(figures->heldOut().textAt(g, 0).toStdString() == guess.name);
    CHECK(figures->heldOut().textAt(g, 1) == words::number(guess.accuracy.value, 2));
    CHECK(figures->heldOut().textAt(g, 2) == words::number(guess.balanced.value, 2));
    const auto& way = core.hidden->ways[static_cast<std::size_t>(g)];
    CHECK(figures->hidden().textAt(g, 0).toStdString() == way.name);
    CHECK(figures->hidden().textAt(g, 1) == words::number(way.accuracy.value, 2));
  }
  CHECK_FALSE(shown.says("Showing the last result"));
  shown.choose("Labels", 1);  // by form: what is shown is of other labels
  CHECK(shown.says("Showing the last result"));
}

TEST_CASE("the curve is measured by a click, grows, is cancelled and goes out of date", "[inspector][probe]") {
  Shown shown;
  shown.press("Fit a linear probe");
  shown.choose("Labels", 1);
  auto wish = shown.study.wish();
  wish.settings.folds = 2;
  wish.curve.points = 4;
  wish.curve.to = 0.6;
  shown.study.setWish(wish);
  shown.press("Fit");
  shown.untilDone();
  auto* plot = shown.tab.findChild<PlotView*>("probe curve");
  CHECK_FALSE(plot->isVisible());
  shown.press("Measure");
  shown.queue.drainUntil([&] { return shown.study.curve() && !shown.study.curve()->points.empty(); });
  shown.press("Cancel");
  CHECK_FALSE(shown.study.busy());
  CHECK(plot->isVisible());
  shown.press("Measure");
  shown.untilDone();
  REQUIRE(plot->plot().series.size() == 3);
  const auto& points = shown.study.curve()->points;
  REQUIRE(plot->plot().series[0].x.size() == 4);
  for (std::size_t i = 1; i < 4; ++i) {
    CHECK(plot->plot().series[0].x[i] == Approx(100 * points[i].hidden_share));
    CHECK(plot->plot().series[0].y[i] == points[i].ways[0].balanced);
    CHECK(plot->plot().series[1].y[i] == points[i].ways[1].balanced);
  }
  CHECK(tableCsv(plot->figure().table) == tableCsv(shown.study.curveTable(classesToFollow(*shown.study.curve(), 5))));
  auto* follows = shown.tab.findChild<ProbeCurve*>()->findChildren<QComboBox*>()[1];
  CHECK(follows->count() == static_cast<int>(shown.study.classNames().size()) + 1);
  follows->setFocus();
  QTest::keyClick(follows, Qt::Key_Down);  // the first class in place of all
  CHECK(plot->plot().series[1].y[3] == points[3].ways[1].shares[0]);
  auto* family = shown.tab.findChild<ProbeCurve*>()->findChildren<QComboBox*>()[0];
  family->setFocus();
  QTest::keyClick(family, Qt::Key_Down);
  CHECK(shown.study.wish().curve.family == "outwards");
  CHECK(shown.says("Showing the last result"));
}

TEST_CASE("a classifier's likeliest classes are listed by way", "[inspector][probe]") {
  if (!test::hasShared("golden/vjepa2-hf-cls")) {
    WARN("golden/vjepa2-hf-cls is absent; skipped");
    return;
  }
  const test::TempFolder folder;
  const std::string file = folder.file("classifier.pt");
  std::filesystem::copy_file(test::sharedFolder("golden/vjepa2-hf-cls/classifier.pt"), file);
  test::writeFile(file + ".json", R"({"num_heads": 2})");
  Shown shown;
  shown.study.openProbe(file);
  shown.queue.drainUntil([&] { return shown.study.classesCurrent(); });
  const auto* shares = shown.tab.findChild<ClassShares*>();
  REQUIRE(shares->rows().size() == 5);
  const auto* follows = shown.tab.findChild<ProbeCurve*>()->findChildren<QComboBox*>()[1];
  const auto& whole = shown.study.classes()->by(probe::Way::WholeClip);
  CHECK(follows->currentData().toULongLong() == probe::likeliest(whole, 1)[0]);
  for (int way = 0; way < 4; ++way) {
    const auto& said = shown.study.classes()->by(static_cast<probe::Way>(way));
    CHECK(shares->rows()[0].share == said[probe::likeliest(said, 1)[0]]);
    shown.choose("What the probe looks at", 1);
  }
}

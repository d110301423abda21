#include "widgets/compare/surprise_page.hpp"

#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include "core/latent/error_places.hpp"
#include "core/session/studies.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/inspector/error_sections.hpp"
#include "widgets/timeline/timeline_panel.hpp"
#include "widgets/timeline/timeline_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

constexpr const char* clip_name = "world:throw,seed=3,frames=40";

session::SessionOptions quiet() {
  session::SessionOptions options;
  options.live = options.layouts = false;
  return options;
}

/// The whole window on a small clip and model, at the page of surprise.
struct Window : test::EmptyWindow {
  session::SurpriseStudy& study = session.studies().surprise;

  explicit Window(const std::string& clip = clip_name) : EmptyWindow({}, quiet()) {
    constexpr double rate_fps = 8;
    openSmall(clip, rate_fps);
    show({1500, 900});
    REQUIRE(actions.trigger("compare.page.surprise"));
    settle();
  }

  /// The page and the action table follow a change a moment later.
  void settle() {
    QCoreApplication::processEvents();
    REQUIRE(QTest::qWaitFor([this] { return page().settled(); }));
    QCoreApplication::processEvents();
  }
  SurprisePage& page() { return *window.findChild<SurprisePage*>(); }
  QPushButton* button(const QString& text) {
    for (auto* button : page().findChildren<QPushButton*>())
      if (button->text() == text && button->isVisible()) return button;
    return nullptr;
  }
  void click(const QString& text) {
    QPushButton* found = button(text);
    REQUIRE(found != nullptr);
    REQUIRE(found->isEnabled());
    QTest::mouseClick(found, Qt::LeftButton);
  }
  bool says(const QString& words) {
    for (auto* label : page().findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(words)) return true;
    return false;
  }
  std::size_t measured() const { return study.result().first ? study.result().first->windows.size() : 0; }
  void drainUntilMeasured(std::size_t windows) {
    queue.drainUntil([&] { return measured() >= windows; });
    settle();
  }
  void measureAll() {
    click("Measure");
    queue.drainUntil([this] { return !study.busy(); });
    settle();
  }
  TimelineView& timeline() { return *window.findChild<TimelineView*>(); }
};

int finite(const std::vector<double>& values) {
  return static_cast<int>(std::ranges::count_if(values, [](double value) { return std::isfinite(value); }));
}

}  // namespace

TEST_CASE("surprise fills from left to right, stops where it is told, and goes on", "[surprise]") {
  Window w;
  REQUIRE(w.page().isVisible());
  CHECK(w.says("Nothing measured yet"));
  CHECK(w.timeline().laneOf("Surprise").isEmpty());
  w.click("Measure");
  w.drainUntilMeasured(3);
  REQUIRE(w.study.busy());
  CHECK(w.says("of 17"));
  CHECK(w.page().plot().isVisible());
  const int part = finite(w.page().plot().plot().series[0].y);
  CHECK(part > 0);
  CHECK(w.page().plot().plot().x_range->second == Approx(5));  // the axis is the whole clip's
  w.click("Stop here");
  w.settle();
  const std::size_t kept = w.measured();
  CHECK(kept >= 3);
  CHECK(kept < 17);
  CHECK_FALSE(w.study.busy());
  CHECK(w.says("Stopped: "));
  w.click("Go on");
  w.queue.drainUntil([&] { return !w.study.busy(); });
  w.settle();
  REQUIRE(w.measured() == 17);
  CHECK(finite(w.page().plot().plot().series[0].y) > part);
  CHECK_FALSE(w.says("Showing the last result"));
  CHECK_FALSE(w.button("Measure")->isEnabled());  // nothing is missing
  CHECK_FALSE(w.timeline().laneOf("Surprise").isEmpty());
  CHECK_THAT(w.timeline().describe().toStdString(), ContainsSubstring("Surprise: Not measured"));  // step 1 is nobody's future
}

TEST_CASE("cancelling goes back to what was measured before; what no longer fits is dimmed and kept", "[surprise]") {
  Window w;
  w.measureAll();
  const auto before = w.study.result().first;
  QLineEdit* contexts = nullptr;
  for (auto* field : w.page().findChildren<QLineEdit*>())
    if (field->accessibleName() == "Context lengths") contexts = field;
  REQUIRE(contexts != nullptr);
  contexts->setFocus();
  contexts->selectAll();
  QTest::keyClicks(contexts, "2, 4, 6");
  QTest::keyClick(contexts, Qt::Key_Return);
  w.settle();
  CHECK(w.study.settings().context_frames == std::vector<int>{2, 4, 6});
  CHECK(w.says("Showing the last result"));
  CHECK(w.page().plot().graphicsEffect() == nullptr);  // all plots fade together
  CHECK(w.page().plot().parentWidget()->graphicsEffect() != nullptr);
  w.click("Measure");
  w.queue.drainUntil([&] { return w.study.result().first != before; });
  w.settle();
  w.click("Cancel");
  w.settle();
  CHECK(w.study.result().first == before);
  CHECK(w.says("Showing the last result"));
  w.click("As in the clip and model");
  w.settle();
  CHECK_FALSE(w.says("Showing the last result"));
  w.session.openClip("world:slide,seed=2,frames=24");
  w.queue.drainUntil([&] { return !w.session.clipLoading().busy; });
  w.settle();
  CHECK(w.study.result().first == before);
  CHECK(w.says("Showing the last result"));
  CHECK(w.timeline().laneOf("Surprise").isEmpty());
}

TEST_CASE("a click on a peak opens its window, which can be undone", "[surprise]") {
  Window w;
  w.measureAll();
  const auto& context = w.study.summary(latent::Metric::L1Normed)->contexts[static_cast<std::size_t>(w.study.context())];
  REQUIRE_FALSE(context.peaks.empty());
  const surprise::Peak peak = context.peaks.back();
  REQUIRE(peak.window > 0);
  auto* list = w.page().findChild<MomentList*>();
  REQUIRE(list->moments().size() == context.peaks.size());
  const auto opened = [&] {
    w.queue.drainUntil([&] { return !w.session.clipLoading().busy; });
    return w.session.window()->sampling.start_frame == w.study.result().first->plan.startFrame(peak.window);
  };
  const auto at_peak = [&] { return w.session.window()->frame_in_clip[static_cast<std::size_t>(w.session.playhead())] == peak.step * w.study.result().first->plan.clip_frames_a_step; };
  SECTION("in the list") {
    QTest::mouseClick(list->button(static_cast<int>(context.peaks.size()) - 1), Qt::LeftButton);
    CHECK(opened());
    CHECK(at_peak());
    w.session.undo();
    w.queue.drainUntil([&] { return !w.session.clipLoading().busy; });
    CHECK(w.session.window()->sampling.start_frame == 0);
  }
  SECTION("in the plot") {
    PlotView& plot = w.page().plot();
    const int series = static_cast<int>(plot.plot().series.size()) - 1;
    CHECK(plot.plot().series.back().name == "Peaks");
    QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.pointInWidget(series, static_cast<int>(context.peaks.size()) - 1).toPoint());
    CHECK(opened());
    CHECK(at_peak());
  }
  SECTION("by the action") {
    for (std::size_t i = 0; i < context.peaks.size(); ++i) {
      REQUIRE(w.actions.trigger("surprise.next"));
      w.queue.drainUntil([&] { return !w.session.clipLoading().busy; });
    }
    CHECK(opened());
    CHECK(at_peak());
    CHECK_FALSE(w.study.openPeak(true, latent::Metric::L1Normed));
  }
}

TEST_CASE("the impossible twin lies on the same axis, with the difference and the motion of both", "[surprise]") {
  Window w;
  w.click("Impossible twin");
  w.settle();
  w.measureAll();
  REQUIRE(w.study.isComplete());
  const auto labels = w.page().findChildren<ElidedLabel*>();
  const auto beside = std::ranges::find_if(labels, [&](const ElidedLabel* label) { return label->toolTip().toStdString() == w.study.beside(); });
  REQUIRE(beside != labels.end());  // which scene it is, as elsewhere; the name to type in its tooltip
  CHECK((*beside)->text().contains(", seed 3"));
  CHECK_FALSE((*beside)->text().startsWith("world:"));
  const Plot& plot = w.page().plot().plot();
  CHECK(plot.series[0].role == &Theme::run_a);
  CHECK(plot.series[1].role == &Theme::run_b);
  const auto first = w.study.summary(latent::Metric::L1Normed), second = w.study.besideSummary(latent::Metric::L1Normed);
  CHECK(plot.series[1].y.back() == second->contexts[0].curve.surprise.back());
  const auto plots = w.page().findChildren<PlotView*>();
  REQUIRE(plots.size() == 3);
  CHECK(plots[1]->isVisible());
  CHECK(plots[1]->plot().series[0].y.back() == Approx(second->contexts[0].curve.surprise.back() - first->contexts[0].curve.surprise.back()));
  CHECK(plots[2]->plot().series.size() == 2);
  CHECK(w.says("One pair decides nothing"));
  CHECK(w.page().plot().figure().table.name == "pair");
  w.click("None");
  w.settle();
  CHECK_FALSE(plots[1]->isVisible());
  CHECK(w.study.isComplete());
}

TEST_CASE("what cannot be measured is told, and nothing is begun", "[surprise]") {
  Window w("world:throw,seed=3,frames=6");
  CHECK(w.says("This clip has 6 frames"));
  CHECK_FALSE(w.button("Measure")->isEnabled());
  w.study.measure();
  CHECK_FALSE(w.study.busy());
  surprise::Settings settings = w.study.settings();
  settings.context_frames = {8};
  w.study.setSettings(settings);
  w.settle();
  CHECK(w.says("leaves nothing to predict"));
  settings.window_frames = 2;
  settings.context_frames = {};
  w.study.setSettings(settings);
  w.settle();
  CHECK(w.says("Give 1 to 16 context lengths"));
}

TEST_CASE("the Run tab shows where a run errs, and goes there", "[surprise]") {
  Window w;
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  mask::MaskShape shape{w.session.newShapeId(), "Middle", mask::Operation::Hide, {}, mask::Rectangle{{0.1, 0.1}, {0.65, 0.65}}};
  w.session.run(session::setShapes({shape}, "Middle"));
  w.session.predict();
  REQUIRE(w.session.prediction().state == session::PredictionState::Running);
  w.queue.drainUntil([&] { return w.session.resultIsCurrent(); });
  w.window.showInspectorTab("run");
  w.settle();
  auto* sections = w.window.findChild<ErrorSections*>();
  REQUIRE(sections->isVisible());
  const latent::Run& run = *w.session.result().run;
  auto* cells = sections->findChild<TimeCellImage*>();
  const TokenId token = run.hidden_ids.back();
  QTest::mouseClick(cells, Qt::LeftButton, {}, cells->placeOf(token));
  CHECK(w.session.picked() == token);
  CHECK(w.session.playheadStep() == run.grid().cell(token).step);
  auto* worst = sections->findChild<MomentList*>();
  REQUIRE_FALSE(worst->moments().empty());
  const std::size_t row = latent::worstTokens(run, latent::Metric::L1Normed, 1)[0];
  const std::size_t line = latent::worstSteps(run, latent::Metric::L1Normed, 4).size();
  QTest::mouseClick(worst->button(static_cast<int>(line)), Qt::LeftButton);
  CHECK(w.session.picked() == run.hidden_ids[row]);
  const auto plots = sections->findChildren<PlotView*>();
  REQUIRE(plots.size() == 3);
  CHECK(plots[0]->plot().series[0].y[1] == latent::errorsByStep(run, latent::Metric::L1Normed)[1].mean);
  CHECK(plots[2]->figure().table.name == "by_distance");
}

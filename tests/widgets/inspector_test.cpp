#include <QLabel>
#include <QTabBar>
#include <cmath>

#include "core/jobs/executor.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/widgets/inspector_run.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/computing_section.hpp"
#include "widgets/inspector/histogram.hpp"
#include "widgets/inspector/inspector_panel.hpp"
#include "widgets/inspector/mask_edits.hpp"
#include "widgets/inspector/patch_picture.hpp"
#include "widgets/inspector/token_facts.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

TEST_CASE("ranks count what is smaller", "[inspector]") {
  const std::vector<float> values{0.1F, 0.2F, 0.3F, 0.4F};
  CHECK(shareBelow(values, 0.1F) == 0);
  CHECK(shareBelow(values, 0.4F) == Approx(0.75));
  CHECK(shareBelow({}, 1) == 0);
}

TEST_CASE("a hidden token's values and words", "[inspector]") {
  const auto run = test::smallRun();
  const auto facts = tokenFacts(*run, TokenId{2}, latent::Metric::L1Normed);
  REQUIRE(facts);
  CHECK(facts->hidden());
  CHECK(facts->errors.l1_normed == Approx(0.4F));
  CHECK(facts->below == Approx(1.0 / 3));
  CHECK(facts->true_length == Approx(2));
  CHECK(facts->predicted_length == Approx(3));
  CHECK(placeText(facts->cell) == "Row 2, column 1");
  CHECK(stepText(facts->cell, 2) == QString("Step 1 \u00b7 frames 1\u20132"));
  CHECK(rankText(*run, *facts) == QString("higher than 33\u00a0% of hidden tokens"));
  const std::string text = tokenText(*run, *facts, 2).toStdString();
  CHECK(text.find("0.4000") != std::string::npos);
  CHECK(text.find("Near: ") != std::string::npos);
  CHECK(text.find("#2") != std::string::npos);
  SECTION("the ends are named") {
    CHECK(rankText(*run, *tokenFacts(*run, TokenId{1}, latent::Metric::L1Normed)) == "lowest of 3 hidden tokens");
    CHECK(rankText(*run, *tokenFacts(*run, TokenId{5}, latent::Metric::L1Normed)) == "highest of 3 hidden tokens");
  }
}

TEST_CASE("a visible token has no prediction, a token outside the grid nothing", "[inspector]") {
  const auto run = test::smallRun();
  const auto facts = tokenFacts(*run, TokenId{0}, latent::Metric::L1Normed);
  REQUIRE(facts);
  CHECK_FALSE(facts->hidden());
  CHECK(tokenText(*run, *facts, 2).contains("Visible"));
  CHECK_FALSE(tokenFacts(*run, TokenId{8}, latent::Metric::L1Normed));
}

TEST_CASE("a spot over time has values where it was hidden", "[inspector]") {
  const auto run = test::smallRun();
  const auto values = spotOverTime(*run, 0, 1, latent::Metric::L1Normed);
  REQUIRE(values.size() == 2);
  REQUIRE(values[0]);
  CHECK(*values[0] == Approx(0.2));
  REQUIRE(values[1]);
  CHECK(*values[1] == Approx(0.6));
  CHECK_FALSE(spotOverTime(*run, 1, 0, latent::Metric::L1Normed)[1]);
}

TEST_CASE("a histogram counts every value once", "[inspector]") {
  CHECK(countInBins({0, 0.1F, 0.5F, 1}, 0, 1, 2) == std::vector<int>{2, 2});
  CHECK(countInBins({2, 2, 2}, 2, 2, 3) == std::vector<int>{3, 0, 0});
}

TEST_CASE("numbers are written with separators and a no-break space", "[inspector]") {
  CHECK(words::count(18432) == "18,432");
  CHECK(words::number(0.5761, 2) == "0.58");
  CHECK(words::number(std::nan(""), 2) == QString("\u2013"));
  CHECK(words::percent(0.124, 1) == QString("12.4\u00a0%"));
  CHECK(words::seconds(0.096) == QString("96\u00a0ms"));
  CHECK(words::megabytes(2'048'000'000) == QString("2,048\u00a0MB"));
}

TEST_CASE("extents and shares in words", "[inspector]") {
  const std::vector<mask::TimeExtent> steps{{0, 1}, {1, 2}, {2, 3}};
  CHECK(extentText({}, steps) == "all steps");
  CHECK(extentText({1, 3}, steps) == QString("steps 2\u20133"));
  CHECK(extentText({0.9, 2}, steps) == "step 2");
  CHECK(extentText({7, 8}, steps) == "no step");
  const mask::FigureSpread training{{0.7, 0.75, 0.8, 0.9}};
  CHECK(shareWarning(0.13, training).contains(QString("This mask hides 13\u00a0%, so errors will look small.")));
  CHECK(shareWarning(0.95, training).contains(QString("This mask hides 95\u00a0%, so errors will look large.")));
  CHECK(shareWarning(0.8, training).isEmpty());
  CHECK(shareWarning(0.13, {}).isEmpty());  // nothing is known of its training
  CHECK(shareWarning(0, training).startsWith("Nothing is hidden yet."));
  CHECK(shareWarning(1, {}).startsWith("Every token is hidden."));
}

TEST_CASE("a patch is found in the frame through the crop", "[inspector]") {
  // 320 x 160 px, the short side resized to 80, the middle 80 x 80 cropped: 80..240 px of the frame.
  const media::CropGeometry geometry{320, 160, 160, 80, 40, 0, 80};
  const QRectF patch = patchInFrame(geometry, {1, 4, 4}, {0, 1, 3}, QSizeF(320, 160));
  CHECK(patch == QRectF(200, 40, 40, 40));
}

TEST_CASE("a way of computing that the machine has not is not offered, and the row says why", "[inspector]") {
  jobs::QueueExecutor executor;
  jobs::JobRunner runner(executor, 2);
  session::Session session(runner, {});
  session.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
  executor.drainUntil([&] { return session.model() != nullptr; });
  ThemeStore themes(true);
  ComputingSection section(session, themes, nullptr);
  section.resize(315, 300);
  section.show();
  section.refresh();
  const auto controls = section.findChildren<SegmentedControl*>();
  REQUIRE(controls.size() == 2);
  const auto why_not = model::whyNotComputed({model::Device::Cuda, model::Precision::Float32});
  CHECK(controls[0]->isVisible() == !why_not.has_value());
  if (!why_not) return;  // a machine with a GPU offers it
  bool said = false;
  for (const ValueRow* row : section.findChildren<ValueRow*>())
    said = said || (row->isVisible() && row->value() == "CPU only" && row->toolTip() == QString::fromStdString(*why_not));
  CHECK(said);
}

TEST_CASE("an inspector without clip and model says what to do in each tab", "[inspector]") {
  jobs::QueueExecutor executor;
  jobs::JobRunner runner(executor, 1);
  session::Session session(runner, {});
  ThemeStore themes(true);
  ViewState view;
  OngoingWork ongoing(session, runner);
  InspectorPanel panel(session, view, themes, ongoing, runner);
  panel.resize(315, 700);
  panel.show();
  const auto says = [&panel](const QString& words) {
    for (const QLabel* label : panel.findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().contains(words)) return true;
    }
    return false;
  };
  CHECK(says("Click a token to inspect it."));
  panel.showTab("mask");
  CHECK(says("Open a clip and a model to hide tokens."));
  panel.showTab("model");
  CHECK(says("Open a checkpoint to see what is in it."));
  panel.showTab("run");
  CHECK(says("Hide something to see what the model predicts."));
}

TEST_CASE("the inspector's tabs keep one order, and Probe stays while Start shows", "[inspector]") {
  jobs::QueueExecutor executor;
  jobs::JobRunner runner(executor, 1);
  session::Session session(runner, {});
  ThemeStore themes(true);
  ViewState view;
  OngoingWork ongoing(session, runner);
  InspectorPanel panel(session, view, themes, ongoing, runner);
  panel.addStart("Start", new QWidget);
  panel.resize(315, 700);
  panel.show();
  const auto* tabs = panel.findChild<QTabBar*>();
  const auto shown = [tabs] {
    QStringList names;
    for (int i = 0; i < tabs->count(); ++i)
      if (tabs->isTabVisible(i)) names << tabs->tabText(i);
    return names;
  };
  panel.showStart(true);
  CHECK(shown() == QStringList{"Start", "Token", "Mask", "Model", "Probe", "Run"});
  CHECK(tabs->tabRect(tabs->count() - 1).right() < panel.width());  // whole, beside the cross
  panel.showTabsOf(Workspace::Attention);
  CHECK(shown() == QStringList{"Start", "Query", "Token", "Mask", "Probe", "Run"});
  panel.showStart(false);
  CHECK(shown() == QStringList{"Query", "Token", "Mask", "Probe", "Run"});
  panel.showTabsOf(Workspace::Compare);
  CHECK(shown() == QStringList{"Token", "Probe", "Run"});
}

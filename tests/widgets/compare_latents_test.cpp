#include <functional>

#include "core/compare/report.hpp"
#include "tests/support/files.hpp"
#include "tests/support/other_model.hpp"
#include "tests/widgets/compare_fixture.hpp"
#include "widgets/compare/verdict_panel.hpp"
#include "widgets/controls/words.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using session::RunSide;
using test::Comparing;

TEST_CASE("two models: their latents' match and the scale are told", "[compare]") {
  const test::TempFolder folder;
  Comparing c;
  c.hide(0.5, "Disc");
  c.session.openModel(test::otherModel(folder), true);
  c.queue.drainUntil([&] { return !c.session.modelLoading().busy; });
  c.settle();
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  REQUIRE(c.runs.match().has_value());
  CHECK(c.window.verdictPanel().resultText(6, RunSide::A) == words::number(c.runs.compared()->figures.figures_a.divided_by, 3));
  QStringList said;
  for (auto* label : c.window.verdictPanel().findChildren<QLabel*>()) said << label->text();
  CHECK_THAT(said.join('\n').toStdString(), ContainsSubstring("match " + words::number(c.runs.match()->match, 2).toStdString()));
  CHECK_THAT(said.join('\n').toStdString(), ContainsSubstring("A and B use different models"));
}

TEST_CASE("the shared latent view says which clip brings latents back that are gone, and fills when it is open", "[compare]") {
  Comparing c;
  c.hide(0.4, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  const std::vector<session::KeptRun> saved = c.runs.runs();  // as a session file has them: without latents
  const auto a = c.runs.pinned(RunSide::A), b = c.runs.pinned(RunSide::B);
  c.session.openClip("world:throw,seed=3", session::Session::Input{{0, 8, 4.0}, 64});
  c.queue.drainUntil([&] { return !c.session.clipLoading().busy; });
  c.settle();
  c.runs.restore({}, {}, {}, c.runs.settings());  // as in another program
  c.runs.restore(saved, a, b, c.runs.settings());
  c.settle();
  CHECK(c.page().space().plot().series.empty());
  CHECK_THAT(c.page().space().emptyText().toStdString(), ContainsSubstring("Open its clip"));
  c.session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 4.0}, 64});
  c.queue.drainUntil([&] { return !c.session.clipLoading().busy; });
  c.settle();
  REQUIRE(c.page().space().plot().series.size() == 3);
  CHECK(c.page().space().plot().series[2].x.size() == c.runs.compared()->figures.tokens.size());
}

TEST_CASE("the shared latent view says why latents were not made again, and by which way of computing they can be", "[compare]") {
  Comparing c;
  c.hide(0.4, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  std::vector<session::KeptRun> saved = c.runs.runs();
  const auto a = c.runs.pinned(RunSide::A), b = c.runs.pinned(RunSide::B);
  const auto restore = [&](const std::function<void(compare::Subject&)>& spoil) {
    for (session::KeptRun& run : saved) {
      compare::Subject subject = *run.subject;
      spoil(subject);
      run.subject = std::make_shared<const compare::Subject>(std::move(subject));
    }
    c.runs.restore({}, {}, {}, c.runs.settings());  // as in another program
    c.runs.restore(saved, a, b, c.runs.settings());
    c.settle();
  };
  const auto says = [&c] { return c.page().space().emptyText().toStdString(); };
  SECTION("the model refuses") {
    restore([](compare::Subject& subject) { subject.grid.cols += 1; });
    REQUIRE(c.runs.givenUp().has_value());
    CHECK_THAT(says(), ContainsSubstring(runName(*a).toStdString() + " could not be predicted again: "));
    CHECK_THAT(says(), ContainsSubstring(c.runs.givenUp()->why->what));
  }
  SECTION("computed otherwise") {
    restore([](compare::Subject& subject) {
      subject.computed = "CUDA, bf16";
      subject.model_hash.low += 1;  // as the way of computing changes it
    });
    CHECK_THAT(says(), ContainsSubstring("It was computed with CUDA, bf16. Choose that"));
  }
  SECTION("another model") {
    restore([](compare::Subject& subject) { subject.model_hash.low += 1; });
    CHECK_THAT(says(), ContainsSubstring("Open its model"));
  }
}

TEST_CASE("with Live off latents of a restored pair are made once somebody looks at the page of runs", "[compare]") {
  Comparing c;
  c.hide(0.4, "Left");
  c.hide(0.55, "Right");
  REQUIRE(c.actions.trigger("compare.latest"));
  c.settle();
  const std::vector<session::KeptRun> saved = c.runs.runs();
  c.session.setLive(false);
  REQUIRE(c.actions.trigger("view.workspace.explore"));
  c.runs.restore({}, {}, {}, c.runs.settings());  // as in another program
  c.runs.restore(saved, saved[1].number, saved[0].number, c.runs.settings());
  c.settle();
  REQUIRE(c.runs.comparedIsCurrent());
  CHECK(c.runs.lacksLatents());
  REQUIRE(c.actions.trigger("view.workspace.compare"));
  CHECK(c.runs.predictsAgain());
  c.settle();
  CHECK_FALSE(c.runs.lacksLatents());
  CHECK(c.page().space().plot().series.size() == 3);
}

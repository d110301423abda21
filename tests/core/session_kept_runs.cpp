#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/compare/report.hpp"
#include "core/session/kept_runs.hpp"
#include "core/session/run_before.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/support/other_model.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

/// A session on a small clip; runs are made by hiding a disc here or there.
struct Kept {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  Session session{runner, {}};
  KeptRuns kept;

  explicit Kept(KeptLimits limits = {}) : kept(session, runner, limits) {
    session.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
    openClip("world:behind,seed=7");
  }
  void openClip(const std::string& clip) {
    session.openClip(clip, Session::Input{{0, 8, 4.0}, 64});
    queue.drainUntil([this] { return session.window() && session.model() && !session.clipLoading().busy; });
  }
  void openModel(const std::string& path) {
    session.openModel(path, true);
    queue.drainUntil([this] { return !session.modelLoading().busy; });
    settle();
  }
  void hide(double x, double radius = 0.25) {
    mask::MaskShape disc;
    disc.id = session.newShapeId();
    disc.name = "Disc";
    disc.form = mask::Stroke{{{x, 0.5}}, radius, mask::BrushTip::Round};
    session.run(setShapes({disc}, "Disc"));
    settle();
  }
  void settle() {
    queue.drainUntil([this] { return session.prediction().state != PredictionState::Running && session.prediction().state != PredictionState::OutOfDate && !kept.busy(); });
  }
  std::vector<int> numbers() const {
    std::vector<int> numbers;
    for (const KeptRun& run : kept.runs()) numbers.push_back(static_cast<int>(run.number));
    return numbers;
  }
};

}  // namespace

TEST_CASE("a run was made from the layers of its own mask, whatever is hidden since", "[session]") {
  Kept s;
  s.hide(0.3);
  const auto first = s.session.result().run;
  REQUIRE(first);
  const latent::MadeFrom made = madeFrom(s.kept, *first);
  REQUIRE(made);
  const std::vector<mask::MaskShape> layers = s.session.document().shapes;
  s.session.setLive(false);
  s.session.run(setShapes({}, "Clear"));
  CHECK(*madeFrom(s.kept, *s.session.result().run) == layers);
  CHECK_FALSE(madeFrom(KeptRuns(s.session, s.runner), *first));
}

TEST_CASE("every prediction that hid something is kept with what made it, the same one once", "[session]") {
  Kept s;
  CHECK(s.kept.runs().empty());  // nothing was hidden yet
  s.hide(0.3);
  s.hide(0.6);
  REQUIRE(s.kept.runs().size() == 2);
  const KeptRun& run = s.kept.runs()[0];
  const latent::Run& made = *s.session.result().run;
  CHECK(run.subject->run_hash == made.hash);
  CHECK(run.subject->hidden_ids == made.hidden_ids);
  CHECK(run.subject->errors.size() == made.errors.size());
  CHECK(run.subject->mean.l1_normed == made.mean.l1_normed);
  CHECK(run.subject->model_path == s.session.document().model_path);
  CHECK(run.subject->mask == "Disc");
  CHECK(*run.shapes == s.session.document().shapes);
  CHECK(run.spread_known);
  CHECK(run.subject->spread == compare::spreadOf(made.targets->values, *made.targets_normed, {}));
  CHECK(run.thumbnail->rgb.size() == 3U * static_cast<std::size_t>(run.thumbnail->width * run.thumbnail->height));
  CHECK(run.made_at_s > 1'700'000'000);
  const std::vector<int> before = s.numbers();
  s.session.undo();  // the first mask again
  s.settle();
  CHECK(s.kept.runs().size() == 2);
  CHECK(s.numbers() == std::vector<int>{before[1], before[0]});
  s.session.run(setShapes({}, "Clear"));
  s.settle();
  CHECK(s.kept.runs().size() == 2);
}

TEST_CASE("pinned runs are compared as core compares them, again when pins or metric change", "[session]") {
  Kept s;
  s.hide(0.4);
  s.hide(0.55);
  const RunId a = s.kept.runs()[1].number, b = s.kept.runs()[0].number;
  int changes = 0;
  const Connection connection = s.kept.changed.connect([&changes] { ++changes; });
  s.kept.pin(RunSide::A, a);
  CHECK(s.kept.compared() == nullptr);
  s.kept.pin(RunSide::B, b);
  CHECK(s.kept.busy());
  s.settle();
  REQUIRE(s.kept.compared() != nullptr);
  CHECK(s.kept.comparedIsCurrent());
  CHECK(changes >= 3);
  const auto expected = compare::compareRuns(*s.kept.find(a)->subject, *s.kept.find(b)->subject, {}, {}, {});
  CHECK(s.kept.compared()->figures.gain == expected.gain);
  CHECK(s.kept.compared()->figures.by_steps == expected.by_steps);
  REQUIRE(s.kept.space() != nullptr);
  CHECK_FALSE(s.kept.space()->turned);
  CHECK(s.kept.space()->predicted_b.rows == expected.tokens.size());
  CHECK_FALSE(s.kept.match().has_value());
  CHECK_THAT(s.kept.whyNoMatch(), ContainsSubstring("the same model"));

  s.kept.swap();
  CHECK(s.kept.compared() != nullptr);  // the last one, until the next is there
  CHECK_FALSE(s.kept.comparedIsCurrent());
  s.settle();
  CHECK(s.kept.pinned(RunSide::A) == b);
  CHECK(s.kept.compared()->figures.mean_gain == Approx(-expected.mean_gain));
  s.kept.pin(RunSide::A, a);  // was on B: they change places
  CHECK(s.kept.pinned(RunSide::B) == b);
  s.kept.setSettings({latent::Metric::Cosine});
  s.settle();
  CHECK(s.kept.compared()->figures.settings.metric == latent::Metric::Cosine);
  const compare::Subject& subject = *s.kept.find(a)->subject;
  const auto row = std::ranges::find(subject.hidden_ids, s.kept.compared()->figures.tokens[0]) - subject.hidden_ids.begin();
  CHECK(s.kept.compared()->figures.a[0] == static_cast<double>(subject.errors[static_cast<std::size_t>(row)].cosine));

  SECTION("a label is a region") {
    const auto& figures = s.kept.compared()->figures;
    s.session.run(setLabel({"Ball", s.session.placement()->grid, {figures.tokens[0], figures.tokens[1]}}));
    s.settle();
    REQUIRE(s.kept.compared()->figures.regions.size() == 1);
    CHECK(s.kept.compared()->figures.regions[0].name == "Ball");
    CHECK(s.kept.compared()->figures.regions[0].tokens == 2);
  }
  SECTION("what has no token in common says so") {
    s.hide(0.05, 0.1);
    s.kept.pin(RunSide::A, s.kept.runs()[0].number);
    s.hide(0.95, 0.1);
    s.kept.pin(RunSide::B, s.kept.runs()[0].number);
    s.settle();
    CHECK(s.kept.compared() == nullptr);
    REQUIRE(s.kept.error().has_value());
    CHECK_THAT(s.kept.error()->what, ContainsSubstring("No token is hidden in both"));
  }
  SECTION("a removed run is pinned no more") {
    s.kept.remove(b);
    CHECK_FALSE(s.kept.pinned(RunSide::B).has_value());
    CHECK(s.kept.compared() == nullptr);
    CHECK(s.kept.runs().size() == 1);
    s.kept.pin(RunSide::B, b);  // there is none
    CHECK_FALSE(s.kept.pinned(RunSide::B).has_value());
  }
  SECTION("a cancelled comparison leaves the last one") {
    const auto last = s.kept.compared();
    s.kept.setSettings({latent::Metric::L2Normed});
    s.kept.cancel();
    CHECK_FALSE(s.kept.busy());
    CHECK(s.kept.compared() == last);
    CHECK_FALSE(s.kept.comparedIsCurrent());
    s.kept.setSettings({latent::Metric::L1Raw});
    s.settle();
    CHECK(s.kept.compared()->figures.settings.metric == latent::Metric::L1Raw);
  }
}

TEST_CASE("runs of two models are scaled by their spread, and their latents turned onto each other", "[session]") {
  const test::TempFolder folder;
  Kept s;
  s.hide(0.5);
  const Matrix first = *s.session.result().run->targets_normed;
  s.openModel(test::otherModel(folder));
  const Matrix second = *s.session.result().run->targets_normed;
  REQUIRE(s.kept.runs().size() == 2);
  s.kept.pinLatestTwo();
  s.settle();
  REQUIRE(s.kept.compared() != nullptr);
  CHECK(s.kept.compared()->figures.divided);
  REQUIRE(s.kept.match().has_value());
  CHECK(s.kept.match()->match == Approx(compare::matchOf(first, second, 1, {}).match));
  REQUIRE(s.kept.space() != nullptr);
  CHECK(s.kept.space()->turned);
}

TEST_CASE("while a pinned run is not described yet, the pair before is the last one, not the current one", "[session]") {
  Kept s;
  s.hide(0.4);
  s.hide(0.55);
  s.kept.pinLatestTwo();
  s.settle();
  const auto last = s.kept.compared();
  REQUIRE(last != nullptr);
  s.openClip("world:throw,seed=3");
  s.queue.drainUntil([&s] { return s.kept.runs().size() == 3; });
  REQUIRE_FALSE(s.kept.runs()[0].spread_known);
  s.kept.setSettings({latent::Metric::L2Normed});  // of the pair before, on its way when the pin changes
  s.kept.pin(RunSide::B, s.kept.runs()[0].number);
  CHECK(s.kept.compared() == last);
  CHECK_FALSE(s.kept.comparedIsCurrent());
  s.settle();
  CHECK(s.kept.comparedIsCurrent());
  REQUIRE(s.kept.compared() != nullptr);
  CHECK(s.kept.compared()->b == s.kept.runs()[0].number);
}

TEST_CASE("after a bad pair a good one is not called bad while it is compared", "[session]") {
  Kept s;
  s.hide(0.05, 0.1);
  const RunId left = s.kept.runs()[0].number;
  s.hide(0.95, 0.1);
  const RunId right = s.kept.runs()[0].number;
  s.hide(0.25, 0.25);  // covers the left one
  s.kept.pin(RunSide::A, left);
  s.kept.pin(RunSide::B, right);
  s.settle();
  REQUIRE(s.kept.error().has_value());
  s.kept.pin(RunSide::B, s.kept.runs()[0].number);
  CHECK_FALSE(s.kept.error().has_value());
}

TEST_CASE("a cancelled shared space is made when the pair is wanted again, and its end is told", "[session]") {
  Kept s;
  s.hide(0.4);
  s.hide(0.55);
  s.kept.pinLatestTwo();
  s.queue.drainUntil([&s] { return s.kept.comparedIsCurrent(); });
  REQUIRE(s.kept.busy());  // placing
  int told = 0;
  const Connection connection = s.kept.changed.connect([&told] { ++told; });
  s.kept.cancel();
  CHECK(told == 1);
  CHECK_FALSE(s.kept.busy());
  CHECK(s.kept.space() == nullptr);
  s.kept.pinLatestTwo();
  s.settle();
  CHECK(s.kept.space() != nullptr);
}

TEST_CASE("latents that were dropped are made again for a pinned pair, and are the same", "[session]") {
  Kept s({1, std::size_t{1} << 26});  // room for none but what must stay
  s.hide(0.4);
  s.hide(0.55);
  s.kept.pinLatestTwo();
  s.settle();
  REQUIRE(s.kept.space() != nullptr);
  const auto before = s.kept.space()->predicted_a.values;
  const RunId first = *s.kept.pinned(RunSide::A), second = *s.kept.pinned(RunSide::B);
  s.kept.pin(RunSide::A, std::nullopt);
  s.kept.pin(RunSide::B, std::nullopt);
  s.hide(0.7);  // the latents of the first two are gone
  s.kept.pin(RunSide::A, first);
  s.kept.pin(RunSide::B, second);
  s.settle();
  REQUIRE(s.kept.space() != nullptr);
  CHECK(s.kept.space()->predicted_a.values == before);
  CHECK(s.numbers().size() == 3);  // made again is not another run
}

TEST_CASE("latents of another clip's runs come back when that clip is open again", "[session]") {
  Kept s({1, std::size_t{1} << 26});
  s.hide(0.4);
  s.hide(0.55);
  s.openClip("world:throw,seed=3");
  s.settle();
  const RunId first = s.kept.runs()[2].number, second = s.kept.runs()[1].number;
  s.kept.pin(RunSide::A, first);
  s.kept.pin(RunSide::B, second);
  s.settle();
  REQUIRE(s.kept.compared() != nullptr);
  CHECK(s.kept.space() == nullptr);  // the clip of A is not open
  s.openClip("world:behind,seed=7");
  s.settle();
  CHECK(s.kept.space() != nullptr);
}

TEST_CASE("a run that cannot be predicted again is given up with its reason, not tried without end", "[session]") {
  Kept s({1, std::size_t{1} << 26});
  s.hide(0.4);
  s.hide(0.55);
  std::vector<KeptRun> saved = s.kept.runs();  // as a session file has them: without latents
  const RunId a = saved[1].number, b = saved[0].number;
  const auto restore = [&](const std::function<void(compare::Subject&)>& spoil) {
    for (KeptRun& run : saved) {
      compare::Subject subject = *run.subject;
      spoil(subject);
      run.subject = std::make_shared<const compare::Subject>(std::move(subject));
    }
    s.kept.restore(saved, a, b, {});
    s.settle();
    REQUIRE(s.kept.compared() != nullptr);
    CHECK(s.kept.space() == nullptr);
    REQUIRE(s.kept.givenUp().has_value());
    CHECK(s.kept.givenUp()->run == a);
    REQUIRE(s.kept.givenUp()->why.has_value());
  };
  SECTION("the model refuses it") {
    restore([](compare::Subject& subject) { subject.grid.cols += 1; });  // of another grid than the model makes of this clip
    CHECK(s.kept.givenUp()->why->kind == ErrorKind::Mismatch);
    s.session.run(setLabel({"Ball", saved[0].subject->grid, {TokenId{1}}}));  // the pair is compared anew
    s.queue.drainUntil([&s] { return s.kept.comparedIsCurrent(); });
    CHECK_FALSE(s.kept.predictsAgain());
    s.kept.pin(RunSide::A, a);  // once more
    CHECK(s.kept.predictsAgain());
    CHECK_FALSE(s.kept.givenUp().has_value());
    s.settle();
    CHECK(s.kept.givenUp().has_value());
    s.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"));  // loaded anew, it may do better
    CHECK(s.kept.givenUp()->model.lock() == s.session.model());
  }
  SECTION("another run comes out") {
    restore([](compare::Subject& subject) { subject.run_hash.low += 1; });
    CHECK_THAT(s.kept.givenUp()->why->what, ContainsSubstring("another run than the one that was kept"));
  }
}

TEST_CASE("nothing is predicted again that nobody asked for, nor beside a prediction of the session", "[session]") {
  std::vector<KeptRun> saved;
  {
    Kept before;
    before.hide(0.4);
    before.hide(0.55);
    saved = before.kept.runs();
  }
  Kept s;  // another program, whose cache has none of them
  s.settle();
  s.session.setLive(false);
  s.kept.restore(saved, saved[1].number, saved[0].number, {});
  s.settle();
  REQUIRE(s.kept.compared() != nullptr);
  CHECK(s.kept.lacksLatents());
  Connection looking = s.kept.look();
  REQUIRE(s.kept.predictsAgain());
  SECTION("whoever looks gets them, and hears how far they are") {
    bool told = false;
    s.queue.drainUntil([&] {
      told = told || s.kept.predictionProgress().total > 0;
      return !s.kept.busy();
    });
    CHECK(told);
    CHECK(s.kept.space() != nullptr);
  }
  SECTION("it waits for the session's own prediction") {
    s.session.predict();
    CHECK_FALSE(s.kept.predictsAgain());
    s.queue.drainUntil([&s] { return s.session.prediction().state != PredictionState::Running; });
    s.queue.drainUntil([&s] { return !s.kept.busy(); });
    CHECK(s.kept.space() != nullptr);
  }
  SECTION("what was cancelled stays so until it is pinned again") {
    s.kept.cancelPrediction();
    CHECK_FALSE(s.kept.busy());
    REQUIRE(s.kept.givenUp().has_value());
    CHECK_FALSE(s.kept.givenUp()->why.has_value());
    looking.reset();
    looking = s.kept.look();
    CHECK_FALSE(s.kept.predictsAgain());
    s.kept.pin(RunSide::A, saved[1].number);
    s.queue.drainUntil([&s] { return !s.kept.busy(); });
    CHECK(s.kept.space() != nullptr);
  }
}

TEST_CASE("restoring a kept mask is one step that can be undone", "[session]") {
  Kept s;
  s.session.run(setCoverage(mask::CoverageRule::Half));
  s.hide(0.3);
  const auto old = s.session.document().shapes;
  const Hash128 mask = s.session.mask().hash();
  s.session.run(setCoverage(mask::CoverageRule::Touched));
  s.hide(0.6);
  const auto now = s.session.document().shapes;
  const RunId number = s.kept.runs().back().number;
  s.kept.restoreMask(number);
  CHECK(s.session.document().shapes == old);
  CHECK(s.session.document().coverage == mask::CoverageRule::Half);
  CHECK(s.session.mask().hash() == mask);
  CHECK(s.session.undoLabel() == "Restore mask of run " + std::to_string(static_cast<int>(number)));
  s.settle();
  CHECK(s.kept.runs()[0].number == number);  // the same run, on top again
  s.session.undo();
  CHECK(s.session.document().shapes == now);
  CHECK(s.session.document().coverage == mask::CoverageRule::Touched);
}

TEST_CASE("over its budget old latents go first, then old runs; pinned and starred ones stay", "[session]") {
  SECTION("latents, of another clip") {
    Kept s({1, std::size_t{1} << 26});  // room for none but what must stay
    s.hide(0.4);
    const RunId first = s.kept.runs()[0].number;
    CHECK(s.kept.windowOf(s.kept.runs()[0]) != nullptr);
    s.openClip("world:throw,seed=3");
    s.settle();
    REQUIRE(s.kept.runs().size() == 2);
    CHECK(s.kept.windowOf(*s.kept.find(first)) == nullptr);
    CHECK_FALSE(s.kept.find(first)->subject->errors.empty());
    CHECK(s.kept.windowOf(s.kept.runs()[0]) == s.session.window());
    s.kept.pinLatestTwo();  // still compared
    s.settle();
    REQUIRE(s.kept.compared() != nullptr);
    CHECK_FALSE(s.kept.compared()->figures.same_clip);
  }
  SECTION("runs") {
    Kept s({std::size_t{1} << 26, 90'000});
    s.hide(0.30);
    const RunId first = s.kept.runs()[0].number;
    s.kept.setStarred(first, true);
    s.kept.setNote(first, "the one to keep");
    s.hide(0.34);
    const RunId pinned = s.kept.runs()[0].number;
    s.kept.pin(RunSide::A, pinned);
    for (int i = 0; i < 5; ++i) s.hide(0.4 + 0.05 * i, 0.2);
    CHECK(s.kept.runs().size() < 7);
    REQUIRE(s.kept.find(first) != nullptr);
    CHECK(s.kept.find(first)->note == "the one to keep");
    CHECK(s.kept.find(pinned) != nullptr);
  }
}

TEST_CASE("the table of runs has a row a run with every setting", "[session]") {
  Kept s;
  s.hide(0.3);
  s.hide(0.6);
  s.kept.setNote(s.kept.runs()[0].number, "wide, \"at the right\"");
  const latent::Table table = runsTable(s.kept.runs());
  const auto column = [&table](const std::string& name) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(), [&name](const latent::Column& c) { return c.name == name; });
    REQUIRE(found != table.columns.end());
    return *found;
  };
  CHECK(column("note").words == std::vector<std::string>{"wide, \"at the right\"", ""});
  CHECK(column("mean_l1_normed").values[0] == static_cast<double>(s.kept.runs()[0].subject->mean.l1_normed));
  CHECK(column("run_hash").words[1] == s.kept.runs()[1].subject->run_hash.hex());
  CHECK(column("frames").values == std::vector<double>{8, 8});
  CHECK(column("model_file").words[0] == "model.safetensors");  // no folder
  CHECK(column("clip_file").words[0] == s.kept.runs()[0].subject->clip_path);
  for (const latent::Column& c : table.columns) CHECK(c.values.size() + c.words.size() == 2);
  CHECK(nlohmann::json::parse(table.settings).at("format") == "lacuna runs");
}

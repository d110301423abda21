#include <filesystem>

#include "core/session/run_before.hpp"
#include "core/session/session.hpp"
#include "core/session/studies.hpp"
#include "tests/core/media_bytes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

/// A session on the demo clip and model, driven without a window.
struct Open {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  Session session;

  explicit Open(bool live = true, int crop = 64) : session(runner, options(live)) {
    session.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
    session.openClip("world:behind,seed=7", Session::Input{{0, 8, 4.0}, crop});
    queue.drainUntil([this] { return session.window() && session.model() && !session.prediction().progress.total; });
  }
  static SessionOptions options(bool live) {
    SessionOptions options;
    options.live = live;
    return options;
  }
  void untilCurrent() {
    queue.drainUntil([this] { return session.resultIsCurrent(); });
  }
};

mask::MaskShape dab(Session& session, double x, double radius = 0.2) {
  mask::MaskShape shape;
  shape.id = session.newShapeId();
  shape.name = "Brush stroke";
  shape.form = mask::Stroke{{{x, 0.5}}, radius, mask::BrushTip::Round};
  return shape;
}

}  // namespace

TEST_CASE("a stroke predicts by itself, undo brings the result before back", "[session]") {
  Open open;
  open.untilCurrent();
  CHECK(open.session.prediction().state == PredictionState::NothingHidden);
  CHECK(open.session.result().run->hidden_ids.empty());

  open.session.setPreview(dab(open.session, 0.3));
  CHECK(open.session.mask().hiddenCount() == 0);
  CHECK(open.session.shownMask().hiddenCount() > 0);
  open.session.commitPreview(*open.session.previewed());
  CHECK(open.session.mask().hiddenCount() > 0);
  open.untilCurrent();
  const auto first = open.session.result().run;
  CHECK(first->hidden_ids.size() == static_cast<std::size_t>(open.session.mask().hiddenCount()));
  CHECK(first->times.targets_cached);
  CHECK(open.session.prediction().state == PredictionState::UpToDate);

  open.session.run(addShape(dab(open.session, 0.7)));
  CHECK_FALSE(open.session.resultIsCurrent());
  CHECK(open.session.result().run == first);  // the last good result stays
  open.untilCurrent();
  const auto second = open.session.result().run;
  CHECK(second->hidden_ids.size() > first->hidden_ids.size());
  const KeptRun* before = runBefore(open.session.studies().runs, *second);
  REQUIRE(before != nullptr);
  CHECK(before->subject->run_hash == first->hash);
  CHECK(runBefore(open.session.studies().runs, *first) == nullptr);

  open.session.undo();
  open.untilCurrent();
  CHECK(open.session.result().run->hash == first->hash);
  CHECK(open.session.result().run->mean.l1_normed == first->mean.l1_normed);
}

TEST_CASE("a jump in the history is one change, whatever lies between", "[session]") {
  Open open(false);
  for (int i = 0; i < 6; ++i) open.session.runAsStep(addShape(dab(open.session, 0.1 + 0.1 * i)));
  const auto all = open.session.document().shapes;
  const int hidden = open.session.mask().hiddenCount();
  int masks = 0, clips = 0;
  const auto connection = open.session.onChange([&](const Change& change) {
    masks += std::holds_alternative<MaskChanged>(change) ? 1 : 0;
    clips += std::holds_alternative<ClipChanged>(change) ? 1 : 0;
  });
  const std::uint64_t revision = open.session.revision();
  open.session.goToStep(2);
  CHECK(open.session.document().shapes.size() == 2);
  CHECK(open.session.undoStack().undoneLabels().size() == 4);
  CHECK(masks == 1);
  CHECK(open.session.revision() == revision + 1);
  open.session.goToStep(2);  // it is there
  CHECK(masks == 1);
  open.session.goToStep(1000);
  CHECK(open.session.document().shapes == all);
  CHECK(open.session.mask().hiddenCount() == hidden);
  CHECK(masks == 2);
  CHECK(clips == 0);
}

TEST_CASE("a discarded stroke leaves no trace", "[session]") {
  Open open;
  open.session.setPreview(dab(open.session, 0.3));
  open.session.endPreview(ShapeId{12345});  // of another hand
  CHECK(open.session.previewed().has_value());
  open.session.endPreview(*open.session.previewed());
  CHECK(open.session.shownMask() == open.session.mask());
  CHECK(open.session.undoLabel().empty());
}

TEST_CASE("a drag is shown at once, predicted at its end, and one step", "[session]") {
  Open open;
  open.session.run(addShape(dab(open.session, 0.3)));
  open.session.run(addShape(dab(open.session, 0.8)));
  open.untilCurrent();
  const auto before = open.session.document().shapes;
  const mask::Mask mask_before = open.session.mask();
  const auto result = open.session.result().run;
  mask::MaskShape moved = before[0];
  for (const double dx : {0.1, 0.2, 0.3}) {
    moved.pose.dx = dx;
    open.session.setPreview(moved);
    CHECK(open.session.shownShapes()[0] == moved);
    CHECK(open.session.shownShapes()[1] == before[1]);
    CHECK(open.session.document().shapes == before);
    CHECK(open.session.resultIsCurrent());  // nothing is begun before the hand lets go
  }
  const mask::Mask shown = open.session.shownMask();
  CHECK_FALSE(shown == mask_before);
  open.session.commitPreview(ShapeId{12345}, "Move it");
  CHECK(open.session.document().shapes == before);
  open.session.commitPreview(moved.id, "Move it");
  CHECK(open.session.undoLabel() == "Move it");
  CHECK(open.session.mask() == shown);
  CHECK_FALSE(open.session.resultIsCurrent());
  open.session.undo();
  CHECK(open.session.document().shapes == before);
  CHECK(open.session.mask() == mask_before);
  CHECK(open.session.resultIsCurrent());
  CHECK(open.session.result().run == result);
}

TEST_CASE("a drag that ends where it began is no step, and one whose shape goes ends by itself", "[session]") {
  Open open;
  open.session.run(addShape(dab(open.session, 0.3)));
  const mask::MaskShape shape = open.session.document().shapes[0];
  const std::string label = open.session.undoLabel();
  open.session.setPreview(shape);
  open.session.commitPreview(shape.id, "Move it");
  CHECK(open.session.undoLabel() == label);
  mask::MaskShape moved = shape;
  moved.pose.dx = 0.2;
  open.session.setPreview(moved);
  open.session.undo();
  CHECK(open.session.shownMask().hiddenCount() == 0);
  open.session.commitPreview(shape.id, "Move it");
  CHECK(open.session.document().shapes.empty());
  CHECK(open.session.redoLabel() == label);
}

TEST_CASE("a layout is fitted once for a clip, and each mask's prediction lands in it", "[session]") {
  Open open;
  Session& session = open.session;
  session.run(addShape(dab(session, 0.3)));
  open.untilCurrent();
  CHECK(session.latentResult().projection == session.result().projection);  // principal components come with the run
  open.queue.drainUntil([&] { return session.layoutHealth().has_value(); });
  CHECK(session.layoutHealth()->continuity > 0.5);
  CHECK(session.shownLayout().settings == projection::LayoutSettings{});

  projection::LayoutSettings umap;
  umap.method = projection::Method::Umap;
  umap.dimensions = 2;
  umap.epochs = 40;
  session.setLayout(umap);
  CHECK(session.layoutStatus().busy);
  CHECK(session.latentResult().projection->true_points.rows > 0);  // nothing is blanked meanwhile
  CHECK_FALSE(session.layoutHealth());
  open.queue.drainUntil([&] { return !session.layoutStatus().busy; });
  CHECK(session.shownLayout().settings == umap);
  CHECK(session.layoutHealth());
  const Result first = session.latentResult();
  CHECK(first.run == session.result().run);
  CHECK(first.projection->true_points.cols == 3);
  CHECK(first.projection->true_points.row(0)[2] == 0);
  CHECK(first.projection->predicted_points.rows == first.run->hidden_ids.size());

  session.run(addShape(dab(session, 0.7)));
  open.untilCurrent();
  open.queue.drainUntil([&] { return session.latentResult().run == session.result().run; });
  CHECK(session.latentResult().projection->true_points.values == first.projection->true_points.values);
  CHECK(session.latentResult().projection->predicted_points.rows > first.projection->predicted_points.rows);

  umap.epochs = 100000;
  session.setLayout(umap);
  open.queue.drainUntil([&] { return session.layoutStatus().progress.doing == "UMAP"; });
  session.endFitting();
  open.queue.drainUntil([&] { return !session.layoutStatus().busy; });
  CHECK(session.layoutHealth());
  const Result before = session.latentResult();

  projection::LayoutSettings other = umap;
  other.seed = 7;
  session.setLayout(other);
  open.queue.drainUntil([&] { return session.layoutStatus().progress.doing == "UMAP"; });
  session.cancel();
  CHECK_FALSE(session.layoutStatus().busy);
  CHECK(session.layoutSettings() == umap);  // the last good one is what is shown, and what is said
  CHECK(session.latentResult().projection == before.projection);
}

TEST_CASE("of many edits in a row only the last result arrives", "[session]") {
  Open open;
  open.untilCurrent();
  int results = 0;
  const Connection connection = open.session.onChange([&](const Change& change) {
    if (std::holds_alternative<ResultReady>(change)) {
      ++results;
      CHECK(open.session.result().run->mask == open.session.mask());
    }
  });
  for (int i = 0; i < 12; ++i) open.session.run(addShape(dab(open.session, 0.05 * i, 0.1)));
  open.untilCurrent();
  CHECK(results == 1);
}

TEST_CASE("every token hidden cannot run and says so, undo mends it", "[session]") {
  Open open;
  open.untilCurrent();
  open.session.run(addShape(dab(open.session, 0.5, 5.0)));
  REQUIRE(open.session.prediction().state == PredictionState::CannotRun);
  CHECK_THAT(open.session.prediction().error->what, ContainsSubstring("Every token is hidden"));
  open.session.undo();
  open.untilCurrent();
  CHECK(open.session.prediction().state == PredictionState::NothingHidden);
}

TEST_CASE("a file that cannot be opened leaves what was open", "[session]") {
  Open open;
  open.untilCurrent();
  const auto window = open.session.window();
  const auto model = open.session.model();
  test::TempFolder folder;
  test::writeFile(folder.file("fake.mp4"), "not a video");
  test::writeFile(folder.file("fake.pt"), "not a checkpoint");
  open.session.openClip(folder.file("fake.mp4"));
  open.queue.drainUntil([&] { return open.session.clipLoading().error.has_value(); });
  open.session.openModel(folder.file("fake.pt"));
  open.queue.drainUntil([&] { return open.session.modelLoading().error.has_value(); });
  CHECK(open.session.window() == window);
  CHECK(open.session.model() == model);
  CHECK(open.session.resultIsCurrent());
}

TEST_CASE("without Live nothing runs until it is asked for", "[session]") {
  Open open(false);
  open.session.run(addShape(dab(open.session, 0.3)));
  CHECK(open.session.prediction().state == PredictionState::OutOfDate);
  open.session.predict();
  CHECK(open.session.prediction().state == PredictionState::Running);
  open.session.cancel();
  CHECK(open.session.prediction().state == PredictionState::OutOfDate);
  CHECK(open.session.prediction().cancelled);
  CHECK(open.session.result().run == nullptr);
  open.session.predict();
  open.untilCurrent();
  CHECK(open.session.result().run != nullptr);
}

TEST_CASE("another picture size keeps the shapes and remakes the mask on the new grid", "[session]") {
  Open open;
  open.session.run(addShape(dab(open.session, 0.3)));
  open.untilCurrent();
  const double share_before = open.session.mask().hiddenShare();
  open.session.run(setInput(open.session.document().sampling, 128));
  open.untilCurrent();
  CHECK(open.session.mask().grid().rows == 8);
  CHECK(open.session.mask().hiddenShare() == Approx(share_before).margin(0.15));
  open.session.undo();
  open.untilCurrent();
  CHECK(open.session.mask().grid().rows == 4);
}

TEST_CASE("a listener may disconnect itself while it is called", "[session]") {
  Open open;
  int calls = 0;
  Connection connection;
  connection = open.session.onChange([&](const Change&) {
    ++calls;
    connection.reset();
  });
  open.session.setPlayhead(1);
  open.session.setPlayhead(2);
  CHECK(calls == 1);
}

TEST_CASE("an edit of the input while a clip opens goes to that clip", "[session]") {
  Open open;
  open.untilCurrent();
  test::TempFolder folder;
  for (int i = 0; i < 12; ++i) test::writeFile(folder.file("f" + std::to_string(i) + ".bmp"), test::bmpOf(64, 64, 20 * i, 90, 120));
  open.session.openClip(folder.path().string(), Session::Input{{0, 8, 4.0}, 64});
  open.session.run(setInput({2, 4, 4.0}, 64));
  open.queue.drainUntil([&] { return !open.session.clipLoading().busy; });
  REQUIRE_FALSE(open.session.clipLoading().error);
  CHECK(open.session.document().clip_path == folder.path().string());
  CHECK(open.session.window()->frames.size() == 4);
  CHECK(open.session.window()->sampling.start_frame == 2);
}

TEST_CASE("clip and model may come in any order, the model's trained input stays", "[session]") {
  for (const bool model_first : {true, false}) {
    jobs::QueueExecutor queue;
    jobs::JobRunner runner(queue, 2);
    Session session(runner, {});
    const std::string model = test::sourceFile("tests/data/model/untrained/model.safetensors");
    if (model_first) session.openModel(model);
    session.openClip("world:behind,seed=7");
    if (!model_first) session.openModel(model);
    queue.drainUntil([&] { return session.resultIsCurrent(); });
    CHECK(session.document().crop == 64);
    CHECK(session.document().sampling.frames == 8);
    CHECK(session.window()->geometry.crop == 64);
  }
}

TEST_CASE("what listeners see fits together, also during a stroke", "[session]") {
  Open open;
  open.untilCurrent();
  open.session.setPreview(dab(open.session, 0.3));
  const Connection connection = open.session.onChange([&](const Change&) {
    REQUIRE(open.session.placement());
    CHECK(open.session.mask().grid() == open.session.placement()->grid);
    CHECK(open.session.shownMask().grid() == open.session.placement()->grid);
  });
  open.session.run(setInput(open.session.document().sampling, 128));
  open.untilCurrent();
  CHECK(open.session.shownMask().hiddenCount() > 0);
}

TEST_CASE("a window too small for one token cannot run and says so", "[session]") {
  Open open;
  open.untilCurrent();
  open.session.run(setInput({0, 1, 4.0}, 64));
  open.queue.drainUntil([&] { return !open.session.clipLoading().busy; });
  REQUIRE(open.session.prediction().state == PredictionState::CannotRun);
  CHECK_THAT(open.session.prediction().error->what, ContainsSubstring("too short or too small"));
}

TEST_CASE("the run before is told for the same clip and model alone, and is another one", "[session]") {
  Open open;
  open.session.run(addShape(dab(open.session, 0.3)));
  open.untilCurrent();
  open.session.run(addShape(dab(open.session, 0.7)));
  open.untilCurrent();
  const auto told = [&open] { return runBefore(open.session.studies().runs, *open.session.result().run); };
  REQUIRE(told() != nullptr);
  const Hash128 first = told()->subject->run_hash;
  const RunId made = open.session.result().id;
  open.session.predict();
  open.queue.drainUntil([&] { return open.session.result().id != made; });
  REQUIRE(told() != nullptr);
  CHECK(told()->subject->run_hash == first);  // made again it is not its own forerunner
  open.session.run(setInput(open.session.document().sampling, 128));
  open.queue.drainUntil([&] { return open.session.resultIsCurrent() && open.session.result().run->window->geometry.crop == 128; });
  CHECK(told() == nullptr);
}

TEST_CASE("errors are compared with the run before over the tokens that both hide, and with none that shares no token", "[session]") {
  Open open;
  const auto only = [&open](double x) {
    open.session.run(setShapes({dab(open.session, x, 0.1)}, "Dab"));
    open.untilCurrent();
    return open.session.result().run;
  };
  const auto change = [&open] { return errorChange(open.session.studies().runs, *open.session.result().run); };
  const auto first = only(0.3);
  CHECK_FALSE(change());  // there is no run before
  const auto second = only(0.36);
  REQUIRE(change());
  double now = 0, before = 0;
  int shared = 0;
  for (std::size_t row = 0; row < second->hidden_ids.size(); ++row) {
    const int there = first->rowOf(second->hidden_ids[row]);
    if (there < 0) continue;
    ++shared;
    now += second->errors[row].l1_normed;
    before += first->errors[static_cast<std::size_t>(there)].l1_normed;
  }
  REQUIRE(shared > 0);
  CHECK(change()->tokens == shared);
  REQUIRE(first->hidden_ids != second->hidden_ids);
  CHECK_FALSE(change()->same_hidden);
  CHECK(change()->now == Approx(now / shared));
  CHECK(change()->before_mean == Approx(before / shared));
  latent::RunSettings settings = open.session.document().run_settings;
  settings.context_from_target_encoder = !settings.context_from_target_encoder;
  open.session.run(setRunSettings(settings));
  open.untilCurrent();
  REQUIRE(change());
  CHECK(change()->same_hidden);
  CHECK(change()->tokens == static_cast<int>(second->hidden_ids.size()));
  CHECK(change()->before_mean == second->mean.l1_normed);
  only(0.9);
  CHECK_FALSE(change());
}

TEST_CASE("a way of computing that this machine has not is refused and nothing changes", "[session][compute]") {
  Open open;
  open.untilCurrent();
  const auto before = open.session.model();
  const model::Compute wanted{model::Device::Cuda, model::Precision::Float32};
  open.session.setCompute(wanted);
  CHECK(open.session.modelLoading().busy);
  open.queue.drainUntil([&] { return !open.session.modelLoading().busy; });
  if (model::whyNotComputed(wanted)) {
    REQUIRE(open.session.modelLoading().error);
    CHECK(open.session.modelLoading().error->what == *model::whyNotComputed(wanted));
    CHECK(open.session.compute().isExact());
    CHECK(open.session.model() == before);
    CHECK(open.session.resultIsCurrent());
  } else {  // on a machine that has it
    CHECK(open.session.model()->compute() == wanted);
    CHECK(open.session.model()->hash() != before->hash());
  }
}

TEST_CASE("of two ways of computing asked for the later one counts", "[session][compute]") {
  Open open;
  open.untilCurrent();
  const auto before = open.session.model();
  open.session.setCompute({model::Device::Cuda, model::Precision::Float32});
  open.session.setCompute({});
  CHECK_FALSE(open.session.modelLoading().busy);
  CHECK(open.session.compute().isExact());
  CHECK(open.session.model() == before);
  CHECK_FALSE(open.session.deviation());
  CHECK_FALSE(open.session.comparing());
}

TEST_CASE("a way of computing chosen while a model opens is for that model", "[session][compute]") {
  Open open;
  open.untilCurrent();
  const test::TempFolder folder;
  const std::string other = folder.file("other.safetensors");
  std::filesystem::copy_file(test::sourceFile("tests/data/model/untrained/model.safetensors"), other);
  std::filesystem::copy_file(test::sourceFile("tests/data/model/untrained/config.json"), folder.file("config.json"));
  open.session.openModel(other, true);
  open.session.setCompute({model::Device::Cuda, model::Precision::Float32});
  CHECK(open.session.modelLoading().path == other);
  open.session.setCompute({});
  open.queue.drainUntil([&] { return !open.session.modelLoading().busy; });
  CHECK_FALSE(open.session.modelLoading().error);
  CHECK(open.session.document().model_path == other);
}

TEST_CASE("what a prediction will take is known once clip and model are there", "[session][compute]") {
  Open open(false);
  CHECK(open.session.expectation());
  open.session.run(addShape(dab(open.session, 0.3)));
  const auto expected = open.session.expectation();
  REQUIRE(expected);
  CHECK(expected->hidden == open.session.mask().hiddenCount());
  CHECK(expected->seconds() > 0);
  open.session.predict();
  CHECK(open.session.prediction().expected);
  open.untilCurrent();
  CHECK(open.session.expectation()->seconds() == 0);
}

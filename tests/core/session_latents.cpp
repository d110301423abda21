#include <cmath>

#include "core/latent/make_latents.hpp"
#include "core/scenes/any_clip.hpp"
#include "core/session/beside.hpp"
#include "tests/core/laid_out_fixture.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

LatentChoice ofBlock(int number) { return {number, false, {}}; }

}  // namespace

TEST_CASE("any block's hidden states can be laid out, without predictions, which are of the last", "[session][latents]") {
  Shown shown;
  const Result final_ones = shown.session.latentResult();
  shown.session.setLatents(ofBlock(1));
  shown.untilLaidOut();
  REQUIRE_FALSE(shown.session.layoutStatus().error);
  const Result block = shown.session.latentResult();
  CHECK(block.projection->true_points.rows == final_ones.projection->true_points.rows);
  CHECK(block.projection->true_points.values != final_ones.projection->true_points.values);
  CHECK(block.projection->predicted_points.rows == 0);
  CHECK(textOf(shown.session.shownLayout(), 1) == "PCA, 3 axes, after block 1");

  shown.session.setLatents(ofBlock(99));
  shown.queue.drainUntil([&] { return shown.session.layoutStatus().error.has_value(); });
  CHECK_THAT(shown.session.layoutStatus().error->what, ContainsSubstring("none numbered 99"));
  CHECK(shown.session.layoutWish().latents.block == 1);  // the last good one is shown, and said
  CHECK(shown.session.latentResult().projection == block.projection);
}

TEST_CASE("a block's latents are the encoder's own hidden states, and no others are kept", "[session][latents]") {
  Shown shown;
  const auto& run = *shown.session.result().run;
  model::Trace all;
  run.model->encode(model::EncoderRole::Target, run.window->input, {}, {}, std::nullopt, &all);
  const int depth = run.model->description().encoder.depth;
  REQUIRE(all.hidden.size() == static_cast<std::size_t>(depth) + 1);
  latent::LatentCache cache(std::size_t{1} << 24);
  for (int block = 1; block <= depth; ++block)
    CHECK(latent::targetLatents(*run.window, *run.model, cache, {}, block)->values.values == all.hidden[static_cast<std::size_t>(block)].values);
  CHECK(chooseLatents(run, ofBlock(depth), cache, {}).all->rows == run.targets_normed->rows);
}

TEST_CASE("what visible tokens make alone lands in the same axes", "[session][latents]") {
  Shown shown;
  shown.session.setLatents({0, true, {}});
  shown.untilLaidOut();
  const Result result = shown.session.latentResult();
  REQUIRE(result.more);
  const auto visible = static_cast<std::size_t>(shown.tokens()) - result.run->hidden_ids.size();
  CHECK(result.more->context_ids.size() == visible);
  CHECK(result.more->context_points.rows == visible);
  CHECK(result.projection->predicted_points.rows == result.run->hidden_ids.size());
  shown.session.undo();
  shown.untilLaidOut();
  CHECK_FALSE(shown.session.latentResult().more);  // all is seen
}

TEST_CASE("clips beside share the axes; one that cannot be read is named and changes nothing", "[session][latents]") {
  Shown shown;
  shown.session.setLatents({0, false, {"world:behind,seed=8", "world:behind,seed=9"}});
  shown.untilLaidOut();
  const Result result = shown.session.latentResult();
  REQUIRE(result.more);
  REQUIRE(result.more->clips.size() == 2);
  CHECK(result.more->clips[1].path == "world:behind,seed=9");
  CHECK(result.more->clips[1].first_row == static_cast<std::size_t>(shown.tokens()));
  CHECK(result.more->beside_points.rows == 2 * static_cast<std::size_t>(shown.tokens()));
  CHECK(result.more->beside_rgb.size() == result.more->beside_points.rows);

  latent::LatentCache small(std::size_t{1} << 24);
  const LatentChoice twice{0, false, {"world:behind,seed=7", "world:behind,seed=8", "world:behind,seed=8"}};
  const KnownLatents known = chooseKnown(*result.run, twice, small, {});
  REQUIRE(known.chosen.clips.size() == 1);  // the open one again, and one twice
  const auto other = scenes::openAny("world:behind,seed=8", {});
  media::FrameCache frames(0);
  CHECK(known.beside == std::vector{media::readWindow(*other, result.run->window->sampling, 64, {}, frames, {})->hash});

  test::TempFolder folder;
  test::writeFile(folder.file("fake.mp4"), "not a video");
  shown.session.setLatents({0, false, {folder.file("fake.mp4")}});
  shown.queue.drainUntil([&] { return shown.session.layoutStatus().error.has_value(); });
  CHECK_THAT(shown.session.layoutStatus().error->line(), ContainsSubstring("fake.mp4"));
  CHECK(shown.session.layoutWish().latents.beside.size() == 2);

  latent::LatentCache cache(std::size_t{1} << 24);
  CHECK_THROWS_AS(chooseLatents(*result.run, {0, false, {"world:behind,seed=8"}}, cache, {}, 1000), Failure);
}

TEST_CASE("clips of one file name are told apart by their folders, whoever is beside", "[session][latents]") {
  const auto beside = [](const std::string& path) { return BesideClip{path, {}, false, {}, 0}; };
  CHECK(namesOf("/a/walk.mp4", {beside("/b/walk.mp4"), beside("/b/run.mp4")}) == std::vector<std::string>{"a/walk.mp4", "b/walk.mp4", "run.mp4"});
  CHECK(namesOf("somewhere/walk.mp4", {beside("elsewhere/walk.mp4")}) == std::vector<std::string>{"somewhere/walk.mp4", "elsewhere/walk.mp4"});
  CHECK(namesOf("/a/shots/", {beside("/b/shots/")}) == std::vector<std::string>{"a/shots", "b/shots"});
  CHECK(namesOf("world:behind,seed=7", {beside("./clips/walk.mp4")}) == std::vector<std::string>{"world:behind,seed=7", "walk.mp4"});
}

TEST_CASE("clusters are of the latents that are laid out, predicted ones by the nearest centre", "[session][latents]") {
  Shown shown;
  CHECK_FALSE(shown.session.clustering());
  shown.session.setClusters(4);
  shown.queue.drainUntil([&] { return shown.session.clustering() != nullptr; });
  const auto first = shown.session.clustering();
  CHECK(first->clusters->of_row.size() == static_cast<std::size_t>(shown.tokens()));
  CHECK(first->of_predicted.size() == shown.session.result().run->hidden_ids.size());
  CHECK(std::ranges::is_sorted(first->clusters->sizes, std::greater<>()));

  shown.session.undo();  // another mask: the same clusters, nothing predicted
  shown.queue.drainUntil([&] { return shown.session.resultIsCurrent() && shown.session.clustering()->run == shown.session.result().id; });
  CHECK(shown.session.clustering()->clusters == first->clusters);
  CHECK(shown.session.clustering()->of_predicted.empty());
  shown.session.setClusters(0);
  CHECK_FALSE(shown.session.clustering());
}

TEST_CASE("a selection is of tokens that there are, told once, and grows to near latents", "[session][latents]") {
  Shown shown;
  int told = 0;
  const Connection connection = shown.session.onChange([&](const Change& change) { told += std::holds_alternative<SelectionChanged>(change) ? 1 : 0; });
  shown.session.select({TokenId{5}, TokenId{2}, TokenId{5}, TokenId{100000}, TokenId{-1}});
  CHECK(shown.session.selection() == analysis::TokenSelection{TokenId{2}, TokenId{5}});
  shown.session.select({TokenId{2}, TokenId{5}});
  CHECK(told == 1);
  shown.session.select({TokenId{7}}, analysis::Selecting::Add);
  shown.session.select({TokenId{5}}, analysis::Selecting::Remove);
  CHECK(shown.session.selection() == analysis::TokenSelection{TokenId{2}, TokenId{7}});
  shown.session.growSelection(3);
  shown.queue.drainUntil([&] { return shown.session.selection().size() > 2; });
  CHECK(shown.session.selection().size() <= 8);

  shown.session.run(setInput({0, 4, 4.0}, 64));
  shown.queue.drainUntil([&] { return shown.session.window()->sampling.frames == 4; });
  CHECK(shown.session.selection().empty());  // the old tokens are other places now
}

TEST_CASE("a named selection is a step that is undone", "[session][latents]") {
  Shown shown;
  const auto grid = shown.session.result().run->grid();
  const Label ball{"ball", grid, {TokenId{1}, TokenId{2}}};
  shown.session.run(setLabel(ball));
  CHECK(shown.session.undoLabel() == "Label ball");
  Label moved = ball;
  moved.tokens = {TokenId{3}};
  shown.session.runAsStep(setLabel(moved));
  REQUIRE(shown.session.document().labels == std::vector{moved});
  shown.session.undo();
  CHECK(shown.session.document().labels == std::vector{ball});
  shown.session.runAsStep(setLabel({"ball", grid, {}}));
  CHECK(shown.session.document().labels.empty());
  shown.session.undo();
  CHECK(shown.session.document().labels == std::vector{ball});
}

TEST_CASE("the error direction is fitted anew for each run, and refused where nothing is hidden", "[session][latents]") {
  Shown shown;
  projection::LayoutSettings settings;
  settings.method = projection::Method::Error;
  shown.session.setLayout(settings);
  shown.untilLaidOut();
  REQUIRE_FALSE(shown.session.layoutStatus().error);
  CHECK(shown.session.layoutErrorR2());
  const Result first = shown.session.latentResult();
  CHECK(first.projection->predicted_points.rows == first.run->hidden_ids.size());
  // The second axis is time: the same for all tokens of a step.
  const auto& grid = first.run->grid();
  for (int i = 1; i < grid.perStep(); ++i)
    CHECK(first.projection->true_points.row(static_cast<std::size_t>(i))[1] == first.projection->true_points.row(0)[1]);
  shown.session.undo();
  shown.queue.drainUntil([&] { return shown.session.layoutStatus().error.has_value(); });
  CHECK(shown.session.latentResult().run == shown.session.result().run);
}

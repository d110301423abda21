#include <array>
#include <cmath>

#include "core/latent/make_latents.hpp"
#include "core/train/recipe.hpp"
#include "core/train/trainer.hpp"
#include "tests/core/laid_out_fixture.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

LatentChoice fitOnly(FitOn on, int step = 0) {
  LatentChoice choice;
  choice.fit_on = on;
  choice.fit_step = step;
  return choice;
}

/// Mean of the points of some tokens, per axis: principal components put the mean of what they are fitted on at 0.
std::array<double, 3> meanOf(const Matrix& points, const std::vector<TokenId>& tokens) {
  std::array<double, 3> mean{};
  for (const TokenId token : tokens)
    for (std::size_t axis = 0; axis < 3; ++axis) mean[axis] += static_cast<double>(points.row(static_cast<std::size_t>(index(token)))[axis]) / static_cast<double>(tokens.size());
  return mean;
}

bool isZero(const std::array<double, 3>& values) {
  return std::ranges::all_of(values, [](double value) { return std::abs(value) < 1e-3; });
}

/// A model like the test's with other weights.
std::string writeOther(const model::ModelDescription& d, int width, const std::string& folder) {
  train::Recipe recipe;
  recipe.size = {d.crop, d.frames, d.patch, d.tubelet, width, d.encoder.depth, d.encoder.heads, d.predictor.width, d.predictor.depth, d.predictor.heads};
  recipe.seed = 99;
  train::writeUntrained(recipe, folder);
  return folder;
}

projection::LayoutSettings umapOf(int epochs) {
  projection::LayoutSettings settings;
  settings.method = projection::Method::Umap;
  settings.epochs = epochs;
  return settings;
}

}  // namespace

TEST_CASE("axes can be fitted on hidden tokens or on one step, the others placed in them", "[session][latents]") {
  Shown shown;
  const auto all = shown.session.latentResult().projection->true_points;
  const auto& grid = shown.session.result().run->grid();

  shown.session.setLatents(fitOnly(FitOn::Step, 2));
  shown.untilLaidOut();
  REQUIRE_FALSE(shown.session.layoutStatus().error);
  const Matrix of_step = shown.session.latentResult().projection->true_points;
  CHECK(of_step.rows == all.rows);
  CHECK(isZero(meanOf(of_step, analysis::tokensOfSteps(grid, 2, 2))));
  CHECK_FALSE(isZero(meanOf(of_step, analysis::tokensOfSteps(grid, 0, 0))));
  CHECK_THAT(shown.session.layoutText(), ContainsSubstring("fitted on true tokens of time step 3"));

  shown.session.setLatents(fitOnly(FitOn::Hidden));
  shown.untilLaidOut();
  const Result hidden = shown.session.latentResult();
  CHECK(isZero(meanOf(hidden.projection->true_points, hidden.run->hidden_ids)));
  CHECK(hidden.projection->predicted_points.rows == hidden.run->hidden_ids.size());

  mask::MaskShape shape = shown.session.document().shapes[0];
  shape.pose.dx = 0.2;
  shown.session.run(changeShape(shape, "Move"));  // another mask: other tokens to fit on
  shown.untilLaidOut();
  const Result moved = shown.session.latentResult();
  CHECK(moved.run->hidden_ids != hidden.run->hidden_ids);
  CHECK(isZero(meanOf(moved.projection->true_points, moved.run->hidden_ids)));

  projection::LayoutSettings error;
  error.method = projection::Method::Error;
  shown.session.setLayout(error);
  CHECK(shown.session.layoutWish().latents.fit_on == FitOn::All);
  shown.untilLaidOut();
  shown.session.setLatents(fitOnly(FitOn::Step, 99));
  shown.queue.drainUntil([&] { return shown.session.layoutStatus().error.has_value(); });
  CHECK_THAT(shown.session.layoutStatus().error->what, ContainsSubstring("none numbered 99"));
}

TEST_CASE("a fit on hidden tokens begins anew with another mask", "[session][latents]") {
  Shown shown;
  Session& session = shown.session;
  session.setLatents(fitOnly(FitOn::Hidden));
  shown.untilLaidOut();
  session.setLayout(umapOf(100'000));
  shown.queue.drainUntil([&] { return session.layoutStatus().progress.doing == "UMAP"; });
  const auto before = session.result().run;
  bool of_the_old_mask = false;
  const Connection connection = session.onChange([&](const Change&) {
    of_the_old_mask |= session.shownLayout().settings.method == projection::Method::Umap && session.latentResult().run == before;
  });
  mask::MaskShape shape = session.document().shapes[0];
  shape.pose.dx = 0.2;
  session.run(changeShape(shape, "Move"));
  shown.queue.drainUntil([&] { return session.result().run != before && session.resultIsCurrent(); });
  shown.queue.drainUntil([&] { return session.layoutStatus().progress.doing == "UMAP"; });
  session.endFitting();
  shown.queue.drainUntil([&] { return !session.layoutStatus().busy; });
  CHECK(session.latentResult().run == session.result().run);
  CHECK_FALSE(of_the_old_mask);
  CHECK(session.canResumeFitting());
  session.undo();  // that mask is gone, and what was fitted on it
  shown.queue.drainUntil([&] { return session.result().run->mask == before->mask && session.resultIsCurrent(); });
  CHECK_FALSE(session.canResumeFitting());
  session.cancel();
}

TEST_CASE("another model's latents of the clip share the axes where they are of one width", "[session][latents]") {
  Shown shown;
  const auto& run = *shown.session.result().run;
  const auto& d = run.model->description();
  test::TempFolder folder;
  LatentChoice choice;
  choice.models = {writeOther(d, d.encoder.width, folder.file("other")), shown.session.document().model_path};
  shown.session.setLatents(choice);
  shown.untilLaidOut();
  REQUIRE_FALSE(shown.session.layoutStatus().error);
  const Result result = shown.session.latentResult();
  REQUIRE(result.more);
  REQUIRE(result.more->clips.size() == 1);  // the open model once more would pass for agreement
  CHECK(result.more->clips[0].of_model);
  CHECK(result.more->clips[0].name == "other");
  CHECK(result.more->beside_points.rows == static_cast<std::size_t>(shown.tokens()));

  latent::LatentCache cache(std::size_t{1} << 24);
  const auto chosen = chooseLatents(run, choice, cache, {});
  const auto other = model::Model::open(choice.models[0], {});
  const Matrix latents = model::layerNormed(latent::targetLatents(*run.window, *other, cache, {})->values, 1);
  const auto row = chosen.all->row(chosen.clip_rows);
  CHECK(std::equal(row.begin(), row.end(), latents.row(0).begin()));

  choice.models = {writeOther(d, 2 * d.encoder.width, folder.file("wide"))};
  shown.session.setLatents(choice);
  shown.queue.drainUntil([&] { return shown.session.layoutStatus().error.has_value(); });
  CHECK_THAT(shown.session.layoutStatus().error->line(), ContainsSubstring("only models of one width"));
  CHECK(shown.session.layoutWish().latents.models.size() == 2);
}

TEST_CASE("a fit that was stopped or cancelled can be gone on with", "[session][latents]") {
  constexpr int epochs = 3000;
  Shown shown;
  Session& session = shown.session;
  session.setLayout(umapOf(epochs));
  shown.queue.drainUntil([&] { return session.layoutStatus().progress.doing == "UMAP"; });
  CHECK_FALSE(session.canResumeFitting());
  session.cancel();
  CHECK(session.layoutSettings().method == projection::Method::Pca);
  REQUIRE(session.canResumeFitting());

  session.resumeFitting();
  CHECK(session.layoutSettings().method == projection::Method::Umap);
  CHECK(session.layoutStatus().fits);
  shown.queue.drainUntil([&] { return session.layoutStatus().progress.doing == "UMAP"; });
  session.endFitting();
  shown.untilLaidOut();
  const Matrix part = session.latentResult().projection->true_points;
  REQUIRE(session.canResumeFitting());
  session.resumeFitting();
  shown.queue.drainUntil([&] { return !session.layoutStatus().busy; });
  CHECK_FALSE(session.canResumeFitting());
  const Matrix whole = session.latentResult().projection->true_points;
  CHECK(whole.values != part.values);
  CHECK_THAT(session.layoutText(), ContainsSubstring("3000 epochs"));
  CHECK(whole.values == projection::firstColumns(projection::fitLayout(*session.result().run->targets_normed, umapOf(epochs), {})->points(), 3).values);

  session.setLayout(umapOf(100'000));
  shown.queue.drainUntil([&] { return session.layoutStatus().progress.doing == "UMAP"; });
  session.cancel();
  REQUIRE(session.canResumeFitting());
  session.setLayout({});  // something else was asked for
  CHECK_FALSE(session.canResumeFitting());
}

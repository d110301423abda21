#include <algorithm>

#include "core/base/error.hpp"
#include "core/latent/errors.hpp"
#include "core/latent/run.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::latent;
using namespace lacuna::test;

namespace {

const mask::TokenGrid demo_grid{4, 4, 4};
const jobs::JobContext no_context;

RunRequest demoRequest() { return {wavesWindow(), demoModel(), maskOf(demo_grid, {5, 6, 21, 22, 37, 63}), {}}; }

/// One clip of a batch of inputs [batch, 3, frames, height, width].
media::ClipTensor firstClip(const model::Checkpoint& file) {
  const model::TensorEntry& entry = *file.find("input");
  const std::vector<float> values = file.readFloats(entry);
  const auto size = values.size() / static_cast<std::size_t>(entry.shape[0]);
  return {static_cast<int>(entry.shape[2]), static_cast<int>(entry.shape[3]), static_cast<int>(entry.shape[4]),
          std::vector<float>(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(size))};
}

}  // namespace

TEST_CASE("run: latents and errors are those of the model", "[latent][model]") {
  const RunRequest request = demoRequest();
  LatentCache cache(1U << 24U);
  const auto run = predictHidden(request, cache, no_context);
  const Matrix targets = request.model->encode(model::EncoderRole::Target, request.window->input, {}, no_context);
  const auto visible = request.mask.visibleIds(), hidden = request.mask.hiddenIds();
  const Matrix seen = request.model->encode(model::EncoderRole::Context, request.window->input, visible, no_context);
  const Matrix predicted = request.model->predict(seen, visible, hidden, {4, 4}, 0, no_context);
  CHECK(run->targets->values.values == targets.values);
  CHECK(run->targets->ids.size() == 64);
  CHECK(run->grid() == demo_grid);
  CHECK(run->predicted->values.values == predicted.values);
  CHECK(run->predicted->ids == hidden);
  CHECK(run->hidden_ids == hidden);
  CHECK(run->targets_normed->values == model::layerNormed(targets, 1).values);
  REQUIRE(run->errors.size() == hidden.size());
  const auto expected = tokenErrors(predicted.row(2), targets.row(21), run->targets_normed->row(21));
  CHECK(run->errors[2].l1_normed == expected.l1_normed);
  CHECK(run->errors[2].cosine == expected.cosine);
  CHECK(run->mean.l1_normed == meanOf(run->errors).l1_normed);
  CHECK(run->mean.l1_normed > 0);
  REQUIRE(run->baselines.size() == 2);
  CHECK(run->baselines[0].errors.size() == hidden.size());
  CHECK(run->times.total_s >= run->times.targets_s + run->times.context_s + run->times.predict_s);
  CHECK(run->times.targets_s > 0);
  CHECK(run->rowOf(TokenId{63}) == 5);
}

TEST_CASE("run: what is known is not computed again", "[latent][model]") {
  RunRequest request = demoRequest();
  LatentCache cache(1U << 24U);
  const auto first = predictHidden(request, cache, no_context);
  const auto again = predictHidden(request, cache, no_context);
  CHECK_FALSE(first->times.targets_cached);
  CHECK(again->times.targets_cached);
  CHECK(again->times.targets_s == 0);
  CHECK(again->targets == first->targets);
  CHECK(again->predicted == first->predicted);
  CHECK(again->hash == first->hash);
  CHECK(again->errors[0].l1_normed == first->errors[0].l1_normed);

  request.mask.set(TokenId{6}, false);
  const auto other_mask = predictHidden(request, cache, no_context);
  CHECK(other_mask->targets == first->targets);
  CHECK(other_mask->predicted != first->predicted);
  CHECK(other_mask->hash != first->hash);

  request.window = wavesWindow(1);
  const auto other_clip = predictHidden(request, cache, no_context);
  CHECK_FALSE(other_clip->times.targets_cached);
  CHECK(other_clip->targets->values.values != first->targets->values.values);
}

TEST_CASE("run: settings change the numbers and are told apart", "[latent][model]") {
  RunRequest request = demoRequest();
  LatentCache cache(1U << 24U);
  const auto first = predictHidden(request, cache, no_context);
  request.settings.mask_token = 1;
  const auto other_token = predictHidden(request, cache, no_context);
  CHECK(other_token->predicted->values.values != first->predicted->values.values);
  CHECK(other_token->times.context_s == 0);  // the same visible tokens
  CHECK(other_token->hash != first->hash);
  request.settings = {0, true};
  const auto other_encoder = predictHidden(request, cache, no_context);
  CHECK(other_encoder->times.context_s > 0);
  CHECK(other_encoder->hash != first->hash);
}

TEST_CASE("run: with nothing hidden there are targets alone", "[latent][model]") {
  RunRequest request = demoRequest();
  request.mask = mask::Mask(demo_grid);
  LatentCache cache(1U << 24U);
  const auto run = predictHidden(request, cache, no_context);
  CHECK(run->targets->values.rows == 64);
  CHECK(run->predicted == nullptr);
  CHECK(run->errors.empty());
  CHECK(run->baselines.empty());
  CHECK(run->mean.l1_normed == 0);
}

TEST_CASE("run: requests that do not fit are refused in one line", "[latent][model]") {
  RunRequest request = demoRequest();
  LatentCache cache(1U << 24U);
  request.mask = mask::Mask(demo_grid).inverted();
  CHECK_THROWS_WITH(predictHidden(request, cache, no_context),
                    "Every token is hidden. The model needs something to look at.");
  request.mask = mask::Mask(mask::TokenGrid{4, 4, 5});
  CHECK_THROWS_WITH(predictHidden(request, cache, no_context),
                    ContainsSubstring("4 x 4 x 5") && ContainsSubstring("4 x 4 x 4"));
  CHECK(cache.bytes() == 0);
}

TEST_CASE("run: one bar that never goes back", "[latent][model]") {
  const RunRequest request = demoRequest();
  LatentCache cache(1U << 24U);
  std::vector<double> fractions;
  const jobs::JobContext context{{}, [&](const jobs::Progress& progress) { fractions.push_back(progress.fraction()); }};
  predictHidden(request, cache, context);
  REQUIRE(fractions.size() >= 3);
  CHECK(std::is_sorted(fractions.begin(), fractions.end()));
  CHECK(fractions.front() == 0);
  CHECK(fractions.back() <= 1);
}

TEST_CASE("run: stops when asked and keeps nothing half made", "[latent][model]") {
  const RunRequest request = demoRequest();
  LatentCache cache(1U << 24U);
  std::stop_source source;
  const jobs::JobContext context{source.get_token(), [&](const jobs::Progress&) { source.request_stop(); }};
  CHECK_THROWS_AS(predictHidden(request, cache, context), CancelledException);
  CHECK(predictHidden(request, cache, no_context)->errors.size() == 6);
}

TEST_CASE("run: errors agree with the reference implementation", "[latent][model]") {
  if (!hasShared("golden/vjepa2-rope/vjepa2.pt")) {
    WARN("no reference outputs here: skipped");
    return;
  }
  const auto model = loadModel(sharedFolder("golden/vjepa2-rope/vjepa2.pt"));
  const auto recorded = model::Checkpoint::open(sharedFolder("golden/vjepa2-rope/expected.safetensors"));
  const auto window = windowOf(firstClip(*recorded), "reference");
  LatentCache cache(1U << 24U);
  for (const std::string name : {"causal", "tube"}) {  // in these every token is either visible or hidden
    INFO(name);
    const model::TensorEntry& entry = *recorded->find("mask." + name + ".target");
    const std::vector<std::int64_t> ids = recorded->readInts(entry);
    const std::vector<int> hidden(ids.begin(), ids.begin() + entry.shape[1]);
    const auto run = predictHidden({window, model, maskOf(demo_grid, hidden), {1, false}}, cache, no_context);
    const std::vector<float> l1 = recorded->readFloats(*recorded->find(name + ".l1"));
    for (std::size_t i = 0; i < hidden.size(); ++i) {
      const int row = run->rowOf(TokenId{hidden[i]});
      REQUIRE(row >= 0);
      CHECK(run->errors[static_cast<std::size_t>(row)].l1_normed == Approx(l1[i]).margin(1e-5));
    }
  }
}

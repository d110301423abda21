#include <numeric>

#include "core/base/error.hpp"
#include "core/latent/attention.hpp"
#include "core/latent/expectation.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::latent;

TEST_CASE("One token's attention is a row of the full map, in every head", "[latent][attention]") {
  const RunRequest wanted = test::smallRequest();
  for (const AttentionOf of : {AttentionOf::Target, AttentionOf::Context, AttentionOf::Predictor}) {
    LatentCache cache(std::size_t{1} << 24);
    const TokenId query{of == AttentionOf::Predictor ? 21 : 5};
    const Attention attention = attentionOf(wanted, of, query, model::Trace::Head{2, 1}, cache, {});
    const auto& d = wanted.model->description();
    const model::TransformerSize& size = of == AttentionOf::Predictor ? d.predictor : d.encoder;
    REQUIRE(attention.blocks.size() == static_cast<std::size_t>(size.depth));
    CHECK(attention.tokens.size() == (of == AttentionOf::Context ? 58U : 64U));
    for (const Matrix& block : attention.blocks) {
      REQUIRE(block.rows == static_cast<std::size_t>(size.heads));
      for (std::size_t head = 0; head < block.rows; ++head) {
        const auto row = block.row(head);
        CHECK(std::accumulate(row.begin(), row.end(), 0.0) == Approx(1).margin(1e-5));
      }
    }
    const auto& tokens = attention.tokens;
    REQUIRE(attention.map.rows == tokens.size());
    const auto place = static_cast<std::size_t>(std::find(tokens.begin(), tokens.end(), query) - tokens.begin());
    for (std::size_t i = 0; i < tokens.size(); ++i)
      CHECK(attention.map.row(place)[i] == Approx(attention.blocks[1].row(1)[i]).margin(1e-6));
  }
}

TEST_CASE("Attention that cannot be had is refused in one line", "[latent][attention]") {
  RunRequest wanted = test::smallRequest();
  LatentCache cache(std::size_t{1} << 24);
  CHECK_THROWS_AS(attentionOf(wanted, AttentionOf::Context, TokenId{21}, std::nullopt, cache, {}), Failure);  // hidden: no query of its own
  CHECK_THROWS_AS(attentionOf(wanted, AttentionOf::Target, TokenId{64}, std::nullopt, cache, {}), Failure);
  CHECK_THROWS_AS(attentionOf(wanted, AttentionOf::Target, TokenId{5}, model::Trace::Head{99, 0}, cache, {}), Failure);
  CHECK_THROWS_AS(attentionOf(wanted, AttentionOf::Target, TokenId{5}, model::Trace::Head{1, 99}, cache, {}), Failure);
  wanted.mask = mask::Mask({4, 4, 4});
  CHECK_THROWS_AS(attentionOf(wanted, AttentionOf::Predictor, TokenId{5}, std::nullopt, cache, {}), Failure);

  model::Trace small_budget;
  small_budget.map_of = model::Trace::Head{1, 0};
  small_budget.map_budget_bytes = 1000;
  CHECK_THROWS_AS(wanted.model->encode(model::EncoderRole::Target, wanted.window->input, {}, {}, std::nullopt, &small_budget), Failure);
}

TEST_CASE("Attention is written with what it was made from", "[latent][attention]") {
  const RunRequest wanted = test::smallRequest();
  LatentCache cache(std::size_t{1} << 24);
  const Attention attention = attentionOf(wanted, AttentionOf::Predictor, TokenId{21}, model::Trace::Head{1, 0}, cache, {});
  const test::TempFolder folder;
  const std::string path = folder.file("attention.safetensors");
  writeAttention(attention, wanted, path);
  const auto file = model::Checkpoint::open(path);
  const auto* entry = file->find("attention");
  REQUIRE(entry != nullptr);
  CHECK(entry->shape == std::vector<std::int64_t>{static_cast<std::int64_t>(attention.blocks.size()),
                                                  static_cast<std::int64_t>(attention.blocks[0].rows), 64});
  const auto values = file->readFloats(*entry);
  CHECK(std::equal(attention.blocks[0].values.begin(), attention.blocks[0].values.end(), values.begin()));
  CHECK(file->readInts(*file->find("tokens")).size() == 64);
  CHECK(file->find("map")->shape == std::vector<std::int64_t>{64, 64});
}

TEST_CASE("What a run will take is said before, less what the cache has", "[latent][expectation]") {
  RunRequest wanted = test::smallRequest();
  LatentCache cache(std::size_t{1} << 24);
  const model::Speed speed{{1e-3, 1e-5}, {1e-4, 1e-6}};
  const auto& d = wanted.model->description();
  const Expectation fresh = expectationOf(wanted, speed, cache);
  CHECK(fresh.tokens == 64);
  CHECK(fresh.visible == 58);
  CHECK(fresh.targets_s == Approx(d.encoder.depth * 64 * (1e-3 + 64 * 1e-5)));
  CHECK(fresh.context_s == Approx(d.encoder.depth * 58 * (1e-3 + 58 * 1e-5)));
  CHECK(fresh.predict_s == Approx(d.predictor.depth * 64 * (1e-4 + 64 * 1e-6)));
  CHECK(fresh.working_bytes > 64 * 5 * sizeof(float));
  CHECK(textOf(fresh).find("64 tokens (58 visible)") == 0);

  predictHidden(wanted, cache, {});
  CHECK(expectationOf(wanted, speed, cache).seconds() == 0);
  wanted.settings.mask_token = 1;  // the visible tokens are the same: the predictor alone runs again
  const Expectation other_token = expectationOf(wanted, speed, cache);
  CHECK(other_token.targets_s == 0);
  CHECK(other_token.context_s == 0);
  CHECK(other_token.predict_s > 0);
  wanted.mask = test::maskOf({4, 4, 4}, {20, 21});
  const Expectation other_mask = expectationOf(wanted, speed, cache);
  CHECK(other_mask.targets_s == 0);
  CHECK(other_mask.context_s > 0);
}

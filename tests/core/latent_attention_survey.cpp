#include <cmath>
#include <numeric>

#include "core/base/error.hpp"
#include "core/latent/attention_pass.hpp"
#include "core/latent/attention_survey.hpp"
#include "core/latent/npz_file.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::latent;

namespace {

/// Every map of every head, which only a small model can have.
model::Trace wholeMaps(const RunRequest& request, AttentionOf of) {
  LatentCache cache(std::size_t{1} << 24);
  model::Trace trace;
  trace.want_attention = true;
  passThrough(request, of, cache, {}, trace);
  return trace;
}

double entropyBits(std::span<const float> row) {
  double bits = 0;
  for (const float share : row)
    if (share > 0) bits -= static_cast<double>(share) * std::log2(static_cast<double>(share));
  return bits;
}

struct Expected {
  double bits = 0, cells = 0, steps = 0, itself = 0, nearby = 0, same_place = 0, row_or_column = 0, same_step = 0, on_visible = 0;
};

/// Written down as the figures are defined, query by query.
Expected expectedOf(const Matrix& map, const std::vector<TokenId>& tokens, const mask::Mask& mask, bool hidden_only = false) {
  Expected sum;
  const auto counts = [&](std::size_t q) { return !hidden_only || mask.hidden(tokens[q]); };
  double queries = 0;
  for (std::size_t q = 0; q < map.rows; ++q) queries += counts(q) ? 1 : 0;
  for (std::size_t q = 0; q < map.rows; ++q) {
    if (!counts(q)) continue;
    sum.bits += entropyBits(map.row(q)) / queries;
    const mask::Cell a = mask.grid().cell(tokens[q]);
    for (std::size_t k = 0; k < map.cols; ++k) {
      const mask::Cell b = mask.grid().cell(tokens[k]);
      const double share = map.row(q)[k] / queries;
      const double apart = std::sqrt(std::pow(a.row - b.row, 2) + std::pow(a.col - b.col, 2));
      sum.cells += share * apart;
      sum.steps += share * std::abs(a.step - b.step);
      if (q == k) sum.itself += share;
      if (a.step == b.step && apart <= 2) sum.nearby += share;
      if (a.step != b.step && a.row == b.row && a.col == b.col) sum.same_place += share;
      if (a.step == b.step && (a.row == b.row || a.col == b.col)) sum.row_or_column += share;
      if (a.step == b.step) sum.same_step += share;
      if (!mask.hidden(tokens[k])) sum.on_visible += share;
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("The survey's figures are those of the whole maps, head by head", "[latent][attention]") {
  const RunRequest wanted = test::smallRequest();
  for (const AttentionOf of : {AttentionOf::Target, AttentionOf::Context, AttentionOf::Predictor}) {
    LatentCache cache(std::size_t{1} << 24);
    const model::Trace whole = wholeMaps(wanted, of);
    const TokenId read{of == AttentionOf::Predictor ? 21 : 5};
    const AttentionSurvey survey = surveyAttention(wanted, of, read, cache, {});
    REQUIRE(survey.tokens == whole.order);
    REQUIRE(survey.received.size() == whole.attention.size());
    const auto column = static_cast<std::size_t>(std::ranges::find(whole.order, read) - whole.order.begin());
    auto figures = survey.heads.begin();
    for (std::size_t block = 0; block < whole.attention.size(); ++block) {
      for (std::size_t head = 0; head < whole.attention[block].size(); ++head, ++figures) {
        const Matrix& map = whole.attention[block][head];
        const Expected expected = expectedOf(map, whole.order, wanted.mask);
        CHECK(figures->block == static_cast<int>(block) + 1);
        CHECK(figures->head == static_cast<int>(head));
        CHECK(figures->spread_bits == Approx(expected.bits).epsilon(1e-4));
        CHECK(figures->distance_cells == Approx(expected.cells).epsilon(1e-4));
        CHECK(figures->distance_steps == Approx(expected.steps).epsilon(1e-4));
        CHECK(figures->itself == Approx(expected.itself).epsilon(1e-4));
        CHECK(figures->nearby == Approx(expected.nearby).epsilon(1e-4));
        CHECK(figures->same_place == Approx(expected.same_place).epsilon(1e-4));
        CHECK(figures->row_or_column == Approx(expected.row_or_column).epsilon(1e-4));
        CHECK(figures->same_step == Approx(expected.same_step).epsilon(1e-4));
        CHECK(figures->on_visible == Approx(expected.on_visible).epsilon(1e-4));
        if (of != AttentionOf::Context) {
          const Expected of_hidden = expectedOf(map, whole.order, wanted.mask, true);
          const HeadFigures& hidden = survey.of_hidden[static_cast<std::size_t>(figures - survey.heads.begin())];
          CHECK(hidden.spread_bits == Approx(of_hidden.bits).epsilon(1e-4));
          CHECK(hidden.distance_steps == Approx(of_hidden.steps).epsilon(1e-4));
          CHECK(hidden.on_visible == Approx(of_hidden.on_visible).epsilon(1e-4));
        }
        const auto received = survey.received[block].row(head);
        CHECK(std::accumulate(received.begin(), received.end(), 0.0) == Approx(1).margin(1e-4));
        for (std::size_t k = 0; k < map.cols; ++k) {
          double mean = 0;
          for (std::size_t q = 0; q < map.rows; ++q) mean += static_cast<double>(map.row(q)[k]) / static_cast<double>(map.rows);
          REQUIRE(received[k] == Approx(mean).margin(1e-6));
          REQUIRE(survey.read_by[block].row(head)[k] == Approx(map.row(k)[column]).margin(1e-6));
        }
      }
    }
    CHECK(figures == survey.heads.end());
    CHECK(survey.of_hidden.size() == (of == AttentionOf::Context ? 0 : survey.heads.size()));
  }
}

TEST_CASE("A rollout is the product of the blocks' half-mixed mean maps", "[latent][attention]") {
  const RunRequest wanted = test::smallRequest();
  LatentCache cache(std::size_t{1} << 24);
  const model::Trace whole = wholeMaps(wanted, AttentionOf::Predictor);
  const TokenId query{37};
  const AttentionRollout rollout = rolloutOf(wanted, AttentionOf::Predictor, query, cache, {});
  const std::size_t tokens = whole.order.size();
  std::vector<std::vector<double>> product(tokens, std::vector<double>(tokens));  // of blocks b..last
  for (std::size_t i = 0; i < tokens; ++i) product[i][i] = 1;
  const auto at = static_cast<std::size_t>(std::ranges::find(whole.order, query) - whole.order.begin());
  for (std::size_t block = whole.attention.size(); block-- > 0;) {
    std::vector<std::vector<double>> next(tokens, std::vector<double>(tokens));
    for (std::size_t i = 0; i < tokens; ++i)
      for (std::size_t j = 0; j < tokens; ++j) {
        double mean = 0;
        for (const Matrix& head : whole.attention[block]) mean += static_cast<double>(head.row(i)[j]) / static_cast<double>(whole.attention[block].size());
        const double mixed = 0.5 * mean + (i == j ? 0.5 : 0.0);
        for (std::size_t q = 0; q < tokens; ++q) next[q][j] += product[q][i] * mixed;
      }
    product = std::move(next);
    double sum = 0;
    for (std::size_t k = 0; k < tokens; ++k) {
      REQUIRE(rollout.shares.row(block)[k] == Approx(product[at][k]).margin(1e-6));
      sum += rollout.shares.row(block)[k];
    }
    CHECK(sum == Approx(1).margin(1e-4));
  }
}

TEST_CASE("A head is named by what most of its attention falls on", "[latent][attention]") {
  const mask::Mask mask({4, 4, 4});
  std::vector<TokenId> tokens(64);
  for (int i = 0; i < 64; ++i) tokens[static_cast<std::size_t>(i)] = TokenId{i};
  const TokenId query = mask.grid().id({1, 1, 1});
  const auto kindOf = [&](const std::vector<std::pair<mask::Cell, float>>& shares) {
    std::vector<float> row(64, 0);
    for (const auto& [cell, share] : shares) row[static_cast<std::size_t>(index(mask.grid().id(cell)))] = share;
    return figuresOf(row, query, tokens, mask).kind;
  };
  CHECK(kindOf({{{1, 1, 1}, 0.3F}, {{3, 3, 3}, 0.7F}}) == HeadKind::Itself);
  CHECK(kindOf({{{1, 1, 2}, 0.2F}, {{1, 3, 1}, 0.2F}, {{3, 3, 3}, 0.6F}}) == HeadKind::Nearby);
  CHECK(kindOf({{{0, 1, 1}, 0.15F}, {{3, 1, 1}, 0.15F}, {{3, 3, 3}, 0.7F}}) == HeadKind::SamePlace);
  CHECK(kindOf({{{3, 3, 3}, 0.9F}, {{3, 3, 2}, 0.1F}}) == HeadKind::Chosen);
  const std::vector<float> even(64, 1.0F / 64);
  const HeadFigures everywhere = figuresOf(even, query, tokens, mask);
  CHECK(everywhere.kind == HeadKind::Everywhere);
  CHECK(everywhere.spread_bits == Approx(6));
  const mask::Mask wide({1, 1, 8});
  std::vector<TokenId> row_tokens(tokens.begin(), tokens.begin() + 8);
  const std::vector<float> far = {0, 0, 0, 0, 0, 0.5F, 0.5F, 0};
  CHECK(figuresOf(far, TokenId{0}, row_tokens, wide).kind == HeadKind::RowOrColumn);
}

TEST_CASE("The strongest sources come first", "[latent][attention]") {
  const std::vector<float> shares = {0.1F, 0.4F, 0.2F, 0.2F, 0.1F};
  const std::vector<TokenId> tokens = {TokenId{7}, TokenId{3}, TokenId{9}, TokenId{4}, TokenId{1}};
  const auto sources = strongestSources(shares, tokens, 3);
  REQUIRE(sources.size() == 3);
  CHECK(sources[0].token == TokenId{3});
  CHECK(sources[1].token == TokenId{4});  // of equal shares the earlier token
  CHECK(sources[2].token == TokenId{9});
  CHECK(strongestSources(shares, tokens, 100).size() == 5);
}

TEST_CASE("A survey or rollout of a token that is not there is refused, and both can be stopped", "[latent][attention]") {
  RunRequest wanted = test::smallRequest();
  LatentCache cache(std::size_t{1} << 24);
  CHECK_THROWS_AS(surveyAttention(wanted, AttentionOf::Context, TokenId{21}, cache, {}), Failure);
  CHECK_THROWS_AS(rolloutOf(wanted, AttentionOf::Context, TokenId{21}, cache, {}), Failure);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(surveyAttention(wanted, AttentionOf::Target, std::nullopt, cache, {stop.get_token(), {}}), CancelledException);
  CHECK_THROWS_AS(rolloutOf(wanted, AttentionOf::Target, TokenId{5}, cache, {stop.get_token(), {}}), CancelledException);
}

TEST_CASE("A table is written as csv with its settings, whatever the words hold", "[latent][table]") {
  const Table table{"t", "{\"a\": \"two\nlines\"}", {{"number", {1795793093, std::nan(""), 0.25}, {}}, {"word", {}, {"plain", "with, comma", "\"quoted\""}}}};
  CHECK(tableCsv(table) == "# {\"a\": \"two lines\"}\nnumber,word\n1795793093,plain\n,\"with, comma\"\n0.25,\"\"\"quoted\"\"\"\n");
}

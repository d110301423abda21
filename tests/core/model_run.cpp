#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "core/base/error.hpp"
#include "core/model/attention.hpp"
#include "core/model/kernels.hpp"
#include "core/model/model.hpp"
#include "core/model/rope.hpp"
#include "tests/core/model_files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::model;

namespace {

/// Repeatable values in -1..1, without a random generator's state.
float noise(std::size_t i) { return static_cast<float>((i * 2654435761U >> 7U) % 2001U) / 1000.0F - 1.0F; }

media::ClipTensor clipOf(int frames, int side) {
  media::ClipTensor clip{frames, side, side, {}};
  clip.values.resize(std::size_t{3} * static_cast<std::size_t>(frames * side * side));
  for (std::size_t i = 0; i < clip.values.size(); ++i) clip.values[i] = noise(i);
  return clip;
}

std::shared_ptr<const Model> demoModel() {
  const auto checkpoint = Checkpoint::open(test::sourceFile("tests/data/model/untrained/model.safetensors"));
  return Model::load(checkpoint, describe(*checkpoint), {});
}

std::vector<TokenId> idsUpTo(int count) {
  std::vector<TokenId> ids;
  for (int i = 0; i < count; ++i) ids.push_back(TokenId{i});
  return ids;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
  REQUIRE(a.size() == b.size());
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(static_cast<double>(a[i]) - b[i]));
  return largest;
}

}  // namespace

TEST_CASE("Rotary positions have the reference's check values", "[model][rope]") {
  // x[j] = (j+1)/10 at position 3; a head of 30 has 10 features an axis, one of 60 has 20. The step axis comes first.
  const auto rotated = [](int head_dim, Positions kind = Positions::TiledRope) {
    const TokenId id{3};  // step 3 on a grid of one cell
    const RopeTable table = ropeTable(kind, {&id, 1}, {1, 1, 0, false}, head_dim);
    std::vector<float> head(static_cast<std::size_t>(head_dim));
    for (std::size_t j = 0; j < head.size(); ++j) head[j] = static_cast<float>(j + 1) / 10;
    rotateHead(table, 0, 1.0F, head.data());
    return head;
  };
  const std::vector<double> ten = {-0.127223, 0.223591, 0.269034, 0.403554, 0.498863,
                                   -0.523435, 0.256151, 0.850429, 0.887993, 1.001702};
  const auto narrow = rotated(32);
  for (std::size_t j = 0; j < ten.size(); ++j) CHECK(narrow[j] == Approx(ten[j]).margin(2e-6));
  CHECK(narrow[30] == Approx(3.1F));  // two features left over stay as they are
  CHECK(narrow[12] == Approx(1.3F));  // row 0 and column 0 turn nothing
  const auto wide = rotated(64);
  const std::vector<double> twenty = {-0.127223, 0.166526, 0.083622, 0.449303, 0.45341, 0.614728};
  for (std::size_t j = 0; j < twenty.size(); ++j) CHECK(wide[j] == Approx(twenty[j]).margin(2e-6));
  const std::vector<double> second_half = {-1.258336, 1.464136, 0.514946, 1.619601};
  for (std::size_t j = 0; j < second_half.size(); ++j) CHECK(wide[10 + j] == Approx(second_half[j]).margin(2e-6));
  // V-JEPA 2.1: both of a pair by one frequency.
  const std::vector<double> true_ten = {-0.127223, -0.183886, 0.083622, 0.492958, 0.45341,
                                        0.63594,   0.690396,  0.808303, 0.898106, 1.001702};
  const auto narrow_true = rotated(32, Positions::InterleavedRope);
  for (std::size_t j = 0; j < true_ten.size(); ++j) CHECK(narrow_true[j] == Approx(true_ten[j]).margin(2e-6));
}

TEST_CASE("V-JEPA 2.1 spreads rows and columns over the places of training", "[model][rope]") {
  // Row 7 of 24 spread over 16: 7*15/23, the second axis of a head of 60. Check values as the specification has them.
  const TokenId id{7 * 24};
  const RopeTable table = ropeTable(Positions::InterleavedRope, {&id, 1}, {24, 24, 16, false}, 60);
  std::vector<float> head(60);
  for (std::size_t j = 0; j < 20; ++j) head[20 + j] = static_cast<float>(j + 1) / 10;
  rotateHead(table, 0, 1.0F, head.data());
  const std::vector<double> expected = {0.183174, -0.128247, -0.461141, 0.193258, -0.02249, 0.780701};
  for (std::size_t j = 0; j < expected.size(); ++j) CHECK(head[20 + j] == Approx(expected[j]).margin(2e-6));
}

TEST_CASE("Stored positions are taken as they are, and interpolated for other grids", "[model][positions]") {
  PositionTable table{{2, 1, 2}, {0, 10, 1, 11, 4, 14, 5, 15}};  // value = 4 step + column, and 10 more
  CHECK(resized(table, {2, 1, 2}).values == table.values);
  // Twice as many columns: centres at -0.25, 0.25, 0.75, 1.25 of the stored ones, held at the ends.
  const auto wider = resized(table, {2, 1, 4}).values;
  const std::vector<float> row = {0, 10, 0.25F, 10.25F, 0.75F, 10.75F, 1, 11};
  for (std::size_t i = 0; i < row.size(); ++i) CHECK(wider[i] == Approx(row[i]));
  CHECK(wider[8] == Approx(4));
  // Half as many steps: the centre of the one lies between the two.
  const auto shorter = resized(table, {1, 1, 2}).values;
  CHECK((shorter[0] == Approx(2) && shorter[2] == Approx(3) && shorter[3] == Approx(13)));
  const std::vector<TokenId> ids = {TokenId{3}, TokenId{0}};
  Matrix x = positionsOf(table, ids);
  CHECK(x.values == std::vector<float>{5, 15, 0, 10});
  add(x, x);
  CHECK(x.values == std::vector<float>{10, 30, 0, 20});
}

TEST_CASE("Tiled attention equals plain softmax attention", "[model][attention]") {
  for (const int tokens : {1, 7, 255, 700, 1100}) {
    const int width = 32, heads = 2, dim = width / heads;
    std::vector<float> qkv(static_cast<std::size_t>(tokens * 3 * width));
    for (std::size_t i = 0; i < qkv.size(); ++i) qkv[i] = 3 * noise(i);
    const AttentionInput input{qkv.data(), tokens, width, heads};
    std::vector<float> tiled(static_cast<std::size_t>(tokens * width)), plain(tiled.size());
    Team team(2);
    attend(team, input, {}, tiled.data());
    for (int head = 0; head < heads; ++head) {
      for (int q = 0; q < tokens; ++q) {
        std::vector<double> weights(static_cast<std::size_t>(tokens));
        double sum = 0;
        for (int k = 0; k < tokens; ++k) {
          double score = 0;
          for (int i = 0; i < dim; ++i) {
            score += static_cast<double>(qkv[static_cast<std::size_t>(q * 3 * width + head * dim + i)]) *
                     qkv[static_cast<std::size_t>(k * 3 * width + width + head * dim + i)];
          }
          sum += weights[static_cast<std::size_t>(k)] = std::exp(score);
        }
        for (int i = 0; i < dim; ++i) {
          double value = 0;
          for (int k = 0; k < tokens; ++k) {
            value += weights[static_cast<std::size_t>(k)] *
                     qkv[static_cast<std::size_t>(k * 3 * width + 2 * width + head * dim + i)];
          }
          plain[static_cast<std::size_t>(q * width + head * dim + i)] = static_cast<float>(value / sum);
        }
      }
    }
    INFO(tokens << " tokens");
    CHECK(largestDifference(tiled, plain) < 3e-5);
  }
}

TEST_CASE("GELU is the exact one", "[model][kernels]") {
  std::vector<float> x;
  for (float value = -12; value <= 12; value += 0.0137F) x.push_back(value);
  std::vector<float> ours = x;
  kernels().gelu(ours.data(), ours.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double exact = 0.5 * x[i] * (1 + std::erf(x[i] / std::sqrt(2.0)));
    REQUIRE(std::abs(ours[i] - exact) < 1e-6 * std::max(1.0, std::abs(static_cast<double>(x[i]))));
  }
}

TEST_CASE("A team runs every item once and passes the first failure on", "[model][team]") {
  Team team(3);
  std::vector<std::atomic<int>> seen(1000);
  team.run(1000, [&](int i) { ++seen[static_cast<std::size_t>(i)]; });
  CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& count) { return count == 1; }));
  CHECK_THROWS_AS(team.run(100,
                           [](int i) {
                             if (i == 13) fail(ErrorKind::Internal, "thirteen");
                           }),
                  Failure);
  team.run(1, [&](int) { ++seen[0]; });
  CHECK(seen[0] == 2);
}

TEST_CASE("Encoding all tokens by name equals encoding everything", "[model][run]") {
  const auto model = demoModel();
  const auto clip = clipOf(8, 64);
  const Matrix everything = model->encode(EncoderRole::Target, clip, {}, {});
  CHECK(everything.rows == 64);
  CHECK(everything.values == model->encode(EncoderRole::Context, clip, idsUpTo(64), {}).values);
  auto ids = idsUpTo(64);
  std::reverse(ids.begin(), ids.end());
  const Matrix reversed = model->encode(EncoderRole::Target, clip, ids, {});
  for (std::size_t i = 0; i < 64; ++i) {
    for (std::size_t k = 0; k < everything.cols; ++k) {
      REQUIRE(reversed.row(63 - i)[k] == Approx(everything.row(i)[k]).margin(2e-6));
    }
  }
}

TEST_CASE("Masked tokens do not reach the context", "[model][run]") {
  const auto model = demoModel();
  auto clip = clipOf(8, 64);
  const auto seen = idsUpTo(16);  // the first step: frames 0 and 1
  const Matrix before = model->encode(EncoderRole::Context, clip, seen, {});
  for (int channel = 0; channel < 3; ++channel) {
    for (int i = 2 * 64 * 64; i < 8 * 64 * 64; ++i) clip.values[static_cast<std::size_t>(channel * 8 * 64 * 64 + i)] = 5;
  }
  CHECK(before.values == model->encode(EncoderRole::Context, clip, seen, {}).values);
}

TEST_CASE("Predictions do not depend on the order of the context", "[model][run]") {
  const auto model = demoModel();
  const Matrix latents = model->encode(EncoderRole::Target, clipOf(8, 64), {}, {});
  const auto ids = idsUpTo(64);
  const std::span<const TokenId> seen(ids.data(), 40), hidden(ids.data() + 40, 24);
  Matrix context(40, latents.cols);
  std::copy_n(latents.values.begin(), context.values.size(), context.values.begin());
  const Matrix predicted = model->predict(context, seen, hidden, {4, 4}, 1, {});
  CHECK(predicted.rows == 24);
  CHECK(predicted.values == model->predict(context, seen, hidden, {4, 4}, 1 + model->description().mask_tokens, {}).values);
  std::vector<TokenId> backwards(hidden.rbegin(), hidden.rend());
  const Matrix other = model->predict(context, seen, backwards, {4, 4}, 1, {});
  for (std::size_t k = 0; k < predicted.cols; ++k) CHECK(other.row(23)[k] == Approx(predicted.row(0)[k]).margin(1e-5));
  CHECK(model->predict(context, seen, {}, {4, 4}, 0, {}).rows == 0);
  CHECK_THROWS_AS(model->predict(context, ids, hidden, {4, 4}, 0, {}), Failure);
  CHECK_THROWS_AS(model->predict(context, seen, hidden, {0, 4}, 0, {}), Failure);
}

TEST_CASE("Unfit clips and ids are refused", "[model][run]") {
  const auto model = demoModel();
  const TokenId outside[] = {TokenId{64}}, negative[] = {TokenId{-1}};
  CHECK_THROWS_AS(model->encode(EncoderRole::Target, clipOf(8, 64), outside, {}), Failure);
  CHECK_THROWS_AS(model->encode(EncoderRole::Target, clipOf(8, 64), negative, {}), Failure);
  CHECK_THROWS_AS(model->encode(EncoderRole::Target, clipOf(8, 8), {}, {}), Failure);
  auto torn = clipOf(8, 64);
  torn.values.pop_back();
  CHECK_THROWS_AS(model->encode(EncoderRole::Target, torn, {}, {}), Failure);
}

TEST_CASE("Stopping leaves by CancelledException, before and during the work", "[model][run]") {
  const auto model = demoModel();
  std::stop_source stop;
  int reports = 0;
  const jobs::JobContext context{stop.get_token(), [&](const jobs::Progress& progress) {
                                   if (progress.unit == "blocks" && ++reports == 2) stop.request_stop();
                                 }};
  CHECK_THROWS_AS(model->encode(EncoderRole::Target, clipOf(8, 64), {}, context), CancelledException);
  CHECK(reports == 2);
  CHECK_THROWS_AS(model->encode(EncoderRole::Target, clipOf(8, 64), {}, context), CancelledException);
  CHECK(reports == 2);
}

TEST_CASE("Both layouts give the same target latents", "[model][run]") {
  if (!test::hasShared("golden/vjepa2-rope")) {
    WARN("golden/vjepa2-rope is absent; skipped");
    return;
  }
  const auto checkpoint = Checkpoint::open(test::sharedFolder("golden/vjepa2-rope/vjepa2.pt"));
  const auto meta = Model::load(checkpoint, describe(*checkpoint), {});
  CHECK(meta->report().whole());
  CHECK_FALSE(meta->description().shared_weights);
  CHECK(meta->description().heads_from == "case.json");
  const auto hf = demoModel();
  CHECK(hf->description().shared_weights);
  CHECK(hf->hash() != meta->hash());
  const auto clip = clipOf(8, 64);
  CHECK(meta->encode(EncoderRole::Target, clip, {}, {}).values == hf->encode(EncoderRole::Target, clip, {}, {}).values);
  CHECK(meta->encode(EncoderRole::Context, clip, {}, {}).values != hf->encode(EncoderRole::Context, clip, {}, {}).values);
}

TEST_CASE("One model serves several threads at once", "[model][run]") {
  const auto model = demoModel();
  const auto clip = clipOf(8, 64);
  const Matrix expected = model->encode(EncoderRole::Target, clip, {}, {});
  std::vector<Matrix> results(3);
  {
    std::vector<std::jthread> threads;
    for (Matrix& result : results) threads.emplace_back([&] { result = model->encode(EncoderRole::Target, clip, {}, {}); });
  }
  for (const Matrix& result : results) CHECK(result.values == expected.values);
}

TEST_CASE("Targets are normed to mean 0 and deviation 1", "[model][run]") {
  Matrix latents(2, 40);
  for (std::size_t i = 0; i < latents.values.size(); ++i) latents.values[i] = 5 + noise(i);
  const Matrix normed = layerNormed(latents, 1);
  double sum = 0, squares = 0;
  for (const float value : normed.row(1)) {
    sum += value;
    squares += static_cast<double>(value) * value;
  }
  CHECK(sum == Approx(0).margin(1e-4));
  CHECK(squares == Approx(40).margin(0.01));
  const Matrix halves = layerNormed(latents, 2);  // each level by itself
  for (const std::size_t first : {std::size_t{0}, std::size_t{20}}) {
    double part = 0;
    for (std::size_t i = 0; i < 20; ++i) part += halves.row(0)[first + i];
    CHECK(part == Approx(0).margin(1e-4));
  }
}

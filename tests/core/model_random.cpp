#include <cmath>

#include "core/model/model.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_checkpoint.hpp"

namespace lacuna {
namespace {

const model::TransformerSize kViTL = {1024, 24, 16, 4096}, kViTg = {1408, 40, 22, 6144}, kSmall = {48, 2, 4, 192};

TEST_CASE("Random checkpoints have the published number of weights and are described as such", "[model]") {
  const test::RandomCheckpoint large(test::videoModel("ViT-L", kViTL, 256, 64));
  const model::ModelDescription found = model::describe(large);
  CHECK(found.name == "V-JEPA 2 ViT-L/16, 256 px");
  CHECK(found.shared_weights);
  CHECK(found.predictor.heads == 12);
  const model::WeightsReport report = model::inspectWeights(large, found);
  CHECK(report.whole());
  CHECK(report.unused.empty());
  CHECK(report.encoder_parameters == 303'885'312);
  CHECK(report.predictor_parameters == 22'086'016);
  const test::RandomCheckpoint giant(test::videoModel("ViT-g", kViTg, 384, 64));
  CHECK(model::inspectWeights(giant, model::describe(giant)).encoder_parameters == 1'012'173'952);
}

TEST_CASE("Random weights have the wanted spread and follow the seed", "[model]") {
  const model::ModelDescription description = test::videoModel("small", kSmall, 64, 8);
  const test::RandomCheckpoint one(description, 1), again(description, 1), other(description, 2);
  const auto read = [](const test::RandomCheckpoint& from, const char* name) { return from.readFloats(*from.find(name)); };
  const char* weight = "encoder/blocks.1.mlp.fc1.weight";
  const std::vector<float> values = read(one, weight);
  double squares = 0;
  for (const float value : values) squares += static_cast<double>(value) * value;
  CHECK(std::sqrt(squares / static_cast<double>(values.size())) == Approx(0.02).epsilon(0.05));
  CHECK(values == read(again, weight));
  CHECK(values != read(other, weight));
  CHECK(values != read(one, "encoder/blocks.0.mlp.fc1.weight"));
  CHECK(read(one, "encoder/norm.weight") == std::vector<float>(48, 1.0F));
  CHECK(std::abs(read(one, "encoder/norm.bias")[0]) < 0.01F);
}

TEST_CASE("A model of random weights encodes and predicts", "[model]") {
  const auto checkpoint = std::make_shared<test::RandomCheckpoint>(test::videoModel("small", kSmall, 64, 8));
  const auto loaded = model::Model::load(checkpoint, test::videoModel("small", kSmall, 64, 8), {});
  media::ClipTensor clip{8, 64, 64, std::vector<float>(3 * 8 * 64 * 64, 0.5F)};
  const std::vector<TokenId> seen = {TokenId{0}, TokenId{5}}, hidden = {TokenId{1}};
  const Matrix latents = loaded->encode(model::EncoderRole::Context, clip, seen, {});
  const Matrix predicted = loaded->predict(latents, seen, hidden, {4, 4, 0, false}, 0, {});
  REQUIRE(predicted.values.size() == 48);
  for (const float value : predicted.values) CHECK(std::isfinite(value));
}

}  // namespace
}  // namespace lacuna

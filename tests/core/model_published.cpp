#include <set>

#include "core/latent/foretold.hpp"
#include "core/model/published_checkpoints.hpp"
#include "core/model/size_speed.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::model;

namespace {

/// Weights of blocks alone: what is left of a transformer of this size without embeddings.
double blockWeights(const TransformerSize& s) { return s.depth * (4.0 * s.width * s.width + 2.0 * s.width * s.mlp_width); }

const PublishedCheckpoint& named(const std::string& name) {
  for (const PublishedCheckpoint& p : publishedCheckpoints())
    if (name == p.name) return p;
  throw std::runtime_error("no " + name);
}

}  // namespace

TEST_CASE("facts of published checkpoints fit each other", "[model]") {
  std::set<std::string> addresses;
  for (const PublishedCheckpoint& p : publishedCheckpoints()) {
    INFO(p.name);
    CHECK(addresses.insert(p.address).second);
    CHECK(std::string(p.address).starts_with("https://"));
    CHECK(static_cast<double>(p.encoder_parameters) == Approx(blockWeights(p.encoder)).epsilon(0.025));
    const double beside = static_cast<double>(p.predictor_parameters) / blockWeights(p.predictor);  // V-JEPA 2.1 embeds four levels
    CHECK((beside > 0.99 && beside < 1.45));
    CHECK(p.encoder.width % p.encoder.heads == 0);
    CHECK(p.crop % p.patch == 0);
    CHECK(static_cast<double>(weightBytes(p)) <= 1.001e9 * p.file_gb);  // the file has all that is read
  }
}

TEST_CASE("published checkpoints have the tokens of their papers, at 64 frames and as they are opened", "[model]") {
  const auto tokens = [](const char* name, int frames) {
    const ModelDescription d = describe(named(name));
    return d.gridFor(frames, d.crop, d.crop).size();
  };
  CHECK(tokens("V-JEPA 2 ViT-L/16, 256 px", 64) == 8192);
  CHECK(tokens("V-JEPA 2 ViT-g/16, 384 px", 64) == 18432);
  CHECK(tokens("V-JEPA 1 ViT-L/16, 224 px", 16) == 1568);
  CHECK(tokens("V-JEPA 1 ViT-H/16, 384 px", 16) == 4608);
  CHECK(tokens("I-JEPA ViT-H/14, 224 px", 1) == 256);
  CHECK(tokens("I-JEPA ViT-H/16, 448 px", 1) == 784);
  CHECK(describe(named("V-JEPA 2 ViT-L/16, 256 px")).usualFrames() == 16);
}

TEST_CASE("a run of a model that is not loaded is foretold from its sizes", "[latent]") {
  const PublishedCheckpoint& p = named("V-JEPA 2 ViT-L/16, 256 px");
  const ModelDescription d = describe(p);
  const auto grid = d.gridFor(16, 256, 256);
  const Speed speed{{1e-5, 1e-9}, {2e-6, 1e-9}};
  const auto e = latent::foretold(d, grid, 1000, weightBytes(p), speed);
  CHECK(e.tokens == 2048);
  CHECK(e.visible == 1048);
  CHECK(e.targets_s == Approx(24 * 2048 * (1e-5 + 2048e-9)));
  CHECK(e.context_s == Approx(24 * 1048 * (1e-5 + 1048e-9)));
  CHECK(e.predict_s == Approx(12 * 2048 * (2e-6 + 2048e-9)));
  CHECK(e.working_bytes == latent::passBytes(d.encoder, 2048, 1024));
  const auto robot = latent::foretold(describe(named("V-JEPA 2-AC ViT-g/16, 256 px")), grid, 1000, 1, speed);
  CHECK(robot.predict_s == 0);
  const auto distilled = latent::foretold(describe(named("V-JEPA 2.1 ViT-B/16, 384 px, distilled")), grid, 1000, 1, speed);
  CHECK(distilled.predict_s == 0);
}

TEST_CASE("the speed of sizes is measured without a file, and stops when asked", "[model]") {
  const TransformerSize small{64, 2, 4, 256}, larger{256, 2, 4, 1024};
  const Speed speed = measureSizes(larger, small, {});
  CHECK(speed.encoder.seconds(512, 1) > 0);
  CHECK(speed.encoder.seconds(512, 1) > speed.predictor.seconds(512, 1));
  CHECK(measureSizes(small, {}, {}).predictor.seconds(512, 4) == 0);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(measureSizes(small, small, {stop.get_token(), {}}), CancelledException);
}

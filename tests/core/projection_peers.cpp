#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/projection/layout_fit.hpp"
#include "core/projection/health.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/support/manifold.hpp"

using namespace lacuna;
using namespace lacuna::projection;

namespace {

const jobs::JobContext no_context;

std::uint64_t sumOfBits(const Matrix& values) {
  std::uint64_t sum = 0;
  for (const float value : values.values) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    sum += bits;
  }
  return sum;
}

}  // namespace

TEST_CASE("layouts are as good as those of scikit-learn and umap-learn on the same latents", "[projection]") {
  const auto expected = nlohmann::json::parse(std::ifstream(test::sourceFile("tests/data/layouts/manifold.json")));
  const Matrix latents = test::Manifold(expected["width"], expected["seed"]).draw(expected["rows"]);
  REQUIRE(sumOfBits(latents) == expected["sum_of_bits"].get<std::uint64_t>());  // the very numbers that the peers saw
  for (const auto& peer : expected["layouts"]) {
    LayoutSettings settings;
    settings.method = methodOf(peer["method"]);
    settings.dimensions = peer["dimensions"];
    INFO(nameOf(settings.method) << " " << settings.dimensions);
    const Matrix points = fitLayout(latents, settings, no_context)->points();
    const Health ours = healthOf(latents, points, no_context, expected["neighbours"], static_cast<int>(latents.rows));
    const bool exact = settings.method == Method::Pca;
    // PCA has one answer; the others draw at random. Our UMAP starts from principal components, umap-learn from its graph's
    // eigenvectors, which tear fewer neighbours apart.
    CHECK(ours.trustworthiness == Approx(peer["trustworthiness"].get<double>()).margin(exact ? 2e-4 : 0.005));
    CHECK(ours.continuity == Approx(peer["continuity"].get<double>()).margin(exact ? 2e-4 : 0.03));
    CHECK(ours.overlap == Approx(peer["overlap"].get<double>()).margin(exact ? 5e-4 : 0.05));
  }
}

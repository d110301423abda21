#include <cmath>

#include "core/base/error.hpp"
#include "core/latent/make_latents.hpp"
#include "core/model/golden_values.hpp"
#include "core/probe/curve.hpp"
#include "core/probe/report.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::probe;

namespace {

const std::string golden = test::sharedFolder("golden/vjepa2-hf-cls");
bool hasGolden() {
  if (test::hasShared("golden/vjepa2-hf-cls")) return true;
  WARN("golden cases are not there: left out");
  return false;
}

void checkNear(const std::vector<double>& a, const std::vector<double>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i] == Approx(b[i]).margin(2e-6));
}

double sumOf(const std::vector<double>& shares) {
  double sum = 0;
  for (const double share : shares) sum += share;
  return sum;
}

}  // namespace

TEST_CASE("what goes into an attentive probe: visible tokens, predictions on their scale, or the truth", "[probe]") {
  const mask::Mask mask = test::maskOf({1, 2, 2}, {1, 2});
  Matrix targets(4, 2), seen(2, 2), predicted(2, 2);
  targets.values = {10, 11, 12, 13, 14, 15, 16, 17};
  seen.values = {1, 5, 4, 12};  // means 3 and 8, deviations 2 and 4: on average 5.5 and 3
  predicted.values = {1, -1, 0, 2};
  CHECK(probeInput(Way::WholeClip, mask, targets, seen, predicted, 1).values == targets.values);
  CHECK(probeInput(Way::VisibleAlone, mask, targets, seen, predicted, 1).values == seen.values);
  CHECK(probeInput(Way::True, mask, targets, seen, predicted, 1).values == std::vector<float>{1, 5, 12, 13, 14, 15, 4, 12});
  const Matrix filled = probeInput(Way::Predicted, mask, targets, seen, predicted, 1);
  const std::vector<float> wanted{1, 5, 8.5F, 2.5F, 5.5F, 11.5F, 4, 12};
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(filled.values[i] == Approx(wanted[i]).margin(1e-4));
  // Two levels of one feature each: no deviation but the norm's eps, and each its own mean.
  const Matrix by_level = probeInput(Way::Predicted, mask, targets, seen, predicted, 2);
  CHECK(by_level.row(1)[0] == Approx(2.5 + std::sqrt(1e-5)).margin(1e-5));
  CHECK(by_level.row(2)[1] == Approx(8.5 + 2 * std::sqrt(1e-5)).margin(1e-5));
}

TEST_CASE("the likeliest classes come first, ties by number", "[probe]") {
  CHECK(likeliest({0.1, 0.4, 0.1, 0.4}, 3) == std::vector<std::size_t>{1, 3, 0});
  CHECK(likeliest({0.5}, 5) == std::vector<std::size_t>{0});
}

TEST_CASE("a classification model's whole clip is the golden case's, and its visible tokens what it says of them alone", "[probe]") {
  if (!hasGolden()) return;
  const auto model = test::loadModel(golden);
  const model::GoldenValues values(model::Checkpoint::open(golden + "/expected.safetensors"));
  const auto window = test::windowOf(values.clip("input", 0, model->description().tubelet), "golden");
  const mask::TokenGrid grid = model->description().gridFor(window->input.frames, window->input.height, window->input.width);
  mask::Mask mask(grid);
  for (int i = 0; i < grid.size(); i += 3) mask.set(TokenId{i}, true);
  latent::LatentCache cache(1 << 26);
  const ClassProbe own;
  const ClipClasses classes = classesOf(own, {window, model, mask, {}}, cache, {});
  std::vector<float> expected = values.floats("probabilities");
  expected.resize(static_cast<std::size_t>(own.classes(*model)));
  checkNear(classes.by(Way::WholeClip), {expected.begin(), expected.end()});
  const std::vector<TokenId> visible = mask.visibleIds();
  const Matrix alone = model->encode(model::EncoderRole::Context, window->input, visible, {});
  checkNear(classes.by(Way::VisibleAlone), model::softmax(model->classify(alone, {})));
  CHECK(classes.why_not_predicted.empty() == !model->description().whyNotPredicted(grid).has_value());
}

TEST_CASE("a probe from its own file says the three ways on a model that predicts, along a curve too", "[probe]") {
  if (!hasGolden()) return;
  const auto model = test::demoModel();
  auto probe = std::make_shared<ClassProbe>();
  {
    const test::TempFolder folder;
    std::filesystem::copy_file(golden + "/classifier.pt", folder.file("classifier.pt"));
    test::writeFile(folder.file("classifier.pt.json"), R"({"num_heads": 2})");
    *probe = openProbe(folder.file("classifier.pt"), 0, {});
  }
  latent::LatentCache cache(1 << 26);
  const latent::RunRequest request{test::wavesWindow(), model, test::maskOf({4, 4, 4}, {5, 6, 9, 21}), {}};
  const ClipClasses classes = classesOf(*probe, request, cache, {});
  const auto run = latent::predictHidden(request, cache, {});
  const auto seen = latent::contextLatents(request, cache, {});
  for (const Way way : all_ways) {
    INFO(nameOf(way));
    const Matrix input = probeInput(way, run->mask, run->targets->values, seen->values, run->predicted->values, 1);
    CHECK(classes.by(way) == model::softmax(probe->from_file->logits(input, 1, {})));
    CHECK(sumOf(classes.by(way)) == Approx(1));
  }
  CHECK(classes.by(Way::VisibleAlone) != classes.by(Way::Predicted));
  CHECK(classes.by(Way::Predicted) != classes.by(Way::True));
  CurveRequest along{request, probe, nullptr, {"outwards", 2, 4.0 / 64, 0.5, 1, 1}, nullptr};
  const Curve curve = runCurve(along, cache, {});
  CHECK(curve.points[0].ways[1].shares == classes.by(Way::Predicted));  // the mask itself
  CHECK(curve.untouched == classes.by(Way::WholeClip));
  CHECK(curve.classes[3] == "3");  // nothing names them
  const latent::Table table = classTable({request.window, model, request.mask, {}}, *probe, classes);
  CHECK(table.columns[2].values == classes.by(Way::VisibleAlone));
}

TEST_CASE("with nothing hidden the visible tokens are all, and every filled way is the same", "[probe]") {
  if (!hasGolden()) return;
  const auto model = test::loadModel(golden);
  const auto window = test::wavesWindow();
  latent::LatentCache cache(1 << 26);
  const ClipClasses classes = classesOf({}, {window, model, mask::Mask({4, 4, 4}), {}}, cache, {});
  CHECK(classes.by(Way::VisibleAlone) == classes.by(Way::Predicted));
  CHECK(classes.by(Way::VisibleAlone) == classes.by(Way::True));
}

TEST_CASE("a probe that does not fit the model is refused in one line", "[probe]") {
  latent::LatentCache cache(1 << 26);
  const auto model = test::demoModel();
  mask::Mask all({4, 4, 4});
  CHECK_THROWS_WITH(classesOf({}, {test::wavesWindow(), model, all, {}}, cache, {}), ContainsSubstring("has no probe"));
  CHECK_THROWS_AS(openProbe(test::sourceFile("tests/data/model/untrained/model.safetensors"), 0, {}), Failure);
  if (!hasGolden()) return;
  const test::TempFolder folder;
  std::filesystem::copy_file(golden + "/classifier.pt", folder.file("classifier.pt"));
  test::writeFile(folder.file("classifier.pt.json"), R"({"num_heads": 2})");
  const ClassProbe probe = openProbe(folder.file("classifier.pt"), 0, {});
  const auto bundled = test::loadModel(test::sourceFile("models/world/model.safetensors"));
  CHECK_THROWS_WITH(checkProbe(probe, *bundled), ContainsSubstring("The probe is for 48 features, the model has 192"));
  CHECK(probe.from_file->hash() == openProbe(folder.file("classifier.pt"), 0, {}).from_file->hash());
  CHECK_FALSE(probe.from_file->hash() == Hash128());
  CHECK_THROWS_AS(openProbe(folder.file("classifier.pt"), 7, {}), Failure);
  for (const TokenId id : all.visibleIds()) all.set(id, true);
  CHECK_THROWS_WITH(classesOf(probe, {test::wavesWindow(), model, all, {}}, cache, {}), ContainsSubstring("Every token is hidden"));
}

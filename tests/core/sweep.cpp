#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/database/database.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_io.hpp"
#include "core/scenes/any_clip.hpp"
#include "core/sweep/messages.hpp"
#include "core/sweep/run_sweep.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::sweep;

namespace {

const jobs::JobContext no_context;

nlohmann::json someSpec() {
  return {{"format", "lacuna sweep"}, {"version", 1}, {"model", test::sourceFile("tests/data/model/untrained/model.safetensors")},
          {"clips", {"world:behind,seed=7..8"}}, {"frames", 8}, {"size", 64}, {"rate_fps", 4}, {"mask", "random"},
          {"axes", {{{"name", "ratio"}, {"values", {0.2, 0.5}}}, {{"name", "seed"}, {"from", 1}, {"to", 3}}}}};
}

Spec specOf(const nlohmann::json& json) { return parseSpec(json.dump(), "/somewhere", {}, no_context); }

std::string refusalOf(nlohmann::json json) {
  try {
    specOf(json);
  } catch (const Failure& failure) {
    return failure.error().what;
  }
  return {};
}

/// The same run by other hands than the sweep's.
std::shared_ptr<const latent::Run> runByHand(const std::string& clip, const std::string& mask) {
  const auto model = model::Model::open(test::sourceFile("tests/data/model/untrained/model.safetensors"), no_context);
  const auto source = scenes::openAny(clip, no_context);
  media::FrameCache frames(0);
  const auto window = media::readWindow(*source, {0, 8, 4.0}, 64, {}, frames, no_context);
  const mask::Mask hidden = mask::generate(mask::parseGenerator(mask), model->description().gridFor(8, 64, 64));
  latent::LatentCache cache(0);
  return latent::predictHidden({window, model, hidden, {}}, cache, no_context);
}

}  // namespace

TEST_CASE("a sweep's places are every clip at every pair of values", "[sweep]") {
  const Spec spec = specOf(someSpec());
  REQUIRE(spec.points() == 12);
  CHECK(spec.clips == std::vector<std::string>{"world:behind,seed=7", "world:behind,seed=8"});
  const Point first = pointAt(spec, 0), last = pointAt(spec, 11);
  CHECK(first.at == std::vector<std::string>{"0.2", "1"});
  CHECK(last.at == std::vector<std::string>{"0.5", "3"});
  CHECK(last.clip == "world:behind,seed=8");
  CHECK(mask::parseGenerator(last.mask) == mask::parseGenerator("random,ratio=0.5,seed=3"));

  auto tenths = someSpec();
  tenths["axes"] = {{{"name", "ratio"}, {"from", 0.1}, {"to", 0.9}, {"step", 0.1}}};
  CHECK(specOf(tenths).axes[0].values == std::vector<std::string>{"0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"});
  CHECK(textOf(specOf(tenths)) == textOf(specOf(tenths)));
  CHECK(textOf(specOf(tenths)) != textOf(spec));
  auto moved = someSpec();
  test::TempFolder folder;
  mask::MaskShape disc{ShapeId{1}, "Disc", mask::Operation::Hide, {}, mask::Ellipse{{0.4, 0.4}, {0.6, 0.6}}};
  disc.keys = {{0, {}}, {1, {}}};
  test::writeFile(folder.file("disc.json"), mask::shapesToJson({disc}));
  moved["mask"] = folder.file("disc.json");
  moved["axes"] = {{{"name", "x"}, {"values", {-0.1, 0.1}}}, {{"name", "scale"}, {"values", {0.5}}}};
  CHECK(shapesOf(pointAt(specOf(moved), 1)).front().keys[1].pose.dx == 0.1);
  CHECK(shapesOf(pointAt(specOf(moved), 1)).front().pose.dx == 0.1);
  CHECK(shapesOf(pointAt(specOf(moved), 1)).front().pose.scale_y == 0.5);
}

TEST_CASE("what is no sweep is refused in one line that names it", "[sweep]") {
  const auto with = [](const char* key, const nlohmann::json& value) {
    auto json = someSpec();
    json[key] = value;
    return refusalOf(json);
  };
  CHECK_THAT(with("format", "something"), ContainsSubstring("format"));
  CHECK_THAT(with("version", 2), ContainsSubstring("version 1"));
  CHECK_THAT(with("clips", nlohmann::json::array()), ContainsSubstring("no clips"));
  CHECK_THAT(with("clips", 7), ContainsSubstring("\"clips\""));
  CHECK_THAT(with("frame", 8), ContainsSubstring("no \"frame\""));
  CHECK_THAT(with("axes", {{{"name", "width"}, {"values", {1}}}}), ContainsSubstring("width"));  // of borders, not of random
  CHECK_THAT(with("axes", {{{"name", "ratio"}, {"values", {7}}}}), ContainsSubstring("ratio"));
  CHECK_THAT(with("axes", {{{"name", "start"}, {"values", {0.5}}}}), ContainsSubstring("whole numbers"));
  CHECK_THAT(with("axes", {{{"name", "seed"}, {"values", {1, 1}}}}), ContainsSubstring("twice"));
  CHECK_THAT(with("axes", {{{"name", "seed"}, {"from", 1}, {"to", 9e9}}}), ContainsSubstring("at most"));
  CHECK_THAT(with("axes", {{{"name", "seed"}, {"from", 1}, {"to", 9}, {"step", 0}}}), ContainsSubstring("step above 0"));
  CHECK_THAT(with("axes", {{{"name", "seed"}, {"from", 1}, {"to", 60'000}}}), ContainsSubstring("more than 100000 runs"));
  CHECK_THAT(with("axes", {{{"name", "seed"}, {"values", {1}}}, {{"name", "seed"}, {"values", {2}}}}), ContainsSubstring("both axes"));
  CHECK_THAT(with("axes", {{{"name", "x"}, {"values", {0}}}, {{"name", "y"}, {"values", {0}}}, {{"name", "seed"}, {"values", {1}}}}), ContainsSubstring("at most two"));
  CHECK_THAT(with("axes", {{{"name", "x"}, {"values", {0.1}}}}), ContainsSubstring("no drawn shape"));
  CHECK_THAT(with("axes", {{{"name", "ratio=0.5,seed"}, {"values", {1}}}}), ContainsSubstring("no name"));
  CHECK_THAT(with("axes", {{{"name", "ratio"}, {"values", 7}}}), ContainsSubstring("neither"));
  CHECK_THAT(with("axes", {{{"name", "mask"}, {"values", {"random", "border"}}}, {{"name", "ratio"}, {"values", {0.5}}}}), ContainsSubstring("ratio"));
  CHECK_THAT(with("mask", "randon,blocks=2"), ContainsSubstring("no mask generator \"randon\""));
  CHECK_THAT(with("mask", "lost.json"), ContainsSubstring("the mask is the file /somewhere/lost.json"));
  auto lost = someSpec();
  lost["mask"] = "lost.json";
  lost["axes"] = nlohmann::json::array();
  CHECK_THROWS_AS(specOf(lost), Failure);
  CHECK_THAT(with("frames", 8.7), ContainsSubstring("whole number"));
  CHECK_THAT(with("frames", 1e300), ContainsSubstring("whole number"));
  CHECK_THAT(with("size", -1), ContainsSubstring("whole number"));
  CHECK_THAT(with("clips", {std::string(100'000, 'a')}), ContainsSubstring("4096 bytes"));
  CHECK_THROWS_AS(parseSpec("{", "", {}, no_context), Failure);
  std::string deep = "{\"axes\": ";
  for (int i = 0; i < 200'000; ++i) deep += '[';
  CHECK_THROWS_AS(parseSpec(deep, "", {}, no_context), Failure);
  auto both = someSpec();
  both["axes"] = {{{"name", "mask"}, {"values", {"random", "future"}}}, {{"name", "ratio"}, {"values", {0.5}}}};
  CHECK(specOf(both).points() == 4);
}

TEST_CASE("every run of a sweep is the run that it says, and its table their mean", "[sweep]") {
  test::TempFolder folder;
  const Spec spec = specOf(someSpec());
  Store store(folder.file("sweep.sqlite"), spec);
  const SweepReport report = runSweep(spec, store, {}, no_context);
  CHECK(report.done == 12);
  CHECK(report.failed.empty());
  const std::vector<Kept> all = store.all();
  REQUIRE(all.size() == 12);
  const Kept kept = store.one(8);  // the second clip, 0.2, seed 3
  const auto run = runByHand("world:behind,seed=8", "random,ratio=0.2,seed=3");
  CHECK(kept.run == run->hash);
  CHECK(kept.mean.l1_normed == run->mean.l1_normed);
  CHECK(kept.mean.cosine == run->mean.cosine);
  REQUIRE(kept.errors.size() == run->errors.size());
  CHECK(kept.ids.size() == kept.errors.size());
  CHECK(kept.ids.front() == index(run->hidden_ids.front()));
  CHECK(kept.errors.back().l2_normed == run->errors.back().l2_normed);
  float least = 1e9F, nearest = -1;
  for (const auto& baseline : run->baselines) {
    least = std::min(least, baseline.mean.l1_normed);
    nearest = std::max(nearest, baseline.mean.cosine);
  }
  CHECK(kept.guess.l1_normed == least);
  CHECK(kept.guess.cosine == nearest);

  const std::vector<Place> table = tableOf(spec, all);
  REQUIRE(table.size() == 6);
  CHECK(table[2].at == std::vector<std::string>{"0.2", "3"});
  CHECK(table[2].runs == 2);
  const double a = all[2].mean.l1_normed, b = all[8].mean.l1_normed;
  const Spread& spread = table[2].of(latent::Metric::L1Normed);
  CHECK(spread.mean == Approx((a + b) / 2));
  CHECK(spread.deviation == Approx(std::abs(a - b) / std::sqrt(2.0)));
  CHECK(table[2].hidden_share == Approx(0.2).margin(0.02));

  const std::vector<Place> over_seeds = tableOf(spec, all, {1});
  REQUIRE(over_seeds.size() == 2);
  CHECK(over_seeds[0].at == std::vector<std::string>{"0.2"});
  CHECK(over_seeds[0].runs == 6);

  writeTables(spec, all, folder.path().string());
  std::ifstream file(folder.file("runs.csv"));
  int lines = 0;
  for (std::string line; std::getline(file, line);) ++lines;
  CHECK(lines == 2 + 12);
  CHECK_THAT(test::readFile(folder.file("table.csv")), ContainsSubstring("\nratio,seed,runs,hidden_share,mean_l1_normed,"));
}

TEST_CASE("the spread of a sweep is that of its runs, as NumPy has it", "[sweep]") {
  auto json = someSpec();
  json["axes"] = {{{"name", "ratio"}, {"values", {0.2, 0.5}}}};
  json["clips"] = {"world:behind,seed=1..5"};
  const Spec spec = specOf(json);
  const std::vector<float> errors = {0.5F, 0.125F, 1.0F, 0.25F, 0.375F};
  std::vector<Kept> kept;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    Kept run;
    run.number = 2 * i + 1;  // all at 0.5
    run.tokens = 64;
    run.hidden = 16;
    run.mean.l2_normed = errors[i];
    run.guess.l2_normed = 2;
    kept.push_back(run);
  }
  const std::vector<Place> table = tableOf(spec, kept);
  REQUIRE(table.size() == 1);
  CHECK(table[0].at == std::vector<std::string>{"0.5"});
  const Spread& spread = table[0].of(latent::Metric::L2Normed);
  CHECK(spread.mean == Approx(0.45));  // numpy.mean, std(ddof=1), percentile 25, 50, 75
  CHECK(spread.deviation == Approx(0.33773140511354573));
  CHECK(spread.low == Approx(0.25));
  CHECK(spread.median == Approx(0.375));
  CHECK(spread.high == Approx(0.5));
  CHECK(spread.guess == Approx(2));
}

TEST_CASE("seeds of a sweep are runs of one place, with masks that follow one another", "[sweep]") {
  auto json = someSpec();
  json["mask"] = "random,seed=5";
  json["axes"] = {{{"name", "ratio"}, {"values", {0.2, 0.5}}}};
  json["seeds"] = 3;
  const Spec spec = specOf(json);
  REQUIRE(spec.points() == 12);
  CHECK(pointAt(spec, 0).mask == "random,seed=5,ratio=0.2");
  CHECK(pointAt(spec, 3).mask == "random,seed=6,ratio=0.5");
  CHECK(pointAt(spec, 11).mask == "random,seed=7,ratio=0.5");
  CHECK(pointAt(spec, 11).clip == "world:behind,seed=8");
  CHECK(specOf(nlohmann::json::parse(jsonOf(spec))) == spec);
  json["seeds"] = 0;
  CHECK_THAT(refusalOf(json), ContainsSubstring("1 or more"));
  json["seeds"] = 3;
  json["mask"] = "future";
  CHECK_THAT(refusalOf(json), ContainsSubstring("has no seed"));
}

TEST_CASE("the text of a sweep alone opens nothing", "[sweep]") {
  auto json = someSpec();
  json["clips"] = {"lost/folder", "lost.mp4"};
  json["mask"] = "lost.json";
  json["axes"] = {{{"name", "x"}, {"values", {0, 0.5}}}};
  const Spec spec = parseSpecText(json.dump(), "/somewhere", {});
  CHECK(spec.mask == "/somewhere/lost.json");
  CHECK(spec.clips == std::vector<std::string>{"/somewhere/lost/folder", "/somewhere/lost.mp4"});
  CHECK_THROWS_AS(lookedUp(spec, "/somewhere", no_context), Failure);
}

TEST_CASE("what processes of a sweep tell each other arrives as it was", "[sweep]") {
  Kept kept;
  kept.number = 7;
  kept.mask = "random,seed=1";
  kept.run = {1, 0xFFFFFFFFFFFFFFFF};
  kept.hidden = 2;
  kept.tokens = 64;
  kept.mean = {0.1F, 0.2F, 0.3F, -0.4F};
  kept.guess = {0.5F, 0.6F, 0.7F, 0.8F};
  kept.baseline = "Mean latent";
  kept.ids = {3, 9};
  kept.errors = {{1e-9F, 2, 3, 4}, {5, 6, 7, 8}};
  const Kept arrived = keptFrom(bytesOf(kept));
  CHECK(arrived.number == 7);
  CHECK(arrived.run == kept.run);
  CHECK(arrived.mean.cosine == kept.mean.cosine);
  CHECK(arrived.guess.l1_raw == kept.guess.l1_raw);
  CHECK(arrived.ids == kept.ids);
  CHECK(arrived.errors[0].l1_normed == 1e-9F);
  CHECK(arrived.errors[1].cosine == 8);
  const auto failed = failedFrom(bytesOf(std::vector<SweepReport::Failed>{{5, {ErrorKind::NotFound, "what", "where"}}}));
  REQUIRE(failed.size() == 1);
  CHECK(failed[0].error.line() == "where: what");
  CHECK(numbersFrom(bytesOf(std::set<std::size_t>{1, 100'000})) == std::set<std::size_t>{1, 100'000});
  const MadeWith made_with{{{"model.pt", {1, 2}}}, {{"clip\n0", {3, 0xFFFFFFFFFFFFFFFF}}}};
  CHECK(madeWithFrom(bytesOf(made_with)).models == made_with.models);
  CHECK(madeWithFrom(bytesOf(made_with)).windows == made_with.windows);
  CHECK_THROWS_AS(keptFrom("nonsense"), Failure);
  CHECK_THROWS_AS(madeWithFrom("nonsense"), Failure);
}

TEST_CASE("a sweep that was stopped goes on where it was, and shares of it add up", "[sweep]") {
  test::TempFolder folder;
  const Spec spec = specOf(someSpec());
  Store whole(folder.file("whole.sqlite"), spec);
  runSweep(spec, whole, {}, no_context);
  {
    Store store(folder.file("part.sqlite"), spec);
    std::stop_source stop;
    const auto report = [&](const jobs::Progress& progress) {
      if (progress.done == 5) stop.request_stop();
    };
    CHECK_THROWS_AS(runSweep(spec, store, {}, {stop.get_token(), report}), CancelledException);
  }
  Store store(folder.file("part.sqlite"), spec);
  CHECK(store.finished().size() == 5);
  Store beside(folder.file("part.sqlite"), spec);  // as another process has it
  const SweepReport even = runSweep(spec, store, {0, 2}, no_context), odd = runSweep(spec, beside, {1, 2}, no_context);
  CHECK(even.done + even.known == 6);
  CHECK(odd.done + odd.known == 6);
  CHECK(even.done + odd.done == 7);
  Store gathered(folder.file("gathered.sqlite"), spec);
  const SweepReport rest = runSweep(spec, gathered, {1, 2, {1, 3, 5}}, no_context);  // three of its six are in another store
  CHECK(rest.known == 3);
  CHECK(rest.done == 3);
  gathered.addFrom(store);
  CHECK(gathered.all().size() == 12);
  CHECK(gathered.one(4).errors.size() == store.one(4).errors.size());
  CHECK(Store::finishedIn(folder.file("gathered.sqlite"), spec) == 12U);
  CHECK_FALSE(Store::finishedIn(folder.file("none.sqlite"), spec).has_value());
  CHECK_FALSE(std::filesystem::exists(folder.file("none.sqlite")));
  const auto expected = whole.all(), found = store.all();
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].run == expected[i].run);
    CHECK(found[i].mean.l1_normed == expected[i].mean.l1_normed);
  }
}

TEST_CASE("a run that cannot be made is reported and the others are; foreign stores are left alone", "[sweep]") {
  test::TempFolder folder;
  auto json = someSpec();
  json["clips"] = {"world:behind,seed=7", folder.file("lost.mp4")};
  json["axes"] = {{{"name", "ratio"}, {"values", {0, 0.5}}}};
  const Spec spec = specOf(json);
  {
    Store store(folder.file("sweep.sqlite"), spec);
    const SweepReport report = runSweep(spec, store, {}, no_context);
    CHECK(report.done == 1);
    REQUIRE(report.failed.size() == 3);
    CHECK_THAT(report.failed[0].error.line(), ContainsSubstring("lost.mp4") || ContainsSubstring("hides no token"));
    CHECK_THROWS_AS(store.one(0), Failure);
  }
  CHECK_THROWS_WITH(Store(folder.file("sweep.sqlite"), specOf(someSpec())), ContainsSubstring("another sweep"));
  test::writeFile(folder.file("text.sqlite"), std::string(5000, 'x'));
  CHECK_THROWS_AS(Store(folder.file("text.sqlite"), spec), Failure);
  CHECK(std::filesystem::file_size(folder.file("text.sqlite")) == 5000);
  CHECK_THROWS_AS(Store(folder.file("no/such/folder.sqlite"), spec), Failure);
}

TEST_CASE("a store that somebody changed is damaged, and says so", "[sweep]") {
  test::TempFolder folder;
  auto json = someSpec();
  json["axes"] = nlohmann::json::array();
  const Spec spec = specOf(json);
  const std::string path = folder.file("sweep.sqlite");
  Kept kept;
  kept.number = 1;
  kept.tokens = 4;
  Store store(path, spec);
  store.add(kept);
  store.add(kept);  // once is enough
  CHECK(store.all().size() == 1);
  kept.number = 77;  // no run of this sweep
  CHECK_THROWS_AS(store.add(kept), Failure);
  database::Database(path, {database::Access::Write, "The store cannot be changed"}).run("UPDATE points SET number=77");
  CHECK_THROWS_WITH(store.all(), ContainsSubstring("damaged"));
}

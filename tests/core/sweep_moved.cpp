#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/home_path.hpp"
#include "core/base/outcome.hpp"
#include "core/database/database.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_io.hpp"
#include "core/sweep/parts.hpp"
#include "core/sweep/portable.hpp"
#include "core/sweep/run_sweep.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::sweep;
namespace fs = std::filesystem;

namespace {

const jobs::JobContext no_context;

/// A folder with a checkpoint, a drawn mask and the spec.json that names both by whole paths, as a person may.
struct SweepFolder {
  test::TempFolder home;
  std::string folder = home.file("first");

  SweepFolder() {
    fs::create_directory(folder);
    for (const char* file : {"/model.safetensors", "/config.json"}) fs::copy_file(test::sourceFile("tests/data/model/untrained") + file, folder + file);
    mask::MaskShape shape;
    shape.id = ShapeId{1};
    shape.form = mask::Ellipse{{0.2, 0.2}, {0.7, 0.7}};
    test::writeFile(folder + "/mask.json", mask::shapesToJson({shape}));
    const nlohmann::json json{{"format", "lacuna sweep"}, {"version", 1}, {"model", folder + "/model.safetensors"}, {"clips", {"world:behind,seed=7..8"}},
                              {"frames", 8}, {"size", 64}, {"rate_fps", 4}, {"mask", folder + "/mask.json"}, {"axes", {{{"name", "x"}, {"values", {0, 0.1}}}}}};
    test::writeFile(folder + "/spec.json", json.dump());
  }
  std::string store() const { return folder + "/sweep.sqlite"; }
  Spec spec(const std::string& model_in_use = {}) const { return readSpec(folder + "/spec.json", model_in_use, no_context); }
  SweepReport run(const Spec& spec, const Share& share) const {
    Store store(this->store(), spec);
    return runSweep(spec, store, share, no_context);
  }
  void moveTo(const std::string& name) {
    fs::rename(folder, home.file(name));
    folder = home.file(name);
  }
};

}  // namespace

TEST_CASE("a sweep's folder that was moved is read and gone on with", "[sweep]") {
  SweepFolder sweep;
  CHECK(sweep.run(sweep.spec(), {0, 2, {}}).done == 2);
  SECTION("with whole paths in the spec: what is not there any more is found beside it") {}
  SECTION("with the paths that the window writes") { test::writeFile(sweep.folder + "/spec.json", jsonIn(sweep.folder, sweep.spec())); }
  sweep.moveTo("second");
  const Spec spec = sweep.spec();
  CHECK(spec.model == sweep.folder + "/model.safetensors");
  CHECK(spec.mask == sweep.folder + "/mask.json");
  const SweepReport report = sweep.run(spec, {});
  CHECK(report.known == 2);
  CHECK(report.done == 2);
  CHECK(report.failed.empty());
}

TEST_CASE("a spec that is named from the working folder finds what moved beside it; one without a file looks nowhere", "[sweep]") {
  SweepFolder sweep;
  const std::string before = test::readFile(sweep.folder + "/spec.json");
  sweep.moveTo("second");
  const fs::path working = fs::current_path();
  fs::current_path(sweep.folder);
  const auto beside = outcomeOf([] { return readSpec("spec.json", {}, no_context); });
  const auto without = outcomeOf([&] { return parseSpec(before, {}, {}, no_context); });
  fs::current_path(working);
  REQUIRE(beside.ok());
  CHECK(beside.value().model == sweep.folder + "/model.safetensors");
  CHECK(beside.value().mask == sweep.folder + "/mask.json");
  REQUIRE(without.error() != nullptr);
  CHECK(without.error()->kind == ErrorKind::NotFound);  // of the mask that is not there
}

TEST_CASE("a sweep is read where its checkpoint is not, and gone on with when one of that name is in use", "[sweep]") {
  SweepFolder sweep;
  sweep.run(sweep.spec(), {0, 2, {}});
  const std::string elsewhere = sweep.home.file("elsewhere");
  fs::create_directory(elsewhere);
  for (const char* file : {"/model.safetensors", "/config.json"}) fs::rename(sweep.folder + file, elsewhere + file);
  CHECK(Store::finishedIn(sweep.store(), sweep.spec()) == 2);
  CHECK(sweep.run(sweep.spec(), {}).failed.size() == 2);
  CHECK(sweep.run(sweep.spec(elsewhere + "/model.safetensors"), {}).done == 2);
}

TEST_CASE("a checkpoint that was renamed is known by its content, and one that is gone is told by its hash", "[sweep]") {
  SweepFolder sweep;
  sweep.run(sweep.spec(), {0, 2, {}});
  fs::rename(sweep.folder + "/model.safetensors", sweep.folder + "/the-one.safetensors");
  test::writeFile(sweep.folder + "/broken.safetensors", "no checkpoint");
  const std::string hash = Store(sweep.store(), sweep.spec()).all().front().model.hex();
  SECTION("beside files that are not it") { CHECK(sweep.run(sweep.spec(), {}).done == 2); }
  SECTION("gone") {
    fs::remove(sweep.folder + "/the-one.safetensors");
    const SweepReport report = sweep.run(sweep.spec(), {});
    CHECK(report.done == 0);
    REQUIRE(report.failed.size() == 2);
    for (const auto& failed : report.failed) CHECK_THAT(failed.error.what, ContainsSubstring("Its hash is " + hash));
  }
  SECTION("never known: nothing is taken in its place") {
    SweepFolder fresh;
    fs::rename(fresh.folder + "/model.safetensors", fresh.folder + "/the-one.safetensors");
    CHECK(fresh.run(fresh.spec(), {}).done == 0);
  }
}

TEST_CASE("another checkpoint of the same name is not mixed in", "[sweep]") {
  SweepFolder sweep;
  sweep.run(sweep.spec(), {0, 2, {}});
  for (const char* file : {"/model.safetensors", "/config.json"})
    fs::copy_file(test::sourceFile("models/world") + file, sweep.folder + file, fs::copy_options::overwrite_existing);
  const SweepReport report = sweep.run(sweep.spec(), {});
  CHECK(report.done == 0);
  REQUIRE(report.failed.size() == 2);
  CHECK(report.failed[0].error.what.starts_with("This is another checkpoint than the finished runs of the sweep were made with."));
}

TEST_CASE("no run enters a store that was made with another checkpoint or clip than those in it, from wherever it comes", "[sweep]") {
  const SweepFolder sweep;
  const Spec spec = sweep.spec();
  sweep.run(spec, {});
  Store all(sweep.store(), spec);
  const std::string part = sweep.folder + "/sweep.rank-1.sqlite";
  Kept first = all.one(0), other_model = all.one(1), other_clip = all.one(1);
  other_model.model = {1, 2};
  other_clip.clip = {1, 2};
  Store store(sweep.home.file("store.sqlite"), spec), beside(sweep.home.file("store.sqlite"), spec);  // as another process has it
  CHECK(beside.madeWith().models.empty());
  store.add(first);
  SECTION("from a process at work on the same store") {
    CHECK_THROWS_WITH(beside.add(other_model), ContainsSubstring("another checkpoint"));
    CHECK_THROWS_WITH(beside.add(other_clip), ContainsSubstring("another clip"));
    CHECK(store.finished() == std::set<std::size_t>{0});
    CHECK_FALSE(beside.tryAdd(all.one(1)).has_value());
    CHECK(store.finished() == std::set<std::size_t>{0, 1});
    CHECK_FALSE(beside.tryAdd(other_model).has_value());  // the one that is there stays
    CHECK(beside.one(1).model == first.model);
  }
  SECTION("from the part of one that was killed, which stays") {
    Store(part, spec).add(other_model);
    CHECK_THROWS_WITH(takeInParts(sweep.folder, spec, store), ContainsSubstring("A part of the sweep was made with another checkpoint or clip"));
    CHECK(fs::exists(part));
    CHECK(store.finished() == std::set<std::size_t>{0});
  }
  SECTION("from one with a store of its own, told of the others") {
    Store own(part, spec);
    own.expect(store.madeWith());
    CHECK_THROWS_WITH(own.add(other_model), ContainsSubstring("another checkpoint"));
    CHECK_THROWS_WITH(own.add(other_clip), ContainsSubstring("another clip"));
    MadeWith others = store.madeWith();
    others.models[spec.model] = {1, 2};
    own.expect(others);
    const SweepReport report = runSweep(spec, own, {0, 2, {}}, no_context);
    CHECK(report.done == 0);
    REQUIRE(report.failed.size() == 2);
    CHECK_THAT(report.failed[0].error.what, ContainsSubstring("another checkpoint"));
  }
}

TEST_CASE("another clip of the same name is not mixed in", "[sweep]") {
  SweepFolder sweep;
  auto json = nlohmann::json::parse(test::readFile(sweep.folder + "/spec.json"));
  json["clips"] = {"picture.png"};
  const auto put = [&sweep](std::uint64_t seed) { REQUIRE(mask::writePng(mask::generate({"random", seed, {}}, {1, 64, 64}), sweep.folder + "/picture.png") == 1); };
  put(1);
  test::writeFile(sweep.folder + "/spec.json", json.dump());
  CHECK(sweep.run(sweep.spec(), {0, 2, {}}).done == 1);
  put(2);
  const SweepReport report = sweep.run(sweep.spec(), {});
  CHECK(report.known == 1);
  CHECK(report.done == 0);
  REQUIRE(report.failed.size() == 1);
  CHECK(report.failed[0].error.what.starts_with("This is another clip than the finished runs of the sweep were made with."));
  put(1);
  CHECK(sweep.run(sweep.spec(), {}).done == 1);
}

TEST_CASE("another mask file of the same name is another sweep; a store that was begun before opens with either", "[sweep]") {
  SweepFolder sweep;
  const auto put = [&sweep](double right) { test::writeFile(sweep.folder + "/mask.json", mask::shapesToJson({{ShapeId{1}, "Disc", mask::Operation::Hide, {}, mask::Ellipse{{0.2, 0.2}, {right, 0.7}}}})); };
  put(0.7);
  CHECK(sweep.run(sweep.spec(), {0, 2, {}}).done == 2);
  put(0.8);
  CHECK_THROWS_WITH(Store(sweep.store(), sweep.spec()), ContainsSubstring("another sweep"));
  CHECK_FALSE(Store::finishedIn(sweep.store(), sweep.spec()).has_value());
  put(0.7);
  CHECK(Store::finishedIn(sweep.store(), sweep.spec()) == 2);
  auto before = nlohmann::ordered_json::parse(textOf(sweep.spec()));
  REQUIRE(before.erase("mask_hashes") == 1);
  put(0.8);
  CHECK(isTextOf(before.dump(2), sweep.spec()));
}

TEST_CASE("what a sweep writes tells nothing of the folders that it lay in", "[sweep]") {
  SweepFolder sweep;
  const Spec spec = sweep.spec();
  sweep.run(spec, {});
  Store store(sweep.store(), spec);
  writeTables(spec, store.all(), sweep.folder);
  test::writeFile(sweep.folder + "/spec.json", jsonIn(sweep.folder, spec));
  for (const char* name : {"/runs.csv", "/table.csv", "/spec.json", "/sweep.sqlite"}) {
    CAPTURE(name);
    const std::string text = test::readFile(sweep.folder + name);
    CHECK(text.find("model.safetensors") != std::string::npos);
    CHECK(text.find(sweep.home.path().string()) == std::string::npos);
  }
  CHECK(readSpec(sweep.folder + "/spec.json", {}, no_context) == spec);
}

TEST_CASE("a store that was begun with whole paths is of its sweep still", "[sweep]") {
  const SweepFolder sweep;
  const Spec spec = sweep.spec();
  nlohmann::ordered_json before = nlohmann::ordered_json::parse(jsonOf(spec));
  before.erase("format");
  before.erase("version");
  CHECK(before.dump(2).find(sweep.folder) != std::string::npos);
  CHECK(isTextOf(before.dump(2), spec));
  CHECK(isTextOf(textOf(spec), spec));
  Spec other = spec;
  other.seeds = 2;
  CHECK_FALSE(isTextOf(textOf(other), spec));
  for (const char* broken : {"", "{", "[]", "{\"clips\": 3}"}) CHECK_FALSE(isTextOf(broken, spec));
}

TEST_CASE("a store with hostile text in the place of its spec is of no sweep, and looking at it does no harm", "[sweep]") {
  const SweepFolder sweep;
  const Spec spec = sweep.spec();
  { Store store(sweep.store(), spec); }
  REQUIRE(Store::finishedIn(sweep.store(), spec) == 0);
  const std::size_t deep = 300'000, much = most_spec_bytes + 1;
  for (const std::string& text : {"{\"axes\":" + std::string(deep, '[') + std::string(deep, ']') + "}", std::string(deep, '['), textOf(spec) + std::string(much, ' '),
                                  std::string("{\"mask\": \"random\", \"mask\": \"future\"}")}) {
    CAPTURE(text.substr(0, 40), text.size());
    const database::Database file(sweep.store(), {database::Access::Write, "The store cannot be changed"});
    database::Statement put(file, "UPDATE sweep SET spec=?");
    put.bind(1, text);
    put.next();
    CHECK_FALSE(isTextOf(text, spec));
    CHECK_FALSE(Store::finishedIn(sweep.store(), spec).has_value());
    CHECK_THROWS_WITH(Store(sweep.store(), spec), ContainsSubstring("another sweep"));
  }
}

TEST_CASE("checkpoints of one name are told apart by their folders, and none stands for two", "[sweep]") {
  CHECK(namesApart({"/a/b/one.pt", "/a/c/two.pt", "random"}) == std::vector<std::string>{"one.pt", "two.pt", "random"});
  CHECK(namesApart({"/a/b/m.pt", "/a/c/m.pt", "/a/c/n.pt"}) == std::vector<std::string>{"b/m.pt", "c/m.pt", "n.pt"});
  CHECK(namesApart({"/x/b/m.pt", "/y/b/m.pt", "/m.pt"}) == std::vector<std::string>{"x/b/m.pt", "y/b/m.pt", "m.pt"});
  const SweepFolder sweep;
  auto json = nlohmann::json::parse(test::readFile(sweep.folder + "/spec.json"));
  json.erase("model");
  json["axes"] = {{{"name", "model"}, {"values", {"/none/seed1/model.safetensors", "/none/seed2/model.safetensors"}}}};
  test::writeFile(sweep.folder + "/spec.json", json.dump());
  const Spec spec = sweep.spec();  // one file of that name lies beside it: it is neither
  CHECK(spec.axes[0].values == std::vector<std::string>{"/none/seed1/model.safetensors", "/none/seed2/model.safetensors"});
  CHECK(isTextOf(textByNames(spec), spec));
  Kept first, second;
  first.tokens = second.tokens = 1;
  second.number = 1;
  const latent::Table table = placesTable(spec, tableOf(spec, {first, second}));
  CHECK(table.columns[0].words == std::vector<std::string>{"seed1/model.safetensors", "seed2/model.safetensors"});
  CHECK_THAT(table.settings, ContainsSubstring("seed1/model.safetensors"));
  CHECK_FALSE(table.settings.find("none") != std::string::npos);
}

TEST_CASE("what lies below the home folder is named from there, on any machine", "[base]") {
  REQUIRE(std::getenv("HOME") != nullptr);
  const std::string home = std::getenv("HOME");
  REQUIRE(home.size() > 1);
  CHECK(withTilde(home + "/models/a.safetensors") == "~/models/a.safetensors");
  CHECK(withoutTilde("~/models/a.safetensors") == home + "/models/a.safetensors");
  for (const std::string& same : {home + "s/a", std::string("/data/a"), std::string("world:behind,seed=7"), std::string()}) {
    CHECK(withTilde(same) == same);
    CHECK(withoutTilde(same) == same);
  }
}

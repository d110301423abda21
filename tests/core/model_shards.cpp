#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/model/description.hpp"
#include "core/model/model.hpp"
#include "core/model/shard_index.hpp"
#include "core/model/verify.hpp"
#include "tests/core/weights_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::model;
using namespace lacuna::test;

namespace {

constexpr const char* kIndex = "model.safetensors.index.json";

/// A folder with shards and their index, as its weight map says.
struct Sharded {
  TempFolder folder;

  void shard(const std::string& name, const std::map<std::string, std::vector<float>>& tensors) const {
    WeightsFile file;
    for (const auto& [tensor, values] : tensors) file.add(tensor, {static_cast<int>(values.size())}, values);
    writeFile(folder.file(name), file.bytes());
  }

  void index(const std::string& weight_map) const {
    writeFile(folder.file(kIndex), R"({"metadata":{"total_size":4},"weight_map":)" + weight_map + "}");
  }

  std::string line() const {
    try {
      Checkpoint::open(folder.file(kIndex));
    } catch (const Failure& failure) {
      return failure.what();
    }
    return "opened";
  }
};

/// Splits a safetensors model in two shards, every other tensor in each, beside a copy of its config.json.
void splitInTwo(const std::string& model_folder, const TempFolder& into) {
  const auto whole = Checkpoint::open(model_folder);
  WeightsFile parts[2];
  nlohmann::json map;
  std::size_t number = 0;
  for (const TensorEntry& entry : whole->tensors()) {
    const std::size_t part = number++ % 2;
    parts[part].add(entry.name, std::vector<int>(entry.shape.begin(), entry.shape.end()), whole->readFloats(entry));
    map[entry.name] = part == 0 ? "model-00001-of-00002.safetensors" : "model-00002-of-00002.safetensors";
  }
  writeFile(into.file("model-00001-of-00002.safetensors"), parts[0].bytes());
  writeFile(into.file("model-00002-of-00002.safetensors"), parts[1].bytes());
  writeFile(into.file(kIndex), nlohmann::json{{"metadata", {{"total_size", 0}}}, {"weight_map", map}}.dump());
  writeFile(into.file("config.json"), whole->config().value());
}

std::string lineForMap(const std::string& weight_map) {
  try {
    parseShardIndex(R"({"weight_map":)" + weight_map + "}", "index");
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "parsed";
}

}  // namespace

TEST_CASE("Several safetensors files under one index are one checkpoint", "[model][checkpoint]") {
  const Sharded made;
  made.shard("a.safetensors", {{"x", {1, 2}}, {"not in the index", {5}}});
  made.shard("b.safetensors", {{"y", {3}}, {"z", {4}}});
  made.index(R"({"x":"a.safetensors","y":"b.safetensors","z":"b.safetensors"})");
  for (const std::string& path : {made.folder.path().string(), made.folder.file(kIndex)}) {
    const auto checkpoint = Checkpoint::open(path);
    CHECK(checkpoint->path() == made.folder.file(kIndex));
    CHECK(std::string(checkpoint->format()) == "safetensors in several files");
    CHECK(checkpoint->fileBytes() == std::filesystem::file_size(made.folder.file("a.safetensors")) +
                                         std::filesystem::file_size(made.folder.file("b.safetensors")));
    REQUIRE(checkpoint->tensors().size() == 4);
    CHECK(checkpoint->readFloats(*checkpoint->find("x")) == std::vector<float>{1, 2});
    CHECK(checkpoint->readFloats(*checkpoint->find("y")) == std::vector<float>{3});
    CHECK(checkpoint->readFloats(*checkpoint->find("z")) == std::vector<float>{4});
  }
  CHECK(Checkpoint::inFolder(made.folder.path().string()));
  CHECK_FALSE(Checkpoint::inFolder(made.folder.file("a.safetensors")));
}

TEST_CASE("A model in two files is the same model", "[model][checkpoint]") {
  const std::string whole_folder = sourceFile("tests/data/model/untrained");
  const TempFolder folder;
  splitInTwo(whole_folder, folder);
  const auto whole = Checkpoint::open(whole_folder), parts = Checkpoint::open(folder.path().string());
  CHECK(parts->config() == whole->config());
  const auto a = Model::load(whole, describe(*whole), {}), b = Model::load(parts, describe(*parts), {});
  CHECK(a->hash() == b->hash());
}

TEST_CASE("A golden case split in two files agrees with the reference", "[model][verify]") {
  if (!hasShared("golden/vjepa2-hf")) {
    WARN("golden/vjepa2-hf is absent; skipped");
    return;
  }
  const TempFolder folder;
  splitInTwo(sharedFolder("golden/vjepa2-hf"), folder);
  const VerifyReport report = verifyCase(sharedFolder("golden/vjepa2-hf"), {}, folder.path().string());
  INFO(report.table());
  CHECK(report.passed());
  CHECK(report.checks.size() == 67);
}

TEST_CASE("An index that its files do not fit is refused in one line", "[model][checkpoint]") {
  const Sharded made;
  made.shard("a.safetensors", {{"x", {1}}});
  made.shard("b.safetensors", {{"x", {2}}, {"y", {3}}});
  made.index(R"({"x":"a.safetensors","z":"c.safetensors"})");
  CHECK_THAT(made.line(), ContainsSubstring("A part of this checkpoint is missing: c.safetensors"));
  made.index(R"({"x":"a.safetensors","z":"a.safetensors"})");
  CHECK_THAT(made.line(), ContainsSubstring("it names \"z\" in a.safetensors, which lacks it"));
  made.index(R"({"x":"a.safetensors","y":"b.safetensors"})");
  CHECK_THAT(made.line(), ContainsSubstring("it has \"x\" in a.safetensors and in b.safetensors"));
  made.shard("c.safetensors", {{"z", {1}}});
  made.index(R"({"x":"a.safetensors","z":"a.safetensors","w":"c.safetensors"})");
  CHECK_THAT(made.line(), ContainsSubstring("it names \"z\" in a.safetensors, and it is in c.safetensors"));
  made.index(R"({"x":"a.safetensors","y":"a.safetensors"})");
  writeFile(made.folder.file("a.safetensors"), "no weights");
  CHECK_THAT(made.line(), ContainsSubstring("a.safetensors"));
  std::filesystem::remove(made.folder.file("a.safetensors"));
  std::filesystem::create_directory(made.folder.file("a.safetensors"));
  CHECK_THAT(made.line(), ContainsSubstring("is missing: a.safetensors"));
}

TEST_CASE("An index opens no file outside its folder", "[model][checkpoint]") {
  for (const char* const name : {"", ".", "..", "/etc/hostname", "../a.safetensors", "sub/a.safetensors", "a/../b",
                                 "..\\\\a", "a\\u0000b", "a\\nb"}) {
    INFO(name);
    CHECK_THAT(lineForMap(std::string(R"({"x":")") + name + "\"}"), ContainsSubstring("does not lie beside it"));
  }
  CHECK(lineForMap(R"({"x":"a..b.safetensors"})") == "parsed");
}

TEST_CASE("Hostile indices are refused", "[model][checkpoint]") {
  for (const char* const map : {"{}", "[]", "7", "null", R"({"x":7})", R"({"x":{"y":"a"}})", R"({"x":"a","x":"b"})",
                                R"({"a\nb":"a"})", "{", R"({"x":[[[[[[["a"]]]]]]]})"}) {
    INFO(map);
    CHECK_THAT(lineForMap(map), ContainsSubstring("This index is damaged"));
    CHECK(lineForMap(map).find('\n') == std::string::npos);
  }
  CHECK_THROWS_WITH(parseShardIndex("[]", "index"), ContainsSubstring("no \"weight_map\""));
  std::string many;
  for (int i = 0; i < 501; ++i)
    many += (i > 0 ? "," : "") + ("\"t" + std::to_string(i)) + R"(":"f)" + std::to_string(i) + "\"";
  CHECK_THAT(lineForMap("{" + many + "}"), ContainsSubstring("more than 500 files"));
}

#include <limits>

#include "core/base/error.hpp"
#include "core/model/case_reader.hpp"
#include "core/model/model.hpp"
#include "tests/core/sparse_zip.hpp"
#include "tests/core/opened_line.hpp"
#include "tests/core/weights_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::model;
using namespace lacuna::test;

namespace {

/// A whole checkpoint of one tensor with 64-bit sizes and places, but for the lies.
std::string lineForZip64(const Zip64Lies& lies) {
  const TempFolder folder;
  SparseZip zip(folder.file("file.pt"));
  zip.add("a/data.pkl", pickle::whole(pickle::dict({{"t", pickle::tensor("0", 2, 0, {2}, {1})}})));
  zip.add("a/data/0", bytesOf<float>({1, 2}));
  REQUIRE(zip.finish(lies));
  return lineOf(folder.file("file.pt"));
}

}  // namespace

TEST_CASE("Zip64: lies about sizes and places are refused", "[model][checkpoint]") {
  constexpr std::uint64_t far = std::uint64_t{1} << 40U, top = std::uint64_t{1} << 63U;
  CHECK(lineForZip64({}) == "opened");
  for (const std::uint64_t lie : {std::uint64_t{1}, far, top, ~std::uint64_t{0}}) {
    INFO("lie " << lie);
    CHECK_THAT(lineForZip64({.add_to_bytes = lie}), ContainsSubstring("damaged"));
    CHECK_THAT(lineForZip64({.add_to_header_offset = lie}), ContainsSubstring("damaged"));
    CHECK_THAT(lineForZip64({.add_to_entries = lie}), ContainsSubstring("damaged"));
    CHECK_THAT(lineForZip64({.add_to_directory = lie}), ContainsSubstring("damaged"));
    CHECK_THAT(lineForZip64({.add_to_record = lie}), ContainsSubstring("damaged"));
  }
  for (const std::uint64_t lie : {far, top, ~std::uint64_t{0} - 10}) {
    INFO("lie " << lie);
    CHECK_THAT(lineForZip64({.add_to_directory_bytes = lie}), ContainsSubstring("damaged"));
  }
}

TEST_CASE("Pickles: every way to name something is held to the allow-list", "[model][checkpoint]") {
  const std::pair<const char*, const char*> names[] = {{"os", "system"},
                                                       {"posix", "system"},
                                                       {"builtins", "eval"},
                                                       {"__builtin__", "exec"},
                                                       {"subprocess", "Popen"},
                                                       {"torch", "load"},
                                                       {"torch.hub", "load"},
                                                       {"numpy.core.multiarray", "_reconstruct"},
                                                       {"collections", "deque"},
                                                       {"torch._utils", "_rebuild_tensor_v2.__globals__"},
                                                       {"torch", "FloatStorage.x"},
                                                       {"", ""}};
  for (const auto& [module, name] : names) {
    INFO(module << "." << name);
    const std::string lines = std::string(module) + "\n" + name + "\n";
    const std::string texts = pickle::text(module) + pickle::text(name);
    const std::string ways[] = {"c" + lines,                                    // GLOBAL
                                texts + "\x93",                                 // STACK_GLOBAL
                                "(i" + lines,                                   // INST
                                "(c" + lines + "o",                             // OBJ
                                "c" + lines + ")\x81",                          // NEWOBJ
                                "c" + lines + ")}\x92",                         // NEWOBJ_EX
                                "c" + lines + "(" + pickle::text("x") + "tR"};  // REDUCE
    for (const std::string& way : ways) CHECK(lineFor(torchZip(way, {})) != "opened");
    CHECK_THAT(lineFor(torchZip(ways[0], {})), ContainsSubstring("Do not trust this file"));
  }
  for (const char* const registered : {"\x82\x01", "\x83\x01\x01", "\x84\x01\x01\x01\x01"})  // EXT1, EXT2, EXT4
    CHECK(lineFor(torchZip(registered, {})) != "opened");
}

TEST_CASE("Names with control characters do not reach people", "[model][checkpoint]") {
  const std::string odd = R"({"a\nb":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
  CHECK_THAT(lineFor(safetensors(odd, std::string(4, '\0'))), ContainsSubstring("forbidden name"));
  CHECK_THAT(lineFor(torchZip(pickle::dict({{"a\nb", pickle::tensor("0", 1, 0, {1}, {1})}}), {{"0", std::string(4, '\0')}})),
             ContainsSubstring("forbidden name"));
  const std::string type = R"({"a":{"dtype":"F\n4","shape":[1],"data_offsets":[0,4]}})";
  CHECK(lineFor(safetensors(type, std::string(4, '\0'))).find('\n') == std::string::npos);
}

TEST_CASE("A storage that its member cannot hold is refused, whatever its type", "[model][checkpoint]") {
  for (const auto& [storage, bytes] :
       {std::pair{"DoubleStorage", 8}, {"FloatStorage", 4}, {"HalfStorage", 2}, {"ByteStorage", 1}}) {
    INFO(storage);
    const auto line = [&](std::size_t held) {
      const std::string tensor = pickle::tensor("0", 6, 0, {6}, {1}, storage);
      return lineFor(torchZip(pickle::dict({{"t", tensor}}), {{"0", std::string(held, '\0')}}));
    };
    const auto whole = static_cast<std::size_t>(6 * bytes);
    CHECK(line(whole) == "opened");
    CHECK_THAT(line(whole - 1), ContainsSubstring("makes no sense"));
  }
}

TEST_CASE("Infinite and missing numbers are counted through all tensors", "[model][weights]") {
  const auto whole = Checkpoint::open(sourceFile("tests/data/model/untrained"));
  WeightsFile file;
  std::vector<std::string> spoilt;
  for (const TensorEntry& entry : whole->tensors()) {
    std::vector<float> values = whole->readFloats(entry);
    if (spoilt.size() < 3 && entry.shape.size() == 2) {
      values.front() = std::numeric_limits<float>::infinity();
      values.back() = -std::numeric_limits<float>::quiet_NaN();
      spoilt.push_back(entry.name);
    }
    file.add(entry.name, std::vector<int>(entry.shape.begin(), entry.shape.end()), values);
  }
  const TempFolder folder;
  writeFile(folder.file("model.safetensors"), file.bytes());
  writeFile(folder.file("config.json"), whole->config().value());
  const auto checkpoint = Checkpoint::open(folder.path().string());
  CHECK_THROWS_WITH(Model::load(checkpoint, describe(*checkpoint), {}),
                    ContainsSubstring("6 weights are not finite numbers, the first in "));
}

TEST_CASE("Side files nested beyond reason are refused, not followed", "[model][description]") {
  std::string deep, end;
  for (int i = 0; i < 200'000; ++i) {
    deep += R"({"encoder":)";
    end += "}";
  }
  deep += "7" + end;
  const TempFolder folder;
  WeightsFile weights;
  weights.add("encoder/patch_embed.proj.weight", {24, 3, 2, 4, 4});
  writeFile(folder.file("m.safetensors"), weights.bytes());
  writeFile(folder.file("m.safetensors.json"), deep);
  const auto checkpoint = Checkpoint::open(folder.file("m.safetensors"));
  CHECK_THROWS_WITH(describe(*checkpoint), ContainsSubstring("nested or filled beyond reason"));
  writeFile(folder.file("case.json"), R"({"checkpoint":{"file":"m.safetensors"},"masks":)" + deep + "}");
  CHECK_THROWS_WITH(CaseReader(folder.path().string()), ContainsSubstring("nested or filled beyond reason"));
}

TEST_CASE("A name or an eps that a side file should not give is not taken", "[model][description]") {
  const auto whole = Checkpoint::open(sourceFile("tests/data/model/untrained"));
  const TempFolder folder;
  WeightsFile file;
  for (const TensorEntry& entry : whole->tensors())
    file.add(entry.name, std::vector<int>(entry.shape.begin(), entry.shape.end()), whole->readFloats(entry));
  writeFile(folder.file("model.safetensors"), file.bytes());
  const auto described = [&](const std::string& facts) {
    writeFile(folder.file("config.json"), R"({"num_attention_heads": 2, "pred_num_attention_heads": 2, )" + facts + "}");
    return describe(*Checkpoint::open(folder.path().string()));
  };
  CHECK(described(R"("_name_or_path": "Mine")").name == "Mine");
  CHECK(described(R"("_name_or_path": "two\nlines")").name.find('\n') == std::string::npos);
  for (const char* const eps : {"0", "-1e-6", "1e300"})
    CHECK_THROWS_WITH(described(std::string(R"("layer_norm_eps": )") + eps), ContainsSubstring("layer_norm_eps"));
}

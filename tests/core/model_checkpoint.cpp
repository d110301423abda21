#include <filesystem>
#include <limits>
#include <stdexcept>

#include "core/base/outcome.hpp"
#include "core/model/checkpoint.hpp"
#include "tests/core/model_files.hpp"
#include "tests/core/opened_line.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::model;
using namespace lacuna::test;

namespace {

const std::vector<float> kSix = {1, 2, 3, 4, 5, 6};

std::string goodSafetensors() {
  return safetensors(
      R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},)"
      R"("b":{"dtype":"BF16","shape":[2],"data_offsets":[24,28]},"c":{"dtype":"F16","shape":[3],"data_offsets":[28,34]},)"
      R"("d":{"dtype":"I64","shape":[1],"data_offsets":[34,42]}})",
      bytesOf(kSix) + bytesOf<std::uint16_t>({0x3F80, 0xC040}) + bytesOf<std::uint16_t>({0x3C00, 0x0001, 0xFC00}) +
          bytesOf<std::int64_t>({-7}));
}

std::string goodTorchZip() {
  return torchZip(
      pickle::dict(
          {{"encoder", pickle::stateDict({{"w", pickle::tensor("0", 6, 0, {2, 3}, {3, 1})},
                                          {"transposed", pickle::tensor("0", 6, 0, {3, 2}, {1, 3})},
                                          {"part", pickle::tensor("0", 6, 2, {2}, {2})}})},
           {"opt", pickle::dict({{"state", "}" + pickle::integer(0) +
                                               pickle::dict({{"exp_avg", pickle::tensor("1", 1, 0, {1}, {1})}}) + "s"}})},
           {"epoch", "K\x05"},
           {"lr", std::string("G\x3f\x50\x62\x4d\xd2\xf1\xa9\xfc", 9)},
           {"scaler", "N"}}),
      {{"0", bytesOf(kSix)}, {"1", bytesOf<float>({9})}});
}

std::string lineForHeader(const std::string& header, std::size_t values = 24) {
  return lineFor(safetensors(header, std::string(values, '\0')));
}

/// Every cut of the bytes must be refused by a `Failure`, never opened and never anything worse.
void requireCutsRefused(const std::string& whole) {
  const TempFolder folder;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    writeFile(folder.file("cut"), whole.substr(0, size));
    INFO("cut at " << size);
    REQUIRE(lineOf(folder.file("cut")) != "opened");
  }
}

}  // namespace

TEST_CASE("Safetensors: names, shapes and values of all types", "[model][checkpoint]") {
  const TempFolder folder;
  writeFile(folder.file("m.safetensors"), goodSafetensors());
  writeFile(folder.file("config.json"), "{}");
  const auto checkpoint = Checkpoint::open(folder.file("m.safetensors"));
  CHECK(std::string(checkpoint->format()) == "safetensors");
  CHECK(checkpoint->config() == "{}");
  REQUIRE(checkpoint->tensors().size() == 4);
  CHECK(checkpoint->readFloats(*checkpoint->find("a")) == kSix);
  CHECK(checkpoint->readFloats(*checkpoint->find("b")) == std::vector<float>{1, -3});
  const auto halves = checkpoint->readFloats(*checkpoint->find("c"));
  CHECK(halves[0] == 1.0F);
  CHECK(halves[1] == 0x1p-24F);
  CHECK(halves[2] < -1e30F);
  CHECK(checkpoint->readInts(*checkpoint->find("d")) == std::vector<std::int64_t>{-7});
  CHECK_THROWS_AS(checkpoint->readInts(*checkpoint->find("a")), Failure);
  CHECK(checkpoint->find("e") == nullptr);
}

TEST_CASE("Torch zip: nested dictionaries, views and the optimizer's tensors", "[model][checkpoint]") {
  const TempFolder folder;
  writeFile(folder.file("m.pt"), goodTorchZip());
  const auto checkpoint = Checkpoint::open(folder.file("m.pt"));
  CHECK(std::string(checkpoint->format()) == "torch zip");
  REQUIRE(checkpoint->tensors().size() == 4);
  CHECK(checkpoint->readFloats(*checkpoint->find("encoder/w")) == kSix);
  CHECK(checkpoint->readFloats(*checkpoint->find("encoder/transposed")) == std::vector<float>{1, 4, 2, 5, 3, 6});
  CHECK(checkpoint->readFloats(*checkpoint->find("encoder/part")) == std::vector<float>{3, 5});
  CHECK(checkpoint->find("opt/state/0/exp_avg") != nullptr);
}

TEST_CASE("Torch zip: a plain state dict keeps its keys", "[model][checkpoint]") {
  const TempFolder folder;
  writeFile(folder.file("m.pt"),
            torchZip(pickle::stateDict({{"a.weight", pickle::tensor("0", 6, 0, {6}, {1})}}), {{"0", bytesOf(kSix)}}));
  CHECK(Checkpoint::open(folder.file("m.pt"))->find("a.weight") != nullptr);
}

TEST_CASE("Cut files are refused wherever the cut is", "[model][checkpoint]") {
  requireCutsRefused(goodSafetensors());
  requireCutsRefused(goodTorchZip());
  const std::string whole = goodSafetensors();
  CHECK_THAT(lineFor(whole.substr(0, whole.size() - 10)), ContainsSubstring("This file is cut off: it should hold"));
}

TEST_CASE("Files that are no checkpoints are refused in one line", "[model][checkpoint]") {
  CHECK_THAT(lineFor("hello, this is a text\n"), ContainsSubstring("This file is not a checkpoint"));
  CHECK_THAT(lineFor(""), ContainsSubstring("empty"));
  CHECK_THAT(lineFor(std::string("\x80\x02\x8a\x0al\xfc\x9c\x46\xf9", 9)), ContainsSubstring("before version 1.6"));
  CHECK_THAT(lineFor(zip({{"word/document.xml", "text"}})), ContainsSubstring("not a checkpoint"));
  CHECK_THAT(lineFor(zip({{"m/data.pkl", "."}, {"m/constants.pkl", "."}})), ContainsSubstring("TorchScript"));
  CHECK_THAT(lineOf("/nowhere/at/all.pt"), ContainsSubstring("no such file"));
  CHECK_THAT(lineOf(std::filesystem::temp_directory_path().string()), ContainsSubstring("has no model.safetensors"));
}

TEST_CASE("Safetensors: hostile headers are refused", "[model][checkpoint]") {
  const auto header = [](const std::string& shape, const std::string& place, const std::string& dtype = "F32") {
    return R"({"a":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + place + "}}";
  };
  CHECK(lineForHeader(header("[6]", "[0,24]")) == "opened");
  for (const char* shape : {"[-6]", "[5]", "[6.0]", "[4611686018427387904,4]", "[18446744073709551615]", "{}", "[\"6\"]",
                            "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,6]"}) {
    CHECK_THAT(lineForHeader(header(shape, "[0,24]")), ContainsSubstring("damaged"));
  }
  for (const char* place : {"[0,23]", "[24,0]", "[-24,0]", "[0]", "7", "[0,24,48]"}) {
    CHECK_THAT(lineForHeader(header("[6]", place)), ContainsSubstring("damaged"));
  }
  CHECK_THAT(lineForHeader(header("[6]", "[8,32]")), ContainsSubstring("cut off"));
  CHECK_THAT(lineForHeader(header("[6]", "[9223372036854775783,9223372036854775807]")), ContainsSubstring("cut off"));
  CHECK_THAT(lineForHeader(header("[6]", "[0,24]", "F4")), ContainsSubstring("type \"F4\""));
  CHECK_THAT(
      lineForHeader(
          R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"b":{"dtype":"F32","shape":[4],"data_offsets":[8,24]}})"),
      ContainsSubstring("overlap"));
  CHECK_THAT(
      lineForHeader(
          R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})"),
      ContainsSubstring("twice"));
  CHECK_THAT(lineForHeader("{\"a\":" + std::string(100'000, '[')), ContainsSubstring("damaged"));
  CHECK_THAT(lineForHeader("[1,2]"), ContainsSubstring("file"));
  CHECK_THAT(lineFor(little(~std::uint64_t{0}, 8) + "{}"), ContainsSubstring("its header claims"));
  CHECK_THAT(lineFor(little(1000, 8) + "{}"), ContainsSubstring("cut off"));
}

TEST_CASE("Torch zip: a pickle that names a program is refused by that name", "[model][checkpoint]") {
  const std::string argument = "(" + pickle::text("echo") + "tR";
  CHECK_THAT(lineFor(torchZip("cos\nsystem\n" + argument, {})),
             ContainsSubstring("This checkpoint wants to run os.system, which Lacuna never does. Do not trust this file."));
  CHECK_THAT(lineFor(torchZip(pickle::text("builtins") + pickle::text("eval") + "\x93" + argument, {})),
             ContainsSubstring("builtins.eval"));
  CHECK_THAT(lineFor(torchZip("(ios\nsystem\n", {})), ContainsSubstring("Do not trust"));
  CHECK_THAT(lineFor(torchZip("ctorch\nFloatStorage\n)R", {})), ContainsSubstring("damaged"));
}

TEST_CASE("Torch zip: bombs and broken pickles are refused quickly", "[model][checkpoint]") {
  CHECK_THAT(lineFor(torchZip(std::string(3'000'000, 'N'), {})), ContainsSubstring("Do not trust"));
  CHECK_THAT(lineFor(torchZip(std::string(100'000, '('), {})), ContainsSubstring("damaged"));
  std::string nested = "]";  // each list holds the one before ten times: 10^30 values if anyone unfolded it
  for (int i = 0; i < 30; ++i) {
    const std::string slot = little(static_cast<std::uint64_t>(i), 1);
    nested += "q" + slot + "](";
    for (int k = 0; k < 10; ++k) nested += "h" + slot;
    nested += "e";
  }
  CHECK_THAT(lineFor(torchZip(nested, {})), ContainsSubstring("nested beyond"));
  CHECK_THAT(lineFor(torchZip("]q" + little(1, 1) + "h" + little(1, 1) + "a", {})), ContainsSubstring("nested beyond"));
  for (const std::string& ops :
       {std::string("t"), std::string("R"), std::string("h\x07"), std::string("X\xff\xff\xff\xff"), std::string("}Ns"),
        std::string("\x85"), std::string("Q"), std::string("b"), std::string("\xff")}) {
    CHECK_THAT(lineFor(torchZip(ops, {})), ContainsSubstring("damaged"));
  }
}

TEST_CASE("Torch zip: pickles that ask for many copies in few bytes are refused", "[model][checkpoint]") {
  const std::string slot = little(1, 1);
  std::string pairs = "](";
  for (int i = 0; i < 1000; ++i) pairs += "NN\x86";
  std::string copies = pairs + "eq" + slot + "0(";
  for (int i = 0; i < 100'000; ++i) copies += "ccollections\nOrderedDict\nh" + slot + "\x85R";
  CHECK_THAT(lineFor(torchZip(copies + "t", {})), ContainsSubstring("Do not trust"));
  CHECK_THAT(lineFor(torchZip("ccollections\nOrderedDict\n(" + std::string(17, 'N') + "tR", {})),
             ContainsSubstring("damaged"));
  const auto storage = [](const std::string& key) {
    return lineFor(torchZip(pickle::dict({{"t", pickle::tensor(key, 6, 0, {6}, {1})}}), {{key, bytesOf(kSix)}}));
  };
  CHECK(storage(std::string(64, 'k')) == "opened");
  CHECK_THAT(storage(std::string(65, 'k')), ContainsSubstring("damaged"));
}

TEST_CASE("Torch zip: tensors that leave their storage are refused", "[model][checkpoint]") {
  const auto line = [](const std::string& tensor) {
    return lineFor(torchZip(pickle::dict({{"t", tensor}}), {{"0", bytesOf(kSix)}}));
  };
  CHECK(line(pickle::tensor("0", 6, 0, {6}, {1})) == "opened");
  CHECK_THAT(line(pickle::tensor("0", 6, 1, {6}, {1})), ContainsSubstring("makes no sense"));
  CHECK_THAT(line(pickle::tensor("0", 6, -1, {2}, {1})), ContainsSubstring("makes no sense"));
  CHECK_THAT(line(pickle::tensor("0", 6, 0, {-2}, {1})), ContainsSubstring("makes no sense"));
  CHECK_THAT(line(pickle::tensor("0", 6, 0, {2}, {-1})), ContainsSubstring("makes no sense"));
  CHECK_THAT(line(pickle::tensor("0", 6, 0, {3}, {3})), ContainsSubstring("makes no sense"));
  CHECK_THAT(line(pickle::tensor("0", 6, 0, {2147483647, 2147483647, 2147483647}, {0, 0, 0})),
             ContainsSubstring("makes no sense"));
  CHECK_THAT(line(pickle::tensor("0", 7, 0, {7}, {1})), ContainsSubstring("makes no sense"));
  CHECK_THAT(line(pickle::tensor("1", 6, 0, {6}, {1})), ContainsSubstring("missing"));
  CHECK_THAT(line(pickle::tensor("0", 6, 0, {2, 2}, {1})), ContainsSubstring("damaged"));
}

TEST_CASE("Sides and strides beyond what can be counted are refused or have no effect", "[model][checkpoint]") {
  const auto line = [](const std::string& shape) {
    return lineForHeader(R"({"a":{"dtype":"F32","shape":)" + shape + R"(,"data_offsets":[0,0]}})", 0);
  };
  CHECK(line("[0,281474976710656]") == "opened");
  CHECK_THAT(line("[0,4611686018427387904,4611686018427387904]"), ContainsSubstring("damaged"));
  CHECK_THAT(line("[4611686018427387904,0,4611686018427387904]"), ContainsSubstring("damaged"));
  CHECK_THAT(line("[0,281474976710657]"), ContainsSubstring("damaged"));

  constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max();
  const TempFolder folder;
  const std::string long_int = "\x8a\x08" + little(static_cast<std::uint64_t>(huge), 8);
  std::string tensor = pickle::tensor("0", 6, 0, {3, 1, 2}, {1, 7, 3});
  tensor.replace(tensor.find(pickle::integer(7)), 5, long_int);
  writeFile(folder.file("m.pt"), torchZip(pickle::dict({{"t", tensor}}), {{"0", bytesOf(kSix)}}));
  const auto checkpoint = Checkpoint::open(folder.file("m.pt"));
  CHECK(checkpoint->readFloats(*checkpoint->find("t")) == std::vector<float>{1, 4, 2, 5, 3, 6});
}

TEST_CASE("A library's long complaint becomes one line", "[model]") {
  const auto failed = outcomeOf([]() -> int { throw std::runtime_error("broken tensor\nframe #0\nframe #1"); });
  REQUIRE(failed.error() != nullptr);
  CHECK(failed.error()->what == "broken tensor");
}

TEST_CASE("Torch zip: bad archives are refused", "[model][checkpoint]") {
  const std::string ops = pickle::dict({{"t", pickle::tensor("0", 6, 0, {6}, {1})}});
  const std::vector<std::pair<std::string, std::string>> data = {{"0", bytesOf(kSix)}};
  CHECK_THAT(lineFor(torchZip(ops, data, {8, 0, false})), ContainsSubstring("compressed or encrypted"));
  CHECK_THAT(lineFor(torchZip(ops, data, {0, 1'000'000, false})), ContainsSubstring("damaged"));
  CHECK_THAT(lineFor(torchZip(ops, data, {0, -3, false})), ContainsSubstring("damaged"));
  CHECK_THAT(lineFor(torchZip(ops, data, {0, 0, true})), ContainsSubstring("overlaps"));
  CHECK_THAT(lineFor(zip({{"a/data.pkl", pickle::whole("}")}, {"a/byteorder", "big"}})), ContainsSubstring("big-endian"));
  CHECK_THAT(lineFor(zip({{"a/data.pkl", "}."}, {"../evil", "x"}})), ContainsSubstring("forbidden name"));
  CHECK_THAT(lineFor(zip({{"a/data.pkl", "}."}, {"a/data.pkl", "}."}})), ContainsSubstring("twice"));
}

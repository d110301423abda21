#include <cmath>
#include <thread>

#include "core/base/error.hpp"
#include "core/model/script_archive.hpp"
#include "core/model/script_model.hpp"
#include "core/model/script_text.hpp"
#include "core/model/speed.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/core/model_files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/script_module.hpp"

using namespace lacuna;
using namespace lacuna::model;
using namespace lacuna::test;

namespace {

constexpr int kFrames = 4, kSide = 16, kFeatures = 4, kTokens = 32;

/// Numbers that differ from pixel to pixel and from channel to channel.
media::ClipTensor smallClip() {
  media::ClipTensor clip{kFrames, kSide, kSide, {}};
  for (int i = 0; i < 3 * kFrames * kSide * kSide; ++i) clip.values.push_back(static_cast<float>(std::sin(0.37 * i)));
  return clip;
}

/// What the small module must give for one token.
std::vector<double> latentByHand(const media::ClipTensor& clip, int token) {
  const int step = token / 16, row = token / 4 % 4, col = token % 4;
  std::vector<double> latent(kFeatures);
  for (int channel = 0; channel < 3; ++channel) {
    double sum = 0;
    for (int frame = 2 * step; frame < 2 * step + 2; ++frame)
      for (int y = 4 * row; y < 4 * row + 4; ++y)
        for (int x = 4 * col; x < 4 * col + 4; ++x)
          sum += clip.values[static_cast<std::size_t>(((channel * kFrames + frame) * kSide + y) * kSide + x)];
    for (int f = 0; f < kFeatures; ++f) latent[static_cast<std::size_t>(f)] += sum / 32 * scriptWeight(channel, f);
  }
  return latent;
}

std::shared_ptr<const Model> loaded(const std::string& methods,
                                    const std::map<std::string, std::int64_t>& numbers = kScriptNumbers) {
  const TempFolder folder;
  saveScript(folder.file("net.pt"), methods, numbers);
  return Model::loadScript(folder.file("net.pt"), {});
}

std::string both() { return std::string(kScriptEncode) + kScriptPredict; }

/// The line that refuses a module with these methods, or "loaded".
std::string lineFor(const std::string& methods) {
  try {
    loaded(methods);
  } catch (const Failure& failure) {
    return failure.error().what;
  }
  return "loaded";
}

std::string encodeThat(const std::string& body) {
  return "\ndef encode(self, clip: Tensor, ids: Tensor) -> Tensor:\n    " + body + "\n";
}

/// An archive by hand: what torch would not write.
std::string lineForArchive(const std::string& code, const std::string& attributes,
                           const std::string& class_name = "__torch__\nNet") {
  const TempFolder folder;
  const std::string object = "c" + class_name + "\n)\x81}(" + attributes + "ub";
  writeFile(folder.file("net.pt"), zip({{"net/data.pkl", pickle::whole(object)},
                                        {"net/constants.pkl", pickle::whole(")")},
                                        {"net/code/__torch__.py", code},
                                        {"net/data/0", std::string(8, '\0')},
                                        {"net/version", "3\n"}}));
  try {
    ScriptArchive(folder.file("net.pt"));
  } catch (const Failure& failure) {
    return failure.error().what;
  }
  return "read";
}

/// The line that refuses to load an archive by hand whose module has one attribute.
std::string lineForAttribute(const std::string& type, const std::string& value, const std::string& constants = ")") {
  const TempFolder folder;
  const std::string path = folder.file("net.pt");
  const std::string code =
      "class Net(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n  it : " + type +
      "\n  def encode(self: __torch__.Net,\n    clip: Tensor,\n    ids: Tensor) -> Tensor:\n    return torch.add(clip, 1)\n" +
      "class Other(Module):\n  __parameters__ = []\n  __buffers__ = []\n  number : int\n" +
      "class Third(Module):\n  __parameters__ = []\n  __buffers__ = []\n  a : int\n  b : int\n";
  const std::string attributes = pickle::text("training") + "\x89" + pickle::text("it") + value;
  writeFile(path, zip({{"net/data.pkl", pickle::whole("c__torch__\nNet\n)\x81}(" + attributes + "ub")},
                       {"net/constants.pkl", pickle::whole(constants)},
                       {"net/code/__torch__.py", code},
                       {"net/version", "3\n"}}));
  try {
    ScriptModel::load(ScriptArchive(path), {});
  } catch (const Failure& failure) {
    return failure.error().what;
  }
  return "loaded";
}

const std::string kPlainCode =
    "class Net(Module):\n  def encode(self, clip: Tensor) -> Tensor:\n    return torch.add(clip, 1)\n";

std::string wordsLine(const std::string& code) {
  try {
    std::string line;
    for (const std::string& word : wordsAfterDots(code, "code/net.py", "net.pt")) line += word + " ";
    return line;
  } catch (const Failure& failure) {
    return failure.error().what;
  }
}

}  // namespace

TEST_CASE("A TorchScript module encodes and predicts as by hand", "[model][script]") {
  const auto model = loaded(both());
  const ModelDescription& d = model->description();
  CHECK((d.family == Family::Script && d.patch == 4 && d.tubelet == 2 && d.crop == kSide && d.frames == kFrames));
  CHECK((d.latentWidth() == kFeatures && d.predictsOwnTargets() && !d.whyNotPredicted({2, 4, 4})));
  CHECK((model->report().whole() && model->report().encoder_parameters == 12));

  const media::ClipTensor clip = smallClip();
  const std::vector<TokenId> ids = {TokenId{31}, TokenId{0}, TokenId{18}};
  const Matrix latents = model->encode(EncoderRole::Context, clip, ids, {});
  REQUIRE((latents.rows == 3 && latents.cols == kFeatures));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto wanted = latentByHand(clip, index(ids[i]));
    for (std::size_t f = 0; f < kFeatures; ++f) CHECK(latents.row(i)[f] == Approx(wanted[f]).margin(1e-6));
  }
  const Matrix whole = model->encode(EncoderRole::Target, clip, {}, {});
  REQUIRE(whole.rows == kTokens);
  CHECK(whole.row(18)[2] == latents.row(2)[2]);

  const std::vector<TokenId> hidden = {TokenId{5}, TokenId{20}};
  const Matrix predicted = model->predict(latents, ids, hidden, {4, 4, 0, false}, 0, {});
  REQUIRE((predicted.rows == 2 && predicted.cols == kFeatures));
  for (std::size_t f = 0; f < kFeatures; ++f) {
    const double mean = (latents.row(0)[f] + latents.row(1)[f] + latents.row(2)[f]) / 3.0;
    CHECK(predicted.row(1)[f] == Approx(mean + 0.2 + 20).margin(1e-5));  // 2 steps, 4 rows, 4 columns
  }
}

TEST_CASE("A TorchScript module: hidden tokens are predicted and compared", "[model][script]") {
  const auto model = loaded(both());
  const latent::RunRequest request{windowOf(smallClip(), "small"), model, maskOf({2, 4, 4}, {3, 17, 18}), {}};
  latent::LatentCache cache(1 << 20);
  const auto run = latent::predictHidden(request, cache, {});
  CHECK(run->targets->values.rows == kTokens);
  REQUIRE((run->predicted && run->predicted->values.rows == 3));
  CHECK(run->mean.l1_normed > 1);  // it is far off: it adds 20
  CHECK(latent::predictHidden(request, cache, {})->times.targets_cached);
}

TEST_CASE("A TorchScript module says its sizes in attributes or in a json beside it", "[model][script]") {
  const TempFolder folder;
  const std::string path = folder.file("net.pt");
  saveScript(path, kScriptEncode, {});
  CHECK((describeScript(ScriptArchive(path)).patch == 16 && describeScript(ScriptArchive(path)).crop == 224));
  writeFile(path + ".json", R"({"patch": 4, "crop": 16, "frames": 4})");
  const auto model = Model::loadScript(path, {});
  CHECK((model->description().patch == 4 && model->description().latentWidth() == kFeatures));
  CHECK(model->description().whyNotPredicted({2, 4, 4}).value_or("") ==
        "This TorchScript module has no predict method. Features work; prediction does not.");
  const Hash128 hash = model->hash();
  CHECK(Model::loadScript(path, {})->hash() == hash);
  writeFile(path + ".json", R"({"patch": 0})");
  CHECK_THROWS_WITH(Model::loadScript(path, {}), ContainsSubstring("asks for patch 0; Lacuna takes 1 to 256"));
  CHECK_THROWS_WITH(loaded(kScriptEncode, {{"patch", 4}, {"crop", 100000}}), ContainsSubstring("crop 100000"));
}

TEST_CASE("A TorchScript module is run only when the user says so", "[model][script]") {
  const TempFolder folder;
  const std::string path = folder.file("net.pt");
  saveScript(path, both());
  CHECK(ScriptArchive::is(path));
  CHECK_THROWS_WITH(Checkpoint::open(path), ContainsSubstring("--allow-script"));
  writeFile(folder.file("other.pt"), "no zip at all");
  CHECK_FALSE(ScriptArchive::is(folder.file("other.pt")));
  CHECK_FALSE(ScriptArchive::is(folder.file("none.pt")));
  CHECK_FALSE(ScriptArchive::is(folder.path().string()));
  CHECK_THROWS_WITH(ScriptArchive(folder.file("other.pt")), ContainsSubstring("cut off"));
}

TEST_CASE("A TorchScript module has no inside to look into and no other way of computing", "[model][script]") {
  const auto model = loaded(both());
  Trace trace;
  CHECK_THROWS_WITH(model->encode(EncoderRole::Target, smallClip(), {}, {}, std::nullopt, &trace),
                    ContainsSubstring("cannot be looked into"));
  CHECK_NOTHROW(model->computedBy({}, {}));
  if (!whyNotComputed({Device::Cpu, Precision::BFloat16}))
    CHECK_THROWS_WITH(model->computedBy({Device::Cpu, Precision::BFloat16}, {}), ContainsSubstring("fp32 alone"));
  CHECK(measureSpeed(*model, {}).encoder.seconds(100, 1) == 0);
}

TEST_CASE("A TorchScript program that reaches for files or other work is refused before it is loaded", "[model][script]") {
  CHECK_THAT(lineFor(encodeThat("torch.save(clip, \"stolen\")\n    return clip")),
             ContainsSubstring("it may use aten::save"));
  CHECK_THAT(lineFor(encodeThat("return torch.from_file(\"/etc/passwd\", None, 4)")),
             ContainsSubstring("it may use aten::from_file"));
  CHECK_THAT(lineFor(encodeThat("return torch.as_strided(clip, [4, 4], [1, 1])")),
             ContainsSubstring("it may use aten::as_strided"));
  CHECK_THAT(lineFor(encodeThat("return torch.empty([32, 4])")), ContainsSubstring("it may use aten::empty"));
  CHECK_THAT(
      lineFor(both() +
              "def __getstate__(self) -> int:\n    return 1\n\ndef __setstate__(self, state: int) -> None:\n    pass\n"),
      ContainsSubstring("it says __"));
}

TEST_CASE("A TorchScript program is also looked at as LibTorch compiled it", "[model][script]") {
  CHECK_THAT(lineFor(encodeThat("print(\"hello\")\n    return clip")), ContainsSubstring("it uses prim::Print"));
  CHECK_THAT(lineFor(encodeThat("self.patch = 5\n    return clip")), ContainsSubstring("it changes its own attributes"));
  CHECK_THAT(lineFor(encodeThat("if clip.size(0) > 5:\n        while True:\n            print(\"x\")\n    return clip")),
             ContainsSubstring("prim::Print"));
}

TEST_CASE("A TorchScript module without the documented methods is refused", "[model][script]") {
  CHECK_THAT(lineFor(kScriptPredict), ContainsSubstring("has no method encode(clip: Tensor, ids: Tensor)"));
  CHECK_THAT(lineFor("def encode(self, clip: Tensor) -> Tensor:\n    return clip\n"),
             ContainsSubstring("has no method encode"));
  CHECK_THAT(lineFor(std::string(kScriptEncode) + "def predict(self, latents: Tensor) -> Tensor:\n    return latents\n"),
             ContainsSubstring("predict of this TorchScript module must be predict(latents: Tensor"));
}

TEST_CASE("A TorchScript module that gives something else or fails is one line", "[model][script]") {
  const std::map<std::string, std::int64_t> numbers = {
      {"patch", 4}, {"tubelet", 2}, {"crop", 16}, {"frames", 4}, {"width", 4}};
  const auto line = [&](const std::string& body) {
    const auto model = loaded(encodeThat(body), numbers);
    try {
      model->encode(EncoderRole::Target, smallClip(), {}, {});
    } catch (const Failure& failure) {
      return failure.error().what;
    }
    return std::string("encoded");
  };
  CHECK_THAT(line("return clip"),
             ContainsSubstring("gave numbers of shape [1, 3, 4, 16, 16]; wanted are 32 latents of 4 features"));
  CHECK_THAT(line("return torch.zeros([31, 4])"), ContainsSubstring("shape [31, 4]"));
  CHECK_THAT(line("return torch.zeros([32, 5])"), ContainsSubstring("shape [32, 5]"));
  CHECK_THAT(line("return torch.unsqueeze(ids, 1).expand([32, 4])"), ContainsSubstring("floating"));
  CHECK(line("return torch.zeros([32, 4])") == "encoded");
  CHECK_THAT(line("self.weight.add_(1.)\n    return torch.zeros([32, 4])"), ContainsSubstring("changes its own weights"));
  CHECK_THAT(line("self.seen.append(3)\n    return torch.zeros([32, 4])"), ContainsSubstring("or attributes"));
  CHECK_THAT(line("return torch.dropout(torch.ones([32, 4]), 0.5, True)"), ContainsSubstring("draws random numbers"));
  CHECK(line("return torch.dropout(torch.ones([32, 4]), 0.5, False)") == "encoded");
  const std::string raised = line("assert clip.size(0) == 2, \"two \\033[31m clips\\nwanted\"\n    return clip");
  CHECK_THAT(raised, ContainsSubstring("encode of this TorchScript module failed: "));
  CHECK_THAT(raised, ContainsSubstring("two "));
  CHECK(raised.find_first_of("\n\x1b") == std::string::npos);
  CHECK(raised.size() < 400);
  const std::string inside = line("return torch.matmul(clip, ids)");
  CHECK(inside.find('\n') == std::string::npos);
  CHECK_THAT(inside, ContainsSubstring("encode of this TorchScript module failed: "));
}

TEST_CASE("A TorchScript module answers two threads with the same latents", "[model][script]") {
  const auto model = loaded(both());
  const media::ClipTensor clip = smallClip();
  const auto encode = [&](Matrix& into) { into = model->encode(EncoderRole::Target, clip, {}, {}); };
  Matrix first, second, alone;
  encode(alone);
  std::thread one([&] { encode(first); }), two([&] { encode(second); });
  one.join();
  two.join();
  CHECK((first.values == alone.values && second.values == alone.values));
}

TEST_CASE("Attributes of a TorchScript module are what they are declared to be", "[model][script]") {
  const std::string other = "c__torch__\nOther\n)\x81}(" + pickle::text("number") + pickle::integer(4) + "ub";
  const auto refused = ContainsSubstring("its attribute it is not what it is declared to be");
  CHECK(lineForAttribute("int", pickle::integer(4)) == "loaded");
  CHECK(lineForAttribute("__torch__.Other", other) == "loaded");
  CHECK(lineForAttribute("Optional[int]", "N") == "loaded");
  CHECK(lineForAttribute("Tuple[int, str]", pickle::integer(4) + pickle::text("x") + "\x86") == "loaded");
  CHECK_THAT(lineForAttribute("int", pickle::text("four")), refused);
  CHECK_THAT(lineForAttribute("str", pickle::integer(4)), refused);
  CHECK_THAT(lineForAttribute("Tensor", pickle::integer(4)), refused);
  CHECK_THAT(lineForAttribute("int", other), refused);
  CHECK_THAT(lineForAttribute("__torch__.Third", other), refused);
  CHECK_THAT(lineForAttribute("List[int]", "ctorch.jit._pickle\nbuild_intlist\n](" + pickle::text("x") + "e\x85R"),
             !ContainsSubstring("loaded"));
  CHECK_THAT(lineForAttribute("Tuple[int, str]", pickle::integer(4) + "\x85"), refused);
  CHECK_THAT(lineForAttribute("int", pickle::integer(4), other + "\x85"), ContainsSubstring("its constants hold objects"));
}

TEST_CASE("TorchScript archives that lie are refused without LibTorch", "[model][script]") {
  const std::string number = pickle::text("patch") + pickle::integer(4);
  CHECK(lineForArchive(kPlainCode, number) == "read");
  CHECK(lineForArchive(kPlainCode, pickle::text("w") + pickle::tensor("0", 2, 0, {2}, {1})) == "read");
  CHECK_THAT(lineForArchive(kPlainCode, pickle::text("w") + pickle::tensor("0", 3, 0, {2}, {1})),
             ContainsSubstring("damaged"));
  CHECK_THAT(lineForArchive(kPlainCode, pickle::text("w") + pickle::tensor("0", 2, 1, {2}, {1})),
             ContainsSubstring("damaged"));
  CHECK_THAT(lineForArchive(kPlainCode, pickle::text("w") + pickle::tensor("7", 2, 0, {2}, {1})),
             ContainsSubstring("missing"));
  CHECK_THAT(lineForArchive(kPlainCode, number, "__torch__.torch.classes.net\nNet"), ContainsSubstring("wants to run"));
  CHECK_THAT(lineForArchive(kPlainCode, number, "os\nsystem"), ContainsSubstring("program wants to run os.system"));
  CHECK_THAT(lineForArchive(kPlainCode, pickle::text("n") + pickle::integer(4) + "}b"), ContainsSubstring("damaged"));
  CHECK_THAT(lineForArchive(kPlainCode, pickle::text("l") + "ctorch.jit._pickle\nrestore_type_tag\n](e" +
                                            pickle::text(std::string(60, '[')) + "\x86R"),
             ContainsSubstring("damaged"));
  CHECK_THAT(lineForArchive("import os\n", number), ContainsSubstring("it says import, in code/__torch__.py"));
}

TEST_CASE("Words after dots in TorchScript code", "[model][script]") {
  CHECK(wordsLine("def f(y):\n  x = torch.add(y, ops.prim.data(z))\n") == "add data prim ");
  CHECK(wordsLine("def f(y):\n  a = torch\n  b = a . \n    save(\"x.from_file\")\n") == "");
  CHECK(wordsLine("def f(y):\n  a = torch\n  b = (a . \n  save)(\"x.from_file\")\n") == "save ");
  CHECK(wordsLine("def f(y):\n  x = __torch__.torch.sparse.Net.save(y).from_file\n") == "from_file ");
  CHECK(wordsLine("x = 1.5e3 + y.T\n") == "T ");
  CHECK_THAT(wordsLine("def f(y):\n  x = getattr(torch, \"sa\" \"ve\")\n"), ContainsSubstring("in pieces"));
  CHECK_THAT(wordsLine("def f(x: int) -> int:\n  return getattr(x, \"s\\141ve\")\n"), ContainsSubstring("in pieces"));
  CHECK_THAT(wordsLine("x = getattr(y, \"__setstate__\")\n"), ContainsSubstring("outside of a function"));
  CHECK_THAT(wordsLine("def f(y):\n  x = getattr(y, \"__setstate__\")\n"), ContainsSubstring("it says __setstate__"));
  CHECK_THAT(wordsLine("def f(y: int=torch.ones(3)) -> int:\n  return y\n"), ContainsSubstring("outside of a function"));
  CHECK_THAT(wordsLine("class A(Module):\n  x : int = f(3)\n"), ContainsSubstring("outside of a function"));
  CHECK_THAT(wordsLine("class A(Module):\n  x : int = (f)(3)\n"), ContainsSubstring("outside of a function"));
  CHECK(wordsLine("class A(Module):\n  size : Final[Tuple[int, int]] = (32, (4))\n") == "");
  CHECK_THAT(wordsLine("def f(y: \"torch.classes.a.B\") -> int:\n  return 1\n"), ContainsSubstring("names a part of torch"));
  CHECK(wordsLine("class A(Module):\n  x : int\n  def f(self: __torch__.A,\n    y: int=2) -> Tensor:\n    return torch.ones(y)\n") ==
        "ones ");
  CHECK_THAT(wordsLine("__torch__ = torch\n"), ContainsSubstring("__torch__ as a name"));
  CHECK_THAT(wordsLine("x = __torch__.torch.classes.a.B\n"), ContainsSubstring("torch.classes"));
  CHECK_THAT(wordsLine("def __setstate__(self):\n"), ContainsSubstring("it says __setstate__, in code/net.py"));
  CHECK_THAT(wordsLine("def f(y):\n  " + std::string(200, '(') + std::string(200, ')')), ContainsSubstring("nested too deeply"));
  CHECK_THAT(wordsLine("x = " + std::string(1000, '-') + "1\n"), ContainsSubstring("too long"));
  CHECK_THAT(wordsLine("def f(y):\n  x = (y\n"), ContainsSubstring("do not fit together"));
  CHECK_THAT(wordsLine("x = \"\"\"y\n\"\"\"\n"), ContainsSubstring("several lines"));
  CHECK_THAT(wordsLine("x = 'y\n'\n"), ContainsSubstring("a line ends inside a text"));
  CHECK_THAT(wordsLine("x = y\\\n.save\n"), ContainsSubstring("goes on in the next one"));
  CHECK_THAT(wordsLine("x = \xc3\xa4\n"), ContainsSubstring("not ASCII"));
  CHECK_THAT(wordsLine("x = torch.#\nsave(y)\n"), ContainsSubstring("a comment"));
  CHECK(wordsLine("def f(y):\n  x = getattr(torch, \"save\")\n") == "save ");
  std::string list = "x = [";
  for (int i = 0; i < 5000; ++i) list += "-0.5, ";
  CHECK(wordsLine(list + "]\n") == "");
}

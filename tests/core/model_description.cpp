#include <cmath>
#include <filesystem>
#include <limits>

#include "core/base/error.hpp"
#include "core/model/description.hpp"
#include "core/model/model.hpp"
#include "tests/core/weights_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::model;
using namespace lacuna::test;

namespace {

/// The same with stored positions, as I-JEPA (one mask token) and V-JEPA 1 (two) have them.
WeightsFile storedModel(bool pictures, int places) {
  WeightsFile file;
  for (const char* part : {"encoder/module.", "target_encoder/module."}) {
    const std::string p = part;
    if (pictures)
      file.add(p + "patch_embed.proj.weight", {24, 3, 4, 4});
    else
      file.add(p + "patch_embed.proj.weight", {24, 3, 2, 4, 4});
    file.add(p + "patch_embed.proj.bias", {24});
    file.add(p + "pos_embed", {1, places, 24});
    file.addBlock(p + "blocks.0.", 24);
    file.addNorm(p + "norm", 24);
  }
  file.addLinear("predictor/module.predictor_embed", 12, 24);
  file.add("predictor/module.predictor_pos_embed", {1, places, 12});
  for (const char* token : {"mask_tokens.0", "mask_tokens.1"})
    if (!pictures) file.add(std::string("predictor/module.") + token, {1, 1, 12});
  if (pictures) file.add("predictor/module.mask_token", {1, 1, 12});
  file.addBlock("predictor/module.predictor_blocks.0.", 12);
  file.addNorm("predictor/module.predictor_norm", 12);
  file.addLinear("predictor/module.predictor_proj", 24, 12);
  return file;
}

WeightsFile tinyModel(float mask_token = 1) {
  WeightsFile file;
  file.addEncoder("encoder/module.backbone.", 24);
  file.addEncoder("target_encoder/module.backbone.", 24);
  file.addPredictor(24, 12, mask_token);
  return file;
}

constexpr const char* kHeads =
    R"({"encoder": {"num_heads": 2, "img_size": [32, 32]}, "predictor": {"num_heads": 1}, "num_frames": 6})";

struct OpenedFile {
  TempFolder folder;
  std::shared_ptr<const Checkpoint> checkpoint;

  explicit OpenedFile(const std::string& bytes, const std::string& facts = kHeads) {
    writeFile(folder.file("tiny.safetensors"), bytes);
    if (!facts.empty()) writeFile(folder.file("tiny.safetensors.json"), facts);
    checkpoint = Checkpoint::open(folder.file("tiny.safetensors"));
  }
};

}  // namespace

TEST_CASE("The demo model is described from its config.json", "[model][description]") {
  const auto checkpoint = Checkpoint::open(sourceFile("tests/data/model/untrained/model.safetensors"));
  const ModelDescription d = describe(*checkpoint);
  CHECK(d.name == "Untrained weights");  // as its config.json says
  CHECK(d.layout == Layout::HuggingFace);
  CHECK(d.heads_from == "config.json");
  CHECK(d.encoder.heads == 2);
  CHECK(d.encoder.mlp_width == 192);
  CHECK(d.predictor.width == 40);
  CHECK(d.predictor.depth == 2);
  CHECK(d.patch == 16);
  CHECK(d.crop == 64);
  CHECK(d.frames == 8);
  CHECK(d.mask_tokens == 3);
  CHECK(d.gridFor(9, 70, 100) == mask::TokenGrid{4, 4, 6});
  const WeightsReport report = inspectWeights(*checkpoint, d);
  CHECK(report.whole());
  CHECK(report.unused.empty());
}

TEST_CASE("Meta's layout is described from shapes and a json beside the file", "[model][description]") {
  const OpenedFile file(tinyModel().bytes());
  const ModelDescription d = describe(*file.checkpoint);
  CHECK(d.layout == Layout::Meta);
  CHECK(d.encoder.heads == 2);
  CHECK(d.predictor.heads == 1);
  CHECK(d.patch == 4);
  CHECK(d.crop == 32);
  CHECK(d.frames == 6);
  CHECK(d.mask_tokens == 2);
  CHECK(d.context_weights == "encoder");
  CHECK(d.target_weights == "target_encoder");
  const auto model = Model::load(file.checkpoint, d, {});
  CHECK(model->report().zero_mask_tokens == std::vector<int>{1});
  CHECK(model->report().encoder_parameters ==
        24 * 97 + 24 * 4 + 24 * 24 * 3 + 72 + 24 * 24 + 24 + 48 * 24 * 2 + 48 + 24 + 48);
}

TEST_CASE("Without a published size or a json the line says how to give head counts", "[model][description]") {
  const OpenedFile file(tinyModel().bytes(), "");
  CHECK_THROWS_WITH(describe(*file.checkpoint), ContainsSubstring("\"tiny.safetensors.json\""));
}

TEST_CASE("Head counts that do not fit are refused", "[model][description]") {
  const OpenedFile file(tinyModel().bytes(), R"({"encoder": {"num_heads": 7}, "predictor": {"num_heads": 1}})");
  CHECK_THROWS_WITH(describe(*file.checkpoint), ContainsSubstring("attention heads"));
  const OpenedFile torn(tinyModel().bytes(), "no json");
  CHECK_THROWS_AS(describe(*torn.checkpoint), Failure);
}

TEST_CASE("Side files that ask for absurd clips are refused", "[model][description]") {
  const auto line = [](const std::string& size, const std::string& frames) -> std::string {
    const OpenedFile file(tinyModel().bytes(), R"({"encoder": {"num_heads": 2, "img_size": )" + size +
                                                   R"(}, "predictor": {"num_heads": 1}, "num_frames": )" + frames + "}");
    try {
      describe(*file.checkpoint);
    } catch (const Failure& failure) {
      return failure.what();
    }
    return "described";
  };
  CHECK(line("16", "1") == "described");
  CHECK(line("[1024, 1024]", "512") == "described");
  for (const char* const size : {"15", "1025", "0", "-1", "18446744073709551615", "[8192]"}) {
    CHECK_THAT(line(size, "8"), ContainsSubstring("Lacuna takes 16 to 1024"));
  }
  for (const char* const frames : {"0", "513", "2147483648"}) {
    CHECK_THAT(line("32", frames), ContainsSubstring("Lacuna takes 1 to 512"));
  }
}

TEST_CASE("A name too long for a file beside it is no hindrance", "[model][description]") {
  const TempFolder folder;
  const std::string name = std::string(240, 'n') + ".safetensors";  // with ".json" longer than a file system takes
  writeFile(folder.file(name), tinyModel().bytes());
  const auto checkpoint = Checkpoint::open(folder.file(name));
  CHECK_THROWS_WITH(describe(*checkpoint), ContainsSubstring("Weights do not tell the number of attention heads"));
}

TEST_CASE("Clips of too many tokens are refused before any work", "[model][description]") {
  const OpenedFile file(tinyModel().bytes());
  const auto model = Model::load(file.checkpoint, describe(*file.checkpoint), {});
  constexpr int side = 4 * 448;
  const media::ClipTensor clip{2, side, side, std::vector<float>(std::size_t{3} * 2 * side * side)};
  CHECK_THROWS_WITH(model->encode(EncoderRole::Target, clip, {}, {}),
                    ContainsSubstring("make 200,704 tokens; Lacuna takes 200,000 at most. Use fewer frames"));
  const std::vector<TokenId> many(200'001, TokenId{0});
  CHECK_THROWS_WITH(model->predict(Matrix(0, 24), {}, many, {8, 8}, 0, {}), ContainsSubstring("200,001 tokens"));
}

TEST_CASE("A file of only one encoder shares it and has no predictor", "[model][description]") {
  WeightsFile weights;
  weights.addEncoder("encoder/module.backbone.", 24);
  const OpenedFile file(weights.bytes());
  const ModelDescription d = describe(*file.checkpoint);
  CHECK(d.shared_weights);
  CHECK(d.predictor.depth == 0);
  const auto model = Model::load(file.checkpoint, d, {});
  const TokenId id[] = {TokenId{0}};
  CHECK_THROWS_WITH(model->predict(Matrix(1, 24), id, id, {1, 1}, 0, {}), ContainsSubstring("no predictor"));
}

TEST_CASE("I-JEPA is told by its one mask token, and takes pictures of its own size alone", "[model][description]") {
  const OpenedFile file(storedModel(true, 9).bytes(), R"({"encoder": {"num_heads": 2}, "predictor": {"num_heads": 2}})");
  const ModelDescription d = describe(*file.checkpoint);
  CHECK(d.family == Family::IJepa);
  CHECK(d.positions == Positions::StoredTable);
  CHECK((d.crop == 12 && d.frames == 1 && d.tubelet == 1 && d.mask_tokens == 1));
  CHECK(d.stored_grid == mask::TokenGrid{1, 3, 3});
  CHECK((d.context_weights == "encoder" && d.target_weights == "target_encoder"));
  const auto model = Model::load(file.checkpoint, d, {});
  const auto picture = [](int side) { return media::ClipTensor{1, side, side, std::vector<float>(std::size_t{3} * side * side)}; };
  CHECK(model->encode(EncoderRole::Target, picture(12), {}, {}).rows == 9);
  CHECK_THROWS_WITH(model->encode(EncoderRole::Target, picture(16), {}, {}), ContainsSubstring("12 x 12 px alone"));
}

TEST_CASE("V-JEPA 1 is told by its two mask tokens and tables", "[model][description]") {
  const char* heads = R"({"encoder": {"num_heads": 2}, "predictor": {"num_heads": 2}})";
  const OpenedFile file(storedModel(false, 8 * 4).bytes(), heads);
  const ModelDescription d = describe(*file.checkpoint);
  CHECK(d.family == Family::VJepa1);
  CHECK((d.crop == 8 && d.frames == 16 && d.mask_tokens == 2));
  CHECK(d.stored_grid == mask::TokenGrid{8, 2, 2});
  CHECK(d.rate_fps == 7.5);
  const auto model = Model::load(file.checkpoint, d, {});
  const media::ClipTensor larger{4, 12, 8, std::vector<float>(std::size_t{3} * 4 * 12 * 8)};
  const Matrix latents = model->encode(EncoderRole::Context, larger, {}, {});  // its encoder interpolates
  CHECK(latents.rows == 2 * 3 * 2);
  const TokenId seen[] = {TokenId{0}}, hidden[] = {TokenId{1}}, outside[] = {TokenId{32}};
  CHECK(model->predict(Matrix(1, 24), seen, hidden, {2, 2, 0, false}, 0, {}).cols == 24);
  CHECK_THROWS_WITH(model->predict(Matrix(1, 24), seen, hidden, {3, 2, 0, false}, 0, {}),
                    ContainsSubstring("stored positions for its own size alone: 8 px, 16 frames"));
  CHECK_THROWS_AS(model->predict(Matrix(1, 24), seen, outside, {2, 2, 0, false}, 0, {}), Failure);
  // Tables that make no square grid of the frames are asked about.
  CHECK_THROWS_WITH(describe(*OpenedFile(storedModel(false, 8 * 5).bytes(), heads).checkpoint),
                    ContainsSubstring("40 stored positions make no square grid of 8 steps"));
}

TEST_CASE("A predictor of published width and another depth is asked about its heads", "[model][description]") {
  WeightsFile file;
  file.addEncoder("encoder/module.backbone.", 24);
  file.addPredictor(24, 384);
  CHECK_THROWS_WITH(describe(*OpenedFile(file.bytes(), R"({"encoder": {"num_heads": 2}})").checkpoint),
                    ContainsSubstring("number of attention heads"));
}

TEST_CASE("An encoder alone is told by its own table", "[model][description]") {
  for (const bool pictures : {true, false}) {
    WeightsFile file;
    if (pictures)
      file.add("encoder/patch_embed.proj.weight", {24, 3, 4, 4});
    else
      file.add("encoder/patch_embed.proj.weight", {24, 3, 2, 4, 4});
    file.add("encoder/patch_embed.proj.bias", {24});
    file.add("encoder/pos_embed", {1, pictures ? 9 : 32, 24});
    file.addBlock("encoder/blocks.0.", 24);
    file.addNorm("encoder/norm", 24);
    const ModelDescription d = describe(*OpenedFile(file.bytes(), R"({"encoder": {"num_heads": 2}})").checkpoint);
    CHECK(d.family == (pictures ? Family::IJepa : Family::VJepa1));
    CHECK_THAT(d.whyNotPredicted(d.stored_grid).value(), ContainsSubstring("no predictor"));
  }
}

/// V-JEPA 2.1 with twelve blocks; a predictor of all four levels, or of the last and a teacher's width.
WeightsFile levelsModel(bool distilled) {
  WeightsFile file;
  const std::string e = distilled ? "ema_encoder/module.backbone." : "target_encoder/module.backbone.", p = "predictor/module.backbone.";
  file.add(e + "patch_embed.proj.weight", {24, 3, 2, 16, 16});
  file.add(e + "patch_embed.proj.bias", {24});
  file.add(e + "patch_embed_img.proj.weight", {24, 3, 1, 16, 16});
  file.add(e + "patch_embed_img.proj.bias", {24});
  for (const char* name : {"video_mod_embed", "img_mod_embed"}) {
    file.add(e + name, {1, 1, 24}, 1);
    file.add(p + name, {1, 1, 12}, 1);
  }
  for (int i = 0; i < 12; ++i) file.addBlock(e + "blocks." + std::to_string(i) + ".", 24);
  for (int i = 0; i < 4; ++i) file.addNorm(e + "norms_block." + std::to_string(i), 24);
  if (distilled) {
    file.addLinear(p + "predictor_embed", 12, 24);
  } else {
    file.addLinear(p + "predictor_embed.0", 24, 96);
    file.addLinear(p + "predictor_embed.2", 12, 24);
  }
  file.add(p + "mask_tokens.0", {1, 1, 12});
  file.addBlock(p + "predictor_blocks.0.", 12);
  file.addNorm(p + "predictor_norm", 12);
  const int predicted = distilled ? 32 : 96;
  file.addLinear(p + "predictor_proj", predicted, 12);
  file.addLinear(p + "predictor_proj_context", predicted, 12);
  return file;
}

TEST_CASE("V-JEPA 2.1 is told by its norms, with four levels or a teacher's", "[model][description]") {
  const char* heads = R"({"encoder": {"num_heads": 2}, "predictor": {"num_heads": 2}})";
  const OpenedFile file(levelsModel(false).bytes(), heads);
  const ModelDescription d = describe(*file.checkpoint);
  CHECK((d.family == Family::VJepa21 && d.positions == Positions::InterleavedRope));
  CHECK((d.levels == 4 && d.latentWidth() == 96 && d.predicted_width == 96 && d.predictsOwnTargets()));
  CHECK((d.crop == 384 && d.frames == 64));
  CHECK(d.gridFor(1, 32, 48) == mask::TokenGrid{1, 2, 3});
  CHECK(d.gridFor(4, 32, 48) == mask::TokenGrid{2, 2, 3});
  CHECK((d.takes(1, 384) && d.takes(16, 384) && !d.takes(3, 384)));
  const auto model = Model::load(file.checkpoint, d, {});
  const auto clip = [](int frames, int height, int width) {
    return media::ClipTensor{frames, height, width,
                             std::vector<float>(std::size_t{3} * static_cast<std::size_t>(frames * height * width))};
  };
  CHECK(model->encode(EncoderRole::Target, clip(1, 32, 32), {}, {}).cols == 96);
  CHECK_THROWS_WITH(model->encode(EncoderRole::Target, clip(2, 16, 32), {}, {}), ContainsSubstring("two rows and two columns"));
  const ModelDescription distilled = describe(*OpenedFile(levelsModel(true).bytes(), heads).checkpoint);
  CHECK((distilled.levels == 1 && distilled.latentWidth() == 24 && distilled.predicted_width == 32));
  CHECK(distilled.target_weights == "ema_encoder");
  CHECK_THAT(distilled.whyNotPredicted({1, 2, 2}).value(), ContainsSubstring("distilled"));
}

TEST_CASE("Levels lie where the published encoders have them", "[model][description]") {
  ModelDescription d;
  d.norms = 4;
  const auto levels = [&](int depth) {
    d.encoder.depth = depth;
    return d.levelBlocks();
  };
  CHECK(levels(12) == std::vector<int>{3, 6, 9, 12});
  CHECK(levels(24) == std::vector<int>{6, 12, 18, 24});
  CHECK(levels(40) == std::vector<int>{10, 20, 30, 40});
  CHECK(levels(48) == std::vector<int>{12, 24, 38, 48});
  d.norms = 1;
  CHECK(levels(24) == std::vector<int>{24});
}

TEST_CASE("Files that are no world model are refused", "[model][description]") {
  WeightsFile random;
  random.add("layer.weight", {3, 3});
  CHECK_THROWS_WITH(describe(*OpenedFile(random.bytes()).checkpoint), ContainsSubstring("not a world model"));
  WeightsFile classifier;
  classifier.addLinear("classifier", 5, 24);
  CHECK_THROWS_WITH(
      describe(*OpenedFile(classifier.bytes()).checkpoint),
      ContainsSubstring("It holds a classifier. Lacuna needs an encoder and a predictor. Nothing was changed."));
  WeightsFile absurd = tinyModel();
  absurd.add("target_encoder/blocks.999999999.norm1.weight", {24});
  CHECK_THROWS_AS(describe(*OpenedFile(absurd.bytes()).checkpoint), Failure);
  if (hasShared("golden/vjepa2-hf-cls")) {
    const auto probe = Checkpoint::open(sharedFolder("golden/vjepa2-hf-cls/classifier.pt"));
    CHECK_THROWS_WITH(describe(*probe), ContainsSubstring("It holds a classifier"));
  }
}

TEST_CASE("Missing, misshapen and unused tensors are reported", "[model][weights]") {
  WeightsFile weights;
  weights.addEncoder("encoder/module.backbone.", 24);
  weights.addEncoder("target_encoder/module.backbone.", 24);
  weights.add("target_encoder/module.backbone.blocks.1.norm1.weight", {25});
  weights.add("opt/state/0/exp_avg", {3});
  weights.add("extra", {2});
  const OpenedFile file(weights.bytes());
  const ModelDescription d = describe(*file.checkpoint);
  const WeightsReport report = inspectWeights(*file.checkpoint, d);
  CHECK_FALSE(report.whole());
  CHECK(report.missing.size() == 24);  // block 1 of both encoders: 12 tensors each, one of them misshapen
  CHECK_THAT(report.missing.at(12), ContainsSubstring("(found [25], wanted [24])"));
  CHECK(report.unused == std::vector<std::string>{"extra"});
  CHECK_THROWS_WITH(Model::load(file.checkpoint, d, {}), ContainsSubstring("it lacks encoder/blocks.1.norm1.weight and"));
}

TEST_CASE("Weights that are no numbers are counted and refused", "[model][weights]") {
  const OpenedFile file(tinyModel(std::numeric_limits<float>::quiet_NaN()).bytes());
  CHECK_THROWS_WITH(
      Model::load(file.checkpoint, describe(*file.checkpoint), {}),
      ContainsSubstring("12 weights are not finite numbers, the first in predictor/module.backbone.mask_tokens.0"));
}

TEST_CASE("The hash names weights and description", "[model][weights]") {
  const OpenedFile a(tinyModel(1).bytes()), b(tinyModel(2).bytes());
  const auto hashOf = [](const OpenedFile& file, int heads) {
    ModelDescription d = describe(*file.checkpoint);
    d.encoder.heads = heads;
    return Model::load(file.checkpoint, d, {})->hash();
  };
  CHECK(hashOf(a, 2) == hashOf(a, 2));
  CHECK(hashOf(a, 2) != hashOf(b, 2));
  CHECK(hashOf(a, 2) != hashOf(a, 4));
}

TEST_CASE("Loading can be stopped", "[model][weights]") {
  const OpenedFile file(tinyModel().bytes());
  std::stop_source stop;
  const jobs::JobContext context{stop.get_token(), [&](const jobs::Progress&) { stop.request_stop(); }};
  CHECK_THROWS_AS(Model::load(file.checkpoint, describe(*file.checkpoint), context), CancelledException);
}

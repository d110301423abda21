#include <algorithm>
#include <cmath>

#include "core/base/error.hpp"
#include "core/model/attention.hpp"
#include "core/model/planner.hpp"
#include "core/model/rollout_report.hpp"
#include "core/model/rope.hpp"
#include "tests/core/weights_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::model;

namespace {

constexpr int kWidth = 24, kPredictorWidth = 36, kSide = 8, kTokens = 4;  // 2 x 2 patches of 4 px

/// The part of a V-JEPA 2-AC file after the encoders: two predictor blocks and what tells it of each step.
void addActionPredictor(test::WeightsFile& file) {
  const std::string p = "predictor/module.";
  file.addLinear(p + "predictor_embed", kPredictorWidth, kWidth);
  file.addLinear(p + "action_encoder", kPredictorWidth, 7);
  file.addLinear(p + "state_encoder", kPredictorWidth, 7);
  file.addLinear(p + "extrinsics_encoder", kPredictorWidth, 6);
  for (const char* block : {"0.", "1."}) file.addBlock(p + "predictor_blocks." + block, kPredictorWidth);
  file.addNorm(p + "predictor_norm", kPredictorWidth);
  file.addLinear(p + "predictor_proj", kWidth, kPredictorWidth);
}

std::string heads(const char* more = "") {
  return std::string(R"({"encoder": {"num_heads": 2}, "predictor": {"num_heads": 3)") + more + "}}";
}

struct ActionFile {
  test::TempFolder folder;
  std::shared_ptr<const Checkpoint> checkpoint;
  ModelDescription description;

  explicit ActionFile(const std::string& facts = heads()) {
    test::WeightsFile file(0.5);
    for (const char* part : {"encoder/module.", "target_encoder/module."}) file.addEncoder(part, kWidth);
    addActionPredictor(file);
    test::writeFile(folder.file("ac.safetensors"), file.bytes());
    test::writeFile(folder.file("ac.safetensors.json"), facts);
    checkpoint = Checkpoint::open(folder.file("ac.safetensors"));
    description = describe(*checkpoint);
  }

  std::shared_ptr<const Model> model() const { return Model::load(checkpoint, description, {}); }
};

Matrix noise(std::size_t rows, int cols, std::uint64_t seed) {
  RandomDraws draws(seed);
  Matrix m(rows, static_cast<std::size_t>(cols));
  for (float& value : m.values) value = static_cast<float>(draws.within(-1, 1));
  return m;
}

ActionSequence sequenceOf(std::size_t steps) {
  return {2, 2, layerNormed(noise(steps * kTokens, kWidth, 1), 1), noise(steps, 7, 2), noise(steps, 7, 3), {}};
}

media::ClipTensor clipOf(int frames) {
  return {frames, kSide, kSide, noise(static_cast<std::size_t>(3 * frames * kSide), kSide, 4).values};
}

RolloutStart startOf(const FrameLatents& frames) {
  return {frames.rows, frames.cols, frames.frame(0), {0.1F, 0.2F, 0.3F, 0, 0, 0, 0.5F}, {}};
}

std::string lineOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "ran";
}

}  // namespace

TEST_CASE("A V-JEPA 2-AC file is described by its own shapes", "[model][actions]") {
  const ActionFile file;
  const ModelDescription& d = file.description;
  CHECK(d.family == Family::VJepa2Ac);
  CHECK((d.actions.action == 7 && d.actions.state == 7 && d.actions.extrinsics == 0 && d.actions.conditions() == 2));
  CHECK((d.predictor.width == kPredictorWidth && d.predictor.depth == 2 && d.predictor.heads == 3 && d.mask_tokens == 0));
  CHECK((d.context_weights == "encoder" && d.target_weights == "encoder" && d.shared_weights));
  CHECK_THAT(d.whyNotPredicted({1, 2, 2}).value(), ContainsSubstring("lacuna rollout"));
  const WeightsReport report = inspectWeights(*file.checkpoint, d);
  CHECK(report.whole());
  CHECK(report.unused.size() == 3);  // the extrinsics' layer, and one line for the other encoder
  CHECK(report.unused.back() == "target_encoder (16 tensors)");
  const ActionFile with(heads(R"(, "use_extrinsics": true)"));
  CHECK((with.description.actions.extrinsics == 6 && with.description.actions.conditions() == 3));
  CHECK(with.model()->hash() != file.model()->hash());
}

TEST_CASE("Masks cannot be predicted by a model of actions, nor actions by one of masks", "[model][actions]") {
  const ActionFile file;
  const TokenId id{0};
  const auto masked = [&] { file.model()->predict(Matrix(1, kWidth), {&id, 1}, {&id, 1}, {2, 2}, 0, {}); };
  CHECK_THAT(lineOf(masked), ContainsSubstring("actions and not from masks"));
  const auto checkpoint = Checkpoint::open(test::sourceFile("tests/data/model/untrained/model.safetensors"));
  const auto other = Model::load(checkpoint, describe(*checkpoint), {});
  CHECK_THAT(lineOf([&] { other->predictSteps(sequenceOf(1), {}); }), ContainsSubstring("Open a V-JEPA 2-AC checkpoint"));
  CHECK_THAT(lineOf([&] {
               rollOut(*other, {2, 2, Matrix(kTokens, kWidth), {}, {}}, {}, {});
             }),
             ContainsSubstring("Open a V-JEPA 2-AC checkpoint"));
}

TEST_CASE("Later steps do not change earlier predictions", "[model][actions]") {
  const auto model = ActionFile().model();
  const ActionSequence before = sequenceOf(4);
  Trace trace;
  trace.want_attention = true;
  const Matrix predicted = model->predictSteps(before, {}, &trace);
  CHECK((predicted.rows == 4 * kTokens && predicted.cols == kWidth));
  for (int step = 1; step < 4; ++step) {
    ActionSequence changed = before;
    for (Matrix* part : {&changed.latents, &changed.actions, &changed.states}) {
      const std::size_t row = static_cast<std::size_t>(step) * (part->rows / 4);
      for (std::size_t i = row * part->cols; i < part->values.size(); ++i) part->values[i] += 1;
    }
    const Matrix other = model->predictSteps(changed, {});
    const auto kept = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(step) * kTokens * kWidth);
    CHECK(std::equal(predicted.values.begin(), predicted.values.begin() + kept, other.values.begin()));
    CHECK_FALSE(std::equal(predicted.values.begin() + kept, predicted.values.end(), other.values.begin() + kept));
  }
  const int group = 2 + kTokens;
  const Matrix& head = trace.attention.back().front();
  for (int query = 0; query < 4 * group; ++query) {
    double seen = 0, hidden = 0;
    for (int key = 0; key < 4 * group; ++key)
      (key / group <= query / group ? seen : hidden) +=
          head.row(static_cast<std::size_t>(query))[static_cast<std::size_t>(key)];
    CHECK((seen == Approx(1) && hidden == 0));
  }
}

TEST_CASE("Columns are squeezed into as many places as there are rows", "[model][rope]") {
  PositionGrid wide{2, 4};
  wide.columns_as_rows = true;
  const TokenId third{2}, second{1};  // of four columns, and of two
  const RopeTable squeezed = ropeTable(Positions::TiledRope, {&third, 1}, wide, 12);
  CHECK(squeezed.cosines == ropeTable(Positions::TiledRope, {&second, 1}, {2, 2}, 12).cosines);
  wide.columns_as_rows = false;
  CHECK(squeezed.cosines != ropeTable(Positions::TiledRope, {&third, 1}, wide, 12).cosines);
}

TEST_CASE("Every part of a step reaches the prediction", "[model][actions]") {
  const auto model = ActionFile(heads(R"(, "use_extrinsics": true)")).model();
  ActionSequence sequence = sequenceOf(2);
  sequence.extrinsics = noise(2, 6, 5);
  const Matrix predicted = model->predictSteps(sequence, {});
  for (Matrix* part : {&sequence.latents, &sequence.actions, &sequence.states, &sequence.extrinsics}) {
    part->values.front() += 0.5F;
    CHECK(predicted.values != model->predictSteps(sequence, {}).values);
    part->values.front() -= 0.5F;
  }
}

TEST_CASE("Block-causal attention equals attention over the keys that are seen", "[model][attention]") {
  const int group = 300, groups = 3, width = 16, tokens = group * groups;
  const Matrix qkv = noise(static_cast<std::size_t>(tokens), 3 * width, 6);
  Team team(2);
  std::vector<float> causal(static_cast<std::size_t>(tokens * width));
  attend(team, {qkv.values.data(), tokens, width, 2, group}, {}, causal.data());
  for (int last = 1; last <= groups; ++last) {
    const int seen = last * group, from = (last - 1) * group * width;
    std::vector<float> all(static_cast<std::size_t>(seen * width));
    attend(team, {qkv.values.data(), seen, width, 2}, {}, all.data());
    double largest = 0;
    for (int i = from; i < seen * width; ++i)
      largest = std::max(
          largest, std::abs(static_cast<double>(all[static_cast<std::size_t>(i)]) - causal[static_cast<std::size_t>(i)]));
    CHECK(largest < 1e-6);
  }
}

TEST_CASE("Frames are encoded one by one", "[model][actions]") {
  const auto model = ActionFile().model();
  const media::ClipTensor clip = clipOf(3);
  const FrameLatents frames = encodeFrames(*model, clip, {});
  CHECK((frames.frames == 3 && frames.rows == 2 && frames.cols == 2 && frames.raw.rows == 3 * kTokens));
  media::ClipTensor doubled{2, kSide, kSide, {}};
  for (std::size_t channel = 0; channel < 3; ++channel) {
    const auto from = clip.values.begin() + static_cast<std::ptrdiff_t>((channel * 3 + 1) * kSide * kSide);
    for (int i = 0; i < 2; ++i) doubled.values.insert(doubled.values.end(), from, from + kSide * kSide);
  }
  CHECK(frames.frame(1).values == layerNormed(model->encode(EncoderRole::Context, doubled, {}, {}), 1).values);
  CHECK_THAT(lineOf([&] { encodeFrames(*model, {}, {}); }), ContainsSubstring("no whole frame"));
}

TEST_CASE("A roll-out goes on from its own predictions", "[model][actions]") {
  const auto model = ActionFile().model();
  const FrameLatents frames = encodeFrames(*model, clipOf(3), {});
  const RolloutStart start = startOf(frames);
  const Rollout nothing = rollOut(*model, start, {}, {});
  CHECK(nothing.latents.values == start.latents.values);
  CHECK(nothing.states == std::vector<Pose>{start.state});
  CHECK(energyOf(nothing, frames.frame(2)) == Approx(stillEnergy(frames)));

  const std::vector<Pose> actions = {{0.05F, 0, 0, 0.1F, 0, 0, 0}, {0, 0.05F, 0, 0, 0, 0, 0.2F}};
  const Rollout rollout = rollOut(*model, start, actions, {});
  CHECK(rollout.latents.rows == 3 * kTokens);
  CHECK(rollout.states.back() == moved(moved(start.state, actions[0]), actions[1]));
  ActionSequence by_hand{2, 2, rollout.latents, {}, {}, {}};
  by_hand.latents.rows = 2 * kTokens;
  by_hand.latents.values.resize(2 * kTokens * kWidth);
  for (auto [part, poses] : {std::pair{&by_hand.actions, actions}, std::pair{&by_hand.states, rollout.states}}) {
    *part = Matrix(2, 7);
    for (std::size_t i = 0; i < 2; ++i) std::copy(poses[i].begin(), poses[i].end(), part->row(i).begin());
  }
  const Matrix last = layerNormed(model->predictSteps(by_hand, {}), 1);
  for (std::size_t i = kTokens; i < 2 * kTokens; ++i)
    for (std::size_t k = 0; k < kWidth; ++k)
      REQUIRE(last.row(i)[k] == Approx(rollout.latents.row(i + kTokens)[k]).margin(1e-5));
  // With recorded states that are those of the roll-out, the training loss' roll-out is the same.
  const Matrix recorded = rollOutRecorded(*model, by_hand, {});
  CHECK(std::equal(recorded.values.begin(), recorded.values.end(), rollout.latents.values.begin() + kTokens * kWidth));
}

TEST_CASE("A roll-out is measured beside the guess that nothing moves", "[model][actions]") {
  const auto model = ActionFile().model();
  const FrameLatents frames = encodeFrames(*model, clipOf(2), {});
  const std::vector<Pose> actions(2, Pose{0.05F});
  const auto steps = measureRollout(rollOut(*model, startOf(frames), actions, {}), actions, frames);
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].to_frame.value() == Approx(steps[0].to_last));  // the clip has two frames
  CHECK(steps[0].still_to_frame.value() == Approx(stillEnergy(frames)));
  CHECK_FALSE(steps[1].to_frame.has_value());
  CHECK(steps[1].state[0] == Approx(0.2F));
  const std::string csv = csvOf(steps);
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 3);
  CHECK_THAT(csv, ContainsSubstring("energy_to_frame") && ContainsSubstring("\n2,0.05") && ContainsSubstring(",,,"));

  const auto points = energyLandscape(*model, startOf(frames), frames.frame(1), 3, 0.1F, {});
  REQUIRE(points.size() == 27);
  CHECK((points[0].action == Pose{-0.1F, -0.1F, -0.1F} && points[1].action == Pose{-0.1F, -0.1F, 0} &&
         points[13].action == Pose{}));
  CHECK(points[26].energy ==
        Approx(energyOf(rollOut(*model, startOf(frames), std::vector{points[26].action}, {}), frames.frame(1))));
  CHECK_THAT(csvOf(points, stillEnergy(frames)), ContainsSubstring("dx_m,dy_m,dz_m,energy_to_last"));
}

TEST_CASE("Shapes that do not fit are refused in one line", "[model][actions]") {
  const auto model = ActionFile().model();
  const auto line = [&](const std::function<void(ActionSequence&)>& spoil) {
    ActionSequence sequence = sequenceOf(2);
    spoil(sequence);
    return lineOf([&] { model->predictSteps(sequence, {}); });
  };
  CHECK(line([](ActionSequence&) {}) == "ran");
  CHECK_THAT(line([](auto& s) { s.actions = Matrix(2, 6); }), ContainsSubstring("actions of these steps are 2 x 6"));
  CHECK_THAT(line([](auto& s) { s.states = Matrix(1, 7); }), ContainsSubstring("states of these steps are 1 x 7"));
  CHECK_THAT(line([](auto& s) { s.extrinsics = Matrix(2, 6); }), ContainsSubstring("extrinsics of these steps"));
  CHECK_THAT(line([](auto& s) { s.rows = 3; }), ContainsSubstring("latents of these steps are 8 x 24"));
  CHECK_THAT(line([](auto& s) { s.cols = 0; }), ContainsSubstring("no rows or columns"));
  CHECK_THAT(line([](auto& s) { s.actions = Matrix(); }), ContainsSubstring("one action at least"));
  CHECK_THAT(lineOf([&] {
               rollOutRecorded(*model, {2, 2, Matrix(3, kWidth), {}, {}, {}}, {});
             }),
             ContainsSubstring("one whole frame"));
  CHECK_THAT(lineOf([] { energyBetween(std::vector<float>(2), std::vector<float>(3)); }),
             ContainsSubstring("different sizes"));
}

TEST_CASE("A roll-out stops when it is told to", "[model][actions]") {
  const auto model = ActionFile().model();
  const FrameLatents frames = encodeFrames(*model, clipOf(1), {});
  std::stop_source stop;
  int reports = 0;
  const jobs::JobContext context{stop.get_token(), [&](const jobs::Progress& p) {
                                   if (p.unit == "steps" && ++reports == 2) stop.request_stop();
                                 }};
  CHECK_THROWS_AS(rollOut(*model, startOf(frames), std::vector<Pose>(5), context), CancelledException);
  CHECK(reports == 2);
  CHECK_THROWS_AS(encodeFrames(*model, clipOf(1), context), CancelledException);
  CHECK_THROWS_AS(model->predictSteps(sequenceOf(1), context), CancelledException);
  CHECK_THROWS_AS(planActions([](auto) { return 0.0; }, {}, context), CancelledException);
}

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "core/mask/generators.hpp"
#include "core/mask/ijepa_blocks.hpp"
#include "core/mask/multiblock.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::mask;
using Json = nlohmann::json;

namespace {

/// What the published samplers drew; null where the file is absent.
Json recordedMasks() {
  if (!lacuna::test::hasShared("golden/masks/masks.json")) {
    WARN("no recorded masks here: skipped");
    return {};
  }
  std::ifstream file(lacuna::test::sharedFolder("golden/masks/masks.json"));
  return Json::parse(file);
}

TokenGrid gridOf(const Json& recorded) {
  if (recorded.contains("grid_HxW")) return {1, recorded["grid_HxW"][0], recorded["grid_HxW"][1]};
  return {recorded["grid_TxHxW"][0], recorded["grid_TxHxW"][1], recorded["grid_TxHxW"][2]};
}

MultiBlock kindOf(const Json& p) {
  MultiBlock kind;
  kind.blocks = p["num_blocks"];
  kind.scale_low = p["spatial_scale"][0];
  kind.scale_high = p["spatial_scale"][1];
  kind.time_low = p["temporal_scale"][0];
  kind.time_high = p["temporal_scale"][1];
  kind.aspect_low = p["aspect_ratio"][0];
  kind.aspect_high = p["aspect_ratio"][1];
  kind.keep = p["max_temporal_keep"];
  return kind;
}

std::vector<int> numbers(const std::vector<TokenId>& ids, std::size_t count) {
  std::vector<int> list;
  for (std::size_t i = 0; i < count; ++i) list.push_back(index(ids[i]));
  return list;
}

/// The masks of a batch as the published code hands them on: cut to the shortest, keeping the first.
struct Batch {
  std::vector<std::vector<int>> context, target;
};

Batch drawBatch(const MultiBlock& kind, const BlockSize& size, const TokenGrid& grid, int count, TorchDraws& places) {
  std::vector<Mask> masks;
  std::size_t visible = static_cast<std::size_t>(grid.size()), hidden = visible;
  for (int i = 0; i < count; ++i) {
    masks.push_back(drawBlocks(kind, size, grid, places));
    visible = std::min(visible, masks.back().visibleIds().size());
    hidden = std::min(hidden, masks.back().hiddenIds().size());
  }
  Batch batch;
  for (const Mask& mask : masks) {
    batch.context.push_back(numbers(mask.visibleIds(), visible));
    batch.target.push_back(numbers(mask.hiddenIds(), hidden));
  }
  return batch;
}

/// Counts of one thing over many draws.
class Counts {
 public:
  void add(double value) { values_.push_back(value); }
  double mean() const {
    double sum = 0;
    for (const double value : values_) sum += value;
    return sum / static_cast<double>(values_.size());
  }
  /// Mean and ends, as recorded: of the same draws, hence equal but for the digits written.
  void checkSameAs(const Json& recorded) const {
    CHECK(mean() == Approx(recorded["mean"].get<double>()).margin(1e-3));
    CHECK(*std::min_element(values_.begin(), values_.end()) == recorded["min"].get<double>());
    CHECK(*std::max_element(values_.begin(), values_.end()) == recorded["max"].get<double>());
  }
  /// Means of other draws, within 4 standard errors of both.
  void checkLike(const Json& recorded) const {
    double squares = 0;
    for (const double value : values_) squares += (value - mean()) * (value - mean());
    const double own = squares / static_cast<double>(values_.size()) / static_cast<double>(values_.size());
    const double theirs = recorded["standard_error_of_mean"];
    CHECK(std::abs(mean() - recorded["mean"].get<double>()) <= 4 * std::sqrt(own + theirs * theirs) + 1e-9);
  }

 private:
  std::vector<double> values_;
};

/// How often each cell of the frame was hidden, summed over steps.
class CellCounts {
 public:
  explicit CellCounts(const TokenGrid& grid) : grid_(grid), hidden_(static_cast<std::size_t>(grid.perStep())) {}
  void add(const Mask& mask) {
    ++draws_;
    for (int i = 0; i < grid_.size(); ++i)
      hidden_[static_cast<std::size_t>(i % grid_.perStep())] += mask.hidden(TokenId{i}) ? 1 : 0;
  }
  void checkNear(const Json& rows, double margin) const {
    double worst = 0;
    for (int row = 0; row < grid_.rows; ++row)
      for (int col = 0; col < grid_.cols; ++col) {
        const double share = hidden_[static_cast<std::size_t>(row * grid_.cols + col)] / (draws_ * grid_.steps);
        worst = std::max(worst,
                         std::abs(share - rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)].get<double>()));
      }
    CHECK(worst <= margin);
  }

 private:
  TokenGrid grid_;
  std::vector<double> hidden_;
  int draws_ = 0;
};

std::string nameOf(const BlockSize& size) {
  return std::to_string(size.steps) + "x" + std::to_string(size.rows) + "x" + std::to_string(size.cols);
}

/// What the options of the published code make of the visible tokens of one mask.
Mask contextOf(const Mask& mask, const Json& parameters) {
  Mask context = parameters.value("inv_block", false) ? mask : mask.inverted();
  if (!parameters["max_keep"].is_number()) return context;
  const auto kept = static_cast<std::size_t>(parameters["max_keep"].get<int>());
  const auto ids = context.hiddenIds();
  for (std::size_t i = kept; i < ids.size(); ++i) context.set(ids[i], false);
  return context;
}

}  // namespace

TEST_CASE("published masks: the draws recorded of PyTorch", "[mask]") {
  const Json recorded = recordedMasks();
  if (recorded.is_null()) return;
  const Json& draws = recorded.at("first_three_uniform_draws_of_torch_generator_seeded_0_to_63");
  REQUIRE(draws.size() == 64);
  for (std::size_t seed = 0; seed < draws.size(); ++seed) {
    TorchDraws torch(seed);
    for (std::size_t i = 0; i < 3; ++i) CHECK(torch.unit() == draws[seed][i].get<double>());
  }
}

TEST_CASE("published masks: recorded masks bit for bit", "[mask]") {
  const Json recorded = recordedMasks();
  if (recorded.is_null()) return;
  for (const auto& [name, exact] : recorded.at("exact").items()) {
    TorchDraws places(exact["torch_manual_seed"].get<std::uint64_t>());
    const TokenGrid grid = gridOf(exact);
    const MultiBlock kind = kindOf(exact["parameters"]);
    std::uint64_t iteration = 0;
    for (const Json& expected : exact["iterations"]) {
      INFO(name << ", iteration " << iteration);
      TorchDraws sizes(iteration++);
      const BlockSize size = drawBlockSize(kind, grid, sizes);
      CHECK(size == BlockSize{expected["block_TxHxW"][0], expected["block_TxHxW"][1], expected["block_TxHxW"][2]});
      const Batch batch = drawBatch(kind, size, grid, exact["batch_size"], places);
      CHECK(batch.context == expected["context"].get<std::vector<std::vector<int>>>());
      CHECK(batch.target == expected["target"].get<std::vector<std::vector<int>>>());
    }
  }
}

TEST_CASE("published masks: V-JEPA's blocks as recorded, draw for draw", "[mask]") {
  const Json recorded = recordedMasks();
  if (recorded.is_null()) return;
  for (const auto& [name, expected] : recorded.at("multiblock3d").items()) {
    INFO(name);
    const TokenGrid grid = gridOf(expected);
    const MultiBlock kind = kindOf(expected["parameters"]);
    TorchDraws places(expected["seed"].get<std::uint64_t>());
    Counts context, target;
    CellCounts cells(grid);
    std::map<std::string, int> block_sizes;
    for (int i = 0; i < expected["samples"].get<int>(); ++i) {
      TorchDraws sizes(static_cast<std::uint64_t>(i));
      const BlockSize size = drawBlockSize(kind, grid, sizes);
      ++block_sizes[nameOf(size)];
      const Mask seen = contextOf(drawBlocks(kind, size, grid, places), expected["parameters"]);
      context.add(seen.hiddenCount());
      target.add(grid.size() - seen.hiddenCount());
      cells.add(seen);
    }
    context.checkSameAs(expected["context_tokens"]);
    target.checkSameAs(expected["target_tokens"]);
    cells.checkNear(expected["probability_context_by_cell"], 1e-4);
    CHECK(block_sizes == expected["block_size_TxHxW_counts"].get<std::map<std::string, int>>());
  }
}

TEST_CASE("published masks: I-JEPA's blocks as recorded, draw for draw", "[mask]") {
  const Json recorded = recordedMasks();
  if (recorded.is_null()) return;
  for (const auto& [name, expected] : recorded.at("ijepa_multiblock").items()) {
    INFO(name);
    const TokenGrid grid = gridOf(expected);
    PictureBlocks kind;
    kind.overlap = expected["parameters"]["allow_overlap"];
    TorchDraws places(expected["seed"].get<std::uint64_t>());
    Counts context, block, together;
    CellCounts cells(grid);
    for (int i = 0; i < expected["samples"].get<int>(); ++i) {
      TorchDraws sizes(static_cast<std::uint64_t>(i));
      const TargetsAndContext drawn = drawPictureBlocks(kind, drawPictureBlockSizes(kind, grid, sizes), grid, places);
      Mask all(grid);
      for (const Mask& target : drawn.targets) {
        block.add(target.hiddenCount());
        for (const TokenId id : target.hiddenIds()) all.set(id, true);
      }
      together.add(all.hiddenCount());
      context.add(drawn.context.hiddenCount());
      cells.add(drawn.context);
    }
    context.checkSameAs(expected["context_tokens"]);
    block.checkSameAs(expected["target_tokens_per_block"]);
    together.checkSameAs(expected["union_of_targets"]);
    cells.checkNear(expected["probability_context_by_cell"], 1e-4);
  }
}

TEST_CASE("published masks: random ones as recorded", "[mask]") {
  const Json recorded = recordedMasks();
  if (recorded.is_null()) return;
  const Json& picture = recorded.at("ijepa_random").at("ijepa_random_40_60");
  const TokenGrid grid = gridOf(picture);
  TorchDraws places(picture["seed"].get<std::uint64_t>());
  Counts context;
  CellCounts cells(grid);
  for (int i = 0; i < picture["samples"].get<int>(); ++i) {
    TorchDraws sizes(static_cast<std::uint64_t>(i));
    const Mask seen = drawRandomContext(grid, sizes, places);
    context.add(seen.hiddenCount());
    cells.add(seen);
  }
  context.checkSameAs(picture["context_tokens"]);
  cells.checkNear(picture["probability_context_by_cell"], 1e-4);

  const Json& tube = recorded.at("random_tube").at("tube_0.9_224_16f");  // numpy's draws: alike, not the same
  CellCounts tube_cells(gridOf(tube));
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const Mask mask = generate({"tube-random", seed, {}}, gridOf(tube));
    CHECK(mask.hiddenCount() == tube["target_tokens"]["mean"].get<double>());
    tube_cells.add(mask);
  }
  tube_cells.checkNear(tube["probability_target_by_cell"], 0.04);
}

TEST_CASE("published masks: what the generators make of seeds is like what is recorded", "[mask]") {
  const Json recorded = recordedMasks();
  if (recorded.is_null()) return;
  const auto check = [](const Json& expected, const std::string& kind, const Json& hidden_cells) {
    INFO(kind);
    Counts hidden;
    CellCounts cells(gridOf(expected));
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
      const Mask mask = generate(parseGenerator(kind + ",seed=" + std::to_string(seed)), gridOf(expected));
      hidden.add(mask.grid().size() - mask.hiddenCount());
      cells.add(mask.inverted());
    }
    hidden.checkLike(expected["context_tokens"]);
    cells.checkNear(hidden_cells, 0.07);
  };
  const std::pair<const char*, const char*> cases[] = {
      {"vjepa_short_range_224_16f", "vjepa-short"},   {"vjepa_long_range_224_16f", "vjepa-long"},
      {"vjepa2_short_range_256_16f", "blocks-small"}, {"vjepa2_long_range_256_16f", "blocks-large"},
      {"vjepa2.1_image_256", "vjepa2.1-image"},       {"causal_first_half", "blocks,keep=0.5"}};
  for (const auto& [name, kind] : cases) {
    const Json& expected = recorded.at("multiblock3d").at(name);
    check(expected, kind, expected["probability_context_by_cell"]);
  }
  const Json& blocks = recorded.at("ijepa_multiblock").at("ijepa_vith14_224");
  check(blocks, "ijepa", blocks["probability_context_by_cell"]);
  const Json& drawn = recorded.at("ijepa_random").at("ijepa_random_40_60");
  check(drawn, "ijepa-random", drawn["probability_context_by_cell"]);
}

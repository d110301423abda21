#include "core/mask/multiblock.hpp"

#include <algorithm>

#include "core/mask/generators.hpp"
#include "core/mask/ijepa_blocks.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::mask;

TEST_CASE("published masks: PyTorch's first numbers", "[mask]") {
  TorchDraws draws(0);
  CHECK(draws.unit() == 0.49625658988952637);
  CHECK(draws.unit() == 0.7682217955589294);
  CHECK(draws.unit() == 0.08847743272781372);
  CHECK(TorchDraws(1).unit() == 0.7576315999031067);
  CHECK(TorchDraws((std::uint64_t{5} << 32U) + 1).unit() == 0.7576315999031067);
  TorchDraws other(2), third(2);
  CHECK(other.below(10) == static_cast<int>(std::mt19937(2)() % 10));
  auto order = third.order(100);
  CHECK_FALSE(std::is_sorted(order.begin(), order.end()));
  std::sort(order.begin(), order.end());
  for (int i = 0; i < 100; ++i) CHECK(order[static_cast<std::size_t>(i)] == i);
}

TEST_CASE("published masks: blocks on a small grid, token for token", "[mask]") {
  // The published code after torch.manual_seed(123): block sizes of batches 0 and 5, and its first mask.
  TorchDraws sizes(5);
  CHECK(drawBlockSize({8}, {4, 8, 8}, sizes) == BlockSize{4, 4, 3});
  TorchDraws first(0), places(123);
  const TokenGrid grid{4, 8, 8};
  const BlockSize size = drawBlockSize({8}, grid, first);
  CHECK(size == BlockSize{4, 3, 3});
  const Mask mask = drawBlocks({8}, size, grid, places);
  std::vector<int> visible;
  for (const TokenId id : mask.visibleIds())
    if (index(id) < grid.perStep()) visible.push_back(index(id));
  CHECK(visible == std::vector<int>{0, 8, 16, 27, 31, 36, 44, 48, 52, 56, 57, 58, 59, 60, 61, 62, 63});
}

TEST_CASE("published masks: sizes round half to even and stay on the grid", "[mask]") {
  const TokenGrid grid{1, 5, 5};
  TorchDraws draws(3);
  CHECK(drawBlockSize({1, 0.17, 0.17, 1.5625, 1.5625}, grid, draws) == BlockSize{1, 2, 2});  // sqrt(6.25) = 2.5
  CHECK(drawBlockSize({1, 1, 1, 4, 4}, grid, draws) == BlockSize{1, 5, 2});
  CHECK(drawBlockSize({1, 0.01, 0.01}, grid, draws) == BlockSize{1, 1, 1});
}

TEST_CASE("published masks: I-JEPA's blocks stay off the last row and column, and its context off the targets", "[mask]") {
  const TokenGrid grid{1, 16, 16};
  const PictureBlocks kind;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    TorchDraws sizes(seed), places(seed + 1000);
    const TargetsAndContext drawn = drawPictureBlocks(kind, drawPictureBlockSizes(kind, grid, sizes), grid, places);
    REQUIRE(drawn.targets.size() == 4);
    CHECK(drawn.context.hiddenCount() > kind.least);
    for (int i = 0; i < 16; ++i)
      for (const Mask& block : {drawn.targets[0], drawn.targets[3], drawn.context}) {
        CHECK_FALSE(block.hidden(grid.id({0, 15, i})));
        CHECK_FALSE(block.hidden(grid.id({0, i, 15})));
      }
    for (const Mask& target : drawn.targets)
      for (const TokenId id : target.hiddenIds()) CHECK_FALSE(drawn.context.hidden(id));
  }
  const Mask around = generate({"ijepa", 4, {}}, {2, 16, 16});
  const Mask alone = generate({"ijepa", 4, {{"surround", 0}}}, {2, 16, 16});
  CHECK(alone.hiddenCount() < around.hiddenCount());
  for (const TokenId id : alone.hiddenIds()) CHECK(around.hidden(id));
}

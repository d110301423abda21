#include "core/mask/generators.hpp"

#include <cmath>

#include "core/base/error.hpp"
#include "core/base/random_draws.hpp"
#include "core/mask/ijepa_blocks.hpp"
#include "core/mask/multiblock.hpp"
#include "core/mask/simple_generators.hpp"

namespace lacuna::mask {
namespace {

/// The two streams of numbers that the published samplers draw from.
struct Streams {
  explicit Streams(std::uint64_t seed) : sizes(seed), places(mixedSeed(seed, 0)) {}
  TorchDraws sizes, places;
};

Mask blocks(const MultiBlock& kind, const TokenGrid& grid, std::uint64_t seed) {
  Streams streams(seed);
  const BlockSize size = drawBlockSize(kind, grid, streams.sizes);
  return drawBlocks(kind, size, grid, streams.places);
}

MultiBlock blocksOf(const Generated& generated) {
  const auto value = [&](const char* name) { return valueOf(generated, name); };
  MultiBlock kind{static_cast<int>(std::lround(value("blocks")))};
  kind.scale_low = kind.scale_high = value("scale");
  kind.aspect_low = value("aspect_low");
  kind.aspect_high = value("aspect_high");
  kind.time_low = kind.time_high = value("time");
  kind.keep = value("keep");
  return kind;
}

Mask pictureBlocks(const TokenGrid& grid, std::uint64_t seed, bool surround) {
  Streams streams(seed);
  const PictureBlocks kind;
  const PictureBlockSizes sizes = drawPictureBlockSizes(kind, grid, streams.sizes);
  const TargetsAndContext drawn = drawPictureBlocks(kind, sizes, grid, streams.places);
  if (surround) return throughAllSteps(drawn.context.inverted(), grid);
  Mask hidden(drawn.context.grid());
  for (const Mask& target : drawn.targets)
    for (const TokenId id : target.hiddenIds()) hidden.set(id, true);
  return throughAllSteps(hidden, grid);
}

Mask randomContext(const TokenGrid& grid, std::uint64_t seed) {
  Streams streams(seed);
  return throughAllSteps(drawRandomContext(grid, streams.sizes, streams.places).inverted(), grid);
}

Mask ofMotion(const Generated& generated, const TokenGrid& grid, const MotionMap* motion) {
  if (motion == nullptr || !(motion->grid == grid) || motion->energy.size() != static_cast<std::size_t>(grid.size()))
    fail(ErrorKind::Mismatch,
         "The mask \"motion\" needs the clip's motion, which is not known here: it needs a clip (--clip, or the one that is being read).");
  return motionMask(*motion, valueOf(generated, "ratio"), valueOf(generated, "calm") > 0.5);
}

}  // namespace

double valueOf(const Generated& generated, const std::string& parameter) {
  const auto set = generated.parameters.find(parameter);
  if (set != generated.parameters.end()) return set->second;
  for (const GeneratorParameter& known : knownGenerator(generated.kind).parameters)
    if (known.name == parameter) return known.otherwise;
  fail(ErrorKind::Internal, "The generator " + generated.kind + " has no parameter " + parameter + ".");
}

Mask generate(const Generated& generated, const TokenGrid& grid, const MotionMap* motion) {
  const std::string& kind = knownGenerator(generated.kind).kind;
  const std::uint64_t seed = generated.seed;
  const auto ratio = [&] { return valueOf(generated, "ratio"); };
  if (grid.size() == 0) return Mask(grid);
  if (kind == "blocks-small") return blocks({8}, grid, seed);
  if (kind == "blocks-large") return blocks({2, 0.7, 0.7}, grid, seed);
  if (kind == "vjepa2.1-image") return blocks({10}, grid, seed);
  if (kind == "blocks") return blocks(blocksOf(generated), grid, seed);
  if (kind == "ijepa") return pictureBlocks(grid, seed, valueOf(generated, "surround") > 0.5);
  if (kind == "ijepa-random") return randomContext(grid, seed);
  if (kind == "tube-random") return randomTubeMask(grid, ratio(), seed);
  if (kind == "tube") return tubeMask(grid, ratio(), seed);
  if (kind == "random") return randomMask(grid, ratio(), seed);
  if (kind == "future") return futureMask(grid, ratio());
  if (kind == "checkerboard") return checkerboardMask(grid, seed);
  if (kind == "border") return borderMask(grid, static_cast<int>(std::lround(valueOf(generated, "width"))));
  return ofMotion(generated, grid, motion);
}

}  // namespace lacuna::mask

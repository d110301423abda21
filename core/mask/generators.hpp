#pragma once

#include <string>
#include <vector>

#include "core/mask/mask.hpp"
#include "core/mask/mask_shape.hpp"
#include "core/mask/motion_map.hpp"

namespace lacuna::mask {

struct GeneratorParameter {
  std::string name;   ///< "ratio"
  std::string title;  ///< "Share hidden"
  double low = 0, high = 1, otherwise = 0.5;
  bool whole = false;  ///< takes whole numbers alone
};

struct GeneratorInfo {
  std::string kind;   ///< "blocks-small"
  std::string title;  ///< "Blocks small"
  std::string help;   ///< one line: what it hides
  std::vector<GeneratorParameter> parameters;
  bool seeded = false;        ///< the seed changes what it hides
  bool needs_motion = false;  ///< looks at the clip
  std::vector<std::string> other_names;  ///< under which it is published: "vjepa2-short"
};

/// All kinds, in menu order.
const std::vector<GeneratorInfo>& generators();

/// The kind of this name or of another name that it is published under ("vjepa2-short"); null: there is none.
const GeneratorInfo* generatorOf(const std::string& kind);

/// The same; throws `Failure` (Refused) naming the known kinds when there is none.
const GeneratorInfo& knownGenerator(const std::string& kind);

/// "blocks-small,seed=3" or "future,ratio=0.5" -> a generated form. Throws `Failure` (Refused) naming the known kinds or
/// parameters.
Generated parseGenerator(const std::string& text);

/// "blocks-small,seed=3": what `parseGenerator` reads back.
std::string textOf(const Generated& generated);

/// The value of a parameter of the kind: as set, else as `generators()` says.
double valueOf(const Generated& generated, const std::string& parameter);

/// Hidden cells of a generated form: the same grid, kind, parameters and seed give the same mask on every machine. Throws
/// `Failure` (Mismatch) for a kind that needs motion where `motion` is null or of another grid.
///
/// Blocks and I-JEPA's masks are drawn as the published code draws them, number by number. Sizes come from PyTorch's
/// generator seeded with `seed`, as the published code seeds it with the count of batches; places, which it draws from a
/// generator that nobody seeds, from one seeded with `mixedSeed(seed, 0)` (core/base/random_draws.hpp).
Mask generate(const Generated& generated, const TokenGrid& grid, const MotionMap* motion = nullptr);

}  // namespace lacuna::mask

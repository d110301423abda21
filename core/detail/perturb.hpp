#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/image.hpp"
#include "core/jobs/job_context.hpp"
#include "core/media/preprocess.hpp"

namespace lacuna::detail {

/// Ways to change a clip.
enum class Kind { Blur, Noise, Flicker, Hue, Brightness, Sketch, Shift, Freeze };

struct KindInfo {
  Kind kind = Kind::Blur;
  std::string name;     ///< "blur", on the command line and in tables
  std::string title;    ///< "Blur"
  std::string fully;    ///< what strength 1 does, one line
  bool happens = false; ///< changes what happens, and not only how it looks: the contrast
};
/// All, in the order of the enum.
const std::vector<KindInfo>& kinds();
const KindInfo& infoOf(Kind kind);
/// Throws `Failure` (Refused) naming all there are.
Kind kindOf(const std::string& name);

/// Pictures of one size in order of time, changed. `strength` from 0, which changes nothing, to 1 (`KindInfo::fully`). The same
/// seed draws the same noise and grain at every strength; the other kinds draw nothing. Throws `CancelledException`.
std::vector<Image> perturbed(const std::vector<Image>& pictures, Kind kind, double strength, std::uint64_t seed, const jobs::JobContext& context);

/// The pictures that a model's input was made from: the inverse of `media::normalise`, exact.
std::vector<Image> picturesOf(const media::ClipTensor& input);

}  // namespace lacuna::detail

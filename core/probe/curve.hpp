#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/mask/motion_map.hpp"
#include "core/probe/clip_classes.hpp"
#include "core/probe/reading.hpp"

namespace lacuna::probe {

/// How the hidden region grows along a curve.
struct CurveSettings {
  std::string family = "tube-random";  ///< a mask generator with a share ("ratio"), "outwards" or "inwards"
  int points = 12;
  double from = 0, to = 0.95;          ///< shares of the tokens that are hidden, evenly apart, both included
  int seeds = 1;                       ///< masks at each share
  std::uint64_t first_seed = 1;
  bool operator==(const CurveSettings&) const = default;
};

inline constexpr int most_curve_runs = 1000;

/// Names that `curveMask` takes, in menu order.
std::vector<std::string> curveFamilies();

/// Throws `Failure` (Refused) for what cannot be: a family that has no share, shares outside 0..1, no points, too many runs.
void checkCurve(const CurveSettings& settings);

/// Share hidden at point `point`.
double shareAt(const CurveSettings& settings, int point);

/// The hidden region of one run. "outwards": what the mask `around` hides first, from its middle, then what lies around it; "inwards":
/// what is farthest from it first, so that what it hides is what is left to see at last. Distances are in cells, a step being one;
/// ties are drawn by the seed. Either hides round(share * tokens), never all. A generator does as it does with its ratio. Throws
/// `Failure` (Mismatch) for a way from a mask that hides nothing, or for motion that is not known.
mask::Mask curveMask(const std::string& family, double share, std::uint64_t seed, const mask::Mask& around, const mask::MotionMap* motion);

/// One way at one point.
struct CurveValue {
  std::vector<double> shares;  ///< by class: of the clip (attentive), or the mean that hidden tokens of the class give it (linear); NaN: none
  double accuracy = std::numeric_limits<double>::quiet_NaN();  ///< linear: of the hidden labelled tokens
  double balanced = std::numeric_limits<double>::quiet_NaN();
};

struct CurvePoint {
  double wanted_share = 0, hidden_share = 0;
  int hidden = 0;
  std::uint64_t seed = 0;
  std::vector<CurveValue> ways;  ///< as in `Curve::ways`; without shares where there is none
};

/// What is hidden against what is said; as far as it was made.
struct Curve {
  bool linear = false;
  std::shared_ptr<const ClassProbe> by_attentive;  ///< the one that was asked; the other is null
  std::shared_ptr<const LinearProbe> by_linear;
  CurveSettings settings;
  std::vector<std::string> classes;
  std::vector<std::string> ways;  ///< attentive: visible alone, predicted, true filled in; linear: predicted, true, copied
  std::vector<double> untouched;  ///< attentive: shares by the whole clip, nothing hidden; linear: empty
  std::vector<CurvePoint> points;
};

/// What is asked at each point: exactly one of the two probes.
struct CurveRequest {
  latent::RunRequest run;  ///< its mask is what the region grows from or to
  std::shared_ptr<const ClassProbe> attentive;
  std::shared_ptr<const LinearProbe> linear;
  CurveSettings settings;
  std::shared_ptr<const mask::MotionMap> motion = nullptr;  ///< for families that look at it
};

/// Numbers of the classes that are worth following: all of a linear probe, else the `top` likeliest of the untouched clip.
std::vector<std::size_t> classesToFollow(const Curve& curve, std::size_t top);

/// Runs through the points in order, and tells of each as it is there. A linear probe has nothing to say where nothing is hidden: such
/// a point has no shares. Reports "runs". Throws `CancelledException`, `Failure` as `checkCurve`, `curveMask`, `classesOf` and `readHidden`.
Curve runCurve(const CurveRequest& request, latent::LatentCache& cache, const jobs::JobContext& context,
               const std::function<void(const Curve&)>& on_point = {});

}  // namespace lacuna::probe

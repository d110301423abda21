#include "core/probe/curve.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/base/random_draws.hpp"
#include "core/latent/errors.hpp"
#include "core/mask/generators.hpp"

namespace lacuna::probe {
namespace {

const std::string outwards = "outwards", inwards = "inwards";

bool hasRatio(const mask::GeneratorInfo& info) {
  return std::ranges::any_of(info.parameters, [](const auto& parameter) { return parameter.name == "ratio"; });
}

/// Squared distance of each token to the nearest one that `mask` hides, or shows; 0 for such a token itself.
std::vector<int> distances(const mask::Mask& mask) {
  const std::vector<TokenId> nearest = latent::nearestVisible(mask);
  std::vector<int> squared;
  for (int i = 0; i < mask.grid().size(); ++i) {
    const mask::Cell a = mask.grid().cell(TokenId{i}), b = mask.grid().cell(nearest[static_cast<std::size_t>(i)]);
    squared.push_back((a.step - b.step) * (a.step - b.step) + (a.row - b.row) * (a.row - b.row) + (a.col - b.col) * (a.col - b.col));
  }
  return squared;
}

/// Tokens in the order in which they are hidden, growing out of what `around` hides.
std::vector<int> growingOrder(const mask::Mask& around, std::uint64_t seed) {
  const auto count = static_cast<std::size_t>(around.grid().size());
  const std::vector<int> depth = distances(around), away = distances(around.inverted());  // one of them is 0
  std::vector<int> order(count);
  std::iota(order.begin(), order.end(), 0);
  RandomDraws draws(mixedSeed(seed, 0x6120));
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[draws.below(i)]);
  std::ranges::stable_sort(order, [&](int a, int b) {
    const auto place = [&](int i) { return away[static_cast<std::size_t>(i)] - depth[static_cast<std::size_t>(i)]; };
    return place(a) < place(b);
  });
  return order;
}

mask::Mask grown(const std::string& family, double share, std::uint64_t seed, const mask::Mask& around) {
  const int hidden = around.hiddenCount(), tokens = around.grid().size();
  if (hidden == 0 || hidden == tokens)
    fail(ErrorKind::Mismatch, "The region grows " + family + " from the mask, which hides " + (hidden == 0 ? "nothing" : "everything") + ". Hide a part of the clip, or choose another family.");
  std::vector<int> order = growingOrder(around, seed);
  if (family == inwards) std::ranges::reverse(order);
  const int wanted = std::min(tokens - 1, static_cast<int>(std::lround(share * tokens)));
  mask::Mask mask(around.grid());
  for (int i = 0; i < wanted; ++i) mask.set(TokenId{order[static_cast<std::size_t>(i)]}, true);
  return mask;
}

/// The runs of a curve, one after another.
class Growing {
 public:
  Growing(const CurveRequest& request, latent::LatentCache& cache, const jobs::JobContext& context)
      : request_(request), cache_(cache), context_(context) {
    curve_.linear = request.linear != nullptr;
    curve_.by_attentive = request.attentive;
    curve_.by_linear = request.linear;
    curve_.settings = request.settings;
    if (curve_.linear) {
      curve_.classes = request.linear->labels.classes;
      curve_.ways = {"Predicted latents", "True latents", "Copied latents"};
    } else {
      curve_.classes = request.attentive->labels(*request.run.model);
      curve_.ways = {nameOf(Way::VisibleAlone), nameOf(Way::Predicted), nameOf(Way::True)};
    }
  }

  Curve run(const std::function<void(const Curve&)>& on_point) {
    const CurveSettings& s = request_.settings;
    const int runs = s.points * s.seeds;
    for (int i = 0; i < runs; ++i) {
      context_.progress({"Hiding more", static_cast<double>(i), static_cast<double>(runs), "runs"});
      curve_.points.push_back(pointAt(i / s.seeds, s.first_seed + static_cast<std::uint64_t>(i % s.seeds)));
      if (on_point) on_point(curve_);
    }
    return std::move(curve_);
  }

 private:
  jobs::JobContext quiet() const { return {context_.stop, nullptr}; }

  CurvePoint pointAt(int number, std::uint64_t seed) {
    CurvePoint point;
    point.wanted_share = shareAt(request_.settings, number);
    point.seed = seed;
    latent::RunRequest run = request_.run;
    run.mask = curveMask(request_.settings.family, point.wanted_share, seed, request_.run.mask, request_.motion.get());
    if (run.mask.hiddenCount() == run.mask.grid().size())
      fail(ErrorKind::Mismatch, "At a share of " + std::to_string(point.wanted_share) + " this family hides every token. End the curve sooner.");
    point.hidden = run.mask.hiddenCount();
    point.hidden_share = run.mask.hiddenShare();
    point.ways.resize(curve_.ways.size());
    if (!curve_.linear) fillAttentive(run, point);
    else if (point.hidden > 0) fillLinear(run, point);
    return point;
  }

  void fillAttentive(const latent::RunRequest& run, CurvePoint& point) {
    const ClipClasses classes = classesOf(*request_.attentive, run, cache_, quiet());
    curve_.untouched = classes.by(Way::WholeClip);
    const Way ways[] = {Way::VisibleAlone, Way::Predicted, Way::True};
    for (std::size_t i = 0; i < point.ways.size(); ++i) point.ways[i].shares = classes.by(ways[i]);
  }

  void fillLinear(const latent::RunRequest& run, CurvePoint& point) {
    const auto predicted = latent::predictHidden(run, cache_, quiet());
    const HiddenReading reading = readHidden(*request_.linear, *predicted, context_);
    const std::size_t ways[] = {HiddenReading::Predicted, HiddenReading::True, HiddenReading::Copied};
    for (std::size_t i = 0; i < point.ways.size(); ++i) {
      const HiddenWay& way = reading.ways[ways[i]];
      point.ways[i] = {way.right_share, way.accuracy.value, way.balanced.value};
    }
  }

  const CurveRequest& request_;
  latent::LatentCache& cache_;
  const jobs::JobContext& context_;
  Curve curve_;
};

}  // namespace

std::vector<std::string> curveFamilies() {
  std::vector<std::string> names{"tube-random", outwards, inwards};
  for (const mask::GeneratorInfo& info : mask::generators())
    if (hasRatio(info) && info.kind != names.front()) names.push_back(info.kind);
  return names;
}

void checkCurve(const CurveSettings& s) {
  const std::vector<std::string> known = curveFamilies();
  if (std::ranges::find(known, s.family) == known.end()) {
    std::string all;
    for (const std::string& name : known) all += (all.empty() ? "" : ", ") + name;
    fail(ErrorKind::Refused, "No family of masks with a share is called '" + oneLine(s.family, 40) + "'. There are: " + all + ".");
  }
  const bool shares = s.from >= 0 && s.to <= 1 && s.from <= s.to;
  if (!shares) fail(ErrorKind::Refused, "The hidden share goes from 0 or more to 1 or less.");
  if (s.points < 1 || s.seeds < 1 || s.points > most_curve_runs || s.seeds > most_curve_runs || s.points * s.seeds > most_curve_runs)
    fail(ErrorKind::Refused, "A curve has 1 to " + std::to_string(most_curve_runs) + " runs: points times seeds.");
}

double shareAt(const CurveSettings& s, int point) {
  return s.points < 2 ? s.to : s.from + (s.to - s.from) * point / (s.points - 1);
}

mask::Mask curveMask(const std::string& family, double share, std::uint64_t seed, const mask::Mask& around, const mask::MotionMap* motion) {
  if (family == outwards || family == inwards) return grown(family, share, seed, around);
  if (share <= 0) return mask::Mask(around.grid());
  return mask::generate({family, seed, {{"ratio", share}}}, around.grid(), motion);
}

std::vector<std::size_t> classesToFollow(const Curve& curve, std::size_t top) {
  if (!curve.linear) return likeliest(curve.untouched, top);
  std::vector<std::size_t> all(curve.classes.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

Curve runCurve(const CurveRequest& request, latent::LatentCache& cache, const jobs::JobContext& context,
               const std::function<void(const Curve&)>& on_point) {
  checkCurve(request.settings);
  if ((request.attentive != nullptr) == (request.linear != nullptr)) fail(ErrorKind::Internal, "A curve needs exactly one probe.");
  return Growing(request, cache, context).run(on_point);
}

}  // namespace lacuna::probe

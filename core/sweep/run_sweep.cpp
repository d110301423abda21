#include "core/sweep/run_sweep.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/base/error.hpp"
#include "core/base/outcome.hpp"
#include "core/latent/placement.hpp"
#include "core/media/clip_window.hpp"
#include "core/scenes/any_clip.hpp"
#include "core/sweep/portable.hpp"
#include "core/sweep/renamed_model.hpp"

namespace lacuna::sweep {
namespace {

constexpr std::size_t cache_bytes = std::size_t{1} << 28;

/// What runs of one clip and model share; runs come sorted, so the last of each is enough.
class Opened {
 public:
  std::shared_ptr<const model::Model> model(const std::string& path, const MadeWith& made_with, const jobs::JobContext& context) {
    if (path != model_path_) {
      model_.reset();  // before the next one: two at once need not fit into memory
      why_not_.reset();
      model_path_ = path;
    }
    if (why_not_) throw Failure(*why_not_);  // one search for all its runs
    if (model_) return model_;
    const auto known = made_with.models.find(path);
    try {
      model_ = openRenamed(path, known == made_with.models.end() ? std::nullopt : std::optional(known->second), context);
    } catch (const Failure& failure) {
      why_not_ = failure.error();
      throw;
    }
    return model_;
  }

  std::shared_ptr<const media::ClipWindow> window(const Point& point, const model::ModelDescription& d, const jobs::JobContext& context) {
    const media::Sampling sampling{point.sampling.start_frame, point.sampling.frames > 0 ? point.sampling.frames : d.usualFrames(),
                                   point.sampling.rate_fps > 0 ? point.sampling.rate_fps : d.rate_fps};
    const int crop = point.crop > 0 ? point.crop : d.crop;
    if (const auto why_not = d.whyNotTaken(sampling.frames, crop)) fail(ErrorKind::Mismatch, *why_not);
    if (window_ && clip_ == point.clip && window_->sampling == sampling && crop_ == crop) return window_;
    window_.reset();
    if (!source_ || clip_ != point.clip) source_ = scenes::openAny(point.clip, context);
    media::FrameCache none(0);
    clip_ = point.clip;
    crop_ = crop;
    window_ = media::readWindow(*source_, sampling, crop, {}, none, context);
    return window_;
  }

 private:
  std::string model_path_, clip_;
  int crop_ = 0;
  std::shared_ptr<const model::Model> model_;
  std::optional<Error> why_not_;
  std::shared_ptr<media::FrameSource> source_;
  std::shared_ptr<const media::ClipWindow> window_;
};

Kept keptOf(const Point& point, const latent::Run& run) {
  Kept kept;
  kept.number = point.number;
  kept.mask = nameOf(point.mask);
  kept.run = run.hash;
  kept.model = run.model->hash();
  kept.clip = run.window->hash;
  kept.hidden = static_cast<int>(run.hidden_ids.size());
  kept.tokens = run.grid().size();
  kept.mean = run.mean;
  const auto best = std::ranges::min_element(run.baselines, {}, [](const latent::Baseline& baseline) { return baseline.mean.l1_normed; });
  if (best == run.baselines.end()) fail(ErrorKind::Internal, "A run came without simple guesses.");
  kept.baseline = best->name;
  kept.guess = best->mean;
  for (const latent::Baseline& baseline : run.baselines) {
    kept.guess.l1_raw = std::min(kept.guess.l1_raw, baseline.mean.l1_raw);
    kept.guess.l2_normed = std::min(kept.guess.l2_normed, baseline.mean.l2_normed);
    kept.guess.cosine = std::max(kept.guess.cosine, baseline.mean.cosine);
  }
  for (const TokenId id : run.hidden_ids) kept.ids.push_back(index(id));
  kept.errors = run.errors;
  kept.seconds = run.times.total_s;
  return kept;
}

void require(const std::optional<Error>& other) {
  if (other) throw Failure(*other);
}

Kept runOf(const Spec& spec, const Point& point, const MadeWith& made_with, Opened& opened, latent::LatentCache& cache, const jobs::JobContext& context) {
  const auto model = opened.model(point.model, made_with, context);
  require(made_with.otherModel(point, model->hash()));
  const auto window = opened.window(point, model->description(), context);
  require(made_with.otherClip(point, window->hash));
  const mask::Mask mask = mask::rasterise(shapesOf(point), latent::placementOf(*window, model->description()), mask::usual_coverage);
  if (mask.hiddenCount() == 0) fail(ErrorKind::Mismatch, "This mask hides no token of this clip.", point.mask);
  const auto run = latent::predictHidden({window, model, mask, spec.settings}, cache, context);
  if (!std::isfinite(run->mean.l1_normed) || !std::isfinite(run->mean.cosine)) fail(ErrorKind::Mismatch, "The model predicts values that are not numbers.", point.model);
  return keptOf(point, *run);
}

std::vector<Point> missingOf(const Spec& spec, const Store& store, const Share& share, std::size_t& known) {
  const std::set<std::size_t> finished = store.finished();
  std::vector<Point> missing;
  for (std::size_t number = share.part; number < spec.points(); number += share.parts) {
    if (finished.contains(number) || share.elsewhere.contains(number)) ++known;
    else missing.push_back(pointAt(spec, number));
  }
  std::ranges::stable_sort(missing, {}, [](const Point& p) {
    return std::tuple(p.model, p.clip, p.sampling.start_frame, p.sampling.frames, p.crop, p.number);
  });
  return missing;
}

}  // namespace

SweepReport runSweep(const Spec& spec, Store& store, const Share& share, const jobs::JobContext& context, const OnKept& on_kept) {
  SweepReport report;
  const std::vector<Point> missing = missingOf(spec, store, share, report.known);
  const MadeWith& made_with = store.madeWith();
  Opened opened;
  latent::LatentCache cache(cache_bytes);
  const jobs::JobContext quiet{context.stop, nullptr};
  for (const Point& point : missing) {
    context.throwIfStopped();
    context.progress({"Running", static_cast<double>(report.done + report.failed.size()), static_cast<double>(missing.size()), "runs"});
    Outcome<Kept> made = outcomeOf([&] { return runOf(spec, point, made_with, opened, cache, quiet); });
    context.throwIfStopped();
    if (made.error() != nullptr) report.failed.push_back({point.number, *made.error()});  // of this run alone
    if (!made.ok()) continue;
    if (const auto other = store.tryAdd(made.value())) {  // what others added in the meantime was made with something else
      report.failed.push_back({point.number, *other});
      continue;
    }
    ++report.done;
    if (on_kept) on_kept(made.value());
  }
  context.progress({"Running", static_cast<double>(missing.size()), static_cast<double>(missing.size()), "runs"});
  return report;
}

}  // namespace lacuna::sweep

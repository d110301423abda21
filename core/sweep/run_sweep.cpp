#include "core/sweep/run_sweep.hpp"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <limits>
#include <map>
#include <tuple>

#include "core/base/csv_field.hpp"
#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/base/outcome.hpp"
#include "core/base/whole_file.hpp"
#include "core/latent/placement.hpp"
#include "core/media/clip_window.hpp"
#include "core/scenes/any_clip.hpp"

namespace lacuna::sweep {
namespace {

constexpr std::size_t cache_bytes = std::size_t{1} << 28;

/// What runs of one clip and model share; runs come sorted, so the last of each is enough.
class Opened {
 public:
  std::shared_ptr<const model::Model> model(const std::string& path, const jobs::JobContext& context) {
    if (!model_ || path != model_path_) model_ = model::Model::open(path, context);
    model_path_ = path;
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
  std::shared_ptr<media::FrameSource> source_;
  std::shared_ptr<const media::ClipWindow> window_;
};

Kept keptOf(const Point& point, const latent::Run& run) {
  Kept kept;
  kept.number = point.number;
  kept.mask = point.mask;
  kept.run = run.hash;
  kept.model = run.model->hash();
  kept.clip = run.window->hash;
  kept.hidden = static_cast<int>(run.hidden_ids.size());
  kept.tokens = run.grid().size();
  kept.mean = run.mean;
  const auto best = std::ranges::min_element(run.baselines, {}, [](const latent::Baseline& baseline) { return baseline.mean.l1_normed; });
  if (best != run.baselines.end()) kept.baseline = best->name, kept.baseline_l1_normed = best->mean.l1_normed;
  for (const TokenId id : run.hidden_ids) kept.ids.push_back(index(id));
  kept.errors = run.errors;
  kept.seconds = run.times.total_s;
  return kept;
}

Kept runOf(const Spec& spec, const Point& point, Opened& opened, latent::LatentCache& cache, const jobs::JobContext& context) {
  const auto model = opened.model(point.model, context);
  const auto window = opened.window(point, model->description(), context);
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
    if (finished.contains(number)) ++known;
    else missing.push_back(pointAt(spec, number));
  }
  std::ranges::stable_sort(missing, {}, [](const Point& p) {
    return std::tuple(p.model, p.clip, p.sampling.start_frame, p.sampling.frames, p.crop, p.number);
  });
  return missing;
}

void writeSpec(std::ostream& out, const Spec& spec) {
  out << "# model " << (spec.model.empty() ? "by axis" : oneLine(spec.model, spec.model.size())) << ", mask " << oneLine(spec.mask, spec.mask.size()) << ", " << spec.clips.size() << " clips; errors are L1 on layer-normed latents, as trained, unless named otherwise\n";
}

}  // namespace

SweepReport runSweep(const Spec& spec, Store& store, const Share& share, const jobs::JobContext& context) {
  SweepReport report;
  const std::vector<Point> missing = missingOf(spec, store, share, report.known);
  Opened opened;
  latent::LatentCache cache(cache_bytes);
  const jobs::JobContext quiet{context.stop, nullptr};
  for (const Point& point : missing) {
    context.throwIfStopped();
    context.progress({"Running", static_cast<double>(report.done + report.failed.size()), static_cast<double>(missing.size()), "runs"});
    Outcome<Kept> made = outcomeOf([&] { return runOf(spec, point, opened, cache, quiet); });
    context.throwIfStopped();
    if (made.error() != nullptr) report.failed.push_back({point.number, *made.error()});  // of this run alone
    if (!made.ok()) continue;
    store.add(made.value());
    ++report.done;
  }
  context.progress({"Running", static_cast<double>(missing.size()), static_cast<double>(missing.size()), "runs"});
  return report;
}

std::vector<Place> tableOf(const Spec& spec, const std::vector<Kept>& kept) {
  std::size_t places = 1;
  for (const Axis& axis : spec.axes) places *= axis.values.size();
  std::map<std::size_t, std::vector<const Kept*>> by_place;
  for (const Kept& run : kept) by_place[run.number % places].push_back(&run);
  std::vector<Place> table;
  for (const auto& [number, runs] : by_place) {
    Place place{pointAt(spec, number).at, runs.size(), 0, 0, 0, 0};
    const auto count = static_cast<double>(runs.size());
    for (const Kept* run : runs) {
      place.mean += static_cast<double>(run->mean.l1_normed) / count;
      place.baseline += static_cast<double>(run->baseline_l1_normed) / count;
      place.hidden_share += static_cast<double>(run->hidden) / run->tokens / count;
    }
    double squares = 0;
    for (const Kept* run : runs) squares += std::pow(static_cast<double>(run->mean.l1_normed) - place.mean, 2);
    if (runs.size() > 1) place.deviation = std::sqrt(squares / (count - 1));
    table.push_back(std::move(place));
  }
  return table;
}

void writeRuns(const Spec& spec, const std::vector<Kept>& kept, const std::string& path) {
  writeWhole(path, [&](std::ostream& out) {
    writeSpec(out, spec);
    out << std::setprecision(std::numeric_limits<float>::max_digits10) << "number,clip";
    for (const Axis& axis : spec.axes) out << ',' << axis.name;
    out << ",applied_mask,hidden,tokens,l1_normed,l1_raw,l2_normed,cosine,best_simple_guess,best_simple_guess_l1_normed,run_hash,model_hash,clip_hash\n";
    for (const Kept& run : kept) {
      const Point point = pointAt(spec, run.number);
      out << run.number << ',' << csvField(point.clip);
      for (const std::string& value : point.at) out << ',' << csvField(value);
      out << ',' << csvField(run.mask) << ',' << run.hidden << ',' << run.tokens << ',' << run.mean.l1_normed << ',' << run.mean.l1_raw << ',' << run.mean.l2_normed << ','
          << run.mean.cosine << ',' << csvField(run.baseline) << ',' << run.baseline_l1_normed << ',' << run.run.hex() << ',' << run.model.hex() << ',' << run.clip.hex() << '\n';
    }
  });
}

void writeTable(const Spec& spec, const std::vector<Place>& table, const std::string& path) {
  writeWhole(path, [&](std::ostream& out) {
    writeSpec(out, spec);
    for (const Axis& axis : spec.axes) out << axis.name << ',';
    out << "runs,mean_l1_normed,standard_deviation,best_simple_guess_l1_normed,hidden_share\n" << std::setprecision(9);
    for (const Place& place : table) {
      for (const std::string& value : place.at) out << csvField(value) << ',';
      out << place.runs << ',' << place.mean << ',' << place.deviation << ',' << place.baseline << ',' << place.hidden_share << '\n';
    }
  });
}

}  // namespace lacuna::sweep

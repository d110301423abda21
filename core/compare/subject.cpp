#include "core/compare/subject.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/column_means.hpp"

namespace lacuna::compare {
namespace {

/// Mean distances of the rows from `mean`: absolute, and root mean square a row.
struct Apart {
  double l1 = 0, l2 = 0;
};

Apart meanApart(const Matrix& rows, const jobs::JobContext& context) {
  Apart sum;
  if (rows.rows == 0 || rows.cols == 0) return sum;
  const std::vector<float> mean = columnMeans(rows);
  const auto width = static_cast<double>(rows.cols);
  for (std::size_t r = 0; r < rows.rows; ++r) {
    if (r % 256 == 0) context.throwIfStopped();
    double absolute = 0, squares = 0;
    const auto row = rows.row(r);
    for (std::size_t i = 0; i < rows.cols; ++i) {
      const double difference = static_cast<double>(row[i]) - mean[i];
      absolute += std::abs(difference);
      squares += difference * difference;
    }
    sum.l1 += absolute / width;
    sum.l2 += std::sqrt(squares / width);
  }
  const auto count = static_cast<double>(rows.rows);
  return {sum.l1 / count, sum.l2 / count};
}

}  // namespace

double valueOf(const Spread& spread, latent::Metric metric) {
  switch (metric) {
    case latent::Metric::L1Normed:
      return spread.l1_normed;
    case latent::Metric::L1Raw:
      return spread.l1_raw;
    case latent::Metric::L2Normed:
      return spread.l2_normed;
    case latent::Metric::Cosine:
      return 1;
  }
  return 1;
}

Spread spreadOf(const Matrix& targets, const Matrix& targets_normed, const jobs::JobContext& context) {
  const Apart normed = meanApart(targets_normed, context), raw = meanApart(targets, context);
  return {normed.l1, raw.l1, normed.l2};
}

Subject subjectOf(const latent::Run& run, std::string model_path, std::string mask) {
  const auto& description = run.model->description();
  Subject subject;
  subject.clip = run.window->info.name;
  subject.clip_path = run.window->info.path;
  subject.model = description.name;
  subject.model_path = std::move(model_path);
  subject.weights = "context from " + (run.settings.context_from_target_encoder ? description.target_weights : description.context_weights) +
                    ", targets from " + description.target_weights;
  subject.computed = model::nameOf(run.model->compute());
  subject.mask = std::move(mask);
  subject.sampling = run.window->sampling;
  subject.crop = run.window->geometry.crop;
  subject.settings = run.settings;
  subject.run_hash = run.hash;
  subject.clip_hash = run.window->hash;
  subject.model_hash = run.model->hash();
  subject.mask_hash = run.mask.hash();
  subject.grid = run.grid();
  subject.hidden_ids = run.hidden_ids;
  subject.errors = run.errors;
  subject.mean = run.mean;
  const auto best = std::ranges::min_element(run.baselines, {}, [](const latent::Baseline& baseline) { return baseline.mean.l1_normed; });
  if (best != run.baselines.end()) subject.baseline = best->name, subject.baseline_mean = best->mean;
  subject.seconds = run.times.total_s;
  return subject;
}

}  // namespace lacuna::compare

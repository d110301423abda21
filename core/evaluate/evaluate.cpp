#include "core/evaluate/evaluate.hpp"

#include <ATen/core/grad_mode.h>

#include "core/base/error.hpp"
#include "core/evaluate/measures.hpp"

namespace lacuna::evaluate {

std::vector<Figure> evaluate(const LatentModel& model, const Amount& amount, const jobs::JobContext& context) {
  for (const int count : {amount.clips, amount.pairs, amount.probe_fit, amount.probe_test, amount.leaf_clips})
    if (count < 1) fail(ErrorKind::Refused, "Every amount to measure must be 1 or more.");
  const at::NoGradGuard no_gradients;
  const int batch = model.device() == "cpu" ? 16 : 64;
  const Measuring measuring{model, amount, context, batch};
  std::vector<Figure> figures;
  measureErrors(measuring, figures);
  measureSurprise(measuring, figures);
  measurePosition(measuring, figures);
  measureLeaves(measuring, figures);
  return figures;
}

const std::vector<Wish>& wishes() {
  static const std::vector<Wish> all = {{"future_ratio", true, 0.75, 0.5},       {"moving_ratio", true, 0.88, 0.65},
                                        {"blocks_ratio", true, 0.85, 0.6},       {"surprise", false, 0.80, 0.95},
                                        {"surprise_worst", false, 0.65, 0.85},   {"position_visible", false, 0.90, 0.97},
                                        {"position_predicted", false, 0.3, 0.8},
                                        {"content_std", false, 0.35, 0.35},      {"content_rank", false, 15, 48}};
  return all;
}

}  // namespace lacuna::evaluate

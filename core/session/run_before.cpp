#include "core/session/run_before.hpp"

#include <algorithm>

namespace lacuna::session {

const KeptRun* keptAs(const KeptRuns& kept, const latent::Run& run) {
  const auto found = std::ranges::find_if(kept.runs(), [&run](const KeptRun& each) { return each.subject->run_hash == run.hash; });
  return found != kept.runs().end() ? &*found : nullptr;
}

latent::MadeFrom madeFrom(const KeptRuns& kept, const latent::Run& run) {
  const KeptRun* own = keptAs(kept, run);
  return own != nullptr ? own->shapes : nullptr;
}

const KeptRun* runBefore(const KeptRuns& kept, const latent::Run& run) {
  const auto& runs = kept.runs();  // the newest first
  if (runs.size() < 2 || runs[0].subject->run_hash != run.hash) return nullptr;
  const compare::Subject &now = *runs[0].subject, &before = *runs[1].subject;
  const bool same_targets = before.clip_hash == now.clip_hash && before.crop == now.crop && before.model_hash == now.model_hash;
  return same_targets ? &runs[1] : nullptr;
}

std::optional<ErrorChange> errorChange(const KeptRuns& kept, const latent::Run& run) {
  const KeptRun* before = runBefore(kept, run);
  if (before == nullptr) return std::nullopt;
  const compare::Subject& then = *before->subject;
  ErrorChange change{before, 0, run.hidden_ids == then.hidden_ids && run.grid() == then.grid, run.mean.l1_normed, then.mean.l1_normed};
  change.tokens = static_cast<int>(run.hidden_ids.size());
  if (change.same_hidden) return change;
  if (!(run.grid() == then.grid)) return std::nullopt;
  double now_sum = 0, then_sum = 0;
  int shared = 0;
  for (std::size_t i = 0, j = 0; i < run.hidden_ids.size() && j < then.hidden_ids.size();) {  // both ascend
    if (run.hidden_ids[i] < then.hidden_ids[j]) {
      ++i;
    } else if (then.hidden_ids[j] < run.hidden_ids[i]) {
      ++j;
    } else {
      now_sum += run.errors[i++].l1_normed;
      then_sum += then.errors[j++].l1_normed;
      ++shared;
    }
  }
  if (shared == 0) return std::nullopt;
  return ErrorChange{before, shared, false, now_sum / shared, then_sum / shared};
}

}  // namespace lacuna::session

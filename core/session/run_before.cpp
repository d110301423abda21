#include "core/session/run_before.hpp"

#include <algorithm>

namespace lacuna::session {

const KeptRun* keptAs(const KeptRuns& kept, const latent::Run& run) {
  const auto found = std::ranges::find_if(kept.runs(), [&run](const KeptRun& each) { return each.subject->run_hash == run.hash; });
  return found != kept.runs().end() ? &*found : nullptr;
}

const KeptRun* runBefore(const KeptRuns& kept, const latent::Run& run) {
  const auto& runs = kept.runs();  // the newest first
  if (runs.size() < 2 || runs[0].subject->run_hash != run.hash) return nullptr;
  const compare::Subject &now = *runs[0].subject, &before = *runs[1].subject;
  const bool same_targets = before.clip_hash == now.clip_hash && before.crop == now.crop && before.model_hash == now.model_hash;
  return same_targets ? &runs[1] : nullptr;
}

}  // namespace lacuna::session

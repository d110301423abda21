#include "core/session/run_before.hpp"

namespace lacuna::session {

const KeptRun* runBefore(const KeptRuns& kept, const latent::Run& run) {
  const auto& runs = kept.runs();  // the newest first
  if (runs.size() < 2 || runs[0].subject->run_hash != run.hash) return nullptr;
  const compare::Subject &now = *runs[0].subject, &before = *runs[1].subject;
  return before.clip_hash == now.clip_hash && before.model_hash == now.model_hash ? &runs[1] : nullptr;
}

}  // namespace lacuna::session

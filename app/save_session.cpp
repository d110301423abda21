#include "app/save_session.hpp"

#include "app/paths.hpp"
#include "core/base/error.hpp"
#include "core/session/session.hpp"
#include "core/session/session_file.hpp"

namespace lacuna::app {
namespace {

/// How far the model's true tokens spread: in the window a job finds it, here it is found at once.
void describeSpread(session::KeptRun& kept, const latent::Run& run) {
  if (kept.spread_known || kept.subject->run_hash != run.hash) return;
  auto subject = std::make_shared<compare::Subject>(*kept.subject);
  subject->spread = compare::spreadOf(run.targets->values, *run.targets_normed, {});
  kept.subject = std::move(subject);
  kept.spread_known = true;
}

}  // namespace

void requireSessionName(const std::string& path) {
  if (!path.ends_with(".lacuna")) fail(ErrorKind::Refused, "A session is saved as .lacuna.", path);
}

void saveSessionAs(const session::Session& session, const std::string& path) {
  session::SavedSession saved = session::snapshotOf(session);
  if (session.result().run)
    for (session::KeptRun& kept : saved.runs) describeSpread(kept, *session.result().run);
  session::saveSession(std::move(saved), path, {bundled("models"), {}}, {});
}

}  // namespace lacuna::app

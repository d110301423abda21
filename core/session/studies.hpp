#pragma once

#include "core/session/attention_study.hpp"
#include "core/session/kept_runs.hpp"

namespace lacuna::session {

/// What looks further into the document and its results, each with its own jobs and listeners. Owned by the session.
struct Studies {
  Studies(Session& session, jobs::JobRunner& jobs) : attention(session, jobs), runs(session, jobs) {}
  AttentionStudy attention;
  KeptRuns runs;
  bool busy() const { return attention.status().busy || runs.busy(); }
};

}  // namespace lacuna::session

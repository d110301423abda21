#pragma once

#include "core/session/attention_study.hpp"

namespace lacuna::session {

/// What looks further into the document and its results, each with its own jobs and listeners. Owned by the session.
struct Studies {
  Studies(Session& session, jobs::JobRunner& jobs) : attention(session, jobs) {}
  AttentionStudy attention;
  bool busy() const { return attention.status().busy; }
};

}  // namespace lacuna::session

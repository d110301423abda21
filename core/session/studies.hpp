#pragma once

#include "core/session/attention_study.hpp"
#include "core/session/probe_study.hpp"

namespace lacuna::session {

/// What looks further into the document and its results, each with its own jobs and listeners. Owned by the session.
struct Studies {
  Studies(Session& session, jobs::JobRunner& jobs) : attention(session, jobs), probe(session, jobs) {}
  AttentionStudy attention;
  ProbeStudy probe;
  bool busy() const { return attention.status().busy || probe.busy(); }
};

}  // namespace lacuna::session

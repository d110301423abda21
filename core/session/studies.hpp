#pragma once

#include "core/session/attention_study.hpp"
#include "core/session/detail_study.hpp"
#include "core/session/exports.hpp"
#include "core/session/kept_runs.hpp"
#include "core/session/probe_study.hpp"
#include "core/session/surprise_study.hpp"
#include "core/session/sweep_study.hpp"

namespace lacuna::session {

/// What looks further into the document and its results, each with its own jobs and listeners. Owned by the session.
struct Studies {
  Studies(Session& session, jobs::JobRunner& jobs)
      : attention(session, jobs), runs(session, jobs), probe(session, jobs), detail(session, jobs), surprise(session, jobs), sweeps(session, jobs) {}
  AttentionStudy attention;
  KeptRuns runs;
  ProbeStudy probe;
  DetailStudy detail;
  SurpriseStudy surprise;
  SweepStudy sweeps;
  Exports exports;  ///< not in `busy()`: they change nothing of the document or its results
  bool busy() const {
    return attention.status().busy || runs.busy() || probe.busy() || detail.status().busy || surprise.busy() || sweeps.status().busy;
  }
};

}  // namespace lacuna::session

#include "core/session/saved_session.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace lacuna::session {
namespace {

/// What is being opened counts as open: it is in the document in a moment.
std::string pathOf(const std::string& in_document, const Loading& loading) {
  return loading.busy && !loading.path.empty() ? loading.path : in_document;
}

bool sameDocument(const Document& a, const Document& b) {
  return a.clip_path == b.clip_path && a.model_path == b.model_path && a.sampling == b.sampling && a.crop == b.crop && a.coverage == b.coverage &&
         a.run_settings == b.run_settings && a.labels == b.labels && a.shapes == b.shapes;
}

bool sameRun(const KeptRun& a, const KeptRun& b) {
  return a.number == b.number && a.starred == b.starred && a.note == b.note && a.subject->run_hash == b.subject->run_hash;
}

bool sameMarks(const std::vector<KeptRun>& before, const std::vector<KeptRun>& after) {
  std::map<RunId, const KeptRun*> known;
  for (const KeptRun& run : before) known[run.number] = &run;
  std::size_t still_there = 0;
  for (const KeptRun& run : after) {
    const auto found = known.find(run.number);
    const bool same = found != known.end() && sameRun(*found->second, run);
    still_there += same ? 1 : 0;
    if (!same && (run.starred || !run.note.empty())) return false;
  }
  return still_there == known.size();
}

bool sameRuns(const std::vector<KeptRun>& a, const std::vector<KeptRun>& b) {
  return std::ranges::equal(a, b, [](const KeptRun& x, const KeptRun& y) {
    return sameRun(x, y) && x.made_at_s == y.made_at_s && x.spread_known == y.spread_known;
  });
}

}  // namespace

SavedSession snapshotOf(const Session& session) {
  const Studies& studies = session.studies();
  SavedSession saved;
  saved.document = session.document();
  saved.document.clip_path = pathOf(saved.document.clip_path, session.clipLoading());
  saved.document.model_path = pathOf(saved.document.model_path, session.modelLoading());
  saved.runs = studies.runs.runs();
  saved.pinned_a = studies.runs.pinned(RunSide::A);
  saved.pinned_b = studies.runs.pinned(RunSide::B);
  saved.layout = session.layoutWish();
  saved.clusters = session.clusterCount();
  saved.studies.compare = studies.runs.settings();
  saved.studies.attention = studies.attention.wish();
  saved.studies.probe = studies.probe.wish();
  if (studies.surprise.settingsByHand()) saved.studies.surprise = studies.surprise.settings();
  saved.studies.surprise_beside = studies.surprise.beside();
  saved.looking.playhead = session.playhead();
  if (session.placement()) saved.looking.grid = session.placement()->grid;
  saved.looking.picked = session.picked();
  saved.looking.selection = session.selection();
  saved.saved_at_s = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  return saved;
}

void applySaved(Session& session, const SavedSession& saved) {
  Studies& studies = session.studies();
  session.restore(saved.document);
  studies.runs.restore(saved.runs, saved.pinned_a, saved.pinned_b, saved.studies.compare);
  session.setLayout(saved.layout.settings);
  session.setLatents(saved.layout.latents);
  session.setClusters(saved.clusters);
  studies.attention.setWish(saved.studies.attention);
  studies.probe.setWish(saved.studies.probe);
  studies.surprise.setBeside(saved.studies.surprise_beside);
  if (saved.studies.surprise)
    studies.surprise.setSettings(*saved.studies.surprise);
  else
    studies.surprise.resetSettings();
}

void lookAt(Session& session, const Looking& looking) {
  if (!session.placement()) return;
  session.setPlayhead(looking.playhead);
  if (looking.grid != session.placement()->grid) return;
  session.pick(looking.picked);
  session.select(looking.selection);
}

bool sameWork(const SavedSession& before, const SavedSession& after) {
  return sameDocument(before.document, after.document) && sameMarks(before.runs, after.runs) && before.layout == after.layout &&
         before.clusters == after.clusters && before.studies.surprise == after.studies.surprise &&
         before.studies.surprise_beside == after.studies.surprise_beside;
}

bool sameView(const SavedSession& a, const SavedSession& b) {
  return a.pinned_a == b.pinned_a && a.pinned_b == b.pinned_b && a.looking == b.looking &&
         a.view_json == b.view_json && a.studies.compare == b.studies.compare && a.studies.attention == b.studies.attention &&
         a.studies.probe == b.studies.probe;
}

bool sameContent(const SavedSession& a, const SavedSession& b) { return sameWork(a, b) && sameView(a, b) && sameRuns(a.runs, b.runs); }

}  // namespace lacuna::session

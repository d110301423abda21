#include "core/session/saved_session.hpp"

#include <algorithm>
#include <chrono>

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

/// The order changes when a run is predicted again, which is no work.
bool sameRuns(const std::vector<KeptRun>& a, const std::vector<KeptRun>& b) {
  return a.size() == b.size() && std::ranges::all_of(a, [&b](const KeptRun& run) {
           const auto same = std::ranges::find(b, run.number, &KeptRun::number);
           return same != b.end() && same->starred == run.starred && same->note == run.note && same->subject->run_hash == run.subject->run_hash;
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

bool sameWork(const SavedSession& a, const SavedSession& b) {
  return sameDocument(a.document, b.document) && sameRuns(a.runs, b.runs) && a.layout == b.layout && a.clusters == b.clusters &&
         a.studies.surprise == b.studies.surprise && a.studies.surprise_beside == b.studies.surprise_beside;
}

}  // namespace lacuna::session

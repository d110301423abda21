#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/session/source_file.hpp"
#include "core/session/studies.hpp"

namespace lacuna::session {

/// Where a session looks: view state that the core knows.
struct Looking {
  int playhead = 0;  ///< frame of the window
  mask::TokenGrid grid;  ///< of the tokens
  std::optional<TokenId> picked;
  analysis::TokenSelection selection;
  bool operator==(const Looking&) const = default;
};

/// What was set of the studies.
struct StudySettings {
  compare::Settings compare;
  AttentionWish attention;
  ProbeStudy::Wish probe;
  std::optional<surprise::Settings> surprise;  ///< nothing: as is usual for the model
  std::string surprise_beside;                 ///< path of the second clip; empty: none
};

/// A session as it is kept in a `.lacuna` file: plain data. The document's paths are those that the clip and the model have on this
/// machine, empty where there is none or it was not found; `clip` and `model` say what is wanted.
struct SavedSession {
  Document document;
  SourceFile clip, model;
  std::vector<SourceFile> others;  ///< what `otherPaths` are wanted of, in their order; one that is missing is not described
  std::vector<KeptRun> runs;  ///< newest first
  std::optional<RunId> pinned_a, pinned_b;
  LayoutWish layout;
  int clusters = 0;
  StudySettings studies;
  Looking looking;
  std::string view_json;       ///< of the window; empty: none
  std::int64_t saved_at_s = 0; ///< since 1970, UTC
  std::string belongs_to;      ///< of a side file: the session's own file, empty before its first save
};

/// Paths of what it names beside clip and model, none of them empty: clips and checkpoints that are laid out with those, the second
/// clip of surprise. As in the document they are those of this machine.
std::vector<std::string*> otherPaths(SavedSession& session);
/// Takes what is known of its other files from another state, by their paths.
void takeOthers(SavedSession& session, const SavedSession& known);

/// A session as it is now. Files are named, not yet described; what is being opened counts as open. For the owner's thread.
SavedSession snapshotOf(const Session& session);

/// Puts a saved session in the place of what there is and starts to open its clip and model, as `Session::restore` does.
void applySaved(Session& session, const SavedSession& saved);
/// Goes to where it looked; does nothing before clip and model are open, and leaves out what this grid has not.
void lookAt(Session& session, const Looking& looking);

/// Whether a later state holds the same work as an earlier one: document, stars and notes, layout and settings. Predictions that
/// nobody marked can be made again, and where it looks is no work: neither counts.
bool sameWork(const SavedSession& before, const SavedSession& after);
/// Whether they look at the same, the same way: playhead, tokens, pins, what the studies show, the window's view.
bool sameView(const SavedSession& a, const SavedSession& b);
/// Whether a file of the one would say the same as a file of the other.
bool sameContent(const SavedSession& a, const SavedSession& b);

}  // namespace lacuna::session

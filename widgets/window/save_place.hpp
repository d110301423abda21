#pragma once

#include <QStandardPaths>
#include <QString>

#include "core/session/session.hpp"
#include "widgets/preferences.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// A kind of file that is saved: where it is remembered which folder the last one went to, and where the first one goes.
struct SaveKind {
  const char* name;
  QStandardPaths::StandardLocation usual;
};
namespace save_kind {
inline constexpr SaveKind figure{"figure", QStandardPaths::PicturesLocation}, video{"video", QStandardPaths::MoviesLocation},
    report{"report", QStandardPaths::DocumentsLocation}, session{"session", QStandardPaths::DocumentsLocation},
    mask{"mask", QStandardPaths::DocumentsLocation}, table{"table", QStandardPaths::DocumentsLocation},
    run{"run", QStandardPaths::DocumentsLocation}, text{"text", QStandardPaths::DocumentsLocation};
}  // namespace save_kind

/// The folder where the last file of its kind was saved, while it is there; else the user's own for such files, else home.
QString saveFolder(const Preferences& preferences, const SaveKind& kind);
void rememberSaveFolder(Preferences& preferences, const SaveKind& kind, const QString& folder);

/// A name without ending that says what a file is of: the clip, `what`, and the step where it is of one: "behind_latent_step5".
QString savedName(const session::Session& session, const QString& what, bool of_step = false);
QString nameOf(Workspace workspace);  ///< "explore"

}  // namespace lacuna::widgets

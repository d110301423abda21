#include "widgets/timeline/key_commands.hpp"
#include "widgets/window/action_rows.hpp"

namespace lacuna::widgets::action_rows {

void addKeyRows(const Reach& reach) {
  session::Session& session = reach.session;
  ViewState& view = reach.view;
  reach.actions.add({"mask.key.add",
                     "Mask",
                     tr("Add key"),
                     "I",
                     tr("Keep the chosen layer's place on this step"),
                     "key",
                     [&session, &view] { addKey(session, view); },
                     [&session, &view] { return canAddKey(session, view); },
                     {}});
  reach.actions.add({"mask.key.remove",
                     "Mask",
                     tr("Delete key"),
                     "",
                     tr("Take away the chosen layer's key on this step"),
                     "trash",
                     [&session, &view] { removeKey(session, view); },
                     [&session, &view] { return canRemoveKey(session, view); },
                     {}});
  const auto addJump = [&](const char* id, const char* text, const char* key, const char* help, int direction) {
    reach.actions.add({id,
                       "Mask",
                       tr(text),
                       key,
                       tr(help),
                       "",
                       [&session, &view, direction] { goToKey(session, view, direction); },
                       [&session, &view, direction] { return hasKeyToGoTo(session, view, direction); },
                       {}});
  };
  addJump("mask.key.previous", QT_TR_NOOP("Previous key"), "Up", QT_TR_NOOP("Go to the chosen layer's key before the playhead"), -1);
  addJump("mask.key.next", QT_TR_NOOP("Next key"), "Down", QT_TR_NOOP("Go to the chosen layer's key after the playhead"), 1);
}

}  // namespace lacuna::widgets::action_rows

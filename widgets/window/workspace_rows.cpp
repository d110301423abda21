#include "widgets/window/action_rows.hpp"

namespace lacuna::widgets::action_rows {

void addWorkspaceRows(const Reach& reach) {
  ViewState& view = reach.view;
  const auto add = [&](const char* id, const char* text, const char* key, const char* help, Workspace workspace) {
    reach.actions.add({id,
                       "View",
                       tr(text),
                       key,
                       tr(help),
                       "",
                       [&view, workspace] {
                         view.workspace = workspace;
                         view.notify();
                       },
                       {},
                       [&view, workspace] { return view.workspace == workspace; }});
  };
  add("view.workspace.explore", QT_TR_NOOP("Explore"), "Ctrl+1", QT_TR_NOOP("Workspace: the clip beside the latent space"), Workspace::Explore);
  add("view.workspace.masks", QT_TR_NOOP("Masks"), "Ctrl+2", QT_TR_NOOP("Workspace: a larger clip beside the mask in space and time"), Workspace::Masks);
  add("view.workspace.attention", QT_TR_NOOP("Attention"), "Ctrl+3", QT_TR_NOOP("Workspace: what a token reads from, in every layer and head"), Workspace::Attention);
  add("view.workspace.compare", QT_TR_NOOP("Compare"), "Ctrl+4", QT_TR_NOOP("Workspace: results side by side"), Workspace::Compare);
  add("view.workspace.teach", QT_TR_NOOP("Teach"), "Ctrl+5", QT_TR_NOOP("Workspace: guided tours in large type"), Workspace::Teach);
  reach.actions.add({"view.onion",
                     "View",
                     tr("Onion skin"),
                     "N",
                     tr("Outlines of what the 2 steps before and after hide"),
                     "layers",
                     [&view] {
                       view.onion = !view.onion;
                       view.notify();
                     },
                     {},
                     [&view] { return view.onion; }});
}

}  // namespace lacuna::widgets::action_rows

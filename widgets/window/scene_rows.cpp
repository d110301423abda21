#include "widgets/scenes/scene_panel.hpp"
#include "widgets/scenes/scene_words.hpp"
#include "widgets/window/action_rows.hpp"

namespace lacuna::widgets::action_rows {
namespace {

// In each kind the thing is seen for a while, and hidden for a while where something can hide it.
constexpr auto first_seed = std::uint64_t{9};

void addKindRow(const Reach& r, world::SceneKind kind) {
  session::Session& session = r.session;
  r.actions.add({QStringLiteral("scene.%1").arg(world::nameOf(kind)),
                 "File/Scenes",
                 sceneTitle(kind),
                 "",
                 tr("Open a scene that Lacuna draws itself, so that everything in it is known"),
                 "",
                 [&session, kind] {
                   world::SceneSpec spec;
                   spec.kind = kind;
                   spec.seed = first_seed;
                   session.openClip(world::textOf(spec), sceneInput(session));
                 },
                 {},
                 [&session, kind] {
                   const auto open = openScene(session);
                   return open && open->kind == kind;
                 }});
}

}  // namespace

void addSceneRows(const Reach& r) {
  for (const world::SceneKind kind : world::sceneKinds()) addKindRow(r, kind);
  r.actions.add({"scene.edit",
                 "File",
                 tr("Edit scene..."),
                 "",
                 tr("Change what is in the scene and what goes wrong, possible and impossible side by side"),
                 "sliders",
                 [&session = r.session, &jobs = r.jobs, &themes = r.themes, &window = r.window] {
                   showScenePanel(session, jobs, themes, window);
                 },
                 [&session = r.session] { return openScene(session).has_value(); },
                 {}});
}

}  // namespace lacuna::widgets::action_rows

#include "widgets/opening/checkpoint_page.hpp"
#include "widgets/start/welcome.hpp"
#include "widgets/window/action_rows.hpp"

namespace lacuna::widgets::action_rows {

void addCheckpointRow(const Reach& r) {
  r.actions.add({"model.checkpoints",
                 "Model",
                 tr("Checkpoints..."),
                 "",
                 tr("What is loaded, where published checkpoints lie, and what they need"),
                 "rows",
                 [&session = r.session, &themes = r.themes, &actions = r.actions, &jobs = r.jobs, &window = r.window, demo = r.demo.model] {
                   showCheckpointPage(session, themes, actions, jobs, demo, window);
                 },
                 {},
                 {}});
}

void addStartRows(const Reach& r) {
  MainWindow& window = r.window;
  r.actions.add({"help.start",
                 "Help",
                 tr("Start"),
                 "",
                 tr("The first steps, ways to your own files, and the demo clips"),
                 "flag",
                 [&window] {
                   window.showInspector(true);
                   window.welcome().showStart(true);
                 },
                 {},
                 {}});
  r.actions.add({"help.hints",
                 "Help",
                 tr("Show hints"),
                 "",
                 tr("Three hints on what to try first"),
                 "info",
                 [&window] { window.welcome().hints().show(); },
                 {},
                 {}});
}

}  // namespace lacuna::widgets::action_rows

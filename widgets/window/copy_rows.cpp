#include <algorithm>

#include "widgets/window/action_rows.hpp"
#include "widgets/window/command_copier.hpp"

namespace lacuna::widgets::action_rows {

void addCopyRows(const Reach& r) {
  using session::CommandOf;
  auto* copier = new CommandCopier(r.session, r.view, r.demo.model, r.window);  // the window owns it
  const auto shown = [&session = r.session, &view = r.view, &window = r.window] { return shownCommands(session, view, window); };
  r.actions.add({"edit.copy_command", "Edit", tr("Copy as command line"), "Ctrl+Shift+C", tr("What the window shows now, as a command that gives the same numbers"), "copy",
                 [copier, shown] { copier->copy(shown()); },
                 [&session = r.session, shown] {
                   const auto commands = shown();
                   return std::any_of(commands.begin(), commands.end(), [&session](CommandOf what) { return hasCommand(session, what); });
                 },
                 {}});
  const auto add = [&](const char* id, const QString& text, CommandOf what) {
    r.actions.add({id, "Edit/Copy command of", text, "", tr("As a command that gives the same numbers"), "", [copier, what] { copier->copy({what}); },
                   [&session = r.session, what] { return hasCommand(session, what); }, {}});
  };
  add("edit.copy_command.predict", tr("Copy command of the prediction"), CommandOf::Predict);
  add("edit.copy_command.project", tr("Copy command of the latent space"), CommandOf::Project);
  add("edit.copy_command.attention", tr("Copy command of attention"), CommandOf::Attention);
  add("edit.copy_command.probe", tr("Copy command of the probe"), CommandOf::Probe);
  add("edit.copy_command.compare", tr("Copy command of the comparison"), CommandOf::Compare);
  add("edit.copy_command.surprise", tr("Copy command of surprise"), CommandOf::Surprise);
  add("edit.copy_command.detail", tr("Copy command of the detail lab"), CommandOf::Detail);
}

}  // namespace lacuna::widgets::action_rows

#pragma once

#include "core/jobs/job_runner.hpp"
#include "core/session/session.hpp"
#include "widgets/log/log.hpp"
#include "widgets/settings/desktop_look.hpp"
#include "widgets/settings/language_choice.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"
#include "widgets/window/actions.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {

/// What the program brings along; rows for what is empty are left out.
struct DemoFiles {
  std::string clip = "world:behind,seed=7";
  session::Session::Input clip_input{{0, 16, 4.0}, 256};
  std::string model;  ///< path of the demo model
};

/// What the program owns beside the window.
struct ProgramServices {
  Log* log = nullptr;                                  ///< null: the window has one of its own
  Desktop desktop{};                                   ///< as it was at the start
  std::function<QList<LanguageChoice>()> languages{};  ///< beside English; empty: none
};

/// Fills the table with every action of the window. All arguments must outlive `actions`' use.
void addDefaultActions(Actions& actions, session::Session& session, ViewState& view, ThemeStore& themes, MainWindow& window,
                       jobs::JobRunner& jobs, DemoFiles demo = {}, ProgramServices services = {});

}  // namespace lacuna::widgets

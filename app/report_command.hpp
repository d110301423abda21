#pragma once

#include <iosfwd>

#include "app/commands.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/window/actions.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::app {

/// Predicts as `lacuna predict` does and writes one html page on it to `options.out`. Needs a QGuiApplication. Throws `Failure`.
int reportCommand(const PredictOptions& options, std::ostream& out);

/// The window's action for the same: asks where, writes on a job that outlives the window. All arguments must outlive `actions`' use.
void addReportRow(widgets::Actions& actions, session::Session& session, widgets::MainWindow& window, widgets::ThemeStore& themes);

}  // namespace lacuna::app

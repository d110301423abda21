#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/gui_executor.hpp"
#include "core/jobs/job_runner.hpp"
#include "core/session/session.hpp"
#include "widgets/language/languages.hpp"
#include "widgets/log/log.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/sessions/session_files.hpp"
#include "widgets/settings/desktop_look.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"
#include "widgets/window/actions.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::app {

struct StudioOptions {
  std::string open;               ///< a session, clip or checkpoint to open; empty: none
  std::string clip, model, mask;  ///< empty: the demo's
  std::string window_size = "1600x1000";
  std::string language;           ///< such as "zh_CN"; empty: as chosen, else the desktop's
  bool light = false;
  std::string screenshot;         ///< save a picture of the window here after the first prediction, then quit
  std::string render;             ///< folder for picture, figures and numbers; then quit
  std::vector<std::string> actions;
  std::vector<std::string> beside;  ///< clips that are laid out with the open one
  std::vector<std::string> models;  ///< checkpoints whose latents of the clip are
  bool list_actions = false;
  bool timing = false;
  int threads = 0;  ///< 0: as the preferences say
};

/// The composition root of the window: builds the services in order and hands out references. Needs a QApplication made
/// after `prepareApplication()`. Members die in reverse order: the window first, then the session, then the workers.
class Studio {
 public:
  /// Without a look it is as the preferences say, or the desktop; `language` is a name such as "zh_CN", empty: the preferred one.
  Studio(std::optional<widgets::Look> look, const QString& preferences_file, const QString& language = {});
  Studio(bool dark, const QString& preferences_file, const QString& language = {})
      : Studio(std::optional(dark ? widgets::Look::Dark : widgets::Look::Light), preferences_file, language) {}
  session::Session& session() { return session_; }
  widgets::ViewState& view() { return view_; }
  widgets::Actions& actions() { return shown_->actions; }
  widgets::Preferences& preferences() { return preferences_; }
  widgets::SessionFiles& sessions() { return sessions_; }
  widgets::MainWindow& window() { return shown_->window; }
  widgets::Log& log() { return log_; }
  widgets::OngoingWork& ongoing() { return ongoing_; }

 private:
  /// What speaks a language: built again in another one. All that is known, computed and under way is not in here.
  struct Shown {
    explicit Shown(Studio& studio);
    widgets::Actions actions;
    widgets::MainWindow window;
  };
  void watchCompute();
  void speakPreferred();
  widgets::Log log_;
  widgets::QtMessages messages_{log_};
  QObject gui_thread_;
  GuiExecutor gui_{gui_thread_};
  jobs::JobRunner jobs_{gui_, 32};  // a thread for every lane there is: a sweep of hours keeps no prediction waiting
  const widgets::Desktop desktop_;  ///< before any window is made, which gives the application its own palette
  widgets::Preferences preferences_;
  session::Session session_;
  widgets::OngoingWork ongoing_;
  widgets::ThemeStore themes_;
  widgets::ViewState view_;
  widgets::SessionFiles sessions_;
  widgets::Languages languages_;
  session::Connection compute_watch_;
  std::unique_ptr<Shown> shown_;
};

/// Sets the OpenGL format that all views share; before the QApplication is made.
void prepareApplication();

/// Opens what the options name, else the demo clip, model and mask. The returned connection turns the first result's views
/// to what is hidden; keep it as long as the session.
[[nodiscard]] session::Connection openFirst(session::Session& session, const StudioOptions& options);

/// The same in a studio, where `StudioOptions::open` may also name a session; from then on what is unsaved is known.
[[nodiscard]] session::Connection openFirst(Studio& studio, StudioOptions options);

/// Opens the studio and runs its event loop. `threads_line` goes to the log. Returns an `ExitCode`.
int studioCommand(const StudioOptions& options, const std::string& threads_line, int argc, char** argv);

}  // namespace lacuna::app

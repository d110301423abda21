#pragma once

#include <QObject>
#include <string>
#include <vector>

#include "core/jobs/job_runner.hpp"
#include "core/session/command_text.hpp"
#include "widgets/ongoing/file_writer.hpp"
#include "widgets/view_state.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {

/// What the window shows now, as commands: one, or two where the latent space is laid out otherwise than usual.
std::vector<session::CommandOf> shownCommands(const session::Session& session, const ViewState& view, MainWindow& window);

/// Puts commands on the clipboard, once the files that they read are written.
class CommandCopier : public QObject {
  Q_OBJECT
 public:
  CommandCopier(const session::Session& session, const ViewState& view, std::string bundled_model, MainWindow& window);
  void copy(const std::vector<session::CommandOf>& commands);

 Q_SIGNALS:
  void copied(const QString& lines);

 private:
  static QString toldOf(const session::CommandText& command);
  const session::Session& session_;
  const ViewState& view_;
  const std::string bundled_model_;
  MainWindow& window_;
  FileWriter::Id writing_ = 0;
};

}  // namespace lacuna::widgets

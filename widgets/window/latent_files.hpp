#pragma once

#include <QPointer>
#include <functional>
#include <string>

#include "core/jobs/job_context.hpp"
#include "core/session/session.hpp"
#include "widgets/ongoing/file_writer.hpp"
#include "widgets/scene/latent_export.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {

/// Saves the points and pictures of the latent space: asks what and where, draws between the window's work, writes on a job. All is among the jobs.
class LatentFiles : public QObject {
  Q_OBJECT
 public:
  LatentFiles(session::Session& session, ThemeStore& themes, MainWindow& window);
  void askView();
  void askPoints();
  void saveView(LatentExport::What what, const LatentFilm::Plan& plan, const QString& path);
  void savePoints(const QString& path);
  bool filming() const { return film_ != nullptr; }
  void cancelFilm();  ///< nothing is written

 private:
  QString caption() const;
  void write(std::function<void(const jobs::JobContext&)> work, std::function<QString()> done, const std::string& path);

  session::Session& session_;
  ThemeStore& themes_;
  MainWindow& window_;
  QPointer<LatentFilm> film_;
  FileWriter::Id writing_ = 0;  ///< the film, until its file is written
};

}  // namespace lacuna::widgets

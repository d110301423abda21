#pragma once

#include "widgets/scene/latent_export.hpp"
#include "widgets/window/run_files.hpp"

namespace lacuna::widgets {

/// Saves the points and pictures of the latent space: asks what and where, draws between the window's work, writes on a job.
class LatentFiles : public QObject {
  Q_OBJECT
 public:
  LatentFiles(session::Session& session, ThemeStore& themes, RunFiles& files, MainWindow& window);
  void askView();
  void askPoints();
  void saveView(LatentExport::What what, const LatentFilm::Plan& plan, const QString& path);
  void savePoints(const QString& path);
  bool filming() const { return film_ != nullptr; }
  void cancelFilm();

 private:
  QString caption() const;

  session::Session& session_;
  ThemeStore& themes_;
  RunFiles& files_;
  MainWindow& window_;
  QPointer<LatentFilm> film_;
};

}  // namespace lacuna::widgets

#pragma once

#include <QPointer>
#include <functional>
#include <string>

#include "core/session/session.hpp"
#include "widgets/ongoing/file_writer.hpp"
#include "widgets/scene/latent_export.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {

/// Saves the points and pictures of the latent space: asks what and where, waits until it is of
/// the run as the document is, draws between the window's work, writes on a job. All is among the jobs.
class LatentFiles : public QObject {
  Q_OBJECT
 public:
  LatentFiles(session::Session& session, ThemeStore& themes, MainWindow& window);
  void askView();
  void askPoints();
  void saveView(LatentExport::What what, const LatentFilm::Plan& plan, const QString& path);
  void savePoints(const QString& path);
  bool filming() const;
  void cancelFilm();  ///< nothing is written

 private:
  QString caption() const;
  void draw(LatentExport::What what, const LatentFilm::Plan& plan, const QString& path, FileWriter::Id writing);
  void endFilm();
  static std::function<QString()> told(const QString& path);

  session::Session& session_;
  ThemeStore& themes_;
  MainWindow& window_;
  QPointer<LatentFilm> film_;
  bool waits_ = false;          ///< the film, for what it shows; meaningless once it has failed
  FileWriter::Id writing_ = 0;  ///< the film, until its file is written
};

}  // namespace lacuna::widgets

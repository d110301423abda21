#pragma once

#include <QImage>
#include <QObject>
#include <string>

#include "core/analysis/token_table.hpp"
#include "core/jobs/job_runner.hpp"
#include "core/session/session.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {


/// Writes shapes (.json) or hidden cells (.npy). Throws `Failure` as above.
void writeMask(const std::vector<mask::MaskShape>& shapes, const mask::Mask& mask, const std::string& path);

/// Reading and writing that the window starts: on a job, with a notice at the end.
class RunFiles : public QObject {
  Q_OBJECT
 public:
  RunFiles(session::Session& session, jobs::JobRunner& jobs, MainWindow& window);
  void loadMask(const QString& path);  ///< in the place of the mask
  void addMask(const QString& path);   ///< as layers on top
  void saveMask(const QString& path);
  void exportRun(const QString& parent_folder);  ///< into a new folder named after the run
  void savePicture(const QImage& picture, const QString& path);
  /// `use` gets the columns of a table of the clip's tokens.
  void readTable(const QString& path, std::function<void(const std::vector<analysis::TokenNumbers>&)> use);
  /// Does the work on a job that outlives the window; the line `done` is told when it is written.
  void write(std::function<void(const jobs::JobContext&)> work, std::function<QString()> done);

 private:
  void readMask(const QString& path, bool as_layers);
  session::Session& session_;
  jobs::JobRunner& jobs_;
  MainWindow& window_;
  jobs::Lane reading_;
};

}  // namespace lacuna::widgets

#pragma once

#include <QObject>
#include <memory>

#include "widgets/inspector/library_builder.hpp"
#include "widgets/jobs/job_watch.hpp"
#include "widgets/layers/saved_mask_store.hpp"
#include "widgets/ongoing/file_writer.hpp"
#include "widgets/start/start_steps.hpp"

namespace lacuna::widgets {

/// What goes on when the window is built anew in another language: files that are being written, masks that are kept, the list of
/// jobs, the first steps, a library that is being built. Windows listen to it and show it.
class OngoingWork : public QObject {
  Q_OBJECT
 public:
  OngoingWork(session::Session& session, jobs::JobRunner& jobs, QObject* parent = nullptr);
  FileWriter& files() { return files_; }
  SavedMaskStore& masks() { return masks_; }
  JobWatch& jobs() { return jobs_; }
  StartSteps& steps() { return steps_; }
  LibraryBuilder& library() { return library_; }

  /// To be kept by what only the window that is there can end, such as a film that is being drawn of it: as long as anybody
  /// does, the window is not built anew.
  [[nodiscard]] std::shared_ptr<void> keepWindow();
  bool windowIsKept() const { return !kept_.expired(); }

 Q_SIGNALS:
  void windowLetGo();  ///< by the last one that kept it

 private:
  FileWriter files_;
  SavedMaskStore masks_;
  JobWatch jobs_;
  StartSteps steps_;
  LibraryBuilder library_;
  std::weak_ptr<void> kept_;
};

}  // namespace lacuna::widgets

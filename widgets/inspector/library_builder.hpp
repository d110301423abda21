#pragma once

#include <QObject>
#include <optional>

#include "core/jobs/job_runner.hpp"
#include "core/library/build.hpp"

namespace lacuna::widgets {

/// Makes a folder's library on a job, one at a time. It outlives the window, for that takes minutes.
class LibraryBuilder : public QObject {
  Q_OBJECT
 public:
  explicit LibraryBuilder(jobs::JobRunner& jobs, QObject* parent = nullptr);
  void build(library::BuildRequest request);  ///< in the place of what is being built
  void cancel();                              ///< it does not end then
  bool busy() const { return lane_.busy(); }
  const std::optional<jobs::Progress>& progress() const { return progress_; }  ///< of a clip; none: clips are looked for
  const std::optional<Error>& error() const { return error_; }                 ///< of the last one that ended

 Q_SIGNALS:
  void moved();
  void ended();

 private:
  jobs::JobRunner& jobs_;
  std::optional<jobs::Progress> progress_;
  std::optional<Error> error_;
  jobs::Lane lane_;
};

}  // namespace lacuna::widgets

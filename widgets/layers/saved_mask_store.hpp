#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <list>
#include <vector>

#include "core/jobs/job_runner.hpp"
#include "core/mask/mask_shape.hpp"

namespace lacuna::widgets {

struct SavedMask {
  QString name;  ///< that of its file
  std::vector<mask::MaskShape> shapes;
};

/// Masks kept for every clip, as .json files of one folder. All reading and writing is done by jobs.
class SavedMaskStore : public QObject {
  Q_OBJECT
 public:
  /// Reads `folder`, which need not be there.
  SavedMaskStore(jobs::JobRunner& jobs, const QString& folder, QObject* parent);
  static QString userFolder();
  const std::vector<SavedMask>& masks() const { return masks_; }  ///< by name
  void save(const QString& name, std::vector<mask::MaskShape> shapes);  ///< a taken name gets a number
  void remove(const QString& name);                                     ///< to the desktop's trash

 Q_SIGNALS:
  void changed();
  void failed(const QString& line);

 private:
  void run(std::function<void()> change);
  QString fileOf(const QString& name) const { return folder_ + '/' + name + QStringLiteral(".json"); }

  jobs::JobRunner& jobs_;
  const QString folder_;
  std::vector<SavedMask> masks_;
  std::list<jobs::Lane> lanes_;  ///< one for each change under way: a later one must not replace it
  int asked_ = 0, read_ = 0;     ///< readings, in the order in which they were asked for
};

}  // namespace lacuna::widgets

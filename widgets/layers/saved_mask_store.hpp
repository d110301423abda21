#pragma once

#include <QObject>
#include <QSet>
#include <QString>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "core/jobs/job_runner.hpp"
#include "core/mask/mask_shape.hpp"

namespace lacuna::widgets {

struct SavedMask {
  QString name;  ///< that of its file
  QString path;
  std::shared_ptr<const std::vector<mask::MaskShape>> shapes;
};

/// Masks kept for every clip, as .json files of one folder. All reading and writing is done by jobs, one after another.
class SavedMaskStore : public QObject {
  Q_OBJECT
 public:
  static constexpr int most_masks = 200;
  /// Reads `folder`, which need not be there.
  SavedMaskStore(jobs::JobRunner& jobs, const QString& folder, QObject* parent);
  static QString userFolder();
  const std::vector<SavedMask>& masks() const { return masks_; }        ///< by name
  void save(const QString& name, std::vector<mask::MaskShape> shapes);  ///< a taken name gets a number
  void remove(const SavedMask& mask);                                   ///< to the desktop's trash

 Q_SIGNALS:
  void changed();
  void failed(const QString& line);  ///< a mask that was not kept or removed; a file that cannot be read, once

 private:
  void run(std::function<void()> change);
  void startNext();

  jobs::JobRunner& jobs_;
  const QString folder_;
  std::vector<SavedMask> masks_;
  std::deque<std::function<void()>> waiting_;
  QSet<QString> told_;
  jobs::Lane lane_;
};

}  // namespace lacuna::widgets

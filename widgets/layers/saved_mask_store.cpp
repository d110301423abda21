#include "widgets/layers/saved_mask_store.hpp"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <algorithm>

#include "core/base/whole_file.hpp"
#include "core/mask/mask_io.hpp"

namespace lacuna::widgets {
namespace {

constexpr int most_masks = 200, longest_name = 80;

/// What the folder holds, and a line about files that cannot be read.
struct Reading {
  std::vector<SavedMask> masks;
  QString problem;
};

Reading readFolder(const QString& folder) {
  Reading reading;
  for (const QFileInfo& file : QDir(folder).entryInfoList({"*.json"}, QDir::Files, QDir::Name)) {
    if (static_cast<int>(reading.masks.size()) == most_masks) break;
    try {
      reading.masks.push_back({file.completeBaseName(), mask::readMask(file.filePath().toStdString())});
    } catch (const Failure& failure) {
      reading.problem = QString::fromStdString(failure.error().line());
    }
  }
  std::sort(reading.masks.begin(), reading.masks.end(),
            [](const SavedMask& a, const SavedMask& b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
  return reading;
}

/// A name that any file system takes.
QString fileName(const QString& name) {
  QString clean;
  for (const QChar letter : name.simplified()) clean += QString("/\\:*?\"<>|").contains(letter) || !letter.isPrint() ? QChar('-') : letter;
  while (clean.startsWith('.')) clean.remove(0, 1);
  return clean.isEmpty() ? QObject::tr("Mask") : clean.left(longest_name).trimmed();
}

}  // namespace

SavedMaskStore::SavedMaskStore(jobs::JobRunner& jobs, const QString& folder, QObject* parent)
    : QObject(parent), jobs_(jobs), folder_(folder) {
  run([] {});
}

QString SavedMaskStore::userFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/masks"; }

void SavedMaskStore::save(const QString& name, std::vector<mask::MaskShape> shapes) {
  const QString clean = fileName(name);
  run([this_folder = folder_, clean, shapes = std::move(shapes)] {
    if (!QDir().mkpath(this_folder))
      fail(ErrorKind::Unreadable, "The folder " + this_folder.toStdString() + " cannot be made, so the mask was not kept.");
    QString path = this_folder + '/' + clean + ".json";
    for (int number = 2; QFile::exists(path); ++number) path = QString("%1/%2 %3.json").arg(this_folder, clean).arg(number);
    writeWhole(path.toStdString(), [&](std::ostream& file) { file << mask::shapesToJson(shapes); });
  });
}

void SavedMaskStore::remove(const QString& name) {
  run([path = fileOf(name)] {
    if (QFile::exists(path) && !QFile::moveToTrash(path))
      fail(ErrorKind::Unreadable, path.toStdString() + " cannot be moved to the trash.");
  });
}

/// The change and a new reading in one job.
void SavedMaskStore::run(std::function<void()> change) {
  const auto lane = lanes_.emplace(lanes_.end());
  jobs_.start<Reading>(
      *lane,
      [folder = folder_, change = std::move(change)](const jobs::JobContext&) {
        change();
        return readFolder(folder);
      },
      nullptr,
      [this, lane, number = ++asked_](Outcome<Reading> outcome) {
        lanes_.erase(lane);
        if (outcome.error() != nullptr) return Q_EMIT failed(QString::fromStdString(outcome.error()->line()));
        if (!outcome.ok() || number < read_) return;
        read_ = number;
        masks_ = std::move(outcome.value().masks);
        Q_EMIT changed();
        if (!outcome.value().problem.isEmpty()) Q_EMIT failed(outcome.value().problem);
      });
}

}  // namespace lacuna::widgets

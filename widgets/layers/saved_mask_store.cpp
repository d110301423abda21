#include "widgets/layers/saved_mask_store.hpp"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <algorithm>

#include "core/base/whole_file.hpp"
#include "core/mask/mask_io.hpp"
#include "widgets/language/error_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::uintmax_t most_file_bytes = 4U << 20, most_bytes = 64U << 20;

/// What the folder holds, and a line for each file that cannot be read.
struct Reading {
  std::vector<SavedMask> masks;
  QStringList problems;
};

QFileInfoList filesOf(const QString& folder) { return QDir(folder).entryInfoList({"*.json"}, QDir::Files, QDir::Name); }

Reading readFolder(const QString& folder) {
  Reading reading;
  std::uintmax_t bytes = 0;
  for (const QFileInfo& file : filesOf(folder)) {
    const bool full = static_cast<int>(reading.masks.size()) == SavedMaskStore::most_masks || bytes > most_bytes;
    if (full) {
      reading.problems << QObject::tr("%1 holds more masks than are shown.").arg(folder);
      break;
    }
    try {
      const std::string path = file.filePath().toStdString(), text = readWhole(path, most_file_bytes);
      bytes += text.size();
      reading.masks.push_back({file.completeBaseName(), file.filePath(),
                               std::make_shared<const std::vector<mask::MaskShape>>(mask::parseShapes(text, path))});
    } catch (const Failure& failure) {
      reading.problems << wordsOf(failure.error()).line;
    }
  }
  std::sort(reading.masks.begin(), reading.masks.end(),
            [](const SavedMask& a, const SavedMask& b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
  return reading;
}

/// A name that any file system takes, with room for a number.
QString fileName(const QString& name) {
  constexpr int most_name_bytes = 160;
  QString clean;
  for (const QChar letter : name.simplified())
    clean += QString("/\\:*?\"<>|%").contains(letter) || (!letter.isPrint() && !letter.isSurrogate()) ? QChar('-') : letter;
  while (clean.startsWith('.') || clean.startsWith(' ')) clean.remove(0, 1);
  while (clean.toUtf8().size() > most_name_bytes) clean.chop(clean.back().isLowSurrogate() ? 2 : 1);
  clean = clean.trimmed();
  return clean.isEmpty() ? QObject::tr("Mask") : clean;
}

void writeMask(const QString& folder, const QString& name, const std::vector<mask::MaskShape>& shapes) {
  if (!QDir().mkpath(folder))
    fail(ErrorKind::Unreadable, "The folder " + folder.toStdString() + " cannot be made, so the mask was not kept.");
  if (filesOf(folder).size() >= SavedMaskStore::most_masks)
    fail(ErrorKind::Refused, std::to_string(SavedMaskStore::most_masks) + " masks are kept already. Move some to the trash first.");
  QString path = folder + '/' + name + ".json";
  for (int number = 2; QFile::exists(path); ++number) path = QString("%1/%2 %3.json").arg(folder, name).arg(number);
  writeWhole(path.toStdString(), [&](std::ostream& file) { file << mask::shapesToJson(shapes); });
}

}  // namespace

SavedMaskStore::SavedMaskStore(jobs::JobRunner& jobs, const QString& folder, QObject* parent)
    : QObject(parent), jobs_(jobs), folder_(folder) {
  run([] {});
}

QString SavedMaskStore::userFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/masks"; }

void SavedMaskStore::save(const QString& name, std::vector<mask::MaskShape> shapes) {
  run([folder = folder_, name = fileName(name), shapes = std::move(shapes)] { writeMask(folder, name, shapes); });
}

void SavedMaskStore::remove(const SavedMask& mask) {
  run([path = mask.path] {
    if (QFile::exists(path) && !QFile::moveToTrash(path))
      fail(ErrorKind::Unreadable, path.toStdString() + " cannot be moved to the trash.");
  });
}

void SavedMaskStore::run(std::function<void()> change) {
  waiting_.push_back(std::move(change));
  if (!lane_.busy()) startNext();
}

/// A change and a new reading in one job; two at once would take the same free name.
void SavedMaskStore::startNext() {
  if (waiting_.empty()) return;
  jobs_.start<Reading>(
      lane_,
      [folder = folder_, change = std::move(waiting_.front())](const jobs::JobContext&) {
        change();
        return readFolder(folder);
      },
      nullptr,
      [this](Outcome<Reading> outcome) {
        startNext();
        if (outcome.error() != nullptr) return Q_EMIT failed(toldOf(*outcome.error()));
        if (!outcome.ok()) return;
        masks_ = std::move(outcome.value().masks);
        Q_EMIT changed();
        for (const QString& problem : outcome.value().problems) {
          if (told_.contains(problem)) continue;
          told_.insert(problem);
          Q_EMIT failed(problem);
        }
      });
  waiting_.pop_front();
}

}  // namespace lacuna::widgets

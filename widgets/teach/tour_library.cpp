#include "widgets/teach/tour_library.hpp"

#include "widgets/language/error_words.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <algorithm>

#include "core/base/whole_file.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{16} << 20;

QFileInfoList filesOf(const QString& folder) { return QDir(folder).entryInfoList({"*.json"}, QDir::Files, QDir::Name); }

std::vector<TourEntry> bundledTours() {
  std::vector<TourEntry> tours;
  for (const QFileInfo& info : filesOf(":/tours")) {
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly)) qFatal("resource %s is not in the program", qPrintable(info.filePath()));
    tours.push_back({info.completeBaseName(), {}, tour::parseTour(file.readAll().toStdString(), info.fileName().toStdString())});
  }
  return tours;
}

/// A name that any file system takes.
QString fileName(const QString& title) {
  QString clean;
  for (const QChar letter : title.simplified().left(60)) clean += letter.isLetterOrNumber() ? letter : QChar('-');
  return clean.isEmpty() ? QStringLiteral("tour") : clean;
}

}  // namespace

QString tourText(const std::string& text) { return QCoreApplication::translate("Tour", text.c_str()); }

QString TourLibrary::userFolder() { return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/lacuna/tours"; }

TourLibrary::TourLibrary(jobs::JobRunner& jobs, const QString& folder, QObject* parent)
    : QObject(parent), jobs_(jobs), folder_(folder), bundled_(bundledTours()), tours_(bundled_) {
  run([](Reading&) {});
}

const TourEntry* TourLibrary::find(const QString& id) const {
  const auto found = std::ranges::find_if(tours_, [&](const TourEntry& entry) { return entry.id == id; });
  return found == tours_.end() ? nullptr : &*found;
}

TourLibrary::Reading TourLibrary::readFolder(const QString& folder) {
  Reading reading;
  std::uintmax_t bytes = 0;
  for (const QFileInfo& file : filesOf(folder)) {
    bytes += static_cast<std::uintmax_t>(file.size());
    if (static_cast<int>(reading.tours.size()) == most_tours || bytes > most_bytes) {
      reading.problems << tr("%1 holds more tours than are shown.").arg(folder);
      break;
    }
    const std::string path = file.filePath().toStdString();
    auto outcome = outcomeOf([&] { return tour::readTour(path); });
    if (outcome.error() != nullptr) reading.problems << wordsOf(*outcome.error()).line;
    if (outcome.ok()) reading.tours.push_back({"user:" + file.completeBaseName(), file.filePath(), std::move(outcome.value())});
  }
  return reading;
}

void TourLibrary::open(const QString& path) {
  run([path](Reading& reading) {
    reading.tours.push_back({"file:" + path, path, tour::readTour(path.toStdString())});
    reading.said_id = reading.tours.back().id;
  });
}

void TourLibrary::addStep(const QString& path, const QString& new_title, tour::Step step) {
  run([folder = folder_, path, new_title, step = std::move(step)](Reading& reading) {
    tour::Tour tour{new_title.toStdString(), tr("Made in this program").toStdString(), 5, {}};
    QString file = path;
    if (!file.isEmpty()) tour = tour::readTour(file.toStdString());
    if (file.isEmpty()) {
      if (!QDir().mkpath(folder)) fail(ErrorKind::Unreadable, "This folder cannot be made, so the step was not kept.", folder.toStdString());
      if (filesOf(folder).size() >= most_tours) fail(ErrorKind::Refused, "This folder holds 100 tours already. Move some away first.", folder.toStdString());
      file = folder + '/' + fileName(new_title) + ".json";
      for (int number = 2; QFile::exists(file); ++number) file = QString("%1/%2-%3.json").arg(folder, fileName(new_title)).arg(number);
    }
    if (tour.steps.size() >= tour::most_steps) fail(ErrorKind::Refused, "This tour has 60 steps already. Begin another one.", file.toStdString());
    tour.steps.push_back(step);
    const std::string text = tour::tourToJson(tour);
    writeWhole(file.toStdString(), [&](std::ostream& out) { out << text; });
    reading.said_title = QString::fromStdString(tour.title);
    reading.said_steps = static_cast<int>(tour.steps.size());
  });
}

void TourLibrary::run(Change change) {
  waiting_.push_back(std::move(change));
  if (!lane_.busy()) startNext();
}

/// A change and a new reading of the folder in one job; two at once would take the same free name.
void TourLibrary::startNext() {
  if (waiting_.empty()) return;
  jobs_.start<Reading>(
      lane_,
      [folder = folder_, change = std::move(waiting_.front())](const jobs::JobContext&) {
        Reading said;
        change(said);
        Reading reading = readFolder(folder);
        reading.said_id = said.said_id;
        reading.said_title = said.said_title;
        reading.said_steps = said.said_steps;
        std::ranges::move(said.tours, std::back_inserter(reading.tours));
        return reading;
      },
      nullptr, [this](Outcome<Reading> outcome) { finish(std::move(outcome)); });
  waiting_.pop_front();
}

void TourLibrary::finish(Outcome<Reading> outcome) {
  startNext();
  if (outcome.error() != nullptr) return Q_EMIT failed(toldOf(*outcome.error()));
  if (!outcome.ok()) return;
  Reading& reading = outcome.value();
  std::vector<TourEntry> own;
  for (TourEntry& entry : reading.tours) {
    if (!entry.id.startsWith("file:")) {
      own.push_back(std::move(entry));
      continue;
    }
    std::erase_if(opened_, [&](const TourEntry& before) { return before.id == entry.id; });
    opened_.push_back(std::move(entry));
  }
  tours_ = bundled_;
  tours_.insert(tours_.end(), own.begin(), own.end());
  tours_.insert(tours_.end(), opened_.begin(), opened_.end());
  Q_EMIT changed();
  if (!reading.said_id.isEmpty()) Q_EMIT opened(reading.said_id);
  if (!reading.said_title.isEmpty()) Q_EMIT stepAdded(reading.said_title, reading.said_steps);
  for (const QString& problem : reading.problems) {
    if (told_.contains(problem)) continue;
    told_ << problem;
    Q_EMIT failed(problem);
  }
}

}  // namespace lacuna::widgets

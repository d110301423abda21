#include "widgets/preferences.hpp"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <utility>

namespace lacuna::widgets {
namespace {
constexpr int delay_ms = 500;  ///< a kill loses no more than this and the writing
}

Preferences::Preferences(QString file) : file_(std::move(file)) {
  load();
  delay_.setSingleShot(true);
  delay_.setInterval(delay_ms);
  connect(&delay_, &QTimer::timeout, this, &Preferences::write);
  writer_.setMaxThreadCount(1);
}

Preferences::~Preferences() {
  write();
  writer_.waitForDone();
}

void Preferences::load() {
  if (file_.isEmpty()) return;
  const QSettings settings(file_, QSettings::IniFormat);
  for (const QString& key : settings.allKeys()) values_[key] = settings.value(key);
  if (settings.status() == QSettings::NoError) return;
  problem_ = tr("%1: the preferences in it cannot be read. Mend or delete the file; until then nothing is remembered.").arg(file_);
}

QVariant Preferences::value(const QString& key, const QVariant& usual) const { return values_.value(key, usual); }

QStringList Preferences::keys(const QString& group) const {
  QStringList found;
  for (auto entry = values_.begin(); entry != values_.end(); ++entry)
    if (entry.key().startsWith(group + '/')) found << entry.key().mid(group.size() + 1);
  found.sort();
  return found;
}

void Preferences::set(const QString& key, const QVariant& value) {
  if (values_.contains(key) && values_[key] == value) return;
  values_[key] = value;
  noteChanged(key);
  Q_EMIT changed(key);
}

void Preferences::remove(const QString& key) {
  const auto gone = values_.removeIf([&key](const auto& entry) { return entry.key() == key || entry.key().startsWith(key + '/'); });
  if (gone == 0) return;
  noteChanged(key);
  Q_EMIT changed(key);
}

void Preferences::noteChanged(const QString& key) {
  if (file_.isEmpty() || !problem_.isEmpty()) return;
  unwritten_.removeAll(key);
  unwritten_.append(key);
  if (!delay_.isActive()) delay_.start();
}

void Preferences::write() {
  if (unwritten_.isEmpty()) return;
  delay_.stop();
  QList<Entry> entries;
  for (const QString& key : std::exchange(unwritten_, {}))
    entries.append({key, values_.contains(key) ? std::optional(values_[key]) : std::nullopt});
  writer_.start([this, file = file_, entries] {  // the destructor waits for it
    const bool written = writeEntries(file, entries);
    QMetaObject::invokeMethod(this, [this, entries, written] { endWrite(entries, written); });
  });
}

void Preferences::endWrite(const QList<Entry>& entries, bool written) {
  const bool told = std::exchange(failing_, !written);
  if (written) return;
  for (const Entry& entry : entries)
    if (!unwritten_.contains(entry.key)) unwritten_.append(entry.key);
  if (!told) Q_EMIT failed(tr("%1: the preferences cannot be written. Is the disk full, or the folder read-only? It is tried again with the next change.").arg(file_));
}

bool Preferences::writeEntries(const QString& file, const QList<Entry>& entries) {
  QDir().mkpath(QFileInfo(file).path());
  QSettings settings(file, QSettings::IniFormat);
  for (const Entry& entry : entries) entry.value ? settings.setValue(entry.key, *entry.value) : settings.remove(entry.key);
  settings.sync();
  return settings.status() == QSettings::NoError;
}

}  // namespace lacuna::widgets

#include "widgets/preferences.hpp"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace lacuna::widgets {

Preferences::Preferences(QString file) : file_(std::move(file)) { load(); }

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
  store(key);
  Q_EMIT changed(key);
}

void Preferences::remove(const QString& key) {
  const auto gone = values_.removeIf([&key](const auto& entry) { return entry.key() == key || entry.key().startsWith(key + '/'); });
  if (gone == 0) return;
  store(key);
  Q_EMIT changed(key);
}

void Preferences::store(const QString& key) {
  if (file_.isEmpty() || !problem_.isEmpty()) return;
  QDir().mkpath(QFileInfo(file_).path());
  QSettings settings(file_, QSettings::IniFormat);
  if (values_.contains(key))
    settings.setValue(key, values_[key]);
  else
    settings.remove(key);
  settings.sync();
  if (settings.status() != QSettings::NoError)
    problem_ = tr("%1: the preferences cannot be written. Is the disk full, or the folder read-only? Nothing is remembered now.").arg(file_);
}

}  // namespace lacuna::widgets

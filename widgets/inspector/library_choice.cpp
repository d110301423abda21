#include "widgets/inspector/library_choice.hpp"

#include <QSettings>
#include <QStandardPaths>

namespace lacuna::widgets {
namespace {

constexpr char folder_key[] = "library/folder", place_key[] = "library/in_use";

/// Beside the saved masks.
QString settingsFile() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/settings.ini"; }

QVariant value(const char* key) { return QSettings(settingsFile(), QSettings::IniFormat).value(key); }
void setValue(const char* key, const QVariant& value) { QSettings(settingsFile(), QSettings::IniFormat).setValue(key, value); }

}  // namespace

QString LibraryChoice::folder() { return value(folder_key).toString(); }
void LibraryChoice::setFolder(const QString& folder) { setValue(folder_key, folder); }
bool LibraryChoice::inLibrary() { return value(place_key).toBool(); }
void LibraryChoice::setInLibrary(bool in_library) { setValue(place_key, in_library); }

}  // namespace lacuna::widgets

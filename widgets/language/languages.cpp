#include "widgets/language/languages.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <algorithm>

namespace lacuna::widgets {
namespace {

const QString english = QStringLiteral("en"), in_program = QStringLiteral(":/translations");
//: The name of this language in the language itself
const char* const own_name = QT_TRANSLATE_NOOP("lacuna::widgets::Languages", "English");
constexpr qint64 most_bytes = 32 << 20;  ///< of a file of texts; ours has a few hundred kB

}  // namespace

Languages::Languages(const QStringList& folders) {
  readFolder(in_program);
  for (const QString& folder : folders) readFolder(folder);
  std::ranges::sort(all_, {}, &Language::title);
}

Languages::~Languages() {
  for (const auto& texts : installed_) QCoreApplication::removeTranslator(texts.get());
}

QStringList Languages::userFolders() {
  QStringList folders =
      QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, QStringLiteral("lacuna/translations"), QStandardPaths::LocateDirectory);
  std::ranges::reverse(folders);  // the user's own comes first there
  return folders;
}

void Languages::readFolder(const QString& folder) {
  const QStringList files = QDir(folder).entryList({QStringLiteral("lacuna_*.qm")}, QDir::Files, QDir::Name);
  for (const QString& file : files) {
    const QString path = folder + '/' + file, name = QFileInfo(file).completeBaseName().section('_', 1);
    QTranslator texts;
    if (QFileInfo(path).size() > most_bytes || !texts.load(path)) {
      problems_ << tr("%1 is no file of translations. Make it with lrelease from a .ts file.").arg(path);
      continue;
    }
    const QString title = texts.translate("lacuna::widgets::Languages", own_name);
    const Language language{name, title.isEmpty() ? QLocale(name).nativeLanguageName() : title, path};
    const auto known = std::ranges::find(all_, name, &Language::name);
    if (known == all_.end())
      all_.push_back(language);
    else
      *known = language;
  }
}

QString Languages::meant(const QString& name) const {
  const auto has = [this](const QString& wanted) { return std::ranges::find(all_, wanted, &Language::name) != all_.end(); };
  if (has(name)) return name;
  for (QString wanted : QLocale::system().uiLanguages()) {  // "zh-Hans-CN", "zh-CN", "zh"
    wanted.replace('-', '_');
    if (wanted == u"C" || wanted.startsWith(u"en")) return english;
    if (has(wanted)) return wanted;
    const QString of_country = QLocale(wanted).name();  // the one that is usual for a language or a script
    if (has(of_country)) return of_country;
  }
  return english;
}

void Languages::install(const QString& name) {
  for (const auto& texts : installed_) QCoreApplication::removeTranslator(texts.get());
  installed_.clear();
  current_ = meant(name);
  if (current_ != english) {
    // Qt's own texts, such as the buttons of dialogs, come with Qt.
    const QString of_qt = QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_%1.qm").arg(current_);
    addTexts(QFileInfo::exists(of_qt) ? of_qt : of_qt.section('_', 0, -2) + QStringLiteral(".qm"));
  }
  const auto language = std::ranges::find(all_, current_, &Language::name);
  if (language != all_.end()) addTexts(language->file);
}

void Languages::addTexts(const QString& file) {
  auto texts = std::make_unique<QTranslator>();
  if (!texts->load(file)) return;  // Qt's, which need not be there; ours were read before
  QCoreApplication::installTranslator(texts.get());
  installed_.push_back(std::move(texts));
}

}  // namespace lacuna::widgets

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>
#include <memory>
#include <vector>

namespace lacuna::widgets {

struct Language {
  QString name;   ///< "en", "zh_CN"
  QString title;  ///< in the language itself
  QString file;   ///< its texts, lacuna_NAME.qm
};

/// The languages that the window can speak: those in the program, and every lacuna_NAME.qm in the folders; one of a folder goes
/// before one in the program. English is always there. What is installed is taken out when the object dies.
class Languages : public QObject {
  Q_OBJECT
 public:
  /// Later folders go before earlier ones.
  explicit Languages(const QStringList& folders = userFolders());
  ~Languages() override;

  /// lacuna/translations in the system's folders for shared data, then in the user's own.
  static QStringList userFolders();

  const std::vector<Language>& all() const { return all_; }
  const QStringList& problems() const { return problems_; }  ///< a line for each file that is no translation

  /// The language that a name stands for: itself where there is such a one, else the desktop's ("system", unknown names), else
  /// English.
  QString meant(const QString& name) const;
  QString current() const { return current_; }
  /// Makes all texts asked for from now on come in this language; widgets that are there keep theirs.
  void install(const QString& name);

 private:
  void readFolder(const QString& folder);
  void addTexts(const QString& file);

  std::vector<Language> all_;
  QStringList problems_;
  QString current_;
  std::vector<std::unique_ptr<QTranslator>> installed_;
};

}  // namespace lacuna::widgets

#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <QVariant>
#include <optional>

namespace lacuna::widgets {

/// Names of what is remembered from start to start; groups are written with a slash.
namespace preference {
inline constexpr const char *look = "look",                ///< "system", "dark", "light", "projector"
    *language = "language",                                ///< "system", or the name of a translation such as "zh_CN"
    *size_percent = "size_percent",                        ///< of everything in the window, 90 to 150; from the next start
    *reduce_motion = "reduce_motion",                      ///< bool
    *threads = "computing/threads",                        ///< 0: all; from the next start
    *device = "computing/device",                          ///< "cpu", "cuda"
    *precision = "computing/precision",                    ///< "fp32", "bf16"
    *latent_cache_mb = "computing/latent_cache_mb",        ///< from the next start
    *cache_folder = "computing/cache_folder",              ///< empty: the user's usual one
    *show_start = "start/show",                            ///< bool: the Start tab when the program opens
    *hints_seen = "start/hints_seen",                      ///< bool
    *recent_clips = "recent/clips",                        ///< paths, the newest first
    *recent_models = "recent/models", *recent_sessions = "recent/sessions",
    *shortcuts = "shortcuts",                              ///< group: action id to key sequence, of those that were changed
    *layouts = "layouts";                                  ///< group: workspace to sizes of its splitters and its panels
}  // namespace preference

/// What the user prefers, in one ini file. Changes are gathered and written by a thread of its own within a second, the last ones
/// when the object dies. Without a file it lives as long as the object.
class Preferences : public QObject {
  Q_OBJECT
 public:
  explicit Preferences(QString file = {});
  ~Preferences() override;
  const QString& file() const { return file_; }
  /// Empty, or one line: the file cannot be read, and what to do. What it holds is then left alone.
  const QString& problem() const { return problem_; }
  QVariant value(const QString& key, const QVariant& usual = {}) const;
  QStringList keys(const QString& group) const;  ///< without the group's name
  void set(const QString& key, const QVariant& value);
  void remove(const QString& key);               ///< a key, or a group with all its keys

 Q_SIGNALS:
  void changed(const QString& key);
  void failed(const QString& line);  ///< a write; what it would have written is tried again with the next change

 private:
  /// A key in the file and what it shall be; nothing: the key goes, and the group of that name.
  struct Entry {
    QString key;
    std::optional<QVariant> value;
  };
  void load();
  void noteChanged(const QString& key);
  void write();
  void endWrite(const QList<Entry>& entries, bool written);
  static bool writeEntries(const QString& file, const QList<Entry>& entries);

  const QString file_;
  QString problem_;
  QHash<QString, QVariant> values_;
  QStringList unwritten_;  ///< keys and groups in the order of their last changes
  bool failing_ = false;   ///< and it was told
  QTimer delay_;
  QThreadPool writer_;  ///< of one thread, so that what comes later is written later
};

}  // namespace lacuna::widgets

#pragma once

#include <QDateTime>
#include <QObject>
#include <deque>
#include <mutex>

namespace lacuna::widgets {

enum class LogLevel { Info, Warning, Error };

struct LogEntry {
  QDateTime time;
  LogLevel level = LogLevel::Info;
  QString text;  ///< one line
};

/// What the program told, the last `most_entries` of it. Entries may be added from any thread; the rest is for the window's.
class Log : public QObject {
  Q_OBJECT
 public:
  static constexpr std::size_t most_entries = 2000, most_letters = 2000;
  explicit Log(QObject* parent = nullptr) : QObject(parent) {}
  /// Line ends become spaces. What is said again within a second is kept once.
  void add(LogLevel level, const QString& text);
  std::deque<LogEntry> entries() const;  ///< the oldest first
  void clear();

 Q_SIGNALS:
  void changed();  ///< in the thread that added; connections across threads are queued

 private:
  mutable std::mutex mutex_;
  std::deque<LogEntry> entries_;
};

/// "2026-11-27 18:02:11.204  warning  text": a line of a saved or copied log.
QString lineOf(const LogEntry& entry);

/// While it lives, what Qt and its libraries say goes into a log as well as where it went before. One at a time.
class QtMessages {
 public:
  explicit QtMessages(Log& log);
  ~QtMessages();
  QtMessages(const QtMessages&) = delete;
  QtMessages& operator=(const QtMessages&) = delete;
  void take(QtMsgType type, const QMessageLogContext& context, const QString& text) const;

 private:
  Log& log_;
  QtMessageHandler before_ = nullptr;
};

}  // namespace lacuna::widgets

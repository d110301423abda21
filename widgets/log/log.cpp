#include "widgets/log/log.hpp"

#include <QCoreApplication>
#include <QVariant>

namespace lacuna::widgets {
namespace {

/// Qt calls a plain function, which knows nothing: it asks the application for whoever keeps what is said.
const char* const keeper_property = "lacuna_messages";

void handle(QtMsgType type, const QMessageLogContext& context, const QString& text) {
  const QCoreApplication* application = QCoreApplication::instance();
  if (application == nullptr) return;
  if (const auto* keeper = static_cast<const QtMessages*>(application->property(keeper_property).value<void*>())) keeper->take(type, context, text);
}

const char* nameOf(LogLevel level) { return level == LogLevel::Info ? "info" : level == LogLevel::Warning ? "warning" : "error"; }

}  // namespace

void Log::add(LogLevel level, const QString& text) {
  constexpr int same_ms = 1000;
  const QDateTime now = QDateTime::currentDateTime();
  QString line = text.simplified().left(most_letters);
  if (line.isEmpty()) return;
  {
    const std::lock_guard lock(mutex_);
    for (auto entry = entries_.rbegin(); entry != entries_.rend() && entry->time.msecsTo(now) < same_ms; ++entry)
      if (entry->text == line) return;
    entries_.push_back({now, level, std::move(line)});
    if (entries_.size() > most_entries) entries_.pop_front();
  }
  Q_EMIT changed();
}

std::deque<LogEntry> Log::entries() const {
  const std::lock_guard lock(mutex_);
  return entries_;
}

void Log::clear() {
  {
    const std::lock_guard lock(mutex_);
    entries_.clear();
  }
  Q_EMIT changed();
}

QString lineOf(const LogEntry& entry) {
  return QStringLiteral("%1  %2  %3").arg(entry.time.toString("yyyy-MM-dd HH:mm:ss.zzz"), QString::fromLatin1(nameOf(entry.level)).leftJustified(7), entry.text);
}

QtMessages::QtMessages(Log& log) : log_(log) {
  QCoreApplication::instance()->setProperty(keeper_property, QVariant::fromValue(static_cast<void*>(this)));
  before_ = qInstallMessageHandler(handle);
}

QtMessages::~QtMessages() {
  qInstallMessageHandler(before_);
  if (QCoreApplication* application = QCoreApplication::instance()) application->setProperty(keeper_property, {});
}

void QtMessages::take(QtMsgType type, const QMessageLogContext& context, const QString& text) const {
  if (type != QtDebugMsg) log_.add(type == QtInfoMsg ? LogLevel::Info : type == QtWarningMsg ? LogLevel::Warning : LogLevel::Error, text);
  if (before_ != nullptr) before_(type, context, text);
}

}  // namespace lacuna::widgets

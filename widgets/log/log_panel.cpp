#include "widgets/log/log_panel.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>

#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

LogPanel::LogPanel(Log& log, ThemeStore& themes, QWidget& window) : FloatingPanel(tr("Log"), Place::BottomRight, {720, 380}, themes, window), log_(log) {
  level_ = new SegmentedControl({tr("All"), tr("Warnings"), tr("Errors")}, themes, this);
  level_->setAccessibleName(tr("What is shown"));
  search_ = new QLineEdit(this);
  search_->setPlaceholderText(tr("Filter"));
  search_->setAccessibleName(tr("Filter by words"));
  auto* copy = symbolButton("copy", tr("Copy"), themes, this);
  auto* save = symbolButton("save", tr("Save..."), themes, this);
  auto* clear = new QPushButton(tr("Clear"), this);
  head()->addWidget(level_);
  head()->addWidget(search_, 1);
  for (QPushButton* button : {copy, save, clear}) head()->addWidget(button);
  text_ = new QPlainTextEdit(this);
  text_->setReadOnly(true);
  text_->setFont(fonts::axis());
  text_->setLineWrapMode(QPlainTextEdit::WidgetWidth);
  text_->setTabChangesFocus(true);
  text_->setAccessibleName(tr("What was told"));
  text_->setStyleSheet("QPlainTextEdit, QPlainTextEdit:focus { background: transparent; border: none; padding: 8px; }");
  empty_ = new StateView(themes, this);
  empty_->show("info", &Theme::text3, tr("Nothing was told"), tr("Notices, warnings and errors are kept here until the program ends."));
  body()->addSpacing(1);
  body()->addWidget(text_, 1);
  body()->addWidget(empty_, 1);
  soon_.setSingleShot(true);
  connect(&soon_, &QTimer::timeout, this, &LogPanel::refresh);
  connect(&log, &Log::changed, this, [this] {
    if (!isHidden() && !soon_.isActive()) soon_.start(100);
  });
  connect(level_, &SegmentedControl::chosen, this, &LogPanel::refresh);
  connect(search_, &QLineEdit::textChanged, this, &LogPanel::refresh);
  connect(&themes, &ThemeStore::changed, this, &LogPanel::refresh);
  connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(shownText()); });
  connect(save, &QPushButton::clicked, this, [this] { Q_EMIT saveWanted(shownText()); });
  connect(clear, &QPushButton::clicked, &log, &Log::clear);
}

bool LogPanel::passes(const LogEntry& entry) const {
  if (static_cast<int>(entry.level) < level_->current()) return false;
  for (const QString& word : search_->text().simplified().split(' ', Qt::SkipEmptyParts))
    if (!entry.text.contains(word, Qt::CaseInsensitive)) return false;
  return true;
}

QString LogPanel::shownText() const {
  QString text;
  for (const LogEntry& entry : log_.entries())
    if (passes(entry)) text += lineOf(entry) + '\n';
  return text;
}

void LogPanel::refresh() {
  const auto entries = log_.entries();
  const bool at_end = text_->verticalScrollBar()->value() >= text_->verticalScrollBar()->maximum() - 4;
  const int place = text_->verticalScrollBar()->value();
  const Theme& theme = themes_.theme();
  text_->clear();
  QTextCursor cursor(text_->document());
  QTextCharFormat faint, plain;
  faint.setForeground(theme.text3);
  const auto add = [&](const LogEntry& entry) {
    plain.setForeground(entry.level == LogLevel::Error ? theme.bad : entry.level == LogLevel::Warning ? theme.warn : theme.text);
    if (cursor.position() > 0) cursor.insertBlock();
    cursor.insertText(entry.time.toString("HH:mm:ss  "), faint);
    const QString level = entry.level == LogLevel::Error ? tr("Error") : entry.level == LogLevel::Warning ? tr("Warning") : QString();
    cursor.insertText(level.isEmpty() ? entry.text : level + "  " + entry.text, plain);
  };
  for (const LogEntry& entry : entries)
    if (passes(entry)) add(entry);
  text_->setVisible(!entries.empty());
  empty_->setVisible(entries.empty());
  text_->verticalScrollBar()->setValue(at_end ? text_->verticalScrollBar()->maximum() : place);
}

}  // namespace lacuna::widgets

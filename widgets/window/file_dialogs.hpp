#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <functional>

namespace lacuna::widgets {

using UsePath = std::function<void(const QString&)>;

/// File dialogs in the window's look. They do not stop the event loop; `use` is called when a file was chosen.
void askSession(QWidget& parent, UsePath use);
void askClip(QWidget& parent, UsePath use);
void askProbe(QWidget& parent, UsePath use);
void askMask(QWidget& parent, UsePath use);
void askTable(QWidget& parent, UsePath use);
void askFolder(QWidget& parent, const QString& title, UsePath use);
/// The name gets the ending of the chosen filter when it has none.
void askSave(QWidget& parent, const QString& title, const QStringList& filters, const QString& name, UsePath use);

}  // namespace lacuna::widgets

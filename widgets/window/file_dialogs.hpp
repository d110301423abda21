#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <functional>

#include "widgets/window/save_place.hpp"

namespace lacuna::widgets {

using UsePath = std::function<void(const QString&)>;

/// File dialogs in the window's look. They do not stop the event loop; `use` is called when a file was chosen.
void askSession(QWidget& parent, UsePath use);
void askClip(QWidget& parent, UsePath use);
void askProbe(QWidget& parent, UsePath use);
void askMask(QWidget& parent, UsePath use);
void askTable(QWidget& parent, UsePath use);
void askFolder(QWidget& parent, const QString& title, UsePath use);

/// Where files of a kind are saved: the dialog begins where the last one went.
struct SaveQuestion {
  SaveKind kind;
  QString title;
  QStringList filters{};  ///< the first is chosen; of a folder: none
  QString name{};         ///< that is offered, with the ending of the first filter or none; or a whole path
};
/// The name gets the ending of the chosen filter when it has none.
void askSave(QWidget& parent, Preferences& preferences, const SaveQuestion& question, UsePath use);
void askSaveFolder(QWidget& parent, Preferences& preferences, const SaveQuestion& question, UsePath use);

}  // namespace lacuna::widgets

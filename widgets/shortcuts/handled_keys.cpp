#include "widgets/shortcuts/handled_keys.hpp"

#include <QCoreApplication>
#include <QKeySequence>

namespace lacuna::widgets {
namespace {

struct Handled {
  const char *group, *keys, *name;  ///< keys one by one, apart by a space
};

constexpr Handled all[] = {
    {QT_TRANSLATE_NOOP("HandledKeys", "On the clip"), "Left Right Up Down", QT_TRANSLATE_NOOP("HandledKeys", "Move the token cursor, or the chosen shape")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the clip"), "Return", QT_TRANSLATE_NOOP("HandledKeys", "Pick the token under the cursor")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the clip"), "Shift+Return", QT_TRANSLATE_NOOP("HandledKeys", "Add the token to the selection")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the clip"), "Insert", QT_TRANSLATE_NOOP("HandledKeys", "Hide the picked token")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the clip"), "Delete", QT_TRANSLATE_NOOP("HandledKeys", "Show the picked token, or delete the chosen shape")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the clip"), "Backspace", QT_TRANSLATE_NOOP("HandledKeys", "Take back the last corner of a lasso or polygon")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the clip"), "Home", QT_TRANSLATE_NOOP("HandledKeys", "Fit the frame")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the clip"), "1 2 3 4 5", QT_TRANSLATE_NOOP("HandledKeys", "Overlays on and off")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the clip"), "Escape", QT_TRANSLATE_NOOP("HandledKeys", "Cancel the stroke or drag, then let go of the token")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the timeline"), "Left Right", QT_TRANSLATE_NOOP("HandledKeys", "Previous, next step")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the timeline"), "Ctrl+Left Ctrl+Right", QT_TRANSLATE_NOOP("HandledKeys", "Previous, next frame")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the timeline"), "Shift+Left Shift+Right", QT_TRANSLATE_NOOP("HandledKeys", "Previous, next peak of surprise")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the timeline"), "Home End", QT_TRANSLATE_NOOP("HandledKeys", "First, last frame")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the timeline"), "Space", QT_TRANSLATE_NOOP("HandledKeys", "Play or pause")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the timeline"), "Delete", QT_TRANSLATE_NOOP("HandledKeys", "Delete the chosen key")},
    {QT_TRANSLATE_NOOP("HandledKeys", "On the timeline"), "Escape", QT_TRANSLATE_NOOP("HandledKeys", "Cancel the drag of a key or lane")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In 3D"), "F", QT_TRANSLATE_NOOP("HandledKeys", "Frame what is picked")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In 3D"), "Home", QT_TRANSLATE_NOOP("HandledKeys", "Reset the view")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In 3D"), "7 8 9", QT_TRANSLATE_NOOP("HandledKeys", "Look along an axis")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In 3D"), "Escape", QT_TRANSLATE_NOOP("HandledKeys", "Let go of what is picked")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In the list of runs"), "Up Down", QT_TRANSLATE_NOOP("HandledKeys", "Choose a run")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In the list of runs"), "A B", QT_TRANSLATE_NOOP("HandledKeys", "Use the run as A, as B")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In the list of runs"), "S", QT_TRANSLATE_NOOP("HandledKeys", "Star the run")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In the list of runs"), "F2", QT_TRANSLATE_NOOP("HandledKeys", "Write a note")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In the list of runs"), "Delete", QT_TRANSLATE_NOOP("HandledKeys", "Delete the run")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "Right PgDown", QT_TRANSLATE_NOOP("HandledKeys", "Next step of the tour")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "Left PgUp", QT_TRANSLATE_NOOP("HandledKeys", "Step before")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "Space", QT_TRANSLATE_NOOP("HandledKeys", "Play or pause")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "S", QT_TRANSLATE_NOOP("HandledKeys", "Spotlight")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "D", QT_TRANSLATE_NOOP("HandledKeys", "Draw on the picture")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "Delete", QT_TRANSLATE_NOOP("HandledKeys", "Wipe what is drawn")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "Z", QT_TRANSLATE_NOOP("HandledKeys", "Zoom")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "H", QT_TRANSLATE_NOOP("HandledKeys", "Hide the text")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "B", QT_TRANSLATE_NOOP("HandledKeys", "Black screen")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "Ctrl+Z", QT_TRANSLATE_NOOP("HandledKeys", "Undo")},
    {QT_TRANSLATE_NOOP("HandledKeys", "In a tour"), "Escape", QT_TRANSLATE_NOOP("HandledKeys", "Leave the tour")},
};

QString inWords(const char* text) { return QCoreApplication::translate("HandledKeys", text); }

}  // namespace

QList<SheetGroup> handledKeys() {
  QList<SheetGroup> groups;
  for (const Handled& row : all) {
    const QString title = inWords(row.group);
    if (groups.isEmpty() || groups.back().title != title) groups.append({title, {}});
    QStringList keys;
    for (const QString& key : QString::fromLatin1(row.keys).split(' ')) keys << QKeySequence(key).toString(QKeySequence::NativeText);
    groups.back().keys.append({keys.join(' '), inWords(row.name), false});
  }
  return groups;
}

}  // namespace lacuna::widgets

#pragma once

#include <QScrollArea>

#include "widgets/floating/floating_panel.hpp"
#include "widgets/shortcuts/shortcuts.hpp"

namespace lacuna::widgets {

/// One key of the sheet.
struct SheetKey {
  QString keys, name;
  bool changed = false;
};

/// The keys of a menu, in the table's order.
struct SheetGroup {
  QString title;
  QList<SheetKey> keys;
};

/// From the table as it is, without what has no keys; then what parts of the window take by themselves.
QList<SheetGroup> shortcutSheet(const Actions& actions, const Shortcuts& shortcuts);

/// The same as a page to print, black on white.
QString shortcutSheetHtml(const QList<SheetGroup>& sheet);

/// As the bytes of a pdf file of A4 pages. For any thread.
QByteArray sheetPdf(const QString& html);

/// Every key there is, by menu and then by part of the window, over the window.
class ShortcutSheet : public FloatingPanel {
  Q_OBJECT
 public:
  ShortcutSheet(const Actions& actions, const Shortcuts& shortcuts, ThemeStore& themes, QWidget& window);

 Q_SIGNALS:
  void saveWanted(const QString& html);
  void changeWanted();

 protected:
  void aboutToOpen() override;

 private:
  QWidget* groupOf(const SheetGroup& group);
  const Actions& actions_;
  const Shortcuts& shortcuts_;
  QScrollArea* scroll_;
};

}  // namespace lacuna::widgets

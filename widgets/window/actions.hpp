#pragma once

#include <QAction>
#include <QHash>
#include <QObject>
#include <QString>
#include <functional>
#include <vector>

namespace lacuna::widgets {

/// One row of the action table: menu, shortcut, button, script and test all run the same thing.
struct ActionRow {
  QString id;        ///< "mask.invert"
  QString menu;      ///< "Mask", "File,Model" for both, "File/Scenes" for a submenu; empty: in no menu
  QString text;      ///< "Invert mask"
  QString shortcut;  ///< "Ctrl+I"
  QString help;      ///< what it does, one line
  QString icon;      ///< symbol name, may be empty
  std::function<void()> run;
  std::function<bool()> enabled;  ///< empty: always
  std::function<bool()> checked;  ///< empty: not checkable
  std::function<QString()> text_now{};  ///< when the text changes; empty: it does not
};

/// The action table. Rows are added by the composition root; `refresh` re-asks enabled, checked and text.
class Actions : public QObject {
  Q_OBJECT
 public:
  void add(ActionRow row);
  const std::vector<ActionRow>& rows() const { return rows_; }
  QAction* action(const QString& id) const;  ///< null for an unknown id
  const ActionRow* row(const QString& id) const;  ///< likewise
  bool trigger(const QString& id);           ///< false when unknown or disabled
  void refresh();
  /// In the place of the row's, also in its tooltip. Nothing for an unknown id.
  void setShortcut(const QString& id, const QKeySequence& keys);

 Q_SIGNALS:
  void added(const QString& id);
  void shortcutChanged(const QString& id);

 private:
  std::vector<ActionRow> rows_;
  QHash<QString, QAction*> actions_;
};

}  // namespace lacuna::widgets

#pragma once

#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include "widgets/shortcuts/key_recorder.hpp"
#include "widgets/shortcuts/shortcuts.hpp"
#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// Every action with its keys; new ones are recorded for the chosen action. Keys that another action has are taken from it only
/// when that is said.
class ShortcutPage : public QWidget {
  Q_OBJECT
 public:
  ShortcutPage(Actions& actions, Shortcuts& shortcuts, ThemeStore& themes, QWidget* parent = nullptr);
  void refresh();  ///< texts may have changed
  QTreeWidget& list() { return *list_; }
  QLineEdit& search() { return *search_; }
  KeyRecorder& recorder() { return *recorder_; }
  QPushButton& takeButton() { return *take_; }
  QString clash() const { return clash_->isHidden() ? QString() : clash_text_->text(); }
  void choose(const QString& id);

 private:
  void buildFoot(QVBoxLayout& column);
  void buildClash(QVBoxLayout& column);
  void filter();
  void showChosen();
  void take(const QKeySequence& keys);
  void showRow(QTreeWidgetItem& item) const;
  QString chosen() const;
  Actions& actions_;
  Shortcuts& shortcuts_;
  ThemeStore& themes_;
  QLineEdit* search_;
  QTreeWidget* list_;
  Label* chosen_text_ = nullptr;
  KeyRecorder* recorder_ = nullptr;
  QPushButton *reset_ = nullptr, *reset_all_ = nullptr, *take_ = nullptr, *leave_ = nullptr;
  QWidget* clash_ = nullptr;
  Label* clash_text_ = nullptr;
  QKeySequence wanted_;
};

}  // namespace lacuna::widgets

#pragma once

#include <QLineEdit>
#include <QListView>
#include <QStyledItemDelegate>

#include "widgets/floating/floating_panel.hpp"
#include "widgets/palette/palette_model.hpp"
#include "widgets/preferences.hpp"

namespace lacuna::widgets {

/// One line of the palette: symbol, name with the typed letters marked, where it lives, its keys.
class PaletteRow : public QStyledItemDelegate {
  Q_OBJECT
 public:
  PaletteRow(const PaletteModel& model, ThemeStore& themes, QObject* parent) : QStyledItemDelegate(parent), model_(model), themes_(themes) {}
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void drawName(QPainter& painter, const PaletteItem& item, const QRect& line) const;
  const PaletteModel& model_;
  ThemeStore& themes_;
};

/// Finds any action by some of its letters and runs it. The keyboard stays in the field: arrows and pages move, Enter runs, Esc
/// closes. What was run comes first the next time.
class CommandPalette : public FloatingPanel {
  Q_OBJECT
 public:
  CommandPalette(Actions& actions, Preferences& preferences, ThemeStore& themes, QWidget& window);
  static const char* const action_id;
  PaletteModel& model() { return *model_; }
  QLineEdit& field() { return *field_; }
  QListView& list() { return *list_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  QWidget* firstFocus() override { return field_; }
  void aboutToOpen() override;

 private:
  void buildField();
  void buildFoot();
  void follow(const QString& typed);
  void tellChosen();
  bool moveBy(int key);
  void runChosen();
  Actions& actions_;
  Preferences& preferences_;
  QLineEdit* field_;
  PaletteModel* model_;
  QListView* list_;
  Label *empty_, *help_, *id_;
};

}  // namespace lacuna::widgets

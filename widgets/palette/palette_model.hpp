#pragma once

#include <QAbstractListModel>
#include <vector>

#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

/// What an action shows in the palette.
struct PaletteItem {
  QString id, text, place, keys, help, icon;
  bool enabled = true, checked = false;
  QList<int> letters;  ///< of the text, that were typed
};

/// "Edit", "View: Latent space": where an action lives in the menus, in the language of the window. Empty: in no menu.
QString placeOf(const ActionRow& row);

/// The actions that fit what is typed, best first; with nothing typed those that were run last, then all in the table's order.
class PaletteModel : public QAbstractListModel {
  Q_OBJECT
 public:
  explicit PaletteModel(Actions& actions, QObject* parent = nullptr) : QAbstractListModel(parent), actions_(actions) {}
  void read(const QStringList& recent, const QStringList& left_out);  ///< the table as it is now, for the next `setTyped`
  void setTyped(const QString& typed);
  const PaletteItem* itemAt(const QModelIndex& index) const;
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  Actions& actions_;
  QStringList recent_;
  std::vector<PaletteItem> all_, shown_;
};

}  // namespace lacuna::widgets

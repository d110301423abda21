#pragma once

#include <QKeySequence>
#include <QObject>

#include "widgets/preferences.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

/// The keys of all actions: as the table has them, or as the user set them, which is remembered. Reads the preferences when it is
/// made, for actions that come later, and whenever they change.
class Shortcuts : public QObject {
  Q_OBJECT
 public:
  Shortcuts(Actions& actions, Preferences& preferences, QObject* parent);
  QKeySequence of(const QString& id) const;
  QKeySequence usual(const QString& id) const;
  bool isChanged(const QString& id) const { return of(id) != usual(id); }
  QStringList changed() const;  ///< ids, in the table's order
  /// Which other action has these keys; empty: none.
  QString holderOf(const QKeySequence& keys, const QString& id) const;
  /// Takes the keys from whoever has them. No keys: the action has none.
  void set(const QString& id, const QKeySequence& keys);
  void reset(const QString& id) { set(id, usual(id)); }
  void resetAll();

 private:
  void keep(const QString& id, const QKeySequence& keys);
  void apply(const QString& id);
  void applyAll();
  Actions& actions_;
  Preferences& preferences_;
};

}  // namespace lacuna::widgets

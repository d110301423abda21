#pragma once

#include <optional>

#include "core/session/kept_runs.hpp"
#include "widgets/compare/shown_pair.hpp"
#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// In the place of plots that have nothing to show: what a comparison still needs, and a button that makes it so.
class PairInvitation : public Panel {
  Q_OBJECT
 public:
  PairInvitation(session::KeptRuns& runs, ShownPair& pair, ThemeStore& themes, QWidget* parent);
  void refresh();

 Q_SIGNALS:
  void actionWanted(const QString& id);  ///< of the action table

 private:
  enum class Needs { Clip, Hidden, Prediction, OtherInput, Again, Result, First, Another, Pins, Comparing, OtherPair };
  struct Button {
    QString text;
    QStringList actions;
  };
  Needs needs() const;
  QString reason(Needs needs) const;  ///< why there is no prediction or comparison; empty: nothing went wrong
  void show(const QString& icon, const QString& heading, const QString& line, const QList<Button>& buttons);
  session::KeptRuns& runs_;
  ShownPair& pair_;
  StateView* state_;
  std::optional<Needs> shown_;
  QString shown_reason_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets

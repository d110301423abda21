#pragma once

#include <QObject>
#include <QPointer>
#include <vector>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// While it lives, nothing of a view is painted that somebody would press: a figure has no buttons. What was chosen with them stays
/// there in words, for it says what the figure shows: the chosen segment, tab or list entry, the number that was set, the chips and boxes that are on.
/// What is marked as on the screen only is left out, and each `FigurePart` is told that it is in a figure.
/// Nothing changes its place, so that what stands beside a control is where it was.
class BareControls : public QObject {
  Q_OBJECT
 public:
  BareControls(QWidget& view, const Theme& theme);
  ~BareControls() override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  const Theme& theme_;
  std::vector<QPointer<QWidget>> controls_, parts_;  ///< what is not painted, and what is told
};

}  // namespace lacuna::widgets

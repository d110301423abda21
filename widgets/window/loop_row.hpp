#pragma once

#include "core/session/session.hpp"
#include "widgets/layers/saved_mask_store.hpp"
#include "widgets/window/actions.hpp"
#include "widgets/window/loop_card.hpp"
#include "widgets/window/prediction_card.hpp"

namespace lacuna::widgets {

/// The loop as a sentence: Clip > Model > Mask > Prediction, then Live and Predict.
class LoopRow : public QWidget {
  Q_OBJECT
 public:
  LoopRow(session::Session& session, ThemeStore& themes, Actions& actions, const SavedMaskStore& saved, QWidget* parent = nullptr);
  LoopCard& modelCard() { return *model_; }
  LoopCard& maskCard() { return *mask_; }
  void bindActions();  ///< Live and Predict, once the action table is filled

 private:
  void addArrow();
  void followClip();
  void followModel();
  void followMask();
  void fillMenu(QMenu& menu, const QStringList& ids) const;
  void fillClipMenu(QMenu& menu) const;
  void fillMaskMenu(QMenu& menu) const;
  void followTheme();

  session::Session& session_;
  ThemeStore& themes_;
  Actions& actions_;
  const SavedMaskStore& saved_;
  LoopCard *clip_, *model_, *mask_;
  PredictionCard* prediction_;
  Switch* live_;
  QPushButton* predict_;
  QList<QLabel*> arrows_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets

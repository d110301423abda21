#pragma once

#include <QPushButton>
#include <QTimer>

#include "core/session/session.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/rest_timer.hpp"

namespace lacuna::widgets {

/// The end of the loop row: the prediction's state, mean error with its change, the best simple guess, the time it took.
class PredictionCard : public QFrame {
  Q_OBJECT
 public:
  PredictionCard(session::Session& session, ThemeStore& themes, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Look {
    QString icon;
    QColor Theme::*role;
    QString text;
    QString tip;
  };
  struct Figure {
    QWidget* box;
    Label* caption;
    Label* value;
    Label* side;  ///< beside the value, may be empty
  };
  Figure addFigure(const QString& caption);
  Look lookNow() const;
  static Look runningLook(const session::PredictionStatus& status);
  void follow();
  void followFigures();
  void fitFigures();
  void fitChange(int room);
  void keepRoom();
  int widthWith(const QString& change, std::initializer_list<Figure> figures);  ///< px of figures with this change beside the error
  void readChange();
  void followRunning();

  session::Session& session_;
  ThemeStore& themes_;
  QHBoxLayout* row_;
  QLabel* icon_;
  ElidedLabel* state_;
  QPushButton* cancel_;
  QPushButton* again_;  ///< after a prediction that failed
  Figure error_, baseline_, took_;
  QString change_, change_in_short_, change_in_full_;  ///< against the run before, with its number; empty: none, or it cannot be said so
  QTimer patience_;  ///< short runs never flash "Running"
  bool running_shown_ = false;
  RestTimer rest_{this, [this] { follow(); }};
  session::Connection connection_;
};

}  // namespace lacuna::widgets

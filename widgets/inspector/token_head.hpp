#pragma once

#include "core/session/session.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// Head of the Token tab: patch picture, place, step, hidden or visible, id, true and predicted feature colours.
class TokenHead : public QWidget {
  Q_OBJECT
 public:
  TokenHead(session::Session& session, ThemeStore& themes, QWidget* parent);
  void setToken(TokenId token, const mask::TokenGrid& grid, bool hidden);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void refreshSwatches(TokenId token);

  session::Session& session_;
  ThemeStore& themes_;
  QLabel* picture_;
  Label* place_;
  Label* step_;
  Tag* state_;
  Tag* id_;
  QLabel *true_mark_, *predicted_mark_;
  Label *true_word_, *predicted_word_;
};

/// One of the closest patches: picture, step and similarity; a click picks it.
class PatchButton : public QAbstractButton {
  Q_OBJECT
 public:
  PatchButton(ThemeStore& themes, QWidget* parent);
  void setPatch(const QPixmap& picture, const QString& step, const QString& similarity, const QString& name);
  QSize sizeHint() const override { return {side, side + 20}; }
  static constexpr int side = 51;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QPixmap picture_;
  QString step_, similarity_;
};

}  // namespace lacuna::widgets

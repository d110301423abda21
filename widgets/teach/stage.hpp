#pragma once

#include <QHash>
#include <QKeyEvent>
#include <QWidget>
#include <functional>
#include <optional>

#include "widgets/teach/large_type.hpp"
#include "widgets/teach/presenter_layer.hpp"
#include "widgets/timeline/player.hpp"

namespace lacuna::widgets {

/// A full-screen ground for a lecture: a head with the lecturer's tools, what is shown, a row of keys, and over all of it
/// spotlight and drawing. While it is on show its keys go before the window's shortcuts; all other shortcuts stay as they are.
class Stage : public QWidget {
  Q_OBJECT
 public:
  Stage(session::Session& session, ThemeStore& themes, const QString& leave_text, QWidget* parent = nullptr);
  ~Stage() override;
  void setTitle(const QString& title, const QString& line);
  PresenterLayer& presenter() { return *presenter_; }
  Player& player() { return player_; }
  bool textHidden() const { return text_hidden_; }
  void hideText(bool hidden);
  void togglePlay();
  void toggleProjector();  ///< there and back to the look that was; leaving goes back as well

 Q_SIGNALS:
  void leaveAsked();
  void nextAsked();
  void backAsked();
  void notesAsked();
  void fullScreenAsked();
  void undoAsked();
  void played();

 protected:
  QVBoxLayout* body() { return body_; }
  void addKey(const QString& key, const QString& what);
  void setFoot(const QString& text) { foot_->setText(text); }
  virtual void followText(bool hidden) = 0;  ///< hide or show what is to be read
  virtual void followScale() {}            ///< `large::scaleOf` is another one
  virtual void placeSpot() {}                ///< tell the presenter where the step's place lies now
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  session::Session& session_;
  ThemeStore& themes_;

 private:
  QWidget* buildHead(const QString& leave_text);
  QWidget* buildFoot();
  LargeTool* addTool(QHBoxLayout& row, const QString& icon, const QString& name, const QString& help, const QString& key);
  void drawLogo();
  void openMenu();
  void bindKeys();
  void escape();
  bool isMine(const QKeyEvent& event, const QObject* target) const;
  void followPresenter();

  Player player_;
  PresenterLayer* presenter_;
  QVBoxLayout* body_;
  Label *title_ = nullptr, *line_ = nullptr, *foot_ = nullptr;
  QLabel* logo_ = nullptr;
  QHBoxLayout* keys_ = nullptr;
  LargeTool *spot_ = nullptr, *draw_ = nullptr, *zoom_ = nullptr, *text_ = nullptr, *more_ = nullptr;
  bool text_hidden_ = false;
  QHash<QKeyCombination, std::function<void()>> on_key_;
  std::optional<Look> look_before_;  ///< while the projector's is on show
};

/// "Space play": a key in a box with what it does.
class KeyHint : public QWidget {
  Q_OBJECT
 public:
  KeyHint(const QString& key, const QString& what, ThemeStore& themes, QWidget* parent);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString key_, what_;
  ThemeStore& themes_;
};

}  // namespace lacuna::widgets

#pragma once

#include <QWidget>
#include <optional>

#include "core/session/session.hpp"
#include "widgets/canvas/shown_result.hpp"
#include "widgets/controls/controls.hpp"

class QProgressBar;
class QPushButton;

namespace lacuna::widgets {

/// A small card over the picture: symbol, words, one or two links.
class NoteCard : public QWidget {
  Q_OBJECT
 public:
  NoteCard(const QString& icon_name, QColor Theme::*icon_role, ThemeStore& themes, QWidget* parent);
  void setText(const QString& heading, const QString& line);
  void setNumber(const QString& number);
  bool fitInto(int width);  ///< takes its own size, without its second line where that is too wide and may not wrap; whether it fits
  void setWraps() { wraps_ = true; }  ///< the second line takes more lines where it is too wide
  QPushButton* addButton(const QString& text, bool primary);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  const QString icon_name_;
  QColor Theme::*const icon_role_;
  Label* heading_;
  Label* line_;
  Label* number_;
  QHBoxLayout* row_;
  bool wraps_ = false;
};

/// Cards over the canvas, bottom left: "Showing the last result", "Every token is hidden", "Nothing is hidden yet",
/// "Not enough memory".
class CanvasNotes : public QObject {
  Q_OBJECT
 public:
  CanvasNotes(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown, QWidget* canvas);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void read();
  void place();
  void readProblem(bool elsewhere);
  std::optional<int> fewerFrames() const;  ///< half as many, where the model takes them

  session::Session& session_;
  ViewState& view_;
  const ShownResult& shown_;
  QWidget* canvas_;
  NoteCard* stale_;
  QPushButton* cancel_;
  QPushButton* blocks_;
  QPushButton* paint_ = nullptr;
  bool offers_ = true;  ///< painting would make something to predict
  NoteCard* blocked_;
  QPushButton* undo_;
  NoteCard *following_, *nothing_;
  NoteCard* problem_;  ///< why the last prediction failed
  QPushButton* fewer_;
  QPushButton* again_ = nullptr;
  session::Connection connection_;
};

/// A clip is being opened and there is none to show: name, what is being done, bar, amount, Cancel.
class LoadingView : public QWidget {
  Q_OBJECT
 public:
  LoadingView(ThemeStore& themes, QWidget* parent = nullptr);
  void show(const QString& name, const jobs::Progress& progress);

 Q_SIGNALS:
  void cancelled();

 private:
  Label* heading_;
  Label* doing_;
  Label* amount_;
  QProgressBar* bar_;
};

}  // namespace lacuna::widgets

#pragma once

#include <QImage>
#include <QPushButton>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// The square in which a clip plays, or a note in its place.
class PreviewPicture : public QWidget {
  Q_OBJECT
 public:
  static constexpr int side_px = 200;  // with all controls the panel fits a window of 720

  PreviewPicture(ThemeStore& themes, QWidget* parent);
  void showPicture(const QImage& picture, bool marked);  ///< marked: with an edge that says that it is impossible
  void showNote(const QString& note);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QImage picture_;
  QString note_;
  bool marked_ = false;
};

/// One of the two clips of a scene: its name, a button that opens it, the picture, and what is to be said about it.
class ScenePreview : public QWidget {
  Q_OBJECT
 public:
  ScenePreview(const QString& title, ThemeStore& themes, QWidget* parent = nullptr);
  PreviewPicture& picture() { return *picture_; }
  void setCaption(const QString& caption);
  void setOpen(bool is_open, bool can_be_opened);

 Q_SIGNALS:
  void openWanted();

 private:
  PreviewPicture* picture_;
  Label* caption_;
  QPushButton* open_;
};

}  // namespace lacuna::widgets

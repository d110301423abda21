#pragma once

#include <QAbstractButton>
#include <QPixmap>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// A patch of a library with its surroundings; under it its cosine and its time, and the clip's name.
class LibraryPatchButton : public QAbstractButton {
  Q_OBJECT
 public:
  static constexpr int side = 80;  // three stand side by side in the narrowest inspector

  struct Shown {
    QPixmap picture;  ///< null: the clip cannot be read
    QString cosine, time, clip;
    QString words;  ///< all of it, for the tooltip and for those who do not see it
  };

  LibraryPatchButton(ThemeStore& themes, QWidget* parent);
  void setShown(Shown shown);
  void setStale(bool stale);  ///< of the token before; the answer for this one is on its way
  bool stale() const { return stale_; }
  QSize sizeHint() const override { return {side, side + 34}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintPicture(QPainter& painter) const;
  ThemeStore& themes_;
  Shown shown_;
  bool stale_ = false;
};

}  // namespace lacuna::widgets

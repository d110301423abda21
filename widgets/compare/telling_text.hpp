#pragma once

#include <QFontMetrics>
#include <QString>
#include <QStringList>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// A name in `width` pixels, cut so that what tells it from `others` stays: what it begins with as the one most like it does goes first,
/// then its middle.
QString tellingText(const QString& text, const QStringList& others, const QFontMetrics& metrics, int width);

/// A run's name, whole, and what it was made with, cut as above; the tooltip has all of it.
class TellingLabel : public Label {
  Q_OBJECT
 public:
  TellingLabel(ThemeStore& themes, QWidget* parent);
  void setNames(const QString& name, const QString& made_with, const QStringList& others);
  QString shownText() const;  ///< as it is drawn
  QSize minimumSizeHint() const override { return {24, Label::minimumSizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString name_, made_with_;
  QStringList others_;
};

}  // namespace lacuna::widgets

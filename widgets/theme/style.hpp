#pragma once

#include <QProxyStyle>
#include <functional>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// Fusion with the drawing of those parts that a style sheet cannot colour without picture files: arrows, check marks,
/// sliders, and a focus ring that shows for the keyboard alone.
class Style : public QProxyStyle {
  Q_OBJECT
 public:
  explicit Style(const Theme& theme);
  void setTheme(const Theme& theme) { theme_ = theme; }  ///< shows with the next repaint
  static constexpr auto asked = static_cast<PixelMetric>(PM_CustomBase + 1);      ///< a metric that stands for nothing
  void whenAsked(std::function<void()> act) { when_asked_ = std::move(act); }     ///< for it

  void polish(QWidget* widget) override;
  using QProxyStyle::polish;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;

 private:
  void drawCombo(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;
  void drawSpin(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;
  void drawSlider(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;
  void drawTick(const QStyleOption& option, QPainter& painter, bool round) const;
  void drawInput(const QRect& box, bool enabled, bool focused, QPainter& painter) const;

  Theme theme_;
  std::function<void()> when_asked_;
};

/// A bool of the application that ends all animation.
inline constexpr const char* reduced_motion_property = "lacuna_reduced_motion";

QPalette paletteOf(const Theme& theme);

}  // namespace lacuna::widgets

#include "widgets/theme/style.hpp"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

#include "widgets/controls/painting.hpp"
#include "widgets/theme/inks.hpp"
#include "widgets/theme/late_styling.hpp"

namespace lacuna::widgets {
namespace {
/// Every input's text begins 10 px from its edge; of these a line edit adds 2 itself, a combo box 1.
constexpr int line_edit_inset = 8, combo_inset = 9;
constexpr int tick_side = 16, handle_side = 14, control_height = 28, radius = 6;
}

Style::Style(const Theme& theme) : QProxyStyle("Fusion"), theme_(theme) {}

void Style::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  if (qobject_cast<QMenu*>(widget)) {
    widget->setAttribute(Qt::WA_TranslucentBackground);  // for its round corners
    widget->setWindowFlag(Qt::FramelessWindowHint);
  }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  if (metric == asked && when_asked_) when_asked_();
  switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return tick_side;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
      return handle_side + 4;
    case PM_SliderLength:
      return handle_side + 4;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
      return 8;
    case PM_SmallIconSize:
      return 18;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const {
  switch (hint) {
    case SH_ComboBox_Popup:
      return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
      return 0;
    case SH_ToolTip_WakeUpDelay:
      return 500;
    case SH_Widget_Animation_Duration:
    case SH_Widget_Animate:
      return qApp->property(reduced_motion_property).toBool() ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    case SH_Slider_AbsoluteSetButtons:
      return Qt::LeftButton;
    default:
      return QProxyStyle::styleHint(hint, option, widget, data);
  }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const {
  QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
  if (type == CT_ComboBox || type == CT_SpinBox) result.setHeight(qMax(control_height, size.height()));
  if (type == CT_ComboBox) result.rwidth() += 8 + combo_inset;
  if (type == CT_SpinBox) result.rwidth() += line_edit_inset;
  return result;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const {
  QRect box = QProxyStyle::subControlRect(control, option, part, widget);
  if (control == CC_SpinBox && part == SC_SpinBoxEditField) box.setLeft(option->rect.left() + line_edit_inset);
  const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
  if (control == CC_ComboBox && part == SC_ComboBoxEditField) box.setLeft(option->rect.left() + (combo && combo->editable ? line_edit_inset : combo_inset));
  return box;
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
  switch (element) {
    case PE_FrameFocusRect:
      return drawFocusRing(*painter, option->rect, 4, theme_);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
      return drawTick(*option, *painter, false);
    case PE_IndicatorRadioButton:
      return drawTick(*option, *painter, true);
    case PE_IndicatorMenuCheckMark:
      if (option->state & State_On) drawIcon(*painter, "check", theme_.accent, option->rect, tick_side);
      return;
    case PE_IndicatorArrowDown:
      return drawIcon(*painter, "down", theme_.text2, option->rect, tick_side);
    case PE_IndicatorArrowUp:
      return drawIcon(*painter, "up", theme_.text2, option->rect, tick_side);
    case PE_IndicatorArrowRight:
      return drawIcon(*painter, "right", theme_.text2, option->rect, tick_side);
    case PE_IndicatorArrowLeft:
      return drawIcon(*painter, "left", theme_.text2, option->rect, tick_side);
    default:
      QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void Style::drawTick(const QStyleOption& option, QPainter& painter, bool round) const {
  const QRect box(option.rect.center().x() - tick_side / 2 + 1, option.rect.center().y() - tick_side / 2 + 1, tick_side,
                  tick_side);
  const double corner = round ? tick_side / 2.0 : 4;
  const bool enabled = option.state & State_Enabled;
  if (option.state & State_On) {
    drawBox(painter, box, corner, enabled ? theme_.accent_fill : theme_.line2);
    if (round) drawBox(painter, QRectF(box).adjusted(5, 5, -5, -5), 3, theme_.on_accent);
    if (!round) drawIcon(painter, "check", theme_.on_accent, box, 14);
  } else {
    drawBox(painter, box, corner, option.state & State_MouseOver ? theme_.hover : theme_.raised,
            enabled ? theme_.ctl : theme_.line2);
  }
}

void Style::drawInput(const QRect& box, bool enabled, bool focused, QPainter& painter) const {
  drawBox(painter, box, radius, theme_.raised, enabled ? theme_.ctl : theme_.line2);
  if (focused) drawFocusRing(painter, box, radius - 1, theme_);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
  switch (control) {
    case CC_ComboBox:
      return drawCombo(*option, *painter, widget);
    case CC_SpinBox:
      return drawSpin(*option, *painter, widget);
    case CC_Slider:
      return drawSlider(*option, *painter, widget);
    default:
      QProxyStyle::drawComplexControl(control, option, painter, widget);
  }
}

void Style::drawCombo(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const {
  const bool enabled = option.state & State_Enabled;
  drawInput(option.rect, enabled, option.state & State_HasFocus, painter);
  const QRect arrow = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
  drawIcon(painter, "down", enabled ? theme_.text2 : theme_.ctl, arrow, tick_side);
}

void Style::drawSpin(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const {
  const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(&option);
  if (!spin) return;
  drawInput(option.rect, option.state & State_Enabled, option.state & State_HasFocus, painter);
  if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) return;
  const auto arrow = [&](SubControl part, const char* name, QAbstractSpinBox::StepEnabledFlag step) {
    const bool usable = (option.state & State_Enabled) && (spin->stepEnabled & step);
    drawIcon(painter, name, usable ? theme_.text2 : theme_.ctl, subControlRect(CC_SpinBox, &option, part, widget), 12);
  };
  arrow(SC_SpinBoxUp, "up", QAbstractSpinBox::StepUpEnabled);
  arrow(SC_SpinBoxDown, "down", QAbstractSpinBox::StepDownEnabled);
}

void Style::drawSlider(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const {
  const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(&option);
  if (!slider || slider->orientation != Qt::Horizontal)
    return QProxyStyle::drawComplexControl(CC_Slider, &option, &painter, widget);
  const bool enabled = option.state & State_Enabled;
  const QPointF middle = QRectF(subControlRect(CC_Slider, &option, SC_SliderHandle, widget)).center();
  const QRectF groove(option.rect.x() + 2, middle.y() - 1.5, option.rect.width() - 4, 3);
  drawBox(painter, groove, 1.5, theme_.line2);
  QRectF filled = groove;
  if (slider->upsideDown)
    filled.setLeft(middle.x());
  else
    filled.setRight(middle.x());
  drawBox(painter, filled, 1.5, enabled ? theme_.accent : theme_.ctl);
  const double side = handle_side - 2;
  const QRectF knob(middle.x() - side / 2, middle.y() - side / 2, side, side);
  drawBox(painter, knob, side / 2, enabled ? inks::knob(theme_) : theme_.ctl);
  if (option.state & State_HasFocus) drawFocusRing(painter, knob.adjusted(-3, -3, 3, 3), side / 2 + 2, theme_);
}

QPalette paletteOf(const Theme& t) {
  QPalette palette;
  const std::pair<QPalette::ColorRole, QColor> roles[] = {{QPalette::Window, t.panel},
                                                          {QPalette::WindowText, t.text},
                                                          {QPalette::Base, t.raised},
                                                          {QPalette::AlternateBase, t.panel},
                                                          {QPalette::Text, t.text},
                                                          {QPalette::Button, t.hover},
                                                          {QPalette::ButtonText, t.text},
                                                          {QPalette::BrightText, t.text},
                                                          {QPalette::ToolTipBase, t.raised},
                                                          {QPalette::ToolTipText, t.text},
                                                          {QPalette::PlaceholderText, t.text3},
                                                          {QPalette::Highlight, t.accent_fill},
                                                          {QPalette::HighlightedText, t.on_accent},
                                                          {QPalette::Link, t.accent},
                                                          {QPalette::LinkVisited, t.accent},
                                                          {QPalette::Light, t.line2},
                                                          {QPalette::Midlight, t.line},
                                                          {QPalette::Mid, t.line2},
                                                          {QPalette::Dark, t.line},
                                                          {QPalette::Shadow, t.gutter}};
  for (const auto& [role, color] : roles) palette.setColor(role, color);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, t.ctl);
  palette.setColor(QPalette::Disabled, QPalette::Highlight, t.line2);
  return palette;
}

void applyTheme(QApplication& application, const Theme& theme) {
  const QString sheet = styleSheet(theme);
  if (application.styleSheet() == sheet) return;  // every widget there is would be styled again
  auto* style = application.findChild<Style*>();
  if (style != nullptr) {
    style->setTheme(theme);
    application.setPalette(paletteOf(theme));
    return application.findChild<LateStyling*>()->apply(sheet);
  }
  style = new Style(theme);
  application.setStyle(style);  // takes it over
  application.setFont(fonts::body());
  application.setPalette(paletteOf(theme));
  application.setStyleSheet(sheet);
  new LateStyling(application, *style);
}

}  // namespace lacuna::widgets

#include "widgets/export/bare_controls.hpp"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTabBar>

#include "widgets/controls/controls.hpp"
#include "widgets/export/figure_part.hpp"

namespace lacuna::widgets {
namespace {

/// Rows and pictures that can also be clicked are content and stay.
bool isControl(QWidget& widget) {
  const auto* edit = qobject_cast<QLineEdit*>(&widget);
  if (edit != nullptr) return edit->text().isEmpty() || qobject_cast<QAbstractSpinBox*>(edit->parentWidget());  // the box has the word
  return qobject_cast<QToolButton*>(&widget) || qobject_cast<QPushButton*>(&widget) || qobject_cast<SegmentedControl*>(&widget) || qobject_cast<Chip*>(&widget) ||
         qobject_cast<Switch*>(&widget) || qobject_cast<QAbstractSlider*>(&widget) || qobject_cast<QComboBox*>(&widget) || qobject_cast<QTabBar*>(&widget) ||
         qobject_cast<QAbstractSpinBox*>(&widget) || qobject_cast<QCheckBox*>(&widget);
}

bool isOnScreenOnly(const QWidget& widget) {
  for (const QWidget* each = &widget; each != nullptr; each = each->parentWidget())
    if (each->property(on_screen_only_property).toBool()) return true;
  return false;
}

void tellParts(const std::vector<QPointer<QWidget>>& parts, bool in_figure) {
  for (const QPointer<QWidget>& part : parts)
    if (part) dynamic_cast<FigurePart&>(*part).setInFigure(in_figure);
}

/// What it says of the figure; empty: nothing.
QString wordOf(const QWidget& control) {
  if (isOnScreenOnly(control)) return {};
  if (const auto* segments = qobject_cast<const SegmentedControl*>(&control)) return segments->accessibleDescription();
  if (const auto* chip = qobject_cast<const Chip*>(&control)) return chip->isChecked() ? chip->text() : QString();
  if (const auto* tabs = qobject_cast<const QTabBar*>(&control)) return tabs->tabText(tabs->currentIndex());
  if (const auto* list = qobject_cast<const QComboBox*>(&control)) return list->currentText();
  if (const auto* number = qobject_cast<const QAbstractSpinBox*>(&control)) return number->text();
  if (const auto* box = qobject_cast<const QCheckBox*>(&control)) return box->isChecked() ? box->text() : QString();
  return {};
}

}  // namespace

BareControls::BareControls(QWidget& view, const Theme& theme) : theme_(theme) {
  for (QWidget* widget : view.findChildren<QWidget*>()) {
    if (dynamic_cast<FigurePart*>(widget) != nullptr) parts_.emplace_back(widget);
    if (!isControl(*widget) && !isOnScreenOnly(*widget)) continue;
    controls_.emplace_back(widget);
    widget->installEventFilter(this);
  }
  tellParts(parts_, true);
}

BareControls::~BareControls() {
  tellParts(parts_, false);
  for (const QPointer<QWidget>& control : controls_)
    if (control) control->removeEventFilter(this);
}

bool BareControls::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::Paint) return QObject::eventFilter(watched, event);
  auto& control = static_cast<QWidget&>(*watched);
  const QString word = wordOf(control);
  if (word.isEmpty()) return true;
  QPainter painter(&control);
  painter.setFont(fonts::body());
  painter.setPen(theme_.text2);
  constexpr int air = 2;
  painter.drawText(control.rect().adjusted(air, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, word);
  return true;
}

}  // namespace lacuna::widgets

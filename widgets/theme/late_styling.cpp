#include "widgets/theme/late_styling.hpp"

#include <QElapsedTimer>
#include <QEvent>
#include <QWidget>

#include "widgets/theme/style.hpp"

namespace lacuna::widgets {
namespace {

constexpr int turn_ms = 6;  ///< of the event loop: what a person does comes between

/// Qt first gives the palette back that there was before the sheet before.
void styleNow(QWidget& widget) {
  const QPalette own = widget.palette();
  widget.style()->polish(&widget);
  if (widget.property(own_colors_property).toBool()) widget.setPalette(own);
  QEvent change(QEvent::StyleChange);
  QCoreApplication::sendEvent(&widget, &change);
}

/// Those that have been styled before, parents before what is in them.
void collect(QWidget& widget, QList<QPointer<QWidget>>& seen, QList<QPointer<QWidget>>& hidden) {
  if (widget.testAttribute(Qt::WA_StyleSheet)) (widget.isVisible() ? seen : hidden) << &widget;
  for (QObject* child : widget.children())
    if (child->isWidgetType()) collect(static_cast<QWidget&>(*child), seen, hidden);
}

}  // namespace

LateStyling::LateStyling(QApplication& application, Style& style) : QObject(&application), application_(application), style_(style) {
  connect(&turn_, &QTimer::timeout, this, &LateStyling::styleSome);
}

/// While the style of one style sheet asks the style beneath it, those of all others do nothing: so Qt keeps from asking itself in
/// circles, and so a sheet can be changed without styling a widget. Where Qt does it otherwise, this is slow, not wrong.
void LateStyling::setWithoutStyling(const QString& sheet) {
  QWidget other;
  other.setStyleSheet("QWidget {}");
  setting_ = true;
  application_.installEventFilter(this);
  style_.whenAsked([&] { application_.setStyleSheet(sheet); });
  other.style()->pixelMetric(Style::asked, nullptr, &other);
  style_.whenAsked({});
  application_.removeEventFilter(this);
  setting_ = false;
  if (application_.styleSheet() != sheet) application_.setStyleSheet(sheet);  // this Qt did not ask
}

void LateStyling::apply(const QString& sheet) {
  QList<QPointer<QWidget>> seen;
  for (const QPointer<QWidget>& widget : waiting_)
    if (widget != nullptr) widget->removeEventFilter(this);
  waiting_.clear();
  for (QWidget* window : QApplication::allWidgets())
    if (window->parentWidget() == nullptr) collect(*window, seen, waiting_);
  setWithoutStyling(sheet);
  for (const QPointer<QWidget>& widget : seen)
    if (widget != nullptr) styleNow(*widget);
  for (const QPointer<QWidget>& widget : waiting_)
    if (widget != nullptr && widget->isHidden()) widget->installEventFilter(this);  // the others are seen when this one is
  turn_.start(0);
}

bool LateStyling::eventFilter(QObject* watched, QEvent* event) {
  if (setting_) return event->type() == QEvent::StyleChange;  // of what was not styled
  if (event->type() != QEvent::Show) return false;
  const auto* shown = static_cast<QWidget*>(watched);
  for (QPointer<QWidget>& widget : waiting_) {
    if (widget == nullptr || !widget->isVisible() || (widget != shown && !shown->isAncestorOf(widget))) continue;
    widget->removeEventFilter(this);
    styleNow(*std::exchange(widget, nullptr));
  }
  return false;
}

void LateStyling::styleSome() {
  QElapsedTimer clock;
  clock.start();
  while (!waiting_.isEmpty() && clock.elapsed() < turn_ms)
    if (QWidget* widget = waiting_.takeFirst()) {
      widget->removeEventFilter(this);
      styleNow(*widget);
    }
  if (waiting_.isEmpty()) turn_.stop();
}

}  // namespace lacuna::widgets

#include "widgets/controls/settles.hpp"

#include <QWidget>
#include <algorithm>

namespace lacuna::widgets {
namespace {

bool isOnShow(const QObject* object) {
  while (object != nullptr && !object->isWidgetType()) object = object->parent();
  return object != nullptr && static_cast<const QWidget*>(object)->isVisible();
}

bool isFilled(const QObject* object) {
  const auto* fills = dynamic_cast<const Settles*>(object);
  return fills == nullptr || !isOnShow(object) || fills->settled();
}

}  // namespace

bool isSettled(const QWidget& view) { return isFilled(&view) && std::ranges::all_of(view.findChildren<QObject*>(), isFilled); }

}  // namespace lacuna::widgets

#include "widgets/controls/rest_timer.hpp"

#include <algorithm>

namespace lacuna::widgets {
namespace {
constexpr qint64 rest_ms = 80, longest_ms = 400;
}

RestTimer::RestTimer(QObject* parent, std::function<void()> follow) : QObject(parent), follow_(std::move(follow)) {
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &RestTimer::now);
}

void RestTimer::handMoved() {
  if (!timer_.isActive()) since_.start();
  timer_.start(static_cast<int>(std::clamp(longest_ms - since_.elapsed(), qint64{0}, rest_ms)));
}

void RestTimer::now() {
  timer_.stop();
  follow_();
}

}  // namespace lacuna::widgets

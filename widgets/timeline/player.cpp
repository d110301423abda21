#include "widgets/timeline/player.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::widgets {

int frameAtTime(const std::vector<double>& time_s, double at_s) {
  const auto after = std::upper_bound(time_s.begin(), time_s.end(), at_s);
  return std::max(0, static_cast<int>(after - time_s.begin()) - 1);
}

Player::Player(session::Session& session, QObject* parent) : QObject(parent), session_(session) {
  timer_.setSingleShot(true);
  timer_.setTimerType(Qt::PreciseTimer);
  connect(&timer_, &QTimer::timeout, this, &Player::tick);
  connection_ = session.onChange([this](const session::Change& change) {
    if (!playing_) return;
    const bool scrubbed = std::holds_alternative<session::PlayheadMoved>(change) && !moving_;
    if (std::holds_alternative<session::ClipChanged>(change) && !session_.window()) {
      stop();
    } else if (scrubbed || std::holds_alternative<session::ClipChanged>(change)) {
      restartClock();
    }
  });
}

void Player::start() {
  const auto& window = session_.window();
  if (playing_ || !window || window->time_s.empty()) return;
  if (session_.playhead() + 1 >= static_cast<int>(window->time_s.size())) session_.setPlayhead(0);
  playing_ = true;
  restartClock();
  Q_EMIT playingChanged(true);
}

void Player::stop() {
  if (!playing_) return;
  playing_ = false;
  timer_.stop();
  Q_EMIT playingChanged(false);
}

void Player::restartClock() {
  const auto& times = session_.window()->time_s;
  started_at_s_ = times[static_cast<std::size_t>(std::clamp(session_.playhead(), 0, static_cast<int>(times.size()) - 1))];
  clock_.start();
  tick();
}

void Player::tick() {
  const auto window = session_.window();
  if (!window || window->time_s.empty()) return stop();
  const auto& times = window->time_s;
  const double length_s = window->end_s() - times.front();
  double now_s = started_at_s_ + static_cast<double>(clock_.nsecsElapsed()) * 1e-9;
  if (now_s >= window->end_s()) {
    if (!loop_ || length_s <= 0) return stop();
    now_s = times.front() + std::fmod(now_s - times.front(), length_s);
    started_at_s_ = now_s;
    clock_.start();
  }
  const int frame = frameAtTime(times, now_s);
  moving_ = true;
  if (frame != session_.playhead()) session_.setPlayhead(frame);
  moving_ = false;
  const auto next = static_cast<std::size_t>(frame) + 1;
  waitFor((next < times.size() ? times[next] : window->end_s()) - now_s);
}

void Player::waitFor(double until_s) { timer_.start(std::max(1, static_cast<int>(std::ceil(until_s * 1000)))); }

}  // namespace lacuna::widgets

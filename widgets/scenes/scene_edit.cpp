#include "widgets/scenes/scene_edit.hpp"

#include <algorithm>
#include <limits>

#include "widgets/scenes/scene_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr int settle_ms = 150;

template <class List, class Item>
bool holds(const List& list, Item item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

world::SceneSpec withViolation(world::SceneSpec spec, world::Violation violation) {
  spec.violation = violation;
  return spec;
}

}  // namespace

SceneEdit::SceneEdit(session::Session& session, QObject* parent) : QObject(parent), session_(session) {
  delay_.setSingleShot(true);
  delay_.setInterval(settle_ms);
  connect(&delay_, &QTimer::timeout, this, [this] {
    open();
    Q_EMIT settled();
  });
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ClipChanged>(change)) follow();
  });
  follow();
}

void SceneEdit::setKind(world::SceneKind kind) {
  spec_.kind = kind;
  const auto heard = world::knobsOf(kind);
  for (std::size_t i = 0; i < world::knob_count; ++i)
    if (!holds(heard, static_cast<world::Knob>(i))) spec_.knobs[i] = std::numeric_limits<double>::quiet_NaN();
  if (!holds(world::violationsOf(kind), spec_.violation)) return setViolation(world::Violation::None);
  edit();
}

void SceneEdit::setSeed(std::uint64_t seed) {
  spec_.seed = seed;
  edit();
}

void SceneEdit::setViolation(world::Violation violation) {
  spec_.violation = violation;
  possible_is_open_ = violation == world::Violation::None;
  edit();
}

void SceneEdit::setKnob(world::Knob knob, double value) {
  spec_.knobs[static_cast<std::size_t>(knob)] = value;
  edit();
}

void SceneEdit::resetKnob(world::Knob knob) { setKnob(knob, std::numeric_limits<double>::quiet_NaN()); }

void SceneEdit::openTwin(bool possible) {
  delay_.stop();
  possible_is_open_ = possible;
  open();
  Q_EMIT changed();
  Q_EMIT settled();
}

void SceneEdit::edit() {
  known_path_ = session_.clipLoading().path;
  delay_.start();
  Q_EMIT changed();
}

void SceneEdit::open() {
  known_path_ = world::textOf(withViolation(spec_, possible_is_open_ ? world::Violation::None : spec_.violation));
  session_.openClip(known_path_);
}

void SceneEdit::follow() {
  const auto& loading = session_.clipLoading();
  if (loading.busy) {
    if (loading.path != known_path_) delay_.stop();  // another clip was asked for after the edit: it is the one wanted
    return;
  }
  if (delay_.isActive()) return;
  const auto open = openScene(session_);
  scene_is_open_ = open.has_value();
  if (open) adopt(*open);
  Q_EMIT changed();
  Q_EMIT settled();
}

void SceneEdit::adopt(const world::SceneSpec& open) {
  possible_is_open_ = open.violation == world::Violation::None;
  // The possible clip of the pair that is edited: what goes wrong in the other stays as it was chosen.
  const bool of_this_pair = world::textOf(withViolation(open, spec_.violation)) == world::textOf(spec_);
  if (!possible_is_open_ || !of_this_pair) spec_ = open;
}

}  // namespace lacuna::widgets

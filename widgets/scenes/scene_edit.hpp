#pragma once

#include <QObject>
#include <QTimer>
#include <string>

#include "core/session/session.hpp"
#include "core/world/scene.hpp"

namespace lacuna::widgets {

/// What the scene panel edits: the open scene, with what goes wrong in its impossible twin. A short while after the last
/// edit the clip is opened again with the window, picture side and mask it had.
class SceneEdit : public QObject {
  Q_OBJECT
 public:
  explicit SceneEdit(session::Session& session, QObject* parent = nullptr);

  const world::SceneSpec& spec() const { return spec_; }
  bool sceneIsOpen() const { return scene_is_open_; }
  bool possibleIsOpen() const { return possible_is_open_; }  ///< of the two clips the one on show, or on its way

  void setKind(world::SceneKind kind);
  void setSeed(std::uint64_t seed);
  void setViolation(world::Violation violation);
  void setKnob(world::Knob knob, double value);
  void resetKnob(world::Knob knob);  ///< the seed's own value again
  void openTwin(bool possible);      ///< at once

 Q_SIGNALS:
  void changed();
  void settled();  ///< no edit for a while

 private:
  void edit();
  void open();
  void follow();
  void adopt(const world::SceneSpec& open);

  session::Session& session_;
  world::SceneSpec spec_;
  bool scene_is_open_ = false;
  bool possible_is_open_ = true;
  std::string known_path_;  ///< what the session was opening when we last edited or opened
  QTimer delay_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets

#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/mask/layers.hpp"
#include "core/session/session.hpp"

namespace lacuna::widgets {

/// A change of one shape of the document under the hand: shown at every move, one step when it is kept, nothing when it is
/// given up, which its end without a word does too.
class ShapeChange {
 public:
  ShapeChange(session::Session& session, mask::MaskShape at_press) : session_(&session), at_press_(std::move(at_press)) {}
  ~ShapeChange() { giveUp(); }
  ShapeChange(ShapeChange&& other) noexcept
      : session_(std::exchange(other.session_, nullptr)), at_press_(std::move(other.at_press_)), now_(std::move(other.now_)) {}
  ShapeChange& operator=(ShapeChange&&) = delete;

  const mask::MaskShape& atPress() const { return at_press_; }
  const mask::MaskShape& now() const { return now_ ? *now_ : at_press_; }
  void show(mask::MaskShape shape) {
    now_ = shape;
    session_->setPreview(std::move(shape));
  }
  void keep(const std::string& label) {
    if (std::exchange(now_, std::nullopt)) session_->commitPreview(at_press_.id, label);
  }
  void giveUp() {
    if (session_ != nullptr && std::exchange(now_, std::nullopt)) session_->endPreview(at_press_.id);
  }
  /// The document has another shape by now (undone, changed, removed), or another preview took this one's place.
  bool overtaken() const {
    const mask::MaskShape* shape = mask::findShape(session_->document().shapes, at_press_.id);
    return shape == nullptr || *shape != at_press_ || (now_ && session_->previewed() != at_press_.id);
  }

 private:
  session::Session* session_;
  mask::MaskShape at_press_;
  std::optional<mask::MaskShape> now_;  ///< nothing before the first move
};

}  // namespace lacuna::widgets

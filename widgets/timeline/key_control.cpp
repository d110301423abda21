#include "widgets/timeline/key_control.hpp"

#include "core/mask/layers.hpp"
#include "core/mask/pose.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/timeline/key_commands.hpp"

namespace lacuna::widgets {
namespace {
constexpr int wide_px = 430, narrow_px = 330;
}

KeyControl::KeyControl(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(view) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  caption_ = new Label(tr("Between keys"), fonts::body(), &Theme::text2, themes, this);
  easing_ = new SegmentedControl({tr("Hold"), tr("Straight"), tr("Smooth")}, themes, this);
  easing_->setAccessibleName(tr("Between keys"));
  add_ = symbolButton("key", tr("Add key"), themes, this);
  add_->setToolTip(tr("Add key\nKeeps how the chosen layer stands at the playhead\nI"));
  for (QWidget* part : std::initializer_list<QWidget*>{caption_, easing_, add_}) row->addWidget(part);
  connect(easing_, &SegmentedControl::chosen, this,
          [this](int kind) { setEasingHere(session_, view_, static_cast<mask::Easing>(kind)); });
  connect(add_, &QPushButton::clicked, this, [this] { addKey(session_, view_); });
  connect(&view, &ViewState::changed, this, &KeyControl::refresh);
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::MaskChanged>(change) || std::holds_alternative<session::PlayheadMoved>(change) ||
        std::holds_alternative<session::ClipChanged>(change))
      refresh();
  });
  refresh();
}

void KeyControl::setRoom(int pixels) {
  room_ = pixels;
  refresh();
}

void KeyControl::refresh() {
  const mask::MaskShape* shape = view_.shape ? mask::findShape(session_.document().shapes, *view_.shape) : nullptr;
  const bool useful = view_.workspace == Workspace::Masks && shape != nullptr && mask::drawn(shape->form);
  setVisible(useful && room_ >= narrow_px);
  if (isHidden()) return;
  caption_->setVisible(room_ >= wide_px);
  add_->setEnabled(canAddKey(session_, view_));
  const auto easing = easingHere(session_, view_);
  easing_->setEnabled(easing.has_value() && !shape->locked);
  easing_->setCurrent(easing ? static_cast<int>(*easing) : -1);
}

}  // namespace lacuna::widgets

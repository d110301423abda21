#include "widgets/timeline/transport.hpp"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/timeline/time_axis.hpp"

namespace lacuna::widgets {
namespace {

constexpr int zoom_steps = 80;

/// The play button stands on a raised square, so that it is found first.
class PlayButton : public IconButton {
 public:
  PlayButton(const QString& tip, ThemeStore& themes, QWidget* parent)
      : IconButton("play", tip, themes, parent), themes_(themes) {}

 protected:
  void paintEvent(QPaintEvent* event) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themes_.theme().active);
    painter.drawRoundedRect(rect(), 6, 6);
    painter.end();
    IconButton::paintEvent(event);
  }

 private:
  ThemeStore& themes_;
};

}  // namespace

Transport::Transport(session::Session& session, Player& player, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), player_(player), themes_(themes) {
  setFixedHeight(36);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 0, 12, 0);
  row->setSpacing(4);
  addButtons(*row);
  row->addSpacing(10);
  addPlaces(*row);
  addSpan(*row);
  row->addStretch();
  keys_ = new KeyControl(session, view, themes, this);
  row->addWidget(keys_);
  row->addSpacing(10);
  addZoom(*row);
  connect(&player_, &Player::playingChanged, this, &Transport::showPlaying);
  connection_ = session_.onChange([this](const session::Change& change) {
    const bool matters = std::holds_alternative<session::PlayheadMoved>(change) ||
                         std::holds_alternative<session::ClipChanged>(change) ||
                         std::holds_alternative<session::ModelChanged>(change);
    if (matters) refresh();
  });
  refresh();
}

void Transport::addButtons(QHBoxLayout& row) {
  const auto add = [&](IconButton* button, std::function<void()> act) {
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QAbstractButton::clicked, this, std::move(act));
    row.addWidget(button);
    buttons_ << button;
    return button;
  };
  add(new IconButton("start", tr("First frame\nMoves to the start of the clip\nHome"), themes_, this),
      [this] { session_.setPlayhead(0); });
  add(new IconButton("prev", tr("Previous frame\nGoes back one frame\nCtrl+Left"), themes_, this),
      [this] { stepFrames(-1); });
  play_ =
      add(new PlayButton(tr("Play\nPlays the clip in its own time\nSpace"), themes_, this), [this] { player_.toggle(); });
  add(new IconButton("next", tr("Next frame\nGoes on one frame\nCtrl+Right"), themes_, this), [this] { stepFrames(1); });
  loop_ = add(new IconButton("loop", tr("Loop\nStarts again at the end"), themes_, this),
              [this] { player_.setLoop(loop_->isChecked()); });
  loop_->setCheckable(true);
  loop_->setChecked(player_.loop());
}

void Transport::addPlaces(QHBoxLayout& row) {
  const auto add = [&](const QString& text, const QFont& font, QColor Theme::*role) {
    auto* label = new Label(text, font, role, themes_, this);
    row.addWidget(label);
    return label;
  };
  QFont strong = fonts::number();
  strong.setWeight(QFont::Bold);
  step_word_ = add(tr("Step"), fonts::body(), &Theme::text3);
  step_ = add({}, strong, &Theme::text);
  steps_ = add({}, fonts::number(), &Theme::text3);
  row.addSpacing(14);
  frame_word_ = add(tr("Frame"), fonts::body(), &Theme::text3);
  frame_ = add({}, strong, &Theme::text);
  frames_ = add({}, fonts::number(), &Theme::text3);
  row.addSpacing(14);
  time_ = add({}, fonts::number(), &Theme::text);
  for (Label* label : {step_, frame_}) {
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setMinimumWidth(QFontMetrics(strong).horizontalAdvance("00"));
  }
}

void Transport::addSpan(QHBoxLayout& row) {
  row.addSpacing(14);
  span_word_ = new Label(tr("Model sees"), fonts::body(), &Theme::text3, themes_, this);
  span_ = new ClipSpan(session_, themes_, this);
  span_frames_ = new Label(span_->words(), fonts::number(), &Theme::text2, themes_, this);
  span_frames_->setToolTip(span_->toolTip());
  for (QWidget* widget : {static_cast<QWidget*>(span_word_), static_cast<QWidget*>(span_frames_), static_cast<QWidget*>(span_)}) row.addWidget(widget);
  row.insertSpacing(row.count() - 1, 4);  // the bracket's end is no letter
  connect(span_, &ClipSpan::moved, this, [this] {
    span_frames_->setText(span_->words());
    fit();
  });
}

void Transport::addZoom(QHBoxLayout& row) {
  auto* out = new IconButton("minus", tr("Zoom out\nShows more of the clip\nCtrl+wheel"), themes_, this);
  auto* in = new IconButton("plus", tr("Zoom in\nShows fewer frames, larger\nCtrl+wheel"), themes_, this);
  zoom_ = new QSlider(Qt::Horizontal, this);
  zoom_->setRange(0, zoom_steps);
  zoom_->setFixedWidth(96);
  zoom_->setAccessibleName(tr("Timeline zoom"));
  zoom_->setToolTip(tr("Timeline zoom"));
  connect(zoom_, &QSlider::valueChanged, this,
          [this](int value) { Q_EMIT zoomWanted(std::pow(TimeAxis::max_zoom, static_cast<double>(value) / zoom_steps)); });
  connect(out, &QAbstractButton::clicked, this, [this] { zoom_->setValue(zoom_->value() - zoom_steps / 8); });
  connect(in, &QAbstractButton::clicked, this, [this] { zoom_->setValue(zoom_->value() + zoom_steps / 8); });
  for (QWidget* widget : {static_cast<QWidget*>(out), static_cast<QWidget*>(zoom_), static_cast<QWidget*>(in)})
    row.addWidget(widget);
}

void Transport::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

/// The part of the clip where it says something, in as many words as there is room for; keys have the rest.
void Transport::fit() {
  constexpr int taken = 550, around = 14 + 4 * 4;  // by buttons, place and zoom; beside the words
  int room = width() - taken;
  const int word = QFontMetrics(span_word_->font()).horizontalAdvance(span_word_->text()) + 4;
  const int least = QFontMetrics(span_frames_->font()).horizontalAdvance(span_->widestWords()) + span_->sizeHint().width() + around;
  const bool in_hand = span_->isSliderDown() || span_->hasFocus();
  const bool shown = span_->wanted() && (room >= least || in_hand);
  span_->setVisible(shown);
  span_frames_->setVisible(shown);
  span_word_->setVisible(shown && room >= least + word);
  if (shown) room -= least + (room >= least + word ? word : 0);
  keys_->setRoom(room);
}

void Transport::setZoom(double zoom) {
  const QSignalBlocker quiet(zoom_);
  zoom_->setValue(static_cast<int>(std::lround(zoom_steps * std::log(zoom) / std::log(TimeAxis::max_zoom))));
}

void Transport::stepFrames(int frames) {
  const auto& window = session_.window();
  if (!window) return;
  session_.setPlayhead(std::clamp(session_.playhead() + frames, 0, static_cast<int>(window->frames.size()) - 1));
}

void Transport::showPlaying(bool playing) {
  const QString name = playing ? tr("Pause") : tr("Play");
  play_->setIconName(playing ? "pause" : "play");
  play_->setToolTip(playing ? tr("Pause\nStays on this frame\nSpace") : tr("Play\nPlays the clip in its own time\nSpace"));
  play_->setAccessibleName(name);
}

void Transport::refresh() {
  const auto& window = session_.window();
  for (IconButton* button : buttons_) button->setEnabled(window != nullptr);
  const bool has_frames = window && !window->frames.empty();
  const bool has_steps = has_frames && session_.placement();
  for (Label* label : {step_word_, step_, steps_}) label->setVisible(has_steps);
  for (Label* label : {frame_word_, frame_, frames_, time_}) label->setVisible(has_frames);
  if (!has_frames) return;
  if (has_steps) {
    step_->setText(QString::number(session_.playheadStep() + 1));
    steps_->setText(QString("/ %1").arg(session_.placement()->grid.steps));
  }
  frame_->setText(QString::number(session_.playhead() + 1));
  frames_->setText(QString("/ %1").arg(window->frames.size()));
  const auto at = static_cast<std::size_t>(session_.playhead());
  if (at < window->time_s.size()) time_->setText(tr("%1 s").arg(window->time_s[at], 0, 'f', 2));
}

}  // namespace lacuna::widgets

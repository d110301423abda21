#pragma once

#include <QSlider>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/timeline/clip_span.hpp"
#include "widgets/timeline/key_control.hpp"
#include "widgets/timeline/player.hpp"

namespace lacuna::widgets {

/// The row over the ruler: first, back, play, on, loop; where the playhead is; which part of the clip the model sees; keys; zoom
/// at the right.
class Transport : public QWidget {
  Q_OBJECT
 public:
  Transport(session::Session& session, Player& player, ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);
  void setZoom(double zoom);  ///< shows it, without a signal
  QSize minimumSizeHint() const override { return {520, 36}; }

 Q_SIGNALS:
  void zoomWanted(double zoom);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void addButtons(QHBoxLayout& row);
  void addPlaces(QHBoxLayout& row);
  void addSpan(QHBoxLayout& row);
  void fit();
  void addZoom(QHBoxLayout& row);
  void refresh();
  void showPlaying(bool playing);
  void stepFrames(int frames);

  session::Session& session_;
  Player& player_;
  ThemeStore& themes_;
  QList<IconButton*> buttons_;
  IconButton* play_ = nullptr;
  IconButton* loop_ = nullptr;
  Label *step_word_ = nullptr, *step_ = nullptr, *steps_ = nullptr;
  Label *frame_word_ = nullptr, *frame_ = nullptr, *frames_ = nullptr;
  Label* time_ = nullptr;
  Label *span_word_ = nullptr, *span_frames_ = nullptr;
  ClipSpan* span_ = nullptr;
  KeyControl* keys_;
  QSlider* zoom_ = nullptr;
  session::Connection connection_;
};

}  // namespace lacuna::widgets

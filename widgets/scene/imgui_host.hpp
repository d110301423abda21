#pragma once

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointF>
#include <QSizeF>
#include <QWheelEvent>
#include <deque>
#include <functional>
#include <string>

struct ImFont;
struct ImGuiContext;
struct ImGuiIO;

namespace lacuna::widgets {

struct Theme;

/// Fonts of the HUD, alive from `open` to `close`.
struct HudFonts {
  ImFont* words = nullptr;    ///< Inter 12
  ImFont* strong = nullptr;   ///< Inter 12, semi-bold
  ImFont* numbers = nullptr;  ///< JetBrains Mono 11.5
};

/// Dear ImGui inside one Qt view: input, clipboard, cursor and scale from Qt, drawing by ImGui's OpenGL 3 renderer.
/// Owns one ImGui context and makes it current before each use, so several views may each have one.
class ImGuiHost {
 public:
  explicit ImGuiHost(const Theme& theme);
  ~ImGuiHost();
  ImGuiHost(const ImGuiHost&) = delete;
  ImGuiHost& operator=(const ImGuiHost&) = delete;

  // With the view's OpenGL context current:
  void open();
  void close();
  bool isOpen() const { return open_; }
  void beginFrame(const QSizeF& logical_size, qreal device_pixel_ratio);
  void endFrame();

  void setTheme(const Theme& theme);
  const HudFonts& fonts() const { return fonts_; }

  // Input. True: ImGui takes the event, the scene must not.
  bool mousePress(const QMouseEvent& event);
  bool mouseRelease(const QMouseEvent& event);
  bool mouseMove(const QPointF& place);
  bool wheel(const QWheelEvent& event);
  bool key(const QKeyEvent& event);
  void leave();

  bool covers(const QPointF& place) const;  ///< a HUD window of the last frame is there, or a list is open
  bool wantsFrame() const { return frames_left_ > 0; }  ///< ImGui settles over a few frames after input
  Qt::CursorShape cursor() const;

 private:
  bool button(const QMouseEvent& event, bool down);
  void use() const;
  void loadFonts(qreal device_pixel_ratio);
  void wake() { frames_left_ = 4; }

  ImGuiContext* context_;
  HudFonts fonts_;
  bool open_ = false;
  int frames_left_ = 0;
  qreal font_scale_ = 0;
  std::deque<std::function<void(ImGuiIO&)>> clicks_;  ///< one per frame, or a quick click would be lost
  std::string clipboard_;
};

}  // namespace lacuna::widgets

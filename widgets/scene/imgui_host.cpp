#include "widgets/scene/imgui_host.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <QClipboard>
#include <QGuiApplication>
#include <cfloat>

#include "backends/imgui_impl_opengl3.h"
#include "widgets/scene/hud_look.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {
namespace {

struct KeyPair {
  int qt;
  int imgui;  // an enum or a number, by the version
};

constexpr KeyPair key_pairs[] = {
    {Qt::Key_Tab, ImGuiKey_Tab},       {Qt::Key_Left, ImGuiKey_LeftArrow}, {Qt::Key_Right, ImGuiKey_RightArrow},
    {Qt::Key_Up, ImGuiKey_UpArrow},    {Qt::Key_Down, ImGuiKey_DownArrow}, {Qt::Key_Space, ImGuiKey_Space},
    {Qt::Key_Return, ImGuiKey_Enter},  {Qt::Key_Escape, ImGuiKey_Escape},  {Qt::Key_PageUp, ImGuiKey_PageUp},
    {Qt::Key_PageDown, ImGuiKey_PageDown}};

void sendKey(ImGuiIO& io, int key, const QKeyEvent& event, bool down) {
  const Qt::KeyboardModifiers held = event.modifiers();
#if IMGUI_VERSION_NUM >= 18700
  io.AddKeyEvent(ImGuiMod_Ctrl, held.testFlag(Qt::ControlModifier));
  io.AddKeyEvent(ImGuiMod_Shift, held.testFlag(Qt::ShiftModifier));
  io.AddKeyEvent(static_cast<ImGuiKey>(key), down);
#else
  io.KeyCtrl = held.testFlag(Qt::ControlModifier);
  io.KeyShift = held.testFlag(Qt::ShiftModifier);
  io.KeysDown[key] = down;
#endif
}

void sendButton(ImGuiIO& io, int button, bool down) {
#if IMGUI_VERSION_NUM >= 18700
  io.AddMouseButtonEvent(button, down);
#else
  io.MouseDown[button] = down;
#endif
}

void sendPlace(ImGuiIO& io, float x, float y) {
#if IMGUI_VERSION_NUM >= 18700
  io.AddMousePosEvent(x, y);
#else
  io.MousePos = {x, y};
#endif
}

void sendWheel(ImGuiIO& io, float steps) {
#if IMGUI_VERSION_NUM >= 18700
  io.AddMouseWheelEvent(0, steps);
#else
  io.MouseWheel += steps;
#endif
}

const char* readClipboard(void* text) {
  auto& kept = *static_cast<std::string*>(text);
  kept = QGuiApplication::clipboard()->text().toStdString();
  return kept.c_str();
}

void writeClipboard(void*, const char* text) { QGuiApplication::clipboard()->setText(QString::fromUtf8(text)); }

}  // namespace

ImGuiHost::ImGuiHost(const Theme& theme) : context_(ImGui::CreateContext()) {
  use();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  io.BackendPlatformName = "lacuna_qt";
  io.ClipboardUserData = &clipboard_;
  io.GetClipboardTextFn = readClipboard;
  io.SetClipboardTextFn = writeClipboard;
#if IMGUI_VERSION_NUM < 18700
  for (const KeyPair& pair : key_pairs) io.KeyMap[pair.imgui] = pair.imgui;
#endif
  setTheme(theme);
}

ImGuiHost::~ImGuiHost() { ImGui::DestroyContext(context_); }

void ImGuiHost::use() const { ImGui::SetCurrentContext(context_); }

void ImGuiHost::open() {
  use();
  ImGui_ImplOpenGL3_Init("#version 150");
  open_ = true;
  font_scale_ = 0;
  wake();
}

void ImGuiHost::close() {
  if (!open_) return;
  use();
  ImGui_ImplOpenGL3_Shutdown();
  open_ = false;
}

void ImGuiHost::setTheme(const Theme& theme) {
  use();
  applyHudLook(theme);
  wake();
}

void ImGuiHost::loadFonts(qreal device_pixel_ratio) {
  const bool again = font_scale_ > 0;  // else the first frame makes the atlas's texture with all else
  font_scale_ = device_pixel_ratio;
  fonts_ = loadHudFonts(device_pixel_ratio);
  if (!again) return;
  ImGui_ImplOpenGL3_DestroyFontsTexture();  // this alone: some versions make their buffers anew and take them to be as large as before
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

void ImGuiHost::beginFrame(const QSizeF& logical_size, qreal device_pixel_ratio) {
  use();
  if (font_scale_ != device_pixel_ratio) loadFonts(device_pixel_ratio);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(logical_size.width()), static_cast<float>(logical_size.height())};
  io.DisplayFramebufferScale = {static_cast<float>(device_pixel_ratio), static_cast<float>(device_pixel_ratio)};
  io.DeltaTime = 1.0F / 60;  // frames come on demand: wall time would make fades and repeats jump
  if (!clicks_.empty()) {
    clicks_.front()(io);
    clicks_.pop_front();
    wake();
  }
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
}

void ImGuiHost::endFrame() {
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  if (frames_left_ > 0) --frames_left_;
}

bool ImGuiHost::covers(const QPointF& place) const {
  if (context_->OpenPopupStack.Size > 0) return true;
  const ImVec2 at{static_cast<float>(place.x()), static_cast<float>(place.y())};
  for (const ImGuiWindow* window : context_->Windows) {
    const bool takes_input = window->WasActive && !window->Hidden && (window->Flags & ImGuiWindowFlags_NoMouseInputs) == 0;
    if (takes_input && (window->Flags & ImGuiWindowFlags_ChildWindow) == 0 && window->Rect().Contains(at) &&
        qstrcmp(window->Name, "Debug##Default") != 0)
      return true;
  }
  return false;
}

bool ImGuiHost::button(const QMouseEvent& event, bool down) {
  use();
  const int number = event.button() == Qt::LeftButton ? 0 : event.button() == Qt::RightButton ? 1 : 2;
  const QPointF place = event.position();
  clicks_.push_back([number, down, place](ImGuiIO& io) {
    sendPlace(io, static_cast<float>(place.x()), static_cast<float>(place.y()));
    sendButton(io, number, down);
  });
  wake();
  return covers(place);
}

bool ImGuiHost::mousePress(const QMouseEvent& event) { return button(event, true); }
bool ImGuiHost::mouseRelease(const QMouseEvent& event) { return button(event, false); }

bool ImGuiHost::mouseMove(const QPointF& place) {
  use();
  const bool was_over = covers({ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y});
  sendPlace(ImGui::GetIO(), static_cast<float>(place.x()), static_cast<float>(place.y()));
  const bool over = covers(place);
  if (over || was_over || context_->ActiveId != 0) wake();
  return over;
}

bool ImGuiHost::wheel(const QWheelEvent& event) {
  if (!covers(event.position())) return false;
  use();
  sendWheel(ImGui::GetIO(), static_cast<float>(event.angleDelta().y()) / 120);
  wake();
  return true;
}

bool ImGuiHost::key(const QKeyEvent& event) {
  use();
  ImGuiIO& io = ImGui::GetIO();
  const bool down = event.type() == QEvent::KeyPress;
  for (const KeyPair& pair : key_pairs) {
    if (pair.qt != event.key()) continue;
    const bool taken = io.WantCaptureKeyboard;
    if (taken || !down) sendKey(io, pair.imgui, event, down);
    if (taken && down && event.key() == Qt::Key_Escape && context_->OpenPopupStack.Size == 0) ImGui::SetWindowFocus(nullptr);
    wake();
    return taken;
  }
  return io.WantTextInput;
}

void ImGuiHost::leave() {
  use();
  sendPlace(ImGui::GetIO(), -FLT_MAX, -FLT_MAX);
  wake();
}

Qt::CursorShape ImGuiHost::cursor() const {
  use();
  switch (ImGui::GetMouseCursor()) {
    case ImGuiMouseCursor_TextInput: return Qt::IBeamCursor;
    case ImGuiMouseCursor_Hand: return Qt::PointingHandCursor;
    case ImGuiMouseCursor_ResizeEW: return Qt::SizeHorCursor;
    case ImGuiMouseCursor_ResizeNS: return Qt::SizeVerCursor;
    default: return Qt::ArrowCursor;
  }
}

}  // namespace lacuna::widgets

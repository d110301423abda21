#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lacuna::world {

// Places are fractions of the scene's side, x to the right, y down; times are seconds; colours are display sRGB, 0..1.

inline constexpr double scene_rate_fps = 8;

struct Rgb {
  float r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

enum class SceneKind { Throw, Bounce, Behind, Slide, Peek, Crowd };
enum class Form { Ball, Box, Triangle };

/// What goes wrong in the impossible twin of a scene, from one frame on.
enum class Violation { None, Vanish, Appear, Teleport, Colour, Form, Solid, Up, Stop };

/// One thing that moves, at one frame. It may change its looks: that is what some impossible twins do.
struct Body {
  double x = 0, y = 0;    ///< centre
  double vx = 0, vy = 0;  ///< sides a second
  double angle = 0;       ///< turned clockwise, radians
  double half_width = 0, half_height = 0;
  Form form = Form::Ball;
  Rgb color, band;    ///< of the surface, of the stripe that shows its turning
  double ground = 0;  ///< y of the floor under it, where its shadow falls
  bool present = true;
  double visible = 1;  ///< share of its area that nothing in front covers, inside the scene's square
};

/// A flat card in front of everything that moves, or a solid block that things run into.
struct Panel {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  Rgb color;
};

/// What does not move, and the light.
struct Backdrop {
  Rgb wall, floor;
  double floor_line = 0.66;  ///< where wall and floor meet
  double light_x = -0.5;     ///< from where the light comes: -1 left, 1 right
  double window = 0.5;       ///< strength of the window's light on the wall
  double texture = 0.5;      ///< strength of plaster and wood grain
  double leaves = 0;         ///< 0 a wall, 1 a hedge in its place
  double flicker = 0;        ///< how much the leaves' brightness jumps from frame to frame; means nothing
  std::uint64_t seed = 0;    ///< of textures and flicker
};

/// The camera's shift at one frame.
struct Camera {
  double x = 0, y = 0;
};

/// A finished clip of the world: what is drawn and, at once, the truth about it.
struct Clip {
  Backdrop backdrop;
  std::vector<Panel> cards;               ///< in front
  std::vector<Panel> blocks;              ///< solid, behind what moves
  std::vector<Camera> camera;             ///< a frame
  std::vector<std::vector<Body>> frames;  ///< [frame][body], far to near
  int cut = -1;                           ///< first frame that differs from the possible twin; -1: nothing is wrong

  int frameCount() const { return static_cast<int>(frames.size()); }
};

/// A number of a scene that can be set by hand. Declared once: sliders, command line and files are made from it.
struct Parameter {
  const char* name;
  const char* title;
  double low, high;
  const char* unit;
  const char* help;
};
enum class Knob { Size, Speed, Gravity, Bounce, CardWidth, CardHeight, Things, Leaves, Flicker, Drift, Light, Hue };
inline constexpr std::size_t knob_count = 12;
std::span<const Parameter, knob_count> parameters();

/// The knobs that a kind of scene listens to.
std::vector<Knob> knobsOf(SceneKind kind);

struct SceneSpec {
  SceneKind kind = SceneKind::Behind;
  std::uint64_t seed = 1;
  int frames = 32;
  Violation violation = Violation::None;
  /// Values set by hand; NaN (all, at first): drawn from the seed.
  std::array<double, knob_count> knobs = unsetKnobs();

  static std::array<double, knob_count> unsetKnobs();
};

const char* nameOf(SceneKind kind);        ///< "behind"
const char* titleOf(SceneKind kind);       ///< "Behind the card"
const char* nameOf(Violation violation);   ///< "vanish"
const char* titleOf(Violation violation);  ///< "it vanishes"
const char* nameOf(Form form);
std::span<const SceneKind> sceneKinds();

/// What can go wrong in a kind of scene, `None` first.
std::vector<Violation> violationsOf(SceneKind kind);

/// Makes the clip: the same spec gives the same clip on every machine. An impossible twin equals the possible clip of the
/// same seed and knobs before its `cut`. Throws `Failure` (Refused) for a frame count outside 2..512, a knob outside its
/// range, or a violation that the kind does not have.
Clip makeClip(const SceneSpec& spec);

/// The value of a knob that `makeClip` uses: what was set, else what the seed gives.
double knobValue(const SceneSpec& spec, Knob knob);

/// "world:behind,seed=7,violation=vanish,speed=0.4" and back. Throws `Failure` (Refused) that names what is not known.
SceneSpec parseScene(const std::string& text);
std::string textOf(const SceneSpec& spec);

/// Fills `visible` of every body of every frame from cards, later bodies and the scene's square.
void measureVisible(Clip& clip);

}  // namespace lacuna::world

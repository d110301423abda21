#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/mask/mask_shape.hpp"
#include "core/media/sampling.hpp"

/// Guided tours as plain data. docs/tours.md describes their files.
namespace lacuna::tour {

constexpr std::uintmax_t most_file_bytes = std::uintmax_t{1} << 20;
constexpr std::size_t most_steps = 60, most_choices = 6, most_spans = 8, most_panels = 3;
constexpr std::size_t most_title_bytes = 160, most_line_bytes = 320, most_text_bytes = 4000, most_path_bytes = 4096;

/// What a step shows. Pictures stand above, one or two of them; a plot stands below.
enum class Panel { Clip, Beside, Latent, Attention, Surprise, Error, Detail };
const char* nameOf(Panel panel);         ///< "clip", as in files
bool isPlot(Panel panel);                ///< stands below

/// What lies over the frames.
struct Overlays {
  bool mask = true, error = true, grid = false, features = false, attention = false;
  bool operator==(const Overlays&) const = default;
};

/// Which part of its place a picked token is to have.
struct Token {
  int step = 0, row = 0, col = 0;  ///< from 0
  bool operator==(const Token&) const = default;
};

/// A circle of the frame that the spotlight rests on, and whose errors the text can name.
struct Spot {
  mask::PointInFrame at;
  double radius = 0.15;  ///< a fraction of the frame's height
  std::string text;      ///< beside it; may be empty
  bool on_beside = false;
  bool operator==(const Spot&) const = default;
};

/// From where the latent space is seen. Angles in degrees.
struct Camera {
  double azimuth_deg = 28, elevation_deg = 17;
  bool operator==(const Camera&) const = default;
};

/// Whose attention is shown, and which head's.
struct Attention {
  enum class Of { Target, Context, Predictor };
  Of of = Of::Predictor;
  int layer = 1, head = 1;  ///< from 1
  bool operator==(const Attention&) const = default;
};

/// A stretch of time that the plots mark.
struct Span {
  double begin_s = 0, end_s = 0;
  std::string text;
  bool operator==(const Span&) const = default;
};

/// Asked of the room.
struct Question {
  std::string text;
  std::vector<std::string> choices;
  std::optional<int> right;  ///< index; none where there is no right one
  std::string answer;        ///< shown after Reveal
  bool operator==(const Question&) const = default;
};

enum class Pick { Any, Hidden, Visible };

/// Workspaces that a step can ask for, as in files: "explore", "masks", "attention", "compare". Tours themselves run in the fifth.
std::span<const char* const> workspaces();

/// What has to hold, all of it; what is empty does not matter.
struct Conditions {
  bool painted = false, played = false, turned = false, answered = false, revealed = false, measured = false;
  bool compared = false;                                       ///< two runs of the learner's own session
  std::string workspace;                                       ///< opened beside the tour: one of `workspaces()`; empty: none
  std::optional<double> hidden_above, hidden_below;            ///< share of the tokens, 0..1
  std::optional<double> error_over_guess_above, error_over_guess_below;  ///< mean error over that of the best simple guess
  std::optional<double> playhead_from_s, playhead_to_s;        ///< in the clip
  std::optional<Pick> picked;
  std::optional<Spot> picked_within;                           ///< and where
  bool empty() const;
  bool operator==(const Conditions&) const = default;
};

/// How a step finds out that the learner did it: one of these is enough. None: there is nothing to check.
using Check = std::vector<Conditions>;

/// What stands on B: another clip, another mask, or both; without either there is no B.
struct Beside {
  std::string clip;                                     ///< empty: the same clip; "twin": of a scene, possible or impossible
  std::optional<std::vector<mask::MaskShape>> shapes;   ///< nothing: the same mask
  bool any() const { return !clip.empty() || shapes.has_value(); }
  bool operator==(const Beside&) const = default;
};

struct Step {
  std::string title, text;   ///< `text` may name facts in braces
  std::string notes;         ///< for the lecturer alone
  std::string attempt;       ///< "Try it": what to do
  Check check;
  std::optional<Question> question;

  std::string clip;          ///< "world:..." or a path
  std::string model;         ///< empty: the bundled one
  media::Sampling sampling{0, 16, 8.0};
  int crop = 96;             ///< the model's picture side, pixels
  std::vector<mask::MaskShape> shapes;
  Beside beside;
  int context_frames = 8;    ///< that surprise is measured after
  double time_s = 0;         ///< of the playhead, in the clip
  std::optional<Token> token;
  std::vector<Panel> panels{Panel::Clip};
  Overlays overlays;
  Camera camera;
  Attention attention;
  std::optional<Spot> spot;
  std::vector<Span> spans;
  std::string name_a, name_b, caption_a, caption_b;  ///< over the pictures; may be empty
  bool operator==(const Step&) const = default;
};

struct Tour {
  std::string title, line;   ///< `line`: one, what it is about
  int minutes = 10;
  std::vector<Step> steps;
  bool operator==(const Tour&) const = default;
};

/// Reads a tour from the text of a file; `where` names it in errors, `folder` is where relative paths begin (empty: they are
/// left as they are). What a step leaves out of clip, mask, panels and the like it takes over from the step before. Throws
/// `Failure` that names the first thing that is wrong: Unreadable (no json, a value that makes no sense), Refused (beyond
/// reason, or an address on a network).
Tour parseTour(const std::string& json_text, const std::string& where, const std::string& folder = {});
/// The same of a file of at most `most_file_bytes`. Throws as `readWhole`, too.
Tour readTour(const std::string& path);

/// What `parseTour` reads back as the same tour. Every step says all of it. Throws `Failure` (Refused) for what could not be
/// read back.
std::string tourToJson(const Tour& tour);

}  // namespace lacuna::tour

#include "core/probe/scene_labels.hpp"

#include <array>

#include "core/base/error.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "core/world/scene.hpp"
#include "core/world/shown.hpp"

namespace lacuna::probe {
namespace {

enum Name : int { Thing, Box, Triangle, Card, Block, Background, NameCount };  // `Thing` is the ball where forms are told apart
constexpr int samples_a_side = 8;

struct Scene {
  world::Clip clip;
  const media::ClipWindow& window;
  mask::TokenGrid grid;
  SceneNames names;
};

int nameAt(const Scene& scene, std::size_t frame, double x, double y) {
  const world::Shown shown = world::shownAt(scene.clip, frame, x, y);
  switch (shown.what) {
    case world::Shown::What::Card: return Card;
    case world::Shown::What::Block: return Block;
    case world::Shown::What::Backdrop: return Background;
    case world::Shown::What::Body: break;
  }
  if (scene.names == SceneNames::Parts) return Thing;
  return static_cast<int>(scene.clip.frames[frame][static_cast<std::size_t>(shown.body)].form);
}

/// How often each name is seen in a token, of `all` samples.
struct Seen {
  std::array<int, NameCount> counts{};
  int all = 0;
  int most(int first, int last) const {
    int best = first;
    for (int name = first; name <= last; ++name)
      if (counts[static_cast<std::size_t>(name)] > counts[static_cast<std::size_t>(best)]) best = name;
    return best;
  }
  double share(int name) const { return static_cast<double>(counts[static_cast<std::size_t>(name)]) / all; }
};

Seen seenIn(const Scene& scene, const mask::Cell& cell) {
  const media::RectInFrame crop = scene.window.geometry.rectInFrame();
  const int frames = scene.window.input.frames / scene.grid.steps;
  Seen seen;
  for (int frame = cell.step * frames; frame < (cell.step + 1) * frames; ++frame) {
    const auto in_clip = static_cast<std::size_t>(scene.window.frame_in_clip[static_cast<std::size_t>(frame)]);
    for (int i = 0; i < samples_a_side * samples_a_side; ++i) {
      const double u = (cell.col + (i % samples_a_side + 0.5) / samples_a_side) / scene.grid.cols;
      const double v = (cell.row + (i / samples_a_side + 0.5) / samples_a_side) / scene.grid.rows;
      ++seen.counts[static_cast<std::size_t>(nameAt(scene, in_clip, crop.x0 + u * crop.width(), crop.y0 + v * crop.height()))];
      ++seen.all;
    }
  }
  return seen;
}

int nameOf(const Seen& seen) {
  int things = 0;
  for (int name = Thing; name <= Triangle; ++name) things += seen.counts[static_cast<std::size_t>(name)];
  if (things >= thing_share * seen.all) return seen.most(Thing, Triangle);
  const int panel = seen.most(Card, Block);
  return seen.share(panel) >= panel_share ? panel : Background;
}

const char* textOf(int name, SceneNames names) {
  constexpr std::array<const char*, NameCount> words{"ball", "box", "triangle", "card", "block", "background"};
  return name == Thing && names == SceneNames::Parts ? "thing" : words[static_cast<std::size_t>(name)];
}

}  // namespace

bool isScene(const media::ClipWindow& window) { return scenes::isDrawnClip(window.info.path); }

TokenLabels sceneLabels(const media::ClipWindow& window, const mask::TokenGrid& grid, SceneNames names) {
  if (!isScene(window))
    fail(ErrorKind::Mismatch, "Only a scene of the world (world:behind,seed=1) says what its tokens show. Name tokens by hand, or give a csv file of labels.");
  const Scene scene{world::makeClip(world::parseScene(window.info.path)), window, grid, names};
  std::vector<NamedTokens> named;
  for (int name = Thing; name < NameCount; ++name) named.push_back({textOf(name, names), grid, {}});
  for (int i = 0; i < grid.size(); ++i)
    named[static_cast<std::size_t>(nameOf(seenIn(scene, grid.cell(TokenId{i}))))].tokens.push_back(TokenId{i});
  TokenLabels labels = labelsOf(named, grid, {});
  labels.from = names == SceneNames::Parts ? "what the scene shows" : "what the scene shows, by form";
  return labels;
}

}  // namespace lacuna::probe

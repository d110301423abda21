#include "core/world/canvas.hpp"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/random_draws.hpp"
#include "core/world/tensor_box.inl"

namespace lacuna::world {
namespace {

using at::Tensor;

constexpr int lattice_side = 32, lattice_channels = 6, leaf_count = lattice_side * lattice_side;
constexpr double leaf_scale = 15;  // leaf cells a side

Tensor saturate(const Tensor& x) { return x.clamp(0, 1); }

Tensor smoothStep(double from, double to, const Tensor& x) {
  const Tensor t = saturate((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/// One number of every clip, [clips, 1, 1, 1].
class PerClip {
 public:
  PerClip(std::span<const Clip> clips, const at::Device& device) : clips_(clips), device_(device) {}

  template <class Get>
  Tensor number(const Get& get) const {
    std::vector<float> values;
    for (const Clip& clip : clips_) values.push_back(static_cast<float>(get(clip)));
    return uploaded(at::tensor(values).view({-1, 1, 1, 1}), device_);
  }

  template <class Get>
  Tensor color(const Get& get) const {
    std::vector<float> values;
    for (const Clip& clip : clips_) {
      const Rgb c = get(clip);
      values.insert(values.end(), {c.r, c.g, c.b});
    }
    return uploaded(at::tensor(values).view({-1, 3, 1, 1}), device_);
  }

 private:
  std::span<const Clip> clips_;
  at::Device device_;
};

/// Random numbers 0..1 of each clip's seed, [clips, channels, 32, 32].
Tensor lattices(std::span<const Clip> clips, const at::Device& device) {
  Tensor all = at::empty({static_cast<std::int64_t>(clips.size()), lattice_channels, lattice_side, lattice_side});
  float* to = all.data_ptr<float>();
  for (const Clip& clip : clips) {
    RandomDraws draws(clip.backdrop.seed);
    for (int i = 0; i < lattice_channels * leaf_count; ++i) *to++ = static_cast<float>(draws.unit());
  }
  return uploaded(all, device);
}

/// The field on which one batch is drawn.
struct Field {
  Tensor x, y;  ///< scene coordinates, [1, 1, 1, field] and [1, 1, field, 1]
  Tensor lattice;
  double pixel = 0;

  /// Smooth noise 0..1, one bump a unit of (u, v), in the channels of the lattice, [clips, channels, field, field].
  Tensor noise(const Tensor& u, const Tensor& v, std::int64_t channels) const {
    const auto eased = [](const Tensor& w) {
      const Tensor whole = w.floor(), part = w - whole;
      const Tensor within = at::remainder(whole, lattice_side) + part * part * (3 - 2 * part);
      return (within + 0.5) * (2.0 / (lattice_side + 1)) - 1;
    };
    const Tensor wrapped = at::cat({lattice, lattice.narrow(2, 0, 1)}, 2);
    const Tensor table = at::cat({wrapped, wrapped.narrow(3, 0, 1)}, 3).narrow(1, 0, channels);
    const auto shape = at::infer_size(u.sizes(), v.sizes());
    std::vector<std::int64_t> full = {lattice.size(0), shape[2], shape[3]};
    const Tensor grid = at::stack({eased(u).expand(shape).expand({full[0], 1, full[1], full[2]}).squeeze(1),
                                   eased(v).expand(shape).expand({full[0], 1, full[1], full[2]}).squeeze(1)},
                                  3);
    return at::grid_sampler(table, grid, 0, 1, false);
  }

  /// The lattice number of whole cells (u, v).
  Tensor cell(const Tensor& u, const Tensor& v, std::int64_t channel) const {
    const Tensor index = (at::remainder(v, lattice_side) * lattice_side + at::remainder(u, lattice_side)).to(at::kLong);
    const auto clips = lattice.size(0);
    const Tensor flat = index.expand({clips, 1, index.size(2), index.size(3)}).reshape({clips, -1});
    return lattice.select(1, channel).reshape({clips, -1}).gather(1, flat).view({clips, 1, index.size(2), index.size(3)});
  }
};

/// The light of a window with two panes, leaning down the wall and breaking at the floor, 0..1.
Tensor windowLight(const Field& f, const Tensor& light_x, const Tensor& line) {
  const Tensor x = at::where(light_x < 0, f.x, 1 - f.x);
  const Tensor lean = x + 0.62 * at::minimum(f.y, line) - 0.9 * (f.y - line).clamp_min(0);
  const Tensor soft = 0.045 + 0.05 * f.y;
  const auto rise = [&](double at_x) { return saturate((lean - at_x) / (2 * soft) + 0.5); };
  const Tensor panes = rise(0.42) * (1 - rise(0.69)) + rise(0.79) * (1 - rise(1.03));
  const Tensor bar = 1 - 0.5 * smoothStep(0.05, 0, (f.y - 0.30 + 0.20 * x).abs());
  return saturate(panes) * bar;
}

Tensor wallOf(const Field& f, const PerClip& per, const Tensor& line, const Tensor& texture) {
  const Tensor clouds = f.noise(f.x * 3.1, f.y * 3.1, 1) - 0.5;
  const Tensor trowel = f.noise(f.x * 24 + 7 + 2 * clouds, f.y * 15 + 3, 1) - 0.5;
  const Tensor grit = f.noise(f.x * 160, f.y * 160, 1) - 0.5;
  const Tensor skirting_top = smoothStep(-0.5, 0.5, (f.y - (line - 0.026)) / f.pixel);
  const Tensor height = (f.y - (line - 0.026)) / 0.026;
  const Tensor plaster = 1 + texture * (0.13 * clouds + 0.07 * trowel + 0.05 * grit);
  const Tensor board = 0.82 + 0.2 * (1 - smoothStep(0, 0.15, height)) - 0.25 * smoothStep(0.86, 1, height);
  return per.color([](const Clip& c) { return c.backdrop.wall; }) * (plaster * (1 - skirting_top) + board * skirting_top);
}

/// Planks that run away from the eye to a vanishing point.
Tensor floorOf(const Field& f, const PerClip& per, const Tensor& line, const Tensor& texture) {
  constexpr double plank = 0.235;
  const Tensor below = (f.y - (line - 0.255)).clamp_min(0.02);
  const Tensor depth = 1 / below, u = (f.x - 0.46) * depth / plank + 100;
  const Tensor row = u.floor(), across = u - row;
  const Tensor piece = ((depth + 1.4 * f.cell(row, at::zeros_like(row), 0)) / 1.25).floor();
  const Tensor tone = f.cell(row * 3, piece * 7, 1) - 0.5;
  const Tensor width_px = plank * below / f.pixel, beside = at::minimum(across, 1 - across) * width_px;
  const Tensor gap = (0.012 * width_px).clamp_min(0.55);
  const Tensor joint = (1 - saturate((beside / gap - 0.4) / 1.3)) * saturate(0.012 * width_px + 0.35);
  const Tensor rings = f.noise(u * 6, depth * 1.3 + row * 5, 1) - 0.5;
  const Tensor fibre = f.noise(u * 40, depth * 5 + row * 3, 1) - 0.5;
  const Tensor wood = 1 + texture * (0.28 * tone + 0.32 * rings + 0.16 * saturate(width_px / 46) * fibre);
  return per.color([](const Clip& c) { return c.backdrop.floor; }) * wood * (1 - 0.6 * texture * joint);
}

/// One panel of every clip of the batch, [clips, 1, 1, 1] each; clips without one have it far outside.
struct Panels {
  Tensor x0, y0, x1, y1, color;

  Panels moved(const Tensor& dx, double top, double bottom) const {
    return {x0 + dx, y0 + top, x1 + dx, y1 + bottom, color};
  }
};

/// The n-th card or block of every clip.
Panels panelsAt(const PerClip& per, std::vector<Panel> Clip::*list, std::size_t n) {
  const auto panel = [list, n](const Clip& clip) {
    return (clip.*list).size() > n ? (clip.*list)[n] : Panel{5, 5, 6, 6, {}};
  };
  return {per.number([&](const Clip& c) { return panel(c).x0; }), per.number([&](const Clip& c) { return panel(c).y0; }),
          per.number([&](const Clip& c) { return panel(c).x1; }), per.number([&](const Clip& c) { return panel(c).y1; }),
          per.color([&](const Clip& c) { return panel(c).color; })};
}

std::size_t mostPanels(std::span<const Clip> clips, std::vector<Panel> Clip::*list) {
  std::size_t most = 0;
  for (const Clip& clip : clips) most = std::max(most, (clip.*list).size());
  return most;
}

/// Signed distance to a box with round corners, negative inside.
Tensor boxDistance(const Field& f, const Panels& p, double radius) {
  const Tensor dx = at::maximum(p.x0 + radius - f.x, f.x - (p.x1 - radius));
  const Tensor dy = at::maximum(p.y0 + radius - f.y, f.y - (p.y1 - radius));
  return (dx.clamp_min(0).square() + dy.clamp_min(0).square()).sqrt() + at::maximum(dx, dy).clamp_max(0) - radius;
}

struct Layer {
  Tensor color, cover;  ///< [clips, 3, field, field], [clips, 1, field, field]
};

/// A card or block: flat, lit from its side and above, with a brighter upper edge.
Layer panelLayer(const Field& f, const Panels& p, const Tensor& light_x, double softness) {
  const Tensor distance = boxDistance(f, p, 0.006);
  const Tensor cover = saturate(0.5 - distance / (f.pixel * softness));
  const Tensor across = saturate((f.x - p.x0) / (p.x1 - p.x0)), down = saturate((f.y - p.y0) / (p.y1 - p.y0));
  const Tensor lit = at::where(light_x < 0, 1 - across, across) * 0.18 * light_x.abs();
  const Tensor edge = saturate(1 + distance / 0.008) * (1 - smoothStep(0, 0.1, f.y - p.y0));
  return {(p.color * (0.86 + lit - 0.14 * down + 0.22 * edge)).clamp(0, 1), cover};
}

/// The light that a panel leaves to wall and floor: less at its foot, and in a soft shape away from the light.
Tensor lightBeside(const Field& f, const Panels& p, const Tensor& light_x) {
  const Tensor broad = 0.30 * (1 - smoothStep(-0.03, 0.06, boxDistance(f, p.moved(-0.07 * light_x, 0.05, 0), 0.03)));
  const Tensor at_foot = saturate(1 - (f.y - p.y1).abs() / 0.03);
  const Tensor near = 1 - smoothStep(-0.02, 0.03, boxDistance(f, p.moved(0 * light_x, 0, 0.05), 0.01));
  return (1 - broad) * (1 - 0.35 * at_foot * near);
}

/// Shadows of all panels, then the blocks; returns how much of each place blocks cover.
Tensor drawBlocks(std::span<const Clip> clips, const Field& f, const PerClip& per, const View& view, Tensor& back) {
  const Tensor light_x = per.number([](const Clip& c) { return c.backdrop.light_x; });
  for (const auto list : {&Clip::blocks, &Clip::cards})
    for (std::size_t n = 0; n < mostPanels(clips, list); ++n) back = back * lightBeside(f, panelsAt(per, list, n), light_x);
  Tensor covered = at::zeros({1, 1, 1, 1}, f.x.options());
  for (std::size_t n = 0; n < mostPanels(clips, &Clip::blocks); ++n) {
    const Layer layer = panelLayer(f, panelsAt(per, &Clip::blocks, n), light_x, view.softness);
    back = back + (layer.color - back) * layer.cover;
    covered = covered + layer.cover * (1 - covered);
  }
  return covered;
}

/// Premultiplied colour and cover of all cards.
Tensor drawCards(std::span<const Clip> clips, const Field& f, const PerClip& per, const View& view) {
  const Tensor light_x = per.number([](const Clip& c) { return c.backdrop.light_x; });
  Tensor color = at::zeros({1, 3, 1, 1}, f.x.options()), cover = at::zeros({1, 1, 1, 1}, f.x.options());
  for (std::size_t n = 0; n < mostPanels(clips, &Clip::cards); ++n) {
    const Layer layer = panelLayer(f, panelsAt(per, &Clip::cards, n), light_x, view.softness);
    color = color + (layer.color - color) * layer.cover;
    cover = cover + layer.cover * (1 - cover);
  }
  return at::cat({color, cover}, 1);
}

/// The nearest leaf over every place: its number, its own shading, and where there is one. Each cell has one leaf.
struct Leaves {
  Tensor id, shade, found;
};

Leaves findLeaves(const Field& f) {
  const Tensor u = f.x * leaf_scale + 40, v = f.y * leaf_scale + 40;
  const Tensor cell_u = u.floor(), cell_v = v.floor();
  const auto clips = f.lattice.size(0);
  const Tensor none = at::zeros({clips, 1, f.y.size(2), f.x.size(3)}, f.x.options());
  Tensor best = none - 1, id = none, shade = none;
  for (int dv = -1; dv <= 1; ++dv) {
    for (int du = -1; du <= 1; ++du) {
      const Tensor cu = (cell_u + du).expand_as(none.narrow(0, 0, 1)), cv = (cell_v + dv).expand_as(none.narrow(0, 0, 1));
      const Tensor x = u - cu - f.cell(cu, cv, 0), y = v - cv - f.cell(cu, cv, 1);
      const Tensor angle = 6.2832 * f.cell(cu, cv, 2), c = angle.cos(), s = angle.sin();
      const Tensor along = (c * x + s * y) / 0.95, across = (c * y - s * x) / (0.42 * (1 - 0.35 * along));
      const Tensor distance = along.square() + across.square(), rank = f.cell(cu, cv, 3);
      const Tensor nearer = (distance < 1).logical_and(rank > best);
      best = at::where(nearer, rank, best);
      id = at::where(nearer, at::remainder(cv, lattice_side) * lattice_side + at::remainder(cu, lattice_side), id);
      shade = at::where(nearer, 1.05 - 0.45 * distance - 0.2 * saturate(1 - across.abs() * 9), shade);
    }
  }
  return {id, shade, best.ge(0).to(at::kFloat)};
}

void drawLeaves(std::span<const Clip> clips, const Field& field, const PerClip& per, const Tensor& blocks,
                CanvasBatch& batch) {
  for (std::size_t i = 0; i < clips.size(); ++i)
    if (clips[i].backdrop.leaves > 0) batch.leafy_clips.push_back(static_cast<std::int64_t>(i));
  if (batch.leafy_clips.empty()) return;
  const Tensor leafy = uploaded(at::tensor(batch.leafy_clips, at::kLong), field.x.device());
  Field f = field;
  f.lattice = field.lattice.index_select(0, leafy);
  const auto pick = [&](const auto& get) { return per.number(get).index_select(0, leafy); };
  const Tensor line = pick([](const Clip& c) { return c.backdrop.floor_line; });
  const Tensor amount = pick([](const Clip& c) { return c.backdrop.leaves; });
  const Leaves leaves = findLeaves(f);
  const auto tone = [&](float r, float g, float b) {
    return uploaded(at::tensor(std::vector<float>{r, g, b}).view({1, 3, 1, 1}), f.x.device());
  };
  const Tensor green = tone(0.36F, 0.52F, 0.20F), dry = tone(0.66F, 0.60F, 0.26F);
  const Tensor id = leaves.id.to(at::kLong).reshape({leafy.size(0), -1});
  const Tensor own = f.lattice.select(1, 4).reshape({leafy.size(0), -1});
  const Tensor hue = own.gather(1, id).view_as(leaves.id);
  const Tensor open = blocks.size(0) > 1 ? 1 - blocks.index_select(0, leafy) : 1 - blocks;
  const Tensor cover = open * amount * smoothStep(0.5, -0.5, (f.y - line + 0.012) / f.pixel);
  batch.leafy = boxed(leafy);
  batch.leaf_id = boxed(id);
  batch.leaf_cover = boxed(cover);
  batch.leaf_color = boxed((green + (dry - green) * hue * 0.6) * (0.25 + 0.75 * leaves.shade * leaves.found) * cover);
  const Tensor flicker = pick([](const Clip& c) { return c.backdrop.flicker; }).view({-1, 1});
  batch.leaf_light = boxed((f.lattice.select(1, 5).reshape({leafy.size(0), -1}) - 0.5) * flicker);
}

int marginFor(std::span<const Clip> clips, double pixel) {
  double shift = 0;
  for (const Clip& clip : clips)
    for (const Camera& camera : clip.camera) shift = std::max({shift, std::abs(camera.x), std::abs(camera.y)});
  return shift > 0 ? static_cast<int>(std::ceil(shift / pixel)) + 2 : 0;
}

}  // namespace

CanvasBatch drawCanvas(std::span<const Clip> clips, const View& view, const std::string& device_name) {
  const at::Device device(device_name);
  CanvasBatch batch;
  batch.pixel = (view.x1 - view.x0) / view.side;
  batch.margin = marginFor(clips, batch.pixel);
  const std::int64_t side = view.side + 2 * batch.margin;
  const Tensor steps = (at::arange(side).to(at::kFloat) - batch.margin + 0.5) * batch.pixel;
  const Field f{uploaded((steps + view.x0).view({1, 1, 1, side}), device),
                uploaded((steps + view.y0).view({1, 1, side, 1}), device), lattices(clips, device), batch.pixel};
  const PerClip per(clips, device);
  const Tensor line = per.number([](const Clip& c) { return c.backdrop.floor_line; });
  const Tensor texture = per.number([](const Clip& c) { return c.backdrop.texture; });
  const Tensor light_x = per.number([](const Clip& c) { return c.backdrop.light_x; });
  const Tensor strength = per.number([](const Clip& c) { return c.backdrop.window; });
  const Tensor sun = strength * windowLight(f, light_x, line);
  const Tensor below = smoothStep(-0.5, 0.5, (f.y - line) / f.pixel), under = (f.y - line).clamp_min(0);
  const Tensor wall_light = (0.80 - 0.12 * smoothStep(0.1, 0.66, f.y)) + 0.30 * sun;
  const Tensor floor_light = (0.92 - 0.2 * smoothStep(0.74, 1, f.y) - 0.3 * smoothStep(0.05, 0, under)) + 0.35 * sun;
  Tensor back =
      wallOf(f, per, line, texture) * wall_light * (1 - below) + floorOf(f, per, line, texture) * floor_light * below;
  const Tensor blocks = drawBlocks(clips, f, per, view, back);
  drawLeaves(clips, f, per, blocks, batch);
  batch.back = boxed(back);
  batch.has_front = std::any_of(clips.begin(), clips.end(), [](const Clip& c) { return !c.cards.empty(); });
  if (batch.has_front) batch.front = boxed(drawCards(clips, f, per, view));
  return batch;
}

}  // namespace lacuna::world

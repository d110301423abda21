#include "core/world/bodies.hpp"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/world/tensor_box.inl"

namespace lacuna::world {
namespace {

using at::Tensor;

/// The numbers of one body in one picture.
enum Number {
  X,
  Y,
  Cosine,
  Sine,
  HalfWidth,
  HalfHeight,
  Kind,
  Present,
  ColorR,
  ColorG,
  ColorB,
  BandR,
  BandG,
  BandB,
  Ground,
  LightX,
  NumberCount
};

constexpr double shadow_wide = 2.4, shadow_flat = 0.55;  // how far shadows can reach, in half widths

Tensor saturate(const Tensor& x) { return x.clamp(0, 1); }

void pack(const Body& body, const Camera& camera, double light_x, float* to) {
  const double values[NumberCount] = {body.x - camera.x,
                                      body.y - camera.y,
                                      std::cos(body.angle),
                                      std::sin(body.angle),
                                      body.half_width,
                                      body.half_height,
                                      static_cast<double>(body.form),
                                      body.present ? 1.0 : 0.0,
                                      body.color.r,
                                      body.color.g,
                                      body.color.b,
                                      body.band.r,
                                      body.band.g,
                                      body.band.b,
                                      body.ground - camera.y,
                                      light_x};
  std::copy(values, values + NumberCount, to);
}

/// A box of the same size in every picture, around a centre of its own: places to read and write, and where they are.
struct Boxes {
  Tensor index;  ///< [pictures, 1, pixels] int64 into a picture with margins
  Tensor x, y;   ///< scene coordinates, [pictures, 1, pixels]
};

/// Pictures with a margin, flat, so that boxes at the edge need no special care.
class Sheet {
 public:
  Sheet(const Tensor& pictures, int margin, const BodyView& view) : margin_(margin), side_(pictures.size(2)), view_(view) {
    flat_ = at::constant_pad_nd(pictures, {margin, margin, margin, margin}).flatten(2);
  }

  Boxes boxes(const Tensor& centre_x, const Tensor& centre_y, int wide, int high) const {
    const std::int64_t full = side_ + 2 * margin_;
    const auto corner = [&](const Tensor& centre, double origin, int size) {
      return ((centre - origin) / view_.pixel - size / 2 + margin_).floor().clamp(0, static_cast<double>(full - size));
    };
    const Tensor left = corner(centre_x, view_.x0, wide).view({-1, 1, 1}),
                 top = corner(centre_y, view_.y0, high).view({-1, 1, 1});
    const auto options = centre_x.options();
    const Tensor col = left + at::arange(wide, options).view({1, 1, wide}),
                 row = top + at::arange(high, options).view({1, high, 1});
    const auto pictures = centre_x.size(0);
    const Tensor index = (row * static_cast<double>(full) + col).to(at::kLong).view({pictures, 1, -1});
    const auto place = [&](const Tensor& pixel, double origin) {
      return ((pixel - margin_ + 0.5) * view_.pixel + origin).expand({pictures, high, wide}).reshape({pictures, 1, -1});
    };
    return {index, place(col, view_.x0), place(row, view_.y0)};
  }

  Tensor read(const Boxes& boxes) const { return flat_.gather(2, boxes.index.expand({-1, 3, -1})); }
  void write(const Boxes& boxes, const Tensor& colors) { flat_.scatter_(2, boxes.index.expand({-1, 3, -1}), colors); }

  Tensor pictures() const {
    const std::int64_t full = side_ + 2 * margin_;
    return flat_.view({-1, 3, full, full}).narrow(2, margin_, side_).narrow(3, margin_, side_).contiguous();
  }

 private:
  int margin_;
  std::int64_t side_;
  BodyView view_;
  Tensor flat_;
};

/// One body of every picture.
struct Slot {
  Tensor numbers;  ///< [pictures, numbers]
  Tensor at(Number n) const { return numbers.select(1, n).view({-1, 1, 1}); }
  Tensor color(Number first) const { return numbers.narrow(1, first, 3).view({-1, 3, 1}); }
};

void drawShadow(const Slot& body, int wide, int high, Sheet& sheet) {
  const Tensor lift = (body.at(Ground) - body.at(Y) - body.at(HalfHeight)).clamp_min(0);
  const Tensor x = body.at(X) - body.at(LightX) * (0.25 * body.at(HalfWidth) + 0.35 * lift);
  const Boxes boxes = sheet.boxes(x.flatten(), body.at(Ground).flatten(), wide, high);
  const Tensor radius = body.at(HalfWidth) * (1.05 + 1.6 * lift).clamp_max(1.7);
  const Tensor distance =
      (((boxes.x - x) / radius).square() + ((boxes.y - body.at(Ground)) / (0.24 * radius)).square()).sqrt();
  const Tensor soft = saturate((1.35 - distance) / 1.15);
  const Tensor depth = 0.55 / (1 + 6 * lift) * body.at(Present);
  sheet.write(boxes, sheet.read(boxes) * (1 - depth * soft * soft * (3 - 2 * soft)));
}

/// Signed distance to the outline in the body's own axes, negative inside.
Tensor outline(const Slot& body, const Tensor& u, const Tensor& v) {
  const Tensor wide = body.at(HalfWidth), high = body.at(HalfHeight), kind = body.at(Kind);
  const Tensor ball = (u.square() + v.square()).sqrt() - wide;
  const Tensor box = at::maximum(u.abs() - wide, v.abs() - high);
  const Tensor slope = 2 * high / (4 * high.square() + wide.square()).sqrt();
  const Tensor triangle = at::maximum(v - high, (u.abs() - wide * (v + high) / (2 * high)) * slope);
  return at::where(kind == 0, ball, at::where(kind == 1, box, triangle));
}

/// The surface: own colour with a stripe that turns with the body.
Tensor surface(const Slot& body, const Tensor& v, double edge) {
  const Tensor across = v.abs() / body.at(HalfHeight);
  const Tensor stripe = saturate(0.5 - (across - 0.27) * body.at(HalfHeight) / edge);
  return body.color(ColorR) + (body.color(BandR) - body.color(ColorR)) * stripe;
}

/// Light on a ball by its normal, on flat things by height; a small highlight on balls.
struct Light {
  Tensor shade, shine;
};

Light lightOn(const Slot& body, const Tensor& dx, const Tensor& dy) {
  const Tensor wide = body.at(HalfWidth);
  const Tensor nx = dx / wide, ny = dy / wide, nz = (1 - nx.square() - ny.square()).clamp_min(0).sqrt();
  const Tensor lx = 0.65 * body.at(LightX);
  constexpr double ly = -0.62, lz = 0.6;
  const Tensor length = (lx.square() + ly * ly + lz * lz).sqrt();
  const Tensor lambert = saturate(((nx * lx + ny * ly + nz * lz) / length + 0.25) / 1.25);
  const Tensor round = 0.42 + 0.78 * lambert, flat = 0.92 - 0.16 * dy / body.at(HalfHeight);
  const Tensor is_ball = (body.at(Kind) == 0).to(at::kFloat);
  const Tensor half_way = ((nx * lx + ny * ly + nz * lz) / length + nz) / (2 + 2 * lz / length).sqrt();
  return {is_ball * round + (1 - is_ball) * flat, is_ball * 0.28 * half_way.clamp_min(0).pow(28)};
}

void drawBody(const Slot& body, int size, const BodyView& view, Sheet& sheet) {
  const Boxes boxes = sheet.boxes(body.at(X).flatten(), body.at(Y).flatten(), size, size);
  const Tensor dx = boxes.x - body.at(X), dy = boxes.y - body.at(Y);
  const Tensor u = body.at(Cosine) * dx + body.at(Sine) * dy, v = body.at(Cosine) * dy - body.at(Sine) * dx;
  const double edge = view.pixel * view.softness;
  const Tensor cover = saturate(0.5 - outline(body, u, v) / edge) * body.at(Present);
  const Light light = lightOn(body, dx, dy);
  const Tensor color = (surface(body, v, edge) * light.shade + light.shine).clamp(0, 1);
  const Tensor below = sheet.read(boxes);
  sheet.write(boxes, below + (color - below) * cover);
}

}  // namespace

BodyBatch packBodies(std::span<const Clip> clips, int first, int count, const std::string& device) {
  BodyBatch batch;
  for (const Clip& clip : clips)
    for (const auto& frame : clip.frames) batch.bodies = std::max(batch.bodies, static_cast<int>(frame.size()));
  if (batch.bodies == 0) return batch;
  Tensor numbers = at::zeros({static_cast<std::int64_t>(clips.size()) * count, batch.bodies, NumberCount});
  float* to = numbers.data_ptr<float>();
  for (const Clip& clip : clips) {
    for (int i = first; i < first + count; ++i) {
      const auto at_frame = static_cast<std::size_t>(i);
      const auto& frame = clip.frames[at_frame];
      const auto absent = static_cast<std::size_t>(batch.bodies) - frame.size();
      for (std::size_t slot = 0; slot < absent; ++slot, to += NumberCount) to[HalfWidth] = to[HalfHeight] = 0.01F;
      for (const Body& body : frame) {
        pack(body, clip.camera[at_frame], clip.backdrop.light_x, to);
        to += NumberCount;
      }
    }
  }
  batch.numbers = boxed(uploaded(numbers, at::Device(device)));
  // Sizes decide how large the boxes are; they are read here, where the numbers still lie on the CPU.
  batch.reach.resize(static_cast<std::size_t>(batch.bodies));
  for (int slot = 0; slot < batch.bodies; ++slot) {
    const Tensor body = numbers.select(1, slot), wide = body.select(1, HalfWidth), high = body.select(1, HalfHeight);
    const Tensor corner = at::where(body.select(1, Kind) == 0, wide, (wide.square() + high.square()).sqrt());
    batch.reach[static_cast<std::size_t>(slot)] = {corner.max().item<float>(), wide.max().item<float>()};
  }
  return batch;
}

TensorBox drawBodies(const TensorBox& pictures, const BodyBatch& bodies, const BodyView& view) {
  if (bodies.bodies == 0) return pictures;
  const std::int64_t side = opened(pictures).size(2);
  const auto pixels = [&](double reach) {
    return static_cast<int>(std::min<std::int64_t>(static_cast<std::int64_t>(std::ceil(2 * reach / view.pixel)) + 4, side));
  };
  double most = 0;
  for (const auto& reach : bodies.reach) most = std::max({most, reach.outline, reach.half_width * shadow_wide});
  Sheet sheet(opened(pictures), pixels(most), view);
  const Tensor& numbers = opened(bodies.numbers);
  for (int i = 0; i < bodies.bodies; ++i) {
    const auto& reach = bodies.reach[static_cast<std::size_t>(i)];
    drawShadow({numbers.select(1, i)}, pixels(reach.half_width * shadow_wide), pixels(reach.half_width * shadow_flat),
               sheet);
  }
  for (int i = 0; i < bodies.bodies; ++i)
    drawBody({numbers.select(1, i)}, pixels(bodies.reach[static_cast<std::size_t>(i)].outline), view, sheet);
  return boxed(sheet.pictures());
}

}  // namespace lacuna::world

#pragma once

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <cmath>
#include <memory>

#include "core/session/session.hpp"

namespace lacuna::widgets::test {

/// A result made by hand: tokens on a ring that tilts with the step, a block of them hidden, predictions a little off.
inline session::Result ringResult(const mask::TokenGrid& grid = {4, 6, 6}, bool hide = true) {
  auto run = std::make_shared<latent::Run>();
  auto targets = std::make_shared<latent::LatentSet>();
  targets->grid = grid;
  auto projection = std::make_shared<projection::Projection>();
  projection->true_points = Matrix(static_cast<std::size_t>(grid.size()), 3);
  projection->map.explained = {0.5, 0.3, 0.1};
  for (int i = 0; i < grid.size(); ++i) {
    const mask::Cell cell = grid.cell(TokenId{i});
    const float turn = 6.2831853F * static_cast<float>(i % grid.perStep()) / static_cast<float>(grid.perStep());
    const auto point = projection->true_points.row(static_cast<std::size_t>(i));
    point[0] = 10 * std::cos(turn);
    point[1] = 6 * std::sin(turn) + static_cast<float>(cell.step);
    point[2] = 4 * std::sin(2 * turn);
    projection->true_rgb.push_back({static_cast<std::uint8_t>(cell.row * 20), 128, static_cast<std::uint8_t>(cell.col * 20)});
    const bool hidden = hide && cell.step >= 1 && cell.step <= 2 && cell.row < 2 && cell.col < 3;
    if (!hidden) continue;
    const float error = 0.1F + 0.1F * static_cast<float>(run->hidden_ids.size());
    run->hidden_ids.push_back(TokenId{i});
    run->errors.push_back({error, 2 * error, 1.5F * error, 1 - error / 2});
    projection->predicted_rgb.push_back({200, 10, 10});
    for (int axis = 0; axis < 3; ++axis) projection->predicted_points.values.push_back(point[static_cast<std::size_t>(axis)] + 0.6F);
  }
  projection->predicted_points.rows = run->hidden_ids.size();
  projection->predicted_points.cols = 3;
  run->targets = targets;
  return {run, projection, RunId{1}};
}

/// Whether this machine can draw with OpenGL 3.2 at all (it cannot on Qt's "offscreen" platform without EGL).
inline bool canDraw() {
  QSurfaceFormat format;
  format.setVersion(3, 2);
  format.setProfile(QSurfaceFormat::CoreProfile);
  QOpenGLContext context;
  context.setFormat(format);
  QOffscreenSurface surface;
  surface.setFormat(format);
  surface.create();
  return context.create() && context.makeCurrent(&surface);
}

}  // namespace lacuna::widgets::test

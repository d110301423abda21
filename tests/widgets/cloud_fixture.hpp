#pragma once

#include <algorithm>
#include <cmath>
#include <random>

#include "core/session/session.hpp"

namespace lacuna::widgets::test {

/// A result of about `tokens` latents made by hand: for each place of the grid a smooth way through a cloud of clusters, the last
/// tenth of the steps hidden, their predictions a little off.
inline session::Result cloudResult(int tokens) {
  const int steps = std::clamp(tokens / 1000, 10, 100), side = static_cast<int>(std::lround(std::sqrt(tokens / steps)));
  const mask::TokenGrid grid{steps, side, side};
  auto run = std::make_shared<latent::Run>();
  auto targets = std::make_shared<latent::LatentSet>();
  auto projection = std::make_shared<projection::Projection>();
  targets->grid = grid;
  run->targets = targets;
  projection->true_points = Matrix(static_cast<std::size_t>(grid.size()), 3);
  projection->map.explained = {0.5, 0.3, 0.1};
  projection->true_rgb.assign(static_cast<std::size_t>(grid.size()), {128, 128, 128});
  std::mt19937 random(7);
  std::normal_distribution<float> noise;
  for (int i = 0; i < grid.size(); ++i) {
    const mask::Cell cell = grid.cell(TokenId{i});
    const auto point = projection->true_points.row(static_cast<std::size_t>(i));
    const auto turn = 0.06F * static_cast<float>(cell.step), cluster = static_cast<float>(cell.row / 10 * 7 + cell.col / 10);
    point[0] = 6 * std::cos(cluster + turn) + noise(random);
    point[1] = 4 * std::sin(2 * cluster) + noise(random);
    point[2] = 5 * std::sin(cluster + turn) + noise(random);
    if (cell.step < steps - steps / 10) continue;
    run->hidden_ids.push_back(TokenId{i});
    const float error = std::abs(noise(random));
    run->errors.push_back({error, 2 * error, 1.5F * error, 1 - error / 4});
    projection->predicted_rgb.push_back({200, 10, 10});
    for (const float value : point) projection->predicted_points.values.push_back(value + 0.3F * noise(random));
  }
  projection->predicted_points.rows = run->hidden_ids.size();
  projection->predicted_points.cols = 3;
  return {run, projection, RunId{1}};
}

}  // namespace lacuna::widgets::test

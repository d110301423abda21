#pragma once

#include <memory>

#include "core/latent/run.hpp"

namespace lacuna::test {

/// A run made by hand: 2 steps of 2 x 2 tokens, width 4; tokens 1, 2 (step 1) and 5 (step 2) are hidden, with L1 errors
/// 0.2, 0.4 and 0.6. "Near" guesses 0.3 everywhere, "Mean" 0.9.
inline std::shared_ptr<latent::Run> smallRun() {
  auto run = std::make_shared<latent::Run>();
  const mask::TokenGrid grid{2, 2, 2};
  auto window = std::make_shared<media::ClipWindow>();
  window->frames.resize(4);
  run->window = window;
  auto targets = std::make_shared<latent::LatentSet>();
  targets->grid = grid;
  targets->values = Matrix(8, 4);
  auto normed = std::make_shared<Matrix>(8, 4);
  for (std::size_t row = 0; row < 8; ++row) normed->row(row)[row % 4] = row < 4 ? 2.0F : -2.0F;
  run->targets = targets;
  run->targets_normed = normed;
  run->hidden_ids = {TokenId{1}, TokenId{2}, TokenId{5}};
  auto predicted = std::make_shared<latent::LatentSet>();
  predicted->grid = grid;
  predicted->ids = run->hidden_ids;
  predicted->values = Matrix(3, 4);
  for (std::size_t row = 0; row < 3; ++row) predicted->values.row(row)[0] = 3.0F;
  run->predicted = predicted;
  for (const float error : {0.2F, 0.4F, 0.6F}) run->errors.push_back({error, 2 * error, 3 * error, 1 - error});
  run->mean = {0.4F, 0.8F, 1.2F, 0.6F};
  run->mask = mask::Mask(grid);
  for (const TokenId id : run->hidden_ids) run->mask.set(id, true);
  for (const auto& [name, error] : {std::pair{"Near", 0.3F}, std::pair{"Mean", 0.9F}}) {
    const latent::TokenErrors errors{error, 2 * error, 3 * error, 1 - error};
    run->baselines.push_back({name, "a guess", {errors, errors, errors}, errors});
  }
  return run;
}

}  // namespace lacuna::test

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/latent/deviation.hpp"
#include "core/latent/run.hpp"
#include "core/mask/mask_shape.hpp"

namespace lacuna::latent {

/// The layers that a run's mask was made from; null: not known.
using MadeFrom = std::shared_ptr<const std::vector<mask::MaskShape>>;

/// One row a hidden token: step, row, column, id, every metric, every baseline's L1. A comment line names metric and weights.
void writeErrorsCsv(const Run& run, const std::string& path);

/// Settings, hashes, sizes, weights used, means, baselines, times: everything to make the run again; and how far the way of
/// computing is from fp32 on the CPU, where that is known; and what the mask was made from, seeds too, and
/// the file of the model, named without its folder, where these are known.
std::string runSummaryJson(const Run& run, const std::optional<Deviation>& deviation = std::nullopt, const MadeFrom& mask = nullptr,
                           const std::string& model_file = {});

/// The same for people, about 20 lines.
std::string runSummaryText(const Run& run, const std::optional<Deviation>& deviation = std::nullopt, const MadeFrom& mask = nullptr,
                           const std::string& model_file = {});

/// target.raw, target.normed, predicted, hidden_ids in one safetensors file.
void writeLatents(const Run& run, const std::string& path);

/// run.json, run.txt, errors.csv, by_step.csv, by_distance.csv, time_by_cell.npz, latents.safetensors and mask.npy in `folder`, which is made when it is missing; each is
/// whole or the old one. Throws `Failure` (Refused) naming the folder or the file that cannot be written.
void writeRunFiles(const Run& run, const std::string& folder, const std::optional<Deviation>& deviation = std::nullopt, const MadeFrom& mask = nullptr,
                   const std::string& model_file = {});

}  // namespace lacuna::latent

#pragma once

#include <string>

#include "core/latent/run.hpp"
#include "core/latent/table.hpp"

namespace lacuna::latent {

/// What made a run, as json in one line: for tables and figures of it.
std::string runSettingsJson(const Run& run);

/// Errors by distance from the border of the hidden region: within the step and in space and time, every metric with the best
/// baseline beside (see `errorsByDistance`).
Table distanceTable(const Run& run);

/// Errors by step: every metric with percentiles and the best baseline, and motion (see `errorsByStep`).
Table stepTable(const Run& run);

/// Each metric as [steps, rows, columns], NaN where visible. Throws as `NpzFile::write`.
void writeTimeByCell(const Run& run, const std::string& path);

/// The steps that are worse than usual and the worst tokens, as trained, for people: numbers count from 1; empty where nothing is hidden.
std::string worstMomentsText(const Run& run);

}  // namespace lacuna::latent

#pragma once

#include <string>

#include "core/latent/table.hpp"
#include "core/surprise/summary.hpp"

namespace lacuna::surprise {

/// What made a measurement, as json in one line: clip, model, lengths, rate, how far it came.
std::string settingsJson(const Measurement& measurement);

/// A row for each window: number, frames, times, motion, and for each context length every metric of the prediction and of each
/// simple guess. Cosine similarity is as it is, not turned round.
latent::Table windowTable(const Measurement& measurement);

/// A row for each step of the clip: time, frame, motion, and for each context length the columns of its `Curve`.
latent::Table timeTable(const Measurement& measurement, const Summary& summary);

/// Two clips on one axis, a row for each step that both have.
latent::Table pairTable(const Measurement& a, const Measurement& b, const Summary& of_a, const Summary& of_b);

/// Everything that is not a table: settings, means, greatest, simple guesses, correlation with motion, peaks.
std::string summaryJson(const Measurement& measurement, const Summary& summary);
std::string pairJson(const Measurement& a, const Measurement& b, const Summary& of_a, const Summary& of_b);

/// The same for people.
std::string summaryText(const Measurement& measurement, const Summary& summary);
/// Which one is called the more surprising, by mean and by the greatest, and how their motion differs.
std::string pairText(const Measurement& a, const Measurement& b, const Summary& of_a, const Summary& of_b);

}  // namespace lacuna::surprise

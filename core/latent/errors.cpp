#include "core/latent/errors.hpp"

#include <cmath>

#include "core/base/error.hpp"

namespace lacuna::latent {

const char* nameOf(Metric metric) {
  switch (metric) {
    case Metric::L1Normed:
      return "L1, layer-normed";
    case Metric::L1Raw:
      return "L1, raw";
    case Metric::L2Normed:
      return "L2, layer-normed";
    case Metric::Cosine:
      return "Cosine similarity";
  }
  return "";
}

const char* keyOf(Metric metric) {
  switch (metric) {
    case Metric::L1Normed:
      return "l1_normed";
    case Metric::L1Raw:
      return "l1_raw";
    case Metric::L2Normed:
      return "l2_normed";
    case Metric::Cosine:
      return "cosine";
  }
  return "";
}

std::optional<Metric> metricNamed(std::string_view key) {
  for (const Metric metric : {Metric::L1Normed, Metric::L1Raw, Metric::L2Normed, Metric::Cosine})
    if (key == keyOf(metric)) return metric;
  return std::nullopt;
}

float valueOf(const TokenErrors& errors, Metric metric) {
  switch (metric) {
    case Metric::L1Normed:
      return errors.l1_normed;
    case Metric::L1Raw:
      return errors.l1_raw;
    case Metric::L2Normed:
      return errors.l2_normed;
    case Metric::Cosine:
      return errors.cosine;
  }
  return 0;
}

TokenErrors tokenErrors(std::span<const float> predicted, std::span<const float> truth,
                        std::span<const float> truth_normed) {
  const std::size_t width = predicted.size();
  if (truth.size() != width || truth_normed.size() != width || width == 0) {
    fail(ErrorKind::Mismatch, "Predicted and true latents have different widths (" + std::to_string(width) + " and " +
                                  std::to_string(truth.size()) + ").");
  }
  double l1_normed = 0, l1_raw = 0, squares = 0, dot = 0, predicted_squares = 0, normed_squares = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const double p = predicted[i], n = truth_normed[i], difference = p - n;
    l1_normed += std::abs(difference);
    l1_raw += std::abs(p - truth[i]);
    squares += difference * difference;
    dot += p * n;
    predicted_squares += p * p;
    normed_squares += n * n;
  }
  const double lengths = std::sqrt(predicted_squares * normed_squares);
  const auto count = static_cast<double>(width);
  return {static_cast<float>(l1_normed / count), static_cast<float>(l1_raw / count),
          static_cast<float>(std::sqrt(squares / count)), lengths > 0 ? static_cast<float>(dot / lengths) : 0.0F};
}

std::vector<TokenErrors> errorsOf(const Matrix& guesses, const std::vector<TokenId>& ids, const Matrix& truth,
                                  const Matrix& truth_normed, const jobs::JobContext& context) {
  std::vector<TokenErrors> errors;
  errors.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i % 256 == 0) context.throwIfStopped();
    const auto token = static_cast<std::size_t>(index(ids[i]));
    errors.push_back(tokenErrors(guesses.row(i), truth.row(token), truth_normed.row(token)));
  }
  return errors;
}

TokenErrors meanOf(const std::vector<TokenErrors>& errors) {
  if (errors.empty()) return {};
  double l1_normed = 0, l1_raw = 0, l2_normed = 0, cosine = 0;
  for (const TokenErrors& error : errors) {
    l1_normed += error.l1_normed;
    l1_raw += error.l1_raw;
    l2_normed += error.l2_normed;
    cosine += error.cosine;
  }
  const auto count = static_cast<double>(errors.size());
  return {static_cast<float>(l1_normed / count), static_cast<float>(l1_raw / count), static_cast<float>(l2_normed / count),
          static_cast<float>(cosine / count)};
}

}  // namespace lacuna::latent

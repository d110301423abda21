#include "core/model/golden_parts.hpp"

#include <cmath>

namespace lacuna::model {

std::vector<float> meanDifferences(const Matrix& predicted, const Matrix& targets) {
  std::vector<float> means(predicted.rows);
  for (std::size_t row = 0; row < predicted.rows; ++row) {
    double sum = 0;
    for (std::size_t i = 0; i < predicted.cols; ++i) sum += std::abs(predicted.row(row)[i] - targets.row(row)[i]);
    means[row] = static_cast<float>(sum / static_cast<double>(predicted.cols));
  }
  return means;
}

void addTrace(const Trace& trace, const std::string& hidden, const std::string& attention, GoldenValues& values) {
  for (std::size_t i = 0; i < trace.hidden.size(); ++i) values.add(hidden + std::to_string(i), trace.hidden[i]);
  for (std::size_t i = 0; i < trace.attention.size(); ++i) {
    for (const Matrix& head : trace.attention[i]) values.add(attention + std::to_string(i), head);
  }
}

void addMean(const std::string& from, const std::string& name, GoldenValues& values) {
  const std::vector<float>* all = values.ours(from);
  if (all == nullptr || all->empty()) return;
  double sum = 0;
  for (const float value : *all) sum += value;
  const float mean = static_cast<float>(sum / static_cast<double>(all->size()));
  values.add(name, std::span<const float>(&mean, 1));
}

void addLoss(const std::string& name, GoldenValues& values) { addMean(name + ".l1", name + ".loss", values); }

void addPixels(const std::string& prefix, GoldenValues& values) {
  if (!values.has(prefix + "input.u8")) return;
  const auto& shape = values.clipShape(prefix + "input.u8");
  std::vector<float> pixels = values.floats(prefix + "input.u8");
  const std::size_t plane = pixels.size() / static_cast<std::size_t>(shape[0] * 3);
  const media::Normalisation n;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const std::size_t channel = i / plane % 3;
    pixels[i] = (pixels[i] / 255.0F - n.mean[channel]) / n.deviation[channel];
  }
  values.add(prefix + "input", pixels);
}

}  // namespace lacuna::model

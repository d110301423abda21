#include "widgets/inspector/token_facts.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets", text); }

double length(std::span<const float> latent) {
  double sum = 0;
  for (const float value : latent) sum += static_cast<double>(value) * value;
  return std::sqrt(sum);
}

QString errorsText(const latent::TokenErrors& errors) {
  QStringList values;
  for (const auto metric :
       {latent::Metric::L1Normed, latent::Metric::L1Raw, latent::Metric::L2Normed, latent::Metric::Cosine}) {
    values << QString("%1 %2").arg(coreText(latent::nameOf(metric)),
                                   words::number(latent::valueOf(errors, metric), 4));
  }
  return values.join("; ");
}

}  // namespace

double shareBelow(std::span<const float> values, float value) {
  if (values.empty()) return 0;
  const auto below = std::count_if(values.begin(), values.end(), [value](float other) { return other < value; });
  return static_cast<double>(below) / static_cast<double>(values.size());
}

std::vector<float> metricValues(const latent::Run& run, latent::Metric metric) {
  std::vector<float> values;
  values.reserve(run.errors.size());
  for (const auto& errors : run.errors) values.push_back(latent::valueOf(errors, metric));
  return values;
}

std::optional<TokenFacts> tokenFacts(const latent::Run& run, TokenId id, latent::Metric metric) {
  if (index(id) < 0 || index(id) >= run.grid().size()) return std::nullopt;
  TokenFacts facts;
  facts.id = id;
  facts.cell = run.grid().cell(id);
  facts.row = run.rowOf(id);
  facts.true_length = length(run.targets_normed->row(static_cast<std::size_t>(index(id))));
  if (!facts.hidden()) return facts;
  const auto row = static_cast<std::size_t>(facts.row);
  facts.errors = run.errors[row];
  facts.below = shareBelow(metricValues(run, metric), latent::valueOf(facts.errors, metric));
  facts.predicted_length = length(run.predicted->values.row(row));
  for (const auto& baseline : run.baselines) facts.baselines.push_back(baseline.errors[row]);
  return facts;
}

std::vector<std::optional<double>> spotOverTime(const latent::Run& run, int row, int col, latent::Metric metric) {
  std::vector<std::optional<double>> values(static_cast<std::size_t>(run.grid().steps));
  for (int step = 0; step < run.grid().steps; ++step) {
    const int at = run.rowOf(run.grid().id({step, row, col}));
    if (at >= 0) values[static_cast<std::size_t>(step)] = latent::valueOf(run.errors[static_cast<std::size_t>(at)], metric);
  }
  return values;
}

QString placeText(const mask::Cell& cell) { return tr("Row %1, column %2").arg(cell.row + 1).arg(cell.col + 1); }

QString stepText(const mask::Cell& cell, int frames_per_step) {
  const int first = cell.step * frames_per_step + 1;
  if (frames_per_step == 1) return tr("Step %1 \u00b7 frame %2").arg(cell.step + 1).arg(first);
  return tr("Step %1 \u00b7 frames %2\u2013%3").arg(cell.step + 1).arg(first).arg(first + frames_per_step - 1);
}

QString rankText(const latent::Run& run, const TokenFacts& facts) {
  const auto tokens = static_cast<double>(run.hidden_ids.size());
  const QString count = words::count(static_cast<std::int64_t>(run.hidden_ids.size()));
  if (facts.below <= 0) return tr("lowest of %1 hidden tokens").arg(count);
  if (facts.below * tokens > tokens - 1.5) return tr("highest of %1 hidden tokens").arg(count);
  return tr("higher than %1 of hidden tokens").arg(words::percent(std::floor(facts.below * 100) / 100));
}

QString tokenText(const latent::Run& run, const TokenFacts& facts, int frames_per_step) {
  QStringList lines{tr("%1, %2, #%3").arg(placeText(facts.cell), stepText(facts.cell, frames_per_step)).arg(index(facts.id)),
                    facts.hidden() ? tr("Hidden") : tr("Visible")};
  if (facts.hidden()) {
    lines << tr("Prediction: %1").arg(errorsText(facts.errors));
    for (std::size_t i = 0; i < facts.baselines.size(); ++i) {
      lines << QString("%1: %2").arg(coreText(run.baselines[i].name), errorsText(facts.baselines[i]));
    }
    lines << tr("Predicted length %1").arg(words::number(facts.predicted_length, 4));
  }
  lines << tr("True length %1").arg(words::number(facts.true_length, 4));
  lines << tr("Run %1").arg(QString::fromStdString(run.hash.hex()));
  return lines.join('\n');
}

}  // namespace lacuna::widgets

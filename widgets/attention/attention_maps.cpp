#include "widgets/attention/attention_maps.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace lacuna::widgets {

AttentionWay wayOf(const ViewState& view) {
  const bool by_map = view.attention_mode == AttentionMode::Heads || view.attention_mode == AttentionMode::Layers;
  if (!by_map || !view.attention_by) return AttentionWay::Reads;
  return view.attention_queries == AttentionQueries::All ? AttentionWay::Received : AttentionWay::Readers;
}

AttentionMaps::AttentionMaps(const session::AttentionStudy& study, const ViewState& view) {
  if (!study.rows() || study.rows()->of != study.wish().of) return;
  request_ = study.request();
  of_ = study.rows()->of;
  query_ = study.rows()->query;
  tokens_ = study.rows()->tokens;
  const bool whole = view.attention_mode != AttentionMode::Layers;
  if (view.attention_mode == AttentionMode::Rollout) {
    if (study.rollout() && study.rollout()->query == query_) {
      rows_ = study.rollout()->shares;
      blocks_ = static_cast<int>(rows_.rows);
      rollout_ = true;
      heads_ = 1;
    }
  } else if (wayOf(view) == AttentionWay::Reads) {
    take(study.rows()->blocks, !whole);
  } else if (const auto& survey = study.survey(); survey && survey->of == of_) {
    way_ = wayOf(view);
    if (way_ == AttentionWay::Received) take(survey->received, !whole);
    if (way_ == AttentionWay::Readers && survey->read == query_) take(survey->read_by, !whole);
  }
  column_of_.assign(static_cast<std::size_t>(grid().size()), -1);
  for (std::size_t i = 0; i < tokens_.size(); ++i) column_of_[static_cast<std::size_t>(index(tokens_[i]))] = static_cast<int>(i);
  if (!empty()) makeFigures();
}

void AttentionMaps::makeFigures() {
  Matrix rows = rows_;
  for (std::size_t i = 0; readers() && i < rows.rows; ++i) {
    float sum = 0;
    for (const float share : rows.row(i)) sum += share;
    for (float& share : rows.row(i)) share = sum > 0 ? share / sum : 0;
  }
  figures_ = latent::figuresOf(rows, heads_, query_, tokens_, request_.mask);
}

void AttentionMaps::take(const std::vector<Matrix>& by_block, bool mean_of_heads) {
  if (by_block.empty()) return;
  const std::size_t heads = by_block.front().rows, tokens = by_block.front().cols;
  blocks_ = static_cast<int>(by_block.size());
  heads_ = mean_of_heads ? 1 : static_cast<int>(heads);
  rows_ = Matrix(by_block.size() * static_cast<std::size_t>(heads_), tokens);
  for (std::size_t block = 0; block < by_block.size(); ++block)
    for (std::size_t head = 0; head < heads; ++head) {
      const auto from = by_block[block].row(head);
      const auto to = rows_.row(mean_of_heads ? block : block * heads + head);
      const float weight = mean_of_heads ? 1.0F / static_cast<float>(heads) : 1.0F;
      for (std::size_t k = 0; k < tokens; ++k) to[k] += weight * from[k];
    }
}

std::span<const float> AttentionMaps::shares(int block, int head) const {
  return rows_.row(static_cast<std::size_t>((block - 1) * heads_ + headWithin(head)));
}

float AttentionMaps::largest(int block, int head) const { return *std::ranges::max_element(shares(block, head)); }

float AttentionMaps::largestOfStep(int block, int head, int step) const {
  float largest = 0;
  for (int id = step * grid().perStep(); id < (step + 1) * grid().perStep(); ++id)
    if (const float share = shareOf(block, head, TokenId{id}); !std::isnan(share)) largest = std::max(largest, share);
  return largest;
}

float AttentionMaps::shareOf(int block, int head, TokenId token) const {
  const int column = column_of_[static_cast<std::size_t>(index(token))];
  return column < 0 ? std::numeric_limits<float>::quiet_NaN() : shares(block, head)[static_cast<std::size_t>(column)];
}

std::vector<double> AttentionMaps::sharesOfSteps(int block, int head) const {
  std::vector<double> sums(static_cast<std::size_t>(grid().steps));
  const auto row = shares(block, head);
  for (std::size_t i = 0; i < row.size(); ++i) sums[static_cast<std::size_t>(grid().cell(tokens_[i]).step)] += row[i];
  return sums;
}

QImage attentionImage(const AttentionMaps& maps, int block, int head, int step, float largest, MapGround ground, const Theme& theme) {
  constexpr float thinnest = 0.2F;  // opacity over a frame
  const mask::TokenGrid& grid = maps.grid();
  QImage image(grid.cols, grid.rows, QImage::Format_RGBA8888);
  image.fill(Qt::transparent);
  if (maps.empty() || step < 0 || step >= grid.steps) return image;
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col) {
      const float share = maps.shareOf(block, head, grid.id({step, row, col}));
      if (std::isnan(share)) continue;
      const float strength = largest > 0 ? share / largest : 0;
      QColor color = theme.frostAt(strength);
      if (ground == MapGround::Frame) color.setAlphaF(thinnest + (1 - thinnest) * std::sqrt(std::clamp(strength, 0.0F, 1.0F)));
      image.setPixelColor(col, row, color);
    }
  return image;
}

latent::Table attentionTable(const AttentionMaps& maps, int block, int head) {
  nlohmann::ordered_json settings = nlohmann::ordered_json::parse(latent::attentionSettings(maps.request(), maps.of(), latent::Queries::One, maps.query()));
  constexpr std::array shares = {"that the query gives to each token", "that each token gives to the query", "that each token receives, the mean over all queries"};
  settings["shares"] = shares[static_cast<std::size_t>(maps.way())];
  settings["block_from_1"] = block;
  settings["head_from_0"] = head;
  latent::Table table{"attention", settings.dump(), {}};
  const auto& tokens = maps.tokens();
  const auto row = maps.shares(block, head);
  const auto add = [&](const char* name, auto value) {
    latent::Column& column = table.columns.emplace_back(latent::Column{name, {}, {}});
    for (std::size_t i = 0; i < tokens.size(); ++i) column.values.push_back(static_cast<double>(value(i)));
  };
  const auto cell = [&](std::size_t i) { return maps.grid().cell(tokens[i]); };
  add("token", [&](std::size_t i) { return index(tokens[i]); });
  add("step", [&](std::size_t i) { return cell(i).step; });
  add("row", [&](std::size_t i) { return cell(i).row; });
  add("col", [&](std::size_t i) { return cell(i).col; });
  add("hidden", [&](std::size_t i) { return maps.request().mask.hidden(tokens[i]); });
  add("share", [&](std::size_t i) { return row[i]; });
  return table;
}

}  // namespace lacuna::widgets

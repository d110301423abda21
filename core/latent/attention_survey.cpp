#include "core/latent/attention_survey.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/base/file_name.hpp"
#include "core/latent/attention_pass.hpp"
#include "core/model/attention.hpp"
#include "core/model/file.hpp"

namespace lacuna::latent {
namespace {

constexpr double near_cells = 2;

/// Sums of shares by what they fall on.
struct Sums {
  double cells = 0, steps = 0, itself = 0, nearby = 0, same_place = 0, row_or_column = 0, same_step = 0, on_visible = 0;
  double spread_bits = 0, queries = 0;

  void add(const Sums& other) {
    for (double Sums::*sum : {&Sums::cells, &Sums::steps, &Sums::itself, &Sums::nearby, &Sums::same_place, &Sums::row_or_column, &Sums::same_step,
                              &Sums::on_visible, &Sums::spread_bits, &Sums::queries})
      this->*sum += other.*sum;
  }
};

/// Where the tokens of a pass lie, looked up once for many rows.
class Places {
 public:
  Places(const std::vector<TokenId>& tokens, const mask::Mask& mask) : cols_(mask.grid().cols), apart_(apartOf(mask.grid())) {
    for (const TokenId token : tokens) {
      cells_.push_back(mask.grid().cell(token));
      visible_.push_back(!mask.hidden(token));
    }
  }

  void add(std::span<const float> shares, double spread_bits, const mask::Cell& query, Sums& sums) const {
    sums.spread_bits += spread_bits;
    ++sums.queries;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const double share = shares[i];
      const mask::Cell& cell = cells_[i];
      const int rows = std::abs(cell.row - query.row), cols = std::abs(cell.col - query.col), steps = std::abs(cell.step - query.step);
      const double apart = apart_[static_cast<std::size_t>(rows * cols_ + cols)];
      sums.cells += share * apart;
      sums.steps += share * steps;
      if (visible_[i]) sums.on_visible += share;
      if (rows + cols == 0) (steps == 0 ? sums.itself : sums.same_place) += share;
      if (steps != 0) continue;
      sums.same_step += share;
      if (apart <= near_cells) sums.nearby += share;
      if (rows == 0 || cols == 0) sums.row_or_column += share;
    }
  }

  const mask::Cell& cell(std::size_t token) const { return cells_[token]; }
  bool visible(std::size_t token) const { return visible_[token] != 0; }

 private:
  static std::vector<double> apartOf(const mask::TokenGrid& grid) {
    std::vector<double> apart;
    for (int row = 0; row < grid.rows; ++row)
      for (int col = 0; col < grid.cols; ++col) apart.push_back(std::hypot(row, col));
    return apart;
  }

  int cols_;
  std::vector<double> apart_;  ///< by rows and columns between two cells
  std::vector<mask::Cell> cells_;
  std::vector<char> visible_;
};

HeadKind kindOf(const HeadFigures& f, std::size_t tokens) {
  if (f.itself >= 0.3) return HeadKind::Itself;
  if (f.nearby >= 0.4) return HeadKind::Nearby;
  if (f.same_place >= 0.3) return HeadKind::SamePlace;
  if (f.row_or_column >= 0.4) return HeadKind::RowOrColumn;
  if (f.spread_bits >= 0.92 * std::log2(static_cast<double>(tokens))) return HeadKind::Everywhere;
  return HeadKind::Chosen;
}

HeadFigures meanOf(const Sums& sums, std::size_t tokens) {
  HeadFigures f;
  const double queries = sums.queries;
  f.spread_bits = sums.spread_bits / queries;
  f.distance_cells = sums.cells / queries;
  f.distance_steps = sums.steps / queries;
  f.itself = sums.itself / queries;
  f.nearby = sums.nearby / queries;
  f.same_place = sums.same_place / queries;
  f.row_or_column = sums.row_or_column / queries;
  f.same_step = sums.same_step / queries;
  f.on_visible = sums.on_visible / queries;
  f.kind = kindOf(f, tokens);
  return f;
}

std::optional<std::size_t> placeIn(const std::vector<TokenId>& tokens, std::optional<TokenId> token) {
  if (!token) return std::nullopt;
  const auto found = std::ranges::find(tokens, *token);
  if (found == tokens.end()) fail(ErrorKind::Mismatch, "Token " + std::to_string(index(*token)) + " is not among the tokens of this pass.");
  return static_cast<std::size_t>(found - tokens.begin());
}

/// Looks at every row of one block.
void surveyBlock(int block, const model::AttentionInput& input, model::Team& team, const Places& places, std::optional<std::size_t> read,
                 const jobs::JobContext& context, AttentionSurvey& survey) {
  const auto tokens = static_cast<std::size_t>(input.tokens), heads = static_cast<std::size_t>(input.heads);
  Matrix received(heads, tokens), read_by(read ? heads : 0, tokens);
  std::vector<Sums> of_visible(heads), of_hidden(heads);
  model::forAttentionRows(team, input, context, [&](const model::AttentionRows& rows) {
    const auto head = static_cast<std::size_t>(rows.head);
    for (std::size_t i = 0; i < rows.shares.rows; ++i) {
      const std::size_t query = static_cast<std::size_t>(rows.first_query) + i;
      const auto shares = rows.shares.row(i);
      places.add(shares, rows.spread_bits[i], places.cell(query), (places.visible(query) ? of_visible : of_hidden)[head]);
      for (std::size_t k = 0; k < tokens; ++k) received.row(head)[k] += shares[k] / static_cast<float>(tokens);
      if (read) read_by.row(head)[query] = shares[*read];
    }
  });
  const auto tell = [&](const Sums& sums, std::size_t head, std::vector<HeadFigures>& all) {
    all.push_back(meanOf(sums, tokens));
    all.back().block = block;
    all.back().head = static_cast<int>(head);
  };
  for (std::size_t head = 0; head < heads; ++head) {
    if (of_hidden[head].queries > 0) tell(of_hidden[head], head, survey.of_hidden);
    of_visible[head].add(of_hidden[head]);
    tell(of_visible[head], head, survey.heads);
  }
  survey.received.push_back(std::move(received));
  if (read) survey.read_by.push_back(std::move(read_by));
}

/// What a block's attention is made from.
struct KeptBlock {
  std::vector<float> qkv;
  model::AttentionInput input;
};

void refuseLargeRollout(const RunRequest& request, AttentionOf of) {
  const auto& d = request.model->description();
  const model::TransformerSize& size = of == AttentionOf::Predictor ? d.predictor : d.encoder;
  const int tokens = of == AttentionOf::Context ? request.mask.grid().size() - request.mask.hiddenCount() : request.mask.grid().size();
  const std::uint64_t bytes = 3 * sizeof(float) * static_cast<std::uint64_t>(tokens) * static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.depth);
  if (bytes <= rollout_budget_bytes) return;
  fail(ErrorKind::Mismatch, "A rollout keeps what the attention of every block is made from, " + model::grouped(bytes >> 20U) + " MB here, over the " +
                                model::grouped(rollout_budget_bytes >> 20U) + " MB it may have. Use fewer frames or a smaller picture.");
}

/// r A, where A is the mean attention of the block's heads: each query hands on what it has to what it reads from.
std::vector<double> handedOn(const std::vector<double>& has, const model::AttentionInput& input, model::Team& team, const jobs::JobContext& context) {
  const std::size_t tokens = has.size(), heads = static_cast<std::size_t>(input.heads);
  std::vector<std::vector<double>> by_head(heads, std::vector<double>(tokens));
  model::forAttentionRows(team, input, context, [&](const model::AttentionRows& rows) {
    std::vector<double>& got = by_head[static_cast<std::size_t>(rows.head)];
    for (std::size_t i = 0; i < rows.shares.rows; ++i) {
      const double weight = has[static_cast<std::size_t>(rows.first_query) + i] / static_cast<double>(heads);
      if (weight == 0) continue;
      const auto shares = rows.shares.row(i);
      for (std::size_t k = 0; k < tokens; ++k) got[k] += weight * shares[k];
    }
  });
  std::vector<double> sum(tokens);
  for (const auto& head : by_head)
    for (std::size_t k = 0; k < tokens; ++k) sum[k] += head[k];
  return sum;
}

}  // namespace

const char* nameOf(HeadKind kind) {
  switch (kind) {
    case HeadKind::Itself: return "Itself";
    case HeadKind::Nearby: return "Nearby";
    case HeadKind::SamePlace: return "Same place";
    case HeadKind::RowOrColumn: return "Row or column";
    case HeadKind::Everywhere: return "Everywhere";
    case HeadKind::Chosen: break;
  }
  return "Chosen places";
}

HeadFigures figuresOf(std::span<const float> shares, TokenId query, const std::vector<TokenId>& tokens, const mask::Mask& mask) {
  Matrix row(1, shares.size());
  std::ranges::copy(shares, row.values.begin());
  return figuresOf(row, 1, query, tokens, mask).front();
}

std::vector<HeadFigures> figuresOf(const Matrix& rows, int heads, TokenId query, const std::vector<TokenId>& tokens, const mask::Mask& mask) {
  const Places places(tokens, mask);
  std::vector<HeadFigures> figures;
  for (std::size_t i = 0; i < rows.rows; ++i) {
    double bits = 0;
    for (const float share : rows.row(i))
      if (share > 0) bits -= share * std::log2(static_cast<double>(share));
    Sums sums;
    places.add(rows.row(i), bits, mask.grid().cell(query), sums);
    figures.push_back(meanOf(sums, tokens.size()));
    figures.back().block = static_cast<int>(i) / heads + 1;
    figures.back().head = static_cast<int>(i) % heads;
  }
  return figures;
}

AttentionSurvey surveyAttention(const RunRequest& request, AttentionOf of, std::optional<TokenId> read, LatentCache& cache,
                                const jobs::JobContext& context) {
  AttentionSurvey survey{of, {}, {}, {}, {}, read, {}};
  std::optional<Places> places;
  model::Trace trace;
  trace.see_attention = [&](int block, const model::AttentionInput& input, model::Team& team) {
    if (!places) places.emplace(trace.order, request.mask);
    surveyBlock(block, input, team, *places, placeIn(trace.order, read), context, survey);
  };
  passThrough(request, of, cache, context, trace);
  survey.tokens = std::move(trace.order);
  return survey;
}

AttentionRollout rolloutOf(const RunRequest& request, AttentionOf of, TokenId query, LatentCache& cache, const jobs::JobContext& context) {
  refuseLargeRollout(request, of);
  std::vector<KeptBlock> blocks;
  model::Trace trace;
  trace.see_attention = [&](int, const model::AttentionInput& input, model::Team&) {
    KeptBlock& kept = blocks.emplace_back();
    kept.qkv.assign(input.qkv, input.qkv + static_cast<std::ptrdiff_t>(input.tokens) * 3 * input.width);
    kept.input = input;
    kept.input.qkv = kept.qkv.data();
  };
  passThrough(request, of, cache, context, trace);
  std::vector<double> has(trace.order.size());
  has[*placeIn(trace.order, query)] = 1;
  AttentionRollout rollout{of, query, std::move(trace.order), Matrix(blocks.size(), has.size())};
  model::Team team;
  for (std::size_t block = blocks.size(); block-- > 0;) {
    context.progress({"Rolling attention out", static_cast<double>(blocks.size() - 1 - block), static_cast<double>(blocks.size()), "blocks"});
    const std::vector<double> got = handedOn(has, blocks[block].input, team, context);
    for (std::size_t k = 0; k < has.size(); ++k) {
      has[k] = 0.5 * has[k] + 0.5 * got[k];
      rollout.shares.row(block)[k] = static_cast<float>(has[k]);
    }
    blocks.pop_back();
  }
  return rollout;
}

std::vector<Source> strongestSources(std::span<const float> shares, const std::vector<TokenId>& tokens, std::size_t count) {
  std::vector<Source> sources;
  for (std::size_t i = 0; i < shares.size(); ++i) sources.push_back({tokens[i], shares[i]});
  count = std::min(count, sources.size());
  std::ranges::partial_sort(sources, sources.begin() + static_cast<std::ptrdiff_t>(count), [](const Source& a, const Source& b) {
    return a.share != b.share ? a.share > b.share : a.token < b.token;
  });
  sources.resize(count);
  return sources;
}

Table headTable(const std::vector<HeadFigures>& heads, const std::string& settings) {
  Table table{"heads", settings, {}};
  const auto numbers = [&](const char* name, auto value) {
    Column& column = table.columns.emplace_back(Column{name, {}, {}});
    for (const HeadFigures& f : heads) column.values.push_back(static_cast<double>(value(f)));
  };
  numbers("block", [](const HeadFigures& f) { return f.block; });
  numbers("head", [](const HeadFigures& f) { return f.head; });
  numbers("spread_bits", [](const HeadFigures& f) { return f.spread_bits; });
  numbers("distance_cells", [](const HeadFigures& f) { return f.distance_cells; });
  numbers("distance_steps", [](const HeadFigures& f) { return f.distance_steps; });
  numbers("itself", [](const HeadFigures& f) { return f.itself; });
  numbers("nearby", [](const HeadFigures& f) { return f.nearby; });
  numbers("same_place", [](const HeadFigures& f) { return f.same_place; });
  numbers("row_or_column", [](const HeadFigures& f) { return f.row_or_column; });
  numbers("same_step", [](const HeadFigures& f) { return f.same_step; });
  numbers("on_visible", [](const HeadFigures& f) { return f.on_visible; });
  Column kinds{"kind", {}, {}};
  for (const HeadFigures& f : heads) kinds.words.emplace_back(nameOf(f.kind));
  table.columns.push_back(std::move(kinds));
  return table;
}

std::string attentionSettings(const RunRequest& request, AttentionOf of, Queries queries, TokenId query) {
  using Json = nlohmann::ordered_json;
  const mask::TokenGrid& grid = request.mask.grid();
  const media::ClipWindow& window = *request.window;
  Json json = {{"attention_of", nameOf(of)},
               {"computed", "CPU, fp32"},
               {"queries", queries == Queries::One ? "one" : queries == Queries::All ? "all" : "hidden"},
               {"clip", window.info.name},
               {"clip_file", fileNameOf(window.info.path)},
               {"clip_hash", window.hash.hex()},
               {"start_frame", window.sampling.start_frame},
               {"frames", window.sampling.frames},
               {"rate_fps", window.sampling.rate_fps},
               {"size_px", window.geometry.crop},
               {"model", request.model->description().name},
               {"model_hash", request.model->hash().hex()},
               {"mask_hash", request.mask.hash().hex()},
               {"mask_token", request.settings.mask_token},
               {"context_from_target_encoder", request.settings.context_from_target_encoder},
               {"grid", {grid.steps, grid.rows, grid.cols}}};
  if (queries == Queries::One) {
    const mask::Cell cell = grid.cell(query);
    json["query_step_row_column"] = {cell.step, cell.row, cell.col};
    json["query_is_hidden"] = request.mask.hidden(query);
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace lacuna::latent

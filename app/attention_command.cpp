#include "app/attention_command.hpp"

#include <iomanip>
#include <ostream>

#include "app/opened.hpp"
#include "app/sources.hpp"
#include "app/writable.hpp"
#include "core/base/error.hpp"
#include "core/latent/attention_survey.hpp"
#include "core/mask/mask_io.hpp"

namespace lacuna::app {
namespace {

constexpr std::size_t sources_shown = 8;

latent::AttentionOf ofNamed(const std::string& name) {
  if (name == "target") return latent::AttentionOf::Target;
  return name == "context" ? latent::AttentionOf::Context : latent::AttentionOf::Predictor;
}

TokenId queryIn(const AttentionOptions& options, const session::Session& session, latent::AttentionOf of) {
  const mask::TokenGrid grid = session.mask().grid();
  const mask::Cell cell{options.query[0], options.query[1], options.query[2]};
  const bool inside = cell.step >= 0 && cell.step < grid.steps && cell.row >= 0 && cell.row < grid.rows && cell.col >= 0 && cell.col < grid.cols;
  if (!inside)
    fail(ErrorKind::Mismatch, "--query is outside the " + std::to_string(grid.steps) + " steps x " + std::to_string(grid.rows) + " rows x " +
                                  std::to_string(grid.cols) + " columns of this clip. They count from 0, so the last is " +
                                  std::to_string(grid.steps - 1) + ',' + std::to_string(grid.rows - 1) + ',' + std::to_string(grid.cols - 1) + '.');
  if (of == latent::AttentionOf::Context && session.mask().hidden(grid.id(cell)))
    fail(ErrorKind::Mismatch, "This token is hidden by the mask " + options.input.mask +
                                  ", and hidden ones are not among the visible. Ask for a visible one, or with --of target or --of predictor.");
  return grid.id(cell);
}

void printStrongest(const latent::Attention& attention, const std::vector<int>& of_head, const mask::Mask& mask, std::ostream& out) {
  const int block = of_head[0], head = of_head[1];
  const bool there = block >= 1 && block <= static_cast<int>(attention.blocks.size()) && head >= 0 &&
                     head < static_cast<int>(attention.blocks.front().rows);
  if (!there)
    fail(ErrorKind::Mismatch, "--sources: there is no such head. Blocks are 1 to " + std::to_string(attention.blocks.size()) + ", heads 0 to " +
                                  std::to_string(attention.blocks.front().rows - 1) + ".");
  const auto shares = attention.blocks[static_cast<std::size_t>(block - 1)].row(static_cast<std::size_t>(head));
  const latent::HeadFigures f = latent::figuresOf(shares, attention.query, attention.tokens, mask);
  out << "Block " << block << ", head " << head + 1 << std::fixed << std::setprecision(2) << ": spread " << f.spread_bits << " bits, mean distance "
      << f.distance_cells << " cells and " << f.distance_steps << " steps, " << std::setprecision(1) << 100 * f.same_step << " % in the same step, "
      << 100 * f.on_visible << " % on visible tokens; " << latent::nameOf(f.kind) << "\nReads most from\n";
  for (const latent::Source& source : latent::strongestSources(shares, attention.tokens, sources_shown)) {
    const mask::Cell cell = mask.grid().cell(source.token);
    out << std::setw(6) << 100 * source.share << " %  step " << cell.step + 1 << ", row " << cell.row + 1 << ", column " << cell.col + 1
        << (mask.hidden(source.token) ? ", hidden\n" : "\n");
  }
}

/// Of the query's row of every head.
std::vector<latent::HeadFigures> figuresOfQuery(const latent::Attention& attention, const mask::Mask& mask) {
  std::vector<latent::HeadFigures> figures;
  for (std::size_t block = 0; block < attention.blocks.size(); ++block)
    for (latent::HeadFigures head : latent::figuresOf(attention.blocks[block], static_cast<int>(attention.blocks[block].rows), attention.query, attention.tokens, mask)) {
      head.block = static_cast<int>(block) + 1;
      figures.push_back(head);
    }
  return figures;
}

/// Of the token, or in the mean over all tokens or the hidden ones.
void writeHeads(const AttentionOptions& options, const latent::Attention& attention, const std::optional<latent::AttentionSurvey>& survey,
                const latent::RunRequest& request) {
  const bool of_query = !options.all_tokens && !options.hidden_tokens;
  if (options.hidden_tokens && survey->of_hidden.empty())
    fail(ErrorKind::Mismatch, "No token of this pass is hidden. Give a mask that hides some, and --of target or --of predictor.");
  const auto figures = of_query ? figuresOfQuery(attention, request.mask) : options.hidden_tokens ? survey->of_hidden : survey->heads;
  const auto queries = of_query ? latent::Queries::One : options.hidden_tokens ? latent::Queries::Hidden : latent::Queries::All;
  latent::writeTableCsv(latent::headTable(figures, latent::attentionSettings(request, attention.of, queries, attention.query)), options.heads);
}

}  // namespace

int attentionCommand(const AttentionOptions& options, std::ostream& out) {
  const auto shapes = mask::shapesFromText(options.input.mask);  // before the long work: a typing error is told at once
  requireWritable(options.out);
  requireWritable(options.heads);
  Opened opened(options.input);
  session::Session& session = opened.session;
  hide(session, shapes, options.input);
  const latent::AttentionOf of = ofNamed(options.of);
  const TokenId query = queryIn(options, session, of);
  const latent::RunRequest request = session.wantedRun();
  latent::LatentCache& cache = *session.latentCache();
  std::optional<model::Trace::Head> map_of;
  if (options.map.size() == 2) map_of = model::Trace::Head{options.map[0], options.map[1]};
  const latent::Attention attention = latent::attentionOf(request, of, query, map_of, cache, {});
  std::optional<latent::AttentionSurvey> survey;
  if (options.all_tokens || options.hidden_tokens || options.read_by)
    survey = latent::surveyAttention(request, of, options.read_by ? std::optional(query) : std::nullopt, cache, {});
  std::optional<latent::AttentionRollout> rollout;
  if (options.rollout) rollout = latent::rolloutOf(request, of, query, cache, {});
  latent::writeAttention(attention, request, options.out, survey ? &*survey : nullptr, rollout ? &*rollout : nullptr);
  if (!options.heads.empty()) writeHeads(options, attention, survey, request);
  const mask::Cell cell = request.mask.grid().cell(query);
  out << attention.blocks.size() << " blocks x " << attention.blocks.front().rows << " heads x " << attention.tokens.size() << " tokens of the "
      << latent::nameOf(of) << (of == latent::AttentionOf::Predictor ? "" : " encoder") << "\nof step " << cell.step + 1 << ", row " << cell.row + 1
      << ", column " << cell.col + 1 << " (" << (request.mask.hidden(query) ? "hidden" : "visible") << ")\n";
  printSources(session, options.input, out);
  out << "Steps, rows, columns and heads are counted from 1 here, as in the window; options and files count them from 0.\n";
  if (!options.sources.empty()) printStrongest(attention, options.sources, request.mask, out);
  out << "Written to " << options.out << (options.heads.empty() ? "" : " and " + options.heads) << '\n';
  return Success;
}

}  // namespace lacuna::app

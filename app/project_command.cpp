#include "app/project_command.hpp"

#include <filesystem>
#include <iomanip>
#include <limits>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/opened.hpp"
#include "app/progress_lines.hpp"
#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/projection/health.hpp"

namespace lacuna::app {
namespace {

using Json = nlohmann::ordered_json;
using Runs = std::vector<std::shared_ptr<const latent::Run>>;

using Masks = std::vector<std::vector<mask::MaskShape>>;

Masks masksOf(const ProjectOptions& options) {
  Masks masks{shapesFromArgument(options.input.mask)};
  for (const std::string& mask : options.also) masks.push_back(shapesFromArgument(mask));
  return masks;
}

/// One run for each mask, on the same clip and model.
Runs predictAll(Opened& opened, const Masks& masks, const ProjectOptions& options) {
  Runs runs;
  for (const auto& shown : masks) {
    opened.session.run(session::setShapes(shown, "Mask"));
    opened.session.run(session::setRunSettings({options.input.mask_token, options.input.context_from_target_encoder}));
    opened.session.predict();
    waitFor(opened.queue, opened.session, [&opened] { return opened.session.resultIsCurrent() && !opened.session.comparing(); });
    runs.push_back(opened.session.result().run);
  }
  return runs;
}

void writePoint(std::ostream& out, const mask::TokenGrid& grid, TokenId token, std::span<const float> point) {
  const mask::Cell cell = grid.cell(token);
  out << ',' << index(token) << ',' << cell.step << ',' << cell.row << ',' << cell.col;
  for (const float value : point) out << ',' << value;
}

void writePoints(const std::string& path, const projection::FrozenMap& map, const Runs& runs, const std::vector<Matrix>& predicted) {
  writeWhole(path, [&](std::ostream& out) {
    out << std::setprecision(std::numeric_limits<float>::max_digits10);
    out << "kind,mask,token,step,row,col,x,y" << (map.points().cols == 3 ? ",z" : "") << ",hidden,l1_normed\n";
    const mask::TokenGrid& grid = runs.front()->grid();
    for (int token = 0; token < grid.size(); ++token) {
      out << "true,0";
      writePoint(out, grid, TokenId{token}, map.points().row(static_cast<std::size_t>(token)));
      out << ',' << (runs.front()->mask.hidden(TokenId{token}) ? 1 : 0) << ",\n";
    }
    for (std::size_t r = 0; r < runs.size(); ++r)
      for (std::size_t i = 0; i < runs[r]->hidden_ids.size(); ++i) {
        out << "predicted," << r;
        writePoint(out, grid, runs[r]->hidden_ids[i], predicted[r].row(i));
        out << ",1," << runs[r]->errors[i].l1_normed << '\n';
      }
  });
}

Json jsonOf(const projection::Health& health) {
  return {{"neighbours", health.neighbours},   {"sampled_tokens", health.sampled}, {"trustworthiness", health.trustworthiness},
          {"continuity", health.continuity},   {"neighbour_overlap", health.overlap}, {"neighbour_overlap_by_chance", health.overlap_chance},
          {"distance_rank_correlation", health.distance_rank}, {"warning", health.warning()}};
}

Json jsonOf(const projection::FrozenMap& map) {
  const projection::LayoutSettings& settings = map.settings();
  Json json{{"method", projection::nameOf(settings.method)}, {"axes", settings.dimensions}, {"fitted_on", "all true tokens, layer-normed"}};
  if (settings.method == projection::Method::Pca) json["explained_variance"] = map.explained();
  if (settings.method == projection::Method::Umap) json["neighbours"] = settings.neighbours, json["min_dist"] = settings.min_dist;
  if (settings.method == projection::Method::Tsne) json["perplexity"] = settings.perplexity;
  if (settings.method != projection::Method::Pca) json["epochs"] = map.epochs(), json["seed"] = settings.seed;
  return json;
}

void writeLayout(const std::string& path, const projection::FrozenMap& map, const projection::Health& health, const Runs& runs) {
  Json json{{"format", "lacuna layout"}, {"version", 1}, {"layout", jsonOf(map)}, {"health", jsonOf(health)}};
  for (const auto& run : runs) json["runs"].push_back({{"hash", run->hash.hex()}, {"hidden_tokens", run->hidden_ids.size()}});
  writeWhole(path, [&](std::ostream& file) { file << json.dump(2) << '\n'; });
}

void printHealth(const projection::FrozenMap& map, const projection::Health& health, std::ostream& out) {
  out << std::fixed << std::setprecision(3);
  if (!map.explained().empty()) {
    double sum = 0;
    for (const double share : map.explained()) sum += share;
    out << "  explained variance  " << sum << '\n';
  }
  out << "  trustworthiness     " << health.trustworthiness << "  of " << health.neighbours << " neighbours in the layout (1: all are near among the latents; chance 0.5)\n"
      << "  continuity          " << health.continuity << "  of " << health.neighbours << " neighbours among the latents (1: all are near in the layout; chance 0.5)\n"
      << "  neighbour overlap   " << health.overlap << "  the same in both (chance " << health.overlap_chance << ")\n"
      << "  distances           " << health.distance_rank << "  rank correlation with the latents'\n";
  if (!health.warning().empty()) out << health.warning() << '\n';
}

}  // namespace

int projectCommand(const ProjectOptions& options, std::ostream& out, std::ostream& progress) {
  projection::LayoutSettings settings = options.layout;
  settings.method = projection::methodOf(options.method);
  const Masks masks = masksOf(options);  // before the long work: a typing error is told at once
  Opened opened(options.input);
  const Runs runs = predictAll(opened, masks, options);
  const Matrix& truth = *runs.front()->targets_normed;
  const jobs::JobContext context = reportingTo(progress, "Layout");
  const auto map = projection::fitLayout(truth, settings, context);
  std::vector<Matrix> predicted;
  for (const auto& run : runs) predicted.push_back(run->predicted ? map->place(run->predicted->values, context) : Matrix(0, map->points().cols));
  const projection::Health health = projection::healthOf(truth, map->points(), {});
  std::error_code failed;
  std::filesystem::create_directories(options.input.out, failed);
  if (failed) fail(ErrorKind::Unreadable, "The folder cannot be made: " + failed.message() + ".", options.input.out);
  writePoints(options.input.out + "/points.csv", *map, runs, predicted);
  writeLayout(options.input.out + "/layout.json", *map, health, runs);
  out << projection::textOf(settings, truth.rows) << ", fitted on " << truth.rows << " true tokens\n";
  printHealth(*map, health, out);
  for (std::size_t r = 0; r < runs.size(); ++r) out << "Mask " << r << ": " << runs[r]->hidden_ids.size() << " predicted tokens placed in these axes\n";
  out << "Written to " << options.input.out << '\n';
  return Success;
}

}  // namespace lacuna::app

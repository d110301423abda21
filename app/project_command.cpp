#include "app/project_command.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iomanip>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>

#include "core/scenes/every_seed.hpp"
#include "app/opened.hpp"
#include "app/progress_lines.hpp"
#include "app/sources.hpp"
#include "core/base/error.hpp"
#include "core/base/file_name.hpp"
#include "core/base/whole_file.hpp"
#include "core/mask/mask_io.hpp"
#include "core/projection/health.hpp"
#include "core/projection/tsne.hpp"
#include "core/session/beside.hpp"
#include "core/session/point_table.hpp"

namespace lacuna::app {
namespace {

using Json = nlohmann::ordered_json;
using Runs = std::vector<std::shared_ptr<const latent::Run>>;

using Masks = std::vector<std::vector<mask::MaskShape>>;

Masks masksOf(const ProjectOptions& options) {
  Masks masks{mask::shapesFromText(options.input.mask)};
  for (const std::string& mask : options.also) masks.push_back(mask::shapesFromText(mask));
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

/// Latents in axes, and what else is known of them.
struct Laid {
  session::ChosenLatents chosen;
  std::vector<Hash128> beside;    ///< of `chosen.clips`
  std::shared_ptr<const projection::FrozenMap> map;
  Matrix points;                  ///< of all chosen latents
  std::vector<Matrix> predicted;  ///< by run
  session::MorePoints more;
  std::shared_ptr<const analysis::Clusters> clusters;  ///< null: none were asked for
  std::vector<std::vector<int>> predicted_clusters;    ///< by run
};

Matrix pointsBeside(const Laid& laid) {
  const Matrix& points = laid.points;
  Matrix beside(points.rows - laid.chosen.clip_rows, points.cols);
  std::copy_n(points.row(laid.chosen.clip_rows).data(), beside.values.size(), beside.values.begin());
  return beside;
}

Laid layOut(const latent::Run& run, const session::LatentChoice& latents, const projection::LayoutSettings& settings,
            const ProjectOptions& options, const jobs::JobContext& context) {
  latent::LatentCache cache(std::size_t{1} << 28);
  Laid laid;
  session::KnownLatents known = session::chooseKnown(run, latents, cache, context);
  laid.chosen = std::move(known.chosen);
  laid.beside = std::move(known.beside);
  laid.map = session::fitOf(run, laid.chosen, settings)->run(context);
  laid.points = session::pointsOf(run, laid.chosen, *laid.map, context);
  laid.more.clips = laid.chosen.clips;
  laid.more.beside_points = pointsBeside(laid);
  const Matrix seen_alone = session::chooseContext(run, latents, cache, context);
  if (seen_alone.rows > 0) {
    laid.more.context_ids = run.mask.visibleIds();
    laid.more.context_points = laid.map->place(seen_alone, session::stepsOf(run.grid(), laid.more.context_ids), context);
  }
  if (options.clusters > 0)
    laid.clusters = std::make_shared<const analysis::Clusters>(analysis::clustersOf(*laid.chosen.all, options.clusters, settings.seed, context));
  return laid;
}

/// Predictions are of the final latents: in a layout of a block's they have no place.
void placePredicted(Laid& laid, const Runs& runs, int block, const jobs::JobContext& context) {
  for (const auto& run : runs) {
    const bool placed = run->predicted && block == 0;
    laid.predicted.push_back(placed ? laid.map->place(run->predicted->values, session::stepsOf(run->grid(), run->hidden_ids), context) : Matrix(0, laid.map->points().cols));
    laid.predicted_clusters.push_back(placed && laid.clusters ? analysis::nearestClusters(*laid.clusters, run->predicted->values, context) : std::vector<int>{});
  }
}

session::PointTable tableOf(const Laid& laid, const Runs& runs) {
  session::PointTable table;
  table.dimensions = laid.map->settings().dimensions;
  addTrue(table, *runs.front(), laid.points, &laid.more, laid.clusters.get(), {});
  for (std::size_t r = 0; r < runs.size(); ++r) addPredicted(table, *runs[r], laid.predicted[r], static_cast<int>(r), laid.predicted_clusters[r]);
  return table;
}

Json jsonOf(const projection::Health& health) {
  return {{"neighbours", health.neighbours},   {"sampled_tokens", health.sampled}, {"trustworthiness", health.trustworthiness},
          {"continuity", health.continuity},   {"neighbour_overlap", health.overlap}, {"neighbour_overlap_by_chance", health.overlap_chance},
          {"distance_rank_correlation", health.distance_rank}, {"warning", health.warning()}};
}

/// Counted from 0, and says so, as it goes into a file.
std::string fitOnText(const session::LatentChoice& latents) {
  if (latents.fit_on == session::FitOn::Step) return "true tokens of time step " + std::to_string(latents.fit_step) + " (counted from 0)";
  return session::fittedOn(latents);
}

/// Reads "all", "hidden" or "step:3".
void readFitOn(const std::string& text, session::LatentChoice& latents) {
  constexpr std::string_view step = "step:";
  if (text == "all") return;
  if (text == "hidden") {
    latents.fit_on = session::FitOn::Hidden;
    return;
  }
  const char* first = text.data() + std::min(text.size(), step.size());
  const auto [end, failed] = std::from_chars(first, text.data() + text.size(), latents.fit_step);
  if (!text.starts_with(step) || failed != std::errc() || end != text.data() + text.size())
    fail(ErrorKind::Refused, "--fit-on is all, hidden or step:N (N counted from 0), not '" + text + "'.");
  if (latents.fit_step < 0) fail(ErrorKind::Refused, "Time steps are counted from 0: there is none numbered " + std::to_string(latents.fit_step) + ".");
  latents.fit_on = session::FitOn::Step;
}

/// What lies beside, once each, however often it was named.
void addBeside(Json& json, const Laid& laid) {
  for (std::size_t i = 0; i < laid.beside.size(); ++i) {
    const session::BesideClip& clip = laid.chosen.clips[i];
    json[clip.of_model ? "models_beside" : "clips_beside"].push_back({{"file", fileNameOf(clip.path)}, {"hash", laid.beside[i].hex()}});
  }
}

Json jsonOf(const Laid& laid, const session::LatentChoice& latents) {
  const projection::FrozenMap& map = *laid.map;
  const projection::LayoutSettings& settings = map.settings();
  Json json{{"method", projection::nameOf(settings.method)}, {"axes", settings.dimensions}, {"fitted_on", fitOnText(latents) + ", layer-normed"}};
  json["latents"] = latents.block == 0 ? "after the final norm" : "after block " + std::to_string(latents.block);
  addBeside(json, laid);
  if (latents.context) json["visible_tokens_alone_too"] = true;
  if (settings.method == projection::Method::Pca) json["explained_variance"] = map.explained();
  if (settings.method == projection::Method::Umap) json["neighbours"] = settings.neighbours, json["min_dist"] = settings.min_dist;
  if (settings.method == projection::Method::Tsne) json["perplexity"] = projection::TsneSettings::perplexityFor(settings.perplexity, map.points().rows);
  if (map.errorR2()) json["errors_foretold_r2"] = *map.errorR2();
  if (settings.method == projection::Method::Umap || settings.method == projection::Method::Tsne) json["epochs"] = map.epochs(), json["seed"] = settings.seed;
  return json;
}

/// All that made the points.
Json jsonOf(const Laid& laid, const projection::Health& health, const Runs& runs, const session::LatentChoice& latents, const ProjectOptions& options) {
  Json json{{"format", "lacuna layout"}, {"version", 2}, {"layout", jsonOf(laid, latents)}, {"health", jsonOf(health)}};
  if (laid.clusters) json["clusters"] = {{"count", laid.clusters->count()}, {"method", "k-means"}, {"sizes", laid.clusters->sizes}, {"explained_variance", laid.clusters->explained}, {"seed", laid.map->settings().seed}};
  for (std::size_t r = 0; r < runs.size(); ++r)
    json["runs"].push_back({{"hash", runs[r]->hash.hex()}, {"mask", {{"file", fileNameOf(r == 0 ? options.input.mask : options.also[r - 1])}, {"hash", runs[r]->mask.hash().hex()}}}, {"hidden_tokens", runs[r]->hidden_ids.size()}});
  json["clip"] = {{"file", fileNameOf(options.input.clip)}, {"hash", runs.front()->window->hash.hex()}};
  json["model"] = {{"file", fileNameOf(options.input.model)}, {"hash", runs.front()->model->hash().hex()}};
  json["counted_from"] = 0;
  if (laid.map->errorR2()) json["layout"]["errors_of_mask"] = 0;
  return json;
}

void printHealth(const projection::FrozenMap& map, const projection::Health& health, std::ostream& out) {
  out << std::fixed << std::setprecision(3);
  if (!map.explained().empty()) {
    double sum = 0;
    for (const double share : map.explained()) sum += share;
    out << "  explained variance  " << sum << "  of the tokens it was fitted on\n";
  }
  if (map.errorR2()) out << "  errors foretold     " << *map.errorR2() << "  R2 on stretches of time left out (1: all, 0 or less: the first axis says nothing)\n";
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
  session::LatentChoice latents;
  latents.block = options.block;
  latents.context = options.context;
  latents.models = options.models;
  readFitOn(options.fit_on, latents);
  if (settings.method == projection::Method::Error && latents.fit_on != session::FitOn::All)
    fail(ErrorKind::Refused, "The error direction is fitted on all true tokens: leave --fit-on out, or choose another --method.");
  for (const std::string& clip : options.beside) std::ranges::copy(scenes::everySeed(clip), std::back_inserter(latents.beside));
  Opened opened(options.input);
  const Runs runs = predictAll(opened, masks, options);
  const jobs::JobContext context = reportingTo(progress, "Layout");
  Laid laid = layOut(*runs.front(), latents, settings, options, context);
  placePredicted(laid, runs, latents.block, context);
  const session::PointTable table = tableOf(laid, runs);
  const projection::Health health = projection::healthOf(*laid.chosen.all, laid.points, {});
  const std::string text = jsonOf(laid, health, runs, latents, options).dump(2, ' ', false, Json::error_handler_t::replace);
  std::error_code failed;
  std::filesystem::create_directories(options.input.out, failed);
  if (failed) fail(ErrorKind::Unreadable, "The folder cannot be made: " + failed.message() + ".", options.input.out);
  writeCsv(table, options.input.out + "/points.csv");
  writeNpz(table, text, options.input.out + "/points.npz");
  writeWhole(options.input.out + "/layout.json", [&text](std::ostream& file) { file << text << '\n'; });
  out << session::textOf({settings, latents}, laid.chosen.fitted()) << ", fitted on " << fitOnText(latents) << ": " << laid.chosen.fitted() << " of "
      << laid.chosen.all->rows << '\n';
  printHealth(*laid.map, health, out);
  const std::size_t asked = latents.beside.size() + latents.models.size(), same = asked - laid.chosen.clips.size();
  if (same > 0) out << same << " of what was to be laid out beside is the same clip and model as another: it counts once\n";
  if (settings.method == projection::Method::Tsne && projection::TsneSettings::perplexityFor(settings.perplexity, laid.chosen.fitted()) < settings.perplexity)
    out << "A perplexity of " << settings.perplexity << " is more than a third of the fitted tokens: it was lowered\n";
  if (laid.clusters) out << laid.clusters->count() << " clusters hold " << 100 * laid.clusters->explained << " % of the latents' variance\n";
  if (laid.more.context_points.rows > 0) out << laid.more.context_points.rows << " visible tokens placed as they are alone\n";
  if (latents.block > 0) out << "Predictions are of the final latents: in a block's layout they have no place\n";
  else for (std::size_t r = 0; r < runs.size(); ++r) out << "Mask " << r << ": " << laid.predicted[r].rows << " predicted tokens placed in these axes\n";
  printSources(opened.session, options.input, out);
  if (settings.method == projection::Method::Umap || settings.method == projection::Method::Tsne || laid.clusters) printSourceLine("Seed", std::to_string(settings.seed), out);
  out << "Written to " << options.input.out << '\n';
  return Success;
}

}  // namespace lacuna::app

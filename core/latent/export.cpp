#include "core/latent/export.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iomanip>
#include <limits>
#include <locale>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "core/base/error.hpp"
#include "core/base/file_name.hpp"
#include "core/base/whole_file.hpp"
#include "core/latent/error_tables.hpp"
#include "core/latent/source_text.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/runs.hpp"
#include "core/mask/seeds.hpp"
#include "core/media/sampled_rate.hpp"

namespace lacuna::latent {
namespace {

using Json = nlohmann::ordered_json;

/// One line: a name from outside must not begin a new one.
std::string inOneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return text;
}

/// "Copy nearest visible" -> "copy_nearest_visible".
std::string asColumn(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return std::isalnum(c) ? std::tolower(c) : '_'; });
  return name;
}

void writeHeader(std::ostream& out, const Run& run) {
  const auto& description = run.model->description();
  out << "# metrics: l1_normed = mean |predicted - LN(true)| (as trained), l1_raw = mean |predicted - true|, "
         "l2_normed = root of mean (predicted - LN(true))^2, cosine = cosine similarity with LN(true); "
         "LN without gain and offset, eps 1e-5\n";
  out << "# model: " << inOneLine(description.name) << "\n";
  out << "# weights: context from "
      << inOneLine(run.settings.context_from_target_encoder ? description.target_weights : description.context_weights)
      << ", targets from " << inOneLine(description.target_weights) << "\n";
  out << "# computed: " << model::nameOf(run.model->compute()) << "\n";
  out << "# mask token: " << run.settings.mask_token << "\n";
  out << "# clip: " << inOneLine(run.window->info.name) << "\n";
  out << "# hashes: run " << run.hash.hex() << ", model " << run.model->hash().hex() << ", clip " << run.window->hash.hex()
      << ", mask " << run.mask.hash().hex() << "\n";
  out << "# step, row, column and id count from 0; people are told numbers from 1\n";
  out << "step,row,column,id,l1_normed,l1_raw,l2_normed,cosine";
  for (const Baseline& baseline : run.baselines) out << ",l1_normed_" << asColumn(baseline.name);
  out << "\n";
}

Json jsonOf(const TokenErrors& errors) {
  return {{"l1_normed", errors.l1_normed},
          {"l1_raw", errors.l1_raw},
          {"l2_normed", errors.l2_normed},
          {"cosine", errors.cosine}};
}

Json clipJson(const media::ClipWindow& window) {
  return {{"name", window.info.name},
          {"file", fileNameOf(window.info.path)},
          {"hash", window.hash.hex()},
          {"start_frame", window.sampling.start_frame},
          {"frames", window.sampling.frames},
          {"wanted_rate_fps", window.sampling.rate_fps},
          {"rate_fps", media::sampledRate(window)},
          {"time_s", window.time_s},
          {"frame_in_clip", window.frame_in_clip},
          {"repeated_frames", window.repeated_frames},
          {"input", {window.input.frames, window.input.height, window.input.width}}};
}

Json modelJson(const model::Model& model, const std::string& file) {
  const auto& description = model.description();
  return {{"name", description.name},
          {"file", file.empty() ? Json() : Json(fileNameOf(file))},
          {"family", model::nameOf(description.family)},
          {"hash", model.hash().hex()},
          {"context_weights", description.context_weights},
          {"target_weights", description.target_weights},
          {"shared_weights", description.shared_weights},
          {"width", description.encoder.width},
          {"levels", description.levels},
          {"depth", description.encoder.depth},
          {"heads", description.encoder.heads},
          {"heads_from", description.heads_from},
          {"computed", model::nameOf(model.compute())}};
}

Json maskJson(const mask::Mask& mask) {
  const auto hidden = [&](std::size_t i) { return mask.hidden(TokenId{static_cast<std::int32_t>(i)}); };
  return {{"grid", {mask.grid().steps, mask.grid().rows, mask.grid().cols}},
          {"hidden", mask.hiddenCount()},
          {"hidden_share", mask.hiddenShare()},
          {"hash", mask.hash().hex()},
          {"runs", mask::runsOf(static_cast<std::size_t>(mask.grid().size()), hidden)}};
}

Json timesJson(const RunTimes& times) {
  return {{"targets_s", times.targets_s}, {"targets_cached", times.targets_cached},
          {"context_s", times.context_s}, {"predict_s", times.predict_s},
          {"errors_s", times.errors_s},   {"total_s", times.total_s}};
}

void addLine(std::ostringstream& out, const std::string& label, const std::string& text) {
  out << std::left << std::setw(24) << label << inOneLine(text) << "\n";
}

std::string fixed(double value, int digits) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << std::fixed << std::setprecision(digits) << value;
  return out.str();
}

std::string meansText(const TokenErrors& errors) {
  return "L1 " + fixed(errors.l1_normed, 4) + "   L1 raw " + fixed(errors.l1_raw, 4) + "   L2 " +
         fixed(errors.l2_normed, 4) + "   cosine " + fixed(errors.cosine, 4);
}

std::string computedText(const Run& run) {
  const std::string by = model::nameOf(run.model->compute());
  return run.model == run.asked_model ? by : by + ": the GPU had too little memory";
}

void addErrors(std::ostringstream& out, const Run& run) {
  if (run.hidden_ids.empty()) {
    addLine(out, "Predicted", "nothing is hidden: targets only");
    return;
  }
  addLine(out, "Predicted", meansText(run.mean));
  for (const Baseline& baseline : run.baselines) addLine(out, baseline.name, meansText(baseline.mean));
  addLine(out, "Metrics",
          "L1, L2 and cosine against layer-normed true latents; L1 raw without the norm; means over hidden tokens");
}

}  // namespace

void writeErrorsCsv(const Run& run, const std::string& path) {
  writeWhole(path, [&](std::ostream& out) {
    out << std::setprecision(std::numeric_limits<float>::max_digits10);
    writeHeader(out, run);
    for (std::size_t i = 0; i < run.errors.size(); ++i) {
      const mask::Cell cell = run.grid().cell(run.hidden_ids[i]);
      const TokenErrors& errors = run.errors[i];
      out << cell.step << ',' << cell.row << ',' << cell.col << ',' << index(run.hidden_ids[i]) << ',' << errors.l1_normed
          << ',' << errors.l1_raw << ',' << errors.l2_normed << ',' << errors.cosine;
      for (const Baseline& baseline : run.baselines) out << ',' << baseline.errors[i].l1_normed;
      out << '\n';
    }
  });
}

std::string runSummaryJson(const Run& run, const std::optional<Deviation>& deviation, const MadeFrom& mask, const std::string& model_file) {
  Json baselines = Json::array();
  for (const Baseline& baseline : run.baselines) {
    baselines.push_back({{"name", baseline.name}, {"meaning", baseline.meaning}, {"mean", jsonOf(baseline.mean)}});
  }
  Json summary{
      {"format", "lacuna run"},
      {"version", 1},
      {"hash", run.hash.hex()},
      {"clip", clipJson(*run.window)},
      {"model", modelJson(*run.model, model_file)},
      {"mask", maskJson(run.mask)},
      {"settings",
       {{"mask_token", run.settings.mask_token}, {"context_from_target_encoder", run.settings.context_from_target_encoder}}},
      {"mean", run.hidden_ids.empty() ? Json() : jsonOf(run.mean)},
      {"baselines", std::move(baselines)},
      {"times", timesJson(run.times)}};
  if (mask) summary["mask"]["layers"] = mask::layerWords(*mask);
  if (deviation) {
    summary["against_fp32_on_cpu"] = {{"of", "target latents of the whole clip, token by token"},
                                      {"worst_cosine", deviation->worst_cosine},
                                      {"mean_cosine", deviation->mean_cosine},
                                      {"worst_token", index(deviation->worst_token)}};
  }
  return summary.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string runSummaryText(const Run& run, const std::optional<Deviation>& deviation, const MadeFrom& mask, const std::string& model_file) {
  const auto& description = run.model->description();
  const auto& input = run.window->input;
  const mask::TokenGrid& grid = run.grid();
  std::ostringstream out;
  addLine(out, "Clip", run.window->info.name);
  addLine(out, "From", fileNameOf(run.window->info.path));
  addLine(out, "Frames", framesText(*run.window));
  if (run.window->repeated_frames > 0) {
    const int distinct = input.frames - run.window->repeated_frames;
    addLine(out, "Note", "This clip has " + std::to_string(distinct) + (distinct == 1 ? " frame" : " frames") +
                             " for this window and the model wants " + std::to_string(input.frames) +
                             ". The last frame is repeated, so copying a visible token is easier than it should be.");
  }
  addLine(out, "Model", description.name);
  if (!model_file.empty()) addLine(out, "Model file", fileNameOf(model_file));
  addLine(out, "Weights",
          "context from " +
              (run.settings.context_from_target_encoder ? description.target_weights : description.context_weights) +
              ", targets from " + description.target_weights +
              (description.shared_weights ? " (one encoder for both)" : ""));
  addLine(out, "Computed by", computedText(run));
  if (deviation)
    addLine(out, "Against CPU, fp32", "cosine of target latents " + fixed(deviation->worst_cosine, 6) + " at worst, " +
                                          fixed(deviation->mean_cosine, 6) + " in the mean");
  if (mask) addLine(out, "Mask", mask::layersText(*mask));
  addLine(out, "Mask token", std::to_string(run.settings.mask_token));
  addLine(out, "Tokens",
          std::to_string(grid.size()) + " (" + std::to_string(grid.steps) + " steps x " + std::to_string(grid.rows) +
              " rows x " + std::to_string(grid.cols) + " columns)");
  addLine(out, "Hidden", hiddenText(run.mask));
  addErrors(out, run);
  addLine(out, "Time",
          fixed(run.times.total_s, 2) + " s: targets " +
              (run.times.targets_cached ? std::string("from the cache") : fixed(run.times.targets_s, 2) + " s") +
              ", context " + fixed(run.times.context_s, 2) + " s, prediction " + fixed(run.times.predict_s, 2) +
              " s, errors " + fixed(run.times.errors_s, 2) + " s");
  addLine(out, "Run", run.hash.hex());
  addLine(out, "Model hash", run.model->hash().hex());
  addLine(out, "Clip hash", run.window->hash.hex());
  addLine(out, "Mask hash", run.mask.hash().hex());
  return out.str();
}

void writeRunFiles(const Run& run, const std::string& folder, const std::optional<Deviation>& deviation, const MadeFrom& mask,
                   const std::string& model_file) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) fail(ErrorKind::Refused, "This folder cannot be made: " + failed.message() + ". Choose another.", folder);
  writeWhole(folder + "/run.json", [&](std::ostream& file) { file << runSummaryJson(run, deviation, mask, model_file) << '\n'; });
  writeWhole(folder + "/run.txt", [&](std::ostream& file) { file << runSummaryText(run, deviation, mask, model_file) << worstMomentsText(run); });
  writeErrorsCsv(run, folder + "/errors.csv");
  writeTableCsv(stepTable(run), folder + "/by_step.csv");
  if (!run.errors.empty()) {
    writeTableCsv(distanceTable(run), folder + "/by_distance.csv");
    writeTimeByCell(run, folder + "/time_by_cell.npz");
  }
  writeLatents(run, folder + "/latents.safetensors");
  mask::writeNpy(run.mask, folder + "/mask.npy");
}

}  // namespace lacuna::latent

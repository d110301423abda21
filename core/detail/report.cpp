#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/error.hpp"
#include "core/base/file_name.hpp"
#include "core/base/whole_file.hpp"
#include "core/detail/detail.hpp"
#include "core/model/compute.hpp"

namespace lacuna::detail {
namespace {

using Json = nlohmann::ordered_json;

Json besideOf(const Result& result) {
  if (result.beside.empty()) return nullptr;
  return {{"file", fileNameOf(result.beside)}, {"hash", result.beside_hash.hex()}};
}

Json settingsOf(const Result& result) {
  Json kind_names = Json::array(), yardsticks = Json::array();
  for (const Kind kind : result.settings.kinds) kind_names.push_back(infoOf(kind).name);
  for (const Yardstick& yardstick : result.yardsticks)
    yardsticks.push_back({{"name", yardstick.name}, {"meaning", yardstick.meaning}, {"mean_absolute_levels", yardstick.mean_absolute},
                          {"one_minus_cosine", yardstick.latents.one_minus_cosine}, {"l1_normed", yardstick.latents.l1}});
  const media::ClipWindow& window = *result.window;
  return {{"clip", window.info.name}, {"clip_file", fileNameOf(window.info.path)}, {"start_frame", window.sampling.start_frame}, {"frames", window.input.frames}, {"rate_fps", window.sampling.rate_fps}, {"picture_side_px", window.input.width},
          {"clip_hash", window.hash.hex()}, {"model", result.model->description().name}, {"model_hash", result.model->hash().hex()},
          {"computed", model::nameOf(result.model->compute())}, {"beside", besideOf(result)},
          {"latents", "target encoder, after its final norm, layer-normed"}, {"changes", kind_names}, {"strengths", result.settings.strengths},
          {"seed", result.settings.seed}, {"yardsticks", yardsticks}, {"relative_to", result.yardsticks.empty() ? "" : result.yardsticks.front().name}};
}

/// A path need not be UTF-8.
std::string textOf(const Json& json, int indent = -1) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

std::string rounded(double value) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(2) << value;
  return out.str();
}

std::string listed(const std::vector<std::pair<double, Kind>>& some) {
  std::string text;
  for (std::size_t i = 0; i < some.size(); ++i) {
    std::string title = infoOf(some[i].second).title;
    title[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(title[0])));
    text += (i == 0 ? "" : i + 1 == some.size() ? " and " : ", ") + title + " (" + rounded(some[i].first) + ")";
  }
  return text;
}

}  // namespace

double sensitivityTo(const Result& result, Kind kind, Measure measure) {
  double products = 0, squares = 0;
  for (const Sample& sample : result.samples) {
    if (sample.kind != kind) continue;
    const double pixels = result.relativePixels(sample);
    products += pixels * result.relativeLatents(sample, measure);
    squares += pixels * pixels;
  }
  return squares > 0 ? products / squares : 0;
}

std::string sentenceOf(const Result& result, Measure measure) {
  constexpr double much = 1, little = 0.5;
  std::vector<std::pair<double, Kind>> ignored, middling, noticed;
  for (const KindInfo& info : kinds()) {
    const bool moves = std::ranges::any_of(result.samples, [&](const Sample& sample) { return sample.kind == info.kind && sample.pixels.mean_absolute > 0; });
    if (!moves) continue;
    const double slope = sensitivityTo(result, info.kind, measure);
    (slope < little ? ignored : slope < much ? middling : noticed).emplace_back(slope, info.kind);
  }
  if (ignored.empty() && middling.empty() && noticed.empty()) return "No change was measured that moves a pixel.";
  for (auto* some : {&ignored, &middling}) std::ranges::sort(*some);
  std::ranges::sort(noticed, std::greater());
  std::string text;
  if (!ignored.empty()) text += "The model largely ignores " + listed(ignored) + ". ";
  if (!noticed.empty()) text += "It notices " + listed(noticed) + ". ";
  if (!middling.empty()) text += "In between: " + listed(middling) + ". ";
  return text + "In brackets: how far latents move where pixels move as far as between two patches drawn at random; 1 is as far as those two patches' latents.";
}

latent::Table tableOf(const Result& result) {
  latent::Table table{"detail", textOf(settingsOf(result)), {}};
  latent::Column change{"change", {}, {}};
  for (const Sample& sample : result.samples) change.words.push_back(infoOf(sample.kind).name);
  table.columns.push_back(std::move(change));
  const auto add = [&](const char* name, const std::function<double(const Sample&)>& value) {
    latent::Column column{name, {}, {}};
    for (const Sample& sample : result.samples) column.values.push_back(value(sample));
    table.columns.push_back(std::move(column));
  };
  add("strength", [](const Sample& s) { return s.strength; });
  add("mean_absolute_levels", [](const Sample& s) { return s.pixels.mean_absolute; });
  add("rms_levels", [](const Sample& s) { return s.pixels.rms; });
  add("psnr_db", [](const Sample& s) { return std::isfinite(s.pixels.psnr_db) ? s.pixels.psnr_db : std::numeric_limits<double>::quiet_NaN(); });
  add("ssim", [](const Sample& s) { return s.pixels.ssim; });
  add("one_minus_cosine", [](const Sample& s) { return s.latents.one_minus_cosine; });
  add("l1_normed", [](const Sample& s) { return s.latents.l1; });
  add("relative_pixels", [&](const Sample& s) { return result.relativePixels(s); });
  add("relative_one_minus_cosine", [&](const Sample& s) { return result.relativeLatents(s, Measure::Cosine); });
  add("relative_l1_normed", [&](const Sample& s) { return result.relativeLatents(s, Measure::L1); });
  return table;
}

latent::Table tokensTable(const Result& result) {
  const media::ClipTensor& input = result.window->input;
  const mask::TokenGrid grid = result.model->description().gridFor(input.frames, input.height, input.width);
  latent::Table table{"tokens", textOf(settingsOf(result)), {{"step", {}, {}}, {"row", {}, {}}, {"column", {}, {}}}};
  for (int id = 0; id < grid.size(); ++id) {
    const mask::Cell cell = grid.cell(TokenId{id});
    table.columns[0].values.push_back(cell.step);
    table.columns[1].values.push_back(cell.row);
    table.columns[2].values.push_back(cell.col);
  }
  for (const Sample& sample : result.samples) {
    latent::Column column{infoOf(sample.kind).name + "_" + rounded(sample.strength), {}, {}};
    for (const LatentDistance& token : sample.tokens) column.values.push_back(token.one_minus_cosine);
    table.columns.push_back(std::move(column));
  }
  return table;
}

std::string jsonOf(const Result& result) {
  Json json{{"format", "lacuna detail"}, {"version", 1}};
  json["settings"] = settingsOf(result);
  json["sensitivities"] = Json::array();
  for (const Kind kind : result.settings.kinds)
    json["sensitivities"].push_back({{"change", infoOf(kind).name}, {"strength_1", infoOf(kind).fully}, {"changes_what_happens", infoOf(kind).happens},
                                     {"one_minus_cosine", sensitivityTo(result, kind, Measure::Cosine)}, {"l1_normed", sensitivityTo(result, kind, Measure::L1)}});
  json["sentence"] = sentenceOf(result, Measure::Cosine);
  return textOf(json, 2) + '\n';
}

void writeDetail(const Result& result, const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) fail(ErrorKind::Unreadable, "The folder cannot be made: " + failed.message() + ".", folder);
  latent::writeTableCsv(tableOf(result), folder + "/detail.csv");
  latent::writeTableNpz(tokensTable(result), folder + "/tokens.npz");
  writeWhole(folder + "/detail.json", [&](std::ostream& out) { out << jsonOf(result); });
}

}  // namespace lacuna::detail

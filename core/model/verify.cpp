#include "core/model/verify.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/model/file.hpp"
#include "core/model/golden_case.hpp"

namespace lacuna::model {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

json readCase(const fs::path& folder) {
  const fs::path path = folder / "case.json";
  if (!fs::is_regular_file(path)) {
    fail(ErrorKind::NotFound, "This folder is no golden case: it has no case.json. Name a folder that has one.",
         folder.string());
  }
  const File file(path.string());
  if (file.bytes() > (16U << 20U)) fail(ErrorKind::Refused, "This case.json is too large to be one.", path.string());
  const json value = json::parse(file.text(0, file.bytes()), nullptr, false);
  const bool whole = value.is_object() && value.contains("checkpoint") && value["checkpoint"].is_object() &&
                     value["checkpoint"].contains("file") && value["checkpoint"]["file"].is_string();
  if (!whole)
    fail(ErrorKind::Unreadable, "This case.json names no checkpoint, so the folder is no golden case.", path.string());
  return value;
}

std::map<std::string, int> masksOf(const json& object) {
  std::map<std::string, int> masks;
  const auto found = object.find("masks");
  if (found == object.end() || !found->is_object()) return masks;
  for (const auto& [name, mask] : found->items()) {
    if (mask.is_object()) masks[name] = mask.value("mask_index", 0);
  }
  return masks;
}

/// The main clip and the clips of other sizes that the case has.
std::vector<GoldenClip> clipsOf(const json& golden) {
  std::vector<GoldenClip> clips;
  if (golden.contains("masks")) clips.push_back({"", masksOf(golden), 0});
  for (const char* const group : {"variants", "other_sizes"}) {
    if (!golden.contains(group)) continue;
    for (const auto& [name, variant] : golden[group].items()) {
      const json built = variant.value("predictor_built_with", json::object());
      clips.push_back({name + ".", masksOf(variant), built.value("rope_grid_size_used_by_predictor", 0)});
    }
  }
  return clips;
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

bool endsWith(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// What is given rather than expected: clips and masks. "input" is checked where the case has the pixels that it was made
/// from.
bool isGiven(const GoldenValues& values, const std::string& name) {
  if (values.ours(name) != nullptr) return false;
  return contains("." + name, ".mask.") || endsWith("." + name, ".input") || endsWith(name, "input.u8") ||
         endsWith(name, ".image");
}

/// The limits that the golden data's notes suggest for float32.
double limitFor(const std::string& name) {
  if (contains(name, "order.")) return 0;
  if (endsWith("." + name, ".input")) return 1e-6;
  if (contains(name, "attn.")) return 2e-5;
  if (endsWith(name, ".l1") || endsWith(name, ".loss")) return 1e-5;
  if (endsWith(name, "_hidden_state") || endsWith(name, "target.raw") || endsWith(name, ".context")) return 2e-6;
  if (contains(name, "hidden.")) return 1e-4;
  return 5e-5;
}

double largestDifference(const std::vector<float>& ours, const std::vector<float>& expected) {
  double largest = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const double difference = std::abs(static_cast<double>(ours[i]) - static_cast<double>(expected[i]));
    if (std::isnan(difference)) return std::numeric_limits<double>::infinity();
    largest = std::max(largest, difference);
  }
  return largest;
}

TensorCheck checkOf(const GoldenValues& values, const TensorEntry& entry) {
  TensorCheck check{entry.name, 0, limitFor(entry.name), {}};
  const std::vector<float>* ours = values.ours(entry.name);
  if (ours == nullptr) {
    check.skipped = "this procedure does not make it";
    return check;
  }
  const std::vector<float> expected = values.floats(entry.name);
  const bool fits = ours->size() == expected.size();
  check.max_difference = fits ? largestDifference(*ours, expected) : std::numeric_limits<double>::infinity();
  return check;
}

}  // namespace

bool VerifyReport::passed() const {
  const auto compared = [](const TensorCheck& check) { return check.skipped.empty(); };
  const auto failed = [](const TensorCheck& check) { return check.skipped.empty() && !check.passed(); };
  return std::any_of(checks.begin(), checks.end(), compared) && std::none_of(checks.begin(), checks.end(), failed);
}

std::string VerifyReport::table() const {
  std::string text;
  std::size_t passed_count = 0, skipped_count = 0;
  char line[256];
  for (const TensorCheck& check : checks) {
    if (!check.skipped.empty()) {
      ++skipped_count;
      std::snprintf(line, sizeof line, "%-44.120s %s\n", check.name.c_str(), ("skipped: " + check.skipped).c_str());
    } else {
      passed_count += check.passed() ? 1 : 0;
      std::snprintf(line, sizeof line, "%-44.120s %9.2e of %7.0e  %s\n", check.name.c_str(), check.max_difference,
                    check.limit, check.passed() ? "ok" : "FAILED");
    }
    text += line;
  }
  const std::size_t compared = checks.size() - skipped_count;
  return text + case_name + ": " + std::to_string(passed_count) + " of " + std::to_string(compared) +
         " tensors within their limits, " + std::to_string(skipped_count) + " skipped\n";
}

VerifyReport verifyCase(const std::string& folder, const jobs::JobContext& context) {
  const json golden = readCase(folder);
  const auto checkpoint = Checkpoint::open((fs::path(folder) / golden["checkpoint"]["file"].get<std::string>()).string());
  const auto model = Model::load(checkpoint, describe(*checkpoint), context);
  GoldenValues values(Checkpoint::open((fs::path(folder) / "expected.safetensors").string()));
  const bool meta = model->description().layout == Layout::Meta;
  for (const GoldenClip& clip : clipsOf(golden)) {
    (meta ? runMetaClip : runHuggingFaceClip)(*model, clip, context, values);
  }
  VerifyReport report;
  report.case_name = golden.value("case", fs::path(folder).filename().string());
  for (const TensorEntry& entry : values.entries()) {
    if (!isGiven(values, entry.name)) report.checks.push_back(checkOf(values, entry));
  }
  return report;
}

}  // namespace lacuna::model

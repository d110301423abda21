#include "core/model/verify.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "core/base/error.hpp"
#include "core/model/file.hpp"
#include "core/model/golden_actions.hpp"
#include "core/model/golden_case.hpp"

namespace lacuna::model {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

json readCase(const fs::path& folder) {
  const fs::path path = folder / "case.json";
  std::error_code unreachable;  // then there is none to read
  if (!fs::is_regular_file(path, unreachable)) {
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

/// case.json as clips. Anything of another type than a case has is refused, in a line that names the folder.
class CaseReader {
 public:
  CaseReader(const json& golden, const std::string& folder) : golden_(golden), folder_(folder) {}

  /// The main clip, its single picture where it has one, and the clips of other sizes that the case has.
  std::vector<GoldenClip> clips() const {
    std::vector<GoldenClip> clips;
    const json all = part(golden_, "masks");
    if (all.contains("video") && all.contains("image")) {
      clips.push_back({"", masks({{"masks", part(all, "video")}}), 0});
      clips.push_back({"image.", masks({{"masks", part(all, "image")}}), 0});
    } else if (!all.empty()) {
      clips.push_back({"", masks(golden_), 0});
    }
    for (const char* const group : {"variants", "other_sizes"}) {
      const json variants = part(golden_, group);
      for (const auto& [name, variant] : variants.items()) {
        if (!variant.is_object()) broken(group);
        const json built = part(variant, "predictor_built_with");
        clips.push_back({checked(name) + ".", masks(variant), number(built, "rope_grid_size_used_by_predictor")});
      }
    }
    return clips;
  }

  std::string name() const {
    const auto found = golden_.find("case");
    if (found == golden_.end()) return fs::path(folder_).filename().string();
    if (!found->is_string()) broken("case");
    return checked(found->get<std::string>());
  }

 private:
  [[noreturn]] void broken(const std::string& key) const {
    fail(ErrorKind::Unreadable, "The case.json of this case has a wrong \"" + key + "\". Take a whole copy of it.", folder_);
  }

  std::map<std::string, int> masks(const json& object) const {
    std::map<std::string, int> masks;
    const json all = part(object, "masks");
    for (const auto& [name, mask] : all.items()) {
      if (mask.is_object()) masks[checked(name)] = number(mask, "mask_index");
    }
    return masks;
  }

  json part(const json& object, const char* key) const {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return json::object();
    if (!found->is_object()) broken(key);
    return *found;
  }

  int number(const json& object, const char* key) const {
    constexpr double largest = 4096;
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return 0;
    if (!found->is_number_integer() || found->get<double>() < 0 || found->get<double>() > largest) broken(key);
    return found->get<int>();
  }

  /// Names become parts of lines and tables for people.
  std::string checked(const std::string& name) const {
    constexpr std::size_t longest = 120;
    const bool printable = std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (!printable || name.size() > longest) broken("name");
    return name;
  }

  const json& golden_;
  const std::string& folder_;
};

/// The case's own checkpoint: in the folder, or in a case beside it. A case from elsewhere must not open other files.
std::string checkpointOf(const json& golden, const std::string& folder) {
  const fs::path name = golden["checkpoint"]["file"].get<std::string>();
  const std::vector<fs::path> parts(name.begin(), name.end());
  const auto ups = std::count(parts.begin(), parts.end(), fs::path(".."));
  const bool beside = ups == 1 && parts.size() == 3 && parts.front() == ".." && parts[1] != ".";
  if (name.empty() || name.has_root_path() || (ups > 0 && !beside)) {
    fail(ErrorKind::Refused,
         "This case names a checkpoint outside its folder, which Lacuna does not open. Put the file into the folder.",
         folder);
  }
  return (fs::path(folder) / name).string();
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

bool endsWith(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// What a case of actions is given beside its clip.
bool isGivenAction(const std::string& name) {
  static const std::set<std::string> given = {"actions",         "states",      "extrinsics",
                                              "planner.actions", "pose.before", "pose.action"};
  return given.count(name) > 0;
}

/// What is given rather than expected: clips, masks and actions. "input" is checked where the case has the pixels that it
/// was made from.
bool isGiven(const GoldenValues& values, const std::string& name) {
  if (values.ours(name) != nullptr) return false;
  return contains("." + name, ".mask.") || endsWith("." + name, ".input") || endsWith(name, "input.u8") ||
         endsWith(name, ".image") || isGivenAction(name);
}

/// The limits that the golden data's notes suggest for float32.
double limitFor(const std::string& name) {
  if (contains(name, "order.") || contains(name, "attn_mask.")) return 0;
  if (endsWith("." + name, ".input") || contains(name, "pose.") || endsWith(name, ".states") || endsWith(name, ".actions"))
    return 1e-6;
  if (contains(name, "attn.")) return 2e-5;
  if (contains(name, ".l1") || contains(name, ".loss") || endsWith(name, ".energy") || endsWith(name, ".objective"))
    return 1e-5;
  if (endsWith(name, ".predicted.raw")) return 5e-5;
  if (endsWith(name, "_hidden_state") || endsWith(name, ".raw") || endsWith(name, ".context")) return 2e-6;
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

double limitFactor(const Compute& compute) {
  return compute.precision == Precision::BFloat16 ? 65536 : compute.isExact() ? 1 : 4;
}

VerifyReport verifyCase(const std::string& folder, const jobs::JobContext& context, const std::string& checkpoint_path,
                        const Compute& compute) {
  const json golden = readCase(folder);
  const CaseReader reader(golden, folder);
  std::vector<GoldenClip> clips = reader.clips();
  const auto checkpoint = Checkpoint::open(checkpoint_path.empty() ? checkpointOf(golden, folder) : checkpoint_path);
  auto model = Model::load(checkpoint, describe(*checkpoint), context);
  if (!compute.isExact()) model = model->computedBy(compute, context);
  GoldenValues values(Checkpoint::open((fs::path(folder) / "expected.safetensors").string()));
  const std::vector<GoldenClip> further = furtherClips(values, clips);
  clips.insert(clips.end(), further.begin(), further.end());
  const bool meta = model->description().layout == Layout::Meta;
  if (model->description().probe.classes > 0) {
    runProbeCase(*model, context, values);
    clips.clear();
  }
  if (model->description().family == Family::VJepa2Ac) {
    runActionCase(*model, context, values);
    clips.clear();
  }
  for (const GoldenClip& clip : clips) {
    (meta ? runMetaClip : runHuggingFaceClip)(*model, clip, context, values);
  }
  VerifyReport report;
  report.case_name = reader.name();
  for (const TensorEntry& entry : values.entries()) {
    if (isGiven(values, entry.name)) continue;
    report.checks.push_back(checkOf(values, entry));
    report.checks.back().limit *= limitFactor(compute);
  }
  return report;
}

}  // namespace lacuna::model

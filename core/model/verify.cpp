#include "core/model/verify.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <set>
#include <system_error>

#include "core/base/error.hpp"
#include "core/model/case_reader.hpp"
#include "core/model/golden_actions.hpp"
#include "core/model/golden_case.hpp"
#include "core/model/probe_file.hpp"

namespace lacuna::model {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOriginalLogits = "original.logits";

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

TensorCheck checkOf(const GoldenValues& values, const TensorEntry& entry, const std::vector<float>* ours) {
  TensorCheck check{entry.name, 0, limitFor(entry.name), {}};
  if (ours == nullptr) {
    check.skipped = "this procedure does not make it";
    return check;
  }
  const std::vector<float> expected = values.floats(entry.name);
  const bool fits = ours->size() == expected.size();
  check.max_difference = fits ? largestDifference(*ours, expected) : std::numeric_limits<double>::infinity();
  return check;
}

/// The case's probe in the original's own file, where it has one.
std::shared_ptr<const Probe> originalProbe(const std::string& folder, const jobs::JobContext& context) {
  const fs::path path = fs::path(folder) / "classifier.pt";
  std::error_code unreachable;  // then there is none to read
  if (!fs::is_regular_file(path, unreachable)) return nullptr;
  const auto checkpoint = Checkpoint::open(path.string());
  return Probe::load(*checkpoint, describeProbe(*checkpoint, 0), context);
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
  return compute.precision == Precision::BFloat16 ? 4096 : compute.isExact() ? 1 : 4;
}

VerifyReport verifyCase(const std::string& folder, const jobs::JobContext& context, const std::string& checkpoint_path,
                        const Compute& compute) {
  const CaseReader reader(folder);
  std::vector<GoldenClip> clips = reader.clips();
  const auto checkpoint = Checkpoint::open(checkpoint_path.empty() ? reader.checkpointPath() : checkpoint_path);
  auto model = Model::load(checkpoint, describe(*checkpoint), context);
  if (!compute.isExact()) model = model->computedBy(compute, context);
  GoldenValues values(Checkpoint::open((fs::path(folder) / "expected.safetensors").string()));
  const std::vector<GoldenClip> further = furtherClips(values, clips);
  clips.insert(clips.end(), further.begin(), further.end());
  const bool meta = model->description().layout == Layout::Meta;
  if (model->description().probe.classes > 0) {
    runProbeCase(*model, originalProbe(folder, context).get(), context, values);
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
    report.checks.push_back(checkOf(values, entry, values.ours(entry.name)));
  }
  const std::vector<float>* const by_original = values.ours(kOriginalProbeLogits);
  if (by_original != nullptr && values.has(kOriginalLogits)) {
    report.checks.push_back(checkOf(values, values.entry(kOriginalLogits), by_original));
    report.checks.back().name = kOriginalProbeLogits;
  }
  constexpr double exact_kinds = 1e-6;  // masks, orders, pixels and poses, which no rounding of the blocks touches
  for (TensorCheck& check : report.checks)
    if (check.limit > exact_kinds) check.limit *= limitFactor(compute);
  return report;
}

}  // namespace lacuna::model

#include "core/model/side_facts.hpp"

#include <filesystem>
#include <system_error>

#include "core/base/error.hpp"
#include "core/base/json_guard.hpp"
#include "core/base/one_line.hpp"
#include "core/model/file.hpp"

namespace lacuna::model {
namespace {

using nlohmann::json;

constexpr std::uint64_t kMaxJson = 8U << 20U;
constexpr int kMaxDepth = 16;  // copying json takes stack for every level

json parsed(const std::string& text, const std::string& where) {
  const auto refuse = [&](const std::string& what) {
    fail(ErrorKind::Refused, "This file " + what + ". Correct it, or take it away.", where);
  };
  json value = json::parse(text, JsonGuard(kMaxDepth, refuse), false);
  if (!value.is_object()) fail(ErrorKind::Unreadable, "This file is no JSON object. Correct it, or take it away.", where);
  return value;
}

SideFacts factsIn(const std::filesystem::path& path) {
  std::error_code unreachable;  // then there is none to read
  if (!std::filesystem::is_regular_file(path, unreachable)) return {};
  const File file(path.string());
  if (file.bytes() > kMaxJson) fail(ErrorKind::Refused, "This file is too large to describe a checkpoint.", path.string());
  return {parsed(file.text(0, file.bytes()), path.string()), path.filename().string()};
}

}  // namespace

SideFacts sideFacts(const Checkpoint& checkpoint, Layout layout) {
  namespace fs = std::filesystem;
  if (layout == Layout::HuggingFace && checkpoint.config()) {
    return {parsed(*checkpoint.config(), (fs::path(checkpoint.path()).parent_path() / "config.json").string()),
            "config.json"};
  }
  const SideFacts own = factsBeside(checkpoint.path());
  return own.from.empty() ? factsIn(fs::path(checkpoint.path()).parent_path() / "case.json") : own;
}

SideFacts factsBeside(const std::string& path) { return factsIn(path + ".json"); }

const json* integerAt(const json& object, const std::string& key) {
  const std::size_t dot = key.find('.');
  if (dot != std::string::npos) {
    const auto part = object.find(key.substr(0, dot));
    return part == object.end() || !part->is_object() ? nullptr : integerAt(*part, key.substr(dot + 1));
  }
  const auto value = object.find(key);
  if (value == object.end()) return nullptr;
  const json& number = value->is_array() && !value->empty() ? value->front() : *value;
  return number.is_number_integer() ? &number : nullptr;
}

bool within(const json& number, int min, int max) { return number.get<double>() >= min && number.get<double>() <= max; }

std::optional<int> numberIn(const json& object, const std::string& key, int max) {
  const json* number = integerAt(object, key);
  return number != nullptr && within(*number, 1, max) ? std::optional(number->get<int>()) : std::nullopt;
}

std::vector<std::string> labelsIn(const json& object, int classes) {
  std::vector<std::string> labels;
  const auto names = object.find("id2label");
  if (names == object.end() || !names->is_object()) return labels;
  for (int i = 0; i < classes; ++i) {
    const auto name = names->find(std::to_string(i));
    labels.push_back(name != names->end() && name->is_string() ? oneLine(name->get<std::string>(), 120) : std::to_string(i));
  }
  return labels;
}

}  // namespace lacuna::model

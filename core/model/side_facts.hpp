#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/model/checkpoint.hpp"
#include "core/model/description.hpp"

namespace lacuna::model {

/// What lies beside the weights and says what they cannot: head counts, picture size, frames.
struct SideFacts {
  nlohmann::json facts = nlohmann::json::object();
  std::string from;  ///< the file's name; empty when there is none
};

/// Hugging Face's layout: config.json; else "<file>.json" or, as golden cases have it, case.json. Throws `Failure` when the
/// file is no JSON object or too large.
SideFacts sideFacts(const Checkpoint& checkpoint, Layout layout);

/// "<file>.json" beside a file, or nothing. Throws as `sideFacts`.
SideFacts factsBeside(const std::string& path);

/// The whole number at "a.b", or the first of a list there; null when there is none.
const nlohmann::json* integerAt(const nlohmann::json& object, const std::string& key);

bool within(const nlohmann::json& number, int min, int max);

/// The number at "a.b" when it is one within 1..max.
std::optional<int> numberIn(const nlohmann::json& object, const std::string& key, int max);

/// Names of classes by "id2label", as they may be shown: one line each, not too long; a number where one is missing, nothing
/// at all where there is no such list.
std::vector<std::string> labelsIn(const nlohmann::json& object, int classes);

}  // namespace lacuna::model

#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>
#include <utility>

namespace lacuna {

/// Given to nlohmann's parser, refuses what no file of ours has (deep nesting, floods of values, a name twice in one object)
/// while it is parsed, not after. `JsonReader` reads what comes of it.
class JsonGuard {
 public:
  /// `refuse` gets what is wrong ("is nested or filled beyond reason") and throws.
  using Refuse = std::function<void(const std::string&)>;

  JsonGuard(int max_depth, Refuse refuse) : max_depth_(max_depth), refuse_(std::move(refuse)) {}

  bool operator()(int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    if (depth > max_depth_ || ++values_ > kMaxValues) refuse_("is nested or filled beyond reason");
    if (event == Event::object_start) names_[depth + 1].clear();
    if (event == Event::key && !names_[depth].insert(parsed.get<std::string>()).second)
      refuse_("names " + parsed.dump().substr(0, 120) + " twice");
    return true;
  }

 private:
  static constexpr std::size_t kMaxValues = 4'000'000;

  int max_depth_;
  Refuse refuse_;
  std::size_t values_ = 0;
  std::map<int, std::unordered_set<std::string>> names_;
};

}  // namespace lacuna

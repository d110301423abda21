#include "core/tour/facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace lacuna::tour {
namespace {

constexpr std::array<FactInfo, 34> all = {{
    {"tokens", FactForm::Count, "Tokens of the clip"},
    {"hidden_tokens", FactForm::Count, "Hidden tokens"},
    {"visible_tokens", FactForm::Count, "Visible tokens"},
    {"hidden_share", FactForm::Percent, "Share of the tokens that is hidden"},
    {"steps", FactForm::Count, "Steps of the model in the window"},
    {"rows", FactForm::Count, "Rows of tokens in a frame"},
    {"columns", FactForm::Count, "Columns of tokens in a frame"},
    {"frames_a_step", FactForm::Count, "Frames in a step"},
    {"patch", FactForm::Count, "Side of a token in pixels of the model's picture"},
    {"width", FactForm::Count, "Numbers in a latent"},
    {"mean_error", FactForm::Error, "Mean error over the hidden tokens"},
    {"guess_error", FactForm::Error, "Error of the best simple guess"},
    {"error_over_guess", FactForm::Times, "Mean error over that of the best simple guess"},
    {"gain", FactForm::Percent, "How much smaller the error is than that of the best simple guess"},
    {"beside_error", FactForm::Error, "Mean error of B"},
    {"beside_guess", FactForm::Error, "Error of the best simple guess on B"},
    {"beside_over_guess", FactForm::Times, "Mean error of B over that of its best simple guess"},
    {"beside_share", FactForm::Percent, "Share of the tokens that is hidden in B"},
    {"error_ratio", FactForm::Times, "Mean error of B over that of A"},
    {"spot_error", FactForm::Error, "Error of A in the circle"},
    {"spot_beside", FactForm::Error, "Error of B in the circle"},
    {"spot_ratio", FactForm::Times, "Error of B in the circle over that of A"},
    {"spot_tokens", FactForm::Count, "Hidden tokens in the circle"},
    {"surprise", FactForm::Error, "Surprise of A at the step's time"},
    {"surprise_beside", FactForm::Error, "Surprise of B at the step's time"},
    {"surprise_ratio", FactForm::Times, "Surprise of B over that of A"},
    {"copy_growth", FactForm::Times, "How many times as far copied pixels are off in B as in A"},
    {"explained", FactForm::Percent, "Share of the variance in the three axes of the latent space"},
    {"attention_visible", FactForm::Percent, "Share of the shown head's attention on visible tokens"},
    {"attention_place", FactForm::Percent, "Share on the token's own place at other times"},
    {"noise_moves", FactForm::Times, "How far noise moves latents, for as much as it moves pixels"},
    {"brightness_moves", FactForm::Times, "How far more brightness moves latents, for as much as it moves pixels"},
    {"flicker_moves", FactForm::Times, "How far grain that flickers moves latents, for as much as it moves pixels"},
    {"picked_error", FactForm::Error, "Error of the picked token"},
}};

std::string counted(double value) {
  std::string digits = std::to_string(static_cast<long long>(std::llround(value)));
  for (auto at = static_cast<long>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string fixed(double value, int decimals) {
  char text[64] = {};
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  std::string result = text;
  std::ranges::replace(result, ',', '.');  // whatever the locale
  return result;
}

/// Calls `on_name(begin, end)` for each "{name}"; `begin` is the brace.
template <class OnName>
void eachName(const std::string& text, OnName&& on_name) {
  for (std::size_t begin = text.find('{'); begin != std::string::npos; begin = text.find('{', begin + 1)) {
    const std::size_t end = text.find('}', begin);
    if (end == std::string::npos) return;
    on_name(begin, end);
  }
}

}  // namespace

std::span<const FactInfo> facts() { return all; }

const FactInfo* factNamed(const std::string& name) {
  const auto found = std::ranges::find_if(all, [&](const FactInfo& info) { return info.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string textOf(const FactInfo& info, const Facts& known) {
  const auto found = known.find(info.name);
  if (found == known.end() || !std::isfinite(found->second)) return "\u2026";
  switch (info.form) {
    case FactForm::Count: return counted(found->second);
    case FactForm::Error: return fixed(found->second, 3);
    case FactForm::Times: return fixed(found->second, 2);
    case FactForm::Percent: return fixed(100 * found->second, 0) + "\u00a0%";
  }
  return {};
}

std::string filled(const std::string& text, const Facts& known) {
  std::string result;
  std::size_t copied = 0;
  eachName(text, [&](std::size_t begin, std::size_t end) {
    const FactInfo* info = factNamed(text.substr(begin + 1, end - begin - 1));
    if (info == nullptr || begin < copied) return;
    result += text.substr(copied, begin - copied) + textOf(*info, known);
    copied = end + 1;
  });
  return result + text.substr(copied);
}

std::vector<std::string> factsIn(const std::string& text) {
  std::vector<std::string> names;
  eachName(text, [&](std::size_t begin, std::size_t end) {
    std::string name = text.substr(begin + 1, end - begin - 1);
    if (factNamed(name) != nullptr && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  });
  return names;
}

std::string unknownFactIn(const std::string& text) {
  std::string unknown;
  eachName(text, [&](std::size_t begin, std::size_t end) {
    const std::string name = text.substr(begin + 1, end - begin - 1);
    if (unknown.empty() && factNamed(name) == nullptr) unknown = name;
  });
  return unknown;
}

}  // namespace lacuna::tour

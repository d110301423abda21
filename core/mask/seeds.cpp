#include "core/mask/seeds.hpp"

#include <algorithm>
#include <variant>

#include "core/mask/generators.hpp"

namespace lacuna::mask {

std::uint64_t nextSeed(const std::vector<MaskShape>& shapes) {
  std::uint64_t greatest = 0;
  for (const MaskShape& shape : shapes)
    if (const auto* generated = std::get_if<Generated>(&shape.form)) greatest = std::max(greatest, generated->seed);
  return greatest + 1;  // after the last number there is comes 0
}

std::vector<std::string> layerWords(const std::vector<MaskShape>& shapes) {
  std::vector<std::string> words;
  for (const MaskShape& shape : shapes) {
    const auto* generated = std::get_if<Generated>(&shape.form);
    words.push_back(generated ? textOf(*generated) : shape.name);
  }
  return words;
}

std::string layersText(const std::vector<MaskShape>& shapes) {
  if (shapes.empty()) return "nothing";
  constexpr std::size_t most = 20;
  const std::vector<std::string> words = layerWords(shapes);
  std::string text = words.front();
  for (std::size_t i = 1; i < std::min(most, words.size()); ++i) text += "; " + words[i];
  return words.size() > most ? text + "; and " + std::to_string(words.size() - most) + " more" : text;
}

}  // namespace lacuna::mask

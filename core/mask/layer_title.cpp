#include "core/mask/layer_title.hpp"

#include <cctype>
#include <sstream>

#include "core/mask/generators.hpp"

namespace lacuna::mask {
namespace {

/// Of nobody's choosing: none, or the kind as --mask takes it, which older sessions and mask files hold.
bool isOwnName(const std::string& name) { return !name.empty() && generatorOf(name.substr(0, name.find(','))) == nullptr; }

std::string inSentence(std::string title) {
  if (!title.empty()) title[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(title[0])));
  return title;
}

}  // namespace

std::string titleOf(const MaskShape& shape) {
  const auto* generated = std::get_if<Generated>(&shape.form);
  const GeneratorInfo* info = generated != nullptr ? generatorOf(generated->kind) : nullptr;
  if (info == nullptr) return shape.name;
  std::ostringstream text;
  text << (isOwnName(shape.name) ? shape.name : info->title);
  for (const GeneratorParameter& parameter : info->parameters) {
    const double value = valueOf(*generated, parameter.name);
    if (value != parameter.otherwise) text << ", " << inSentence(parameter.title) << ' ' << value;
  }
  if (info->seeded) text << ", seed " << generated->seed;
  return text.str();
}

}  // namespace lacuna::mask

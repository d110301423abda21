#include <algorithm>
#include <cctype>
#include <filesystem>

#include "core/base/error.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"

namespace lacuna::mask {
namespace {

bool isMaskFile(const std::string& mask) {
  std::string ending = std::filesystem::path(mask).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return ending == ".json" || ending == ".npy" || ending == ".png" || isPattern(mask) ||
         std::filesystem::is_directory(mask);
}

}  // namespace

std::vector<MaskShape> shapesFromText(const std::string& text) {
  const bool generator = generatorOf(text.substr(0, text.find(','))) != nullptr;  // also beside a folder of that name
  if (!generator && isMaskFile(text)) return readMask(text);
  if (!generator && (text.find('/') != std::string::npos || std::filesystem::exists(text)))
    fail(ErrorKind::Refused, "This is no mask file: Lacuna reads .json, .npy, .png and folders of .png.", text);
  MaskShape shape;
  const Generated generated = parseGenerator(text);
  shape.name = knownGenerator(generated.kind).title;
  shape.form = generated;
  return {shape};
}

}  // namespace lacuna::mask

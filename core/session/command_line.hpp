#pragma once

#include <charconv>
#include <concepts>
#include <filesystem>
#include <string>

#include "core/base/shell_word.hpp"
#include "core/model/compute.hpp"

namespace lacuna::session {

/// A command of the program, word by word.
class CommandLine {
 public:
  /// What stands for the model that comes with the program where an option names a checkpoint.
  static constexpr const char* bundled_model = "bundled";

  explicit CommandLine(const std::string& command) : text_("lacuna " + command) {}

  CommandLine& word(const std::string& text) {
    text_ += ' ' + shellWord(text);
    return *this;
  }
  CommandLine& option(const std::string& name, const std::string& value) {
    text_ += " --" + name;
    return word(value);
  }
  /// The shortest digits that are read back as the very same number.
  template <class Number>
    requires std::integral<Number> || std::floating_point<Number>
  CommandLine& option(const std::string& name, Number value) {
    text_ += " --" + name + ' ' + digits(value);
    return *this;
  }
  CommandLine& flag(const std::string& name) {
    text_ += " --" + name;
    return *this;
  }
  /// A model by its place, or by its name where it is the one that comes with the program, which lies at `bundled`.
  CommandLine& checkpoint(const std::string& name, const std::string& path, const std::string& bundled) {
    if (bundled.empty() || placed(path) != placed(bundled)) return option(name, placed(path));
    text_ += " --" + name + ' ' + bundled_model;
    return *this;
  }
  /// Nothing for fp32 on the CPU, which is usual.
  CommandLine& computing(const model::Compute& compute) {
    if (compute.device == model::Device::Cuda) text_ += " --device cuda";
    if (compute.precision == model::Precision::BFloat16) text_ += " --precision bf16";
    return *this;
  }
  /// A file as it is found from any folder; scenes of the world have no place.
  static std::string placed(const std::string& path) {
    const bool drawn = path.rfind("world:", 0) == 0;
    return drawn || path.empty() ? path : std::filesystem::absolute(path).lexically_normal().string();
  }
  template <class Number>
  static std::string digits(Number value) {
    char text[64];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace lacuna::session

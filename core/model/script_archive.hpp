#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/model/description.hpp"
#include "core/model/zip_reader.hpp"

namespace lacuna::model {

struct PickleTree;

/// The archive of a TorchScript module, read and checked as text and numbers: nothing of it is run. What is checked here is
/// kept, so that LibTorch can be given these bytes and no others of the file.
class ScriptArchive {
 public:
  /// Whether a path is such an archive. Throws nothing for what is not.
  static bool is(const std::string& path);

  /// Reads code and lists of tensors. Throws `Failure`: NotFound, Unreadable, and Refused for code that `wordsAfterDots`
  /// refuses, objects whose state C++ code would read, too many or too large files.
  explicit ScriptArchive(const std::string& path);

  const std::string& path() const { return file_.path(); }
  std::uint64_t fileBytes() const { return file_.bytes(); }
  std::uint64_t version() const { return version_; }              ///< of LibTorch's operations when it was saved
  const std::string& moduleName() const { return module_name_; }  ///< "__torch__.net.Model"

  /// Code and pickles, by their names in the archive ("code/__torch__/net.py", "data.pkl").
  const std::map<std::string, std::string>& texts() const { return texts_; }

  /// Entries with values of tensors ("data/0").
  struct Values {
    std::string name;
    ZipRange range;
  };
  const std::vector<Values>& values() const { return values_; }
  std::string read(const Values& values) const { return file_.text(values.range.offset, values.range.bytes); }

  /// Words of the code that may name an operation, each with one of the files that say it.
  const std::map<std::string, std::string>& words() const { return words_; }

  /// Whole numbers among the module's own attributes.
  const std::map<std::string, std::int64_t>& numbers() const { return numbers_; }

 private:
  void readVersion(const std::string& root);
  void readCode(const std::string& root);
  void readPickle(const std::string& root, const std::string& name);
  void readModule(const PickleTree& tree);

  File file_;
  ZipReader zip_;
  std::uint64_t version_ = 0;
  std::string module_name_;
  std::map<std::string, std::string> texts_, words_;
  std::vector<Values> values_;
  std::map<std::string, std::int64_t> numbers_;
};

/// What such a module is for the rest of the program: one encoder for both roles, one mask token. Whole numbers patch,
/// tubelet, crop, frames, frames_per_second and width come from `<file>.json` beside it, else from the module's attributes,
/// else 16, 2, 224, 16, 4 and 0: the width, `encoder.width`, must then be asked of the module, as must whether it predicts. Throws `Failure`
/// (Mismatch) for numbers out of bounds.
ModelDescription describeScript(const ScriptArchive& archive);

}  // namespace lacuna::model

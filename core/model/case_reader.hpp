#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace lacuna::model {

/// One clip of a case with its masks: names in expected.safetensors start with `prefix` ("", "bigger96.").
struct GoldenClip {
  std::string prefix;
  std::map<std::string, int> masks;  ///< name and mask token; I-JEPA's masks can have several lists of targets
  int predictor_side = 0;  ///< Meta: the square grid that the case's predictor was built with; 0 = the clip's own rows
};

/// The case.json of a golden case. Anything of another type than a case has is refused, in a line that names the folder.
class CaseReader {
 public:
  /// Reads case.json in `folder`. Throws `Failure`, as everything here: NotFound, Refused, Unreadable.
  explicit CaseReader(const std::string& folder);

  /// The case's own checkpoint: in the folder, or in a case beside it. A case from elsewhere must not open other files.
  std::string checkpointPath() const;

  /// The main clip, its single picture where it has one, and the clips of other sizes that the case has.
  std::vector<GoldenClip> clips() const;

  /// One printable line.
  std::string name() const;

 private:
  [[noreturn]] void broken(const std::string& key) const;
  std::map<std::string, int> masks(const nlohmann::json& object) const;
  nlohmann::json part(const nlohmann::json& object, const char* key) const;
  int number(const nlohmann::json& object, const char* key) const;
  std::string checked(const std::string& name) const;

  std::string folder_;
  nlohmann::json golden_;
};

}  // namespace lacuna::model

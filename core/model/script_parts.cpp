#include "core/model/script_parts.hpp"

#include <caffe2/serialize/inline_container.h>
#include <torch/csrc/jit/runtime/operator.h>

#include <map>
#include <set>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/model/script_rules.hpp"

namespace lacuna::model {
namespace {

/// Words that no program may say, each with what it could mean.
std::map<std::string, std::string> forbiddenWords() {
  std::map<std::string, std::string> words, spaces;
  std::set<std::string> fine;
  for (const auto& known : torch::jit::getAllOperators()) {
    const std::string name = known->schema().name();
    const std::size_t colons = name.find("::");
    if (colons == std::string::npos) continue;
    const std::string space = name.substr(0, colons), word = name.substr(colons + 2);
    if (space != "aten" && space != "prim") spaces.emplace(space, space + "::...");
    if (scriptMayUse(name))
      fine.insert(word);
    else
      words.emplace(word, name);
  }
  for (const std::string& word : fine) words.erase(word);
  words.merge(spaces);
  return words;
}

}  // namespace

ScriptParts checkedParts(const ScriptArchive& archive, const jobs::JobContext& context) {
  const auto forbidden = forbiddenWords();
  for (const auto& [word, file] : archive.words()) {
    const auto found = forbidden.find(word);
    if (found == forbidden.end()) continue;
    fail(ErrorKind::Refused,
         "This TorchScript program is not run: it may use " + found->second + ", which Lacuna lets no program use (in " +
             oneLine(file, 120) + ").",
         archive.path());
  }
  ScriptParts parts;
  constexpr std::size_t around_entry = 512;  // its two headers and its padding, at most
  std::size_t bytes = 65536;
  for (const auto& [name, text] : archive.texts()) bytes += text.size() + around_entry;
  for (const ScriptArchive::Values& values : archive.values()) bytes += values.range.bytes + around_entry;
  parts.archive.reserve(bytes);
  caffe2::serialize::PyTorchStreamWriter writer([&parts](const void* from, std::size_t size) {
    parts.archive.append(static_cast<const char*>(from), size);
    return size;
  });
  writer.setMinVersion(archive.version());
  Hasher hasher;
  const auto add = [&](const std::string& name, const std::string& bytes) {
    context.throwIfStopped();
    hasher.text(name).text(bytes);
    writer.writeRecord(name, bytes.data(), bytes.size());
  };
  for (const auto& [name, text] : archive.texts()) add(name, text);
  for (const ScriptArchive::Values& values : archive.values()) add(values.name, archive.read(values));
  writer.writeEndOfFile();
  parts.hash = hasher.value(archive.version()).digest();
  return parts;
}

}  // namespace lacuna::model

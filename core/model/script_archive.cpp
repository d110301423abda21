#include "core/model/script_archive.hpp"

#include <algorithm>
#include <filesystem>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/model/pickle_reader.hpp"
#include "core/model/script_text.hpp"
#include "core/model/side_facts.hpp"
#include "core/model/torch_zip.hpp"

namespace lacuna::model {
namespace {

using Kind = PickleValue::Kind;

constexpr std::size_t kMaxCodeFiles = 2000, kOldestVersion = 3, kMaxVersion = 1000;
constexpr std::uint64_t kMaxCode = 4U << 20U, kMaxAllCode = 32U << 20U, kMaxPickle = 32U << 20U;

[[noreturn]] void refuse(const std::string& what, const std::string& where) {
  fail(ErrorKind::Refused, "This TorchScript program is not run: " + what + ".", where);
}

}  // namespace

bool ScriptArchive::is(const std::string& path) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(path, none)) return false;
  try {
    const File file(path);
    if (file.bytes() < 4 || file.text(0, 4) != "PK\x03\x04") return false;
    const ZipReader zip(file);
    return zip.has(rootOfTorchZip(file, zip) + "constants.pkl");
  } catch (const Failure&) {  // whoever opens it as something else says what is wrong
    return false;
  }
}

ScriptArchive::ScriptArchive(const std::string& path) : file_(path), zip_(file_) {
  const std::string root = rootOfTorchZip(file_, zip_);
  if (!zip_.has(root + "constants.pkl"))
    fail(ErrorKind::Mismatch, "This file is no TorchScript program. Open it without --allow-script.", path);
  readVersion(root);
  readCode(root);
  readPickle(root, "data");
  readPickle(root, "constants");
}

void ScriptArchive::readVersion(const std::string& root) {
  const std::string name = zip_.has(root + "version") ? root + "version" : root + ".data/version";
  if (!zip_.has(name)) refuse("it does not say its version", path());
  const ZipRange range = zip_.find(name);
  std::string digits = file_.text(range.offset, std::min<std::uint64_t>(range.bytes, 4));
  while (!digits.empty() && digits.back() == '\n') digits.pop_back();
  const bool number = !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
  if (number) version_ = std::stoul(digits);
  if (!number || version_ > kMaxVersion) refuse("its version is no number", path());
  if (version_ < kOldestVersion) refuse("it was saved by a torch before version 1.6; save it again", path());
  if (!zip_.has(root + "byteorder")) return;
  const ZipRange order = zip_.find(root + "byteorder");
  if (order.bytes != 6 || file_.text(order.offset, 6) != "little") refuse("it was saved on a big-endian machine", path());
}

void ScriptArchive::readCode(const std::string& root) {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  for (const std::string& name : zip_.names()) {
    if (!name.starts_with(root + "code/") || !name.ends_with(".py")) continue;
    const std::string own = name.substr(root.size());
    const std::string& code = texts_[own] = zip_.text(name, kMaxCode);
    bytes += code.size();
    if (++files > kMaxCodeFiles || bytes > kMaxAllCode) refuse("its code is too large", path());
    for (const std::string& word : wordsAfterDots(code, own, path())) words_.emplace(word, own);
  }
  if (files == 0) refuse("it has no code", path());
}

void ScriptArchive::readPickle(const std::string& root, const std::string& name) {
  const std::string& bytes = texts_[name + ".pkl"] = zip_.text(root + name + ".pkl", kMaxPickle);
  const PickleTree tree = model::readPickle(bytes, path(), PickleNames::OfPrograms);
  for (const std::string& entry : checkedStorages(file_, zip_, root + name + "/", tree))
    values_.push_back({entry.substr(root.size()), zip_.find(entry)});
  if (name == "data") readModule(tree);
  // While LibTorch loads it computes with constants, before anything could be held against its type.
  const auto isObject = [](const PickleValue& value) { return value.kind == Kind::Opaque && !value.text.empty(); };
  if (name == "constants" && std::any_of(tree.values.begin(), tree.values.end(), isObject))
    refuse("its constants hold objects", path());
}

void ScriptArchive::readModule(const PickleTree& tree) {
  const PickleValue& module = tree.at(tree.root);
  if (module.kind != Kind::Opaque || module.text.empty() || module.items.empty() ||
      tree.at(module.items[0]).kind != Kind::Dict)
    refuse("it is no module with attributes", path());
  module_name_ = oneLine(module.text, 120);
  const auto& items = tree.at(module.items[0]).items;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    const PickleValue &key = tree.at(items[i]), &value = tree.at(items[i + 1]);
    if (key.kind == Kind::Text && value.kind == Kind::Int) numbers_[key.text] = value.integer;
  }
}

ModelDescription describeScript(const ScriptArchive& archive) {
  const SideFacts side = factsBeside(archive.path());
  const auto number = [&](const char* name, int otherwise, int min, int max) {
    const auto own = archive.numbers().find(name);
    const nlohmann::json own_number = own != archive.numbers().end() ? own->second : otherwise;
    const nlohmann::json* found = integerAt(side.facts, name);
    if (found == nullptr) found = &own_number;
    if (!within(*found, min, max)) {
      fail(ErrorKind::Mismatch,
           std::string("This TorchScript module asks for ") + name + " " + found->dump() + "; Lacuna takes " +
               std::to_string(min) + " to " + std::to_string(max) + ". Say it in a json beside it.",
           archive.path());
    }
    return found->get<int>();
  };
  ModelDescription d;
  d.family = Family::Script;
  d.name = oneLine(std::filesystem::path(archive.path()).filename().string(), 60);
  d.patch = number("patch", 16, 1, 256);
  d.tubelet = number("tubelet", 2, 1, 64);
  d.crop = number("crop", 224, 16, 1024);
  d.frames = number("frames", 16, 1, 512);
  d.rate_fps = number("frames_per_second", 4, 1, 240);
  d.encoder = {number("width", 0, 0, 65536), 1, 0, 0};
  d.predicted_width = d.encoder.width;
  d.mask_tokens = 1;
  d.heads_from = "TorchScript";
  d.context_weights = d.target_weights = "encode";
  d.shared_weights = true;
  return d;
}

}  // namespace lacuna::model

#include "core/model/probe_description.hpp"

#include <filesystem>

#include "core/base/error.hpp"
#include "core/model/key_names.hpp"
#include "core/model/side_facts.hpp"

namespace lacuna::model {
namespace {

constexpr const char* kQuery = "pooler.query_tokens";
constexpr int kMaxWidth = 16384, kMaxClasses = 100'000, kMaxQueries = 64, kPublishedHeads = 16;

/// Prefixes of the probes in a file, in the order of its list.
std::vector<std::string> prefixesIn(const TensorIndex& index) {
  std::vector<std::string> prefixes;
  const int listed = index.countNumbered("classifiers/");
  for (int i = 0; i < listed; ++i) prefixes.push_back("classifiers/" + std::to_string(i) + "/");
  for (const char* const prefix : {"classifier/", ""})
    if (index.has(prefix + std::string(kQuery))) prefixes.emplace_back(prefix);
  std::erase_if(prefixes, [&](const std::string& prefix) {
    return !index.has(prefix + kQuery) || !index.hasPart(prefix + probeNames(Layout::Meta).cross);
  });
  return prefixes;
}

void refuseUnread(const Checkpoint& checkpoint, const TensorIndex& index, const std::string& prefix) {
  if (index.side(prefix + kQuery, 3, 1, kMaxQueries) > 1) {
    fail(ErrorKind::Refused,
         "This probe asks several questions at once, as those for anticipating actions do; Lacuna reads probes with one.",
         checkpoint.path());
  }
  // V-JEPA 1 wrote a layer that it never used; its deeper probes, none of them published, think about the query instead of
  // the tokens.
  const ProbeNames names = probeNames(Layout::Meta, prefix);
  if (index.has(prefix + names.cross + "xattn.proj.weight") && index.hasPart(prefix + names.blocks)) {
    fail(ErrorKind::Refused, "This is a V-JEPA 1 probe of several blocks, which Lacuna does not read.", checkpoint.path());
  }
}

void readHeads(const Checkpoint& checkpoint, const SideFacts& side, ProbeDescription& d) {
  auto heads = numberIn(side.facts, "num_heads", 1024);
  if (!heads) heads = numberIn(side.facts, "pooler.heads", 1024);  // as golden cases say it
  d.heads_from = heads ? side.from : "published probes";
  d.size.heads = heads.value_or(kPublishedHeads);
  if (d.width % d.size.heads == 0) return;
  const std::string name = std::filesystem::path(checkpoint.path()).filename().string();
  fail(ErrorKind::Mismatch,
       "A probe of width " + std::to_string(d.width) + " cannot have " + std::to_string(d.size.heads) +
           " attention heads. Say how many it has in a file \"" + name + ".json\" beside it: {\"num_heads\": 12}.",
       checkpoint.path());
}

}  // namespace

bool holdsProbes(const Checkpoint& checkpoint) {
  const TensorIndex index(checkpoint);
  return !index.hasPart("encoder") && !prefixesIn(index).empty();
}

ProbeDescription describeProbe(const Checkpoint& checkpoint, int number) {
  const TensorIndex index(checkpoint);
  const std::vector<std::string> prefixes = prefixesIn(index);
  if (prefixes.empty()) {
    fail(ErrorKind::Mismatch,
         "This file holds no attentive probe. Name the classifier file that was published beside the encoder.",
         checkpoint.path());
  }
  if (number < 0 || number >= static_cast<int>(prefixes.size())) {
    fail(ErrorKind::Mismatch,
         "This file has no probe number " + std::to_string(number) + ": it holds " + std::to_string(prefixes.size()) +
             ", counted from 0.",
         checkpoint.path());
  }
  ProbeDescription d;
  d.probes = static_cast<int>(prefixes.size());
  d.prefix = prefixes[static_cast<std::size_t>(number)];
  refuseUnread(checkpoint, index, d.prefix);
  const ProbeNames names = probeNames(Layout::Meta, d.prefix);
  d.width = index.side(d.prefix + kQuery, 3, 2, kMaxWidth);
  d.size.classes = index.side(d.prefix + names.classifier + ".weight", 2, 0, kMaxClasses);
  d.size.mlp_width = index.side(d.prefix + names.cross + "mlp.fc1.weight", 2, 0, 8 * kMaxWidth);
  d.size.depth = index.countNumbered(d.prefix + names.blocks);
  const SideFacts side = sideFacts(checkpoint, Layout::Meta);
  readHeads(checkpoint, side, d);
  d.labels = labelsIn(side.facts, d.size.classes);
  return d;
}

}  // namespace lacuna::model

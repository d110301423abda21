#include "core/sweep/messages.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"

namespace lacuna::sweep {
namespace {

using Json = nlohmann::json;

std::string packed(const Json& json) {
  const std::vector<std::uint8_t> bytes = Json::to_cbor(json);
  return {bytes.begin(), bytes.end()};
}

template <class Read>
auto unpacked(const std::string& bytes, const Read& read) {
  try {
    return read(Json::from_cbor(bytes));
  } catch (const Json::exception& problem) {
    fail(ErrorKind::Unreadable, std::string("A message of another process of the sweep cannot be read: ") + problem.what());
  }
}

Json asJson(const latent::TokenErrors& errors) { return {errors.l1_normed, errors.l1_raw, errors.l2_normed, errors.cosine}; }

latent::TokenErrors errorsFrom(const Json& json) {
  return {json.at(0).get<float>(), json.at(1).get<float>(), json.at(2).get<float>(), json.at(3).get<float>()};
}

Json asJson(const Hash128& hash) { return {hash.high, hash.low}; }
Hash128 hashFrom(const Json& json) { return {json.at(0).get<std::uint64_t>(), json.at(1).get<std::uint64_t>()}; }

Json asJson(const std::map<std::string, Hash128>& hashes) {
  Json json = Json::array();
  for (const auto& [name, hash] : hashes) json.push_back({name, asJson(hash)});
  return json;
}

std::map<std::string, Hash128> hashesFrom(const Json& json) {
  std::map<std::string, Hash128> hashes;
  for (const Json& one : json) hashes[one.at(0).get<std::string>()] = hashFrom(one.at(1));
  return hashes;
}

}  // namespace

std::string bytesOf(const Kept& kept) {
  Json errors = Json::array();
  for (const latent::TokenErrors& of : kept.errors) errors.push_back(asJson(of));
  return packed({{"number", kept.number}, {"mask", kept.mask}, {"run", asJson(kept.run)}, {"model", asJson(kept.model)}, {"clip", asJson(kept.clip)},
                 {"hidden", kept.hidden}, {"tokens", kept.tokens}, {"mean", asJson(kept.mean)}, {"baseline", kept.baseline}, {"guess", asJson(kept.guess)},
                 {"ids", kept.ids}, {"errors", errors}, {"seconds", kept.seconds}});
}

Kept keptFrom(const std::string& bytes) {
  return unpacked(bytes, [](const Json& json) {
    Kept kept;
    kept.number = json.at("number").get<std::size_t>();
    kept.mask = json.at("mask").get<std::string>();
    kept.run = hashFrom(json.at("run"));
    kept.model = hashFrom(json.at("model"));
    kept.clip = hashFrom(json.at("clip"));
    kept.hidden = json.at("hidden").get<int>();
    kept.tokens = json.at("tokens").get<int>();
    kept.mean = errorsFrom(json.at("mean"));
    kept.baseline = json.at("baseline").get<std::string>();
    kept.guess = errorsFrom(json.at("guess"));
    kept.ids = json.at("ids").get<std::vector<int>>();
    for (const Json& errors : json.at("errors")) kept.errors.push_back(errorsFrom(errors));
    kept.seconds = json.at("seconds").get<double>();
    return kept;
  });
}

std::string bytesOf(const std::vector<SweepReport::Failed>& failed) {
  Json json = Json::array();
  for (const auto& [number, error] : failed) json.push_back({number, static_cast<int>(error.kind), error.what, error.where});
  return packed(json);
}

std::vector<SweepReport::Failed> failedFrom(const std::string& bytes) {
  return unpacked(bytes, [](const Json& json) {
    std::vector<SweepReport::Failed> failed;
    for (const Json& one : json)
      failed.push_back({one.at(0).get<std::size_t>(), Error{static_cast<ErrorKind>(one.at(1).get<int>()), one.at(2).get<std::string>(), one.at(3).get<std::string>()}});
    return failed;
  });
}

std::string bytesOf(const std::set<std::size_t>& numbers) { return packed(numbers); }

std::set<std::size_t> numbersFrom(const std::string& bytes) {
  return unpacked(bytes, [](const Json& json) { return json.get<std::set<std::size_t>>(); });
}

std::string bytesOf(const MadeWith& made_with) { return packed({{"models", asJson(made_with.models)}, {"windows", asJson(made_with.windows)}}); }

MadeWith madeWithFrom(const std::string& bytes) {
  return unpacked(bytes, [](const Json& json) { return MadeWith{hashesFrom(json.at("models")), hashesFrom(json.at("windows"))}; });
}

}  // namespace lacuna::sweep

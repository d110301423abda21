#include "core/train/recipe.hpp"

#include <charconv>
#include <functional>
#include <sstream>

#include "core/base/error.hpp"

namespace lacuna::train {
namespace {

struct Row {
  const char* name;
  const char* help;
  std::function<void(Recipe&, const std::string&)> set;
  std::function<std::string(const Recipe&)> get;
};

[[noreturn]] void refuse(const std::string& what) { fail(ErrorKind::Refused, what); }

template <class Number>
Number number(const std::string& name, const std::string& text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    refuse("\"" + name + "=" + text + "\" is no fitting number.");
  return value;
}

template <class Number>
std::string text(Number value) {
  char buffer[64];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

/// A row for a number: `place` returns where it lies.
template <class Place>
Row row(const char* name, const char* help, Place place) {
  return {name, help,
          [name, place](Recipe& r, const std::string& value) {
            auto& target = place(r);
            target = number<std::remove_reference_t<decltype(target)>>(name, value);
          },
          [place](const Recipe& r) { return text(place(const_cast<Recipe&>(r))); }};
}

const char* nameOf(Precision precision) { return precision == Precision::BFloat16 ? "bf16" : "fp32"; }

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      row("side", "picture side, pixels", [](Recipe& r) -> int& { return r.size.side_px; }),
      row("frames", "frames a clip", [](Recipe& r) -> int& { return r.size.frames; }),
      row("patch", "patch side, pixels", [](Recipe& r) -> int& { return r.size.patch_px; }),
      row("tubelet", "frames a token", [](Recipe& r) -> int& { return r.size.tubelet; }),
      row("width", "encoder width", [](Recipe& r) -> int& { return r.size.width; }),
      row("depth", "encoder blocks", [](Recipe& r) -> int& { return r.size.depth; }),
      row("heads", "encoder heads", [](Recipe& r) -> int& { return r.size.heads; }),
      row("pred-width", "predictor width", [](Recipe& r) -> int& { return r.size.predictor_width; }),
      row("pred-depth", "predictor blocks", [](Recipe& r) -> int& { return r.size.predictor_depth; }),
      row("pred-heads", "predictor heads", [](Recipe& r) -> int& { return r.size.predictor_heads; }),
      row("seed", "of weights, scenes and masks", [](Recipe& r) -> std::uint64_t& { return r.seed; }),
      row("steps", "training steps", [](Recipe& r) -> int& { return r.steps; }),
      row("batch", "clips a step", [](Recipe& r) -> int& { return r.batch; }),
      row("rate", "highest learning rate", [](Recipe& r) -> double& { return r.rate; }),
      row("warm-up", "share of the steps", [](Recipe& r) -> double& { return r.warm_up; }),
      row("rate-end", "last learning rate, share of the highest", [](Recipe& r) -> double& { return r.rate_end; }),
      row("decay", "weight decay of matrices", [](Recipe& r) -> double& { return r.decay; }),
      row("clip-norm", "largest norm of the gradient", [](Recipe& r) -> double& { return r.clip_norm; }),
      row("ema-start", "of the target encoder, at the start", [](Recipe& r) -> double& { return r.ema_start; }),
      row("ema-end", "of the target encoder, at the end", [](Recipe& r) -> double& { return r.ema_end; }),
      row("settle", "last share of the steps, with the encoder still", [](Recipe& r) -> double& { return r.settle; }),
      row("settle-rate", "its first learning rate, share of the highest",
          [](Recipe& r) -> double& { return r.settle_rate; }),
      row("spread", "weight of the loss against collapse", [](Recipe& r) -> double& { return r.spread; }),
      row("motion", "how far moving tokens weigh more, 0 to 1", [](Recipe& r) -> double& { return r.motion; }),
      row("square", "weight of the squared error beside L1", [](Recipe& r) -> double& { return r.square; }),
      row("hidden-most", "at most so many hidden tokens predicted a mask", [](Recipe& r) -> int& { return r.hidden_most; }),
      row("clips-share", "share of the own clips in a batch", [](Recipe& r) -> double& { return r.clips_share; }),
      row("replicas", "parts of the batch side by side, on CPU threads", [](Recipe& r) -> int& { return r.replicas; }),
      {"precision", "fp32 or bf16",
       [](Recipe& r, const std::string& value) {
         if (value != "fp32" && value != "bf16") refuse("\"precision\" is fp32 or bf16.");
         r.precision = value == "bf16" ? Precision::BFloat16 : Precision::Float32;
       },
       [](const Recipe& r) { return std::string(nameOf(r.precision)); }},
      {"device", "cpu or cuda", [](Recipe& r, const std::string& value) { r.device = value; },
       [](const Recipe& r) { return r.device; }},
  };
  return all;
}

const Row& rowNamed(const std::string& name) {
  for (const Row& row : rows())
    if (name == row.name) return row;
  std::string names;
  for (const Row& row : rows()) names += (names.empty() ? "" : ", ") + std::string(row.name);
  refuse("Training has no setting \"" + name + "\". It has: " + names + ".");
}

void within(const char* what, double value, double low, double high) {
  if (!(value >= low && value <= high)) refuse(std::string(what) + " goes from " + text(low) + " to " + text(high) + ".");
}

void checkHeads(const char* what, int width, int heads) {
  if (heads < 1 || width % heads != 0 || width / heads < 6 || width / heads % 2 != 0)
    refuse(std::string(what) + " " + std::to_string(width) + " cannot be split into " + std::to_string(heads) +
           " even heads of 6 or more.");
}

}  // namespace

std::vector<Setting> recipeSettings() {
  std::vector<Setting> settings;
  for (const Row& row : rows()) settings.push_back({row.name, row.help});
  return settings;
}

void set(Recipe& recipe, const std::string& name, const std::string& value) { rowNamed(name).set(recipe, value); }

std::string get(const Recipe& recipe, const std::string& name) { return rowNamed(name).get(recipe); }

void check(const Recipe& r) {
  within("side", r.size.side_px, 16, 1024);
  within("patch", r.size.patch_px, 2, 64);
  within("frames", r.size.frames, 2, 64);
  within("tubelet", r.size.tubelet, 1, 8);
  if (r.size.side_px % r.size.patch_px != 0) refuse("side must be a multiple of patch.");
  if (r.size.frames % r.size.tubelet != 0 || r.size.steps() < 4)
    refuse("frames must be a multiple of tubelet and hold 4 steps or more.");
  if (r.size.rows() < 4) refuse("side must hold 4 patches or more.");
  within("width", r.size.width, 12, 4096);
  within("pred-width", r.size.predictor_width, 12, 4096);
  within("depth", r.size.depth, 1, 64);
  within("pred-depth", r.size.predictor_depth, 1, 64);
  checkHeads("width", r.size.width, r.size.heads);
  checkHeads("pred-width", r.size.predictor_width, r.size.predictor_heads);
  within("steps", r.steps, 1, 100'000'000);
  within("batch", r.batch, 2, 4096);
  within("replicas", r.replicas, 1, 256);
  if (r.batch % r.replicas != 0) refuse("batch must be a multiple of replicas.");
  if (r.spread > 0 && r.batch / r.replicas < 4)
    refuse("spread needs 4 clips or more a replica: take a larger batch or fewer replicas.");
  within("rate", r.rate, 0, 1);
  within("warm-up", r.warm_up, 0, 1);
  within("rate-end", r.rate_end, 0, 1);
  within("decay", r.decay, 0, 1);
  within("clip-norm", r.clip_norm, 0, 1e6);
  within("ema-start", r.ema_start, 0, 1);
  within("ema-end", r.ema_end, 0, 1);
  within("motion", r.motion, 0, 1);
  within("spread", r.spread, 0, 100);
  within("square", r.square, 0, 100);
  within("settle", r.settle, 0, 1);
  within("settle-rate", r.settle_rate, 0, 1);
  within("clips-share", r.clips_share, 0, 1);
  within("hidden-most", r.hidden_most, 1, 1'000'000);
}

std::string textOf(const Recipe& recipe) {
  std::string lines;
  for (const Row& row : rows()) lines += std::string(row.name) + "=" + row.get(recipe) + "\n";
  return lines;
}

Recipe parsedRecipe(const std::string& text) {
  Recipe recipe;
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    const std::size_t equals = line.find('=');
    if (equals == std::string::npos) refuse("\"" + line + "\" is no name=value.");
    set(recipe, line.substr(0, equals), line.substr(equals + 1));
  }
  return recipe;
}

}  // namespace lacuna::train

#include "app/evaluate_command.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "app/commands.hpp"
#include "app/engine_model.hpp"
#include "app/json_copy.hpp"
#include "app/progress_lines.hpp"
#include "app/writable.hpp"
#include "core/base/error.hpp"
#include "core/train/trainer.hpp"

namespace lacuna::app {
namespace {

/// A folder that is gone when its work is done.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "lacuna-untrained-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) fail(ErrorKind::Refused, "No folder can be made for temporary files.", name);
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code nothing_left_to_do;
    std::filesystem::remove_all(path_, nothing_left_to_do);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// A network of the same shape with starting weights, under the same engine.
std::shared_ptr<const model::Model> untrainedLike(const model::ModelDescription& d, std::uint64_t seed) {
  const ScratchFolder folder;
  train::Recipe recipe;
  recipe.size = {d.crop,          d.usualFrames(), d.patch,           d.tubelet,         d.encoder.width,
                 d.encoder.depth, d.encoder.heads,        d.predictor.width, d.predictor.depth, d.predictor.heads};
  recipe.seed = seed;
  train::writeUntrained(recipe, folder.path());
  return model::Model::open(folder.path(), {});
}

evaluate::Amount reduced(evaluate::Amount amount) {
  for (int* count : {&amount.clips, &amount.pairs, &amount.probe_fit, &amount.probe_test, &amount.leaf_clips})
    *count = std::max(4, *count / 20);
  return amount;
}

}  // namespace

int evaluateCommand(const EvaluateOptions& options, std::ostream& out, std::ostream& progress) {
  if (options.csv == "-" && options.json == "-") fail(ErrorKind::Refused, "Only one of --csv and --json can go to standard output.");
  requireWritable(options.csv);
  requireWritable(options.json);
  const auto model = model::Model::open(options.model, {});
  const model::ModelDescription& d = model->description();
  if (d.family != model::Family::VJepa2 || d.predictor.depth == 0)
    fail(ErrorKind::Mismatch, "Only V-JEPA 2 models with a predictor are measured on the world, beside an untrained twin.",
         options.model);
  const auto untrained = untrainedLike(model->description(), options.amount.seed);
  evaluate::Table table;
  table.amount = options.quick ? reduced(options.amount) : options.amount;
  table.model = model->description().name + ", weights " + model->hash().hex();
  table.untrained = "the same shape with starting weights, seed " + std::to_string(options.amount.seed);
  const auto measure = [&](const auto& of, const char* who) {
    const jobs::JobContext context = reportingTo(progress, who);
    return evaluate::evaluate(*engineModel(of, context), table.amount, context);
  };
  table.figures = measure(model, "model");
  table.untrained_figures = measure(untrained, "untrained");
  out << evaluate::textOf(table);
  if (!options.csv.empty()) writeTextTo(options.csv, evaluate::csvOf(table));
  if (!options.json.empty()) writeTextTo(options.json, evaluate::jsonOf(table));
  return table.floorsHold() ? Success : CheckFailed;
}

}  // namespace lacuna::app

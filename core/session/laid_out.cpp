#include "core/session/laid_out.hpp"

#include <set>

#include "core/base/error.hpp"
#include "core/latent/make_latents.hpp"
#include "core/scenes/any_clip.hpp"

namespace lacuna::session {
namespace {

latent::LatentsPtr latentsBeside(const std::string& path, const latent::Run& run, int block, latent::LatentCache& latents,
                                 const jobs::JobContext& context) {
  const auto source = scenes::openAny(path, context);
  media::FrameCache none(0);  // each is read once: the open clip's frames stay
  const auto sampling = startInside(run.window->sampling, source->info().frames);
  const auto window = media::readWindow(*source, sampling, run.window->geometry.crop, {}, none, context);
  return latent::targetLatents(*window, *run.model, latents, context, block);
}

/// Layer-normed latents of clips, one below the other.
class Stack {
 public:
  Stack(const model::Model& model, std::size_t most_bytes) : levels_(model.description().levels), most_bytes_(most_bytes) {}

  void add(const Matrix& latents) {
    if (all_.bytes() + latents.bytes() > most_bytes_)
      fail(ErrorKind::OutOfMemory, "The latents of all clips would take more than " + std::to_string(most_bytes_ >> 20U) +
                                       " MB. Lay out fewer clips, or fewer frames of each.");
    const Matrix normed = model::layerNormed(latents, levels_);
    all_.cols = normed.cols;
    all_.rows += normed.rows;
    all_.values.insert(all_.values.end(), normed.values.begin(), normed.values.end());
  }
  std::size_t rows() const { return all_.rows; }
  std::shared_ptr<const Matrix> take() { return std::make_shared<const Matrix>(std::move(all_)); }

 private:
  int levels_;
  std::size_t most_bytes_;
  Matrix all_;
};

std::string nameOf(const std::string& path) {
  const auto slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

void addBeside(ChosenLatents& chosen, Stack& stack, const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents,
               const jobs::JobContext& context) {
  latent::LatentKey open = run.targets->key;
  open.block = choice.block;
  std::set<latent::LatentKey> known{open};
  std::size_t done = 0;
  for (const std::string& path : choice.beside) {
    context.throwIfStopped();
    context.progress({"Encoding clips", static_cast<double>(done++), static_cast<double>(choice.beside.size()), "clips"});
    const auto set = latentsBeside(path, run, choice.block, latents, {context.stop, nullptr});
    if (!known.insert(set->key).second) continue;  // the same pictures again would pass for agreement
    chosen.clips.push_back({path, nameOf(path), set->grid, stack.rows() - chosen.clip_rows});
    stack.add(set->values);
  }
}

}  // namespace

std::string textOf(const LatentChoice& choice) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (choice.block > 0) add("after block " + std::to_string(choice.block));
  if (choice.context) add("visible tokens alone too");
  if (choice.beside.size() == 1) add("1 clip beside");
  if (choice.beside.size() > 1) add(std::to_string(choice.beside.size()) + " clips beside");
  return text;
}

ChosenLatents chooseLatents(const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents,
                            const jobs::JobContext& context, std::size_t most_bytes) {
  ChosenLatents chosen;
  chosen.clip_rows = run.targets_normed->rows;
  if (choice.block == 0 && choice.beside.empty()) {
    chosen.fitted = run.targets_normed;
    return chosen;
  }
  Stack stack(*run.model, most_bytes);
  stack.add(latent::targetLatents(*run.window, *run.model, latents, context, choice.block)->values);
  addBeside(chosen, stack, run, choice, latents, context);
  chosen.fitted = stack.take();
  return chosen;
}

std::vector<int> stepsOf(const mask::TokenGrid& grid, const std::vector<TokenId>& tokens) {
  std::vector<int> steps;
  for (const TokenId token : tokens) steps.push_back(grid.cell(token).step);
  return steps;
}

std::shared_ptr<const projection::FrozenMap> fitChosen(const latent::Run& run, const ChosenLatents& chosen, const projection::LayoutSettings& settings,
                                                       const jobs::JobContext& context, const projection::FitWatch& watch) {
  if (settings.method != projection::Method::Error) return projection::fitLayout(*chosen.fitted, settings, context, watch);
  projection::KnownErrors known;
  known.steps = stepsOf(run.targets->grid, run.targets->ids);
  for (const BesideClip& clip : chosen.clips)
    for (int i = 0; i < clip.grid.size(); ++i) known.steps.push_back(clip.grid.cell(TokenId{i}).step);
  for (std::size_t row = 0; row < run.hidden_ids.size(); ++row) {
    known.rows.push_back(static_cast<std::size_t>(index(run.hidden_ids[row])));
    known.errors.push_back(run.errors[row].l1_normed);
  }
  return projection::fitErrorLayout(*chosen.fitted, known, settings, context);
}

Matrix chooseContext(const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents, const jobs::JobContext& context) {
  if (!choice.context || run.hidden_ids.empty()) return Matrix(0, run.targets_normed->cols);
  const auto seen = latent::contextLatents({run.window, run.model, run.mask, run.settings}, latents, context, choice.block);
  return model::layerNormed(seen->values, run.model->description().levels);
}

}  // namespace lacuna::session

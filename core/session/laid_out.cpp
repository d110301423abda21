#include "core/session/laid_out.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/analysis/selecting.hpp"
#include "core/base/error.hpp"
#include "core/latent/make_latents.hpp"
#include "core/scenes/any_clip.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "core/session/beside.hpp"
#include "core/sweep/portable.hpp"

namespace lacuna::session {
namespace {

latent::LatentsPtr latentsOfClip(const std::string& path, const latent::Run& run, int block, latent::LatentCache& latents,
                                 const jobs::JobContext& context) {
  const auto source = scenes::openAny(path, context);
  media::FrameCache none(0);  // each is read once: the open clip's frames stay
  const auto sampling = startInside(run.window->sampling, source->info().frames);
  const auto window = media::readWindow(*source, sampling, run.window->geometry.crop, {}, none, context);
  return latent::targetLatents(*window, *run.model, latents, context, block);
}

std::shared_ptr<const model::Model> modelBeside(const std::string& path, const model::Model& open, const jobs::JobContext& context) {
  const auto checkpoint = model::Checkpoint::open(path);
  const model::ModelDescription d = model::describe(*checkpoint), &wanted = open.description();
  if (d.encoder.width != wanted.encoder.width || d.levels != wanted.levels)
    fail(ErrorKind::Mismatch, "Its latents have " + std::to_string(d.latentWidth()) + " features, those of the open model " + std::to_string(wanted.latentWidth()) +
                                  ": only models of one width have one space. Take one of the same width.", path);
  const auto model = model::Model::load(checkpoint, d, context);
  return open.compute().isExact() ? model : model->computedBy(open.compute(), context);
}

/// Layer-normed latents of clips, one below the other.
class Stack {
 public:
  explicit Stack(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  void add(const Matrix& latents, const model::Model& model) {
    if (all_.bytes() + latents.bytes() > most_bytes_)
      fail(ErrorKind::OutOfMemory, "The latents of all clips would take more than " + std::to_string(most_bytes_ >> 20U) +
                                       " MB. Lay out fewer clips, or fewer frames of each.");
    const Matrix normed = model::layerNormed(latents, model.description().levels);
    all_.cols = normed.cols;
    all_.rows += normed.rows;
    all_.values.insert(all_.values.end(), normed.values.begin(), normed.values.end());
  }
  std::size_t rows() const { return all_.rows; }
  std::shared_ptr<const Matrix> take() { return std::make_shared<const Matrix>(std::move(all_)); }

 private:
  std::size_t most_bytes_;
  Matrix all_;
};

/// What is laid out with the open clip, one after another.
class Beside {
 public:
  Beside(KnownLatents& known, Stack& stack, const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents,
         const jobs::JobContext& context)
      : chosen_(known.chosen), hashes_(known.beside), stack_(stack), run_(run), choice_(choice), latents_(latents), context_(context) {
    latent::LatentKey open = run.targets->key;
    open.block = choice.block;
    known_.insert(open);
  }

  void addAll() {
    for (const std::string& path : choice_.beside)
      add(path, *run_.model, false, [&](const jobs::JobContext& quiet) { return latentsOfClip(path, run_, choice_.block, latents_, quiet); });
    for (const std::string& path : choice_.models) {
      const auto model = modelBeside(path, *run_.model, {context_.stop, nullptr});
      add(path, *model, true, [&](const jobs::JobContext& quiet) { return latent::targetLatents(*run_.window, *model, latents_, quiet, choice_.block); });
    }
    const std::vector<std::string> names = namesOf(run_.window->info.path, chosen_.clips);
    for (std::size_t i = 0; i < chosen_.clips.size(); ++i) chosen_.clips[i].name = names[i + 1];
  }

 private:
  template <class Make>
  void add(const std::string& path, const model::Model& model, bool of_model, const Make& make) {
    context_.throwIfStopped();
    const auto all = static_cast<double>(choice_.beside.size() + choice_.models.size());
    context_.progress({"Encoding", static_cast<double>(done_++), all, of_model ? "models" : "clips"});
    const latent::LatentsPtr set = make({context_.stop, nullptr});
    if (!known_.insert(set->key).second) return;  // the same pictures and weights again would pass for agreement
    chosen_.clips.push_back({path, {}, of_model, set->grid, stack_.rows() - chosen_.clip_rows});
    hashes_.push_back(of_model ? set->key.model : set->key.clip);
    stack_.add(set->values, model);
  }

  ChosenLatents& chosen_;
  std::vector<Hash128>& hashes_;
  Stack& stack_;
  const latent::Run& run_;
  const LatentChoice& choice_;
  latent::LatentCache& latents_;
  const jobs::JobContext& context_;
  std::set<latent::LatentKey> known_;
  std::size_t done_ = 0;
};

/// Rows of the open clip that the choice is fitted on; empty: all.
std::vector<std::size_t> fittedRows(const latent::Run& run, const LatentChoice& choice) {
  std::vector<std::size_t> rows;
  const auto& grid = run.targets->grid;
  switch (choice.fit_on) {
    case FitOn::All: return {};
    case FitOn::Hidden:
      for (const TokenId id : run.hidden_ids) rows.push_back(static_cast<std::size_t>(index(id)));
      if (rows.empty()) fail(ErrorKind::Mismatch, "Nothing is hidden that a layout could be fitted on: hide something, or fit on all tokens.");
      return rows;
    case FitOn::Step: break;
  }
  if (choice.fit_step < 0 || choice.fit_step >= grid.steps)
    fail(ErrorKind::Mismatch, "The clip has " + std::to_string(grid.steps) + " time steps: there is none numbered " + std::to_string(choice.fit_step) + " (from 0) to fit on.");
  for (const TokenId id : analysis::tokensOfSteps(grid, choice.fit_step, choice.fit_step)) rows.push_back(static_cast<std::size_t>(index(id)));
  return rows;
}

std::shared_ptr<const Matrix> rowsAt(const std::shared_ptr<const Matrix>& all, const std::vector<std::size_t>& rows) {
  if (rows.empty()) return all;
  auto some = std::make_shared<Matrix>(rows.size(), all->cols);
  for (std::size_t i = 0; i < rows.size(); ++i) std::ranges::copy(all->row(rows[i]), some->row(i).begin());
  return some;
}

/// The time step of each row.
std::vector<int> allSteps(const latent::Run& run, const ChosenLatents& chosen) {
  std::vector<int> steps = stepsOf(run.targets->grid, run.targets->ids);
  for (const BesideClip& clip : chosen.clips)
    for (int i = 0; i < clip.grid.size(); ++i) steps.push_back(clip.grid.cell(TokenId{i}).step);
  return steps;
}

}  // namespace

std::vector<std::string> namesOf(const std::string& open, const std::vector<BesideClip>& clips) {
  std::vector<std::string> whole{open};
  for (const BesideClip& clip : clips) whole.push_back(clip.path);
  for (std::string& path : whole)
    if (!scenes::isDrawnClip(path)) path = std::filesystem::absolute(path).string();
  return sweep::namesApart(whole);
}

std::string textOf(const LatentChoice& choice) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (choice.block > 0) add("after block " + std::to_string(choice.block));
  if (choice.context) add("visible tokens alone too");
  const auto count = [&add](std::size_t size, const std::string& of) {
    if (size > 0) add(std::to_string(size) + " " + of + (size > 1 ? "s" : "") + " beside");
  };
  count(choice.beside.size(), "clip");
  count(choice.models.size(), "model");
  return text;
}

std::string fittedOn(const LatentChoice& choice) {
  switch (choice.fit_on) {
    case FitOn::All: break;
    case FitOn::Hidden: return "the true latents of hidden tokens";
    case FitOn::Step: return "true tokens of time step " + std::to_string(choice.fit_step + 1);
  }
  return "all true tokens";
}

bool sameLatents(const LatentChoice& a, const LatentChoice& b) {
  LatentChoice of_a = a;
  of_a.fit_on = b.fit_on;
  of_a.fit_step = b.fit_step;
  of_a.context = b.context;
  return of_a == b;
}

void chooseFitted(ChosenLatents& chosen, const latent::Run& run, const LatentChoice& choice) { chosen.fitted_rows = fittedRows(run, choice); }

ChosenLatents chooseLatents(const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents,
                            const jobs::JobContext& context, std::size_t most_bytes) {
  return chooseKnown(run, choice, latents, context, most_bytes).chosen;
}

KnownLatents chooseKnown(const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents, const jobs::JobContext& context,
                         std::size_t most_bytes) {
  KnownLatents known;
  ChosenLatents& chosen = known.chosen;
  chosen.clip_rows = run.targets_normed->rows;
  chooseFitted(chosen, run, choice);
  if (choice.block == 0 && choice.beside.empty() && choice.models.empty()) {
    chosen.all = run.targets_normed;
    return known;
  }
  Stack stack(most_bytes);
  stack.add(latent::targetLatents(*run.window, *run.model, latents, context, choice.block)->values, *run.model);
  Beside(known, stack, run, choice, latents, context).addAll();
  chosen.all = stack.take();
  return known;
}

std::vector<int> stepsOf(const mask::TokenGrid& grid, const std::vector<TokenId>& tokens) {
  std::vector<int> steps;
  for (const TokenId token : tokens) steps.push_back(grid.cell(token).step);
  return steps;
}

std::shared_ptr<projection::LayoutFit> fitOf(const latent::Run& run, const ChosenLatents& chosen, const projection::LayoutSettings& settings) {
  projection::KnownErrors known;
  if (settings.method == projection::Method::Error) {
    if (!chosen.fitted_rows.empty()) fail(ErrorKind::Mismatch, "The error direction is fitted on all true tokens: fit on all, or choose another method.");
    known.steps = allSteps(run, chosen);
    for (std::size_t row = 0; row < run.hidden_ids.size(); ++row) {
      known.rows.push_back(static_cast<std::size_t>(index(run.hidden_ids[row])));
      known.errors.push_back(run.errors[row].l1_normed);
    }
  }
  return std::make_shared<projection::LayoutFit>(rowsAt(chosen.all, chosen.fitted_rows), settings, std::move(known));
}

Matrix pointsOf(const latent::Run& run, const ChosenLatents& chosen, const projection::FrozenMap& map, const jobs::JobContext& context) {
  if (chosen.fitted_rows.empty()) return map.points();
  std::vector<std::size_t> others;
  for (std::size_t row = 0; row < chosen.all->rows; ++row)
    if (!std::ranges::binary_search(chosen.fitted_rows, row)) others.push_back(row);
  Matrix points(chosen.all->rows, map.points().cols);
  const auto put = [&points](const Matrix& some, const std::vector<std::size_t>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) std::ranges::copy(some.row(i), points.row(rows[i]).begin());
  };
  put(map.points(), chosen.fitted_rows);
  if (others.empty()) return points;
  const std::vector<int> steps = allSteps(run, chosen);
  std::vector<int> other_steps;
  for (const std::size_t row : others) other_steps.push_back(steps[row]);
  put(map.place(*rowsAt(chosen.all, others), other_steps, context), others);
  return points;
}

Matrix chooseContext(const latent::Run& run, const LatentChoice& choice, latent::LatentCache& latents, const jobs::JobContext& context) {
  if (!choice.context || run.hidden_ids.empty()) return Matrix(0, run.targets_normed->cols);
  const auto seen = latent::contextLatents({run.window, run.model, run.mask, run.settings}, latents, context, choice.block);
  return model::layerNormed(seen->values, run.model->description().levels);
}

}  // namespace lacuna::session

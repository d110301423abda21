#include "core/projection/layout_fit.hpp"

#include <algorithm>
#include <utility>

#include "core/base/error.hpp"
#include "core/projection/neighbours.hpp"
#include "core/projection/tsne.hpp"
#include "core/projection/umap.hpp"

namespace lacuna::projection {
namespace {

constexpr int reduced_width = 50;

/// Latents as the neighbour methods see them: at most 50 principal components.
class Reduced {
 public:
  Reduced(const Matrix& latents, const jobs::JobContext& context)
      : map_(fitPcaFast(latents, context, static_cast<int>(std::min<std::size_t>(reduced_width, latents.cols)))), rows_(map_.map(latents, context)),
        index_(rows_, context) {}
  const Matrix& rows() const { return rows_; }
  Neighbours neighbours(int count, const jobs::JobContext& context) const {
    return index_.nearestOthers(rows_, static_cast<std::size_t>(count), context);
  }
  Neighbours nearestTo(const Matrix& latents, int count, const jobs::JobContext& context) const {
    return index_.nearest(map_.map(latents, context), static_cast<std::size_t>(count), context);
  }

 private:
  PcaMap map_;
  Matrix rows_;
  NeighbourIndex index_;
};
using ReducedPtr = std::shared_ptr<const Reduced>;

UmapSettings umapSettings(const LayoutSettings& settings) {
  return {settings.neighbours, settings.min_dist, settings.dimensions, settings.epochs, settings.seed};
}

TsneSettings tsneSettings(const LayoutSettings& settings, std::size_t rows) {
  TsneSettings tsne{TsneSettings::perplexityFor(settings.perplexity, rows), settings.dimensions, TsneSettings{}.epochs, settings.seed};
  if (settings.epochs > 0) tsne.epochs = settings.epochs;
  return tsne;
}

/// Of either method, as far as it was fitted.
class NeighbourLayout : public FrozenMap {
 public:
  template <class Layout>
  NeighbourLayout(ReducedPtr reduced, const Layout& layout, const LayoutSettings& settings) : reduced_(std::move(reduced)) {
    settings_ = settings;
    points_ = layout.points();
    epochs_ = layout.done();
    finished_ = layout.finished();
  }
  Matrix place(const Matrix& latents, std::span<const int>, const jobs::JobContext& context) const override {
    constexpr int for_tsne = 15;
    if (settings_.method == Method::Tsne) return placeInTsne(reduced_->nearestTo(latents, for_tsne, context), points_, context);
    return placeInUmap(reduced_->nearestTo(latents, settings_.neighbours, context), points_, umapSettings(settings_), context);
  }

 private:
  ReducedPtr reduced_;
};

template <class Layout>
void runEpochs(Layout& layout, const char* doing, const jobs::JobContext& context, const FitWatch& watch) {
  while (!layout.finished() && !(watch.enough != nullptr && *watch.enough)) {
    context.throwIfStopped();
    layout.epoch();
    if (watch.moved) watch.moved(layout.points(), layout.done(), layout.epochs());
    context.progress({doing, static_cast<double>(layout.done()), static_cast<double>(layout.epochs()), "epochs"});
  }
}

}  // namespace

struct LayoutFit::State {
  std::shared_ptr<const Matrix> latents;
  LayoutSettings settings;
  KnownErrors known;
  ReducedPtr reduced;
  std::unique_ptr<Umap> umap;
  std::unique_ptr<Tsne> tsne;

  Matrix start() const { return firstColumns(reduced->rows(), static_cast<std::size_t>(settings.dimensions)); }

  void reduce(const jobs::JobContext& context) {
    if (!reduced) reduced = std::make_shared<const Reduced>(*latents, context);
  }

  std::shared_ptr<const FrozenMap> runUmap(const jobs::JobContext& context, const FitWatch& watch) {
    if (!umap) {
      reduce(context);
      const Neighbours neighbours = reduced->neighbours(settings.neighbours, context);
      umap = std::make_unique<Umap>(fuzzyUnion(membershipOf(neighbours, context), context), start(), umapSettings(settings));
    }
    runEpochs(*umap, "UMAP", context, watch);
    return std::make_shared<NeighbourLayout>(reduced, *umap, settings);
  }

  std::shared_ptr<const FrozenMap> runTsne(const jobs::JobContext& context, const FitWatch& watch) {
    if (!tsne) {
      reduce(context);
      const TsneSettings of_tsne = tsneSettings(settings, latents->rows);
      const Neighbours neighbours = reduced->neighbours(static_cast<int>(of_tsne.neighbours()), context);
      tsne = std::make_unique<Tsne>(meanLikelihood(likelihoodOf(neighbours, of_tsne.perplexity, context), context), start(), of_tsne);
    }
    runEpochs(*tsne, "t-SNE", context, watch);
    return std::make_shared<NeighbourLayout>(reduced, *tsne, settings);
  }
};

LayoutFit::LayoutFit(std::shared_ptr<const Matrix> latents, const LayoutSettings& settings, KnownErrors known) : state_(std::make_unique<State>()) {
  state_->latents = std::move(latents);
  state_->settings = settings;
  state_->known = std::move(known);
}

LayoutFit::~LayoutFit() = default;

std::shared_ptr<const FrozenMap> LayoutFit::run(const jobs::JobContext& context, const FitWatch& watch) {
  State& state = *state_;
  const LayoutSettings& settings = state.settings;
  if (settings.dimensions != 2 && settings.dimensions != 3) fail(ErrorKind::Refused, "A layout has 2 or 3 axes.");
  switch (settings.method) {
    case Method::Pca: return fitPrincipalLayout(*state.latents, settings, context);
    case Method::Umap: return state.runUmap(context, watch);
    case Method::Tsne: return state.runTsne(context, watch);
    case Method::Error: break;
  }
  return fitErrorLayout(*state.latents, state.known, settings, context);
}

std::shared_ptr<const FrozenMap> fitLayout(const Matrix& latents, const LayoutSettings& settings, const jobs::JobContext& context,
                                           const FitWatch& watch) {
  return LayoutFit(std::make_shared<const Matrix>(latents), settings).run(context, watch);
}

}  // namespace lacuna::projection

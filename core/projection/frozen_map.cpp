#include "core/projection/frozen_map.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "core/base/error.hpp"
#include "core/projection/error_direction.hpp"
#include "core/projection/neighbours.hpp"

namespace lacuna::projection {
namespace {

constexpr int reduced_width = 50;

class LinearLayout : public FrozenMap {
 public:
  LinearLayout(PcaMap map, Matrix points, const LayoutSettings& settings) : map_(std::move(map)) {
    settings_ = settings;
    points_ = std::move(points);
    explained_ = map_.explained;
  }
  Matrix place(const Matrix& latents, std::span<const int>, const jobs::JobContext& context) const override { return map_.map(latents, context); }

 private:
  PcaMap map_;
};

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

/// Runs the epochs of a layout; answers with how many.
template <class Layout>
int runEpochs(Layout& layout, const char* doing, const jobs::JobContext& context, const FitWatch& watch) {
  while (!layout.finished() && !(watch.enough != nullptr && *watch.enough)) {
    context.throwIfStopped();
    layout.epoch();
    if (watch.moved) watch.moved(layout.points(), layout.done(), layout.epochs());
    context.progress({doing, static_cast<double>(layout.done()), static_cast<double>(layout.epochs()), "epochs"});
  }
  return layout.done();
}

class UmapLayout : public FrozenMap {
 public:
  UmapLayout(const Matrix& latents, const LayoutSettings& settings, const jobs::JobContext& context, const FitWatch& watch)
      : reduced_(latents, context) {
    settings_ = settings;
    umap_ = {settings.neighbours, settings.min_dist, settings.dimensions, settings.epochs, settings.seed};
    const Neighbours neighbours = reduced_.neighbours(umap_.neighbours, context);
    Umap umap(fuzzyUnion(membershipOf(neighbours, context), context), firstColumns(reduced_.rows(), static_cast<std::size_t>(settings.dimensions)), umap_);
    epochs_ = runEpochs(umap, "UMAP", context, watch);
    points_ = umap.points();
  }
  Matrix place(const Matrix& latents, std::span<const int>, const jobs::JobContext& context) const override {
    return placeInUmap(reduced_.nearestTo(latents, umap_.neighbours, context), points_, umap_, context);
  }

 private:
  Reduced reduced_;
  UmapSettings umap_;
};

class TsneLayout : public FrozenMap {
 public:
  TsneLayout(const Matrix& latents, const LayoutSettings& settings, const jobs::JobContext& context, const FitWatch& watch)
      : reduced_(latents, context) {
    settings_ = settings;
    TsneSettings tsne{settings.perplexity, settings.dimensions, TsneSettings{}.epochs, settings.seed};
    if (settings.epochs > 0) tsne.epochs = settings.epochs;
    const Neighbours neighbours = reduced_.neighbours(static_cast<int>(tsne.neighbours()), context);
    Tsne layout(meanLikelihood(likelihoodOf(neighbours, tsne.perplexity, context), context), firstColumns(reduced_.rows(), static_cast<std::size_t>(settings.dimensions)), tsne);
    epochs_ = runEpochs(layout, "t-SNE", context, watch);
    points_ = layout.points();
  }
  Matrix place(const Matrix& latents, std::span<const int>, const jobs::JobContext& context) const override {
    constexpr int neighbours = 15;
    return placeInTsne(reduced_.nearestTo(latents, neighbours, context), points_, context);
  }

 private:
  Reduced reduced_;
};

class ErrorLayout : public FrozenMap {
 public:
  ErrorLayout(const Matrix& latents, const KnownErrors& known, const LayoutSettings& settings, const jobs::JobContext& context)
      : direction_(fitErrorDirection(latents, known.steps, known.rows, known.errors, context)) {
    settings_ = settings;
    error_r2_ = direction_.r2;
    points_ = place(latents, known.steps, context);
  }
  Matrix place(const Matrix& latents, std::span<const int> steps, const jobs::JobContext&) const override {
    return firstColumns(direction_.place(latents, steps), static_cast<std::size_t>(settings_.dimensions));
  }

 private:
  ErrorDirection direction_;
};

}  // namespace

const char* nameOf(Method method) {
  switch (method) {
    case Method::Pca:
      return "PCA";
    case Method::Umap:
      return "UMAP";
    case Method::Tsne:
      return "t-SNE";
    case Method::Error:
      return "Error direction";
  }
  return "";
}

Method methodOf(const std::string& name) {
  if (name == "pca") return Method::Pca;
  if (name == "umap") return Method::Umap;
  if (name == "tsne" || name == "t-sne") return Method::Tsne;
  if (name == "error") return Method::Error;
  fail(ErrorKind::Refused, "There is no projection '" + name + "'; there are pca, umap, tsne and error.");
}

std::string textOf(const LayoutSettings& settings, std::size_t rows) {
  std::ostringstream text;
  text << nameOf(settings.method) << ", " << settings.dimensions << " axes";
  if (settings.method == Method::Umap)
    text << ", " << settings.neighbours << " neighbours, distance " << settings.min_dist << ", "
         << UmapSettings{.epochs = settings.epochs}.epochsFor(rows) << " epochs, seed " << settings.seed;
  if (settings.method == Method::Tsne)
    text << ", perplexity " << settings.perplexity << ", " << (settings.epochs > 0 ? settings.epochs : TsneSettings{}.epochs)
         << " epochs, seed " << settings.seed;
  return text.str();
}

std::shared_ptr<const FrozenMap> frozen(const PcaMap& map, const Matrix& points) {
  LayoutSettings settings;
  settings.dimensions = static_cast<int>(map.axes.rows);
  return std::make_shared<LinearLayout>(map, points, settings);
}

Matrix firstColumns(const Matrix& values, std::size_t count) {
  Matrix first(values.rows, count);
  for (std::size_t row = 0; row < values.rows; ++row)
    for (std::size_t col = 0; col < std::min(count, values.cols); ++col) first.row(row)[col] = values.row(row)[col];
  return first;
}

std::shared_ptr<const FrozenMap> fitErrorLayout(const Matrix& latents, const KnownErrors& known, const LayoutSettings& settings,
                                                const jobs::JobContext& context) {
  return std::make_shared<ErrorLayout>(latents, known, settings, context);
}

std::shared_ptr<const FrozenMap> fitLayout(const Matrix& latents, const LayoutSettings& settings, const jobs::JobContext& context,
                                           const FitWatch& watch) {
  if (settings.dimensions != 2 && settings.dimensions != 3) fail(ErrorKind::Refused, "A layout has 2 or 3 axes.");
  switch (settings.method) {
    case Method::Pca: {
      PcaMap map = fitPca(latents, context, settings.dimensions);
      Matrix points = map.map(latents, context);
      return std::make_shared<LinearLayout>(std::move(map), std::move(points), settings);
    }
    case Method::Umap:
      return std::make_shared<UmapLayout>(latents, settings, context, watch);
    case Method::Tsne:
      return std::make_shared<TsneLayout>(latents, settings, context, watch);
    case Method::Error:
      break;
  }
  fail(ErrorKind::Internal, "The error direction is not fitted on latents alone.");
}

}  // namespace lacuna::projection

#include "core/projection/frozen_map.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "core/base/error.hpp"
#include "core/projection/error_direction.hpp"
#include "core/projection/tsne.hpp"
#include "core/projection/umap.hpp"

namespace lacuna::projection {
namespace {

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
    text << ", perplexity " << TsneSettings::perplexityFor(settings.perplexity, rows) << ", " << (settings.epochs > 0 ? settings.epochs : TsneSettings{}.epochs)
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

std::shared_ptr<const FrozenMap> fitPrincipalLayout(const Matrix& latents, const LayoutSettings& settings, const jobs::JobContext& context) {
  PcaMap map = fitPca(latents, context, settings.dimensions);
  Matrix points = map.map(latents, context);
  return std::make_shared<LinearLayout>(std::move(map), std::move(points), settings);
}

}  // namespace lacuna::projection

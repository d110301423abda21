#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"
#include "core/projection/pca.hpp"

namespace lacuna::projection {

enum class Method { Pca, Umap, Tsne, Error };
const char* nameOf(Method method);  ///< "PCA", "UMAP", "t-SNE", "Error direction"
/// By "pca", "umap", "tsne" or "error". Throws `Failure` (Refused) naming them.
Method methodOf(const std::string& name);

/// What makes a layout; the same settings and latents give the same one.
struct LayoutSettings {
  Method method = Method::Pca;
  int dimensions = 3;         ///< 2 or 3
  int neighbours = 15;        ///< UMAP
  double min_dist = 0.1;      ///< UMAP
  double perplexity = 30;     ///< t-SNE
  int epochs = 0;             ///< UMAP and t-SNE; 0: their own
  std::uint64_t seed = 42;
  bool operator==(const LayoutSettings&) const = default;
};
/// "UMAP, 3 axes, 15 neighbours, distance 0.1, 500 epochs, seed 42": for legends and files.
std::string textOf(const LayoutSettings& settings, std::size_t rows);

/// A layout that stays as it is: latents that come later land in the same axes.
class FrozenMap {
 public:
  virtual ~FrozenMap() = default;
  /// Points [rows, dimensions]. `steps`: of each row; the error direction alone needs them.
  virtual Matrix place(const Matrix& latents, std::span<const int> steps, const jobs::JobContext& context) const = 0;
  const Matrix& points() const { return points_; }  ///< of the latents it was fitted on
  const LayoutSettings& settings() const { return settings_; }
  /// Share of the latents' variance that each axis explains; empty for methods whose axes have no such meaning.
  const std::vector<double>& explained() const { return explained_; }
  /// For the error direction: how much of the errors the latents foretell, `ErrorDirection::r2`.
  std::optional<double> errorR2() const { return error_r2_; }
  int epochs() const { return epochs_; }  ///< that were run; fewer than asked for when it was told to be enough
  bool finished() const { return finished_; }  ///< false: there was enough before the last epoch

 protected:
  Matrix points_;
  LayoutSettings settings_;
  std::vector<double> explained_;
  std::optional<double> error_r2_;
  int epochs_ = 0;
  bool finished_ = true;
};

/// A map that is fitted already, with the points of what it was fitted on.
std::shared_ptr<const FrozenMap> frozen(const PcaMap& map, const Matrix& points);

/// The first columns of a matrix; those that it has not are 0.
Matrix firstColumns(const Matrix& values, std::size_t count);

/// What the error direction is fitted on beside latents.
struct KnownErrors {
  std::vector<int> steps;         ///< of each row of the latents
  std::vector<std::size_t> rows;  ///< of the latents, those with an error
  std::vector<float> errors;      ///< of these
};
/// Throws `Failure` as `fitErrorDirection` does. With 2 axes: error and time alone.
std::shared_ptr<const FrozenMap> fitErrorLayout(const Matrix& latents, const KnownErrors& known, const LayoutSettings& settings,
                                                const jobs::JobContext& context);

/// By principal components. Throws as `fitPca` does.
std::shared_ptr<const FrozenMap> fitPrincipalLayout(const Matrix& latents, const LayoutSettings& settings, const jobs::JobContext& context);

}  // namespace lacuna::projection

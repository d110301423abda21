#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "core/projection/frozen_map.hpp"

namespace lacuna::projection {

/// How a fit is watched and ended early. Both may be empty.
struct FitWatch {
  std::function<void(const Matrix& points, int done, int epochs)> moved;  ///< after each epoch, on the worker's thread
  const std::atomic<bool>* enough = nullptr;                              ///< true: keep what there is
};

/// The fit of one layout, which can be stopped and gone on with: in the end it is as if it had never been stopped.
/// Latents of more than 50 features are first reduced to their 50 principal components, also when they are placed later.
class LayoutFit {
 public:
  /// `known`: for the error direction alone.
  LayoutFit(std::shared_ptr<const Matrix> latents, const LayoutSettings& settings, KnownErrors known = {});
  ~LayoutFit();

  /// Goes on from the last whole epoch to the end, or until there is enough; one call at a time. After
  /// `CancelledException` it may be called again. Throws `Failure`: Mismatch with fewer than 4 rows or features that are not
  /// numbers, Refused for other than 2 or 3 axes, and what `fitErrorDirection` throws.
  std::shared_ptr<const FrozenMap> run(const jobs::JobContext& context, const FitWatch& watch = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// All of a fit at once.
std::shared_ptr<const FrozenMap> fitLayout(const Matrix& latents, const LayoutSettings& settings, const jobs::JobContext& context,
                                           const FitWatch& watch = {});

}  // namespace lacuna::projection

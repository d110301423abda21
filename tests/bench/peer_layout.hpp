#pragma once

#include <optional>
#include <string>

#include "core/base/matrix.hpp"

namespace lacuna::bench {

/// What tests/bench/peer/layouts.py made of the same latents.
struct PeerLayout {
  double seconds = 0;
  std::string library;  ///< "umap-learn 0.5.3"; without a layout, why there is none
  Matrix points;        ///< empty: there is none
};

/// `method`: pca, umap or tsne. By the Python that the environment names in LACUNA_PEER_PYTHON, else the first that has the
/// library.
PeerLayout layoutByPeer(const std::string& method, const Matrix& latents, int dimensions);

}  // namespace lacuna::bench

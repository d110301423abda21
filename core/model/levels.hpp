#pragma once

#include <vector>

#include "core/base/matrix.hpp"
#include "core/model/description.hpp"
#include "core/model/weights.hpp"

namespace lacuna::model {

/// Normed latents of the wanted levels side by side, gathered as the blocks go by.
class Levels {
 public:
  /// The last `levels` of the encoder's.
  Levels(const ModelDescription& d, const EncoderWeights& encoder, int levels);

  void gather(int block, const Matrix& x);  ///< x [tokens, width] after the block, from 1 on
  Matrix take() { return std::move(out_); }

 private:
  const ModelDescription& d_;
  const EncoderWeights& encoder_;
  int levels_;
  std::vector<int> blocks_;
  Matrix out_;
};

/// Adds V-JEPA 2.1's vector of what is looked at to every token; others have none.
void addModality(const ModalityOffsets& offsets, bool picture, Matrix& x);

}  // namespace lacuna::model

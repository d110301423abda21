#include "core/model/levels.hpp"

#include <algorithm>
#include <functional>

#include "core/model/blocks.hpp"

namespace lacuna::model {

Levels::Levels(const ModelDescription& d, const EncoderWeights& encoder, int levels)
    : d_(d), encoder_(encoder), levels_(levels), blocks_(d.levelBlocks()) {}

void Levels::gather(int block, const Matrix& x) {
  for (int level = 0; level < levels_; ++level) {
    const auto norm = static_cast<std::size_t>(d_.norms - levels_ + level);
    if (blocks_[norm] != block) continue;
    Matrix normed = normalised(x, encoder_.norms[norm], static_cast<float>(d_.norm_eps));
    if (levels_ == 1) {
      out_ = std::move(normed);
      return;
    }
    if (out_.rows == 0) out_ = Matrix(x.rows, static_cast<std::size_t>(levels_ * d_.encoder.width));
    for (std::size_t row = 0; row < x.rows; ++row) {
      const auto from = normed.row(row);
      std::copy(from.begin(), from.end(), out_.row(row).begin() + static_cast<std::ptrdiff_t>(level) * d_.encoder.width);
    }
  }
}

void addModality(const ModalityOffsets& offsets, bool picture, Matrix& x) {
  const std::vector<float>& offset = picture ? offsets.picture : offsets.video;
  for (std::size_t row = 0; row < x.rows && !offset.empty(); ++row)
    std::transform(offset.begin(), offset.end(), x.row(row).begin(), x.row(row).begin(), std::plus<>{});
}

}  // namespace lacuna::model

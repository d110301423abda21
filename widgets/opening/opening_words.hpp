#pragma once

#include <QString>
#include <cstdint>

#include "core/model/description.hpp"

/// Sizes and estimates as the open dialogs and the checkpoint page write them.
namespace lacuna::widgets::opening {

QString gigabytes(std::uint64_t bytes);       ///< "5.13 GB", "11.2 MB"
QString aboutGigabytes(std::uint64_t bytes);  ///< "about 2.6 GB"
QString aboutSeconds(double seconds);         ///< "about 9 s", "about 2 min", "under 0.1 s"
QString inputText(int frames, int side_px);   ///< "16 frames of 256 px", "1 picture of 224 px"
QString parametersText(std::int64_t parameters);  ///< "303.9 M", "44,288"
QString sizeText(const model::TransformerSize& size, std::int64_t parameters);  ///< "303.9 M, 24 blocks of 1,024"

}  // namespace lacuna::widgets::opening

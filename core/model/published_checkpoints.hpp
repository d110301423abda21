#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/description.hpp"

namespace lacuna::model {

/// A checkpoint that its makers publish: where it lies, what it is, how large it is. Facts of the publishers' repositories
/// and file servers as they stood in 2026; nothing is looked up.
struct PublishedCheckpoint {
  const char* name;     ///< "V-JEPA 2 ViT-L/16, 256 px"
  Family family;
  const char* address;  ///< of the file, or of the repository's page with the file in it; text to copy
  const char* file;     ///< its name
  double file_gb;       ///< 1e9 bytes; computed from what it holds where it was not read
  const char* licence;  ///< of the weights; null where no source states it
  TransformerSize encoder, predictor;  ///< predictor depth 0: the file has none
  int patch, crop, frames;             ///< pixels, pixels, trained frames a clip
  std::int64_t encoder_parameters, predictor_parameters;
  bool two_encoders;    ///< the online one beside the averaged one: both are read
  bool distilled;       ///< predicts the latents of a teacher that is not in the file
};

std::span<const PublishedCheckpoint> publishedCheckpoints();

/// What `describe` would say of the sizes that a run's cost depends on.
ModelDescription describe(const PublishedCheckpoint& published);

/// Bytes of the weights that Lacuna would read, as fp32.
std::uint64_t weightBytes(const PublishedCheckpoint& published);

}  // namespace lacuna::model

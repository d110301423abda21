#pragma once

#include <QImage>
#include <QList>
#include <string>

#include "core/jobs/job_context.hpp"
#include "core/latent/expectation.hpp"
#include "core/media/frame_source.hpp"
#include "core/model/model.hpp"

namespace lacuna::widgets {

/// What a clip holds, with its first, middle and last picture.
struct ClipFacts {
  media::ClipInfo info;
  QList<QImage> pictures;  ///< one for a single picture; long side at most `picture_px`
  static constexpr int picture_px = 480;
};

/// What a checkpoint holds, without its values, and what a run on it would take.
struct CheckpointFacts {
  std::string format;
  std::uint64_t file_bytes = 0;
  enum class Kind { Model, Script, Probe, Other } kind = Kind::Model;
  std::string problem;  ///< of another kind, one line: why it is no model. What follows is of no meaning but for a model
  model::ModelDescription description;
  model::WeightsReport report;
  mask::TokenGrid grid;           ///< of the window it is opened with
  int frames = 0;
  latent::Expectation expected;   ///< of a run with half of the tokens hidden, fp32 on this machine's processor
};

/// For a job; both stop when asked. `readClipFacts` throws `Failure` as `media::openClip` does and reports "frames".
ClipFacts readClipFacts(const std::string& path, const jobs::JobContext& context);
/// Measures the speed of the checkpoint's sizes, up to a second. Throws `Failure` as `Checkpoint::open` does.
CheckpointFacts readCheckpointFacts(const std::string& path, const jobs::JobContext& context);

}  // namespace lacuna::widgets

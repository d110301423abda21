#include "widgets/opening/file_facts.hpp"

#include <set>

#include "core/latent/foretold.hpp"
#include "core/media/clip_reader.hpp"
#include "core/model/checkpoint.hpp"
#include "core/model/probe_description.hpp"
#include "core/model/script_archive.hpp"
#include "core/model/size_speed.hpp"

namespace lacuna::widgets {
namespace {

QImage smallPicture(const Image& frame) {
  const QImage whole(frame.rgb.data(), frame.width, frame.height, 3 * frame.width, QImage::Format_RGB888);
  const int most = ClipFacts::picture_px;
  if (frame.width <= most && frame.height <= most) return whole.copy();
  return whole.scaled(most, most, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

std::uint64_t weightBytes(const model::ModelDescription& d, const model::WeightsReport& report) {
  const std::int64_t encoders = report.encoder_parameters * (d.shared_weights ? 1 : 2);
  return sizeof(float) * static_cast<std::uint64_t>(encoders + report.predictor_parameters + report.probe_parameters);
}

}  // namespace

ClipFacts readClipFacts(const std::string& path, const jobs::JobContext& context) {
  const auto source = media::openClip(path, context);
  ClipFacts facts{source->info(), {}};
  const std::int64_t frames = facts.info.frames;
  for (const std::int64_t index : std::set<std::int64_t>{0, frames / 2, frames - 1}) {
    context.throwIfStopped();
    facts.pictures << smallPicture(source->frame(index, context));
  }
  return facts;
}

CheckpointFacts readCheckpointFacts(const std::string& path, const jobs::JobContext& context) {
  CheckpointFacts facts;
  if (model::ScriptArchive::is(path)) {
    facts.format = "TorchScript";
    facts.kind = CheckpointFacts::Kind::Script;
    return facts;
  }
  const auto checkpoint = model::Checkpoint::open(path);
  facts.format = checkpoint->format();
  facts.file_bytes = checkpoint->fileBytes();
  context.throwIfStopped();
  try {
    if (model::holdsProbes(*checkpoint)) {
      facts.kind = CheckpointFacts::Kind::Probe;
      return facts;
    }
    facts.description = model::describe(*checkpoint);
    facts.report = model::inspectWeights(*checkpoint, facts.description);
  } catch (const Failure& failure) {  // that is what the preview is asked for
    facts.kind = CheckpointFacts::Kind::Other;
    facts.problem = failure.error().what;
    return facts;
  }
  const model::ModelDescription& d = facts.description;
  facts.frames = d.usualFrames();
  facts.grid = d.gridFor(facts.frames, d.crop, d.crop);
  context.throwIfStopped();
  const model::Speed speed = model::measureSizes(d.encoder, d.actions.action > 0 ? model::TransformerSize{} : d.predictor, context);
  facts.expected = latent::foretold(d, facts.grid, facts.grid.size() / 2, weightBytes(d, facts.report), speed);
  return facts;
}

}  // namespace lacuna::widgets

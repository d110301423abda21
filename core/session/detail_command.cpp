#include "core/session/detail_command.hpp"

#include "core/session/command_line.hpp"
#include "core/session/session.hpp"
#include "core/session/studies.hpp"

namespace lacuna::session {

std::string detailCommand(const Session& session, const std::string& bundled_model) {
  const detail::Result& result = *session.studies().detail.result();
  const media::ClipWindow& window = *result.window;
  CommandLine line("detail");
  line.word(CommandLine::placed(window.info.path)).checkpoint("model", session.document().model_path, bundled_model);
  line.option("start", window.sampling.start_frame).option("frames", window.sampling.frames).option("fps", window.sampling.rate_fps);
  line.option("size", window.geometry.crop);
  if (result.settings.kinds.size() < detail::kinds().size())
    for (const detail::Kind kind : result.settings.kinds) line.option("change", detail::infoOf(kind).name);
  line.option("strengths", result.settings.strengths).option("seed", result.settings.seed).computing(result.model->compute());
  if (!result.beside.empty()) line.option("beside", CommandLine::placed(result.beside));
  return line.text();
}

}  // namespace lacuna::session

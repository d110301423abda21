#pragma once

#include <iosfwd>

#include "app/commands.hpp"
#include "core/detail/detail.hpp"

namespace lacuna::app {

/// What `lacuna detail` is given.
struct DetailOptions {
  PredictOptions input;
  std::vector<std::string> changes;  ///< by name; empty: all
  std::string beside;                ///< another clip as a yardstick; empty: none
  detail::Settings settings;
};

/// Changes a clip in many ways and says how far pixels and how far latents move; writes detail.csv, detail.json, tokens.npz and
/// strip.png. Returns an `ExitCode`. Throws `Failure`.
int detailCommand(const DetailOptions& options, std::ostream& out, std::ostream& progress);

/// The middle frame as it was and as each sample has it, a row a change. Throws `Failure` (Unreadable). Needs a QGuiApplication.
void writeDetailFigure(const detail::Result& result, const std::string& path);

}  // namespace lacuna::app

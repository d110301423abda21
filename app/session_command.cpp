#include "app/session_command.hpp"

#include <filesystem>
#include <iomanip>
#include <ostream>

#include "app/opened.hpp"
#include "app/paths.hpp"
#include "app/report.hpp"
#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/latent/run.hpp"
#include "core/mask/layer_title.hpp"
#include "core/session/session_file.hpp"

namespace lacuna::app {
namespace {

constexpr std::size_t most_runs = 20, longest_name = 60;

session::LoadedSession loaded(const std::string& path) {
  return session::loadSession(path, {bundled("models"), {}}, {});
}

void printRow(std::ostream& out, const std::string& name, const std::string& value) {
  out << "  " << std::left << std::setw(18) << name << value << '\n';
}

std::string placeText(const session::SourceFile& source, const session::FoundSource& found) {
  if (source.kind == session::SourceKind::None) return "none";
  if (found.path.empty()) return source.path + ": not found here";
  if (source.kind == session::SourceKind::Bundled && found.path == demoModelPath()) return "the bundled model (--model bundled)";
  return found.path + (found.differs ? " (has changed since the session was saved)" : "");
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string maskText(const std::vector<mask::MaskShape>& shapes) {
  if (shapes.empty()) return "nothing is hidden";
  std::string text = counted(shapes.size(), "layer: ", "layers: ");
  for (std::size_t i = 0; i < shapes.size(); ++i) text += (i > 0 ? ", " : "") + oneLine(mask::titleOf(shapes[i]), longest_name);
  return text;
}

std::string windowText(const session::Document& document) {
  std::ostringstream text;
  text << document.sampling.frames << " frames from frame " << document.sampling.start_frame + 1 << " on, about " << document.sampling.rate_fps
       << " a second, " << document.crop << " px";
  return text.str();
}

/// A line a run: number, star, mean error beside the best simple guess, mask and clip, note.
void printRuns(const session::SavedSession& saved, std::ostream& out) {
  printRow(out, "runs", saved.runs.empty() ? "none" : counted(saved.runs.size(), "kept run", "kept runs") + ", the newest first; mean " + latent::nameOf(latent::Metric::L1Normed) +
                                                          " error and the best simple guess");
  for (std::size_t i = 0; i < std::min(most_runs, saved.runs.size()); ++i) {
    const session::KeptRun& run = saved.runs[i];
    const std::string side = run.number == saved.pinned_a ? " A" : run.number == saved.pinned_b ? " B" : "  ";
    out << "    " << std::right << std::setw(3) << static_cast<std::uint32_t>(run.number) << side << (run.starred ? " *" : "  ") << std::fixed << std::setprecision(3)
        << std::setw(8) << run.subject->mean.l1_normed << std::setw(8);
    if (run.subject->baseline.empty())
      out << '-';
    else
      out << run.subject->baseline_mean.l1_normed;
    out << "  " << counted(run.subject->hidden_ids.size(), "token", "tokens") << " hidden, " << oneLine(run.subject->mask, longest_name) << " of " << oneLine(run.subject->clip, longest_name)
        << (run.note.empty() ? "" : ": " + oneLine(run.note, longest_name)) << '\n';
  }
  if (saved.runs.size() > most_runs) out << "    ... and " << saved.runs.size() - most_runs << " more\n";
}

void requireFound(const session::SourceFile& source, const session::FoundSource& found, const char* what, const std::string& path) {
  if (source.kind == session::SourceKind::None) fail(ErrorKind::NotFound, std::string("This session has no ") + what + ", so there is nothing to predict.", path);
  if (found.path.empty())
    fail(ErrorKind::NotFound, std::string("This session's ") + what + " was not found: " + source.path + ". Put it there, or beside the session.", path);
}

void requireNoOptions(const PredictOptions& options) {
  PredictOptions plain;
  plain.clip = options.clip;
  plain.out = options.out;
  if (options != plain)
    fail(ErrorKind::Refused, "A session has its own model, mask and settings: leave these options out, or name the clip in place of the session.", options.clip);
}

}  // namespace

bool namesSession(const std::string& path) {
  std::error_code unreachable;  // then it is no file
  return session::isSessionFile(path) || (path.ends_with(".lacuna") && std::filesystem::is_regular_file(path, unreachable));
}

int sessionInfo(const std::string& path, std::ostream& out) {
  const session::LoadedSession found = loaded(path);
  const session::SavedSession& saved = found.session;
  out << path << '\n';
  printRow(out, "format", "session of Lacuna");
  printRow(out, "clip", placeText(saved.clip, found.clip));
  printRow(out, "window", windowText(saved.document));
  printRow(out, "model", placeText(saved.model, found.model));
  printRow(out, "mask", maskText(saved.document.shapes));
  if (!saved.document.labels.empty()) printRow(out, "named regions", std::to_string(saved.document.labels.size()));
  printRuns(saved, out);
  printRow(out, "use", "lacuna FILE opens it; lacuna report FILE, lacuna render FILE --view NAME --out PICTURE");
  return Success;
}

int sessionReport(const PredictOptions& options, std::ostream& out) {
  requireNoOptions(options);
  const session::LoadedSession found = loaded(options.clip);
  requireFound(found.session.clip, found.clip, "clip", options.clip);
  requireFound(found.session.model, found.model, "model", options.clip);
  Opened opened;
  session::Session& session = opened.session;
  applySaved(session, found.session);
  waitFor(opened.queue, session, [&session] { return session.model() != nullptr && session.window() != nullptr; });
  if (session.mask().hiddenCount() == 0) fail(ErrorKind::Mismatch, "This session's mask hides nothing, so nothing is predicted. Hide something and save it.", options.clip);
  session.predict();
  waitFor(opened.queue, session, [&session] { return session.resultIsCurrent() && !session.comparing(); });
  writeReport(reportInput(session), options.out);
  for (const auto& [what, source] : {std::pair("clip", &found.clip), std::pair("model", &found.model)})
    if (source->differs) out << "Note: the session's " << what << " has changed since it was saved: " << source->path << '\n';
  out << "Wrote " << options.out << '\n';
  return Success;
}

}  // namespace lacuna::app

#include "app/library_command.hpp"

#include <algorithm>
#include <csignal>
#include <iomanip>
#include <limits>
#include <ostream>
#include <stop_token>

#include "app/opened.hpp"
#include "app/progress_lines.hpp"
#include "app/sources.hpp"
#include "app/writable.hpp"
#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/base/whole_file.hpp"
#include "core/library/build.hpp"
#include "core/mask/mask_io.hpp"

namespace lacuna::app {
namespace {

/// Set by the signal, read at each report of progress: all that a signal may do.
volatile std::sig_atomic_t interrupted = 0;
void onInterrupt(int) { interrupted = 1; }

struct InterruptGuard {
  using Handler = void (*)(int);
  Handler before;
  InterruptGuard() : before(std::signal(SIGINT, onInterrupt)) { interrupted = 0; }
  ~InterruptGuard() { std::signal(SIGINT, before); }
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
};

std::shared_ptr<const model::Model> modelFor(const LibraryOptions& options, const jobs::JobContext& context) {
  const auto model = model::Model::open(options.model, context);
  const model::Compute compute = model::parseCompute(options.device, options.precision);
  return compute.isExact() ? model : model->computedBy(compute, context);
}

/// What is not given is as the model was trained, as for a clip of its own.
library::Settings settingsFor(library::Settings settings, const model::ModelDescription& description) {
  if (settings.frames == 0) settings.frames = description.usualFrames();
  if (settings.rate_fps == 0) settings.rate_fps = description.rate_fps;
  if (settings.crop == 0) settings.crop = description.crop;
  return settings;
}

void printReport(const library::BuildReport& report, std::ostream& out) {
  if (report.old_unread) out << "The library that was there could not be used, so all is new: " << report.old_unread->line() << '\n';
  for (const Error& error : report.unread) out << "left out: " << error.line() << '\n';
  if (report.left_out > 0)
    out << "left out, in whole or in part, for want of room: " << report.left_out << " clips. " << (library::Library::most_bytes >> 20)
        << " MB of vectors is the most; fewer --windows or a smaller --size makes room.\n";
  out << report.clips << " clips, " << report.tokens << " tokens; " << report.encoded << " of the clips were new or had changed\n";
}

/// The run's row of the token that was asked for.
std::size_t hiddenRow(const latent::Run& run, const NearestOptions& options) {
  const mask::TokenGrid& grid = run.grid();
  const mask::Cell cell{options.token[0], options.token[1], options.token[2]};
  const bool inside = cell.step >= 0 && cell.step < grid.steps && cell.row >= 0 && cell.row < grid.rows && cell.col >= 0 && cell.col < grid.cols;
  if (!inside)
    fail(ErrorKind::Mismatch, "--token is outside the " + std::to_string(grid.steps) + " steps x " + std::to_string(grid.rows) +
                                  " rows x " + std::to_string(grid.cols) + " columns of this clip.");
  const int row = run.rowOf(grid.id(cell));
  if (row < 0)
    fail(ErrorKind::Mismatch, "This token is visible under the mask " + options.input.mask + ", so there is no prediction of it. Ask for a hidden one.");
  return static_cast<std::size_t>(row);
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : oneLine(text, 4096)) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + '"';
}

void writeCsv(const std::string& path, const library::Library& found_in, const std::vector<library::Match>& matches) {
  writeWhole(path, [&](std::ostream& out) {
    out << std::setprecision(std::numeric_limits<float>::max_digits10) << "# frame, row and col count from 0\nrank,clip,frame,time_s,row,col,cosine\n";
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const library::Moment& moment = found_in.momentOf(matches[i]);
      out << i + 1 << ',' << quoted(found_in.clipOf(matches[i]).path) << ',' << moment.frame_in_clip << ',' << moment.time_s << ','
          << matches[i].row << ',' << matches[i].col << ',' << matches[i].cosine << '\n';
    }
  });
}

void printMatches(const library::Library& found_in, const std::vector<library::Match>& matches, std::ostream& out) {
  out << "  cosine      time   frame   row  col  clip\n" << std::fixed;
  for (const library::Match& match : matches) {
    const library::Moment& moment = found_in.momentOf(match);
    out << std::setprecision(3) << std::setw(8) << match.cosine << std::setprecision(2) << std::setw(8) << moment.time_s << " s" << std::setw(8)
        << moment.frame_in_clip + 1 << std::setw(6) << match.row + 1 << std::setw(5) << match.col + 1 << "  " << oneLine(found_in.clipOf(match).path, 200) << '\n';
  }
}

}  // namespace

int libraryCommand(const LibraryOptions& options, std::ostream& out, std::ostream& progress) {
  const InterruptGuard guard;
  std::stop_source stop;
  const jobs::JobContext lines = reportingTo(progress, "Library");
  const jobs::JobContext context{stop.get_token(), [&stop, &lines](const jobs::Progress& done) {
                                   if (interrupted != 0) stop.request_stop();
                                   lines.progress(done);
                                 }};
  library::BuildRequest request{options.folder, options.scenes, modelFor(options, context), {}};
  request.settings = settingsFor(options.settings, request.model->description());
  printReport(library::buildLibrary(request, context), out);
  return Success;
}

int nearestCommand(const NearestOptions& options, std::ostream& out) {
  const auto shapes = mask::shapesFromText(options.input.mask);  // before the long work: a typing error is told at once
  requireWritable(options.csv);
  const auto found_in = library::Library::load(options.library, {});
  Opened opened(options.input);
  session::Session& session = opened.session;
  found_in->requireModel(*session.model());
  session.run(session::setShapes(shapes, "Mask"));
  session.run(session::setRunSettings({options.input.mask_token, options.input.context_from_target_encoder}));
  session.predict();
  waitFor(opened.queue, session, [&session] { return session.resultIsCurrent() && !session.comparing(); });
  const latent::Run& run = *session.result().run;
  const std::size_t row = hiddenRow(run, options);
  const auto matches = found_in->search(run.predicted->values.row(row), static_cast<std::size_t>(options.count), static_cast<std::size_t>(options.most_a_clip));
  out << "The prediction of step " << options.token[0] + 1 << ", row " << options.token[1] + 1 << ", column " << options.token[2] + 1
      << " looks most like (all counted from 1, as in the window; --token and files count from 0)\n";
  printMatches(*found_in, matches, out);
  printSources(session, options.input, out);
  printPathLine("Library", options.library, out);
  if (!options.csv.empty()) {
    writeCsv(options.csv, *found_in, matches);
    out << "Written to " << options.csv << '\n';
  }
  return Success;
}

}  // namespace lacuna::app

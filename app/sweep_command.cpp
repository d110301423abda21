#include "app/sweep_command.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iomanip>
#include <ostream>

#include "app/commands.hpp"
#include "app/progress_lines.hpp"
#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/sweep/run_sweep.hpp"

namespace lacuna::app {
namespace {

void printTable(const sweep::Spec& spec, const std::vector<sweep::Place>& table, std::ostream& out) {
  constexpr int most_rows = 60, width = 14;
  out << "Mean error (L1, layer-normed), sample deviation over runs, best simple guess:\n" << std::fixed << std::setprecision(3);
  for (const sweep::Axis& axis : spec.axes) out << std::setw(width) << oneLine(axis.name, width - 2);
  out << "    runs     mean  deviation    guess   hidden\n";
  for (std::size_t i = 0; i < std::min<std::size_t>(table.size(), most_rows); ++i) {
    const sweep::Place& place = table[i];
    for (const std::string& value : place.at) out << std::setw(width) << oneLine(value, width - 2);
    out << std::setw(8) << place.runs << std::setw(9) << place.mean << std::setw(11) << place.deviation << std::setw(9) << place.baseline << std::setw(8)
        << std::setprecision(1) << 100 * place.hidden_share << " %\n"
        << std::setprecision(3);
  }
  if (table.size() > most_rows) out << "... " << table.size() - most_rows << " more in table.csv\n";
}

void printFailed(const sweep::Spec& spec, const sweep::SweepReport& report, std::ostream& out) {
  constexpr std::size_t most_lines = 10;
  for (std::size_t i = 0; i < std::min(report.failed.size(), most_lines); ++i) {
    const auto& failed = report.failed[i];
    const sweep::Point point = sweep::pointAt(spec, failed.number);
    out << "left out: run " << failed.number << " (" << oneLine(point.clip, 60) << ", " << oneLine(point.mask, 60) << "): " << oneLine(failed.error.line(), 300) << '\n';
  }
  if (report.failed.size() > most_lines) out << "left out: " << report.failed.size() - most_lines << " more\n";
}

/// "2/4" is the second of four shares.
sweep::Share shareOf(const std::string& text) {
  constexpr std::size_t most = 10'000;
  sweep::Share share;
  const char* end = text.data() + text.size();
  const auto part = std::from_chars(text.data(), end, share.part);
  const bool slash = part.ptr != end && *part.ptr == '/';
  const auto parts = slash ? std::from_chars(part.ptr + 1, end, share.parts) : part;
  if (!slash || parts.ptr != end || share.part < 1 || share.part > share.parts || share.parts > most)
    fail(ErrorKind::Refused, "--part is K/N, the K-th of N shares, such as 1/4, not '" + oneLine(text, 40) + "'.");
  --share.part;
  return share;
}

}  // namespace

int sweepCommand(const SweepOptions& options, std::ostream& out, std::ostream& progress) {
  const sweep::Share share = shareOf(options.part);
  const sweep::Spec spec = sweep::readSpec(options.spec, options.model, {});
  std::error_code failed;
  std::filesystem::create_directories(options.out, failed);
  if (failed) fail(ErrorKind::Unreadable, "The folder cannot be made: " + failed.message() + ".", options.out);
  sweep::Store store(options.out + "/sweep.sqlite", spec);
  const sweep::SweepReport report = sweep::runSweep(spec, store, share, reportingTo(progress, "Sweep"));
  const std::vector<sweep::Kept> kept = store.all();
  const std::vector<sweep::Place> table = sweep::tableOf(spec, kept);
  sweep::writeRuns(spec, kept, options.out + "/runs.csv");
  sweep::writeTable(spec, table, options.out + "/table.csv");
  printTable(spec, table, out);
  printFailed(spec, report, out);
  out << kept.size() << " of " << spec.points() << " runs are there, " << report.done << " made now\nWritten to " << options.out << '\n';
  return report.failed.empty() ? Success : Failed;
}

}  // namespace lacuna::app

#include "app/sweep_command.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iomanip>
#include <ostream>
#include <sstream>

#include "app/commands.hpp"
#include "app/mpi_ranks.hpp"
#include "app/progress_lines.hpp"
#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/base/outcome.hpp"
#include "core/sweep/messages.hpp"
#include "core/sweep/parts.hpp"
#include "core/sweep/run_sweep.hpp"

namespace lacuna::app {
namespace {

std::string fixed(double value) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(3) << value;
  return text.str();
}

/// Of the column of an axis: enough to tell its values apart, where a line has that much room.
int widthOf(const sweep::Axis& axis, const std::vector<sweep::Place>& table, std::size_t number) {
  constexpr std::size_t least = 14, most = 40;
  std::size_t longest = axis.name.size();
  for (const sweep::Place& place : table) longest = std::max(longest, place.at[number].size());
  return static_cast<int>(std::clamp(longest + 2, least, most));
}

void printTable(const sweep::Spec& spec, const std::vector<sweep::Place>& table, std::ostream& out) {
  constexpr int most_rows = 60;
  std::vector<int> widths;
  for (std::size_t i = 0; i < spec.axes.size(); ++i) widths.push_back(widthOf(spec.axes[i], table, i));
  const auto cell = [&](std::size_t axis, const std::string& text) { out << std::setw(widths[axis]) << oneLine(text, static_cast<std::size_t>(widths[axis] - 2)); };
  out << "Mean error (L1, layer-normed), sample deviation over runs, best simple guess:\n" << std::fixed << std::setprecision(3);
  for (std::size_t axis = 0; axis < spec.axes.size(); ++axis) cell(axis, spec.axes[axis].name);
  out << "    runs     mean  deviation    guess   hidden\n";
  for (std::size_t i = 0; i < std::min<std::size_t>(table.size(), most_rows); ++i) {
    const sweep::Place& place = table[i];
    for (std::size_t axis = 0; axis < place.at.size(); ++axis) cell(axis, place.at[axis]);
    const sweep::Spread& spread = place.of(latent::Metric::L1Normed);
    out << std::setw(8) << place.runs << std::setw(9) << spread.mean << std::setw(11) << (place.runs > 1 ? fixed(spread.deviation) : "-") << std::setw(9) << spread.guess << std::setw(8)
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

void makeFolder(const std::string& path) {
  std::error_code failed;
  std::filesystem::create_directories(path, failed);
  if (failed) fail(ErrorKind::Unreadable, "The folder cannot be made: " + failed.message() + ".", path);
}

int tellAll(const SweepOptions& options, const sweep::Spec& spec, const sweep::SweepReport& report, const sweep::Store& store, std::ostream& out) {
  const std::vector<sweep::Kept> kept = store.all();
  sweep::writeTables(spec, kept, options.out);
  printTable(spec, sweep::tableOf(spec, kept), out);
  printFailed(spec, report, out);
  out << kept.size() << " of " << spec.points() << " runs are there, " << report.done << " made now\nWritten to " << options.out << '\n';
  return report.failed.empty() ? Success : Failed;
}

/// Runs that were made with another checkpoint or clip than those of the others are left out.
void gatherFrom(int rank, const MpiRanks& ranks, sweep::Store& store, sweep::SweepReport& report) {
  std::size_t refused = 0;
  for (std::string bytes = ranks.receiveFrom(rank); !bytes.empty(); bytes = ranks.receiveFrom(rank)) {
    const sweep::Kept kept = sweep::keptFrom(bytes);
    const auto other = store.tryAdd(kept);
    if (!other) continue;
    report.failed.push_back({kept.number, *other});
    ++refused;
  }
  const std::size_t made = std::stoul(ranks.receiveFrom(rank));
  report.done += made - std::min(made, refused);
  for (const auto& failed : sweep::failedFrom(ranks.receiveFrom(rank))) report.failed.push_back(failed);
}

int runFirst(const SweepOptions& options, const MpiRanks& ranks, std::ostream& out, std::ostream& progress) {
  const sweep::Spec spec = sweep::readSpec(options.spec, options.model, {});
  makeFolder(options.out);
  sweep::Store store(options.out + "/sweep.sqlite", spec);
  sweep::takeInParts(options.out, spec, store);  // before the others open theirs: on a shared disk these are they
  ranks.fromFirst(sweep::jsonOf(spec));
  ranks.fromFirst(sweep::bytesOf(store.finished()));
  ranks.fromFirst(sweep::bytesOf(store.madeWith()));
  sweep::SweepReport report = sweep::runSweep(spec, store, {0, static_cast<std::size_t>(ranks.size()), {}}, reportingTo(progress, "Sweep"));
  for (int rank = 1; rank < ranks.size(); ++rank) gatherFrom(rank, ranks, store, report);
  ranks.meet();
  std::ranges::sort(report.failed, {}, &sweep::SweepReport::Failed::number);
  return tellAll(options, spec, report, store, out);
}

int runOther(const SweepOptions& options, const MpiRanks& ranks) {
  const sweep::Spec spec = sweep::parseSpec(ranks.fromFirst({}), {}, {}, {});
  const sweep::Share share{static_cast<std::size_t>(ranks.rank()), static_cast<std::size_t>(ranks.size()), sweep::numbersFrom(ranks.fromFirst({}))};
  const sweep::MadeWith made_with = sweep::madeWithFrom(ranks.fromFirst({}));
  makeFolder(options.out);
  const std::string path = sweep::partFile(options.out, ranks.rank());
  const auto lock = sweep::PartLock::tryTake(path);
  if (!lock) fail(ErrorKind::Refused, "Another mpirun is at work on this sweep. Wait for it, or take another folder.", path);
  {
    sweep::Store store(path, spec);
    store.expect(made_with);
    const sweep::SweepReport report = sweep::runSweep(spec, store, share, {});
    for (const std::size_t number : store.finished()) ranks.sendToFirst(sweep::bytesOf(store.one(number)));
    ranks.sendToFirst({});
    ranks.sendToFirst(std::to_string(report.done));
    ranks.sendToFirst(sweep::bytesOf(report.failed));
  }
  ranks.meet();  // the first has them all now
  sweep::removePart(path);
  return Success;
}

}  // namespace

int sweepCommand(const SweepOptions& options, std::ostream& out, std::ostream& progress) {
  const sweep::Share share = shareOf(options.part);
  const sweep::Spec spec = sweep::readSpec(options.spec, options.model, {});
  makeFolder(options.out);
  sweep::Store store(options.out + "/sweep.sqlite", spec);
  if (share.parts == 1) sweep::takeInParts(options.out, spec, store);
  return tellAll(options, spec, sweep::runSweep(spec, store, share, reportingTo(progress, "Sweep")), store, out);
}

int sweepByRanks(const SweepOptions& options, const MpiRanks& ranks, std::ostream& out, std::ostream& progress) {
  const auto outcome = outcomeOf([&] {
    if (options.part != "1/1") fail(ErrorKind::Refused, "Under mpirun each process has its share already: leave --part out.");
    return ranks.first() ? runFirst(options, ranks, out, progress) : runOther(options, ranks);
  });
  if (outcome.ok()) return outcome.value();
  progress << "lacuna: " << (outcome.error() != nullptr ? outcome.error()->line() : "stopped") << std::endl;
  ranks.abort(Failed);
}

}  // namespace lacuna::app

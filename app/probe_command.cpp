#include "app/probe_command.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <iterator>
#include <ostream>

#include "app/opened.hpp"
#include "app/progress_lines.hpp"
#include "app/sources.hpp"
#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/base/whole_file.hpp"
#include "core/mask/mask_io.hpp"
#include "core/probe/probing.hpp"
#include "core/probe/report.hpp"
#include "core/scenes/every_seed.hpp"

namespace lacuna::app {
namespace {

constexpr std::size_t cache_bytes = std::size_t{1} << 30;

probe::LabelSource labelSource(const ProbeOptions& options) {
  using Kind = probe::LabelSource::Kind;
  probe::LabelSource source{Kind::File, {}, options.labels, {}, options.rest};
  for (const std::string& clip : options.beside) std::ranges::copy(scenes::everySeed(clip), std::back_inserter(source.beside));
  const bool forms = options.labels == "truth:forms";
  if (!forms && options.labels != "truth") return source;
  source.kind = forms ? Kind::SceneForms : Kind::Scene;
  source.path.clear();
  return source;
}

/// "background" in the first column, numbers after it.
std::string cell(const std::string& text, std::size_t width) {
  std::string shown = oneLine(text, width);
  return shown + std::string(width - shown.size(), ' ');
}

void printLinear(const probe::LinearResult& result, std::ostream& out) {
  const probe::LinearProbe& p = *result.probe;
  out << "Linear probe of " << p.labels.count() << " tokens of " << p.labels.clips << (p.labels.clips == 1 ? " clip" : " clips") << ", labels: " << p.labels.from << '\n';
  const std::vector<int> counts = p.labels.counts();
  for (std::size_t k = 0; k < counts.size(); ++k) out << "  " << cell(p.labels.classes[k], 20) << counts[k] << " tokens\n";
  if (p.labels.contested > 0) out << "  " << p.labels.contested << " tokens with two names are left out\n";
  out << "Held out, " << p.folds.count << " folds of whole " << nameOf(p.folds.by) << " (" << p.folds.groups << " in all):\n  "
      << cell("", 20) << cell("accuracy", 28) << "mean over classes\n";
  for (const probe::Guess& guess : p.guesses)
    out << "  " << cell(guess.name, 20) << cell(textOf(guess.accuracy), 28) << textOf(guess.balanced) << '\n';
  out << "  over " << cell(p.guesses[p.best_simple].name, 43) << textOf(p.gain) << '\n';
  if (!std::ranges::all_of(p.by_fold, [](const auto& fold) { return fold.converged; })) out << "  not every fit came to its end: see folds.csv\n";
  if (!result.hidden) {
    out << result.why_not_hidden << '\n';
    return;
  }
  out << "Hidden tokens, " << result.hidden->labelled << " of " << result.hidden->ids.size() << " labelled:\n";
  for (const probe::HiddenWay& way : result.hidden->ways)
    out << "  " << cell(way.name, 20) << cell(textOf(way.accuracy), 28) << textOf(way.balanced) << '\n';
  out << "Neighbouring tokens and steps look alike, and what stands still is at the same place in every step: read the probe against\n"
         "Same place, and the intervals as of these " << nameOf(p.folds.by) << " alone\n";
}

void printAttentive(const probe::ClassProbe& p, const model::Model& model, const probe::ClipClasses& classes, int top, std::ostream& out) {
  const std::vector<std::string> labels = p.labels(model);
  out << "Attentive probe of " << labels.size() << " classes, " << classes.mask.hiddenCount() << " of " << classes.mask.grid().size() << " tokens hidden\n";
  for (const probe::Way way : probe::all_ways) {
    out << nameOf(way) << ": " << meaningOf(way) << '\n';
    if (classes.by(way).empty()) out << "  " << classes.why_not_predicted << '\n';
    for (const std::size_t k : probe::likeliest(classes.by(way), static_cast<std::size_t>(top)))
      out << std::fixed << std::setprecision(1) << std::setw(7) << 100 * classes.by(way)[k] << " %  " << oneLine(labels[k], 80) << '\n';
  }
}

/// The likeliest classes of the untouched clip (all of a linear probe) and the one that was asked for.
std::vector<std::size_t> shownClasses(const probe::Curve& curve, const std::string& chosen, int top) {
  std::vector<std::size_t> shown = probe::classesToFollow(curve, static_cast<std::size_t>(top));
  if (chosen.empty()) return shown;
  const auto found = std::ranges::find(curve.classes, chosen);
  if (found == curve.classes.end()) fail(ErrorKind::Refused, "The probe has no class called '" + oneLine(chosen, 60) + "'.");
  const auto number = static_cast<std::size_t>(found - curve.classes.begin());
  if (std::ranges::find(shown, number) == shown.end()) shown.push_back(number);
  return shown;
}

void printNumber(double value, std::ostream& out) {
  if (std::isfinite(value)) out << std::setw(22) << value;
  else out << std::setw(22) << "-";
}

void printCurve(const probe::Curve& curve, std::size_t class_shown, std::ostream& out) {
  out << "As more is hidden (" << curve.settings.family << "): "
      << (curve.linear ? "balanced accuracy on hidden tokens" : "share of '" + oneLine(curve.classes[class_shown], 60) + "'") << '\n'
      << std::setw(9) << "hidden" << std::setw(6) << "seed";
  for (const std::string& way : curve.ways) out << std::setw(22) << way;
  out << std::fixed << std::setprecision(3) << '\n';
  for (const probe::CurvePoint& point : curve.points) {
    out << std::setw(7) << std::setprecision(1) << 100 * point.hidden_share << " %" << std::setw(6) << point.seed << std::setprecision(3);
    for (const probe::CurveValue& value : point.ways)
      printNumber(curve.linear ? value.balanced : value.shares.empty() ? std::nan("") : value.shares[class_shown], out);
    out << '\n';
  }
}

void makeFolder(const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) fail(ErrorKind::Unreadable, "The folder cannot be made: " + failed.message() + ".", folder);
}

void write(const std::string& folder, const std::string& json, const std::vector<latent::Table>& tables) {
  writeWhole(folder + "/probe.json", [&](std::ostream& file) { file << json; });
  for (const latent::Table& table : tables) writeTableCsv(table, folder + "/" + table.name + ".csv");
}

/// What was made of one clip by one probe.
struct Made {
  std::string json;
  std::vector<latent::Table> tables;
  probe::CurveRequest curve;
};

void fitLinear(const ProbeOptions& options, const probe::Origin& origin, latent::LatentCache& cache, const jobs::JobContext& context, Made& made, std::ostream& out) {
  probe::ProbeSettings settings = options.settings;
  settings.fold_by = probe::foldByOf(options.fold_by);
  const probe::LinearResult result = probe::probeLinearly(labelSource(options), settings, made.curve.run, cache, context);
  printLinear(result, out);
  const probe::HiddenReading* const hidden = result.hidden ? &*result.hidden : nullptr;
  made.json = probeJson(origin, *result.probe, hidden);
  made.tables = {tokenTable(origin, *result.probe, result.tokens, hidden), foldTable(origin, *result.probe)};
  made.curve.linear = result.probe;
}

void askAttentive(const probe::ClassProbe& attentive, const ProbeOptions& options, const probe::Origin& origin, latent::LatentCache& cache, const jobs::JobContext& context, Made& made, std::ostream& out) {
  const probe::ClipClasses classes = classesOf(attentive, made.curve.run, cache, context);
  printAttentive(attentive, *origin.model, classes, options.top, out);
  made.json = probeJson(origin, attentive, classes);
  made.tables = {classTable(origin, attentive, classes)};
  made.curve.attentive = std::make_shared<const probe::ClassProbe>(attentive);
}

void followCurve(const ProbeOptions& options, const probe::Origin& origin, latent::LatentCache& cache, const jobs::JobContext& context, Made& made, std::ostream& out) {
  const probe::Curve curve = runCurve(made.curve, cache, context);
  const std::vector<std::size_t> shown = shownClasses(curve, options.chosen, options.top);
  const auto chosen = std::ranges::find_if(shown, [&](std::size_t k) { return curve.classes[k] == options.chosen; });
  printCurve(curve, chosen == shown.end() ? shown.front() : *chosen, out);
  made.tables.push_back(curveTable(origin, curve, shown));
}

}  // namespace

int probeCommand(const ProbeOptions& options, std::ostream& out, std::ostream& progress) {
  const bool linear = !options.labels.empty();
  if (linear && !options.probe.empty()) fail(ErrorKind::Refused, "Give --labels to fit a linear probe or --probe to open an attentive one, not both.");
  const auto shapes = mask::shapesFromText(options.input.mask);  // before the long work: a typing error is told at once
  if (options.curve) probe::checkCurve(options.along);
  probe::ClassProbe attentive;
  if (!options.probe.empty()) attentive = probe::openProbe(options.probe, options.probe_number, {});
  Opened opened(options.input);
  session::Session& session = opened.session;
  if (!linear) checkProbe(attentive, *session.model());
  session.run(session::setShapes(shapes, "Mask"));
  const latent::RunRequest request{session.window(), session.model(), session.mask(), {options.input.mask_token, options.input.context_from_target_encoder}};
  const probe::Origin origin{request.window, request.model, request.mask, request.settings};
  const jobs::JobContext context = reportingTo(progress, "Probe");
  latent::LatentCache cache(cache_bytes);
  makeFolder(options.input.out);
  Made made;
  made.curve = {request, nullptr, nullptr, options.along, session.placement()->motion};
  if (linear) fitLinear(options, origin, cache, context, made, out);
  else askAttentive(attentive, options, origin, cache, context, made, out);
  if (options.curve) followCurve(options, origin, cache, context, made, out);
  write(options.input.out, made.json, made.tables);
  printSources(session, options.input, out);
  if (linear || options.curve) printSourceLine("Seed", std::to_string(options.settings.seed), out);
  out << "Written to " << options.input.out << '\n';
  return Success;
}

}  // namespace lacuna::app

#include "app/compare_command.hpp"

#include <filesystem>
#include <ostream>
#include <sstream>

#include "app/opened.hpp"
#include "app/sources.hpp"
#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/compare/report.hpp"
#include "core/latent/errors.hpp"
#include "core/mask/mask_io.hpp"

namespace lacuna::app {
namespace {

PredictOptions otherOf(const CompareOptions& options) {
  PredictOptions b = options.a;
  const auto& other = options.b;
  b.clip = other.clip.value_or(b.clip);
  b.model = other.model.value_or(b.model);
  b.mask = other.mask.value_or(b.mask);
  b.device = other.device.value_or(b.device);
  b.precision = other.precision.value_or(b.precision);
  b.start_frame = other.start_frame.value_or(b.start_frame);
  b.frames = other.frames.value_or(b.frames);
  b.crop = other.crop.value_or(b.crop);
  b.mask_token = other.mask_token.value_or(b.mask_token);
  b.rate_fps = other.rate_fps.value_or(b.rate_fps);
  b.context_from_target_encoder = b.context_from_target_encoder || other.context_from_target_encoder;
  return b;
}

/// Whether both can be predicted in one session, which then encodes the clip once.
bool sameInput(const PredictOptions& a, const PredictOptions& b) {
  return a.clip == b.clip && a.model == b.model && a.device == b.device && a.precision == b.precision && a.start_frame == b.start_frame &&
         a.frames == b.frames && a.crop == b.crop && a.rate_fps == b.rate_fps;
}

/// What is kept of a run, so that the model of A is gone before B's is read.
struct Predicted {
  compare::Subject subject;
  std::shared_ptr<const Matrix> targets_normed;
  std::string sources;
};

Predicted predicted(Opened& opened, const PredictOptions& options, const std::vector<mask::MaskShape>& shapes) {
  session::Session& session = opened.session;
  hideSome(session, shapes, options);
  predictNow(opened);
  const latent::Run& run = *session.result().run;
  Predicted made{compare::subjectOf(run, options.model, options.mask), run.targets_normed, {}};
  made.subject.spread = compare::spreadOf(run.targets->values, *run.targets_normed, {});
  std::ostringstream sources;
  printSources(session, options, sources);
  made.sources = sources.str();
  return made;
}

latent::Metric metricFrom(const std::string& name) {
  if (const auto metric = latent::metricNamed(name)) return *metric;
  fail(ErrorKind::Refused, "There is no metric '" + name + "'. Choose l1_normed, l1_raw, l2_normed or cosine.");
}

compare::Settings settingsFrom(const CompareOptions& options) {
  const compare::Scale scale = options.scale == "as-is"    ? compare::Scale::AsIs
                               : options.scale == "spread" ? compare::Scale::OwnSpread
                                                           : compare::Scale::Auto;
  return {metricFrom(options.metric), scale, options.seed, options.draws};
}

}  // namespace

int compareCommand(const CompareOptions& options, std::ostream& out) {
  const PredictOptions other = otherOf(options);
  if (other == options.a)
    fail(ErrorKind::Refused, "A and B would be the same run. Say how B differs: --b-mask, --b-model, --b-clip, --b-mask-token and others.");
  const auto shapes_a = mask::shapesFromText(options.a.mask), shapes_b = mask::shapesFromText(other.mask);  // before the long work
  auto opened = std::make_unique<Opened>(options.a);
  const Predicted first = predicted(*opened, options.a, shapes_a);
  if (!sameInput(options.a, other)) {
    opened.reset();
    opened = std::make_unique<Opened>(other);
  }
  const Predicted second = predicted(*opened, other, shapes_b);
  const compare::Subject &a = first.subject, &b = second.subject;
  const compare::Comparison made = compare::compareRuns(a, b, settingsFrom(options), {}, {});
  std::optional<compare::Match> match;
  if (!made.same_model) match = compare::matchOf(*first.targets_normed, *second.targets_normed, options.seed, {});
  std::error_code failed;
  std::filesystem::create_directories(options.out, failed);
  if (failed) fail(ErrorKind::Unreadable, "The folder cannot be made: " + failed.message() + ".", options.out);
  writeWhole(options.out + "/compare.json", [&](std::ostream& file) { file << compare::comparisonJson(a, b, made, match) << '\n'; });
  latent::writeTableCsv(compare::tokenTable(a, b, made), options.out + "/tokens.csv");
  out << compare::comparisonText(a, b, made, match) << "\nA\n" << first.sources << "\nB\n" << second.sources << '\n';
  printSourceLine("Seed", std::to_string(options.seed), out);
  out << "Written to " << options.out << '\n';
  return Success;
}

}  // namespace lacuna::app

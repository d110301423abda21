#include "core/session/command_text.hpp"

#include <filesystem>
#include <utility>

#include "core/base/csv_field.hpp"
#include "core/base/hash.hpp"
#include "core/base/whole_file.hpp"
#include "core/latent/errors.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_io.hpp"
#include "core/probe/labels.hpp"
#include "core/session/command_line.hpp"
#include "core/session/detail_command.hpp"
#include "core/session/studies.hpp"

namespace lacuna::session {
namespace {

/// What one prediction is made from.
struct Input {
  std::string clip, model;
  media::Sampling sampling;
  int crop = 0;
  model::Compute compute;
  latent::RunSettings settings;
  std::string mask;  ///< as `--mask` takes it
};

std::string nameOf(const char* kind, const std::string& text, const char* ending) {
  return std::string(kind) + '-' + Hasher().text(text).digest().hex().substr(0, 12) + ending;
}

std::string keep(std::string text, const char* kind, const char* ending, const CommandView& view, std::vector<CommandFile>& files) {
  const std::string path = view.folder + '/' + nameOf(kind, text, ending);
  files.push_back({path, std::move(text)});
  return path;
}

/// The form of a mask that is one generator's and nothing else; null for any other.
const mask::Generated* plainGenerator(const std::vector<mask::MaskShape>& shapes) {
  if (shapes.size() != 1) return nullptr;
  mask::MaskShape plain;
  plain.id = shapes[0].id;
  plain.name = shapes[0].name;
  plain.colour = shapes[0].colour;
  plain.locked = shapes[0].locked;
  plain.solo = shapes[0].solo;
  plain.form = shapes[0].form;
  return plain == shapes[0] ? std::get_if<mask::Generated>(&shapes[0].form) : nullptr;
}

/// `cells`: the mask on its grid, where shapes under the command line's rule would make another one.
std::string maskWord(const std::vector<mask::MaskShape>& shapes, mask::CoverageRule coverage, const mask::Mask& cells, const CommandView& view,
                     std::vector<CommandFile>& files) {
  if (const mask::Generated* generated = plainGenerator(shapes)) return mask::textOf(*generated);
  std::vector<mask::MaskShape> written = shapes;
  if (coverage != mask::usual_coverage) {
    mask::PaintedCells painted{cells.grid().steps, cells.grid().rows, cells.grid().cols, {}};
    painted.hidden.assign(static_cast<std::size_t>(cells.grid().size()), 0);
    for (const TokenId token : cells.hiddenIds()) painted.hidden[static_cast<std::size_t>(token)] = 1;
    mask::MaskShape shape;
    shape.id = ShapeId{1};
    shape.name = "Mask";
    shape.form = std::move(painted);
    written = {shape};
  }
  return keep(mask::shapesToJson(written), "mask", ".json", view, files);
}

/// Of the document as it is.
Input inputOf(const Session& session) {
  const Document& document = session.document();
  return {document.clip_path, document.model_path, document.sampling, document.crop, session.model()->compute(), document.run_settings, {}};
}

void addWindow(CommandLine& line, const media::Sampling& sampling, int crop) {
  line.option("start", sampling.start_frame).option("frames", sampling.frames).option("fps", sampling.rate_fps).option("size", crop);
}

void addSettings(CommandLine& line, const latent::RunSettings& settings) {
  if (settings.mask_token != 0) line.option("mask-token", settings.mask_token);
  if (settings.context_from_target_encoder) line.flag("context-from-target-encoder");
}

void addInput(CommandLine& line, const Input& input, const CommandView& view) {
  line.word(CommandLine::placed(input.clip)).checkpoint("model", input.model, view.bundled_model);
  addWindow(line, input.sampling, input.crop);
  if (!input.mask.empty()) line.option("mask", input.mask);
  addSettings(line, input.settings);
}

/// A command on the document's clip, model and mask.
CommandLine onDocument(const char* command, const Session& session, const CommandView& view, std::vector<CommandFile>& files) {
  CommandLine line(command);
  Input input = inputOf(session);
  input.mask = maskWord(session.document().shapes, session.document().coverage, session.mask(), view, files);
  addInput(line, input, view);
  return line;
}

bool isOpen(const Session& session) { return session.window() && session.model() && session.mask().grid().size() > 0; }

CommandText predictText(const Session& session, const CommandView& view) {
  CommandText command;
  command.line = onDocument("predict", session, view, command.files).computing(session.model()->compute()).text();
  return command;
}

void addLayout(CommandLine& line, const projection::LayoutSettings& layout) {
  using projection::Method;
  const char* const names[] = {"pca", "umap", "tsne", "error"};
  line.option("method", std::string(names[static_cast<int>(layout.method)])).option("axes", layout.dimensions).option("seed", layout.seed);
  if (layout.method == Method::Umap) line.option("neighbours", layout.neighbours).option("min-dist", layout.min_dist);
  if (layout.method == Method::Tsne) line.option("perplexity", layout.perplexity);
  if (layout.epochs != 0) line.option("epochs", layout.epochs);
}

CommandText projectText(const Session& session, const CommandView& view) {
  CommandText command;
  CommandLine line = onDocument("project", session, view, command.files).computing(session.model()->compute());
  const LayoutWish wish = session.shownLayout();
  addLayout(line, wish.settings);
  const LatentChoice& latents = wish.latents;
  if (latents.block != 0) line.option("block", latents.block);
  if (latents.context) line.flag("context");
  for (const std::string& clip : latents.beside) line.option("beside", CommandLine::placed(clip));
  for (const std::string& model : latents.models) line.checkpoint("beside-model", model, view.bundled_model);
  if (latents.fit_on == FitOn::Hidden) line.option("fit-on", std::string("hidden"));
  if (latents.fit_on == FitOn::Step) line.option("fit-on", "step:" + CommandLine::digits(latents.fit_step));
  if (session.clusterCount() > 0) line.option("clusters", session.clusterCount());
  command.line = line.text();
  return command;
}

CommandText attentionText(const Session& session, const CommandView& view) {
  CommandText command;
  CommandLine line = onDocument("attention", session, view, command.files);  // always in fp32 on the CPU
  const AttentionWish& wish = session.studies().attention.wish();
  const mask::Cell cell = session.mask().grid().cell(*session.picked());
  const auto pair = [](int a, int b) { return CommandLine::digits(a) + ',' + CommandLine::digits(b); };
  line.option("of", std::string(latent::nameOf(wish.of))).option("query", pair(cell.step, cell.row) + ',' + CommandLine::digits(cell.col));
  line.option("sources", pair(view.attention_block, view.attention_head));
  if (wish.read_by) line.flag("read-by");
  if (wish.rollout) line.flag("rollout");
  if (view.attention_table) {
    line.option("heads", std::string("heads.csv"));
    if (*view.attention_table == latent::Queries::All) line.flag("all-tokens");
    if (*view.attention_table == latent::Queries::Hidden) line.flag("hidden-tokens");
  }
  command.line = line.text();
  return command;
}

/// Labels of a fit as a table of the clip's tokens.
std::string labelTable(const probe::TokenLabels& labels) {
  std::string table = "token,label\n";
  for (std::size_t token = 0; token < labels.of_token.size(); ++token)
    if (labels.of_token[token] != probe::unlabelled)
      table += std::to_string(token) + ',' + csvField(labels.classes[static_cast<std::size_t>(labels.of_token[token])]) + '\n';
  return table;
}

void addLinear(CommandLine& line, const ProbeStudy& study, const CommandView& view, std::vector<CommandFile>& files) {
  using Kind = probe::LabelSource::Kind;
  const Kind kind = study.wish().labels;
  const std::string labels = kind == Kind::Scene        ? "truth"
                             : kind == Kind::SceneForms ? "truth:forms"
                                                        : keep(labelTable(study.linear()->probe->labels), "labels", ".csv", view, files);
  const probe::ProbeSettings& settings = study.linear()->probe->settings;
  line.option("labels", labels).option("folds", settings.folds).option("fold-by", std::string(probe::nameOf(settings.fold_by)));
  line.option("penalty", settings.logistic.penalty).option("seed", settings.seed);
}

void addCurve(CommandLine& line, const probe::CurveSettings& curve) {
  line.flag("curve").option("family", curve.family).option("points", curve.points).option("from", curve.from).option("to", curve.to);
  line.option("seeds", curve.seeds).option("first-seed", curve.first_seed);
}

CommandText probeText(const Session& session, const CommandView& view) {
  const ProbeStudy& study = session.studies().probe;
  const bool linear = study.wish().kind == ProbeStudy::Kind::Linear;
  CommandText command;
  CommandLine line = onDocument("probe", session, view, command.files).computing(session.model()->compute());
  if (linear) addLinear(line, study, view, command.files);
  if (!linear && study.attentive().from_file) line.option("probe", CommandLine::placed(study.attentive().path));
  if (study.curveCurrent()) addCurve(line, study.curve()->settings);
  command.line = line.text();
  return command;
}

model::Compute computedBy(const compare::Subject& subject) {
  for (const auto device : {model::Device::Cpu, model::Device::Cuda})
    for (const auto precision : {model::Precision::Float32, model::Precision::BFloat16})
      if (model::nameOf({device, precision}) == subject.computed) return {device, precision};
  return {};
}

Input inputOf(const KeptRun& run, const compare::Subject& subject, const CommandView& view, std::vector<CommandFile>& files) {
  mask::Mask cells(subject.grid);
  for (const TokenId token : subject.hidden_ids) cells.set(token, true);
  return {CommandLine::placed(subject.clip_path), CommandLine::placed(subject.model_path), subject.sampling, subject.crop, computedBy(subject), subject.settings,
          maskWord(*run.shapes, run.coverage, cells, view, files)};
}

/// How B differs from A.
void addOther(CommandLine& line, const Input& a, const Input& b, const CommandView& view) {
  if (b.clip != a.clip) line.option("b-clip", b.clip);
  if (b.model != a.model) line.checkpoint("b-model", b.model, view.bundled_model);
  if (b.mask != a.mask) line.option("b-mask", b.mask);
  if (b.settings.mask_token != a.settings.mask_token) line.option("b-mask-token", b.settings.mask_token);
  if (b.sampling.start_frame != a.sampling.start_frame) line.option("b-start", b.sampling.start_frame);
  if (b.sampling.frames != a.sampling.frames) line.option("b-frames", b.sampling.frames);
  if (b.sampling.rate_fps != a.sampling.rate_fps) line.option("b-fps", b.sampling.rate_fps);
  if (b.crop != a.crop) line.option("b-size", b.crop);
  if (b.compute.device != a.compute.device) line.option("b-device", std::string(b.compute.device == model::Device::Cuda ? "cuda" : "cpu"));
  if (b.compute.precision != a.compute.precision) line.option("b-precision", std::string(b.compute.precision == model::Precision::BFloat16 ? "bf16" : "fp32"));
  if (b.settings.context_from_target_encoder && !a.settings.context_from_target_encoder) line.flag("b-context-from-target-encoder");
}

std::optional<CommandText> compareText(const Session& session, const CommandView& view) {
  const KeptRuns& runs = session.studies().runs;
  const ComparedRuns* pair = runs.compared().get();
  const KeptRun *a = runs.find(pair->a), *b = runs.find(pair->b);
  CommandText command;
  const Input of_a = inputOf(*a, *pair->subject_a, view, command.files), of_b = inputOf(*b, *pair->subject_b, view, command.files);
  // What holds of A holds of B on the command line: it has no word for A alone.
  if (of_a.settings.context_from_target_encoder && !of_b.settings.context_from_target_encoder) return std::nullopt;
  CommandLine line("compare");
  addInput(line, of_a, view);
  line.computing(of_a.compute);
  addOther(line, of_a, of_b, view);
  const compare::Settings& settings = pair->figures.settings;
  const char* const scales[] = {"auto", "as-is", "spread"};
  line.option("metric", std::string(latent::keyOf(settings.metric))).option("scale", std::string(scales[static_cast<int>(settings.scale)]));
  line.option("seed", settings.seed).option("draws", settings.draws);
  command.line = line.text();
  return command;
}

CommandText surpriseText(const Session& session, const CommandView& view) {
  const SurpriseStudy::Result& result = session.studies().surprise.result();
  const surprise::Settings& settings = result.first->settings;
  CommandLine line("surprise");
  line.word(CommandLine::placed(result.first_path)).checkpoint("model", session.document().model_path, view.bundled_model);
  std::string contexts;
  for (const int frames : settings.context_frames) contexts += (contexts.empty() ? "" : ",") + CommandLine::digits(frames);
  line.option("window", settings.window_frames).option("context", contexts).option("stride", settings.stride_frames);
  line.option("fps", settings.rate_fps).option("size", settings.crop);
  addSettings(line, settings.run);
  line.option("metric", std::string(latent::keyOf(view.metric))).computing(session.model()->compute());
  if (result.second) line.option("beside", CommandLine::placed(result.second_path));
  return CommandText{line.text(), {}};
}

std::optional<CommandText> textOf(const Session& session, CommandOf what, const CommandView& view) {
  switch (what) {
    case CommandOf::Predict: return predictText(session, view);
    case CommandOf::Project: return projectText(session, view);
    case CommandOf::Attention: return attentionText(session, view);
    case CommandOf::Probe: return probeText(session, view);
    case CommandOf::Compare: return compareText(session, view);
    case CommandOf::Surprise: return surpriseText(session, view);
    case CommandOf::Sweep: return CommandText{session.studies().sweeps.commandLine(), {}};
    case CommandOf::Detail: return CommandText{detailCommand(session, view.bundled_model), {}};
  }
  return std::nullopt;
}

}  // namespace

bool hasCommand(const Session& session, CommandOf what) {
  const Studies& studies = session.studies();
  const auto& pair = studies.runs.compared();
  switch (what) {
    case CommandOf::Predict: return isOpen(session) && session.mask().hiddenCount() > 0;
    case CommandOf::Project: return isOpen(session) && session.latentResult().run != nullptr;
    case CommandOf::Attention: return isOpen(session) && session.picked().has_value();
    case CommandOf::Probe: return isOpen(session) && (studies.probe.wish().kind == ProbeStudy::Kind::Linear ? studies.probe.fitCurrent() : studies.probe.classesCurrent());
    case CommandOf::Compare: return pair && studies.runs.find(pair->a) != nullptr && studies.runs.find(pair->b) != nullptr;
    case CommandOf::Surprise: return isOpen(session) && studies.surprise.result().first && studies.surprise.isOfClip() && studies.surprise.isCurrent();
    case CommandOf::Sweep: return studies.sweeps.spec().has_value();
    case CommandOf::Detail: return studies.detail.resultIsCurrent();
  }
  return false;
}

std::optional<CommandText> commandOf(const Session& session, CommandOf what, const CommandView& view) {
  if (!hasCommand(session, what)) return std::nullopt;
  return textOf(session, what, view);
}

void writeFilesOf(const CommandText& command) {
  for (const CommandFile& file : command.files) {
    if (std::filesystem::exists(file.path)) continue;
    const auto folder = std::filesystem::path(file.path).parent_path();
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) fail(ErrorKind::Unreadable, "This folder cannot be made: " + failed.message() + ". Nothing was copied.", folder.string());
    writeWhole(file.path, [&file](std::ostream& out) { out << file.text; });
  }
}

}  // namespace lacuna::session

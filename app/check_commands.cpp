#include <algorithm>
#include <filesystem>
#include <iomanip>
#include <ostream>
#include <sstream>

#include "app/commands.hpp"
#include "app/session_command.hpp"
#include "core/base/error.hpp"
#include "core/media/clip_reader.hpp"
#include "core/model/probe_description.hpp"
#include "core/model/script_archive.hpp"
#include "core/model/verify.hpp"
#include "core/scenes/drawn_clip.hpp"

namespace lacuna::app {
namespace {

bool looksLikeCheckpoint(const std::string& path) {
  std::error_code unreachable;  // then it is no checkpoint's folder
  if (model::Checkpoint::inFolder(path) || path.ends_with(".index.json") ||
      std::filesystem::is_regular_file(std::filesystem::path(path) / "config.json", unreachable))
    return true;
  const std::string ending = std::filesystem::path(path).extension().string();
  return ending == ".pt" || ending == ".pth" || ending == ".tar" || ending == ".safetensors";
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::ostringstream text;
  text << '[';
  for (std::size_t i = 0; i < shape.size(); ++i) text << (i > 0 ? ", " : "") << shape[i];
  text << ']';
  return text.str();
}

void printRow(std::ostream& out, const std::string& name, const std::string& value) {
  out << "  " << std::left << std::setw(18) << name << value << '\n';
}

std::string sizeText(const model::TransformerSize& size, const std::string& kind) {
  if (size.depth == 0) return "none: features work, prediction does not";
  std::ostringstream text;
  text << kind << "width " << size.width << ", " << size.depth << " blocks, " << size.heads << " heads, MLP " << size.mlp_width;
  return text.str();
}

std::string inputText(const model::ModelDescription& d) {
  std::ostringstream input;
  if (d.frames == 1)
    input << "pictures of " << d.crop << " px, patch " << d.patch << " px";
  else
    input << d.crop << " px, " << d.frames << " frames at about " << d.rate_fps << " a second, patch " << d.patch << " px x "
          << d.tubelet << " frames";
  return input.str();
}

void printDescription(std::ostream& out, const model::ModelDescription& d) {
  printRow(out, "model", d.name + " (" + model::nameOf(d.family) + (d.layout == model::Layout::Meta ? ", Meta's layout)" : ", Hugging Face layout)"));
  printRow(out, "encoder", sizeText(d.encoder, ""));
  printRow(out, "predictor", sizeText(d.predictor, ""));
  if (d.probe.classes > 0) printRow(out, "probe", std::to_string(d.probe.classes) + " classes: lacuna classify");
  printRow(out, "heads from", d.heads_from);
  if (d.levels > 1) printRow(out, "levels", std::to_string(d.levels) + " of the encoder, predicted at once");
  if (!d.predictsOwnTargets() && d.predictor.depth > 0)
    printRow(out, "predicts", std::to_string(d.predicted_width) + " features of a teacher that the file does not hold");
  printRow(out, "trained on", inputText(d));
  printRow(out, "visible tokens by", d.context_weights);
  printRow(out, "targets by", d.target_weights);
}

void printProbe(std::ostream& out, const model::ProbeDescription& d) {
  std::ostringstream text;
  text << "attentive, for latents of " << d.width << " features: " << d.size.depth << " blocks and a query, " << d.size.heads << " heads, "
       << d.size.classes << " classes";
  printRow(out, "probe", text.str());
  printRow(out, "heads from", d.heads_from);
  if (d.probes > 1) printRow(out, "probes", std::to_string(d.probes) + ", this is number 0: --probe-number takes another");
  printRow(out, "use", "lacuna classify CLIP --model ENCODER --probe this file");
}

/// The largest top-level entries, so that a 16 GB file still fits one screen.
void printTensors(std::ostream& out, const std::vector<model::TensorEntry>& tensors) {
  constexpr std::size_t shown = 12;
  for (std::size_t i = 0; i < std::min(shown, tensors.size()); ++i)
    out << "  " << std::left << std::setw(64) << tensors[i].name << ' ' << std::setw(5) << model::nameOf(tensors[i].dtype) << ' '
        << shapeText(tensors[i].shape) << '\n';
  if (tensors.size() > shown) out << "  ... and " << tensors.size() - shown << " more\n";
}

/// A TorchScript module as far as it can be known without running it.
void scriptInfo(const std::string& path, std::ostream& out) {
  const model::ScriptArchive archive(path);
  const model::ModelDescription d = model::describeScript(archive);
  out << path << '\n';
  printRow(out, "format", "TorchScript module " + archive.moduleName());
  std::ostringstream size;
  size << std::fixed << std::setprecision(2) << static_cast<double>(archive.fileBytes()) / 1e6 << " MB, " << archive.values().size()
       << " pieces of weights";
  printRow(out, "holds", size.str());
  printRow(out, "input", inputText(d));
  printRow(out, "use", "TorchScript module; run it with lacuna predict CLIP --model FILE --allow-script, if you trust it");
}

void checkpointInfo(const std::string& path, std::ostream& out) {
  const auto checkpoint = model::Checkpoint::open(path);
  out << path << '\n';
  printRow(out, "format", checkpoint->format());
  std::ostringstream size;
  size << std::fixed << std::setprecision(2) << static_cast<double>(checkpoint->fileBytes()) / 1e6 << " MB, " << checkpoint->tensors().size()
       << " tensors";
  printRow(out, "holds", size.str());
  try {
    if (model::holdsProbes(*checkpoint))
      printProbe(out, model::describeProbe(*checkpoint, 0));
    else
      printDescription(out, model::describe(*checkpoint));
  } catch (const Failure& failure) {  // the listing below is what was asked for; why it cannot be used belongs beside it
    printRow(out, "not usable", failure.error().what);
  }
  printTensors(out, checkpoint->tensors());
}

void clipInfo(const std::string& path, std::ostream& out) {
  const jobs::JobContext context;
  const auto source = scenes::isDrawnClip(path) ? scenes::openDrawnClip(path) : media::openClip(path, context);
  const auto& info = source->info();
  out << info.path << '\n';
  printRow(out, "container", info.container + (info.codec.empty() ? "" : ", " + info.codec));
  std::ostringstream picture;
  picture << info.width << " x " << info.height << " px" << (info.rotation_deg != 0 ? ", turned by " + std::to_string(info.rotation_deg) + " degrees" : "");
  printRow(out, "picture", picture.str());
  std::ostringstream time;
  time << info.frames << (info.frames == 1 ? " frame, " : " frames, ") << std::setprecision(4) << info.rate_fps << " a second" << (info.variable_rate ? " on average (variable)" : "")
       << ", " << info.duration_s << " s";
  printRow(out, "time", time.str());
  for (const auto& note : info.notes) printRow(out, "note", note);
}

/// Not of a picture: that is a clip of one frame too.
bool looksLikeMask(const std::string& path) {
  const std::string ending = std::filesystem::path(path).extension().string();
  return ending == ".npy" || ending == ".json";
}

/// For a file that is none of those this command reads.
[[noreturn]] void failOnMask(const std::string& path) {
  fail(ErrorKind::Mismatch, "This is no checkpoint, clip or session. Where it is a mask, lacuna mask show FILE says what it hides.", path);
}

void printKeys(std::ostream& out, const std::string& title, const std::vector<std::string>& keys) {
  out << title << ": " << keys.size() << '\n';
  for (const auto& key : keys) out << "  " << key << '\n';
}

}  // namespace

int infoCommand(const std::string& path, std::ostream& out) {
  if (namesSession(path)) return sessionInfo(path, out);
  std::error_code unreachable;  // then it is told as a clip that is not there
  if (model::ScriptArchive::is(path))
    scriptInfo(path, out);
  else if (looksLikeCheckpoint(path))
    checkpointInfo(path, out);
  else if (looksLikeMask(path) && std::filesystem::is_regular_file(path, unreachable))
    failOnMask(path);
  else
    clipInfo(path, out);
  return Success;
}

int checkCommand(const std::string& path, std::ostream& out) {
  if (namesSession(path)) fail(ErrorKind::Refused, "This is a session of Lacuna, not a checkpoint. lacuna info FILE tells which model it uses.", path);
  if (model::ScriptArchive::is(path)) {
    scriptInfo(path, out);
    return Success;
  }
  const auto checkpoint = model::Checkpoint::open(path);
  if (model::holdsProbes(*checkpoint)) {
    printProbe(out, model::describeProbe(*checkpoint, 0));
    return Success;
  }
  const auto description = model::describe(*checkpoint);
  const auto report = model::inspectWeights(*checkpoint, description);
  out << path << '\n';
  printDescription(out, description);
  printKeys(out, "missing keys", report.missing);
  printKeys(out, "left-over keys", report.unused);
  if (!report.whole()) {
    out << "This checkpoint does not load whole: " << report.missing.size() << " keys are missing.\n";
    return CheckFailed;
  }
  const auto model = model::Model::load(checkpoint, description, {});  // reads every weight: NaN and torn files show here
  out << "loads whole: " << model->report().encoder_parameters << " encoder and " << model->report().predictor_parameters
      << " predictor parameters, ";
  if (model->report().probe_parameters > 0) out << model->report().probe_parameters << " of the probe, ";
  out << std::fixed << std::setprecision(1) << static_cast<double>(model->bytes()) / 1e6 << " MB, hash "
      << model->hash().hex() << '\n';
  for (const int token : model->report().zero_mask_tokens) out << "mask token " << token << " is all zeros: it was not trained\n";
  return Success;
}

int verifyCommand(const std::vector<std::string>& folders, const model::Compute& compute, std::ostream& out) {
  bool passed = true, compared = false;
  if (!compute.isExact())
    out << model::nameOf(compute) << ": limits are " << model::limitFactor(compute) << " times those of fp32 on the CPU\n";
  for (const auto& path : folders) {
    const bool names_case = std::filesystem::path(path).filename() == "case.json";
    const std::string folder = names_case ? std::filesystem::path(path).parent_path().string() : path;
    const bool brought_along = folders.size() > 1 && !std::filesystem::exists(std::filesystem::path(folder) / "case.json");
    if (brought_along) {  // by a shell's *
      out << path << ": no case.json, left out\n";
      continue;
    }
    const auto report = model::verifyCase(folder, {}, {}, compute);
    out << report.table();
    passed = passed && report.passed();
    compared = true;
  }
  if (!compared) fail(ErrorKind::NotFound, "None of these is a golden case: none has a case.json. Name folders that have one.");
  return passed ? Success : CheckFailed;
}

}  // namespace lacuna::app

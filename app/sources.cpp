#include "app/sources.hpp"

#include <iomanip>
#include <ostream>

#include "app/paths.hpp"
#include "core/base/home_path.hpp"
#include "core/base/one_line.hpp"
#include "core/latent/source_text.hpp"
#include "core/mask/seeds.hpp"
#include "core/session/command_line.hpp"
#include "core/session/session.hpp"

namespace lacuna::app {
namespace {

constexpr std::size_t longest_text = 400;

}  // namespace

void printSourceLine(const char* label, const std::string& text, std::ostream& out) {
  out << std::left << std::setw(24) << label << std::right << oneLine(text, longest_text) << '\n';
}

void printPathLine(const char* label, const std::string& path, std::ostream& out) { printSourceLine(label, withTilde(path), out); }

void printContextSource(bool from_target_encoder, std::ostream& out) {
  printSourceLine("Context from", from_target_encoder ? "the target encoder" : "the context encoder", out);
}

void printCheckpoint(const std::string& path, std::ostream& out) {
  printSourceLine("Checkpoint", path == demoModelPath() ? session::CommandLine::bundled_model : withTilde(path), out);
}

void printModelSource(const model::Model& model, const std::string& path, std::ostream& out) {
  printSourceLine("Model", model.description().name, out);
  printCheckpoint(path, out);
  printSourceLine("Computed by", model::nameOf(model.compute()), out);
  printSourceLine("Model hash", model.hash().hex(), out);
}

void printSources(const session::Session& session, const PredictOptions& options, std::ostream& out) {
  const media::ClipWindow& window = *session.window();
  printSourceLine("Clip", window.info.name, out);
  printPathLine("From", window.info.path, out);
  printSourceLine("Frames", latent::framesText(window), out);
  printSourceLine("Clip hash", window.hash.hex(), out);
  printModelSource(*session.model(), options.model, out);
  const auto& layers = session.document().shapes;
  if (layers.empty()) return;
  printSourceLine("Mask", mask::layersText(layers), out);
  printSourceLine("Hidden", latent::hiddenText(session.mask()), out);
  printSourceLine("Mask hash", session.mask().hash().hex(), out);
  printSourceLine("Mask token", std::to_string(options.mask_token), out);
  printContextSource(options.context_from_target_encoder, out);
}

}  // namespace lacuna::app

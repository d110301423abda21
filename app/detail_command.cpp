#include "app/detail_command.hpp"

#include <iomanip>
#include <ostream>

#include "app/opened.hpp"
#include "app/progress_lines.hpp"
#include "app/sources.hpp"
#include "core/scenes/any_clip.hpp"

namespace lacuna::app {
namespace {

std::shared_ptr<const media::ClipWindow> besideOf(const DetailOptions& options, const media::ClipWindow& window) {
  if (options.beside.empty()) return nullptr;
  const auto source = scenes::openAny(options.beside, {});
  media::FrameCache none(0);
  return media::readWindow(*source, window.sampling, window.geometry.crop, {}, none, {});
}

void printSamples(const detail::Result& result, std::ostream& out) {
  out << "change           strength   pixels     SSIM   1-cosine       L1   pixels*  1-cosine*\n" << std::fixed;
  for (const detail::Sample& sample : result.samples)
    out << std::left << std::setw(17) << detail::infoOf(sample.kind).title << std::right << std::setprecision(2) << std::setw(8) << sample.strength << std::setw(9)
        << sample.pixels.mean_absolute << std::setprecision(3) << std::setw(9) << sample.pixels.ssim << std::setw(11) << sample.latents.one_minus_cosine << std::setw(9)
        << sample.latents.l1 << std::setw(10) << result.relativePixels(sample) << std::setw(11) << result.relativeLatents(sample, detail::Measure::Cosine) << '\n';
  for (const detail::Yardstick& yardstick : result.yardsticks)
    out << yardstick.name << ": pixels " << std::setprecision(2) << yardstick.mean_absolute << ", 1-cosine " << std::setprecision(3) << yardstick.latents.one_minus_cosine
        << ", L1 " << yardstick.latents.l1 << '\n';
  out << "Pixels: mean absolute difference in levels of 255. *: over " << (result.yardsticks.empty() ? "nothing" : result.yardsticks.front().name) << ".\n";
}

}  // namespace

int detailCommand(const DetailOptions& options, std::ostream& out, std::ostream& progress) {
  detail::Request request;
  request.settings = options.settings;
  for (const std::string& name : options.changes) request.settings.kinds.push_back(detail::kindOf(name));
  const Opened opened(options.input);
  request.window = opened.session.window();
  request.model = opened.session.model();
  request.beside = besideOf(options, *request.window);
  latent::LatentCache none(0);
  const detail::Result result = detail::measure(request, none, reportingTo(progress, "Detail"));
  detail::writeDetail(result, options.input.out);
  writeDetailFigure(result, options.input.out + "/strip.png");
  printSamples(result, out);
  printSources(opened.session, options.input, out);
  if (!options.beside.empty()) printPathLine("Beside", options.beside, out);
  printSourceLine("Seed", std::to_string(options.settings.seed), out);
  out << detail::sentenceOf(result, detail::Measure::Cosine) << "\nWritten to " << options.input.out << '\n';
  return Success;
}

}  // namespace lacuna::app

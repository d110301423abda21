#include "core/latent/source_text.hpp"

#include <iomanip>
#include <locale>
#include <sstream>

#include "core/media/sampled_rate.hpp"

namespace lacuna::latent {

std::string framesText(const media::ClipWindow& window) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << window.input.frames << " from frame " << window.sampling.start_frame + 1 << ", " << window.input.width << " x " << window.input.height << " px, "
       << std::fixed << std::setprecision(2) << media::sampledRate(window) << " a second";
  return text.str();
}

std::string hiddenText(const mask::Mask& mask) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << mask.hiddenCount() << " of " << mask.grid().size() << " tokens (" << std::fixed << std::setprecision(1) << 100 * mask.hiddenShare() << " %)";
  return text.str();
}

}  // namespace lacuna::latent

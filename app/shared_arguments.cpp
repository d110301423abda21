#include "app/shared_arguments.hpp"

namespace lacuna::app {

void addMask(CLI::App& command, PredictOptions& options) {
  command.add_option("--model", options.model, "Checkpoint (.pt, .safetensors), or bundled, the demo model that is taken when this is left out");
  command.add_option("--mask", options.mask, "Mask file (.json, .npy, .png), folder of .png, or generator such as blocks-small,seed=3 (see lacuna mask list)")->capture_default_str();
  command.add_option("--mask-token", options.mask_token, "Mask token; 0 is the trained one, 1 the public default")->check(CLI::NonNegativeNumber);
  command.add_flag("--context-from-target-encoder", options.context_from_target_encoder,
                   "Encode the visible tokens with the target encoder too, as files with one encoder must");
}

}  // namespace lacuna::app

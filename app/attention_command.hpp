#pragma once

#include "app/commands.hpp"

namespace lacuna::app {

/// What `lacuna attention` is asked beside the run.
struct AttentionOptions {
  PredictOptions input;
  std::string of = "target";  ///< target, context or predictor
  std::vector<int> query;     ///< step, row, column
  std::vector<int> map;       ///< block from 1 and head from 0 of a whole map; empty: none
  std::vector<int> sources;   ///< block from 1 and head from 0 whose strongest sources are printed; empty: none
  std::string heads;          ///< csv file for figures of all heads; empty: none
  bool all_tokens = false;    ///< those of the mean over all tokens, and what each receives
  bool hidden_tokens = false; ///< those of the mean over hidden tokens
  bool read_by = false;       ///< who reads from the token, too
  bool rollout = false;
  std::string out = "attention.safetensors";
};

int attentionCommand(const AttentionOptions& options, std::ostream& out);

}  // namespace lacuna::app

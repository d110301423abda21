#include "tests/support/script_module.hpp"

#include <torch/script.h>

namespace lacuna::test {

const char* const kScriptEncode = R"(
def encode(self, clip: Tensor, ids: Tensor) -> Tensor:
    cells = clip.view([3, clip.size(2) // 2, 2, clip.size(3) // 4, 4, clip.size(4) // 4, 4])
    means = torch.mean(cells, [2, 4, 6])
    tokens = torch.t(torch.reshape(means, [3, -1]))
    return torch.matmul(torch.index_select(tokens, 0, ids), self.weight)
)";

const char* const kScriptPredict = R"(
def predict(self, latents: Tensor, context_ids: Tensor, target_ids: Tensor, grid: List[int]) -> Tensor:
    shift = 10 * grid[0] + grid[1] - grid[2]
    return torch.mean(latents, [0], True) + torch.unsqueeze(target_ids, 1) * 0.01 + shift
)";

const std::map<std::string, std::int64_t> kScriptNumbers = {{"patch", 4}, {"tubelet", 2}, {"crop", 16}, {"frames", 4}};

float scriptWeight(int channel, int feature) {
  return 0.5F * static_cast<float>(channel + 1) - 0.25F * static_cast<float>(feature);
}

void saveScript(const std::string& path, const std::string& methods, const std::map<std::string, std::int64_t>& numbers) {
  torch::jit::Module module("Net");
  at::Tensor weight = at::empty({3, 4});
  for (int channel = 0; channel < 3; ++channel)
    for (int feature = 0; feature < 4; ++feature)
      weight.select(0, channel).select(0, feature).fill_(scriptWeight(channel, feature));
  module.register_parameter("weight", weight, false);
  for (const auto& [name, number] : numbers) module.register_attribute(name, c10::IntType::get(), number);
  module.register_attribute("seen", c10::ListType::ofInts(), c10::List<std::int64_t>{1, 2});
  module.define(methods);
  module.save(path);
}

}  // namespace lacuna::test

#include "core/latent/export.hpp"
#include "core/latent/tensor_file.hpp"

namespace lacuna::latent {

void writeLatents(const Run& run, const std::string& path) {
  const Matrix none(0, run.targets->values.cols);
  const Matrix& predicted = run.predicted ? run.predicted->values : none;
  std::vector<std::int64_t> ids;
  for (const TokenId id : run.hidden_ids) ids.push_back(index(id));
  const mask::TokenGrid& grid = run.grid();
  TensorFile file;
  file.describe("format", "lacuna latents");
  file.describe("run", run.hash.hex());
  file.describe("model", run.model->description().name);
  file.describe("model_hash", run.model->hash().hex());
  file.describe("computed", model::nameOf(run.model->compute()));
  file.describe("clip", run.window->info.name);
  file.describe("levels", std::to_string(run.model->description().levels));
  file.describe("grid", std::to_string(grid.steps) + "," + std::to_string(grid.rows) + "," + std::to_string(grid.cols));
  const auto addMatrix = [&file](const char* name, const Matrix& matrix) {
    file.add(name, {matrix.rows, matrix.cols}, matrix.values);
  };
  addMatrix("target.raw", run.targets->values);
  addMatrix("target.normed", *run.targets_normed);
  addMatrix("predicted", predicted);
  file.add("hidden_ids", {ids.size()}, ids);
  file.write(path);
}

}  // namespace lacuna::latent

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "core/base/error.hpp"
#include "core/base/free_memory.hpp"
#include "core/model/model.hpp"
#include "tests/core/sparse_zip.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/support/random_checkpoint.hpp"

using namespace lacuna;
using namespace lacuna::model;
using namespace lacuna::test;

namespace {

constexpr std::uint64_t kGiga = std::uint64_t{1} << 30U;

/// The number behind `key` in a file of the kernel's, in its own unit.
std::uint64_t kernelNumber(const char* path, const std::string& key) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.rfind(key, 0) == 0) return std::stoull(line.substr(key.size()));
  }
  return 0;
}

std::uint64_t bytesRead() { return kernelNumber("/proc/self/io", "rchar:"); }

/// Opens a checkpoint, prints how long that took, and checks how much of the file was read for it.
std::shared_ptr<const Checkpoint> openCounting(const std::string& path) {
  const std::uint64_t before = bytesRead();
  const auto start = std::chrono::steady_clock::now();
  auto checkpoint = Checkpoint::open(path);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  const std::uint64_t read = bytesRead() - before;
  WARN(checkpoint->fileBytes() / kGiga << " GB listed in " << took.count() << " ms, " << read << " bytes read");
  CHECK(before > 0);
  CHECK(read < 4'000'000);
  return checkpoint;
}

/// Tensors of a model in the making: a pickle that names them, and holes for their values.
class HollowModel {
 public:
  std::string stateDict(const std::vector<std::pair<std::string, std::vector<std::int32_t>>>& tensors) {
    std::vector<std::pair<std::string, std::string>> items;
    for (const auto& [name, shape] : tensors) {
      std::vector<std::int32_t> strides(shape.size(), 1);
      for (std::size_t i = shape.size(); i-- > 1;) strides[i - 1] = strides[i] * shape[i];
      const std::int32_t count = strides[0] * shape[0];
      items.emplace_back("module.backbone." + name,
                         pickle::tensor(std::to_string(counts_.size()), count, 0, shape, strides));
      counts_.push_back(count);
    }
    return pickle::stateDict(items);
  }

  bool write(const std::string& path, const std::string& ops) const {
    SparseZip zip(path);
    zip.add("hollow/data.pkl", pickle::whole(ops));
    for (std::size_t i = 0; i < counts_.size(); ++i)
      zip.addHole("hollow/data/" + std::to_string(i), 4 * static_cast<std::uint64_t>(counts_[i]));
    return zip.finish();
  }

 private:
  std::vector<std::int32_t> counts_;
};

using Tensors = std::vector<std::pair<std::string, std::vector<std::int32_t>>>;

void addLayer(Tensors& tensors, const std::string& name, const std::vector<std::int32_t>& shape) {
  tensors.push_back({name + ".weight", shape});
  tensors.push_back({name + ".bias", {shape[0]}});
}

void addBlocks(Tensors& tensors, const std::string& prefix, int depth, std::int32_t width) {
  for (int i = 0; i < depth; ++i) {
    const std::string block = prefix + std::to_string(i) + ".";
    addLayer(tensors, block + "norm1", {width});
    addLayer(tensors, block + "attn.qkv", {3 * width, width});
    addLayer(tensors, block + "attn.proj", {width, width});
    addLayer(tensors, block + "norm2", {width});
    addLayer(tensors, block + "mlp.fc1", {4 * width, width});
    addLayer(tensors, block + "mlp.fc2", {width, 4 * width});
  }
}

Tensors encoderTensors(std::int32_t width, int depth) {
  Tensors tensors;
  addLayer(tensors, "patch_embed.proj", {width, 3, 2, 16, 16});
  addBlocks(tensors, "blocks.", depth, width);
  addLayer(tensors, "norm", {width});
  return tensors;
}

Tensors predictorTensors(std::int32_t outer, std::int32_t inner) {
  Tensors tensors;
  addLayer(tensors, "predictor_embed", {inner, outer});
  tensors.push_back({"mask_tokens.0", {1, 1, inner}});
  addBlocks(tensors, "predictor_blocks.", 2, inner);
  addLayer(tensors, "predictor_norm", {inner});
  addLayer(tensors, "predictor_proj", {outer, inner});
  return tensors;
}

/// A training checkpoint with about 600 MB of weights and four times as much that only training needs.
bool writeTrainingState(const std::string& path) {
  HollowModel model;
  const std::string encoder = model.stateDict(encoderTensors(1024, 6)), target = model.stateDict(encoderTensors(1024, 6));
  const std::string predictor = model.stateDict(predictorTensors(1024, 384));
  const std::string opt = model.stateDict({{"exp_avg", {300, 1'000'000}}, {"exp_avg_sq", {300, 1'000'000}}});
  return model.write(
      path, pickle::dict({{"encoder", encoder}, {"target_encoder", target}, {"predictor", predictor}, {"opt", opt}}));
}

struct Peak {
  std::uint64_t before = 0, peak = 0, weights = 0;  ///< bytes
};

/// Loads the model in a process of its own and tells the most memory it had. Nothing when that process failed.
std::optional<Peak> peakOfLoading(const std::string& path) {
  int ends[2];
  if (pipe(ends) != 0) return std::nullopt;
  const pid_t child = fork();
  if (child == 0) {
    try {
      std::ofstream("/proc/self/clear_refs") << 5;  // the peak counts from here
      Peak found{1024 * kernelNumber("/proc/self/status", "VmRSS:"), 0, 0};
      const auto checkpoint = Checkpoint::open(path);
      found.weights = Model::load(checkpoint, describe(*checkpoint), {})->bytes();
      found.peak = 1024 * kernelNumber("/proc/self/status", "VmHWM:");
      _exit(write(ends[1], &found, sizeof found) == sizeof found ? 0 : 1);
    } catch (...) {
      _exit(1);  // the parent finds nothing in the pipe, and its test fails
    }
  }
  close(ends[1]);
  Peak found;
  const bool whole = read(ends[0], &found, sizeof found) == sizeof found;
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return whole ? std::optional(found) : std::nullopt;
}

}  // namespace

TEST_CASE("A model that does not fit into memory is refused before its weights are read", "[model][memory]") {
  const std::uint64_t free = freeMemoryBytes();
  REQUIRE(free > 0);
  ModelDescription description = videoModel("huge", {4096, 1, 64, 4 * 4096}, 64, 16);
  const std::uint64_t block = RandomCheckpoint(description).fileBytes();
  description.encoder.depth = static_cast<int>(2 * free / block) + 2;
  const auto huge = std::make_shared<RandomCheckpoint>(description);
  REQUIRE(huge->fileBytes() > free);
  const std::uint64_t before = kernelNumber("/proc/self/status", "VmRSS:");
  try {
    Model::load(huge, description, {});
    FAIL("it was loaded");
  } catch (const Failure& failure) {
    CHECK(failure.error().kind == lacuna::ErrorKind::OutOfMemory);
    CHECK_THAT(failure.error().line(), ContainsSubstring("GB of memory are free. Close other programs, or open a smaller checkpoint."));
    CHECK(failure.error().line().find('\n') == std::string::npos);
  }
  CHECK(kernelNumber("/proc/self/status", "VmRSS:") < before + 50'000);  // KB
}

TEST_CASE("Listing a 16 GB torch zip reads its directory and its pickle alone", "[model][memory]") {
  const TempFolder folder;
  HollowModel model;
  const std::int32_t rows = 1 << 20;
  const std::string weights =
      model.stateDict({{"a", {rows, 1024}}, {"b", {rows, 1024}}, {"c", {rows, 1024}}, {"d", {rows, 1024}}});
  if (!model.write(folder.file("big.pt"), pickle::dict({{"encoder", weights}}))) {
    WARN("no sparse files here; skipped");
    return;
  }
  const auto checkpoint = openCounting(folder.file("big.pt"));
  CHECK(checkpoint->fileBytes() > 16 * kGiga);
  REQUIRE(checkpoint->tensors().size() == 4);
  const TensorEntry& last = checkpoint->tensors().back();
  CHECK(last.name == "encoder/module.backbone.d");
  CHECK(last.offset > 12 * kGiga);
  CHECK(last.shape == std::vector<std::int64_t>{rows, 1024});
}

TEST_CASE("Listing a 16 GB safetensors file reads its header alone", "[model][memory]") {
  const TempFolder folder;
  const std::string bytes = std::to_string(16 * kGiga);
  const std::string header =
      R"({"a":{"dtype":"F32","shape":[)" + std::to_string(4 * kGiga) + R"(],"data_offsets":[0,)" + bytes + "]}}";
  writeFile(folder.file("big.safetensors"), safetensors(header, ""));
  std::error_code error;
  std::filesystem::resize_file(folder.file("big.safetensors"), 8 + header.size() + 16 * kGiga, error);
  if (error) {
    WARN("no sparse files here; skipped");
    return;
  }
  CHECK(openCounting(folder.file("big.safetensors"))->tensors().size() == 1);
}

TEST_CASE("Loading needs the memory of the weights and little more", "[model][memory][slow]") {
  const TempFolder folder;
  const std::string path = folder.file("training.pt");
  if (!writeTrainingState(path)) {
    WARN("no sparse files here; skipped");
    return;
  }
  writeFile(path + ".json", R"({"encoder": {"num_heads": 16}, "predictor": {"num_heads": 12}})");
  const auto found = peakOfLoading(path);
  REQUIRE(found.has_value());
  CHECK(std::filesystem::file_size(path) > 4 * found->weights);
  CHECK(found->weights > 600'000'000);
  const auto grown = static_cast<double>(found->peak - found->before), weights = static_cast<double>(found->weights);
  WARN("weights " << weights / 1e6 << " MB, peak " << static_cast<double>(found->peak) / 1e6 << " MB, of which "
                  << static_cast<double>(found->before) / 1e6 << " MB were there before");
  CHECK(found->peak > found->weights);  // all were brought in
  CHECK(grown <= 1.15 * weights);  // what the process had before is the test's own
}

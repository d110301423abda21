#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <sstream>

#include "core/base/error.hpp"
#include "core/evaluate/torch_model.hpp"
#include "core/model/model.hpp"
#include "core/train/engine.hpp"
#include "tests/core/train_fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/support/tensor_numbers.hpp"

using namespace lacuna;
using namespace lacuna::train;
using namespace lacuna::test;

namespace {

TrainingRequest requestIn(const std::string& folder, const Recipe& recipe = tinyRecipe()) {
  TrainingRequest request;
  request.recipe = recipe;
  request.folder = folder;
  request.report_every = 1;
  return request;
}

TrainingEnd runTo(const TrainingRequest& request) {
  return train::train(request, {}, [](const TrainingRow&) {});
}

std::string stateIn(const std::string& folder) { return bytesOfFile(folder + "/state.bin"); }

/// The log without the one column that tells the time.
std::vector<std::string> rowsIn(const std::string& folder) {
  std::istringstream lines(bytesOfFile(folder + "/log.csv"));
  std::vector<std::string> rows;
  for (std::string line, cell, row; std::getline(lines, line); rows.push_back(row)) {
    std::istringstream cells(line);
    row.clear();
    for (int i = 0; std::getline(cells, cell, ','); ++i) row += i == 7 ? "" : cell + ',';
  }
  return rows;
}

void refusedState(const std::string& path, const std::string& bytes, ErrorKind kind) {
  writeFile(path, bytes);
  try {
    readState(path);
    FAIL("read");
  } catch (const Failure& failure) {
    CHECK(failure.error().kind == kind);
    CHECK_THAT(std::string(failure.what()), ContainsSubstring(path));
    CHECK(std::string(failure.what()).find('\n') == std::string::npos);
  }
}

constexpr const char* killed_name = "a training that another process kills";
constexpr const char* killed_folder = "LACUNA_KILLED_TRAINING";

Recipe killedRecipe() {
  Recipe recipe = tinyRecipe();
  recipe.steps = 24;
  return recipe;
}

/// Trains in a process of its own and kills that when it has told of `rows` steps.
void trainAndKill(const std::string& folder, int rows) {
  int pipe_ends[2];
  REQUIRE(pipe2(pipe_ends, O_CLOEXEC) == 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  const std::string variable = std::string(killed_folder) + "=" + folder;
  std::vector<char*> environment;
  for (char** at = environ; *at != nullptr; ++at) environment.push_back(*at);
  environment.push_back(const_cast<char*>(variable.c_str()));
  environment.push_back(nullptr);
  const char* arguments[] = {"test_core", killed_name, nullptr};
  pid_t child = 0;
  REQUIRE(posix_spawn(&child, "/proc/self/exe", &actions, nullptr, const_cast<char**>(arguments), environment.data()) == 0);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  std::FILE* said = fdopen(pipe_ends[0], "r");
  int told = 0;
  for (char line[256]; told < rows && std::fgets(line, sizeof line, said) != nullptr;) told += std::string(line) == "step\n";
  CHECK(told == rows);
  CHECK(kill(child, SIGKILL) == 0);
  int status = 0;
  CHECK(waitpid(child, &status, 0) == child);
  CHECK((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
  std::fclose(said);
}

/// Pictures of noise: as the trainer takes them, and as the program's engine does.
struct Pictures {
  world::TensorBox box;
  media::ClipTensor clip;
};

Pictures noisePictures(const NetworkSize& size) {
  RandomDraws draws(5);
  const auto plane = static_cast<std::size_t>(size.side_px * size.side_px);
  const auto frames = static_cast<std::size_t>(size.frames);
  std::vector<std::uint8_t> bytes(frames * 3 * plane);
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(draws.below(256));
  Pictures pictures{picturesFrom({&bytes}, size, "cpu"), {size.frames, size.side_px, size.side_px, {}}};
  const media::Normalisation norm;
  pictures.clip.values.resize(bytes.size());
  for (std::size_t frame = 0; frame < frames; ++frame)
    for (std::size_t channel = 0; channel < 3; ++channel)
      for (std::size_t i = 0; i < plane; ++i)
        pictures.clip.values[(channel * frames + frame) * plane + i] =
            (bytes[(frame * 3 + channel) * plane + i] / 255.0F - norm.mean[channel]) / norm.deviation[channel];
  return pictures;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
  REQUIRE(a.size() == b.size());
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(static_cast<double>(a[i]) - b[i]));
  return largest;
}

}  // namespace

TEST_CASE(killed_name, "[.killed]") {
  const char* folder = std::getenv(killed_folder);
  if (folder == nullptr) return;
  TrainingRequest request = requestIn(folder, killedRecipe());
  request.save_every_s = 0;  // after every step, so that the kill falls between writes and into them
  request.resume = std::filesystem::exists(request.folder + "/state.bin");
  train::train(request, {}, [](const TrainingRow&) {
    std::puts("step");
    std::fflush(stdout);
  });
}

TEST_CASE("a killed training goes on as if nothing had been", "[train]") {
  const TempFolder folder;
  const std::string unbroken = folder.file("unbroken"), killed = folder.file("killed");
  CHECK(runTo(requestIn(unbroken, killedRecipe())).finished);
  for (const int rows : {3, 6, 2}) trainAndKill(killed, rows);
  TrainingRequest rest = requestIn(killed);
  rest.resume = true;
  const TrainingEnd end = runTo(rest);
  CHECK(end.finished);
  CHECK(end.step == 24);
  CHECK(stateIn(killed) == stateIn(unbroken));
  CHECK(rowsIn(killed) == rowsIn(unbroken));
}

TEST_CASE("a run's seed decides all of it", "[train]") {
  const TempFolder folder;
  Recipe recipe = tinyRecipe();
  recipe.replicas = 2;
  runTo(requestIn(folder.file("one"), recipe));
  runTo(requestIn(folder.file("two"), recipe));
  recipe.seed = 2;
  runTo(requestIn(folder.file("other"), recipe));
  CHECK(stateIn(folder.file("one")) == stateIn(folder.file("two")));
  CHECK(bytesOfFile(folder.file("one/model.safetensors")) == bytesOfFile(folder.file("two/model.safetensors")));
  CHECK(readState(folder.file("one/state.bin")).weights != readState(folder.file("other/state.bin")).weights);
}

TEST_CASE("a run that was stopped goes on exactly", "[train]") {
  const TempFolder folder;
  const std::string unbroken = folder.file("unbroken"), stopped = folder.file("stopped");
  std::vector<int> steps;
  const TrainingEnd whole = train::train(requestIn(unbroken), {}, [&](const TrainingRow& row) {
    steps.push_back(row.step);
    CHECK(row.steps == 8);
    CHECK(std::isfinite(row.future_loss + row.blocks_loss + row.gradient_norm + row.health.copy_ratio));
    CHECK(row.health.content_rank > 1);
  });
  CHECK((whole.finished && whole.step == 8));
  CHECK(steps == std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8});
  TrainingRequest request = requestIn(stopped);
  request.stop_after = 3;
  const TrainingEnd early = runTo(request);
  CHECK((!early.finished && early.step == 3));
  CHECK(stateIn(stopped) != stateIn(unbroken));
  request.resume = true;
  request.recipe = {};  // the stored one counts
  CHECK(runTo(request).step == 6);
  request.stop_after = 0;
  std::stop_source stop;  // by hand, in the middle of the rest
  const TrainingEnd asked = train::train(request, {stop.get_token(), {}}, [&](const TrainingRow&) { stop.request_stop(); });
  CHECK((!asked.finished && asked.step == 7));
  CHECK(runTo(request).finished);
  CHECK(stateIn(stopped) == stateIn(unbroken));
  CHECK(rowsIn(stopped) == rowsIn(unbroken));
  CHECK(bytesOfFile(stopped + "/model.safetensors") == bytesOfFile(unbroken + "/model.safetensors"));
  // What a kill while writing leaves behind is in nobody's way, and a finished run stays as it is.
  writeFile(stopped + "/state.bin.4711.part", "half a state");
  CHECK(runTo(request).step == 8);
  CHECK_FALSE(std::filesystem::exists(stopped + "/state.bin.4711.part"));
  CHECK(stateIn(stopped) == stateIn(unbroken));
}

TEST_CASE("replicas change rounding alone", "[train]") {
  const TempFolder folder;
  Recipe recipe = tinyRecipe();
  runTo(requestIn(folder.file("one"), recipe));
  recipe.replicas = 2;
  runTo(requestIn(folder.file("two"), recipe));
  const auto one = readState(folder.file("one/state.bin")), two = readState(folder.file("two/state.bin"));
  REQUIRE(one.weights.size() == two.weights.size());
  TrainingRequest still = requestIn(folder.file("start"), recipe);
  still.recipe.rate = 0;  // the weights stay what they are at the start
  runTo(still);
  const TrainingState start = readState(folder.file("start/state.bin"));
  double change = 0, apart = 0;
  for (std::size_t i = 0; i < one.weights.size(); ++i) {
    change += std::abs(static_cast<double>(one.weights[i]) - start.weights[i]);
    apart += std::abs(static_cast<double>(one.weights[i]) - two.weights[i]);
  }
  // The optimizer makes whole steps of gradients that are nothing but rounding (the keys' biases), so not all agree.
  CHECK(apart < 0.03 * change);
}

TEST_CASE("training lowers the loss", "[train]") {
  const TempFolder folder;
  Recipe recipe = tinyRecipe();
  recipe.steps = 80;
  recipe.rate = 3e-3;
  TrainingRequest request = requestIn(folder.file("run"), recipe);
  request.report_every = 10;
  std::vector<double> losses;
  train::train(request, {}, [&](const TrainingRow& row) { losses.push_back(row.future_loss + row.blocks_loss); });
  REQUIRE(losses.size() == 8);
  CHECK(losses.back() < 0.9 * losses.front());
}

TEST_CASE("a settled encoder stands still while the predictor learns", "[train]") {
  const TempFolder folder;
  Recipe recipe = tinyRecipe();
  recipe.settle = 0.5;
  TrainingRequest request = requestIn(folder.file("run"), recipe);
  request.stop_after = 4;
  runTo(request);
  const TrainingState before = readState(folder.file("run/state.bin"));
  request.resume = true;
  request.stop_after = 0;
  runTo(request);
  const TrainingState after = readState(folder.file("run/state.bin"));
  CHECK(before.ema == after.ema);
  CHECK(before.weights != after.weights);
  CHECK(std::equal(before.weights.begin(), before.weights.begin() + static_cast<std::ptrdiff_t>(before.ema.size()),
                   after.weights.begin()));
}

TEST_CASE("a damaged or foreign state is refused in one line", "[train]") {
  const TempFolder folder;
  TrainingRequest request = requestIn(folder.file("run"));
  request.stop_after = 1;
  runTo(request);
  const std::string good = stateIn(folder.file("run")), path = folder.file("bad.bin");
  for (const std::size_t length :
       {good.size() - 1, good.size() - 4, good.size() / 2, std::size_t{40}, std::size_t{25}, std::size_t{3}, std::size_t{0}})
    refusedState(path, good.substr(0, length), ErrorKind::Unreadable);
  for (const std::size_t at :
       {std::size_t{2}, std::size_t{26}, std::size_t{36}, std::size_t{60}, good.size() / 2, good.size() - 1}) {
    std::string flipped = good;
    flipped[at] = static_cast<char>(flipped[at] ^ 4);
    refusedState(path, flipped, ErrorKind::Unreadable);
  }
  refusedState(path, good + "more", ErrorKind::Unreadable);
  std::string older = good;  // its run would go on under other rules
  older[older.find("state 3") + 6] = '2';
  refusedState(path, older, ErrorKind::Unreadable);
  refusedState(path, "PK\x03\x04 something else entirely, and long enough to look at", ErrorKind::Unreadable);
  CHECK_THROWS_AS(readState(folder.file("none.bin")), Failure);
  writeFile(path, good);
  CHECK(readState(path).step == 1);
}

TEST_CASE("a folder that holds a run is not written over", "[train]") {
  const TempFolder folder;
  TrainingRequest request = requestIn(folder.file("run"));
  request.stop_after = 1;
  runTo(request);
  const std::string before = stateIn(folder.file("run"));
  CHECK_THROWS_WITH(runTo(request), ContainsSubstring("--resume"));
  CHECK(stateIn(folder.file("run")) == before);
  request.folder = folder.file("empty");
  request.resume = true;
  CHECK_THROWS_AS(runTo(request), Failure);
  request.resume = false;
  request.recipe.batch = 1;
  CHECK_THROWS_AS(runTo(request), Failure);
  request.recipe = tinyRecipe();
  request.clips = {{1, 2, 3}};  // of another size
  CHECK_THROWS_AS(runTo(request), Failure);
}

TEST_CASE("a run starts from another one's weights, with its own steps", "[train]") {
  const TempFolder folder;
  runTo(requestIn(folder.file("first")));
  TrainingRequest request = requestIn(folder.file("second"));
  request.from = folder.file("first");
  request.recipe.rate = 0;
  request.recipe.steps = 2;
  CHECK(runTo(request).step == 2);
  CHECK_THAT(bytesOfFile(folder.file("second/config.json")), ContainsSubstring("Lacuna world model, 2 updates"));
  // At rate 0 nothing is learned.
  CHECK(readState(folder.file("second/state.bin")).weights == readState(folder.file("first/state.bin")).weights);
  request.folder = folder.file("third");
  request.recipe.size.width = 36;
  CHECK_THROWS_WITH(runTo(request), ContainsSubstring("other sizes"));
}

TEST_CASE("own clips are mixed in and change the run", "[train]") {
  const TempFolder folder;
  TrainingRequest request = requestIn(folder.file("own"));
  request.recipe.steps = 2;
  request.clips.assign(2, std::vector<std::uint8_t>(8 * 3 * 32 * 32, 90));
  for (std::size_t i = 0; i < request.clips[0].size(); ++i) request.clips[0][i] = static_cast<std::uint8_t>(i * 37);
  CHECK(runTo(request).finished);
  request.clips.clear();
  request.folder = folder.file("world");
  CHECK(runTo(request).finished);
  CHECK(stateIn(folder.file("own")) != stateIn(folder.file("world")));
}

TEST_CASE("the program's engine gives the trainer's latents on the file that a run writes", "[train]") {
  const TempFolder folder;
  Recipe recipe = tinyRecipe();
  recipe.size.depth = recipe.size.predictor_depth = 2;
  TrainingRequest request = requestIn(folder.file("run"), recipe);
  request.stop_after = 1;
  runTo(request);
  const TrainingState state = roughState(recipe, readState(folder.file("run/state.bin")));
  writeModel(state, folder.path().string(), "rough", Storage::Float32);
  const auto checkpoint = model::Checkpoint::open(folder.file("model.safetensors"));
  const auto description = model::describe(*checkpoint);
  CHECK(description.encoder.heads == 2);
  CHECK(description.predictor.heads == 3);
  CHECK(description.crop == 32);
  CHECK(description.patch == 8);
  const auto engine = model::Model::load(checkpoint, description, {});
  CHECK(engine->report().whole());
  CHECK(engine->report().unused.empty());
  const auto torch = evaluate::torchModel(state);
  const Pictures pictures = noisePictures(recipe.size);

  const Matrix targets = model::layerNormed(engine->encode(model::EncoderRole::Target, pictures.clip, {}, {}), 1);
  CHECK(targets.rows == 64);
  CHECK(largestDifference(targets.values, numbersOf(torch->targets(pictures.box))) < 1e-4);

  std::vector<std::int64_t> context, hidden;  // scattered, so that places count
  for (int id = 0; id < recipe.size.tokens(); ++id) (id % 5 < 2 || id > 55 ? hidden : context).push_back(id);
  std::vector<TokenId> context_ids, hidden_ids;
  for (const auto id : context) context_ids.push_back(TokenId{static_cast<int>(id)});
  for (const auto id : hidden) hidden_ids.push_back(TokenId{static_cast<int>(id)});
  const Matrix seen = engine->encode(model::EncoderRole::Context, pictures.clip, context_ids, {});
  const Matrix predicted = engine->predict(seen, context_ids, hidden_ids, {4, 4}, 0, {});
  const auto expected = numbersOf(torch->predicted(pictures.box, context, hidden));
  CHECK(largestDifference(predicted.values, expected) < 1e-4);
  // The comparison could fail: predictions at different places are far apart.
  double apart = 0;
  for (std::size_t i = 24; i < expected.size(); ++i)
    apart = std::max<double>(apart, std::abs(expected[i] - expected[i % 24]));
  CHECK(apart > 0.1);
}

TEST_CASE("a file in half precision is the same model, rounded", "[train]") {
  const TempFolder folder;
  TrainingRequest request = requestIn(folder.file("run"));
  request.stop_after = 1;
  runTo(request);
  TrainingState state = roughState(request.recipe, readState(folder.file("run/state.bin")));
  state.ema[0] = 1e-6F;  // below the smallest normal half
  state.ema[1] = -0.0F;
  state.ema[2] = 2049;  // a tie: to even
  state.ema[3] = 0.99999F;
  std::filesystem::create_directories(folder.file("full"));
  std::filesystem::create_directories(folder.file("half"));
  writeModel(state, folder.file("full"), "full", Storage::Float32);
  writeModel(state, folder.file("half"), "half", Storage::Float16);
  const auto full = model::Checkpoint::open(folder.file("full/model.safetensors"));
  const auto half = model::Checkpoint::open(folder.file("half/model.safetensors"));
  CHECK(half->fileBytes() < 0.6 * static_cast<double>(full->fileBytes()));
  REQUIRE(half->tensors().size() == full->tensors().size());
  std::size_t values = 0;
  for (const model::TensorEntry& entry : full->tensors()) {
    const model::TensorEntry* other = half->find(entry.name);
    REQUIRE(other != nullptr);
    CHECK(other->dtype == model::DType::F16);
    CHECK(other->shape == entry.shape);
    const auto a = full->readFloats(entry), b = half->readFloats(*other);
    for (std::size_t i = 0; i < a.size(); ++i) REQUIRE(std::abs(a[i] - b[i]) <= std::abs(a[i]) * 0x1p-11F + 0x1p-25F);
    values += a.size();
  }
  CHECK(values == state.weights.size());
  const auto first = half->readFloats(*half->find("encoder.embeddings.patch_embeddings.proj.weight"));
  CHECK(first[0] == 17 * 0x1p-24F);  // 1e-6 is 16.8 of the smallest steps
  CHECK(first[2] == 2048);
  CHECK(first[3] == 1);
  CHECK(model::Model::load(half, model::describe(*half), {})->report().whole());
}

TEST_CASE("an untrained network can be written for comparison", "[train]") {
  const TempFolder folder;
  writeUntrained(tinyRecipe(), folder.path().string());
  const auto checkpoint = model::Checkpoint::open(folder.path().string());
  CHECK(model::Model::load(checkpoint, model::describe(*checkpoint), {})->report().whole());
  CHECK_FALSE(std::filesystem::exists(folder.file("state.bin")));
}

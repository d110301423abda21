#include <charconv>
#include <iostream>
#include <map>

#include "app/trainer/training.hpp"
#include "core/base/error.hpp"
#include "core/base/outcome.hpp"
#include "core/evaluate/evaluate.hpp"
#include "core/evaluate/torch_model.hpp"
#include "core/train/recipe.hpp"

namespace {

using namespace lacuna;

constexpr const char* usage =
    "lacuna-train OUT [--resume] [--half] [from=RUN] [name=value ...]\n"
    "    trains; settings are those of `lacuna train --help`, and report=N: steps between two lines\n"
    "lacuna-train --evaluate RUN [--half] [device=NAME] [clips=N] [pairs=N] [probe-fit=N] [probe-test=N] [leaf-clips=N]\n"
    "    measures a run's state beside an untrained twin; --half: its weights as a file in half precision has them\n";

constexpr int floors_missed = 3;  // the exit code, as of `lacuna evaluate`

struct Word {
  std::string name, value;
};

Word split(const std::string& word) {
  const std::size_t equals = word.find('=');
  return {word.substr(0, equals), equals == std::string::npos ? "" : word.substr(equals + 1)};
}

int whole(const Word& word) {
  int number = 0;
  const auto [end, error] = std::from_chars(word.value.data(), word.value.data() + word.value.size(), number);
  if (error != std::errc{} || end != word.value.data() + word.value.size() || number < 1)
    fail(ErrorKind::Refused, "\"" + word.name + "\" wants a whole number from 1 on.");
  return number;
}

int trainFrom(const std::vector<std::string>& words) {
  train::TrainingRequest request;
  request.folder = words[0];
  request.report_every = 100;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Word word = split(words[i]);
    if (word.name == "--resume")
      request.resume = true;
    else if (word.name == "--half")
      request.half_file = true;
    else if (word.name == "from")
      request.from = word.value;
    else if (word.name == "report")
      request.report_every = whole(word);
    else
      train::set(request.recipe, word.name, word.value);
  }
  if (request.resume && !(request.recipe == train::Recipe{}))
    fail(ErrorKind::Refused, "A run goes on with its own settings. Leave them out, or start a new run with from=RUN.");
  return app::runTraining(request, std::cout);
}

int evaluateFrom(const std::vector<std::string>& words) {
  train::TrainingState state = train::readState(words[1] + "/state.bin");
  evaluate::Amount amount;
  const std::map<std::string, int*> amounts = {{"clips", &amount.clips},
                                               {"pairs", &amount.pairs},
                                               {"probe-fit", &amount.probe_fit},
                                               {"probe-test", &amount.probe_test},
                                               {"leaf-clips", &amount.leaf_clips}};
  for (std::size_t i = 2; i < words.size(); ++i) {
    const Word word = split(words[i]);
    if (const auto found = amounts.find(word.name); found != amounts.end())
      *found->second = whole(word);
    else if (word.name == "device")
      state.recipe.device = word.value;
    else if (word.name == "--half")
      state = train::halved(std::move(state));
    else
      fail(ErrorKind::Refused, "Measuring takes no \"" + word.name + "\".");
  }
  evaluate::Table table{words[1] + ", step " + std::to_string(state.step), "starting weights", amount, {}, {}};
  table.figures = evaluate::evaluate(*evaluate::torchModel(state), amount, {});
  table.untrained_figures = evaluate::evaluate(*evaluate::untrainedTorchModel(state.recipe), amount, {});
  std::cout << evaluate::textOf(table);
  return table.floorsHold() ? 0 : floors_missed;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty() || words[0] == "--help" || (words[0] == "--evaluate" && words.size() < 2)) {
    std::cout << usage;
    return words.empty() || words[0] == "--evaluate" ? 2 : 0;
  }
  const auto outcome = outcomeOf([&] {
    train::useThreads(0);
    return words[0] == "--evaluate" ? evaluateFrom(words) : trainFrom(words);
  });
  if (outcome.ok()) return outcome.value();
  std::cerr << (outcome.error() != nullptr ? outcome.error()->line() : "Stopped.") << '\n';
  return 1;
}

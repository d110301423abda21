#include <iostream>

#include "app/trainer/training.hpp"
#include "core/base/error.hpp"
#include "core/evaluate/evaluate.hpp"
#include "core/evaluate/torch_model.hpp"
#include "core/train/recipe.hpp"

namespace {

using namespace lacuna;

constexpr const char* usage =
    "lacuna-train OUT [--resume] [--half] [from=RUN] [name=value ...]      trains; settings are those of `lacuna train "
    "--help`,\n"
    "                                                  and report=N: steps between two lines\n"
    "lacuna-train --evaluate RUN [clips=N] [pairs=N] [device=NAME]   measures a run's state beside an untrained twin\n";

int trainFrom(const std::vector<std::string>& words) {
  train::TrainingRequest request;
  request.folder = words[0];
  request.report_every = 100;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    const std::string name = words[i].substr(0, equals),
                      value = equals == std::string::npos ? "" : words[i].substr(equals + 1);
    if (name == "--resume")
      request.resume = true;
    else if (name == "--half")
      request.half_file = true;
    else if (name == "from")
      request.from = value;
    else if (name == "report")
      request.report_every = std::stoi(value);
    else
      train::set(request.recipe, name, value);
  }
  return app::runTraining(request, std::cout);
}

int evaluateFrom(const std::vector<std::string>& words) {
  train::TrainingState state = train::readState(words.at(1) + "/state.bin");
  evaluate::Amount amount;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    const std::string name = words[i].substr(0, equals),
                      value = equals == std::string::npos ? "" : words[i].substr(equals + 1);
    if (name == "clips")
      amount.clips = std::stoi(value);
    else if (name == "pairs")
      amount.pairs = std::stoi(value);
    else
      train::set(state.recipe, name, value);
  }
  evaluate::Table table{words[1] + ", step " + std::to_string(state.step), "starting weights", amount, {}, {}};
  table.figures = evaluate::evaluate(*evaluate::torchModel(state), amount, {});
  table.untrained_figures = evaluate::evaluate(*evaluate::untrainedTorchModel(state.recipe), amount, {});
  std::cout << evaluate::textOf(table);
  return table.floorsHold() ? 0 : 3;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  try {
    if (words.empty() || words[0] == "--help" || (words[0] == "--evaluate" && words.size() < 2)) {
      std::cout << usage;
      return words.empty() ? 2 : 0;
    }
    train::useThreads(0);
    return words[0] == "--evaluate" ? evaluateFrom(words) : trainFrom(words);
  } catch (const Failure& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "Training failed: " << error.what() << '\n';
    return 1;
  }
}

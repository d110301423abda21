#include "app/probe_command.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/paths.hpp"
#include "core/base/error.hpp"
#include "core/jobs/executor.hpp"
#include "core/session/session.hpp"
#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;

namespace {

ProbeOptions onScene(const std::string& out) {
  ProbeOptions options;
  options.input.clip = "world:behind,seed=7";
  options.input.model = test::sourceFile("tests/data/model/untrained/model.safetensors");
  options.input.mask = "tube,ratio=0.3,seed=2";
  options.input.frames = 8;
  options.input.rate_fps = 4;
  options.input.crop = 64;
  options.input.out = out;
  options.labels = "truth";
  options.settings.folds = 2;
  options.curve = true;
  options.along.points = 3;
  options.along.to = 0.5;
  return options;
}

std::string afterHead(const std::string& csv) { return csv.substr(csv.find('\n') + 1); }  // the first line has where it came from

}  // namespace

TEST_CASE("probe writes what the window's study has", "[commands][probe]") {
  const test::TempFolder folder;
  const ProbeOptions options = onScene(folder.file("out"));
  std::ostringstream out, progress;
  REQUIRE(probeCommand(options, out, progress) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("Same place"));
  CHECK_THAT(out.str(), ContainsSubstring("Predicted latents"));

  jobs::QueueExecutor queue;
  jobs::JobRunner runner(queue, 2);
  session::Session session(runner, {});
  session.openModel(options.input.model, true);
  session.openClip(options.input.clip, session::Session::Input{{0, 8, 4.0}, 64});
  queue.drainUntil([&] { return session.window() && session.model(); });
  mask::MaskShape tube;
  tube.form = mask::Generated{"tube", 2, {{"ratio", 0.3}}};
  session.run(session::setShapes({tube}, "Mask"));
  auto& study = session.studies().probe;
  auto wish = study.wish();
  wish.labels = probe::LabelSource::Kind::Scene;
  wish.settings.folds = 2;
  wish.curve.points = 3;
  wish.curve.to = 0.5;
  study.setWish(wish);
  study.fit();
  queue.drainUntil([&] { return !study.busy(); });
  study.measure();
  queue.drainUntil([&] { return !study.busy(); });
  REQUIRE(study.linear());
  std::vector<std::size_t> all(study.classNames().size());
  for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
  CHECK(test::readFile(options.input.out + "/probe.json") == study.json());
  CHECK(test::readFile(options.input.out + "/classes.csv") == latent::tableCsv(study.classTable()));
  CHECK(test::readFile(options.input.out + "/folds.csv") == latent::tableCsv(study.foldTable()));
  CHECK(test::readFile(options.input.out + "/curve.csv") == latent::tableCsv(study.curveTable(all)));
}

TEST_CASE("probe fits on a csv file too, and the same labels give the same numbers", "[commands][probe]") {
  const test::TempFolder folder;
  ProbeOptions options = onScene(folder.file("truth"));
  options.curve = false;
  std::ostringstream out;
  REQUIRE(probeCommand(options, out, out) == Success);
  // What the truth calls each token, written by hand as a file would be.
  std::istringstream rows(test::readFile(folder.file("truth/classes.csv")));
  std::string line, csv = "token,label\n";
  while (std::getline(rows, line) && line.starts_with('#')) continue;  // up to the names of the columns
  while (std::getline(rows, line)) {
    std::istringstream fields(line);
    std::vector<std::string> field(9);
    for (std::string& f : field) std::getline(fields, f, ',');
    csv += field[0] + "," + field[6] + "\n";
  }
  test::writeFile(folder.file("labels.csv"), csv);
  options.labels = folder.file("labels.csv");
  options.input.out = folder.file("file");
  REQUIRE(probeCommand(options, out, out) == Success);
  CHECK(afterHead(test::readFile(folder.file("file/folds.csv"))) == afterHead(test::readFile(folder.file("truth/folds.csv"))));
}

TEST_CASE("probe reads a clip by an attentive probe in its three ways", "[commands][probe]") {
  if (!test::hasShared("golden/vjepa2-hf-cls")) return;
  const test::TempFolder folder;
  const std::string file = folder.file("classifier.pt");
  std::filesystem::copy_file(test::sharedFolder("golden/vjepa2-hf-cls/classifier.pt"), file);
  test::writeFile(file + ".json", R"({"num_heads": 2, "id2label": {"0": "a", "1": "b", "2": "c", "3": "d", "4": "e", "5": "f", "6": "g", "7": "h", "8": "i", "9": "a dog", "10": "k"}})");
  ProbeOptions options = onScene(folder.file("out"));
  options.probe = file;
  std::ostringstream out, progress;
  CHECK_THROWS_WITH(probeCommand(options, out, progress), ContainsSubstring("not both"));
  options.labels.clear();
  options.chosen = "a dog";
  REQUIRE(probeCommand(options, out, progress) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("share of 'a dog'"));
  const std::string curve = test::readFile(folder.file("out/curve.csv"));
  CHECK_THAT(curve, ContainsSubstring("Predicted filled in: a dog"));
  CHECK(std::count(curve.begin(), curve.end(), '\n') == 2 + 3);
  options.chosen = "a cat";
  CHECK_THROWS_WITH(probeCommand(options, out, progress), ContainsSubstring("no class called 'a cat'"));
}

TEST_CASE("probe tells what it cannot do in one line", "[commands][probe]") {
  const test::TempFolder folder;
  std::ostringstream out;
  const auto thrown = [&](const std::function<void(ProbeOptions&)>& change) {
    ProbeOptions options = onScene(folder.file("out"));
    change(options);
    try {
      probeCommand(options, out, out);
    } catch (const Failure& failure) {
      return failure.error().line();
    }
    return std::string("nothing");
  };
  CHECK_THAT(thrown([](ProbeOptions& o) { o.labels.clear(); }), ContainsSubstring("has no probe"));
  CHECK_THAT(thrown([](ProbeOptions& o) { o.settings.folds = 5; }), ContainsSubstring("there are 4"));
  CHECK_THAT(thrown([](ProbeOptions& o) { o.fold_by = "tokens"; }), ContainsSubstring("give steps, places or clips"));
  CHECK_THAT(thrown([](ProbeOptions& o) { o.along.family = "dogs"; }), ContainsSubstring("'dogs'"));
  CHECK_THAT(thrown([](ProbeOptions& o) { o.labels = "nowhere.csv"; }), ContainsSubstring("nowhere.csv"));
  CHECK_THAT(thrown([](ProbeOptions& o) { o.probe = "nowhere.pt", o.labels.clear(); }), ContainsSubstring("nowhere.pt"));
}

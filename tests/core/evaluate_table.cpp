#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/base/outcome.hpp"
#include "core/evaluate/evaluate.hpp"
#include "core/evaluate/torch_model.hpp"
#include "tests/core/train_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::evaluate;

namespace {

constexpr Amount small_amount{32, 8, 16, 8, 4, 1};

/// Figures that reach exactly every wish's floor.
std::vector<Figure> atTheFloors() {
  std::vector<Figure> figures;
  for (const Wish& wish : wishes())
    figures.push_back({wish.measure, "meaning, of " + wish.measure, wish.floor, wish.floor, wish.floor, 7});
  return figures;
}

Table tableOf(std::vector<Figure> figures) {
  Table table;
  table.model = "A \"model\" in C:\\models\nof two lines";
  table.untrained = "untrained";
  table.amount = small_amount;
  table.figures = std::move(figures);
  table.untrained_figures = {{"future_ratio", "", 0.987, 0.9, 1.1, 7}};
  return table;
}

std::vector<std::string> linesOf(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("floors hold when every wished figure reaches them", "[evaluate]") {
  CHECK(tableOf(atTheFloors()).floorsHold());
  CHECK_FALSE(tableOf({}).floorsHold());
  for (std::size_t i = 0; i < wishes().size(); ++i) {
    INFO(wishes()[i].measure);
    auto figures = atTheFloors();
    figures[i].value += wishes()[i].at_most ? 1e-6 : -1e-6;
    CHECK_FALSE(tableOf(figures).floorsHold());
    figures[i].value = std::nan("");
    CHECK_FALSE(tableOf(figures).floorsHold());
    figures.erase(figures.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK_FALSE(tableOf(figures).floorsHold());
  }
}

TEST_CASE("every goal asks at least as much as its floor", "[evaluate]") {
  std::set<std::string> names;
  for (const Wish& wish : wishes()) {
    CHECK((wish.at_most ? wish.goal <= wish.floor : wish.goal >= wish.floor));
    CHECK(names.insert(wish.measure).second);
  }
}

TEST_CASE("the table as text says what was measured and what falls short", "[evaluate]") {
  auto figures = atTheFloors();
  figures.push_back({"extra", "a figure that nobody wished for", 0.125, 0.1, 0.2, 3});
  std::string text = textOf(tableOf(figures));
  CHECK_THAT(text, ContainsSubstring("32 clips") && ContainsSubstring("8 pairs") && ContainsSubstring("seed 1"));
  CHECK_THAT(text, ContainsSubstring("extra") && ContainsSubstring("[0.100, 0.200]") && ContainsSubstring("0.987"));
  CHECK_THAT(text, ContainsSubstring("holds") && !ContainsSubstring("FALLS SHORT"));
  figures[0].value = 2;
  text = textOf(tableOf(figures));
  CHECK_THAT(text, ContainsSubstring("FALLS SHORT"));
}

TEST_CASE("the table as CSV has a line a figure and as many cells as the header", "[evaluate]") {
  auto figures = atTheFloors();
  figures.push_back({"extra", "he said \"no\", twice", 0.125, 0.1, 0.2, 3});
  const auto lines = linesOf(csvOf(tableOf(figures)));
  constexpr std::size_t said = 3;  // lines that say what the figures belong to
  REQUIRE(lines.size() == figures.size() + 1 + said);
  const auto cells = [](const std::string& line) {  // commas outside quotes
    int count = 1;
    bool quoted = false;
    for (const char c : line) {
      quoted = quoted != (c == '"');
      count += c == ',' && !quoted;
    }
    return quoted ? -1 : count;
  };
  CHECK(lines[0] == "# model: A \"model\" in C:\\models of two lines");
  CHECK(lines[1] == "# untrained: untrained");
  CHECK_THAT(lines[2], ContainsSubstring("# measured: 32 clips") && ContainsSubstring("seed 1"));
  for (std::size_t i = said; i < lines.size(); ++i) CHECK(cells(lines[i]) == 11);
  CHECK_THAT(lines.back(), ContainsSubstring("extra,0.125,0.1,0.2,,,,3,,,\"he said \"\"no\"\", twice\""));  // RFC 4180
  CHECK_THAT(lines[said + 1], ContainsSubstring("future_ratio,") && ContainsSubstring(",0.987,0.9,1.1,7,"));
}

TEST_CASE("the table as JSON can be read back", "[evaluate]") {
  auto figures = atTheFloors();
  figures.push_back({"empty", "not a number", std::nan(""), 0, 1, 0});
  const Table table = tableOf(figures);
  const auto json = nlohmann::json::parse(jsonOf(table));
  CHECK(json["model"] == "A \"model\" in C:\\models of two lines");
  CHECK(json["clips"] == 32);
  CHECK(json["pairs_a_kind"] == 8);
  CHECK(json["figures"].size() == figures.size());
  for (const Figure& figure : atTheFloors()) {
    CHECK(json["figures"][figure.measure]["value"] == Approx(figure.value));
    CHECK(json["figures"][figure.measure]["samples"] == 7);
  }
  CHECK(json["figures"]["future_ratio"]["untrained"] == 0.987);
  CHECK(json["figures"]["surprise"]["untrained"].is_null());
  CHECK(json["figures"]["empty"]["value"].is_null());
}

TEST_CASE("an untrained model is measured, the same twice, and falls short", "[evaluate]") {
  const auto model = untrainedTorchModel(test::tinyRecipe());
  CHECK(model->shape().tokens() == 64);
  int reports = 0;
  const jobs::JobContext context{{}, [&](const jobs::Progress& progress) {
                                   ++reports;
                                   CHECK(progress.done <= progress.total);
                                 }};
  Table table;
  table.figures = evaluate::evaluate(*model, small_amount, context);
  CHECK(reports > 4);
  CHECK_FALSE(table.floorsHold());
  const auto again = evaluate::evaluate(*model, small_amount, {});
  REQUIRE(again.size() == table.figures.size());
  std::set<std::string> names;
  for (std::size_t i = 0; i < again.size(); ++i) {
    const Figure& f = table.figures[i];
    INFO(f.measure);
    CHECK(names.insert(f.measure).second);
    CHECK_FALSE(f.meaning.empty());
    CHECK(again[i].measure == f.measure);
    const auto same = [](double a, double b) { return a == Approx(b).epsilon(1e-5) || (std::isnan(a) && std::isnan(b)); };
    CHECK(same(again[i].value, f.value));
    CHECK(same(again[i].low, f.low));
    // Starting weights hardly look at leaves, so there is no ratio to tell; the rank has no interval.
    CHECK(std::isfinite(f.value) == (f.measure != "leaves_ratio"));
    if (f.measure != "leaves_ratio" && f.measure != "content_rank") CHECK(f.low <= f.high);
  }
  for (const Wish& wish : wishes()) CHECK(names.count(wish.measure) == 1);
  // Pixel motion cannot tell the clips of balanced pairs apart: every pair is a tie.
  for (const Figure& f : table.figures)
    if (f.measure.rfind("motion", 0) == 0) CHECK(f.value == 0.5);
}

TEST_CASE("other seeds measure other scenes", "[evaluate]") {
  const auto model = untrainedTorchModel(test::tinyRecipe());
  Amount amount = small_amount, other = small_amount;
  amount.clips = other.clips = 4;
  amount.pairs = other.pairs = 1;
  other.seed = 2;
  CHECK(evaluate::evaluate(*model, amount, {})[1].value != evaluate::evaluate(*model, other, {})[1].value);
}

TEST_CASE("measuring stops when asked", "[evaluate]") {
  std::stop_source stop;
  const jobs::JobContext context{stop.get_token(), [&](const jobs::Progress&) { stop.request_stop(); }};
  CHECK_THROWS_AS(evaluate::evaluate(*untrainedTorchModel(test::tinyRecipe()), small_amount, context), CancelledException);
}

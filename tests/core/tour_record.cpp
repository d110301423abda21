// What was done in a tour, as it is kept.

#include "core/tour/record.hpp"

#include <limits>
#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"

using namespace lacuna::tour;
using nlohmann::json;

namespace {

constexpr UtcMs evening = 1'795'812'293'500;  // 2026-11-27, 20:44:53.5

Step asking() {
  Step step;
  step.title = "The ball, \"gone\"";
  step.text = "Its error is {spot_error}, {spot_ratio} times that of A.";
  step.attempt = "Hide {hidden_share}.";
  step.clip = "world:behind,seed=7";
  step.question = Question{"Where is it?", {"Behind, still", "Gone"}, 1, "The error was {mean_error}."};
  Conditions paint;
  paint.painted = true;
  step.check = {paint};
  return step;
}

/// A tour of two steps, the first of them done and answered.
Record someRecord() {
  Record record{"Where did the ball go?", "04-where", "0.2.0", evening, {}};
  StepRecord first = recordOf(asking(), 0, evening);
  first.model = "Lacuna world model";
  first.weights = "00ff";
  first.done = true;
  first.done_ms = evening + 2000;
  first.hands = {5, 17};
  first.answered_ms = evening + 3000;
  first.revealed = true;
  first.measured = {{"spot_error", 0.25}, {"spot_ratio", std::numeric_limits<double>::quiet_NaN()}};
  Step second;
  second.title = "Look";
  record.steps = {first, recordOf(second, 3, evening + 60000)};
  return record;
}

}  // namespace

TEST_CASE("the answer of a room is the choice with the most hands, and there is none on a tie", "[tour]") {
  StepRecord step = recordOf(asking(), 0, evening);
  CHECK_FALSE(answerOf(step));
  CHECK_FALSE(isRight(step));
  step.hands = {0, 1};
  CHECK(answerOf(step) == 1);
  CHECK(isRight(step) == true);
  step.hands = {3, 1};
  CHECK(isRight(step) == false);
  step.hands = {2, 2};
  CHECK_FALSE(answerOf(step));
  step.hands = {3, 1};
  step.right.reset();
  CHECK_FALSE(isRight(step));  // no choice is right
  CHECK_FALSE(answerOf(recordOf(Step(), 0, evening)));
}

TEST_CASE("a step's numbers are those that its words name", "[tour]") {
  const Facts named = namedFacts(asking(), {{"spot_error", 0.25}, {"mean_error", 0.5}, {"tokens", 64}});
  CHECK(named == Facts{{"mean_error", 0.5}, {"spot_error", 0.25}});
}

TEST_CASE("results of a tour as json", "[tour]") {
  const json read = json::parse(recordToJson(someRecord()));
  CHECK(read["tour"] == "Where did the ball go?");
  CHECK(read["begun"] == "2026-11-27T20:44:53Z");
  REQUIRE(read["steps"].size() == 2);
  const json& first = read["steps"][0];
  CHECK(first["step"] == 1);
  CHECK(first["done"] == true);
  CHECK(first["done_at"] == "2026-11-27T20:44:55Z");
  CHECK(first["question"]["answer"] == "Gone");
  CHECK(first["question"]["right"] == true);
  CHECK(first["question"]["choices"][1]["hands"] == 17);
  CHECK(first["weights"] == "00ff");
  CHECK(first["measured"] == json{{"spot_error", 0.25}});  // what is no number is left out
  const json& second = read["steps"][1];
  CHECK(second["step"] == 4);
  CHECK(second["done"].is_null());  // there was nothing to do
  CHECK(second["question"].is_null());
}

TEST_CASE("results of a tour as csv", "[tour]") {
  CHECK(recordToCsv(someRecord()) ==
        "# tour: Where did the ball go?\n# begun: 2026-11-27T20:44:53Z\n# program: Lacuna 0.2.0\n# model: Lacuna world model, weights 00ff\n"
        "step,title,opened,try,done,done_at,question,hands,answer,right,answered_at,clip,weights,spot_error,spot_ratio\n"
        "1,\"The ball, \"\"gone\"\"\",2026-11-27T20:44:53Z,Hide {hidden_share}.,yes,2026-11-27T20:44:55Z,Where is it?,5;17,Gone,yes,2026-11-27T20:44:56Z,"
        "\"world:behind,seed=7\",00ff,0.25,\n"
        "4,Look,2026-11-27T20:45:53Z,,,,,,,,,,,,\n");
}

TEST_CASE("a summary counts what was done and what was right", "[tour]") {
  Record record = someRecord();
  CHECK(record.checkedSteps() == 1);
  CHECK(record.doneSteps() == 1);
  CHECK(record.answers() == 1);
  CHECK(record.rightAnswers() == 1);
  record.find(0)->hands = {20, 17};
  CHECK(record.rightAnswers() == 0);
  CHECK(record.find(1) == nullptr);
  CHECK(isoOf(0).empty());
}

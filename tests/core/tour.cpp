#include "core/tour/tour.hpp"

#include <filesystem>

#include "core/scenes/any_clip.hpp"
#include "core/tour/facts.hpp"
#include "core/tour/situation.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::tour;

namespace {

/// A tour of one step with more members in it.
std::string withStep(const std::string& members) {
  return R"({"format": "lacuna tour", "version": 1, "title": "T", "line": "L", "minutes": 3, "steps": [{"title": "S", "text": "x", "clip": "world:throw,seed=3")" +
         (members.empty() ? "" : ", " + members) + "}]}";
}

std::string errorOf(const std::string& text) {
  try {
    parseTour(text, "file.json");
  } catch (const Failure& failure) {
    return failure.error().line();
  }
  return "none";
}

std::vector<std::string> tourFiles() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(test::sourceFile("resources/tours")))
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("the tours of the program can be read, and are read back as they were written", "[tour]") {
  const auto files = tourFiles();
  REQUIRE(files.size() >= 10);
  for (const std::string& file : files) {
    INFO(file);
    const Tour tour = readTour(file);
    CHECK(tour.steps.size() >= 4);
    CHECK(tour.steps.size() <= 7);
    for (const Step& step : tour.steps) {
      INFO(step.title);
      CHECK(scenes::isDrawnClip(step.clip));
      CHECK(step.attempt.empty() == step.check.empty());  // what is asked for is checked
      CHECK(step.text.size() < 330);                      // it has to fit beside the pictures
      CHECK_FALSE(step.notes.empty());
    }
    CHECK(parseTour(tourToJson(tour), "again") == tour);
  }
}

TEST_CASE("a step takes over what it leaves out", "[tour]") {
  const Tour tour = parseTour(R"({"format": "lacuna tour", "version": 1, "title": "T", "line": "L", "steps": [
    {"title": "1", "text": "", "clip": "a.mp4", "mask": "future,ratio=0.5", "window": {"start": 4, "frames": 8}, "show": ["clip", "latent"], "check": {"played": true}},
    {"title": "2", "text": "", "window": {"size": 128}, "time": 1.5},
    {"title": "3", "text": "", "clip": "/b.mp4", "mask": null, "show": ["clip", "error"]}]})", "file", "/tours");
  REQUIRE(tour.steps.size() == 3);
  CHECK(tour.minutes == 10);
  CHECK(tour.steps[0].clip == "/tours/a.mp4");
  CHECK(tour.steps[1].clip == "/tours/a.mp4");
  CHECK(tour.steps[1].shapes == tour.steps[0].shapes);
  CHECK(tour.steps[1].sampling.frames == 8);
  CHECK(tour.steps[1].crop == 128);
  CHECK(tour.steps[1].check.empty());  // what was to be done is not asked for again
  CHECK(tour.steps[2].clip == "/b.mp4");
  CHECK(tour.steps[2].shapes.empty());
  CHECK(tour.steps[2].panels == std::vector<Panel>{Panel::Clip, Panel::Error});
  CHECK(tour.steps[2].time_s == 1.5);
}

TEST_CASE("what is wrong with a tour is said in one line", "[tour]") {
  const auto says = [](const std::string& members, const std::string& words) {
    INFO(members);
    CHECK_THAT(errorOf(withStep(members)), ContainsSubstring(words));
    CHECK(errorOf(withStep(members)).find('\n') == std::string::npos);
  };
  CHECK(errorOf(withStep("")) == "none");
  says(R"("cilp": "x")", "has a \"cilp\", which is not known here");
  says(R"("time": -1)", "\"time\" that is not between 0 and");
  says(R"("time": 1e999)", "is no json from line ");
  says(R"("show": ["clip", "clip"])", "twice");
  says(R"("show": ["error"])", "has to show 1 or 2");
  says(R"("show": ["clip", "beside"])", "nothing is beside");
  says(R"("show": ["cinema"])", "not known");
  says(R"("mask": "no-such,seed=1")", "no-such");
  says(R"("mask": {"shapes": 3})", "step 1");
  says(R"("mask": "/etc/passwd")", "passwd");
  says(R"("clip2": 1, "clip": "http://example.org/a.mp4")", "twice");
  says(R"("model": "https://example.org/a.pt")", "an address");
  says(R"("text2": 1)", "not known here");
  says(R"("try": "{mean_eror}")", "{mean_eror}");
  says(R"("check": {})", "asks for nothing");
  says(R"("check": {"painted": 1})", "neither true nor false");
  says(R"("check": {"hidden_above": 2})", "between 0 and 1");
  says(R"("check": [])", "1 to 6");
  says(R"("check": {"workspace": "teach"})", "not explore, masks, attention or compare");
  says(R"("check": {"workspace": true})", "not a text");
  says(R"("check": {"compared": "yes"})", "neither true nor false");
  says(R"("check": {"compared": false})", "asks for nothing");
  says(R"("question": {"text": "q", "choices": ["a"]})", "2 to 6");
  says(R"("question": {"text": "q", "choices": ["a", "b"], "right": 2})", "between 0 and 1");
  says(R"("spotlight": {"at": [0.5], "radius": 1})", "2 to 2");
  says(R"("spans": [{"from_s": 2, "to_s": 1}])", "ends before it begins");
  says(R"("window": {"frames": 100000})", "between 1 and 512");
  says(R"("window": {"start": 1.5})", "whole number");
  says(R"("names": [1])", "no texts");
  says("\"notes\": \"" + std::string(5000, 'x') + '"', "over 4000 bytes");
  says("\"notes\": \"a\\u0000b\"", "null character");
}

TEST_CASE("hostile files end in one line and take no memory", "[tour]") {
  CHECK_THAT(errorOf(""), ContainsSubstring("no json from line 1 on"));
  CHECK_THAT(errorOf("[]"), ContainsSubstring("not an object"));
  CHECK_THAT(errorOf("{}"), ContainsSubstring("lacuna tour"));
  CHECK_THAT(errorOf(std::string(100000, '[')), ContainsSubstring("beyond reason"));
  CHECK_THAT(errorOf(std::string(most_file_bytes + 1, ' ')), ContainsSubstring("over 1 MB"));
  std::string steps = R"({"format": "lacuna tour", "version": 1, "title": "T", "line": "L", "steps": [)";
  for (int i = 0; i < 100; ++i) steps += std::string(i > 0 ? "," : "") + R"({"title": "S", "text": "x", "clip": "world:throw"})";
  CHECK_THAT(errorOf(steps + "]}"), ContainsSubstring("1 to 60"));
  CHECK_THAT(errorOf(R"({"format": "lacuna tour", "version": 2, "title": "T", "line": "L", "steps": []})"), ContainsSubstring("newer version"));
  CHECK_THAT(errorOf(R"({"format": "lacuna tour", "version": 1, "title": "T", "line": "L", "steps": [{"title": "S", "text": "x"}]})"), ContainsSubstring("has no \"clip\""));
  CHECK_THAT(errorOf(R"({"format": "lacuna tour", "format": "lacuna tour"})"), ContainsSubstring("twice"));
  // Every beginning of a good file is refused or read, and nothing else.
  const std::string good = tourToJson(readTour(tourFiles()[1]));
  for (std::size_t length = 0; length < good.size(); length += 97) CHECK(errorOf(good.substr(0, length)) != "none");
}

TEST_CASE("numbers are put into texts", "[tour]") {
  CHECK(filled("{tokens} tokens, {hidden_share} hidden, error {mean_error}", {{"tokens", 1024}, {"hidden_share", 0.5}, {"mean_error", 0.18346}}) ==
        "1,024 tokens, 50\u00a0% hidden, error 0.183");
  CHECK(filled("{error_ratio} times", {}) == "\u2026 times");
  CHECK(filled("a {strange} brace { stays", {}) == "a {strange} brace { stays");
  CHECK(filled("{{tokens}}", {{"tokens", 7}}) == "{7}");
  CHECK(unknownFactIn("{tokens} {x}") == "x");
  CHECK(unknownFactIn("{tokens}").empty());
}

TEST_CASE("a check holds when one of its parts holds whole", "[tour]") {
  Situation now;
  CHECK_FALSE(holds(Check(), now));
  Conditions paint;
  paint.painted = true;
  paint.hidden_above = 0.2;
  Conditions pick;
  pick.picked = Pick::Hidden;
  pick.picked_within = Spot{{0.5, 0.5}, 0.1, {}, false};
  now.painted = true;
  now.hidden_share = 0.2;
  CHECK_FALSE(holds({paint, pick}, now));
  now.hidden_share = 0.21;
  CHECK(holds({paint, pick}, now));
  CHECK_FALSE(holds({pick}, now));
  now.picked = Situation::Picked{{0.55, 0.55}, true};
  CHECK_FALSE(holds({pick}, now));  // it was picked when the step began
  now.chose = true;
  CHECK(holds({pick}, now));
  now.picked->at.x = 0.7;
  CHECK_FALSE(holds({pick}, now));
  Conditions time;
  time.playhead_from_s = 1;
  now.playhead_s = 2;
  CHECK_FALSE(holds({time}, now));
  now.moved = true;
  CHECK(holds({time}, now));
  Conditions look;
  look.workspace = "compare";
  now.workspaces = {"explore"};
  CHECK_FALSE(holds({look}, now));
  now.workspaces.insert("compare");
  CHECK(holds({look}, now));
  look.compared = true;
  CHECK_FALSE(holds({look}, now));
  now.compared = true;
  CHECK(holds({look}, now));
  Conditions error;
  error.error_over_guess_below = 1;
  CHECK_FALSE(holds({error}, now));  // not known yet
  now.error_over_guess = 0.5;
  CHECK(holds({error}, now));
}

TEST_CASE("a workspace and a comparison that are asked for are read and written", "[tour]") {
  for (const char* const name : workspaces()) {
    INFO(name);
    const Tour tour = parseTour(withStep(std::string(R"("try": "Look.", "check": {"workspace": ")") + name + R"(", "compared": true})"), "file");
    REQUIRE(tour.steps[0].check.size() == 1);
    CHECK(tour.steps[0].check[0].workspace == name);
    CHECK(tour.steps[0].check[0].compared);
    CHECK(parseTour(tourToJson(tour), "again") == tour);
  }
}

#include "core/tour/record.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <locale>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/base/csv_field.hpp"
#include "core/base/one_line.hpp"

namespace lacuna::tour {
namespace {

using Written = nlohmann::ordered_json;

constexpr std::size_t most_line = 400;

Written timeOrNull(UtcMs time) { return time > 0 ? Written(isoOf(time)) : Written(); }

Written questionJson(const StepRecord& step) {
  if (step.question.empty()) return nullptr;
  Written json{{"text", step.question}, {"choices", Written::array()}, {"answer", nullptr}, {"right", nullptr}, {"answered", timeOrNull(step.answered_ms)}, {"revealed", step.revealed}};
  for (std::size_t i = 0; i < step.choices.size(); ++i) json["choices"].push_back({{"text", step.choices[i]}, {"hands", step.hands[i]}});
  if (const auto answer = answerOf(step)) json["answer"] = step.choices[static_cast<std::size_t>(*answer)];
  if (const auto right = isRight(step)) json["right"] = *right;
  return json;
}

Written stepJson(const StepRecord& step) {
  Written json{{"step", step.step + 1}, {"title", step.title}, {"opened", timeOrNull(step.opened_ms)}, {"try", step.attempt}};
  json["done"] = step.checked ? Written(step.done) : Written();
  json["done_at"] = timeOrNull(step.done_ms);
  json["question"] = questionJson(step);
  json["clip"] = step.clip;
  json["model"] = step.model;
  json["weights"] = step.weights;
  json["measured"] = Written::object();
  for (const auto& [name, value] : step.measured)
    if (std::isfinite(value)) json["measured"][name] = value;
  return json;
}

const char* yesNo(const std::optional<bool>& value) { return !value ? "" : *value ? "yes" : "no"; }

std::string handsOf(const StepRecord& step) {
  std::string text;
  for (const int hands : step.hands) text += (text.empty() ? "" : ";") + std::to_string(hands);
  return text;
}

/// Each model that ran once: most tours have one.
void writeModels(std::ostream& out, const Record& record) {
  std::set<std::string> said;
  for (const StepRecord& step : record.steps)
    if (!step.weights.empty() && said.insert(step.weights).second) out << "# model: " << oneLine(step.model, most_line) << ", weights " << step.weights << "\n";
}

/// The fewest digits that read back as the same number.
std::string shortest(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

void writeRow(std::ostream& out, const StepRecord& step, const std::set<std::string>& columns) {
  const auto answer = answerOf(step);
  out << step.step + 1 << ',' << csvField(step.title) << ',' << isoOf(step.opened_ms) << ',' << csvField(step.attempt) << ','
      << yesNo(step.checked ? std::optional(step.done) : std::nullopt) << ',' << isoOf(step.done_ms) << ',' << csvField(step.question) << ',' << handsOf(step) << ','
      << csvField(answer ? step.choices[static_cast<std::size_t>(*answer)] : std::string()) << ',' << yesNo(isRight(step)) << ',' << isoOf(step.answered_ms) << ','
      << csvField(step.clip) << ',' << step.weights;
  for (const std::string& name : columns) {
    out << ',';
    const auto value = step.measured.find(name);
    if (value != step.measured.end() && std::isfinite(value->second)) out << shortest(value->second);
  }
  out << '\n';
}

}  // namespace

std::optional<int> answerOf(const StepRecord& step) {
  const auto most = std::ranges::max_element(step.hands);
  if (most == step.hands.end() || *most == 0 || std::ranges::count(step.hands, *most) > 1) return std::nullopt;
  return static_cast<int>(std::distance(step.hands.begin(), most));
}

std::optional<bool> isRight(const StepRecord& step) {
  const auto answer = answerOf(step);
  return answer && step.right ? std::optional(*answer == *step.right) : std::nullopt;
}

StepRecord recordOf(const Step& step, int number, UtcMs now) {
  StepRecord record;
  record.step = number;
  record.title = step.title;
  record.attempt = step.attempt;
  record.checked = !step.check.empty();
  record.opened_ms = now;
  record.clip = step.clip;
  if (!step.question) return record;
  record.question = step.question->text;
  record.choices = step.question->choices;
  record.hands.assign(step.question->choices.size(), 0);
  record.right = step.question->right;
  return record;
}

Facts namedFacts(const Step& step, const Facts& known) {
  Facts named;
  for (const std::string& text : {step.text, step.attempt, step.question ? step.question->answer : std::string()})
    for (const std::string& name : factsIn(text))
      if (const auto value = known.find(name); value != known.end()) named.insert(*value);
  return named;
}

StepRecord* Record::find(int step) {
  const auto found = std::ranges::find(steps, step, &StepRecord::step);
  return found == steps.end() ? nullptr : &*found;
}

int Record::checkedSteps() const { return static_cast<int>(std::ranges::count(steps, true, &StepRecord::checked)); }
int Record::doneSteps() const { return static_cast<int>(std::ranges::count_if(steps, [](const StepRecord& step) { return step.checked && step.done; })); }
int Record::answers() const { return static_cast<int>(std::ranges::count_if(steps, [](const StepRecord& step) { return isRight(step).has_value(); })); }
int Record::rightAnswers() const { return static_cast<int>(std::ranges::count_if(steps, [](const StepRecord& step) { return isRight(step).value_or(false); })); }

std::string isoOf(UtcMs time) {
  if (time <= 0) return {};
  const auto second = std::chrono::floor<std::chrono::seconds>(std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(time)));
  const auto day = std::chrono::floor<std::chrono::days>(second);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(second - day);
  char text[32] = {};
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return text;
}

std::string recordToJson(const Record& record) {
  Written json{{"format", "lacuna tour results"}, {"version", 1}, {"tour", record.tour}, {"file", record.id}, {"program", record.program}, {"begun", timeOrNull(record.begun_ms)}};
  json["steps"] = Written::array();
  for (const StepRecord& step : record.steps) json["steps"].push_back(stepJson(step));
  return json.dump(1, ' ', false, Written::error_handler_t::replace) + '\n';
}

std::string recordToCsv(const Record& record) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << "# tour: " << oneLine(record.tour, most_line) << "\n# begun: " << isoOf(record.begun_ms) << "\n# program: Lacuna " << oneLine(record.program, most_line) << "\n";
  writeModels(out, record);
  std::set<std::string> columns;
  for (const StepRecord& step : record.steps)
    for (const auto& [name, value] : step.measured) columns.insert(name);
  out << "step,title,opened,try,done,done_at,question,hands,answer,right,answered_at,clip,weights";
  for (const std::string& name : columns) out << ',' << name;
  out << '\n';
  for (const StepRecord& step : record.steps) writeRow(out, step, columns);
  return out.str();
}

}  // namespace lacuna::tour

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/tour/facts.hpp"
#include "core/tour/tour.hpp"

/// What somebody did in a tour, as it can be kept.
namespace lacuna::tour {

using UtcMs = std::int64_t;  ///< milliseconds since 1970; 0: it did not happen

/// One step that was opened. Words are as the tour's file has them, whatever language they were read in.
struct StepRecord {
  int step = 0;                     ///< from 0
  std::string title, attempt;       ///< `attempt`: what was to be tried; may be empty
  bool checked = false, done = false;  ///< there was something to do; and it was done
  UtcMs opened_ms = 0, done_ms = 0;
  std::string clip, model, weights;  ///< name of the model; hash of its weights, empty until it was loaded
  std::string question;             ///< empty: none was asked
  std::vector<std::string> choices;
  std::vector<int> hands;           ///< of each choice
  std::optional<int> right;         ///< index; none where there is no right one
  bool revealed = false;
  UtcMs answered_ms = 0;            ///< of the last hand that was counted before Reveal
  Facts measured;                   ///< numbers that the step's words name, as they were last known
  bool operator==(const StepRecord&) const = default;
};

/// The one choice with the most hands; nothing where none was counted, or two have as many.
std::optional<int> answerOf(const StepRecord& step);
/// Nothing without an answer, or where no choice is right.
std::optional<bool> isRight(const StepRecord& step);

/// The step as it is when it opens: its words, nothing done.
StepRecord recordOf(const Step& step, int number, UtcMs now);
/// The facts that the step's words name, of those that are known.
Facts namedFacts(const Step& step, const Facts& known);

struct Record {
  std::string tour, id;     ///< title; and its file's name
  std::string program;      ///< version
  UtcMs begun_ms = 0;
  std::vector<StepRecord> steps;  ///< in the order of the tour, those that were opened
  bool operator==(const Record&) const = default;

  StepRecord* find(int step);
  int checkedSteps() const;  ///< that asked for something
  int doneSteps() const;
  int answers() const;       ///< questions with an answer, of those that have a right one
  int rightAnswers() const;
};

/// "2026-11-27T20:44:53Z"; empty for 0.
std::string isoOf(UtcMs time);

std::string recordToJson(const Record& record);
/// A row a step, a column a measured number. Lines that begin with "#" say the tour, its model and weights.
std::string recordToCsv(const Record& record);

}  // namespace lacuna::tour

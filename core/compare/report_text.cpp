#include <cmath>
#include <iomanip>
#include <locale>
#include <sstream>

#include "core/base/one_line.hpp"
#include "core/compare/report.hpp"

namespace lacuna::compare {
namespace {

constexpr std::size_t longest_name = 60;
constexpr int few_clusters = 10;  // fewer make the percentile interval visibly too narrow

std::string fixed(double value, int digits) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << std::fixed << std::setprecision(digits) << value;
  return out.str();
}

std::string percent(double share) { return fixed(100 * share, 0) + " %"; }

/// Never "100 %" of some, nor "0 %".
std::string shareText(int part, std::size_t of) {
  const double share = static_cast<double>(part) / static_cast<double>(of);
  if (share > 0.99 && share < 1) return "more than 99 %";
  return share > 0 && share < 0.01 ? "less than 1 %" : percent(share);
}

std::string framesText(const Subject& subject) {
  return std::to_string(subject.sampling.frames) + " from frame " + std::to_string(subject.sampling.start_frame + 1) + ", " +
         fixed(subject.sampling.rate_fps, 2) + " a second, " + std::to_string(subject.crop) + " px";
}

bool isCosine(const Comparison& made) { return made.settings.metric == latent::Metric::Cosine; }

/// "A's mean is lower, by 6 % of B's.": which one, as the metric says what is better.
std::string winnerText(const Comparison& made) {
  if (made.figures_a.mean == made.figures_b.mean) return "The means are the same.";
  const bool b_wins = made.mean_gain >= 0;
  const double winner = b_wins ? made.figures_b.mean : made.figures_a.mean, other = b_wins ? made.figures_a.mean : made.figures_b.mean;
  const std::string start = std::string(b_wins ? "B" : "A") + "'s mean is " + (isCosine(made) ? "higher" : "lower");
  if (other <= 0 || winner < 0) return start + '.';  // of two cosines around zero a share says nothing
  return start + ", by " + percent(std::abs(1 - winner / other)) + " of " + (b_wins ? "A" : "B") + "'s.";
}

void addRow(std::ostringstream& out, const std::string& name, double a, double b) {
  out << std::left << std::setw(24) << name << std::right << std::setw(10) << fixed(a, 4) << std::setw(10) << fixed(b, 4) << '\n';
}

/// Over all tokens that a run hides, as its own report says it: the list of runs shows this one.
double ownMean(const Subject& subject, const Comparison& made) { return latent::valueOf(subject.mean, made.settings.metric); }

void addChanges(std::ostringstream& out, const Subject& a, const Subject& b) {
  for (const Changed& changed : changesBetween(a, b)) {
    out << std::left << std::setw(24) << changed.what << oneLine(changed.a, longest_name);
    if (!changed.same()) out << "  >  " << oneLine(changed.b, longest_name);
    out << '\n';
  }
}

}  // namespace

std::vector<Changed> changesBetween(const Subject& a, const Subject& b) {
  const auto named = [](const std::string& name, const Hash128& hash, bool same) { return same ? name : name + " (" + hash.hex().substr(0, 8) + ")"; };
  const bool same_clip = a.clip_hash == b.clip_hash, same_model = a.model_hash == b.model_hash, same_mask = a.mask_hash == b.mask_hash;
  const auto mask = [](const Subject& s) { return s.mask + ", " + std::to_string(s.hidden_ids.size()) + " hidden"; };
  const auto context = [](const Subject& s) { return std::string(s.settings.context_from_target_encoder ? "target encoder" : "context encoder"); };
  return {{"Clip", named(a.clip, a.clip_hash, same_clip), same_clip ? a.clip : named(b.clip, b.clip_hash, false)},
          {"Frames", framesText(a), framesText(b)},
          {"Model", named(a.model, a.model_hash, same_model), same_model ? a.model : named(b.model, b.model_hash, false)},
          {"Computed by", a.computed, b.computed},
          {"Mask", mask(a), same_mask ? mask(a) : a.mask_hash != b.mask_hash && mask(a) == mask(b) ? mask(b) + " at other places" : mask(b)},
          {"Mask token", std::to_string(a.settings.mask_token), std::to_string(b.settings.mask_token)},
          {"Context from", context(a), context(b)}};
}

std::string metricText(const Comparison& made) {
  return std::string(latent::nameOf(made.settings.metric)) + (made.divided ? ", in units of the spread of each model's own true tokens" : "");
}

std::string verdictText(const Comparison& made) {
  switch (made.verdict()) {
    case Verdict::ABetter:
      return "A is better";
    case Verdict::BBetter:
      return "B is better";
    case Verdict::Unclear:
      return "No clear difference";
    case Verdict::Same:
      return "No difference";
  }
  return {};
}

std::string reasonText(const Comparison& made) {
  const std::size_t count = made.tokens.size();
  if (made.verdict() == Verdict::Same)
    return count == 1 ? "The 1 token hidden in both has the same value in A and B." : "All " + std::to_string(count) + " tokens hidden in both have the same value in A and B.";
  const bool b_wins = made.mean_gain >= 0;
  const std::string tokens = count == 1 ? "the 1 token" : "the " + std::to_string(count) + " tokens";
  return metricText(made) + ", mean over " + tokens + " hidden in both: " + fixed(made.figures_a.mean, 3) + " in A, " + fixed(made.figures_b.mean, 3) + " in B. " + winnerText(made) +
         (b_wins ? " B" : " A") + " has the " + (isCosine(made) ? "higher" : "lower") + " value on " + shareText(b_wins ? made.b_better : made.a_better, count) + " of these tokens.";
}

std::string intervalText(const Comparison& made) {
  const auto interval = made.interval();
  if (!interval) return "No interval: it needs shared tokens of at least two steps or two places.";
  const std::string of = made.intervalIsBySteps() ? "whole time steps" : "whole places (all steps of a row and column)";
  const bool for_b = made.mean_gain >= 0;
  const double sign = for_b ? 1 : -1, low = for_b ? interval->low : -interval->high, high = for_b ? interval->high : -interval->low;
  return "Mean difference " + fixed(sign * made.mean_gain, 4) + " in favour of " + (for_b ? "B" : "A") + ", 95 % interval " + fixed(low, 4) + " to " + fixed(high, 4) +
         (low < 0 ? " (below zero: in favour of " + std::string(for_b ? "A" : "B") + ")" : "") + ". Bootstrap over " + of + ", " + std::to_string(interval->clusters) + " of them, " +
         std::to_string(made.settings.draws) + " draws, seed " + std::to_string(made.settings.seed) + ".";
}

std::string matchText(const Match& match) {
  return "match " + fixed(match.match, 2) + ", by chance " + fixed(match.chance, 2);
}

std::vector<std::string> notesOf(const Comparison& made) {
  std::vector<std::string> notes;
  if (made.divided && !made.same_model)
    notes.push_back("A and B use different models. Each error is divided by the spread of that model's own true tokens: the error of guessing their mean everywhere, so 1 is as bad as that guess.");
  else if (made.divided)
    notes.push_back("Each error is divided by the spread of the model's own true tokens: the error of guessing their mean everywhere, so 1 is as bad as that guess.");
  else if (!made.same_model && !isCosine(made))
    notes.push_back("A and B use different models and errors are compared as they are, though their latents need not have the same scale.");
  if (!made.same_clip)
    notes.push_back("A and B saw different clips or windows: their tokens are paired by place and step alone, and a difference may come from the clips.");
  const auto shared = static_cast<int>(made.tokens.size());
  if (made.hidden_a != shared || made.hidden_b != shared)
    notes.push_back("Only tokens hidden in both count: " + std::to_string(shared) + " of " + std::to_string(made.hidden_a) + " in A and of " + std::to_string(made.hidden_b) + " in B.");
  if (const auto interval = made.interval()) {
    notes.push_back("The interval covers what would change with other moments or places of this clip, the wider of the two. It says nothing of other clips, masks or training runs.");
    if (interval->clusters < few_clusters)
      notes.push_back("Only " + std::to_string(interval->clusters) + " could be drawn from, so the interval is too narrow.");
  }
  return notes;
}

std::string comparisonText(const Subject& a, const Subject& b, const Comparison& made, const std::optional<Match>& match) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << verdictText(made) << ". " << reasonText(made) << '\n' << intervalText(made) << "\n\n";
  out << std::left << std::setw(24) << "" << std::right << std::setw(10) << "A" << std::setw(10) << "B" << "   " << metricText(made) << ", of the tokens hidden in both\n";
  addRow(out, isCosine(made) ? "Mean similarity" : "Mean error", made.figures_a.mean, made.figures_b.mean);
  addRow(out, isCosine(made) ? "90 % are above" : "90 % are below", made.figures_a.nine_of_ten, made.figures_b.nine_of_ten);
  addRow(out, "Worst token", made.figures_a.worst, made.figures_b.worst);
  addRow(out, "Mean cosine similarity", made.figures_a.cosine, made.figures_b.cosine);
  if (made.divided) addRow(out, "Divided by", made.figures_a.divided_by, made.figures_b.divided_by);
  out << std::left << std::setw(24) << "Better on" << std::right << std::setw(10) << made.a_better << std::setw(10) << made.b_better << "   tokens, "
      << made.ties << (made.ties == 1 ? " tie\n" : " ties\n");
  out << std::left << std::setw(24) << "Mean of all it hides" << std::right << std::setw(10) << fixed(ownMean(a, made), 4) << std::setw(10) << fixed(ownMean(b, made), 4)
      << "   of " << a.hidden_ids.size() << " and " << b.hidden_ids.size() << " tokens, as in the list of runs" << (made.divided ? ", not divided\n\n" : "\n\n");
  addChanges(out, a, b);
  if (match) out << std::left << std::setw(24) << "B turned to fit A" << matchText(*match) << " (tokens shuffled)\n";
  for (const std::string& note : notesOf(made)) out << "Note: " << note << '\n';
  return out.str();
}

}  // namespace lacuna::compare

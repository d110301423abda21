#include <algorithm>
#include <cmath>
#include <iomanip>
#include <locale>
#include <sstream>

#include "core/base/one_line.hpp"
#include "core/surprise/tables.hpp"

namespace lacuna::surprise {
namespace {

constexpr std::size_t most_name = 60, most_peaks = 8;

std::ostringstream plainStream() {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << std::fixed;
  return out;
}

std::string fixed(double value, int digits) {
  if (!std::isfinite(value)) return "-";
  auto out = plainStream();
  out << std::setprecision(digits) << value;
  return out.str();
}

std::string contextWords(const ContextSummary& context) {
  return context.context_frames > 0 ? std::to_string(context.context_frames) : std::string("least");
}

void addContext(std::ostream& out, const ContextSummary& context, const Measurement& m) {
  out << std::setw(9) << contextWords(context) << std::setw(9) << fixed(context.mean, 3) << std::setw(10) << fixed(context.most, 3) << std::setw(11)
      << fixed(m.windows[static_cast<std::size_t>(context.most_window)]->begin_s, 2) + " s";
  if (context.guess >= 0)
    out << std::setw(9) << fixed(context.guess_mean, 3) << std::setw(10) << fixed(context.motion_r_windows, 2) << std::setw(10) << fixed(context.motion_r_steps, 2)
        << "  " << m.guesses[static_cast<std::size_t>(context.guess)];
  out << '\n';
}

void addPeaks(std::ostream& out, const ContextSummary& context) {
  if (context.curve.usual.empty()) return;
  out << "Peaks with " << context.context_frames << " frames of context: ";
  if (context.peaks.empty()) out << "none";
  for (std::size_t i = 0; i < std::min(context.peaks.size(), most_peaks); ++i) {
    const Peak& peak = context.peaks[i];
    out << (i > 0 ? ", " : "") << fixed(peak.time_s, 2) << " s (" << fixed(peak.surprise, 3) << ", " << fixed(peak.deviations, 1) << " deviations above the usual)";
  }
  if (context.peaks.size() > most_peaks) out << " and " << context.peaks.size() - most_peaks << " more";
  out << '\n';
}

/// Which of two numbers is larger; closer than printed digits tell is no difference.
const char* larger(double a, double b) { return std::abs(a - b) < 0.0005 ? "neither" : a > b ? "the first" : "the second"; }

}  // namespace

std::string summaryText(const Measurement& m, const Summary& summary) {
  auto out = plainStream();
  out << oneLine(m.clip.name, most_name) << ", " << m.model_name << '\n'
      << m.windows.size() << " of " << m.plan.windows << " windows of " << m.settings.window_frames << " frames, " << m.settings.stride_frames << " apart, "
      << (m.plan.frame_step == 1 ? std::string("every frame") : "one frame in " + std::to_string(m.plan.frame_step)) << " of the clip, " << m.settings.crop << " px\n";
  if (m.windows.empty()) return out.str();
  out << "Surprise: mean " << nameOfSurprise(summary.metric) << " of all tokens after the context; best simple guess; Pearson's r with motion, over windows and over steps:\n"
      << "  context     mean  greatest   begins at    guess  r windows   r steps\n";
  for (const ContextSummary& context : summary.contexts) addContext(out, context, m);
  if (summary.least) addContext(out, *summary.least, m);
  for (const ContextSummary& context : summary.contexts) addPeaks(out, context);
  if (m.windows.size() < 3) out << "Fewer than 3 windows: nothing is called usual, and no peak is named.\n";
  out << "Motion: mean change of the picture from frame to frame " << fixed(summary.motion_mean, 4) << ". Surprise that follows motion says little about understanding.\n";
  return out.str();
}

std::string pairText(const Measurement& a, const Measurement& b, const Summary& of_a, const Summary& of_b) {
  const Pair pair = compare(of_a, of_b);
  auto out = plainStream();
  out << "First:  " << oneLine(a.clip.name, most_name) << "\nSecond: " << oneLine(b.clip.name, most_name) << "\nThe more surprising one:\n";
  for (const PairRow& row : pair.rows) {
    const std::string context = row.context_frames > 0 ? std::to_string(row.context_frames) + " frames" : "least of all";
    out << "  context " << std::left << std::setw(13) << context << std::right << "by mean " << larger(row.mean_a, row.mean_b) << " (" << fixed(row.mean_a, 3)
        << " and " << fixed(row.mean_b, 3) << "), by the greatest window " << larger(row.most_a, row.most_b) << " (" << fixed(row.most_a, 3) << " and "
        << fixed(row.most_b, 3) << ")\n";
  }
  const double more = pair.motion_a > 0 ? 100 * (pair.motion_b / pair.motion_a - 1) : 0;
  out << "Motion: " << fixed(pair.motion_a, 4) << " and " << fixed(pair.motion_b, 4) << ", the second " << fixed(std::abs(more), 1) << " % " << (more < 0 ? "less" : "more") << ".\n"
      << "One pair decides nothing: published accuracies count, over many pairs, how often the impossible clip surprises more.\n";
  return out.str();
}

}  // namespace lacuna::surprise

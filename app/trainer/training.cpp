#include "app/trainer/training.hpp"

#include <csignal>
#include <iomanip>
#include <sstream>
#include <stop_token>

namespace lacuna::app {
namespace {

constexpr int stopped_code = 130;  // as shells have it for Ctrl-C, so that what was to follow does not

/// Set by the signal, read between steps: all that a signal may do.
volatile std::sig_atomic_t interrupted = 0;

extern "C" void onInterrupt(int) { interrupted = 1; }

/// Hears Ctrl-C while it lives, and gives it back to whoever heard it before.
class InterruptGuard {
 public:
  InterruptGuard() : before_(std::signal(SIGINT, onInterrupt)) { interrupted = 0; }
  ~InterruptGuard() { std::signal(SIGINT, before_); }
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  void (*before_)(int);
};

std::string duration(double seconds) {
  const auto minutes = static_cast<long>(seconds / 60);
  if (minutes == 0) return std::to_string(static_cast<long>(seconds)) + " s";
  if (minutes < 100) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::string lineOf(const train::TrainingRow& row) {
  std::ostringstream out;
  out << std::fixed << "step " << row.step << '/' << row.steps << std::setprecision(4) << "  future " << row.future_loss
      << "  blocks " << row.blocks_loss << "  spread " << row.spread_loss << "  rate " << std::scientific
      << std::setprecision(2) << row.rate << std::fixed << "  ema " << std::setprecision(5) << row.ema
      << std::setprecision(3) << "  | error / copy " << row.health.copy_ratio << "  std " << row.health.content_std
      << std::setprecision(1) << "  rank " << row.health.content_rank << "  | " << row.clips_a_second << " clips/s  left "
      << duration(row.left_s);
  return out.str();
}

}  // namespace

int runTraining(const train::TrainingRequest& request, std::ostream& out) {
  const InterruptGuard guard;
  std::stop_source stop;
  const jobs::JobContext context{stop.get_token(), [&](const jobs::Progress&) {
                                   if (interrupted != 0) stop.request_stop();
                                 }};
  const auto end = train::train(request, context, [&](const train::TrainingRow& row) { out << lineOf(row) << std::endl; });
  out << (end.finished ? "Finished after step " : "Stopped after step ") << end.step << ". Saved in " << request.folder
      << (end.finished ? ".\n" : ". Go on with --resume.\n");
  return end.finished ? 0 : stopped_code;
}

}  // namespace lacuna::app

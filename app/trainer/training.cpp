#include "app/trainer/training.hpp"

#include <csignal>
#include <iomanip>
#include <stop_token>

namespace lacuna::app {
namespace {

/// Set by the signal, read between steps: all that a signal may do.
volatile std::sig_atomic_t interrupted = 0;

extern "C" void onInterrupt(int) { interrupted = 1; }

void printRow(std::ostream& out, const train::TrainingRow& row) {
  out << std::fixed << "step " << row.step << '/' << row.steps << std::setprecision(4) << "  future " << row.future_loss
      << "  blocks " << row.blocks_loss << "  spread " << row.spread_loss << "  rate " << std::scientific
      << std::setprecision(2) << row.rate << std::fixed << "  ema " << std::setprecision(5) << row.ema
      << std::setprecision(3) << "  | error / best guess " << row.health.future_ratio << "  std " << row.health.content_std
      << std::setprecision(1) << "  rank " << row.health.content_rank << "  | " << row.clips_a_second << " clips/s"
      << std::endl;
}

}  // namespace

int runTraining(const train::TrainingRequest& request, std::ostream& out) {
  std::stop_source stop;
  interrupted = 0;
  const auto before = std::signal(SIGINT, onInterrupt);
  const jobs::JobContext context{stop.get_token(), [&](const jobs::Progress&) {
                                   if (interrupted != 0) stop.request_stop();
                                 }};
  const auto end = train::train(request, context, [&](const train::TrainingRow& row) { printRow(out, row); });
  std::signal(SIGINT, before);
  out << (end.finished ? "Finished after step " : "Stopped after step ") << end.step << ". Saved in " << request.folder
      << (end.finished ? ".\n" : ". Go on with --resume.\n");
  return 0;
}

}  // namespace lacuna::app

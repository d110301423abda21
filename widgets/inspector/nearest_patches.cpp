#include "widgets/inspector/nearest_patches.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::size_t values_at_once = 4'000'000;  // about 4 ms

std::vector<analysis::Neighbour> search(const latent::Run& run, int row) {
  return analysis::nearestTokens(*run.targets_normed, run.predicted->values.row(static_cast<std::size_t>(row)),
                                 NearestPatches::count);
}

}  // namespace

NearestPatches::NearestPatches(jobs::JobRunner& jobs, QObject* parent) : QObject(parent), jobs_(jobs) {}

void NearestPatches::find(std::shared_ptr<const latent::Run> run, int row) {
  lane_.cancel();
  if (run->targets_normed->values.size() <= values_at_once) {
    Q_EMIT found(search(*run, row));
    return;
  }
  using Neighbours = std::vector<analysis::Neighbour>;
  jobs_.start<Neighbours>(
      lane_, [run = std::move(run), row](const jobs::JobContext&) { return search(*run, row); }, nullptr,
      [this](Outcome<Neighbours> outcome) {
        if (outcome.ok()) Q_EMIT found(outcome.value());
      });
}

}  // namespace lacuna::widgets

#include "widgets/inspector/nearest_patches.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::size_t values_at_once = 4'000'000;  // about 4 ms

std::vector<analysis::Neighbour> search(const latent::Run& run, int row) {
  return analysis::nearestTokens(*run.targets_normed, run.predicted->values.row(static_cast<std::size_t>(row)),
                                 NearestPatches::count);
}

struct ToThread : jobs::Executor {
  explicit ToThread(QObject* context) : owner(context) {}
  void post(std::function<void()> task) override { QMetaObject::invokeMethod(owner, std::move(task), Qt::QueuedConnection); }
  QObject* owner;
};

}  // namespace

struct NearestPatches::Worker {
  explicit Worker(QObject* owner) : executor(owner), runner(executor, 1) {}
  ToThread executor;
  jobs::JobRunner runner;
  jobs::Lane lane;
};

NearestPatches::NearestPatches(QObject* parent) : QObject(parent) {}

NearestPatches::~NearestPatches() = default;

void NearestPatches::find(std::shared_ptr<const latent::Run> run, int row) {
  if (worker_) worker_->lane.cancel();
  if (run->targets_normed->values.size() <= values_at_once) {
    Q_EMIT found(search(*run, row));
    return;
  }
  if (!worker_) worker_ = std::make_unique<Worker>(this);
  using Neighbours = std::vector<analysis::Neighbour>;
  worker_->runner.start<Neighbours>(
      worker_->lane, [run = std::move(run), row](const jobs::JobContext&) { return search(*run, row); }, nullptr,
      [this](Outcome<Neighbours> outcome) {
        if (outcome.ok()) Q_EMIT found(outcome.value());
      });
}

}  // namespace lacuna::widgets

#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <vector>

#include "core/analysis/nearest.hpp"
#include "core/jobs/job_runner.hpp"
#include "core/latent/run.hpp"
#include "widgets/controls/settles.hpp"

namespace lacuna::widgets {

/// Which true tokens a predicted latent is most like. Small runs are searched at once, large ones on a worker, so that
/// the window never waits.
class NearestPatches : public QObject, public Settles {
  Q_OBJECT
 public:
  static constexpr int count = 5;

  explicit NearestPatches(jobs::JobRunner& jobs, QObject* parent = nullptr);

  /// Looks up the prediction in `row` of the run; a newer call makes an older answer unwanted.
  void find(std::shared_ptr<const latent::Run> run, int row);
  bool settled() const override { return !lane_.busy(); }

 Q_SIGNALS:
  void found(const std::vector<analysis::Neighbour>& neighbours);

 private:
  jobs::JobRunner& jobs_;
  jobs::Lane lane_;
};

}  // namespace lacuna::widgets

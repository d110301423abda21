#include "core/model/threads.hpp"
#include "core/session/session.hpp"

namespace lacuna::session {

std::shared_ptr<const Clustering> Session::clustering() const {
  const bool known = clustering_ && clustering_->latents == layout_.latents.fitted && clustering_->clusters->count() == cluster_count_;
  return known && layoutFits() ? clustering_ : nullptr;
}

void Session::setClusters(int count) {
  if (count == cluster_count_) return;
  cluster_count_ = count;
  cluster_lane_.cancel();
  refreshClusters();
  send(LayoutChanged{});
}

/// After a layout, a run or another count. What fails is said as the layout's failure.
void Session::refreshClusters() {
  if (cluster_count_ == 0 || !layoutIsAsked()) return;
  const auto last = clustering();
  if (last && last->run == result_.id) return;
  jobs_.start<Clustering>(
      cluster_lane_,
      [last, result = result_, latents = layout_.latents.fitted, block = layout_.choice.block, count = cluster_count_,
       seed = layout_.map->settings().seed](const jobs::JobContext& context) {
        model::setOwnThreads(model::configuredThreads());
        Clustering made{nullptr, latents, {}, result.id};
        made.clusters = last ? last->clusters : std::make_shared<const analysis::Clusters>(analysis::clustersOf(*latents, count, seed, context));
        if (block == 0 && result.run->predicted) made.of_predicted = analysis::nearestClusters(*made.clusters, result.run->predicted->values, context);
        return made;
      },
      [](const jobs::Progress&) {},
      [this](Outcome<Clustering> outcome) {
        if (outcome.error() != nullptr) layout_status_.error = *outcome.error();
        if (outcome.ok()) clustering_ = std::make_shared<const Clustering>(std::move(outcome.value()));
        send(LayoutChanged{});
      });
}

}  // namespace lacuna::session

#include "core/model/threads.hpp"
#include "core/session/session.hpp"

namespace lacuna::session {

std::shared_ptr<const Clustering> Session::clustering() const {
  if (!clustering_ || !layoutFits() || fitting_result_) return nullptr;
  const bool of_these = clustering_->latents == layout_.latents.all && sameLatents(layout_.choice, shownLayout().latents);
  const bool as_wanted = clustering_->clusters->count() == cluster_count_ && clustering_->seed == layout_.map->settings().seed;
  return of_these && as_wanted ? clustering_ : nullptr;
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
  // The groups of these latents are on their way: predicted tokens are told theirs when those are there.
  if (!last && cluster_lane_.busy() && clustered_ == layout_.latents.all) return;
  clustered_ = layout_.latents.all;
  jobs_.start<Clustering>(
      cluster_lane_,
      [last, result = result_, latents = layout_.latents.all, block = layout_.choice.block, count = cluster_count_,
       seed = layout_.map->settings().seed](const jobs::JobContext& context) {
        model::setOwnThreads(model::configuredThreads());
        Clustering made{nullptr, latents, seed, {}, result.id};
        made.clusters = last ? last->clusters : std::make_shared<const analysis::Clusters>(analysis::clustersOf(*latents, count, seed, context));
        if (block == 0 && result.run->predicted) made.of_predicted = analysis::nearestClusters(*made.clusters, result.run->predicted->values, context);
        return made;
      },
      [](const jobs::Progress&) {},
      [this](Outcome<Clustering> outcome) {
        if (outcome.error() != nullptr) layout_status_.error = *outcome.error();
        if (!outcome.ok()) return send(LayoutChanged{});
        clustering_ = std::make_shared<const Clustering>(std::move(outcome.value()));
        refreshClusters();  // another run may have come meanwhile
        send(LayoutChanged{});
      });
}

}  // namespace lacuna::session

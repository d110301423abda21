#include <string>

#include "core/base/error.hpp"
#include "core/projection/layout_fit.hpp"
#include "core/projection/tsne.hpp"
#include "core/projection/umap.hpp"
#include "core/projection/health.hpp"
#include "core/projection/neighbours.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/manifold.hpp"

using namespace lacuna;
using namespace lacuna::projection;

namespace {

const jobs::JobContext no_context;

jobs::JobContext stopped() {
  std::stop_source source;
  source.request_stop();
  return {source.get_token(), nullptr};
}

/// Share of the exact neighbours that were found.
double recallOf(const Neighbours& found, const Neighbours& exact) {
  std::size_t same = 0;
  for (std::size_t row = 0; row < exact.rows; ++row)
    for (std::size_t k = 0; k < exact.count; ++k)
      same +=
          std::find(found.idsOf(row), found.idsOf(row) + found.count, exact.idsOf(row)[k]) != found.idsOf(row) + found.count
              ? 1
              : 0;
  return static_cast<double>(same) / static_cast<double>(exact.ids.size());
}

}  // namespace

TEST_CASE("beyond the exact rows nearly all neighbours are found, nearest first", "[projection]") {
  const Matrix latents = test::Manifold(32, 3).draw(6000);
  const NeighbourIndex exact(latents, no_context), lists(latents, no_context, 1000);
  REQUIRE(exact.exact());
  REQUIRE_FALSE(lists.exact());
  CHECK(lists.rows() == 6000);
  const Neighbours found = lists.nearestOthers(latents, 15, no_context);
  CHECK(recallOf(found, exact.nearestOthers(latents, 15, no_context)) > 0.95);
  for (std::size_t row = 0; row < found.rows; row += 101)
    CHECK(std::is_sorted(found.distancesOf(row), found.distancesOf(row) + found.count));
  const Neighbours again = NeighbourIndex(latents, no_context, 1000).nearestOthers(latents, 15, no_context);
  CHECK(again.ids == found.ids);
  CHECK(again.distances == found.distances);
}

TEST_CASE("a row among few has its neighbours even where nearly all rows are equal", "[projection]") {
  Matrix latents(2000, 8);
  for (std::size_t row = 0; row < 20; ++row)
    for (float& value : latents.row(row)) value = 100 + static_cast<float>(row);
  const Neighbours found = NeighbourIndex(latents, no_context, 100).nearestOthers(latents, 40, no_context);
  CHECK(found.idsOf(0)[0] == 1);
  CHECK(found.idsOf(0)[18] == 19);
  for (const int id : found.ids) CHECK(id >= 0);
}

TEST_CASE("each part of a layout stops when asked", "[projection]") {
  const Matrix latents = test::Manifold(32, 4).draw(700), wide = test::Manifold(620, 4).draw(640);
  const jobs::JobContext stop = stopped();
  const NeighbourIndex index(latents, no_context);
  const Neighbours neighbours = index.nearestOthers(latents, 30, no_context);
  const SparseGraph membership = membershipOf(neighbours, no_context), likelihood = likelihoodOf(neighbours, 10, no_context);
  CHECK_THROWS_AS(index.nearest(latents, 5, stop), CancelledException);
  CHECK_THROWS_AS(NeighbourIndex(latents, stop, 100), CancelledException);
  CHECK_THROWS_AS(membershipOf(neighbours, stop), CancelledException);
  CHECK_THROWS_AS(fuzzyUnion(membership, stop), CancelledException);
  CHECK_THROWS_AS(likelihoodOf(neighbours, 10, stop), CancelledException);
  CHECK_THROWS_AS(meanLikelihood(likelihood, stop), CancelledException);
  CHECK_THROWS_AS(fitPcaFast(latents, stop, 3), CancelledException);
  CHECK_THROWS_AS(fitPcaFast(wide, stop, 3), CancelledException);
  CHECK_THROWS_AS(fitPca(latents, no_context).map(latents, stop), CancelledException);
  CHECK_THROWS_AS(healthOf(latents, firstColumns(latents, 3), stop), CancelledException);
}

TEST_CASE("a layout stops between one kind of work and the next, and within each", "[projection]") {
  const Matrix latents = test::Manifold(60, 5).draw(1500);
  for (const Method method : {Method::Umap, Method::Tsne})
    for (const std::string doing : {"Finding neighbours", "Weighing neighbours", nameOf(method)}) {
      INFO(nameOf(method) << ", " << doing);
      std::stop_source source;
      double done_when_asked = 0, done = 0;
      const auto report = [&](const jobs::Progress& progress) {
        if (progress.doing != doing) return;
        if (!source.stop_requested()) done_when_asked = progress.done;
        done = progress.done;
        source.request_stop();
      };
      LayoutSettings settings;
      settings.method = method;
      CHECK_THROWS_AS(fitLayout(latents, settings, {source.get_token(), report}), CancelledException);
      CHECK(done == done_when_asked);  // nothing more was begun
    }
}

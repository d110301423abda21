#include <QTest>

#include "tests/widgets/window_fixture.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

TEST_CASE("the latent space changes its axes by actions, and says what they are and how far to trust them", "[scene]") {
  test::EmptyWindow open({}, {}, 2);
  auto& [queue, runner, session, view, themes, actions, preferences, window] = open;
  open.openSmall();
  mask::MaskShape left{session.newShapeId(), "Left", mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {0.5, 1}}};
  session.run(session::setShapes({left}, "Left half"));
  queue.drainUntil([&] { return session.resultIsCurrent() && session.layoutHealth(); });
  const LatentView& latents = window.latentPanel().view();
  CHECK(latents.input().axes.explained.size() == 3);
  CHECK(latents.input().axes.health == session.layoutHealth());
  REQUIRE(actions.trigger("latent.umap2"));
  CHECK(latents.input().axes.method == projection::Method::Umap);
  CHECK(latents.input().axes.fitting);
  CHECK_FALSE(latents.input().axes.health);
  queue.drainUntil([&] { return !session.layoutStatus().busy; });
  CHECK_FALSE(latents.input().axes.fitting);
  CHECK(latents.input().axes.explained.empty());
  CHECK(latents.input().result.projection->predicted_points.rows == session.result().run->hidden_ids.size());
  actions.refresh();
  CHECK(actions.action("latent.umap2")->isChecked());
  CHECK_FALSE(actions.action("latent.pca3")->isChecked());
  bool said = false;
  for (const QLabel* label : window.latentPanel().findChildren<QLabel*>()) said |= label->toolTip().contains("UMAP, 2 axes, 15 neighbours") || label->text().contains("UMAP, 2 axes");
  CHECK(said);
  REQUIRE(actions.trigger("latent.pca3"));
  CHECK(latents.input().result.projection == session.result().projection);
  session.cancel();
}

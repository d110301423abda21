// Where the cloud of latents lies in the view: beside its options, whatever the window's size.

#include <QTest>

#include "core/mask/mask_io.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

struct Clouded : lacuna::test::WholeWindow {
  explicit Clouded(const QSize& size) : lacuna::test::WholeWindow(size) {
    session.run(session::setShapes(mask::shapesFromText("blocks-small,seed=3"), "Mask"));
    session.predict();
    queue.drainUntil([this] { return session.resultIsCurrent() && !session.layoutStatus().busy; });
  }
  LatentView& view() { return window.latentPanel().view(); }
  /// Marks that lie under the options, and outside the view.
  std::pair<int, int> lost() {
    QCoreApplication::processEvents();
    view().grabFramebuffer();
    const QRectF options = view().optionsPlace();
    int under = 0, outside = 0;
    for (int i = 0; i < session.placement()->grid.size(); ++i)
      for (const MarkKind kind : {MarkKind::True, MarkKind::Predicted, MarkKind::Visible})
        if (const auto place = view().placeOf(TokenId{i}, kind)) {
          ++marks;
          under += options.contains(*place) ? 1 : 0;
          outside += QRectF(view().rect()).contains(*place) ? 0 : 1;
        }
    return {under, outside};
  }
  int marks = 0;
};

}  // namespace

TEST_CASE("no point of the cloud lies under the latent view's options, open or folded", "[scene][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  for (const QSize& size : {QSize(1280, 720), QSize(1600, 1000)}) {
    INFO(size.width());
    Clouded w(size);
    CHECK(w.lost() == std::pair(0, 0));
    CHECK(w.marks > 0);
    const bool folded = w.view().folded();
    w.view().setFolded(!folded);
    CHECK(w.lost() == std::pair(0, 0));
    w.view().setFolded(folded);
    REQUIRE(QTest::qWaitFor([&] { return w.lost() == std::pair(0, 0); }));
    OrbitCamera mine = w.view().camera();
    mine.distance *= 0.5;
    w.view().setCamera(mine);  // the user's: it stays
    w.view().setFolded(!folded);
    w.lost();
    CHECK(w.view().camera() == mine);
  }
}

TEST_CASE("the cloud is fitted also where open options leave no room beside them, or none at all", "[scene][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  const auto fittedIn = [](const QSize& size, bool& under) {
    ThemeStore themes{true};
    LatentView view(themes);
    view.setFolded(false);
    view.resize(size);
    SceneInput input;
    input.result = lacuna::widgets::test::ringResult();
    view.setInput(input);
    view.show();
    REQUIRE(QTest::qWaitForWindowExposed(&view));
    REQUIRE(view.size() == size);
    view.grabFramebuffer();
    under = false;
    QRectF bounds;
    for (int i = 0; i < 144; ++i)
      if (const auto place = view.placeOf(TokenId{i}, MarkKind::Visible)) {
        under = under || view.optionsPlace().contains(*place);
        bounds |= QRectF(*place, QSizeF(1, 1));
      }
    CHECK(QRectF(view.rect()).contains(bounds));
    return std::max(bounds.width() / size.width(), bounds.height() / size.height());
  };
  bool under = true;
  CHECK(fittedIn({240, 900}, under) > 0.3);  // below
  CHECK_FALSE(under);
  CHECK(fittedIn({240, 420}, under) > 0.5);  // nowhere else
  CHECK(under);
}

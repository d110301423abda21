// The real window under a real (virtual) display: painted with mouse events, waited for by signal.

#include <QEventLoop>
#include <QPointer>
#include <QTest>
#include <QTimer>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/commands.hpp"
#include "app/demo.hpp"
#include "app/paths.hpp"
#include "app/studio.hpp"
#include "core/mask/mask_io.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/scene/latent_panel.hpp"

using namespace lacuna;

namespace {

/// Runs the event loop until `done` holds after some change of the session. The limit only ends a hung test.
void waitUntil(session::Session& session, const std::function<bool()>& done) {
  if (done()) return;
  QEventLoop loop;
  const auto connection = session.onChange([&](const session::Change&) {
    if (done()) loop.quit();
  });
  bool hung = false;
  QTimer::singleShot(60000, &loop, [&] {
    hung = true;
    loop.quit();
  });
  loop.exec();
  REQUIRE_FALSE(hung);
}

struct OpenStudio {
  app::Studio studio{true, {}};
  session::Connection first_look;
  explicit OpenStudio(const app::StudioOptions& options = {}) {
    studio.window().resize(1600, 1000);
    studio.window().show();
    REQUIRE(QTest::qWaitForWindowExposed(&studio.window()));
    first_look = app::openFirst(studio.session(), options);
    untilCurrent();
  }
  session::Session& session() { return studio.session(); }
  void untilCurrent() {
    waitUntil(session(), [this] { return session().resultIsCurrent() && !session().clipLoading().busy; });
  }
};

QPoint at(widgets::ClipCanvas& canvas, double x, double y) { return canvas.posInWidget({x, y}).toPoint(); }

void drag(widgets::ClipCanvas& canvas, QPoint from, QPoint to) {
  QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
  for (int i = 1; i <= 6; ++i) QTest::mouseMove(&canvas, from + (to - from) * i / 6);
  QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
}

bool looksDrawn(const QImage& picture) {
  QSet<QRgb> colors;
  for (int y = 0; y < picture.height(); y += 7)
    for (int x = 0; x < picture.width(); x += 7) colors.insert(picture.pixel(x, y));
  return colors.size() > 50;
}

}  // namespace

TEST_CASE("the studio opens on a prediction that beats every simple guess, and looks where it is", "[window]") {
  OpenStudio open;
  auto& session = open.session();
  const latent::Run& run = *session.result().run;
  REQUIRE(run.baselines.size() >= 2);
  for (const auto& guess : run.baselines) CHECK(run.mean.l1_normed < 0.5 * guess.mean.l1_normed);
  REQUIRE(session.picked().has_value());
  CHECK(session.mask().hidden(*session.picked()));
  CHECK(session.mask().grid().cell(*session.picked()).step == session.playheadStep());
}

TEST_CASE("painting on the clip predicts by itself, and the command line gives the same numbers", "[window]") {
  OpenStudio open;
  auto& session = open.session();
  auto& canvas = open.studio.window().clipPanel().canvas();
  const auto demo = session.result();
  REQUIRE(demo.run->hidden_ids.size() > 0);

  REQUIRE(open.studio.actions().trigger("tool.brush"));
  drag(canvas, at(canvas, 0.2, 0.3), at(canvas, 0.4, 0.5));
  REQUIRE(session.document().shapes.size() == 2);
  open.untilCurrent();
  const auto painted = session.result();
  CHECK(painted.id != demo.id);
  CHECK(painted.run->hidden_ids.size() > demo.run->hidden_ids.size());
  CHECK(painted.projection->predicted_points.rows == painted.run->hidden_ids.size());

  test::TempFolder folder;
  mask::writeNpy(session.mask(), folder.file("mask.npy"));
  app::PredictOptions options;
  options.clip = app::demo_clip;
  options.model = app::demoModelPath();
  options.mask = folder.file("mask.npy");
  options.out = folder.file("run");
  options.frames = session.document().sampling.frames;
  options.rate_fps = session.document().sampling.rate_fps;
  options.crop = session.document().crop;
  std::ostringstream out;
  REQUIRE(app::predictCommand(options, out) == app::Success);
  std::ifstream file(options.out + "/run.json");
  const auto mean = nlohmann::json::parse(file).at("mean");
  CHECK(mean.at("l1_normed").get<double>() == Approx(painted.run->mean.l1_normed).epsilon(1e-6));
  CHECK(mean.at("cosine").get<double>() == Approx(painted.run->mean.cosine).epsilon(1e-6));

  const QImage picture = open.studio.window().grab().toImage();
  CHECK(looksDrawn(picture));

  REQUIRE(open.studio.actions().trigger("edit.undo"));
  open.untilCurrent();
  CHECK(session.result().run->hash == demo.run->hash);
}

TEST_CASE("the eraser shows what the brush hid, Escape discards a stroke", "[window]") {
  OpenStudio open;
  auto& session = open.session();
  auto& canvas = open.studio.window().clipPanel().canvas();
  REQUIRE(open.studio.actions().trigger("mask.clear"));
  open.untilCurrent();
  REQUIRE(open.studio.actions().trigger("tool.brush"));
  drag(canvas, at(canvas, 0.3, 0.3), at(canvas, 0.6, 0.6));
  const int hidden = session.mask().hiddenCount();
  REQUIRE(hidden > 0);

  REQUIRE(open.studio.actions().trigger("tool.eraser"));
  drag(canvas, at(canvas, 0.3, 0.3), at(canvas, 0.45, 0.45));
  CHECK(session.mask().hiddenCount() < hidden);
  const int left = session.mask().hiddenCount();

  QTest::mousePress(&canvas, Qt::LeftButton, {}, at(canvas, 0.6, 0.6));
  QTest::mouseMove(&canvas, at(canvas, 0.5, 0.5));
  QTest::keyClick(&canvas, Qt::Key_Escape);
  QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at(canvas, 0.5, 0.5));
  CHECK(session.mask().hiddenCount() == left);
  CHECK(session.shownMask() == session.mask());
}

TEST_CASE("hovering and picking on the frame reaches the session, and a scrub moves the step", "[window]") {
  OpenStudio open;
  auto& session = open.session();
  auto& canvas = open.studio.window().clipPanel().canvas();
  REQUIRE(open.studio.actions().trigger("tool.pick"));
  const TokenId token = session.mask().grid().id({session.playheadStep(), 5, 9});
  const QPoint center = canvas.cellInWidget(token).center().toPoint();
  QTest::mouseMove(&canvas, center);
  CHECK(session.hovered() == token);
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, center);
  CHECK(session.picked() == token);

  const int frame = session.playhead();
  REQUIRE(open.studio.actions().trigger("time.next_step"));
  CHECK(session.playhead() == frame + 2);
}

TEST_CASE("every shared clip opens in the window or says in one line why not", "[window]") {
  if (!test::hasShared("clips")) {
    WARN("no shared test data: skipped");
    return;
  }
  OpenStudio open;
  auto& session = open.session();
  for (const char* folder : {"clips", "clips/hostile"})
    for (const auto& entry : std::filesystem::directory_iterator(test::sharedFolder(folder))) {
      if (!entry.is_regular_file() || entry.path().extension() == ".md" || entry.path().extension() == ".npz") continue;
      INFO(entry.path().filename().string());
      session.openClip(entry.path().string(), app::demoInput());
      waitUntil(session, [&] { return !session.clipLoading().busy; });
      if (session.clipLoading().error) {
        const std::string line = session.clipLoading().error->what;
        CHECK_FALSE(line.empty());
        CHECK(line.find('\n') == std::string::npos);
      } else {
        CHECK(session.document().clip_path == entry.path().string());
        open.untilCurrent();
      }
      CHECK(session.result().run != nullptr);
    }
}

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

#include "core/session/studies.hpp"
#include "tests/widgets/session_fixture.hpp"
#include "widgets/detail/detail_page.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

struct ShownLab : test::ShownPage<DetailPage> {
  ShownLab() {
    session.setLive(false);
    openSmall();
    show(std::make_unique<DetailPage>(session, themes));
  }
  session::DetailStudy& study() { return session.studies().detail; }
};

}  // namespace

TEST_CASE("the detail lab shows what the command line measures", "[detail-lab]") {
  ShownLab lab;
  lab.named<QSpinBox>("Strengths of each change")->setValue(2);
  QTest::mouseClick(lab.button("Measure"), Qt::LeftButton);
  CHECK(lab.study().status().busy);
  lab.queue.drainUntil([&] { return !lab.study().status().busy; });
  REQUIRE(lab.study().result());
  detail::Request request{lab.session.window(), lab.session.model(), {{}, 2, 1}};
  latent::LatentCache none(0);
  const detail::Result by_hand = detail::measure(request, none, {});
  CHECK(latent::tableCsv(lab.page->plot().figure().table) == latent::tableCsv(detail::tableOf(by_hand)));
  const Plot& plot = lab.page->plot().plot();
  REQUIRE(plot.series.size() == detail::kinds().size());
  const Series& noise = plot.series[static_cast<std::size_t>(detail::Kind::Noise)];
  CHECK(noise.x[2] == by_hand.relativePixels(by_hand.samples[3]));
  CHECK(noise.y[2] == by_hand.relativeLatents(by_hand.samples[3], detail::Measure::Cosine));

  QTest::mouseClick(lab.button("Copy as command line"), Qt::LeftButton);
  CHECK(QGuiApplication::clipboard()->text().startsWith("lacuna detail 'world:behind,seed=7"));
  CHECK(QGuiApplication::clipboard()->text().endsWith("--start 0 --frames 8 --fps 4 --size 64 --strengths 2 --seed 1"));

  // a click on that point shows its picture and map
  QTest::mouseClick(&lab.page->plot(), Qt::LeftButton, {}, lab.page->plot().pointInWidget(static_cast<int>(detail::Kind::Shift), 2).toPoint());
  lab.queue.drainUntil([&] { return lab.study().shown() && lab.study().shown()->kind == detail::Kind::Shift; });
  auto* pictures = lab.page->findChild<DetailPictures*>();
  REQUIRE(pictures != nullptr);
  CHECK(pictures->picture().changed_name.startsWith("Picture moved"));
  REQUIRE(pictures->picture().shares.size() == 16);
  const detail::Sample& moved = by_hand.samples[2 * static_cast<std::size_t>(detail::Kind::Shift) + 1];
  CHECK(pictures->picture().shares[5] == moved.tokens[5].one_minus_cosine / by_hand.yardsticks[0].latents.one_minus_cosine);
  lab.session.setPlayhead(6);  // the last step
  CHECK(pictures->picture().shares[5] == moved.tokens[3 * 16 + 5].one_minus_cosine / by_hand.yardsticks[0].latents.one_minus_cosine);

  auto* of = lab.named<SegmentedControl>("How latents are compared");
  QTest::mouseClick(of, Qt::LeftButton, {}, QPoint(of->width() - 8, of->height() / 2));
  CHECK(lab.page->plot().plot().series[1].y[2] == by_hand.relativeLatents(by_hand.samples[3], detail::Measure::L1));
}

TEST_CASE("the detail lab is cancelled, and says when its result is of another clip", "[detail-lab]") {
  ShownLab lab;
  lab.named<QSpinBox>("Strengths of each change")->setValue(20);
  QTest::mouseClick(lab.button("Measure"), Qt::LeftButton);
  lab.queue.drainUntil([&] { return lab.study().result() && lab.study().result()->samples.size() >= 2; });
  QTest::mouseClick(lab.button("Cancel"), Qt::LeftButton);
  CHECK_FALSE(lab.study().status().busy);
  CHECK(lab.study().status().cancelled);
  CHECK(lab.study().resultIsCurrent());
  lab.session.openClip("world:behind,seed=8", session::Session::Input{{0, 8, 4.0}, 64});
  const auto was = lab.session.window();
  lab.queue.drainUntil([&] { return lab.session.window() != was; });
  CHECK_FALSE(lab.study().resultIsCurrent());
  CHECK(lab.page->plot().plot().series.size() == 8);  // dimmed, not gone
  const auto* pictures = lab.page->findChild<DetailPictures*>();
  lab.queue.drainUntil([&] { return lab.study().shown() && lab.study().shown()->window == lab.session.window(); });
  CHECK(pictures->figure().table.columns.empty());  // the other clip's numbers are not this one's
  CHECK_FALSE(pictures->picture().stale);

  QTest::keyClicks(lab.named<QLineEdit>("Another clip as a yardstick"), "no such file.mp4");
  QTest::mouseClick(lab.button("Measure"), Qt::LeftButton);
  lab.queue.drainUntil([&] { return !lab.study().status().busy; });
  CHECK(lab.study().status().error.has_value());
}

TEST_CASE("the detail lab's pictures fade until those of the open clip are there", "[detail-lab]") {
  ShownLab lab;
  lab.queue.drainUntil([&] { return lab.study().shown() != nullptr; });
  const auto* pictures = lab.page->findChild<DetailPictures*>();
  CHECK_FALSE(pictures->picture().stale);
  const auto was = lab.session.window();
  lab.session.openClip("world:behind,seed=8", session::Session::Input{{0, 8, 4.0}, 64});
  lab.queue.drainUntil([&] { return lab.session.window() != was; });
  if (lab.study().shown()->window == was) CHECK(pictures->picture().stale);
  lab.queue.drainUntil([&] { return lab.study().shown()->window != was; });
  CHECK_FALSE(pictures->picture().stale);
}

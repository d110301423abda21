#include "widgets/window/actions.hpp"

#include <QMimeData>
#include <QUrl>

#include "core/mask/rasterise.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/window/dropped_file.hpp"
#include "core/mask/invert.hpp"
#include "widgets/controls/words.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

TEST_CASE("an action runs what its row says, and only while it may", "[actions]") {
  Actions actions;
  int runs = 0;
  bool allowed = false, on = false;
  actions.add({"mask.invert",
               "Mask",
               "Invert mask",
               "Ctrl+I",
               "Hide what is visible",
               "invert",
               [&] { ++runs; },
               [&] { return allowed; },
               {}});
  actions.add({"run.live", "Run", "Live", "", "", "", [&] { on = !on; }, {}, [&] { return on; }});
  SECTION("disabled: nothing happens") {
    CHECK_FALSE(actions.trigger("mask.invert"));
    CHECK(runs == 0);
  }
  SECTION("enabled: it runs") {
    allowed = true;
    CHECK(actions.trigger("mask.invert"));
    CHECK(runs == 1);
    allowed = false;
    actions.refresh();
    CHECK_FALSE(actions.action("mask.invert")->isEnabled());
  }
  SECTION("a checkable one shows the state, not the click") {
    CHECK(actions.trigger("run.live"));
    CHECK(actions.action("run.live")->isChecked());
    on = false;
    actions.refresh();
    CHECK_FALSE(actions.action("run.live")->isChecked());
  }
  SECTION("unknown ids are no accident") {
    CHECK(actions.action("no.such") == nullptr);
    CHECK_FALSE(actions.trigger("no.such"));
  }
  SECTION("the tooltip has name, shortcut and meaning") {
    const QString tip = actions.action("mask.invert")->toolTip();
    CHECK(tip.contains("Invert mask"));
    CHECK(tip.contains("Ctrl+I"));
    CHECK(tip.contains("Hide what is visible"));
  }
}

TEST_CASE("inverted shapes hide exactly what was visible", "[actions]") {
  mask::GridPlacement placement;
  placement.grid = {4, 6, 6};
  for (int step = 0; step < 4; ++step) placement.steps.push_back({step * 0.5, step * 0.5 + 0.5});
  mask::MaskShape stroke{
      ShapeId{1}, "Brush", mask::Operation::Hide, {0.4, 1.1}, mask::Stroke{{{0.3, 0.3}, {0.7, 0.6}}, 0.1, {}}};
  mask::MaskShape hole{ShapeId{2}, "Hole", mask::Operation::Reveal, {}, mask::Rectangle{{0.4, 0.4}, {0.6, 0.6}}};
  const std::vector<mask::MaskShape> shapes = {stroke, hole};
  for (const auto rule : {mask::CoverageRule::Touched, mask::CoverageRule::Half, mask::CoverageRule::Full}) {
    const auto inverted = mask::invertedShapes(shapes, ShapeId{3});
    CHECK(mask::rasterise(inverted, placement, rule) == mask::rasterise(shapes, placement, rule).inverted());
  }
  CHECK(mask::invertedShapes(mask::invertedShapes(shapes, ShapeId{3}), ShapeId{4}) == shapes);
  CHECK(mask::rasterise(mask::invertedShapes(std::vector<mask::MaskShape>{}, ShapeId{1}), placement, mask::CoverageRule::Full).hiddenCount() ==
        placement.grid.size());
}

TEST_CASE("a dropped file says what it becomes", "[actions]") {
  CHECK(droppedFile(QString("/a/Ball.MP4"))->kind == DropKind::Clip);
  CHECK(droppedFile(QString("/a/vitl.pth"))->kind == DropKind::Model);
  CHECK(droppedFile(QString("/a/vjepa.pth.tar"))->kind == DropKind::Model);
  CHECK_FALSE(droppedFile(QString("/a/clips.tar")).has_value());
  for (const char* name : {"/a/b.m4v", "/a/b.TS", "/a/b.mpg", "/a/b.jpg", "/a/b.jpeg", "/a/b.webp", "/a/b.bmp", "/a/b.tiff"})
    CHECK(droppedFile(QString(name))->kind == DropKind::Clip);
  CHECK(droppedFile(QString("/a/mask.png"))->kind == DropKind::Mask);
  CHECK(droppedFile(QString("/a/cells.npy"))->kind == DropKind::Mask);
  CHECK_FALSE(droppedFile(QString("/a/notes.txt")).has_value());
  CHECK(droppedFile(QString(LACUNA_SOURCE_DIR))->kind == DropKind::Clip);
  CHECK(droppedFile(QString("/a/vitl.pth"))->promise() == "Open vitl.pth as the model");
}

TEST_CASE("numbers read as people write them", "[actions]") {
  const QString space(QChar::Nbsp);
  CHECK(words::count(4096) == "4,096");
  CHECK(words::percent(0.1235, 1) == "12.3" + space + "%");
  CHECK(words::seconds(0.096, 1) == "96" + space + "ms");
  CHECK(words::seconds(2.44, 1) == "2.4" + space + "s");
  CHECK(words::change(0.276, 0.3) == QString(QChar(0x2212)) + "8" + space + "%");
  CHECK(words::change(0.33, 0.3) == "+10" + space + "%");
  CHECK(words::change(0.33, 0).isEmpty());
  CHECK(words::undo("Undo", "Brush stroke") == "Undo brush stroke");
  CHECK(words::undo("Undo", "") == "Undo");
}

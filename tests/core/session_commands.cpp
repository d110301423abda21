#include <random>

#include "core/mask/mask_io.hpp"
#include "core/mask/mask_stack.hpp"
#include "core/mask/pose.hpp"
#include "core/session/commands.hpp"
#include "core/session/session.hpp"
#include "core/session/shape_bytes.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

mask::MaskShape dab(double x, const std::string& name = "Brush stroke") {
  mask::MaskShape shape;
  shape.name = name;
  shape.form = mask::Stroke{{{x, 0.5}}, 0.1, mask::BrushTip::Round};
  return shape;
}

bool same(const Document& a, const Document& b) {
  return a.shapes == b.shapes && a.sampling == b.sampling && a.crop == b.crop && a.coverage == b.coverage &&
         a.run_settings == b.run_settings;
}

std::unique_ptr<Command> randomCommand(std::mt19937& random, const Document& document) {
  switch (random() % 5) {
    case 0: return addShape(dab(static_cast<double>(random() % 100) / 100));
    case 1: return setShapes({dab(0.3), dab(0.6)}, "Load mask");
    case 2: return setInput({static_cast<std::int64_t>(random() % 50), 16, 4}, document.crop);
    case 3: return setCoverage(static_cast<mask::CoverageRule>(random() % 3));
    default: return setRunSettings({static_cast<int>(random() % 3), random() % 2 == 0});
  }
}

/// Some layer of the document, changed in some way.
mask::MaskShape changedLayer(std::mt19937& random, const Document& document) {
  mask::MaskShape shape = document.shapes[random() % document.shapes.size()];
  switch (random() % 8) {
    case 0: shape.shown = !shape.shown; break;
    case 1: shape.solo = !shape.solo; break;
    case 2: shape.operation = random() % 2 == 0 ? mask::Operation::Hide : mask::Operation::Reveal; break;
    case 3: shape.extent = {static_cast<double>(random() % 4), static_cast<double>(4 + random() % 4)}; break;
    case 4: shape = mask::withPose(shape, random() % 8, {0.1, -0.2, 1.5, 0.5, 0.3}); break;
    case 5: shape.keys = {{0, {}, mask::Easing::Smooth, 1}, {6, {0.3, 0.1, 2, 2, 1}, mask::Easing::Hold, 0.4}}; break;
    case 6: shape.grow_cells = static_cast<int>(random() % 5) - 2; break;
    default: shape.outside = !shape.outside; shape.other_times = random() % 2 == 0; break;
  }
  if (!mask::drawn(shape.form)) shape.keys.clear(), shape.pose = {};
  return shape;
}

mask::Form randomForm(std::mt19937& random) {
  const auto at = [&random] { return mask::PointInFrame{(random() % 100) / 100.0, (random() % 100) / 100.0}; };
  switch (random() % 6) {
    case 0: return mask::Stroke{{at(), at(), at()}, 0.1, mask::BrushTip::Square};
    case 1: return mask::Rectangle{at(), at()};
    case 2: return mask::Ellipse{at(), at()};
    case 3: return mask::Polygon{{at(), at(), at(), at(), at()}};
    case 4: return mask::Generated{"random", random(), {{"ratio", 0.2}}};
    default: return mask::PaintedCells{1, 2, 2, {1, 0, 0, 1}};
  }
}

std::unique_ptr<Command> randomMaskCommand(std::mt19937& random, const Document& document, std::uint32_t& last_id) {
  const bool few = document.shapes.size() < 3, many = document.shapes.size() > 12;
  const auto id = [&] { return document.shapes[random() % document.shapes.size()].id; };
  const unsigned kind = few ? 0 : many ? 2 : random() % 6;
  if (kind == 1) return moveShape(id(), random() % document.shapes.size(), "Order");
  if (kind == 2) return removeShape(id(), "Delete");
  if (kind > 2) return changeShape(changedLayer(random, document), "Change");
  mask::MaskShape shape;
  shape.id = ShapeId{++last_id};
  shape.form = randomForm(random);
  return addShape(std::move(shape));
}

}  // namespace

TEST_CASE("10,000 edits of a mask, every one undone, give the start again, and every one redone the end", "[session][mask]") {
  std::mt19937 random(11);
  std::uint32_t last_id = 0;
  Document document;
  const Document start = document;
  mask::GridPlacement placement;
  placement.grid = {8, 6, 6};
  for (int step = 0; step < 8; ++step) placement.steps.push_back({static_cast<double>(step), step + 1.0});
  mask::MaskStack stack;
  UndoStack undo(std::size_t{1} << 30);
  for (int i = 0; i < 10000; ++i) {
    undo.push(randomMaskCommand(random, document, last_id), document);
    if (random() % 3 != 0) undo.endMerge();
    if (random() % 10 == 0) undo.undo(document);
    if (random() % 50 != 0) continue;
    const mask::Mask mask = stack.update(document.shapes, placement, document.coverage);
    REQUIRE(mask == mask::rasterise(document.shapes, placement, document.coverage));
  }
  const Document end = document;
  int steps = 0;
  while (undo.undo(document)) ++steps;
  CHECK(steps > 5000);
  CHECK(same(document, start));
  while (steps-- > 0) REQUIRE(undo.redo(document));
  CHECK(same(document, end));
}

TEST_CASE("a new layer has an id of its own beside those of a file", "[session]") {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner(queue, 1);
  Session session(runner, {});
  session.run(setShapes(mask::parseShapes(R"({"version": 1, "shapes": [
      {"id": 7, "operation": "hide", "form": "rectangle", "a": [0, 0], "b": [1, 1]},
      {"id": 7, "operation": "hide", "form": "rectangle", "a": [0, 0], "b": [1, 1]}]})", "test"), "Load mask"));
  CHECK(session.document().shapes[0].id != session.document().shapes[1].id);
  const ShapeId id = session.newShapeId();
  for (const auto& shape : session.document().shapes) CHECK(shape.id != id);
}

TEST_CASE("commands about a shape that is not there are no steps", "[session]") {
  Document document;
  UndoStack undo(1 << 20);
  undo.push(addShape(dab(0.5)), document);
  mask::MaskShape gone = dab(0.2);
  gone.id = ShapeId{8};
  undo.push(changeShape(gone, "Move"), document);
  undo.push(removeShape(ShapeId{9}, "Delete"), document);
  undo.push(moveShape(ShapeId{9}, 0, "Order"), document);
  CHECK(undo.undoLabel() == "Brush stroke");
}

TEST_CASE("undoing every one of many random commands gives the start again", "[session]") {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    Document document;
    document.shapes = {dab(0.1)};
    const Document start = document;
    UndoStack undo(1 << 20);
    for (int i = 0; i < 60; ++i) {
      undo.push(randomCommand(random, document), document);
      if (random() % 4 == 0) undo.undo(document);
      if (random() % 6 == 0) undo.redo(document);
    }
    const Document end = document;
    int steps = 0;
    while (undo.undo(document)) ++steps;
    CHECK(same(document, start));
    while (steps-- > 0) REQUIRE(undo.redo(document));
    CHECK(same(document, end));
  }
}

TEST_CASE("dragging a value is one step, two strokes are two", "[session]") {
  Document document;
  UndoStack undo(1 << 20);
  for (int start = 1; start <= 5; ++start) undo.push(setInput({start, 16, 4}, 256), document);
  CHECK(document.sampling.start_frame == 5);
  undo.undo(document);
  CHECK(document.sampling.start_frame == 0);
  CHECK_FALSE(undo.undo(document));

  undo.push(addShape(dab(0.1)), document);
  undo.push(addShape(dab(0.2)), document);
  undo.undo(document);
  CHECK(document.shapes.size() == 1);
}

TEST_CASE("a command made after endMerge starts a step of its own", "[session]") {
  Document document;
  UndoStack undo(1 << 20);
  undo.push(setInput({1, 16, 4}, 256), document);
  undo.endMerge();
  undo.push(setInput({2, 16, 4}, 256), document);
  undo.undo(document);
  CHECK(document.sampling.start_frame == 1);
}

TEST_CASE("changes that lead back to where they began are no step", "[session]") {
  Document document;
  UndoStack undo(1 << 20);
  undo.push(addShape(dab(0.1)), document);
  mask::MaskShape changed = document.shapes[0];
  changed.grow_cells = 1;
  undo.push(changeShape(changed, "Grow"), document);
  CHECK(undo.undoLabel() == "Grow");
  changed.grow_cells = 0;
  undo.push(changeShape(changed, "Grow"), document);
  CHECK(undo.undoLabel() == "Brush stroke");
  undo.undo(document);
  CHECK(document.shapes.empty());
}

TEST_CASE("labels name the act, and a new command forgets what was undone", "[session]") {
  Document document;
  UndoStack undo(1 << 20);
  CHECK(undo.undoLabel().empty());
  undo.push(addShape(dab(0.1)), document);
  CHECK(undo.undoLabel() == "Brush stroke");
  undo.undo(document);
  CHECK(undo.redoLabel() == "Brush stroke");
  undo.push(setShapes({}, "Clear mask"), document);
  CHECK(undo.redoLabel().empty());
  CHECK(undo.undoLabel() == "Clear mask");
}

TEST_CASE("a step takes as many bytes as all that hangs on its shapes", "[session]") {
  mask::MaskShape stroke = dab(0.1);
  const std::size_t before = bytesOf(stroke);
  auto& form = std::get<mask::Stroke>(stroke.form);
  form.points.resize(101, {0.5, 0.5});
  form.pressure.resize(101, 1.0F);
  CHECK(bytesOf(stroke) == before + 100 * sizeof(mask::PointInFrame) + 101 * sizeof(float));
  CHECK(bytesOf(std::vector{stroke, stroke}) == 2 * bytesOf(stroke));
  CHECK(addShape(stroke)->bytes() >= bytesOf(stroke));
}

TEST_CASE("the undo history keeps to its bytes by dropping the oldest steps", "[session]") {
  Document document;
  const std::size_t one = addShape(dab(0.1))->bytes();
  UndoStack undo(3 * one + one / 2);
  for (int i = 0; i < 10; ++i) undo.push(addShape(dab(0.1 * i)), document);
  int steps = 0;
  while (undo.undo(document)) ++steps;
  CHECK(steps == 3);
  CHECK(document.shapes.size() == 7);
}

TEST_CASE("changes of different fields are steps of their own, a change of nothing is none", "[session]") {
  Document document;
  UndoStack undo(1 << 20);
  undo.push(setInput({4, 16, 4}, document.crop), document);
  undo.push(setInput({4, 16, 4}, 128), document);
  undo.undo(document);
  CHECK(document.crop == 256);
  CHECK(document.sampling.start_frame == 4);
  undo.push(setInput({4, 16, 4}, 256), document);
  undo.undo(document);
  CHECK(document.sampling.start_frame == 0);
}

TEST_CASE("a jump to a step is the same as that many steps, and stops at the ends", "[session]") {
  std::mt19937 random(7);
  Document document;
  UndoStack stack(std::size_t{1} << 30);
  std::vector<Document> after = {document};
  while (after.size() < 40) {
    stack.endMerge();
    stack.push(randomCommand(random, document), document);
    if (stack.doneLabels().size() == after.size()) after.push_back(document);
  }
  const std::size_t last = after.size() - 1;
  for (int i = 0; i < 200; ++i) {
    const std::size_t before = stack.doneLabels().size(), wanted = random() % (last + 5);
    const std::size_t there = std::min(wanted, last);
    CHECK(stack.goTo(wanted, document) == (there != before));
    CHECK(stack.doneLabels().size() == there);
    CHECK(stack.undoneLabels().size() == last - there);
    CHECK(same(document, after[there]));
  }
}

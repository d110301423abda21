#include <random>

#include "core/session/commands.hpp"
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

}  // namespace

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

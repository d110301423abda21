#include "core/mask/seeds.hpp"

#include "core/mask/layer_title.hpp"
#include "core/mask/mask_io.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::mask;

namespace {

std::vector<MaskShape> layers(std::initializer_list<const char*> generators) {
  std::vector<MaskShape> all;
  for (const char* text : generators) all.push_back(shapesFromText(text).front());
  return all;
}

}  // namespace

TEST_CASE("the next seed is one more than the greatest of the layers", "[mask][seeds]") {
  CHECK(nextSeed({}) == 1);
  CHECK(nextSeed(layers({"tube,seed=7"})) == 8);
  CHECK(nextSeed(layers({"tube,seed=7", "random,seed=12", "blocks-small"})) == 13);
  MaskShape drawn;
  drawn.form = Rectangle{{0.1, 0.1}, {0.3, 0.3}};
  CHECK(nextSeed({drawn}) == 1);
  CHECK(nextSeed(layers({"tube,seed=18446744073709551615"})) == 0);
}

TEST_CASE("layers are told as --mask takes them, with their seeds", "[mask][seeds]") {
  auto shapes = layers({"tube,seed=7", "tube-random,seed=2,ratio=0.25"});
  MaskShape drawn;
  drawn.name = "Ball";
  drawn.form = Rectangle{{0.1, 0.1}, {0.3, 0.3}};
  shapes.push_back(drawn);
  CHECK(layerWords(shapes) == std::vector<std::string>{"tube,seed=7", "tube-random,seed=2,ratio=0.25", "Ball"});
  CHECK(layersText(shapes) == "tube,seed=7; tube-random,seed=2,ratio=0.25; Ball");
  CHECK(layersText({}) == "nothing");
  CHECK(layersText(std::vector<MaskShape>(23, drawn)).ends_with("Ball; and 3 more"));
}

TEST_CASE("a layer's title says its kind, what is not as usual and its seed, however it was made", "[mask][seeds]") {
  const auto title = [](const char* text) { return titleOf(shapesFromText(text).front()); };
  CHECK(title("tube,seed=3") == "Tube, seed 3");
  CHECK(title("blocks-small,seed=3") == "Blocks small, seed 3");
  CHECK(title("vjepa2-short,seed=3") == "Blocks small, seed 3");
  CHECK(title("tube,seed=3,ratio=0.7") == "Tube, share hidden 0.7, seed 3");
  CHECK(title("tube,seed=3,ratio=0.5") == "Tube, seed 3");  // as it is without being told
  CHECK(title("future") == "Future");                       // the same whatever the seed
  MaskShape shape = shapesFromText("tube,seed=3").front();
  CHECK(shape.name == "Tube");
  shape.name = "tube,seed=9";  // of an older session
  CHECK(titleOf(shape) == "Tube, seed 3");
  shape.name = "The screen";
  CHECK(titleOf(shape) == "The screen, seed 3");
  shape.form = Rectangle{{0.1, 0.1}, {0.3, 0.3}};
  CHECK(titleOf(shape) == "The screen");
}

#include "app/detail_command.hpp"

#include <QImage>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/scenes/any_clip.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;

TEST_CASE("lacuna detail writes what is measured by hand, and a picture of it", "[commands]") {
  test::TempFolder folder;
  DetailOptions options;
  options.input.clip = "world:behind,seed=7";
  options.input.model = test::sourceFile("tests/data/model/untrained/model.safetensors");
  options.input.frames = 8;
  options.input.crop = 64;
  options.input.rate_fps = 4;
  options.input.out = folder.file("detail");
  options.changes = {"noise", "shift"};
  options.settings.strengths = 2;
  options.settings.seed = 5;
  options.beside = "world:behind,seed=8";
  std::ostringstream out, progress;
  REQUIRE(detailCommand(options, out, progress) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("another clip"));

  const auto windowOf = [](const std::string& clip) {
    const auto source = scenes::openAny(clip, {});
    media::FrameCache none(0);
    return media::readWindow(*source, {0, 8, 4.0}, 64, {}, none, {});
  };
  detail::Request request;
  request.window = windowOf(options.input.clip);
  request.beside = windowOf(options.beside);
  request.model = model::Model::open(options.input.model, {});
  request.settings = {{detail::Kind::Noise, detail::Kind::Shift}, 2, 5};
  latent::LatentCache none(0);
  const detail::Result result = detail::measure(request, none, {});
  CHECK(test::readFile(folder.file("detail/detail.csv")) == latent::tableCsv(detail::tableOf(result)));
  CHECK(test::readFile(folder.file("detail/detail.json")) == detail::jsonOf(result));
  const QImage strip(QString::fromStdString(folder.file("detail/strip.png")));
  CHECK(strip.width() > 3 * 64);
  CHECK(strip.height() > 2 * 64);

  options.changes = {"melt"};
  CHECK_THROWS_WITH(detailCommand(options, out, progress), ContainsSubstring("blur, noise"));
}

// A checkpoint that does not fit into memory: refused in one line, and the window stays as it was.

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/free_memory.hpp"
#include "tests/support/random_checkpoint.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/window/notice.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// A file of holes with the tensors of a model of more than twice the free memory. Nothing where such a file cannot be made.
bool writeHuge(const std::string& path) {
  model::ModelDescription description = test::videoModel("huge", {4096, 1, 64, 4 * 4096}, 64, 16);
  const std::uint64_t block = test::RandomCheckpoint(description).fileBytes();
  description.encoder.depth = static_cast<int>(2 * freeMemoryBytes() / block) + 2;
  const test::RandomCheckpoint huge(description);
  nlohmann::json header;
  for (const model::TensorEntry& tensor : huge.tensors())
    header[tensor.name] = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {tensor.offset, tensor.offset + 4 * static_cast<std::uint64_t>(tensor.count())}}};
  const std::string text = header.dump();
  std::string length(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<char>(text.size() >> (8 * i));
  test::writeFile(path, length + text);
  std::error_code error;
  std::filesystem::resize_file(path, length.size() + text.size() + huge.fileBytes(), error);
  test::writeFile(path + ".json", R"({"encoder": {"num_heads": 64}, "predictor": {"num_heads": 12}})");
  return !error;
}

}  // namespace

TEST_CASE("a checkpoint that does not fit into memory is refused in one line, and the window stays as it was", "[memory]") {
  test::WholeWindow w({1600, 1000});
  w.session.run(session::addShape({w.session.newShapeId(), "Mine", mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {0.5, 0.5}}}));
  w.queue.drainUntil([&] { return w.session.resultIsCurrent(); });
  w.session.setPlayhead(3);
  const auto model = w.session.model();
  const auto run = w.session.result().run;
  const auto revision = w.session.revision();
  const std::string path_before = w.session.document().model_path;

  const test::TempFolder folder;
  const std::string path = folder.file("huge.safetensors");
  if (!writeHuge(path)) {
    WARN("no sparse files here; skipped");
    return;
  }
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(QString::fromStdString(path))});
  QDragEnterEvent enter(w.window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&w.window, &enter);
  QDropEvent drop(QPointF(w.window.rect().center()), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&w.window, &drop);
  REQUIRE(w.session.modelLoading().busy);
  w.queue.drainUntil([&] { return !w.session.modelLoading().busy; });

  auto* notice = w.window.findChild<Notice*>();
  REQUIRE(notice != nullptr);
  INFO(notice->line().toStdString());
  CHECK(notice->line().startsWith("huge.safetensors: "));
  CHECK(notice->line().contains("GB of memory are free. Close other programs, or open a smaller checkpoint."));
  CHECK(notice->line().endsWith("Nothing was changed."));
  CHECK_FALSE(notice->line().contains('\n'));
  CHECK(w.session.model() == model);
  CHECK(w.session.document().model_path == path_before);
  CHECK(w.session.result().run == run);
  CHECK(w.session.resultIsCurrent());
  CHECK(w.session.revision() == revision);
  CHECK(w.session.playhead() == 3);
}

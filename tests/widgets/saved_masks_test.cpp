#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include "core/jobs/executor.hpp"
#include "core/mask/mask_io.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/layers/saved_masks.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

mask::MaskShape box(const std::string& name) {
  return {ShapeId{7}, name, mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {0.5, 0.5}}};
}

struct Store {
  test::TempFolder folder;
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 4};
  SavedMaskStore store{runner, QString::fromStdString(folder.file("masks")), nullptr};
  QSignalSpy changed{&store, &SavedMaskStore::changed}, failed{&store, &SavedMaskStore::failed};

  void settle() {
    const auto before = changed.count() + failed.count();
    queue.drainUntil([&] { return changed.count() + failed.count() > before; });
  }
  QStringList names() const {
    QStringList names;
    for (const SavedMask& mask : store.masks()) names << mask.name;
    return names;
  }
};

}  // namespace

TEST_CASE("masks are kept by name, and a taken name gets a number", "[saved]") {
  Store s;
  s.settle();
  CHECK(s.names().isEmpty());
  s.store.save("Ball", {box("Ball")});
  s.settle();
  s.store.save("Ball", {box("Ball"), box("Card")});
  s.settle();
  s.store.save("../a/b:c", {box("Odd")});
  s.settle();
  CHECK(s.names() == QStringList{"-a-b-c", "Ball", "Ball 2"});
  CHECK(s.store.masks()[2].shapes->size() == 2);
  CHECK(s.failed.isEmpty());
  CHECK(QDir(QString::fromStdString(s.folder.file("masks"))).entryList(QDir::Files).size() == 3);
}

TEST_CASE("two masks kept at once are both kept", "[saved]") {
  Store s;
  s.store.save("Ball", {box("One")});
  s.store.save("Ball", {box("Two")});
  s.queue.drainUntil([&] { return s.changed.count() == 3; });
  CHECK(s.names() == QStringList{"Ball", "Ball 2"});
  CHECK(s.store.masks()[1].shapes->front().name == "Two");
}

TEST_CASE("any name becomes a file that is found again", "[saved]") {
  Store s;
  s.settle();
  for (const QString& name : {QString(". .foo"), QString("50%dark"), QString(80, QChar(0x597d)), QString(" .. "), QString("R&D")}) {
    const std::size_t before = s.store.masks().size();
    s.store.save(name, {box("Box")});
    s.settle();
    CHECK(s.store.masks().size() == before + 1);
  }
  CHECK(s.failed.isEmpty());
  CHECK(s.names().contains("foo"));
  CHECK(s.names().contains("50-dark"));
  CHECK(s.names().contains("Mask"));
  s.store.remove(s.store.masks().front());
  s.settle();
  CHECK(s.store.masks().size() == 4);
}

TEST_CASE("a broken file among saved masks is named, the others are there", "[saved]") {
  Store s;
  s.settle();
  QFile broken(QString::fromStdString(s.folder.file("masks")) + "/Broken.json");
  s.store.save("Ball", {box("Ball")});
  s.settle();
  REQUIRE(broken.open(QIODevice::WriteOnly));
  broken.write("{");
  broken.close();
  s.store.save("Card", {box("Card")});
  s.settle();
  CHECK(s.names() == QStringList{"Ball", "Card"});
  REQUIRE(s.failed.count() == 1);
  CHECK(s.failed[0][0].toString().contains("Broken.json"));
  s.store.save("Cup", {box("Cup")});
  s.settle();
  CHECK(s.failed.count() == 1);  // it was told
}

TEST_CASE("a folder that cannot be made is one line", "[saved]") {
  Store s;
  s.settle();
  QFile in_the_way(QString::fromStdString(s.folder.file("masks")));
  REQUIRE(in_the_way.open(QIODevice::WriteOnly));
  s.store.save("Ball", {box("Ball")});
  s.settle();
  REQUIRE(s.failed.count() == 1);
  CHECK(s.failed[0][0].toString().contains("cannot be made"));
}

TEST_CASE("a click takes a saved mask as one step", "[saved]") {
  Store s;
  s.settle();
  s.store.save("Ball", {box("Ball"), box("Card")});
  s.settle();
  ThemeStore themes{true};
  session::Session session(s.runner, {});
  SavedMasks widget(session, s.store, s.runner, themes, nullptr);
  auto* thumbnail = widget.findChild<MaskThumbnail*>();
  REQUIRE(thumbnail != nullptr);
  CHECK(thumbnail->name() == "Ball");
  QTest::mouseClick(thumbnail, Qt::LeftButton);
  CHECK(session.document().shapes.size() == 2);
  QTest::mouseClick(thumbnail, Qt::LeftButton);
  CHECK(session.document().shapes.size() == 2);
  CHECK(session.undoLabel() == "Ball");
  session.undo();
  session.undo();
  CHECK(session.document().shapes.empty());
}

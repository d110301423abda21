#include "widgets/inspector/library_patches.hpp"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include "core/library/library_file.hpp"
#include "core/media/clip_writer.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/inspector/library_choice.hpp"
#include "widgets/inspector/token_tab.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// Brings outcomes of jobs to the event loop.
class LoopExecutor : public jobs::Executor {
 public:
  void post(std::function<void()> task) override { QMetaObject::invokeMethod(&owner_, std::move(task), Qt::QueuedConnection); }

 private:
  QObject owner_;
};

void writeScene(const std::string& path, const std::string& scene) {
  const auto source = scenes::openDrawnClip(scene);
  media::writeClip(path, 8, static_cast<int>(source->info().frames), [&](int frame) { return source->frame(frame, {}); }, {});
}

/// The token tab on a prediction, beside a folder of two clips.
struct Fixture {
  test::TempFolder folder;
  LoopExecutor executor;
  jobs::JobRunner runner{executor, 2};
  session::SessionOptions options;
  session::Session session;
  ThemeStore themes{true};
  ViewState view;
  LibraryBuilder builder{runner};
  TokenTab tab;
  LibraryPatches& patches;

  Fixture() : options(quiet()), session(runner, options), tab(session, view, themes, builder, runner, nullptr), patches(*tab.findChild<LibraryPatches*>()) {
    writeScene(folder.file("throw.mp4"), "world:throw,seed=3,frames=16");
    writeScene(folder.file("slide.mp4"), "world:slide,seed=5,frames=16");
    tab.resize(315, 900);
    tab.show();
    session.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
    session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 8}, 64});
    untilSession([this] { return session.placement().has_value(); });
    mask::MaskShape shape;
    shape.form = mask::Rectangle{{0.3, 0.3}, {0.7, 0.7}};
    session.run(session::setShapes({shape}, "Mask"));
    session.predict();
    untilSession([this] { return session.resultIsCurrent(); });
    pickHidden(0);
  }
  ~Fixture() {
    LibraryChoice::setFolder({});
    LibraryChoice::setInLibrary(false);
  }

  static session::SessionOptions quiet() {
    session::SessionOptions options;
    options.layouts = false;
    return options;
  }

  std::string path() const { return folder.path().string(); }

  void pickHidden(std::size_t i) {
    session.pick(session.result().run->hidden_ids[i]);
    tab.invalidate();
  }

  /// The limit only ends a hung test.
  template <class Listen>
  static void waitFor(const std::function<bool()>& done, const Listen& listen) {
    QEventLoop loop;
    const auto connection = listen([&] {
      if (done()) loop.quit();
    });
    bool hung = false;
    QTimer::singleShot(60000, &loop, [&] {
      hung = true;
      loop.quit();
    });
    if (!done()) loop.exec();
    REQUIRE_FALSE(hung);
  }

  void untilSession(const std::function<bool()>& done) {
    waitFor(done, [this](const std::function<void()>& ask) { return session.onChange([ask](const session::Change&) { ask(); }); });
  }

  void untilAnswered(const std::function<bool()>& done) {
    QObject scope;
    waitFor(done, [&](const std::function<void()>& ask) { return QObject::connect(&patches, &LibraryPatches::answered, &scope, ask); });
  }

  std::vector<LibraryPatchButton*> shown() const {
    std::vector<LibraryPatchButton*> visible;
    for (auto* button : patches.findChildren<LibraryPatchButton*>())
      if (button->isVisible()) visible.push_back(button);
    return visible;
  }

  bool says(const QString& text) const {
    for (const auto* label : patches.findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
    return false;
  }

  QPushButton& button(const QString& text) const {
    for (auto* button : patches.findChildren<QPushButton*>())
      if (button->isVisible() && button->text().startsWith(text)) return *button;
    FAIL("no button says " << text.toStdString());
    throw std::logic_error("not reached");
  }

  void chooseLibrary() {
    auto& choice = *tab.findChild<SegmentedControl*>();
    QTest::mouseClick(&choice, Qt::LeftButton, {}, QPoint(choice.width() - 12, choice.height() / 2));
  }

  void build() {
    library::BuildRequest request{path(), {}, session.model(), {8, 8, 64, 8}};
    library::buildLibrary(request, {});
  }
};

}  // namespace

TEST_CASE("a prediction's patches in a library come with cosine, time and clip", "[inspector]") {
  Fixture f;
  f.build();
  CHECK_FALSE(f.patches.isVisible());
  f.chooseLibrary();
  CHECK(f.patches.isVisible());
  CHECK(f.says("Choose a folder of clips"));
  f.patches.setFolder(QString::fromStdString(f.path()));
  f.untilAnswered([&] { return !f.shown().empty(); });
  const auto patches = f.shown();
  REQUIRE(patches.size() == 4);  // two of each clip
  for (const auto* patch : patches) {
    CHECK_THAT(patch->toolTip().toStdString(), ContainsSubstring(".mp4") && ContainsSubstring("cosine similarity"));
    CHECK(patch->accessibleName() == patch->toolTip());
  }
  CHECK(f.says("2 clips"));
  CHECK(LibraryChoice::folder() == QString::fromStdString(f.path()));
  CHECK(LibraryChoice::inLibrary());

  f.pickHidden(3);  // what was found stays until the next is there
  CHECK(f.shown().size() == 4);
  CHECK(patches[0]->stale());
  f.untilAnswered([&] { return !patches[0]->stale(); });

  QTest::mouseClick(patches[0], Qt::LeftButton);
  const auto opened = [&] { return f.session.document().clip_path.starts_with(f.path()) && !f.session.clipLoading().busy; };
  f.untilSession(opened);
  CHECK(f.session.document().crop == 64);
  REQUIRE(f.session.picked().has_value());
  const mask::Cell cell = f.session.placement()->grid.cell(*f.session.picked());
  CHECK(f.session.playhead() == 2 * cell.step);
  CHECK(patches[0]->toolTip().contains(QString("row %1, column %2:").arg(cell.row + 1).arg(cell.col + 1)));
}

TEST_CASE("a folder without a library says so, and one is built for it", "[inspector]") {
  Fixture f;
  f.chooseLibrary();
  f.patches.setFolder(QString::fromStdString(f.path()));
  f.untilAnswered([&] { return f.says("no library in this folder yet"); });
  CHECK(f.shown().empty());
  QTest::mouseClick(&f.button("Build"), Qt::LeftButton);
  CHECK(f.button("Cancel").isVisible());
  f.untilAnswered([&] { return !f.shown().empty(); });
  CHECK(f.shown().size() == 4);

  SECTION("cancelling leaves what was there") {
    test::writeFile(library::filePath(f.path()), "damaged");
    f.pickHidden(2);
    f.untilAnswered([&] { return f.says("no library of Lacuna's"); });
    QTest::mouseClick(&f.button("Build"), Qt::LeftButton);
    QTest::mouseClick(&f.button("Cancel"), Qt::LeftButton);
    f.untilAnswered([&] { return f.says("no library of Lacuna's"); });
  }
}

TEST_CASE("a library of another model is one line in place of the patches", "[inspector]") {
  Fixture f;
  library::BuildRequest request{f.path(), {}, f.session.model(), {8, 8, 96, 8}};
  const auto checkpoint = model::Checkpoint::open(test::sourceFile("models/world/model.safetensors"));
  request.model = model::Model::load(checkpoint, model::describe(*checkpoint), {});
  library::buildLibrary(request, {});
  f.chooseLibrary();
  f.patches.setFolder(QString::fromStdString(f.path()));
  f.untilAnswered([&] { return f.says("was made with"); });
  CHECK(f.shown().empty());
}

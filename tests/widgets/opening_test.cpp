#include <QAbstractFileIconProvider>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/support/catch.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/opening/checkpoint_page.hpp"
#include "widgets/opening/drop_plan.hpp"
#include "widgets/opening/file_preview.hpp"
#include "widgets/opening/opening_notices.hpp"
#include "widgets/window/drop_overlay.hpp"
#include "widgets/window/notice.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

const std::string small_model = test::sourceFile("tests/data/model/untrained/model.safetensors");

/// A folder of pictures: the shortest clip to make.
std::string pictureFolder(const lacuna::test::TempFolder& folder, int count) {
  const std::string path = folder.file("shots");
  std::filesystem::create_directory(path);
  for (int i = 0; i < count; ++i) {
    QImage picture(96, 64, QImage::Format_RGB888);
    picture.fill(QColor(20 * i, 90, 200 - 10 * i));
    REQUIRE(picture.save(QString::fromStdString(path) + QString("/%1.png").arg(i)));
  }
  return path;
}

QUrl urlOf(const std::string& path) { return QUrl::fromLocalFile(QString::fromStdString(path)); }

struct Opening : lacuna::test::WholeWindow {
  lacuna::test::TempFolder folder;
  Opening() : WholeWindow({1500, 900}) {}

  void enter(QMimeData& data) {
    QDragEnterEvent event(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
    accepted = event.isAccepted();
  }
  void drop(QMimeData& data) {
    QDropEvent event(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
  }
  DropOverlay& overlay() { return *window.findChild<DropOverlay*>(); }
  QString notice() { return window.findChild<Notice*>()->line(); }
  QFileDialog& dialog() {
    auto* found = window.findChild<QFileDialog*>();
    REQUIRE(found != nullptr);
    return *found;
  }
  /// As the dialog does when a file is chosen in its list.
  FilePreview& preview(const std::string& path) {
    auto* found = dialog().findChild<FilePreview*>();
    REQUIRE(found != nullptr);
    bool settled = false;
    const auto connection = QObject::connect(found, &FilePreview::settled, [&] { settled = true; });
    Q_EMIT dialog().currentChanged(QString::fromStdString(path));
    queue.drainUntil([&] { return settled; });
    QObject::disconnect(connection);
    return *found;
  }
  bool accepted = false;
};

}  // namespace

TEST_CASE("a clip and a checkpoint dropped together both open, each where its promise was", "[opening]") {
  Opening w;
  const std::string shots = pictureFolder(w.folder, 10);
  QMimeData data;
  data.setUrls({urlOf(shots), urlOf(small_model)});
  w.enter(data);
  CHECK(w.accepted);
  REQUIRE(w.overlay().isVisible());
  const auto promises = w.overlay().promises();
  REQUIRE(promises.size() == 2);
  CHECK(promises[0].text == "Open shots as the clip");
  CHECK(promises[1].text == "Open model.safetensors as the model");
  CHECK_FALSE(promises[0].place.intersects(promises[1].place));
  CHECK(w.window.rect().contains(promises[0].place));
  w.drop(data);
  CHECK_FALSE(w.overlay().isVisible());
  w.queue.drainUntil([&] { return !w.session.clipLoading().busy && !w.session.modelLoading().busy; });
  CHECK(w.session.document().clip_path == shots);
  CHECK(w.session.document().model_path == small_model);
  CHECK(w.session.window()->info.frames == 10);
}

TEST_CASE("what cannot be opened is told in one line, and the rest opens", "[opening]") {
  Opening w;
  test::writeFile(w.folder.file("notes.txt"), "hello");
  QMimeData foreign;
  foreign.setUrls({urlOf(w.folder.file("notes.txt"))});
  w.enter(foreign);
  REQUIRE(w.overlay().isVisible());
  REQUIRE(w.overlay().promises().size() == 1);
  CHECK(w.overlay().promises()[0].refused);
  w.drop(foreign);
  CHECK(w.notice().startsWith("Lacuna cannot open notes.txt."));
  CHECK_FALSE(w.session.clipLoading().busy);

  const std::string shots = pictureFolder(w.folder, 4);
  QMimeData mixed;
  mixed.setUrls({QUrl("https://example.org/ball.mp4"), urlOf(w.folder.file("notes.txt")), urlOf(shots)});
  const DropPlan plan = dropPlan(mixed);
  REQUIRE(plan.files.size() == 1);
  CHECK(plan.left_out.startsWith("Lacuna cannot open 2 of these files"));

  QMimeData words;
  words.setText("just words");
  CHECK(dropPlan(words).empty());
  w.enter(words);
  CHECK_FALSE(w.overlay().isVisible());
}

TEST_CASE("files are told apart by kind, pictures of one folder are a clip", "[opening]") {
  lacuna::test::TempFolder folder;
  const std::string shots = pictureFolder(folder, 3);
  QMimeData pictures;
  pictures.setUrls({urlOf(shots + "/0.png"), urlOf(shots + "/1.png")});
  REQUIRE(dropPlan(pictures).files.size() == 1);
  CHECK(dropPlan(pictures).files[0].kind == DropKind::Clip);
  CHECK(dropPlan(pictures).files[0].path == QString::fromStdString(shots));
  QMimeData one;
  one.setUrls({urlOf(shots + "/0.png")});
  CHECK(dropPlan(one).files[0].kind == DropKind::Mask);
  QMimeData many;
  many.setUrls({urlOf("/a/ball.gif"), urlOf("/a/more.mp4"), urlOf("/a/vitl.pt"), urlOf("/a/cells.npy")});
  const DropPlan plan = dropPlan(many);
  REQUIRE(plan.files.size() == 3);
  CHECK(plan.files[0].path == "/a/ball.gif");
  CHECK(plan.left_out == "One file of a kind opens at a time. more.mp4 is left out.");
  const std::filesystem::path model_folder = std::filesystem::path(small_model).parent_path();
  CHECK(droppedFile(QString::fromStdString(model_folder.string()))->kind == DropKind::Model);
}

TEST_CASE("the clip dialog shows what a file holds before it is opened", "[opening]") {
  Opening w;
  const std::string shots = pictureFolder(w.folder, 12);
  test::writeFile(w.folder.file("broken.mp4"), std::string("\0\0\0\x18" "ftypmp42 nothing more", 26));
  REQUIRE(w.actions.trigger("file.open_clip"));
  FilePreview& one = w.preview(shots + "/3.png");
  CHECK(one.heading() == "3.png");
  CHECK(one.values()[0] == QString("96 \u00d7 64 px"));
  CHECK(one.values()[1] == "1");
  FilePreview& broken = w.preview(w.folder.file("broken.mp4"));
  CHECK(broken.heading() == "broken.mp4");
  CHECK_FALSE(broken.line().isEmpty());
  CHECK_FALSE(broken.line().contains('\n'));
  CHECK(broken.values().isEmpty());
  w.dialog().reject();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

  REQUIRE(w.actions.trigger("file.open_folder"));
  FilePreview& all = w.preview(shots);
  CHECK(all.values()[1] == "12");
  auto* name = w.dialog().findChild<QLineEdit*>("fileNameEdit");
  REQUIRE(name != nullptr);
  name->setText(QString::fromStdString(shots));
  QTest::keyClick(name, Qt::Key_Return);
  w.queue.drainUntil([&] { return !w.session.clipLoading().busy; });
  CHECK(w.session.document().clip_path == shots);
  CHECK(w.preferences.value("opening/clip_folder").toString() == QString::fromStdString(w.folder.path().string()));
}

TEST_CASE("a choice stops the reading of the one before", "[opening]") {
  Opening w;
  const std::string shots = pictureFolder(w.folder, 3);
  REQUIRE(w.actions.trigger("file.open_clip"));
  auto* preview = w.dialog().findChild<FilePreview*>();
  QSignalSpy settled(preview, &FilePreview::settled);
  for (const char* name : {"/0.png", "/1.png", "/2.png"}) Q_EMIT w.dialog().currentChanged(QString::fromStdString(shots + name));
  w.queue.drainUntil([&] { return settled.count() > 0; });
  CHECK(preview->heading() == "2.png");
  QCoreApplication::processEvents();
  CHECK(settled.count() == 1);
  Q_EMIT w.dialog().currentChanged(QString::fromStdString(w.folder.path().string()));
  CHECK(preview->heading().isEmpty());  // a folder is for looking into
}

TEST_CASE("the checkpoint dialog shows family, sizes and what a run would take, or what is wrong", "[opening]") {
  Opening w;
  test::writeFile(w.folder.file("noise.pt"), "PK no such thing");
  REQUIRE(w.actions.trigger("file.open_checkpoint"));
  FilePreview& model = w.preview(small_model);
  const QStringList values = model.values();
  const auto& d = w.session.model()->description();
  CHECK(values[0] == "safetensors");
  CHECK(values.contains(QString::fromStdString(d.name)));
  CHECK(values.contains(QString::number(d.gridFor(d.usualFrames(), d.crop, d.crop).size())));
  CHECK(std::any_of(values.begin(), values.end(), [](const QString& v) { return v.startsWith("about") || v.startsWith("under"); }));
  FilePreview& wrong = w.preview(w.folder.file("noise.pt"));
  CHECK_FALSE(wrong.line().isEmpty());
  CHECK(wrong.values().isEmpty());
}

TEST_CASE("file dialogs have icons of ours", "[opening]") {
  Opening w;
  REQUIRE(w.actions.trigger("file.open_clip"));
  REQUIRE(w.dialog().iconProvider() != nullptr);
  CHECK_FALSE(w.dialog().iconProvider()->icon(QFileInfo("/a/ball.mp4")).isNull());
  auto* up = w.dialog().findChild<QToolButton*>("toParentButton");
  REQUIRE(up != nullptr);
  CHECK(up->icon().pixmap(20).toImage() == icon("up", w.themes.theme().text3).pixmap(20).toImage());
}

TEST_CASE("the checkpoint page says what is loaded, where others lie and what they take", "[opening]") {
  Opening w;
  REQUIRE(w.actions.trigger("model.checkpoints"));
  auto* page = w.window.findChild<CheckpointPage*>();
  REQUIRE(page != nullptr);
  QTableWidget& table = page->table();
  CHECK(table.rowCount() == static_cast<int>(model::publishedCheckpoints().size()));
  bool loaded = false;
  for (auto* label : page->findChildren<QLabel*>()) loaded = loaded || label->text() == QString::fromStdString(w.session.model()->description().name);
  CHECK(loaded);
  CHECK(table.item(0, CheckpointPage::Name)->text() == "V-JEPA 2 ViT-L/16, 256 px");
  CHECK(table.item(0, CheckpointPage::Licence)->text() == "MIT");
  CHECK(table.item(0, CheckpointPage::Tokens)->text() == "2,048");
  CHECK(table.item(0, CheckpointPage::Memory)->text() == QString("about 2.6\u00a0GB"));

  table.setFocus();
  QTest::keyClick(&table, Qt::Key_Down);
  CHECK(page->address() == "https://dl.fbaipublicfiles.com/vjepa2/vith.pt");
  for (auto* button : page->findChildren<QPushButton*>())
    if (button->text() == "Copy address") QTest::mouseClick(button, Qt::LeftButton);
  CHECK(QGuiApplication::clipboard()->text() == page->address());

  w.queue.drainUntil([&] { return table.item(0, CheckpointPage::Seconds)->text() != "measuring"; });
  CHECK(table.item(0, CheckpointPage::Seconds)->text().startsWith("about"));
  REQUIRE(w.actions.trigger("model.checkpoints"));
  CHECK(w.window.findChildren<CheckpointPage*>().size() == 1);
}

TEST_CASE("a clip shorter than the model wants is told beside it", "[opening]") {
  Opening w;
  w.session.openClip(pictureFolder(w.folder, 5), session::Session::Input{{0, 8, 8.0}, 64});
  w.queue.drainUntil([&] { return !w.session.clipLoading().busy; });
  CHECK(w.notice() == "This clip has 5 frames at this rate and the model wants 8. The last frame is repeated.");
}

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <filesystem>

#include "core/session/studies.hpp"
#include "core/session/tasks.hpp"
#include "tests/widgets/export_fixture.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/controls/settles.hpp"
#include "widgets/export/export_dialogs.hpp"
#include "widgets/export/view_list.hpp"
#include "widgets/export/view_picture.hpp"
#include "widgets/export/when_settled.hpp"
#include "widgets/figures/page_files.hpp"
#include "widgets/jobs/left_out_export.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/timeline/timeline_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using lacuna::test::Predicted;

namespace {

FigurePlan planOf(const QString& view, int width_px, const QString& path) {
  FigurePlan plan;
  plan.view = view;
  plan.width_px = width_px;
  plan.path = path;
  plan.look = Look::Dark;
  return plan;
}

/// How much neighbouring pixels differ: a picture that was only enlarged is smooth.
double sharpness(const QImage& picture) {
  double sum = 0;
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 1; x < picture.width(); ++x) sum += std::abs(qGray(picture.pixel(x, y)) - qGray(picture.pixel(x - 1, y)));
  return sum / (static_cast<double>(picture.width()) * picture.height());
}

/// The box around all that two pictures differ in, as shares of the picture. Faint differences count: in few pixels a thin line is
/// faint, and fainter on the side where what lies under it is nearer to its own grey.
QRectF boxOfChange(const QImage& one, const QImage& other, const QRectF& within) {
  REQUIRE(one.size() == other.size());
  const QRect pixels(QPointF(within.x() * one.width(), within.y() * one.height()).toPoint(),
                     QSizeF(within.width() * one.width(), within.height() * one.height()).toSize());
  QRect changed;
  for (int y = pixels.top(); y <= pixels.bottom(); ++y)
    for (int x = pixels.left(); x <= pixels.right(); ++x) {
      constexpr int more_than_rounding = 8;
      if (std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > more_than_rounding) changed |= QRect(x, y, 1, 1);
    }
  REQUIRE_FALSE(changed.isNull());
  return {static_cast<double>(changed.x()) / one.width(), static_cast<double>(changed.y()) / one.height(),
          static_cast<double>(changed.width()) / one.width(), static_cast<double>(changed.height()) / one.height()};
}

}  // namespace

TEST_CASE("marks on the clip lie where they are on the screen, with fewer pixels too", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  ClipPanel& panel = p.window.clipPanel();
  const auto shareOf = [&panel](const QRectF& rect) {  // a place on the canvas, as a share of the panel
    const QPointF at = panel.canvas().mapTo(&panel, rect.topLeft());
    return QRectF(at.x() / panel.width(), at.y() / panel.height(), rect.width() / panel.width(), rect.height() / panel.height());
  };
  const TokenId token = p.session.placement()->grid.id({p.session.playheadStep(), 3, 0});
  const QRectF canvas = shareOf(panel.canvas().rect()), expected = shareOf(panel.canvas().cellInWidget(token).adjusted(-2.5, -2.5, 2.5, 2.5));
  for (const double share : {0.6, 1.0, 2.0}) {
    INFO(share);
    ViewPicture drawn(panel, static_cast<int>(share * panel.width()));
    p.session.pick(std::nullopt);
    const QImage without = drawn.draw(p.themes.theme());
    p.session.pick(token);
    const QRectF ring = boxOfChange(drawn.draw(p.themes.theme()), without, canvas);
    CHECK(ring.center().x() == Approx(expected.center().x()).margin(0.005));
    CHECK(ring.center().y() == Approx(expected.center().y()).margin(0.005));
    CHECK(ring.width() == Approx(expected.width()).margin(0.01));
    CHECK(ring.height() == Approx(expected.height()).margin(0.01));
  }
}

TEST_CASE("every view is drawn at the width that was asked for, with its settings inside", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  p.session.pick(p.session.placement()->grid.id({0, 1, 3}));  // attention is of a token
  for (const ViewEntry& entry : viewEntries()) {
    INFO(entry.id.toStdString());
    if (entry.id == "inspector") p.window.showInspectorTab("token");  // the workspaces before have tabs of their own
    const QString path = p.path("figure.png");
    p.save(planOf(entry.id, 900, path));
    REQUIRE(p.failed.toStdString() == "");
    const QImage picture(path);
    CHECK(picture.width() == 900);
    CHECK(picture.dotsPerMeterX() == 11811);
    CHECK(picture.text("Title").contains(entry.name));
    const QJsonObject settings = QJsonDocument::fromJson(picture.text("Settings").toUtf8()).object();
    CHECK(settings["view"].toString() == entry.id);
    CHECK(settings["run"].toObject()["hash"].toString().toStdString() == p.session.result().run->hash.hex());
  }
  CHECK(p.view.workspace == Workspace::Explore);
  CHECK(p.themes.look() == Look::Dark);
}

TEST_CASE("a figure that is made at once has the whole film strip", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  p.session.openClip("world:throw,seed=3", session::Session::Input{{0, 16, 4.0}, 256});
  p.queue.drainUntil([&p] { return p.session.window() && p.session.window()->frames.size() == 16; });
  p.save(planOf("timeline", 2000, p.path("strip.png")));  // nothing was painted of this clip yet
  REQUIRE(p.failed.toStdString() == "");
  const QImage picture(p.path("strip.png"));
  QWidget& panel = *viewOf(p.window, "timeline");
  auto& timeline = *panel.findChild<TimelineView*>();
  const QRect lane = timeline.laneOf("Clip");
  const double ratio = 2000.0 / panel.width();
  REQUIRE(timeline.axis().frames == 16);
  for (int frame = 0; frame < 16; ++frame) {
    INFO(frame);
    const QPointF middle(timeline.axis().xOfFrame(frame) + timeline.axis().frameWidth() / 2, lane.center().y());
    const QPoint pixel = (QPointF(timeline.mapTo(&panel, QPoint())) + middle).toPoint() * ratio;
    CHECK(picture.pixelColor(pixel) != p.themes.theme().canvas);
  }
}

TEST_CASE("a view that is never filled is not drawn, and that is said after a while", "[export]") {
  lacuna::test::WholeWindow w({1280, 760});
  w.queue.drainUntil([&w] { return session::tasksOf(w.session).empty(); });
  struct Filling : QWidget, Settles {
    bool filled = false;
    bool settled() const override { return filled; }
  } view;
  view.show();
  std::optional<Error> error;
  int ended = 0;
  const auto done = [&](const std::optional<Error>& told) {
    error = told;
    ++ended;
  };
  const WhenSettled never(w.session, view, done, std::chrono::milliseconds(60));
  REQUIRE(QTest::qWaitFor([&] { return ended == 1; }));
  REQUIRE(error);
  CHECK_THAT(error->what, ContainsSubstring("not complete after 1 s"));
  const WhenSettled soon(w.session, view, done);
  QTimer::singleShot(40, &view, [&view] { view.filled = true; });
  REQUIRE(QTest::qWaitFor([&] { return ended == 2; }));
  CHECK_FALSE(error);
}

TEST_CASE("exports are among the jobs, with progress and a Cancel of their own", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  JobWatch& watch = p.window.ongoing().jobs();
  watch.cancelAll();
  watch.forgetFinished();
  const auto listed = [&watch](const QString& path) {
    return std::ranges::any_of(watch.history().running(), [&path](const auto& running) {
      return running.task.kind == session::TaskKind::Exporting && running.task.of == path.toStdString();
    });
  };
  const QString figure = p.path("figure.png"), film = p.path("walk.webp");
  p.figures.save(planOf("timeline", 900, figure));
  CHECK(listed(figure));
  p.finish();
  CHECK_FALSE(listed(figure));
  REQUIRE_FALSE(watch.history().finished().empty());
  CHECK(watch.history().finished().front().end == session::FinishedTask::End::Done);

  WalkPlan plan;
  plan.height_px = 240;
  plan.rounds = 20;
  plan.path = film;
  QSignalSpy progress(&p.walks, &WalkExport::progress), ended(&p.walks, &WalkExport::ended);
  p.walks.save(plan);
  CHECK(listed(film));
  REQUIRE(progress.wait());
  watch.cancel(session::TaskKind::Exporting, film.toStdString());
  CHECK_FALSE(listed(film));
  CHECK_FALSE(p.walks.busy());
  CHECK(ended.count() == 1);
  CHECK(watch.history().finished().front().end == session::FinishedTask::End::Cancelled);

  p.figures.save(planOf("clip", 900, "/no/such/folder/clip.png"));
  p.saved = 0;
  p.finish();
  CHECK(watch.history().finished().front().end == session::FinishedTask::End::Failed);
  CHECK(std::filesystem::directory_iterator(p.folder.path())->path().filename() == "figure.png");
}

TEST_CASE("a view is drawn again with more pixels, not enlarged, and the screen stays as it was", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  for (const char* id : {"clip", "latent", "timeline"}) {
    INFO(id);
    QWidget& view = *viewOf(p.window, id);
    const QImage before = view.grab().toImage(), small = ViewPicture(view, view.width()).draw(p.themes.theme());
    const QImage fine = ViewPicture(view, 3 * view.width()).draw(p.themes.theme());
    CHECK(fine.width() == 3 * view.width());
    const QImage enlarged = small.scaled(fine.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    CHECK(sharpness(fine) > 1.1 * sharpness(enlarged));
    CHECK(view.grab().toImage().size() == before.size());
  }
}

TEST_CASE("a figure of one view has no controls, only the words of what was chosen; the window's picture has them, and so has the screen afterwards", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  const auto inked = [](const QImage& picture, const QRect& box) {
    int inks = 0;
    const QColor ground = picture.pixelColor(box.topLeft() + QPoint(1, 1));
    for (int y = box.top() + 2; y < box.bottom() - 1; ++y)
      for (int x = box.left() + 2; x < box.right() - 1; ++x) inks += std::abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 30 ? 1 : 0;
    return inks;
  };
  for (const char* id : {"latent", "timeline", "clip"}) {
    INFO(id);
    QWidget& view = *viewOf(p.window, id);
    const QImage screen = view.grab().toImage(), figure = ViewPicture(view, view.width()).draw(p.themes.theme());
    int buttons = 0;
    for (const QAbstractButton* button : view.findChildren<QAbstractButton*>()) {
      if (!button->isVisibleTo(&view) || (qobject_cast<const QToolButton*>(button) == nullptr && qobject_cast<const QPushButton*>(button) == nullptr)) continue;
      const QRect box(button->mapTo(&view, QPoint(0, 0)), button->size());
      if (inked(screen, box) == 0) continue;  // under another widget
      ++buttons;
      INFO(button->accessibleName().toStdString() << " " << button->toolTip().toStdString());
      constexpr int header_px = 36;
      if (std::string(id) == "clip" && box.top() < header_px) continue;  // there the figure says what it is of
      CHECK(inked(figure, box) == 0);
    }
    CHECK(buttons >= 4);
    for (const QAbstractSlider* slider : view.findChildren<QAbstractSlider*>())
      if (slider->isVisibleTo(&view)) CHECK(inked(figure, QRect(slider->mapTo(&view, QPoint(0, 0)), slider->size())) == 0);
    CHECK(view.grab().toImage().copy(0, 0, view.width(), 36) == screen.copy(0, 0, view.width(), 36));
  }
  QWidget& latent = *viewOf(p.window, "latent");
  const auto* projections = latent.findChild<SegmentedControl*>();
  REQUIRE(projections != nullptr);
  const QRect box(projections->mapTo(&latent, QPoint(0, 0)), projections->size());
  const QImage figure = ViewPicture(latent, latent.width()).draw(p.themes.theme());
  CHECK(inked(figure, {box.left(), box.top(), 40, box.height()}) > 0);  // which projection it is
  CHECK(inked(figure, {box.left() + 60, box.top(), box.width() - 60, box.height()}) == 0);
}

TEST_CASE("a figure with numbers to set has the numbers, and no arrows", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  const auto inked = [](const QImage& picture, const QRect& box) {
    int inks = 0;
    const QColor ground = picture.pixelColor(box.center().x(), box.top() + 3);
    for (int y = box.top() + 3; y < box.bottom() - 2; ++y)
      for (int x = box.left(); x < box.right(); ++x) inks += std::abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 30 ? 1 : 0;
    return inks;
  };
  const std::pair<const char*, const char*> views[] = {{"compare", "compare.page.detail"}, {"inspector", "view.workspace.explore"}};
  for (const auto& [id, action] : views) {
    INFO(id);
    REQUIRE(p.actions.trigger("view.workspace.compare"));
    REQUIRE(p.actions.trigger(action));
    p.window.showInspectorTab("model");
    QCoreApplication::processEvents();
    QWidget& view = *viewOf(p.window, id);
    int boxes = 0;
    for (QAbstractSpinBox* number : view.findChildren<QAbstractSpinBox*>()) {
      if (!number->isVisibleTo(&view)) continue;
      for (QWidget* around = number; around != &view; around = around->parentWidget())
        if (auto* scrolled = qobject_cast<QScrollArea*>(around)) scrolled->ensureWidgetVisible(number);
      const QImage screen = view.grab().toImage(), figure = ViewPicture(view, view.width()).draw(p.themes.theme());
      const QRect box(number->mapTo(&view, QPoint(0, 0)), number->size()), arrows(box.right() - 18, box.top(), 16, box.height());
      INFO(number->accessibleName().toStdString() << " " << number->text().toStdString());
      CHECK(inked(screen, arrows) > 0);
      CHECK(inked(figure, arrows) == 0);
      CHECK(inked(figure, box.adjusted(0, 0, -20, 0)) > 0);
      ++boxes;
    }
    CHECK(boxes >= 2);
  }
}

TEST_CASE("a picture of the window does not tell of its own making, only of other jobs", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  auto& files = p.window.ongoing().files();
  auto* button = p.window.findChild<JobsButton*>();
  REQUIRE(button != nullptr);
  const auto shown = [&] { return button->grab().toImage(); };
  const QImage idle = shown();
  const std::string own = p.path("own.webp").toStdString();
  const auto id = files.announce(own, [] {});
  REQUIRE(QTest::qWaitFor([&] { return button->text().contains("own.webp"); }));
  QCoreApplication::processEvents();  // the bar makes room for it
  const QImage busy = shown();
  CHECK(busy != idle);
  {
    const LeftOutExport itself(p.window, own);
    CHECK(shown() == idle);
    CHECK(button->text().contains("own.webp"));  // nobody is told that it ended
  }
  CHECK(shown().size() == busy.size());
  const auto other = files.announce(p.path("other.webp").toStdString(), [] {});
  {
    const LeftOutExport itself(p.window, own);
    CHECK(shown() != idle);
  }
  files.cancel(other);
  files.cancel(id);
}

TEST_CASE("pages are vectors with settings inside, of the width in mm that was asked for", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  FigurePlan plan = planOf("timeline", 1063, p.path("figure.svg"));
  plan.dots_per_inch = 150;
  p.save(plan);
  REQUIRE(p.failed.toStdString() == "");
  const std::string svg = lacuna::test::readFile(plan.path.toStdString());
  CHECK_THAT(svg, ContainsSubstring("<svg width=\"180.0") && ContainsSubstring("<text") && ContainsSubstring("lacuna picture"));
  plan.path = p.path("figure.pdf");
  plan.look = Look::Light;
  p.save(plan);
  REQUIRE(p.failed.toStdString() == "");
  const std::string pdf = lacuna::test::readFile(plan.path.toStdString());
  CHECK(pdf.rfind("%PDF", 0) == 0);
  CHECK_THAT(pdf, ContainsSubstring("/EmbeddedFile"));
  CHECK(p.themes.look() == Look::Dark);
}

TEST_CASE("a figure of the clip says what it is of, and nothing that is meant for a hand", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  p.session.setPlayhead(5);
  p.session.pick(p.session.placement()->grid.id({0, 1, 3}));
  p.session.hover(p.session.placement()->grid.id({p.session.playheadStep(), 0, 0}));
  const auto textsOf = [&p](const char* name) {
    p.save(planOf("clip", 1200, p.path(name)));
    REQUIRE(p.failed.toStdString() == "");
    return lacuna::test::readFile(p.folder.file(name));
  };
  const std::string error = textsOf("error.svg");
  CHECK_THAT(error, ContainsSubstring(p.session.window()->info.name) && ContainsSubstring("Step 3 of 4, frame 6 of 8"));
  CHECK_THAT(error, ContainsSubstring("Error: L1, layer-normed") && ContainsSubstring("Model: "));
  CHECK_THAT(error, ContainsSubstring(">Error<") && ContainsSubstring(">row 2, column 4, step 1<"));
  for (const char* hint : {"Click to look", "Pick a token", "Under cursor", ">row 1, column 1<", "Single", "Lenses", "%<"}) {
    INFO(hint);
    CHECK_THAT(error, !ContainsSubstring(hint));
  }
  p.view.show_error = false;
  p.view.metric = latent::Metric::Cosine;
  p.view.notify();
  const std::string plain = textsOf("plain.svg");
  CHECK_THAT(plain, !ContainsSubstring("Error: ") && ContainsSubstring("Hidden tokens outlined"));
  REQUIRE(p.actions.trigger("view.workspace.masks"));
  QCoreApplication::processEvents();
  const std::string masks = lacuna::test::readFile([&p] {
    FigurePlan plan = planOf("clip", 1200, p.path("masks.svg"));
    p.save(plan);
    return p.folder.file("masks.svg");
  }());
  CHECK_THAT(masks, ContainsSubstring("Step 3 of 4, frame 6 of 8") && !ContainsSubstring("painting on") && !ContainsSubstring("Onion"));
  const QWidget& panel = p.window.clipPanel();
  for (const QLabel* label : panel.findChildren<QLabel*>())
    if (label->text() == "Onion skin") CHECK(label->isVisible());  // the screen has it as before
}

TEST_CASE("a figure of attention says which way its map is read, and names a token only where it is of one", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  p.session.pick(p.session.placement()->grid.id({0, 1, 3}));
  p.view.show_attention = true;
  p.view.show_error = false;  // whose scale would take the room
  p.view.notify();
  session::AttentionStudy& study = p.session.studies().attention;
  const auto drawn = [&](const char* name, bool by, AttentionQueries queries) {
    p.view.attention_by = by;
    p.view.attention_queries = queries;
    p.view.notify();
    p.queue.drainUntil([&study] { return study.current() && !study.status().busy; });
    p.save(planOf("clip", 1200, p.path(name)));
    REQUIRE(p.failed.toStdString() == "");
    static const QRegularExpression between_lines("</text>.*?<text[^>]*>", QRegularExpression::DotMatchesEverythingOption);
    return QString::fromStdString(lacuna::test::readFile(p.folder.file(name))).replace(between_lines, " ").simplified().toStdString();
  };
  const std::string reads = drawn("reads.svg", false, AttentionQueries::This);
  CHECK_THAT(reads, ContainsSubstring("what the token at row 2, column 4, step 1 reads") && ContainsSubstring("% 0 Attention ") && !ContainsSubstring("Attention to"));
  const std::string readers = drawn("readers.svg", true, AttentionQueries::This);
  CHECK_THAT(readers, ContainsSubstring("what reads the token at row 2, column 4, step 1") && ContainsSubstring("% 0 Attention to the token "));
  const std::string received = drawn("received.svg", true, AttentionQueries::All);
  CHECK_THAT(received, ContainsSubstring("received by each token, mean over all tokens") && ContainsSubstring("% 0 Attention received "));
  CHECK_THAT(received, !ContainsSubstring("token at row 2"));
}

TEST_CASE("figures that cannot be made say why and leave nothing", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  p.save(planOf("window", 60000, p.path("huge.png")));
  CHECK(p.failed.contains("pixels cannot be drawn here"));
  p.save(planOf("no-such-view", 900, p.path("none.png")));
  CHECK(p.failed.contains("no view of this name"));
  p.save(planOf("clip", 900, p.path("clip.bmp")));
  CHECK(p.failed.contains(".png, .svg or .pdf"));
  p.save(planOf("clip", 900, "/no/such/folder/clip.png"));
  CHECK_FALSE(p.failed.isEmpty());
  CHECK(std::filesystem::is_empty(p.folder.path()));
}

TEST_CASE("a figure whose view or colours the user changes while it waits is not drawn", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  p.figures.save(planOf("latent", 900, p.path("latent.png")));
  p.view.workspace = Workspace::Masks;
  p.view.notify();
  p.finish();
  CHECK(p.failed.contains("out of sight"));
  CHECK(p.view.workspace == Workspace::Masks);
  p.failed.clear();
  p.figures.save(planOf("clip", 900, p.path("clip.png")));
  p.themes.setLook(Look::Projector);
  p.finish();
  CHECK(p.failed.contains("colours of the window changed"));
  CHECK(p.themes.look() == Look::Projector);
  CHECK(p.wroteNothing());
}

TEST_CASE("one export at a time draws the window, and its command is back when it ends", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  WalkPlan walk;
  walk.height_px = 240;
  walk.look = Look::Light;
  walk.path = p.path("walk.webp");
  const FigurePlan figure = planOf("clip", 900, p.path("clip.png"));
  const QAction& command = *p.actions.action("file.export_figure");
  p.figures.save(figure);
  p.walks.save(walk);
  CHECK(p.failed.contains("Another export"));
  CHECK_FALSE(p.walks.busy());
  REQUIRE(QTest::qWaitFor([&] { return !command.isEnabled(); }));
  p.failed.clear();
  p.finish();
  CHECK(p.saved == 1);
  REQUIRE(QTest::qWaitFor([&] { return command.isEnabled(); }));
  p.walks.save(walk);
  p.figures.save(figure);
  CHECK(p.failed.contains("Another export"));
  CHECK(p.walks.busy());
  p.walks.cancel();
  CHECK(p.themes.look() == Look::Dark);
}

TEST_CASE("the dialogs of export say what comes of what is typed", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  p.themes.setLook(Look::Light);
  FigureDialog figure(p.window, p.themes);
  auto& views = *figure.findChildren<QComboBox*>().front();
  CHECK(views.count() == static_cast<int>(viewEntries().size()));
  figure.findChild<QDoubleSpinBox*>()->setValue(90);
  CHECK(figure.plan().width_px == 1063);
  CHECK(figure.plan().widthMm() == Approx(90).margin(0.1));
  CHECK(figure.plan().look == Look::Light);
  CHECK(figure.outcome().startsWith("90 x "));
  CHECK(figure.outcome().contains("1,063 x "));
  const QString hint = figure.hint();
  auto* formats = figure.findChildren<QComboBox*>().at(1);
  formats->setCurrentIndex(formats->findData("pdf"));
  CHECK(figure.ending() == "pdf");
  CHECK(figure.hint() != hint);
  for (const QWidget* field : figure.findChildren<QComboBox*>()) CHECK_FALSE(field->accessibleName().isEmpty());

  WalkDialog walk(8, 16, p.window, p.themes);
  walk.findChild<QSpinBox*>()->setValue(3);
  walk.findChild<QDoubleSpinBox*>()->setValue(4);
  CHECK(walk.plan().rounds == 3);
  CHECK(walk.plan().rate_fps == 4);
  CHECK(walk.outcome().toStdString() == "1,280 x 720 pixels, 48 frames, 12.0 s");
}

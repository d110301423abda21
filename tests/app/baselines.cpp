// Each workspace beside the picture of it that was approved last: tests/baselines, tests/README.md.

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QTest>
#include <iostream>

#include "app/studio.hpp"
#include "core/mask/mask_io.hpp"
#include "core/session/studies.hpp"
#include "tests/app/picture_difference.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/scene/scene_view.hpp"
#include "widgets/teach/teach_page.hpp"

using namespace lacuna;

namespace {

constexpr QSize window_size{1600, 1000}, picture_size{640, 400};
constexpr double most_mean = 1.5, most_block = 26;  // fonts of another build of FreeType stay below a third of both
constexpr int patience_ms = 20000;

struct OpenStudio {
  app::Studio studio{true, {}};
  session::Connection first_look;

  OpenStudio() {
    studio.window().resize(window_size);
    studio.window().show();
    REQUIRE(QTest::qWaitForWindowExposed(&studio.window()));
    QCursor::setPos(studio.window().mapToGlobal(QPoint(2, 2)));  // over nothing
    first_look = app::openFirst(studio.session(), {});
    untilCurrent();
    const QPointF away(2, 2);
    QTest::mouseMove(&studio.window(), away.toPoint());
  }
  void untilCurrent() {
    REQUIRE(QTest::qWaitFor([this] { return studio.session().resultIsCurrent() && !studio.session().clipLoading().busy && !studio.session().layoutStatus().busy; }, 60000));
  }

  /// Times that were taken are of this machine and this moment.
  void coverTimes(QImage& picture) {
    QPainter painter(&picture);
    const auto cover = [&](const QWidget& widget, const QRect& part) { painter.fillRect(QRect(widget.mapTo(&studio.window(), part.topLeft()), part.size()), Qt::gray); };
    for (const auto* label : studio.window().findChildren<widgets::Label*>()) {
      if (label->isVisible() && label->text() == "Took") cover(*label->parentWidget(), label->parentWidget()->rect());
      if (label->isVisible() && label->text() == "Time")  // a row of a table
        cover(*label->parentWidget(), QRect(0, label->y(), label->parentWidget()->width(), label->height()));
    }
    for (const auto* view : studio.window().findChildren<widgets::SceneView*>())
      if (view->isVisible()) cover(*view, QRect(view->width() - 190, view->height() - 44, 186, 40));
  }

  QImage look() {
    QImage picture = studio.window().grab().toImage().convertToFormat(QImage::Format_RGB32);
    coverTimes(picture);
    return picture;
  }

  /// The picture that does not change any more: thumbnails are there and the 3-D view has all its detail.
  QImage picture() {
    QImage now = look(), before;
    REQUIRE(QTest::qWaitFor(
        [&] {
          if (studio.session().studies().busy()) return false;
          before = now;
          QTest::qWait(250);
          now = look();
          return now == before;
        },
        patience_ms));
    return now.scaled(picture_size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  }
};

/// A step with two films, a plot and a question that the room has answered.
void runTour(app::Studio& studio) {
  REQUIRE(studio.actions().trigger("tour.start.06-falling-up"));
  widgets::TeachPage& page = studio.window().teachPage();
  page.tourStage()->goTo(2);
  REQUIRE(QTest::qWaitFor([&] { return page.settled(); }, 60000));
  widgets::QuestionBox& question = page.tourStage()->card().question();
  for (std::size_t i = 0; i < question.rows().size(); ++i) {
    question.rows()[i]->setFocus();
    QTest::keyClicks(question.rows()[i], QString::number(17 - 6 * static_cast<int>(i)));
  }
  QTest::mouseClick(question.revealButton(), Qt::LeftButton);
  page.tourStage()->setFocus();
}

void compareWithApproved(const QImage& drawn, const QString& name) {
  const QDir out(QCoreApplication::applicationDirPath() + "/baselines");
  REQUIRE(out.mkpath("."));
  const QString picture = out.filePath(name + ".png"), difference = out.filePath(name + ".difference.png");
  QFile::remove(picture);
  QFile::remove(difference);
  const QImage approved(QString::fromStdString(test::sourceFile("tests/baselines/" + name.toStdString() + ".png")));
  const test::PictureDifference apart = test::differenceOf(drawn, approved);
  std::cout << name.toStdString() << ": mean " << apart.mean << ", worst block " << apart.worst_block << std::endl;
  const bool good = apart.mean <= most_mean && apart.worst_block <= most_block;
  if (!good) {
    CHECK(drawn.save(picture));
    if (!apart.shown.isNull()) CHECK(apart.shown.save(difference));
  }
  INFO("see " << picture.toStdString() << ", and tests/README.md for how to approve it");
  CHECK(good);
}

}  // namespace

TEST_CASE("the measure of pictures sees what is missing and not how letters are grained", "[baselines]") {
  QImage page(picture_size, QImage::Format_RGB32);
  page.fill(QColor("#14161A"));
  const auto written = [&page](const QColor& ink, const QString& text) {
    QImage with = page;
    QPainter painter(&with);
    painter.setPen(ink);
    painter.setFont(widgets::fonts::body());
    for (int line = 0; line < 12; ++line) painter.drawText(20, 40 + 24 * line, text);
    return with;
  };
  const QImage text = written("#ECEEF2", "Row 10, column 13, step 13, hidden, error 0.58");
  CHECK(test::differenceOf(text, text).mean == 0);
  CHECK(test::differenceOf(text, text).worst_block == 0);
  const test::PictureDifference bolder = test::differenceOf(text, written("#D6D8DC", "Row 10, column 13, step 13, hidden, error 0.58"));
  CHECK(bolder.mean < most_mean);
  CHECK(bolder.worst_block < most_block);
  CHECK(bolder.worst_block > 0);
  CHECK(test::differenceOf(text, page).mean > most_mean);
  CHECK(test::differenceOf(text, page).worst_block > most_block);
  QImage button = text;
  QPainter(&button).fillRect(500, 20, 36, 18, QColor("#6A5AE0"));
  CHECK(test::differenceOf(text, button).worst_block > most_block);
  CHECK(test::differenceOf(text, text.copy(0, 0, 100, 100)).mean == 255);
}

TEST_CASE("every workspace looks as it was approved, dark and light", "[baselines]") {
  OpenStudio open;
  app::Studio& studio = open.studio;
  studio.session().run(session::setShapes(mask::shapesFromText("blocks-small,seed=3"), "Blocks"));
  open.untilCurrent();
  studio.session().undo();
  open.untilCurrent();
  for (const char* look : {"dark", "light"}) {
    for (const char* workspace : {"explore", "masks", "attention", "compare"}) {
      REQUIRE(studio.actions().trigger(QString("view.workspace.%1").arg(workspace)));
      if (std::string(workspace) == "compare") REQUIRE(studio.actions().trigger("compare.latest"));
      compareWithApproved(open.picture(), QString("%1-%2").arg(workspace, look));
    }
    runTour(studio);
    compareWithApproved(open.picture(), QString("teach-%1").arg(look));
    REQUIRE(studio.actions().trigger("tour.leave"));
    REQUIRE(studio.actions().trigger("view.theme"));
  }
}

#include <QFileDialog>
#include <QLineEdit>
#include <nlohmann/json.hpp>

#include "tests/widgets/tour_window.hpp"
#include "widgets/teach/tour_summary.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using test::patience_ms;
using Window = test::TourWindow;

TEST_CASE("what was done in a tour is kept, summed up at its end, and saved", "[tours]") {
  Window w;
  CHECK_FALSE(w.actions.action("tour.save_results")->isEnabled());
  w.start("04-where-did-the-ball-go", 1);
  QuestionBox& question = w.stage().card().question();
  question.rows()[1]->setFocus();
  QTest::keyClicks(question.rows()[1], "17");
  QTest::mouseClick(question.rows()[0], Qt::LeftButton);
  QTest::mouseClick(question.revealButton(), Qt::LeftButton);
  QTest::mouseClick(question.rows()[0], Qt::LeftButton);  // after the answer was shown: no answer
  QTest::keyClick(&w.window, Qt::Key_Right);
  for (int press = 0; press < 2; ++press) QTest::keyClick(&w.window, Qt::Key_Space);  // it plays, and stands
  QTest::keyClick(&w.window, Qt::Key_Right);
  REQUIRE(w.settle());
  w.stage().goTo(w.stage().steps() - 1);
  REQUIRE(w.settle());
  QTest::keyClick(&w.window, Qt::Key_Right);
  REQUIRE(QTest::qWaitFor([&] { return w.page().summary() != nullptr; }));
  TourSummary& summary = *w.page().summary();
  CHECK(summary.isVisible());
  CHECK(summary.line().contains("Steps seen: 5 of 7"));
  CHECK(summary.line().contains("tried: 2 of 4"));
  tour::Record record = w.page().recorder().record();
  REQUIRE(record.find(1) != nullptr);
  CHECK(record.find(1)->hands[0] == 1);
  CHECK(record.find(1)->hands[1] == 17);
  CHECK(record.find(1)->revealed);
  CHECK(answerLine(*record.find(1)).contains("17"));
  REQUIRE(record.find(3) != nullptr);
  CHECK(record.find(3)->measured.at("spot_error") > 0);
  CHECK(record.find(3)->weights.size() == 32);
  CHECK(measuredLine(*record.find(3)).contains("Error of A in the circle: 0."));

  const auto saveAs = [&](const QString& name) {
    QFileDialog* dialog = nullptr;
    REQUIRE(QTest::qWaitFor([&] { return (dialog = w.window.findChild<QFileDialog*>()) != nullptr; }));
    auto* field = dialog->findChild<QLineEdit*>("fileNameEdit");
    REQUIRE(field != nullptr);
    const QString path = w.home.path() + '/' + name;
    field->setText(path);
    QTest::keyClick(field, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(path) && w.window.findChild<QFileDialog*>() == nullptr; }, patience_ms));
    return test::readFile(path.toStdString());
  };
  QTest::mouseClick(&summary.save(), Qt::LeftButton);
  CHECK(saveAs("results.csv") == tour::recordToCsv(record));
  QTest::keyClick(&summary, Qt::Key_Escape);
  REQUIRE(QTest::qWaitFor([&] { return w.page().summary() == nullptr; }));
  CHECK(w.page().startPage().isVisible());
  REQUIRE(w.actions.trigger("tour.save_results"));  // still there
  const auto read = nlohmann::json::parse(saveAs("results.json"));
  CHECK(read["tour"] == "Where did the ball go?");
  CHECK(read["steps"][1]["question"]["choices"][1]["hands"] == 17);
}

TEST_CASE("a tour that is gone on with keeps what was done before, and one that begins anew does not", "[tours]") {
  Window w;
  w.start("01-what-a-token-is", 1);
  REQUIRE(w.page().recorder().record().steps.size() == 2);
  QTest::keyClick(&w.window, Qt::Key_Escape);
  REQUIRE(QTest::qWaitFor([&] { return w.page().tour() == nullptr; }));
  w.page().startTour("01-what-a-token-is");
  CHECK(w.stage().step() == 1);
  CHECK(w.page().recorder().record().steps.size() == 2);
  w.start("02-hide-and-guess");
  CHECK(w.page().recorder().record().steps.size() == 1);
  CHECK(w.page().recorder().record().id == "02-hide-and-guess");
}

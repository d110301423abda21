#include "widgets/sweeps/sweeps_page.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QTest>
#include <cmath>
#include <filesystem>

#include "core/mask/mask_io.hpp"
#include "core/session/studies.hpp"
#include "tests/widgets/session_fixture.hpp"
#include "widgets/clip_words.hpp"
#include "widgets/controls/fitted_columns.hpp"
#include "widgets/controls/words.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

struct ShownSweeps : test::ShownPage<SweepsPage> {
  test::TempFolder folder;

  ShownSweeps() {
    session.setLive(false);
    openSmall();
    auto made = std::make_unique<SweepsPage>(session, view, themes);
    made->form().setHome(QString::fromStdString(folder.path().string()));
    show(std::move(made));
  }
  ~ShownSweeps() { page.reset(); }  // before the folder it works in

  session::SweepStudy& study() { return session.studies().sweeps; }
  void finish() {
    queue.drainUntil([this] { return !study().status().busy; });
  }
  void type(const QString& field, const QString& text) {
    auto* edit = named<QLineEdit>(field);
    edit->selectAll();
    QTest::keyClicks(edit, text);
  }
  /// With the arrow keys, as a hand would.
  void choose(const QString& box, const QString& data) {
    auto* combo = named<QComboBox>(box);
    const int to = combo->findData(data);
    REQUIRE(to >= 0);
    while (combo->currentIndex() != to) QTest::keyClick(combo, combo->currentIndex() < to ? Qt::Key_Down : Qt::Key_Up);
  }
  void start() { QTest::mouseClick(button("Start sweep"), Qt::LeftButton); }
};

}  // namespace

TEST_CASE("a sweep that is filled in and started by hand has the numbers of the command line", "[sweeps]") {
  ShownSweeps s;
  s.type("Along: values", "0.2, 0.5");
  s.named<QSpinBox>("Seeds per point")->setValue(3);
  s.start();
  CHECK(s.study().status().busy);
  s.finish();
  REQUIRE(s.study().kept().size() == 6);
  CHECK_FALSE(s.study().status().error.has_value());

  // lacuna sweep, of the spec that the window wrote, in another folder
  const sweep::Spec spec = sweep::readSpec(s.study().folder() + "/spec.json", {}, {});
  CHECK(spec == *s.study().spec());
  CHECK(spec.seeds == 3);
  sweep::Store store(s.folder.file("by-hand.sqlite"), spec);
  sweep::runSweep(spec, store, {}, {});
  const auto places = sweep::tableOf(spec, store.all());
  REQUIRE(places.size() == 2);
  const Plot& plot = s.page->plot().plot();
  REQUIRE(plot.series.size() == 3);
  const Series &band = plot.series[0], &guess = plot.series[1], &mean = plot.series[2];
  for (std::size_t i = 0; i < 2; ++i) {
    const sweep::Spread& spread = places[i].of(latent::Metric::L1Normed);
    CHECK(mean.x[i] == (i == 0 ? 0.2 : 0.5));
    CHECK(mean.y[i] == spread.mean);
    CHECK(band.low[i] == spread.low);
    CHECK(band.high[i] == spread.high);
    CHECK(guess.y[i] == spread.guess);
  }
  CHECK(guess.dashed);
  sweep::writeTables(spec, store.all(), s.folder.path().string());
  CHECK(test::readFile(s.study().folder() + "/table.csv") == test::readFile(s.folder.file("table.csv")));
  CHECK(latent::tableCsv(s.page->plot().figure().table) == test::readFile(s.folder.file("table.csv")));

  QTest::mouseClick(s.named<SegmentedControl>("Metric that error views show"), Qt::LeftButton, {}, QPoint(s.named<SegmentedControl>("Metric that error views show")->width() - 12, 12));
  CHECK(s.view.metric == latent::Metric::Cosine);
  CHECK(s.page->plot().plot().series[2].y[0] == places[0].of(latent::Metric::Cosine).mean);
  QTest::mouseClick(s.button("Copy as command line"), Qt::LeftButton);
  CHECK(QGuiApplication::clipboard()->text().toStdString() == "lacuna sweep '" + s.study().folder() + "/spec.json' --out '" + s.study().folder() + "'");
}

TEST_CASE("a point of a sweep is chosen in the plot and opened", "[sweeps]") {
  ShownSweeps s;
  s.type("Along: values", "0.2, 0.5");
  s.named<QSpinBox>("Seeds per point")->setValue(1);
  s.start();
  s.finish();
  CHECK_FALSE(s.button("Open this point")->isEnabled());
  QTest::mouseClick(&s.page->plot(), Qt::LeftButton, {}, s.page->plot().pointInWidget(2, 1).toPoint());
  REQUIRE(s.page->table().chosen() == std::size_t{1});
  QTest::mouseClick(s.button("Open this point"), Qt::LeftButton);
  CHECK(s.session.mask().hiddenCount() == s.study().kept()[1].hidden);
  s.session.predict();
  s.queue.drainUntil([&] { return s.session.resultIsCurrent(); });
  CHECK(s.session.result().run->hash == s.study().kept()[1].run);
  CHECK(s.session.undoLabel() == "Mask of a sweep");
  s.session.undo();
  CHECK(s.session.mask().hiddenCount() == 0);

  // sorted by error: the columns' heads do it
  auto* head = s.page->table().horizontalHeader();
  const int error = 2 + 1 + 2;
  QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(head->sectionViewportPosition(error) + 8, head->height() / 2));
  const auto valueAt = [&](int row) { return s.page->table().model()->index(row, error).data(Qt::UserRole).toDouble(); };
  CHECK(valueAt(0) <= valueAt(1));
}

TEST_CASE("two axes of numbers are lines or a map", "[sweeps]") {
  ShownSweeps s;
  s.type("Along: values", "0.2, 0.5");
  s.choose("And along", "start");
  s.type("And along: values", "0, 2, 4");
  s.named<QSpinBox>("Seeds per point")->setValue(1);
  s.start();
  s.finish();
  REQUIRE(s.study().kept().size() == 6);
  CHECK(s.page->plot().plot().series.size() == 9);
  auto* choice = s.named<SegmentedControl>("Lines, or a map of two axes");
  QTest::mouseClick(choice, Qt::LeftButton, {}, QPoint(choice->width() - 10, choice->height() / 2));
  REQUIRE(s.page->heat().isVisible());
  const HeatMap& map = s.page->heat().map();
  CHECK(map.x_names == QStringList({"0.2", "0.5"}));
  CHECK(map.y_names == QStringList({"0", "2", "4"}));
  CHECK(map.at(1, 2) == static_cast<double>(s.study().kept()[5].mean.l1_normed));
  QTest::mouseClick(&s.page->heat(), Qt::LeftButton, {}, s.page->heat().cellInWidget(1, 0).toPoint());
  CHECK(s.page->table().chosen() == std::size_t{3});  // 0.5 and 0: the fourth run
}

TEST_CASE("a sweep that is cancelled keeps its runs, is offered again and gone on with", "[sweeps]") {
  ShownSweeps s;
  s.type("Along: values", "0.1..0.9 step 0.1");
  s.named<QSpinBox>("Seeds per point")->setValue(20);
  s.start();
  s.queue.drainUntil([&] { return s.study().kept().size() >= 3; });
  QTest::mouseClick(s.button("Cancel"), Qt::LeftButton);
  CHECK_FALSE(s.study().status().busy);
  CHECK(s.study().status().cancelled);
  const std::size_t kept = s.study().kept().size();
  REQUIRE(kept < 180);
  CHECK(s.page->plot().isVisible());  // what was made stays

  ShownSweeps again;  // as after a start anew
  again.page->form().setHome(QString::fromStdString(s.folder.path().string()));
  again.queue.drainUntil([&] { return again.study().found().size() == 1; });
  CHECK(again.study().found()[0].runs == 180);
  CHECK(again.study().found()[0].finished >= kept);
  QTest::mouseClick(again.button("Go on"), Qt::LeftButton);
  again.finish();
  CHECK(again.study().kept().size() == 180);
  CHECK(std::filesystem::exists(s.study().folder() + "/table.csv"));
}

TEST_CASE("a sweep's fields and table have the names of the window, and say how long it will take", "[sweeps]") {
  ShownSweeps s;
  auto* mask = s.named<QComboBox>("Mask");
  CHECK(mask->currentText() == "Random");
  CHECK(s.named<QComboBox>("Along")->currentText() == "Share hidden");
  for (const auto& [written, kind] : {std::pair("Random tube", "tube-random"), {"random", "random"}, {"blocks,blocks=4", "blocks,blocks=4"}}) {
    mask->setEditText(written);
    CHECK(s.page->form().plan().mask == kind);
  }
  mask->setEditText("Random");
  s.session.run(session::setShapes(mask::shapesFromText("tube,seed=3"), "Tube"));
  s.session.predict();
  s.queue.drainUntil([&] { return s.session.resultIsCurrent(); });
  s.named<QSpinBox>("Seeds per point")->setValue(1000);
  const QString expected = words::count(5000) + " runs, about " + words::seconds(5000 * s.session.result().run->times.total_s, 0);
  const auto labels = s.page->findChildren<QLabel*>();
  CHECK(std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == expected; }));
  s.type("Along: values", "0.2, 0.5");
  s.named<QSpinBox>("Seeds per point")->setValue(1);
  s.start();
  s.finish();
  CHECK(s.page->table().model()->headerData(2, Qt::Horizontal).toString() == "Share hidden");
}

TEST_CASE("what is no sweep is said before it is begun, and what fails after", "[sweeps]") {
  ShownSweeps s;
  s.type("Along: values", "0.2, high");
  CHECK_FALSE(s.button("Start sweep")->isEnabled());
  s.type("Along: values", "0.2, 7");
  CHECK_FALSE(s.button("Start sweep")->isEnabled());
  s.type("Along: values", "0.5");
  CHECK(s.button("Start sweep")->isEnabled());
  auto* mask = s.named<QComboBox>("Mask");
  mask->setCurrentText("On the frame");
  CHECK(s.named<QComboBox>("Along")->currentData().toString() == "x");
  CHECK_FALSE(s.named<QSpinBox>("Seeds per point")->isEnabled());
  s.start();
  REQUIRE(s.study().status().error.has_value());  // nothing is drawn
  s.session.run(session::setShapes({{ShapeId{1}, "Disc", mask::Operation::Hide, {}, mask::Ellipse{{0.3, 0.3}, {0.7, 0.7}}}}, "Disc"));
  s.type("Along: values", "-0.1, 0.1");
  s.start();
  s.finish();
  CHECK(s.study().kept().size() == 2);
  CHECK(std::filesystem::exists(s.study().folder() + "/mask.json"));
}

TEST_CASE("runs that come leave the table where it was scrolled to", "[sweeps]") {
  ShownSweeps s;
  s.type("Along: values", "0.1..0.9 step 0.1");
  s.named<QSpinBox>("Seeds per point")->setValue(10);
  s.start();
  s.finish();
  REQUIRE(s.study().kept().size() == 90);
  s.page->table().choose(0);
  QCoreApplication::processEvents();
  QScrollBar* bar = s.page->table().verticalScrollBar();
  REQUIRE(bar->maximum() > 0);
  bar->setValue(bar->maximum());
  const int at = bar->value();
  s.page->table().setRuns(*s.study().spec(), s.study().kept(), latent::Metric::L1Normed);
  QCoreApplication::processEvents();
  CHECK(s.page->table().chosen() == std::size_t{0});
  CHECK(bar->value() == at);
  s.page->table().choose(0);  // a person's choice comes into view
  CHECK(bar->value() == 0);
}

TEST_CASE("a sweep's page that nobody sees is not drawn anew, and shows all once it is seen", "[sweeps]") {
  ShownSweeps s;
  s.page->hide();
  s.study().start(s.study().planOfDocument(), s.folder.file("hidden"));
  s.finish();
  REQUIRE(s.study().kept().size() == 25);
  CHECK(s.page->table().model()->rowCount() == 0);
  s.page->show();
  CHECK(s.page->table().model()->rowCount() == 25);
}

TEST_CASE("columns are as wide as they need, and the widest give way where there is no room", "[sweeps]") {
  CHECK(fittedWidths({60, 200, 80}, 400, 110) == std::vector<int>({80, 220, 100}));  // what is left is shared out
  CHECK(fittedWidths({60, 200, 80, 160}, 440, 110) == std::vector<int>({60, 150, 80, 150}));
  CHECK(fittedWidths({60, 200, 80, 160}, 300, 110) == std::vector<int>({60, 110, 80, 110}));  // the table scrolls
  CHECK(fittedWidths({}, 300, 110).empty());
}

TEST_CASE("the table of runs names scenes as the window does, whole, and says the rest in tooltips", "[sweeps]") {
  ShownSweeps s;
  s.start();
  s.finish();
  RunTable& table = s.page->table();
  QCoreApplication::processEvents();
  const QModelIndex clip = table.model()->index(0, 1);
  CHECK(clip.data().toString() == "Behind the card, seed 7");
  CHECK(clip.data(Qt::ToolTipRole).toString() == "world:behind,seed=7");
  const QModelIndex mask = table.model()->index(0, 3);
  CHECK(mask.data(Qt::ToolTipRole) == mask.data());
  int all = 0;
  for (int column = 0; column < table.model()->columnCount(); ++column) {
    const QModelIndex at = table.model()->index(0, column);
    CHECK(table.columnWidth(column) > QFontMetrics(at.data(Qt::FontRole).value<QFont>()).horizontalAdvance(at.data().toString()));
    CHECK(table.columnWidth(column) > table.horizontalHeader()->fontMetrics().horizontalAdvance(table.model()->headerData(column, Qt::Horizontal).toString()));
    all += table.columnWidth(column);
  }
  CHECK(all == table.viewport()->width());
}

TEST_CASE("clips of one title are told apart", "[sweeps]") {
  const auto titles = [](const std::vector<std::string>& paths) {
    ClipTitles known;
    known.add(paths);
    std::vector<QString> all;
    for (const std::string& path : paths) all.push_back(known.of(path));
    return all;
  };
  CHECK(titles({"world:behind,seed=7", "world:behind,seed=8"}) == std::vector<QString>({"Behind the card, seed 7", "Behind the card, seed 8"}));
  CHECK(titles({"world:behind,seed=7,hue=0.1", "world:behind,seed=7,hue=0.2"}) == std::vector<QString>({"world:behind,seed=7,hue=0.1", "world:behind,seed=7,hue=0.2"}));
  CHECK(titles({"/a/walk.mp4", "/b/walk.mp4", "/b/run.mp4"}) == std::vector<QString>({"a/walk.mp4", "b/walk.mp4", "run.mp4"}));
  CHECK(titles({"/a/shots/", "/b/shots", "/b/more/"}) == std::vector<QString>({"a/shots", "b/shots", "more"}));
  CHECK(clipTitle("/a/b/walk.mp4") == "walk.mp4");

  ClipTitles growing;
  growing.add({"/a/walk.mp4", "/a/run.mp4"});
  CHECK(growing.of("/a/walk.mp4") == "walk.mp4");
  growing.add({"/a/walk.mp4", "/b/walk.mp4"});  // as runs come in
  CHECK(growing.of("/a/walk.mp4") == "a/walk.mp4");
  CHECK(growing.of("/b/walk.mp4") == "b/walk.mp4");
  CHECK(growing.of("/a/run.mp4") == "run.mp4");
}

TEST_CASE("clips that have no run yet cost the table of runs no title", "[sweeps]") {
  sweep::Spec spec;
  spec.clips = {"/a/walk.mp4", "/b/walk.mp4", "/b/run.mp4"};
  std::vector<sweep::Kept> runs(2);
  runs[1].number = 2;
  for (sweep::Kept& run : runs) run.tokens = 64;
  RunTableModel model;
  const auto title = [&model](int row) { return model.data(model.index(row, 1), Qt::DisplayRole).toString(); };
  model.setRuns(spec, runs, latent::Metric::L1Normed);
  CHECK(title(0) == "walk.mp4");
  CHECK(title(1) == "run.mp4");
  runs[1].number = 1;
  model.setRuns(spec, runs, latent::Metric::L1Normed);
  CHECK(title(0) == "a/walk.mp4");
  CHECK(title(1) == "b/walk.mp4");
  spec.clips = {"/a/walk.mp4", "/b/run.mp4"};
  model.setRuns(spec, runs, latent::Metric::L1Normed);
  CHECK(title(0) == "walk.mp4");  // of another sweep: what was called like it is gone
}

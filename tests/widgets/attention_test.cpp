#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <cmath>

#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/attention/attention_grid.hpp"
#include "widgets/attention/attention_map.hpp"
#include "widgets/attention/attention_panel.hpp"
#include "widgets/attention/attention_strip.hpp"
#include "widgets/attention/chosen_head.hpp"
#include "widgets/attention/head_kinds.hpp"
#include "widgets/attention/head_table.hpp"
#include "widgets/attention/reach_bars.hpp"
#include "widgets/attention/shown_attention.hpp"
#include "widgets/attention/source_list.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/figures/plot_view.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/inspector/reads_from.hpp"
#include "widgets/inspector/token_tab.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// The Attention workspace on a small clip and model with half of each step hidden.
struct Window : test::WholeWindow {
  Window() : WholeWindow({1500, 950}) {
    mask::MaskShape half{session.newShapeId(), "Half", mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {0.5, 1}}};
    session.run(session::setShapes({half}, "Half"));
    queue.drainUntil([this] { return session.resultIsCurrent() && !session.layoutStatus().busy; });
    REQUIRE(actions.trigger("view.workspace.attention"));
  }

  session::AttentionStudy& study() { return session.studies().attention; }
  TokenId token(int step, int row, int col) { return session.placement()->grid.id({step, row, col}); }
  void ask(TokenId token) {
    session.pick(token);
    settle();
  }
  void settle() {
    queue.drainUntil([this] { return !study().status().busy; });
  }
  template <class T>
  T& the() {
    auto found = window.findChildren<T*>();
    found.removeIf([](const T* each) { return each->parentWidget() != nullptr && qobject_cast<ReadsFrom*>(each->parentWidget()) != nullptr; });  // in the tab Token
    REQUIRE(found.size() == 1);
    return *found.front();
  }
};

}  // namespace

TEST_CASE("maps and figures use the room that there is, and no line of them is cut", "[attention]") {
  Window w;
  w.ask(w.token(0, 1, 3));
  AttentionGrid& grid = w.the<AttentionGrid>();
  ChosenHead& side = w.the<ChosenHead>();
  for (const QSize& size : {QSize(1600, 1000), QSize(1280, 720), QSize(1180, 720)}) {
    INFO(size.width() << " x " << size.height());
    w.window.resize(size);
    REQUIRE(QTest::qWaitFor([&] { return w.window.size() == size && side.viewport()->height() > 100; }));
    QTest::qWait(0);
    const auto& rows = w.study().rows()->blocks;
    const int blocks = static_cast<int>(rows.size()), heads = static_cast<int>(rows.front().rows);
    const QRectF last = grid.cell(blocks, heads - 1);
    CHECK(QRectF(grid.rect()).contains(last));
    // Another row or column's worth of room is left on one side alone.
    CHECK((grid.width() - last.right() < last.width() + 40 || grid.height() - last.bottom() < last.height()));
    int whole = 0;
    for (const ValueRow* row : side.findChildren<ValueRow*>()) {
      const QRect at(row->mapTo(side.viewport(), QPoint(0, 0)), row->size());
      CHECK((side.viewport()->rect().contains(at) || !side.viewport()->rect().intersects(at)));
      whole += side.viewport()->rect().contains(at) ? 1 : 0;
    }
    CHECK(whole == 5);
  }
}

TEST_CASE("heads go across and layers down at every size, each row of numbers beside its name, and arrows follow", "[attention]") {
  Window w;
  w.ask(w.token(0, 1, 3));
  AttentionGrid& grid = w.the<AttentionGrid>();
  grid.setFocus();
  for (const QSize& size : {QSize(1600, 1000), QSize(1280, 720), QSize(1180, 720), QSize(1900, 800)}) {
    INFO(size.width() << " x " << size.height());
    w.window.resize(size);
    REQUIRE(QTest::qWaitFor([&] { return w.window.size() == size; }));
    QTest::qWait(0);
    const QRectF first = grid.cell(1, 0);
    CHECK(grid.cell(1, 1).left() > first.left());
    CHECK(grid.cell(1, 1).top() == Approx(first.top()));
    CHECK(grid.cell(2, 0).top() > first.top());
    CHECK(grid.cell(2, 0).left() == Approx(first.left()));
    const QPointF before = grid.cell(w.view.attention_block, w.view.attention_head).center();
    QTest::keyClick(&grid, Qt::Key_Right);
    const QPointF after = grid.cell(w.view.attention_block, w.view.attention_head).center();
    CHECK(after.x() > before.x());
    CHECK(after.y() == Approx(before.y()));
    QTest::keyClick(&grid, Qt::Key_Left);
    grid.clearFocus();
    const QImage drawn = grid.grab().toImage();
    const QColor ground = drawn.pixelColor(1, grid.height() - 2);
    const auto inked = [&](const QRectF& box) {
      for (int y = static_cast<int>(box.top()); y < box.bottom(); ++y)
        for (int x = static_cast<int>(box.left()); x < box.right(); ++x)
          if (std::abs(drawn.pixelColor(x, y).lightness() - ground.lightness()) > 40) return true;
      return false;
    };
    CHECK(inked({12, 2, first.left() - 16, first.top() - 4}));                                          // "head", at the left end of its numbers
    CHECK(inked({0, first.top() + 4, 15, grid.cell(static_cast<int>(w.study().rows()->blocks.size()), 0).bottom() - first.top() - 4}));  // "layer", along its own
    CHECK_FALSE(inked({0, 0, 11, first.top() - 1}));
    grid.setFocus();
  }
}

TEST_CASE("in a low window the steps stand beside the maps of many layers, which are larger for it", "[attention]") {
  Window w;
  const auto small = w.session.model();
  w.session.openModel(test::sourceFile("models/world/model.safetensors"), true);
  w.queue.drainUntil([&] { return w.session.model() != small && w.session.model() && w.session.placement() && w.session.resultIsCurrent() && !w.session.layoutStatus().busy; });
  w.ask(w.token(0, 1, 3));
  AttentionGrid& grid = w.the<AttentionGrid>();
  AttentionStrip& strip = w.the<AttentionStrip>();
  const auto under = [&](const QSize& size) {
    w.window.resize(size);
    REQUIRE(QTest::qWaitFor([&] { return w.window.size() == size; }));
    QTest::qWait(0);
    return strip.mapTo(&w.window, QPoint(0, 0)).y() >= grid.mapTo(&w.window, QPoint(0, grid.height())).y();
  };
  REQUIRE(grid.isVisible());
  CHECK_FALSE(under({1280, 720}));
  CHECK(strip.mapTo(&w.window, QPoint(0, 0)).x() >= grid.mapTo(&w.window, QPoint(grid.width(), 0)).x());
  for (int step = 0; step < w.session.placement()->grid.steps; ++step) CHECK(QRectF(strip.rect()).contains(strip.place(step)));
  REQUIRE(w.actions.trigger("attention.maps.layers"));
  w.settle();
  QTest::qWait(0);
  CHECK(under({1280, 720}));  // a map a layer has the width
}

TEST_CASE("bars of no layer have no place", "[attention]") {
  ThemeStore themes(true);
  ReachBars none(themes);
  CHECK(none.bar(1).isEmpty());
  latent::HeadFigures head;
  head.block = 1;
  none.setHeads({head}, {});
  CHECK_FALSE(none.bar(1).isEmpty());
  CHECK(none.bar(0).isEmpty());
  CHECK(none.bar(2).isEmpty());
}

TEST_CASE("the reach of every layer can be read at every size, and a click or key takes its layer", "[attention]") {
  Window w;
  w.ask(w.token(0, 1, 3));
  ReachBars& reach = w.the<ChosenHead>().reach();
  const auto& heads = w.the<AttentionGrid>().figures();
  std::vector<double> sums(w.study().rows()->blocks.size());
  std::vector<int> counts(sums.size());
  for (const latent::HeadFigures& head : heads) {
    sums[static_cast<std::size_t>(head.block - 1)] += head.distance_cells;
    ++counts[static_cast<std::size_t>(head.block - 1)];
  }
  REQUIRE(reach.cells().size() == sums.size());
  for (std::size_t i = 0; i < sums.size(); ++i) CHECK(reach.cells()[i] == Approx(sums[i] / counts[i]));
  for (const QSize& size : {QSize(1600, 1000), QSize(1280, 720)}) {
    INFO(size.width() << " x " << size.height());
    w.window.resize(size);
    REQUIRE(QTest::qWaitFor([&] { return w.window.size() == size; }));
    QTest::qWait(0);
    double tallest = 0;
    for (int block = 1; block <= static_cast<int>(sums.size()); ++block) {
      CHECK(QRectF(reach.rect()).contains(reach.bar(block)));
      tallest = std::max(tallest, reach.bar(block).height());
    }
    CHECK(tallest > 30);
  }
  QTest::mouseClick(&reach, Qt::LeftButton, {}, reach.bar(2).center().toPoint());
  CHECK(w.view.attention_block == 2);
  CHECK(reach.readout().contains(words::number(reach.cells()[1], 2)));
  const QPoint first = reach.bar(1).center().toPoint(), second = reach.bar(2).center().toPoint();
  QTest::mousePress(&reach, Qt::LeftButton, {}, second);
  QTest::mouseRelease(&reach, Qt::LeftButton, {}, first);  // begun on another bar
  QTest::mousePress(&reach, Qt::LeftButton, {}, first);
  QTest::mouseRelease(&reach, Qt::LeftButton, {}, QPoint(first.x(), reach.height() + 40));  // let go below all of them
  QTest::mouseRelease(&reach, Qt::LeftButton, {}, first);  // begun elsewhere
  CHECK(w.view.attention_block == 2);
  reach.setFocus();
  QTest::keyClick(&reach, Qt::Key_Left);
  CHECK(w.view.attention_block == 1);
  const Figure taken = reach.figure();
  CHECK_FALSE(taken.table.columns.empty());
}

TEST_CASE("a click on the frame asks what the token reads from, and every head answers", "[attention]") {
  Window w;
  CHECK(w.view.tool == Tool::Pick);
  CHECK_FALSE(w.the<AttentionGrid>().isVisible());  // nothing is asked yet
  ClipCanvas& canvas = w.window.clipPanel().canvas();
  const TokenId query = w.token(0, 1, 3);
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.cellInWidget(query).center().toPoint());
  REQUIRE(w.session.picked() == query);
  w.settle();
  REQUIRE(w.study().current());
  CHECK(w.the<AttentionGrid>().isVisible());

  latent::LatentCache cache(std::size_t{1} << 24);
  const latent::Attention expected = latent::attentionOf(w.session.wantedRun(), latent::AttentionOf::Target, query, std::nullopt, cache, {});
  const auto& heads = w.the<AttentionGrid>().figures();
  REQUIRE(heads.size() == expected.blocks.size() * expected.blocks.front().rows);
  const latent::HeadFigures wanted = latent::figuresOf(expected.blocks[1].row(1), query, expected.tokens, w.session.mask());
  const latent::HeadFigures& shown = heads[expected.blocks.front().rows + 1];
  CHECK(shown.spread_bits == Approx(wanted.spread_bits));
  CHECK(shown.distance_cells == Approx(wanted.distance_cells));
  CHECK(shown.kind == wanted.kind);

  // A click on a small map makes it the large one; the frame, the list and the exported numbers follow.
  AttentionGrid& grid = w.the<AttentionGrid>();
  QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.cell(2, 1).center().toPoint());
  CHECK(w.view.attention_block == 2);
  CHECK(w.view.attention_head == 1);
  const latent::Table table = w.the<AttentionMap>().figure().table;
  REQUIRE(table.columns.back().name == "share");
  for (std::size_t i = 0; i < expected.tokens.size(); ++i) CHECK(table.columns.back().values[i] == Approx(expected.blocks[1].row(1)[i]));
  const auto strongest = latent::strongestSources(expected.blocks[1].row(1), expected.tokens, 8);
  const auto& listed = w.the<SourceList>().sources();
  REQUIRE(listed.size() == strongest.size());
  CHECK(listed.front().token == strongest.front().token);
  QTest::keyClick(&grid, Qt::Key_Up);
  CHECK(w.view.attention_block == 1);
}

TEST_CASE("the source list points at tokens everywhere and goes to their step; the strip goes through time", "[attention]") {
  Window w;
  w.ask(w.token(0, 1, 3));
  SourceList& list = w.the<SourceList>();
  REQUIRE_FALSE(list.sources().empty());
  QTest::mouseMove(&list, QPoint(20, SourceList::row_height / 2));
  CHECK(w.session.hovered() == list.sources().front().token);
  const TokenId last = list.sources().back().token;
  const int row = static_cast<int>(list.sources().size()) - 1;
  QTest::mouseClick(&list, Qt::LeftButton, {}, QPoint(20, row * SourceList::row_height + 10));
  CHECK(w.session.playheadStep() == w.session.placement()->grid.cell(last).step);
  AttentionStrip& strip = w.the<AttentionStrip>();
  QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.place(2).center().toPoint());
  CHECK(w.session.playheadStep() == 2);
  QTest::keyClick(&strip, Qt::Key_Left);
  CHECK(w.session.playheadStep() == 1);
  AttentionGrid& grid = w.the<AttentionGrid>();
  grid.setFocus();
  QTest::keyClick(&grid, Qt::Key_Right);  // the grid's, not the window's
  CHECK(w.view.attention_head == 1);
  CHECK(w.session.playheadStep() == 1);
}

TEST_CASE("a hidden token asks the predictor, and the context encoder says why it cannot answer", "[attention]") {
  Window w;
  const TokenId hidden = w.token(1, 2, 0);
  REQUIRE(w.session.mask().hidden(hidden));
  REQUIRE(w.actions.trigger("attention.of.predictor"));
  w.ask(hidden);
  REQUIRE(w.study().rows());
  CHECK(w.study().rows()->of == latent::AttentionOf::Predictor);
  REQUIRE(w.actions.trigger("attention.of.context"));
  w.settle();
  REQUIRE(w.study().status().error);
  CHECK(w.study().status().error->what.find("never sees a hidden one") != std::string::npos);
  CHECK(w.study().rows() != nullptr);  // the last result stays, for whoever asks for it again
  CHECK_FALSE(w.the<AttentionGrid>().isVisible());
  ShownAttention shown(w.session, w.view);
  shown.watch(true);
  CHECK(shown.maps().empty());  // the target encoder's maps would pass for those of the context
  REQUIRE(w.actions.trigger("attention.of.target"));
  w.settle();
  CHECK_FALSE(w.study().status().error);
}

TEST_CASE("read by, layers, rollout and the table show what the core computes", "[attention]") {
  Window w;
  const TokenId query = w.token(0, 1, 3);
  w.ask(query);
  latent::LatentCache cache(std::size_t{1} << 24);
  const auto request = w.session.wantedRun();
  const latent::AttentionSurvey survey = latent::surveyAttention(request, latent::AttentionOf::Target, query, cache, {});
  REQUIRE(w.actions.trigger("attention.read_by"));
  w.settle();
  const auto by = w.the<AttentionMap>().figure().table.columns.back().values;
  REQUIRE(by.size() == survey.tokens.size());
  for (std::size_t i = 0; i < by.size(); ++i) CHECK(by[i] == Approx(survey.read_by[0].row(0)[i]));
  for (const latent::HeadFigures& head : w.the<AttentionGrid>().figures()) {  // of where its readers are: shares of a whole
    CHECK(head.same_step <= 1 + 1e-6);
    CHECK(head.on_visible <= 1 + 1e-6);
    CHECK(head.spread_bits <= std::log2(64.0) + 1e-6);
  }

  w.view.attention_queries = AttentionQueries::All;  // as the segment "Received" does
  w.view.notify();
  w.settle();
  const auto received = w.the<AttentionMap>().figure().table.columns.back().values;
  REQUIRE(received.size() == survey.tokens.size());
  for (std::size_t i = 0; i < received.size(); ++i) CHECK(received[i] == Approx(survey.received[0].row(0)[i]));

  w.view.attention_queries = AttentionQueries::This;
  REQUIRE(w.actions.trigger("attention.maps.rollout"));
  w.settle();
  const latent::AttentionRollout rollout = latent::rolloutOf(request, latent::AttentionOf::Target, query, cache, {});
  const auto rolled = w.the<AttentionMap>().figure().table.columns.back().values;
  REQUIRE(rolled.size() == rollout.tokens.size());
  for (std::size_t i = 0; i < rolled.size(); ++i) CHECK(rolled[i] == Approx(rollout.shares.row(0)[i]));

  REQUIRE(w.actions.trigger("attention.maps.table"));
  REQUIRE(w.actions.trigger("attention.all_tokens"));
  w.settle();
  auto& table = w.the<HeadTable>();
  REQUIRE(table.isVisible());
  REQUIRE(table.model()->rowCount() == static_cast<int>(survey.heads.size()));
  CHECK(table.model()->index(0, 3).data(Qt::UserRole).toDouble() == Approx(survey.heads[0].spread_bits));
  REQUIRE(w.actions.trigger("attention.hidden_tokens"));
  CHECK(table.model()->index(0, 3).data(Qt::UserRole).toDouble() == Approx(survey.of_hidden[0].spread_bits));
  REQUIRE(w.actions.trigger("attention.all_tokens"));
  table.sortByColumn(3, Qt::DescendingOrder);
  const auto widest = std::ranges::max_element(survey.heads, {}, &latent::HeadFigures::spread_bits);
  CHECK(table.model()->index(0, 3).data(Qt::UserRole).toDouble() == Approx(widest->spread_bits));
  QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(0, 3)).center());
  CHECK(w.view.attention_block == widest->block);
  CHECK(w.view.attention_head == widest->head);
}

TEST_CASE("attention follows the mask where it matters, is kept for queries before, and can be cancelled", "[attention]") {
  Window w;
  const TokenId first = w.token(0, 1, 3), second = w.token(0, 2, 3);
  w.ask(first);
  const auto rows = w.study().rows();
  w.ask(second);
  CHECK(w.study().rows() != rows);
  w.session.pick(first);
  CHECK_FALSE(w.study().status().busy);  // known from before
  CHECK(w.study().rows() == rows);
  w.session.undo();  // nothing is hidden: the target encoder sees the same
  CHECK(w.study().current());
  w.session.redo();
  REQUIRE(w.actions.trigger("attention.of.predictor"));
  w.settle();
  REQUIRE(w.study().current());
  mask::MaskShape other{w.session.newShapeId(), "More", mask::Operation::Hide, {}, mask::Rectangle{{0.5, 0}, {0.74, 0.24}}};
  w.session.run(session::addShape(other, "More"));
  CHECK_FALSE(w.study().current());
  w.queue.drainUntil([&] { return w.session.resultIsCurrent() && !w.study().status().busy; });
  CHECK(w.study().current());

  w.session.pick(second);
  REQUIRE(w.study().status().busy);
  const auto shown = w.study().rows();
  w.study().cancel();
  CHECK_FALSE(w.study().status().busy);
  CHECK(w.study().rows() == shown);
  CHECK_FALSE(w.study().current());
  w.session.hover(w.token(1, 1, 1));  // what was cancelled is not begun again by the way
  CHECK_FALSE(w.study().status().busy);
  w.session.pick(first);
  w.session.pick(second);  // but when it is asked again
  CHECK(w.study().status().busy);
}

TEST_CASE("kinds filter the grid, and nothing is computed while nobody looks", "[attention]") {
  Window w;
  w.ask(w.token(0, 1, 3));
  HeadKinds& kinds = w.the<HeadKinds>();
  std::optional<latent::HeadKind> chosen;
  QObject::connect(&kinds, &HeadKinds::kindChosen, &kinds, [&](std::optional<latent::HeadKind> kind) { chosen = kind; });
  QTest::mouseClick(&kinds, Qt::LeftButton, {}, QPoint(10, 5));
  CHECK(chosen == latent::HeadKind::Itself);
  QTest::mouseClick(&kinds, Qt::LeftButton, {}, QPoint(10, 5));
  CHECK_FALSE(chosen);
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  w.window.showInspector(false);  // the tab Token looks, too
  w.session.pick(w.token(0, 3, 3));
  CHECK_FALSE(w.study().status().busy);
  REQUIRE(w.actions.trigger("attention.on_frame"));
  CHECK(w.study().status().busy);
}

TEST_CASE("what is counted by kind is named: all heads, or a map a layer", "[attention]") {
  Window w;
  w.ask(w.token(0, 1, 3));
  const auto counted = [&] {
    int all = 0;
    for (const QString& kind : w.the<HeadKinds>().accessibleDescription().split(", ")) all += kind.section(": ", 1).toInt();
    return all;
  };
  const auto& shape = w.session.model()->description().encoder;
  CHECK(counted() == shape.depth * shape.heads);
  CHECK(w.the<HeadKinds>().accessibleName() == QString("Kinds of head, all %1").arg(shape.depth * shape.heads));
  REQUIRE(w.actions.trigger("attention.maps.rollout"));
  w.settle();
  CHECK(counted() == shape.depth);
  CHECK(w.the<HeadKinds>().accessibleName() == "Kinds of map, one a layer");
}

TEST_CASE("the table of heads has its kinds in sight, and every column where the window is large", "[attention]") {
  Window w;
  w.ask(w.token(0, 1, 3));
  w.window.resize(1600, 1000);
  REQUIRE(w.actions.trigger("attention.maps.table"));
  w.settle();
  auto& table = w.the<HeadTable>();
  const auto inSight = [&](int column) { return table.columnViewportPosition(column) + table.columnWidth(column) <= table.viewport()->width(); };
  CHECK(table.model()->headerData(2, Qt::Horizontal).toString() == "Kind");
  CHECK(inSight(table.model()->columnCount() - 1));
  w.window.resize(1280, 720);
  QCoreApplication::processEvents();
  CHECK(inSight(2));
  for (int row = 0; row < table.model()->rowCount(); ++row) {
    const QModelIndex kind = table.model()->index(row, 2);
    CHECK(table.columnWidth(2) >= table.sizeHintForIndex(kind).width());  // no kind is cut
  }
  CHECK(table.model()->headerData(3, Qt::Horizontal).toString() == "Spread, bits");
}

TEST_CASE("the heads of a table stand over the texts of its columns", "[attention]") {
  HeadTable table(nullptr);
  table.resize(1400, 300);
  table.show();
  REQUIRE(QTest::qWaitForWindowExposed(&table));
  table.setHeads(std::vector<latent::HeadFigures>(1));
  table.clearSelection();
  QCoreApplication::processEvents();
  /// Left and right end, px, of what is written in a part of a widget.
  const auto written = [](QWidget& widget, const QRect& part) {
    const QImage image = widget.grab(part.adjusted(2, 3, -2, -4)).toImage();
    std::pair<int, int> ends{image.width(), -1};
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x)
        if (std::abs(qGray(image.pixel(x, y)) - qGray(image.pixel(0, y))) > 60) ends = {std::min(ends.first, x), std::max(ends.second, x)};
    return ends;
  };
  auto& head = *table.horizontalHeader();
  for (int column = 0; column < table.model()->columnCount(); ++column) {
    INFO(column);
    const QRect part(head.sectionViewportPosition(column), 0, head.sectionSize(column), head.height());
    const auto above = written(*head.viewport(), part), below = written(*table.viewport(), table.visualRect(table.model()->index(0, column)));
    REQUIRE(above.second > above.first);
    CHECK(std::abs(column == 2 ? above.first - below.first : above.second - below.second) <= 4);
  }
}

TEST_CASE("the width that a table of heads needs has its scroll bar in it, where there is one", "[attention]") {
  for (const int blocks : {1, 24}) {
    INFO(blocks);
    HeadTable table(nullptr);
    std::vector<latent::HeadFigures> heads;
    for (int block = 1; block <= blocks; ++block)
      for (int head = 0; head < 16; ++head) {
        latent::HeadFigures& figures = heads.emplace_back();
        figures.block = block;
        figures.head = head;
      }
    table.resize(1200, 500);
    table.show();
    REQUIRE(QTest::qWaitForWindowExposed(&table));
    table.setHeads(heads);
    table.resize(table.neededWidth(), 500);
    QCoreApplication::processEvents();
    const int last = table.model()->columnCount() - 1;
    CHECK(table.verticalScrollBar()->isVisible() == (blocks > 1));
    CHECK_FALSE(table.horizontalScrollBar()->isVisible());
    CHECK(table.columnViewportPosition(last) + table.columnWidth(last) == table.viewport()->width());
  }
}

TEST_CASE("figures that tell hidden from visible follow the mask, also where the rows stay", "[attention]") {
  Window w;
  const TokenId query = w.token(0, 1, 3);
  w.ask(query);
  REQUIRE(w.actions.trigger("attention.maps.table"));
  REQUIRE(w.actions.trigger("attention.hidden_tokens"));
  w.settle();
  const auto rows = w.study().rows();
  const auto survey = w.study().survey();
  REQUIRE(survey);
  mask::MaskShape strip{w.session.newShapeId(), "Strip", mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {0.25, 1}}};
  w.session.run(session::setShapes({strip}, "Strip"));
  w.queue.drainUntil([&] { return w.session.resultIsCurrent() && !w.study().status().busy; });
  CHECK(w.study().rows() == rows);  // the target encoder sees the same clip
  CHECK(w.study().survey() != survey);
  latent::LatentCache cache(std::size_t{1} << 24);
  const auto expected = latent::surveyAttention(w.session.wantedRun(), latent::AttentionOf::Target, std::nullopt, cache, {});
  REQUIRE(w.study().survey()->of_hidden.size() == expected.of_hidden.size());
  CHECK(w.study().survey()->of_hidden[0].on_visible == Approx(expected.of_hidden[0].on_visible));
  CHECK(w.study().request().mask == w.session.mask());
}

TEST_CASE("another clip takes the maps of the one before away, and its tokens cannot be picked", "[attention]") {
  Window w;
  w.ask(w.token(0, 1, 3));
  REQUIRE(w.study().rows());
  w.session.openClip("world:throw,seed=3", session::Session::Input{{0, 4, 4.0}, 32});
  w.queue.drainUntil([&] { return w.session.placement() && w.session.placement()->grid.size() < 64; });
  CHECK_FALSE(w.study().rows());
  CHECK_FALSE(w.the<AttentionGrid>().isVisible());
  w.session.pick(TokenId{63});
  CHECK_FALSE(w.session.picked());
}

TEST_CASE("the tab Token says what the picked token reads from once that is in sight, and leads to all of it", "[attention]") {
  Window w;
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  w.window.showInspectorTab("token");
  w.ask(w.token(0, 1, 1));
  auto& reads = *w.window.findChild<ReadsFrom*>();
  auto& list = *reads.findChild<SourceList*>();
  auto* page = qobject_cast<QScrollArea*>(reads.window()->findChild<TokenTab*>());
  REQUIRE(page != nullptr);
  page->ensureWidgetVisible(&reads);
  REQUIRE(QTest::qWaitFor([&] { return !reads.visibleRegion().isEmpty() && w.study().status().busy; }));
  w.settle();
  CHECK(w.study().current());
  REQUIRE(list.isVisible());
  const auto shares = latent::strongestSources(w.study().rows()->blocks[0].row(0), w.study().rows()->tokens, 4);
  REQUIRE(list.sources().size() == shares.size());
  for (std::size_t i = 0; i < shares.size(); ++i) CHECK(list.sources()[i].token == shares[i].token);
  page->ensureWidgetVisible(&reads);
  for (auto* button : reads.findChildren<QPushButton*>()) QTest::mouseClick(button, Qt::LeftButton);
  CHECK(w.view.workspace == Workspace::Attention);
}

TEST_CASE("Follow hides what is in the token, wherever it goes, as one step", "[attention]") {
  Window w;
  REQUIRE(w.actions.trigger("view.workspace.explore"));
  w.window.showInspectorTab("token");
  w.ask(w.token(1, 1, 2));
  QPushButton* follow = nullptr;
  for (auto* button : w.window.findChild<TokenTab*>()->findChildren<QPushButton*>())
    if (button->text() == "Follow") follow = button;
  REQUIRE(follow != nullptr);
  const std::size_t before = w.session.document().shapes.size();
  QTest::mouseClick(follow, Qt::LeftButton);
  CHECK(w.session.playheadStep() == 1);
  w.queue.drainUntil([&] { return !w.session.following().busy; });
  REQUIRE(w.session.document().shapes.size() == before + 1);
  CHECK(w.session.mask().hidden(w.token(1, 1, 2)));
  w.session.undo();
  CHECK(w.session.document().shapes.size() == before);
}

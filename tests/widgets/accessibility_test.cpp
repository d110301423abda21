// What somebody needs who does not use a mouse, does not see the screen, or sees it badly: the whole window, every workspace.

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QStyle>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/timeline/timeline_view.hpp"
#include "widgets/window/layouts.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

constexpr const char* workspaces[] = {"view.workspace.explore", "view.workspace.masks", "view.workspace.attention", "view.workspace.compare"};

struct Window : test::WholeWindow {
  explicit Window(const QSize& size = {1600, 1000}) : WholeWindow(size) {
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    REQUIRE(actions.trigger("mask.generate.blocks-small"));
    queue.drainUntil([this] { return session.resultIsCurrent() && session.result().projection; });
    session.pick(session.result().run->hidden_ids.front());
  }
  /// Every page that a user can come to: workspaces, tabs of the inspector, pages of Compare.
  void eachPage(const std::function<void(const std::string& name)>& look) {
    for (const char* workspace : workspaces) {
      REQUIRE(actions.trigger(workspace));
      queue.drainUntil([this] { return !session.studies().busy(); });
      auto* tabs = layouts().panels().inspector->findChild<QTabBar*>();
      for (int i = 0; i < tabs->count(); ++i) {
        if (!tabs->isTabVisible(i)) continue;
        tabs->setCurrentIndex(i);
        settle();
        look(std::string(workspace) + ", " + tabs->tabText(i).toStdString());
      }
    }
    for (const char* page : {"compare.page.detail", "compare.page.sweeps", "compare.page.surprise"}) {
      REQUIRE(actions.trigger(page));
      settle();
      look(page);
    }
  }
  /// Layouts inside layouts take a turn of the event loop each.
  static void settle() {
    for (int turn = 0; turn < 4; ++turn) QCoreApplication::processEvents();
  }
  Layouts& layouts() { return window.layouts(); }
};

/// Parts that Qt makes inside its own widgets, which speak for them.
bool isInner(const QWidget& widget) {
  return widget.objectName().startsWith("qt_") || qobject_cast<const QScrollBar*>(&widget) != nullptr || qobject_cast<const QSplitterHandle*>(&widget) != nullptr ||
         qobject_cast<const QTabBar*>(widget.parentWidget()) != nullptr || qobject_cast<const QMenuBar*>(widget.parentWidget()) != nullptr ||
         qobject_cast<const QComboBox*>(widget.parentWidget()) != nullptr || qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) != nullptr ||
         widget.inherits("QComboBoxPrivateContainer") || widget.inherits("QHeaderView");
}

std::string nameOf(const QWidget& widget) {
  std::string path = widget.metaObject()->className();
  for (const QWidget* up = widget.parentWidget(); up != nullptr && path.size() < 160; up = up->parentWidget()) path = std::string(up->metaObject()->className()) + " > " + path;
  return path;
}

double luminance(const QColor& color) {
  const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  const double one = luminance(a), two = luminance(b);
  return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

/// What most of a part of the picture has: the ground under its text.
QColor groundOf(const QImage& picture, const QRect& part) {
  QHash<QRgb, int> counts;
  for (int y = part.top(); y <= part.bottom(); ++y)
    for (int x = part.left(); x <= part.right(); ++x)
      if (picture.rect().contains(x, y)) ++counts[picture.pixel(x, y)];
  QRgb most = 0;
  for (auto each = counts.begin(); each != counts.end(); ++each)
    if (!counts.contains(most) || each.value() > counts[most]) most = each.key();
  return QColor(most);
}

}  // namespace

TEST_CASE("whatever takes the keyboard, and every button, has a name", "[accessibility]") {
  Window w;
  QSet<QString> told;
  w.eachPage([&](const std::string& page) {
    for (QWidget* widget : w.window.findChildren<QWidget*>()) {
      const bool reached = (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus || qobject_cast<QAbstractButton*>(widget) != nullptr;
      if (!reached || !widget->isVisible() || isInner(*widget)) continue;
      const QAccessibleInterface* read = QAccessible::queryAccessibleInterface(widget);
      const std::string path = nameOf(*widget);
      if (told.contains(QString::fromStdString(path))) continue;
      INFO(page << ": " << path);
      const bool named = read != nullptr && !read->text(QAccessible::Name).isEmpty();
      CHECK(named);
      if (!named) told.insert(QString::fromStdString(path));
    }
  });
}

TEST_CASE("buttons are large enough to hit", "[accessibility]") {
  constexpr int least_px = 24;
  Window w;
  QSet<QString> told;
  w.eachPage([&](const std::string& page) {
    for (auto* button : w.window.findChildren<QAbstractButton*>()) {
      if (!button->isVisible() || isInner(*button)) continue;
      const std::string path = nameOf(*button) + " " + button->text().toStdString();
      if (told.contains(QString::fromStdString(path))) continue;
      INFO(page << ": " << path << ", " << button->width() << " x " << button->height());
      const bool large = button->width() >= least_px && button->height() >= least_px;
      CHECK(large);
      if (!large) told.insert(QString::fromStdString(path));
    }
  });
}

TEST_CASE("text stands out from what is under it, in every look", "[accessibility]") {
  const Look look = GENERATE(Look::Dark, Look::Light, Look::Projector);
  Window w;
  w.themes.setLook(look);
  QSet<QString> told;
  int looked_at = 0;
  w.eachPage([&](const std::string& page) {
    const QImage picture = w.window.grab().toImage();
    for (auto* label : w.window.findChildren<QLabel*>()) {
      if (!label->isVisible() || !label->isEnabled() || label->text().isEmpty() || label->visibleRegion().isEmpty()) continue;
      const QRect part(label->mapTo(&w.window, label->visibleRegion().boundingRect().topLeft()), label->visibleRegion().boundingRect().size());
      const QColor ink = label->palette().color(label->foregroundRole()), ground = groundOf(picture, part);
      const double ratio = contrast(ink, ground);
      ++looked_at;
      if (told.contains(label->text())) continue;
      INFO(page << ": \"" << label->text().toStdString() << "\" " << ink.name().toStdString() << " on " << ground.name().toStdString() << " in " << nameOf(*label));
      CHECK(ratio >= 4.5);
      if (ratio < 4.5) told.insert(label->text());
    }
  });
  CHECK(looked_at > 500);
}

TEST_CASE("no label is cut where it cannot be read in full", "[accessibility]") {
  const QSize size = GENERATE(QSize(1180, 720), QSize(1280, 720), QSize(1600, 1000));
  Window w(size);
  QSet<QString> told;
  w.eachPage([&](const std::string& page) {
    for (auto* label : w.window.findChildren<QLabel*>()) {
      if (!label->isVisible() || label->text().isEmpty() || label->visibleRegion().isEmpty() || told.contains(label->text())) continue;
      const int wanted = label->wordWrap() ? label->heightForWidth(label->width()) : label->fontMetrics().horizontalAdvance(label->text());
      const bool elided = label->inherits("lacuna::widgets::ElidedLabel");  // it says the whole in its tooltip
      const bool fits = elided || label->textFormat() == Qt::RichText || (label->wordWrap() ? wanted <= label->height() : wanted <= label->width());
      INFO(page << " at " << size.width() << " x " << size.height() << ": \"" << label->text().toStdString() << "\" wants " << wanted << " in "
                << label->width() << " x " << label->height() << ", " << nameOf(*label));
      CHECK(fits);
      if (!fits) told.insert(label->text());
    }
  });
}

TEST_CASE("F6 goes through the panels in the design's order and back, and one sees where the keyboard is", "[accessibility]") {
  Window w;
  const auto in = [](const QWidget* around) { return around->isAncestorOf(QApplication::focusWidget()) || around == QApplication::focusWidget(); };
  w.window.centralWidget()->setFocus();
  const auto rings = [&] {
    QCoreApplication::processEvents();
    const QImage with = w.window.grab().toImage();
    QWidget* holder = QApplication::focusWidget();
    const QRect part(holder->mapTo(&w.window, QPoint(0, 0)), holder->size());
    int accent = 0;
    for (int y = part.top(); y <= part.bottom(); ++y)
      for (int x = part.left(); x <= part.right(); ++x)
        if (with.rect().contains(x, y) && QColor(with.pixel(x, y)) == w.themes.theme().accent) ++accent;
    return accent;
  };
  const std::vector<const char*> order = {"lacuna::widgets::TopBar", "lacuna::widgets::LoopRow", "lacuna::widgets::ToolStrip", "lacuna::widgets::ClipCanvas",
                                          "lacuna::widgets::LensStrip", "lacuna::widgets::LatentView", "lacuna::widgets::InspectorPanel",
                                          "lacuna::widgets::TimelineView", "lacuna::widgets::StatusBar"};
  const auto areaOf = [&](const char* name) {
    for (QWidget* widget : w.window.findChildren<QWidget*>())
      if (widget->inherits(name) && widget->isVisible()) return widget;
    return static_cast<QWidget*>(nullptr);
  };
  for (const char* name : order) {
    QTest::keyClick(&w.window, Qt::Key_F6);
    INFO(name << ", keyboard on " << nameOf(*QApplication::focusWidget()));
    CHECK(in(areaOf(name)));
    CHECK(rings() > 20);
  }
  QTest::keyClick(&w.window, Qt::Key_F6);
  CHECK(in(areaOf(order.front())));
  QTest::keyClick(&w.window, Qt::Key_F6, Qt::ShiftModifier);
  CHECK(in(areaOf(order.back())));
  QTest::keyClick(&w.window, Qt::Key_F6, Qt::ShiftModifier);
  CHECK(in(areaOf("lacuna::widgets::TimelineView")));
}

TEST_CASE("with the keyboard on the clip arrows move the token cursor, Insert hides, Delete shows", "[accessibility]") {
  Window w;
  ClipCanvas& canvas = w.window.clipPanel().canvas();
  QAccessibleInterface* read = QAccessible::queryAccessibleInterface(&canvas);
  REQUIRE(read != nullptr);
  CHECK(read->role() == QAccessible::Graphic);
  canvas.setFocus(Qt::TabFocusReason);
  w.session.pick(w.session.placement()->grid.id({w.session.playheadStep(), 0, 0}));
  QTest::keyClick(&canvas, Qt::Key_Right);
  QTest::keyClick(&canvas, Qt::Key_Down);
  const TokenId token = w.session.placement()->grid.id({w.session.playheadStep(), 1, 1});
  CHECK(w.session.picked() == token);
  const bool hidden = w.session.mask().hidden(token);
  CHECK(read->text(QAccessible::Value).startsWith(QString("Row 2, column 2, step %1, %2").arg(w.session.playheadStep() + 1).arg(hidden ? "hidden" : "visible")));
  QTest::keyClick(&canvas, hidden ? Qt::Key_Delete : Qt::Key_Insert);
  CHECK(w.session.mask().hidden(token) != hidden);
  QTest::keyClick(&canvas, hidden ? Qt::Key_Insert : Qt::Key_Delete);
  CHECK(w.session.mask().hidden(token) == hidden);
  QTest::keyClick(&canvas, Qt::Key_Return, Qt::ShiftModifier);
  CHECK_FALSE(w.session.selection().empty());

  const TokenId predicted = w.session.result().run->hidden_ids.front();
  w.session.pick(predicted);
  const QString words = canvas.describe(predicted);
  CHECK(words.contains(QRegularExpression("hidden, error \\d+\\.\\d\\d$")));
  CHECK(QAccessible::queryAccessibleInterface(&w.window.latentPanel().view())->text(QAccessible::Value) == words);
}

TEST_CASE("the tracks of the timeline are read with name and value", "[accessibility]") {
  Window w;
  auto* timeline = w.window.findChild<TimelineView*>();
  QAccessibleInterface* read = QAccessible::queryAccessibleInterface(timeline);
  REQUIRE(read != nullptr);
  CHECK(read->text(QAccessible::Value).contains("Step 1 of"));
  QStringList names;
  for (int i = 0; i < read->childCount(); ++i) {
    QAccessibleInterface* track = read->child(i);
    REQUIRE(track != nullptr);
    if (track->role() != QAccessible::ListItem) continue;
    names << track->text(QAccessible::Name);
    CHECK_FALSE(track->text(QAccessible::Value).isEmpty());
    CHECK(track->rect().height() > 10);
    CHECK(read->indexOfChild(track) == i);
    CHECK(track->parent() == read);
  }
  CHECK(names == QStringList{"Clip", "Mask", "Error"});
}

TEST_CASE("every action is in a menu", "[accessibility]") {
  Window w;
  for (const ActionRow& row : w.actions.rows()) {
    INFO(row.id.toStdString());
    CHECK_FALSE(row.menu.isEmpty());
    CHECK_FALSE(row.text.isEmpty());
  }
}

TEST_CASE("nothing moves by itself when less motion is wanted", "[accessibility]") {
  Window w({1280, 900});
  const auto duration = [&] { return w.window.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &w.window); };
  const int usual = duration();
  w.preferences.set(preference::reduce_motion, true);
  CHECK(duration() == 0);
  const OrbitCamera home = w.window.latentPanel().view().camera();
  w.window.latentPanel().view().lookAlong(0);
  const OrbitCamera after = w.window.latentPanel().view().camera();
  CHECK(after.eye() != home.eye());  // there at once
  REQUIRE(w.actions.trigger("view.inspector"));
  QWidget* inspector = w.layouts().panels().inspector;
  const int place = inspector->mapTo(&w.window, QPoint(0, 0)).x();
  CHECK(place < w.window.width() - usual_inspector_px);
  w.preferences.set(preference::reduce_motion, false);
  CHECK(duration() == usual);
}

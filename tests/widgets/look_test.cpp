// What a change of look does to widgets that are seen, and to those that are not.

#include <QApplication>
#include <QPushButton>
#include <algorithm>

#include "tests/widgets/window_fixture.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/theme/late_styling.hpp"
#include "widgets/theme/style.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

TEST_CASE("another look shows at once in all that is seen, and in what is hidden before that is shown", "[theme][look]") {
  test::WholeWindow w({1500, 900});
  for (const char* workspace : {"masks", "attention", "compare", "explore"}) REQUIRE(w.actions.trigger(QString("view.workspace.") + workspace));
  auto* late = qApp->findChild<LateStyling*>();
  REQUIRE(late != nullptr);
  REQUIRE(QTest::qWaitFor([&] { return !late->waits(); }));
  const auto wordsOf = [](const QPushButton& button) { return button.palette().color(QPalette::ButtonText); };
  const auto fresh = [&](const QPushButton& like) {  // styled for the first time
    QPushButton button(like.text());
    for (const char* property : {"primary", "quiet", "link"}) button.setProperty(property, like.property(property));
    button.setEnabled(like.isEnabled());
    button.ensurePolished();
    return wordsOf(button);
  };
  const auto check = [&](bool hidden_too) {
    int seen = 0, hidden = 0;
    const Theme light = Theme::load(Look::Light);
    const std::vector<QColor> inks = {light.text, light.text2, light.text3, light.ok, light.warn, light.bad, light.accent, light.truth, light.pred, light.run_a, light.run_b, light.on_accent, light.ctl, light.hidden};
    for (const Label* label : w.window.findChildren<Label*>()) {
      INFO(label->text().toStdString());
      CHECK(std::ranges::count(inks, label->palette().color(QPalette::WindowText)) > 0);
    }
    for (const QPushButton* button : w.window.findChildren<QPushButton*>()) {
      if (!button->testAttribute(Qt::WA_StyleSheet) || !button->styleSheet().isEmpty() || button->isCheckable()) continue;
      ++(button->isVisible() ? seen : hidden);
      if (hidden_too || button->isVisible()) CHECK(wordsOf(*button) == fresh(*button));
    }
    CHECK(seen >= 3);
    CHECK(hidden >= 20);
  };
  w.themes.setLook(Look::Light);
  check(false);
  CHECK(late->waits());

  SECTION("a page that is shown at once is whole") {
    REQUIRE(w.actions.trigger("view.workspace.masks"));
    REQUIRE(w.actions.trigger("view.tab.mask"));
    check(false);
  }
  SECTION("the rest follows, whatever comes between") {
    w.themes.setLook(Look::Dark);
    w.themes.setLook(Look::Light);
    CHECK(QTest::qWaitFor([&] { return !late->waits(); }));
    check(true);
  }
  w.themes.setLook(Look::Dark);
  CHECK(QTest::qWaitFor([&] { return !late->waits(); }));
}

TEST_CASE("a style that is not asked gets the other sheet all the same, and every widget is told", "[theme][look]") {
  test::WholeWindow w({1280, 720});
  const QString usual = qApp->styleSheet();
  Style unasked(Theme::load(Look::Dark));  // not the application's
  LateStyling late(*qApp, unasked);
  auto* label = new QLabel("words", &w.window);
  label->show();
  const int plain = label->sizeHint().width();
  late.apply(usual + "QLabel { padding: 3px; }");
  CHECK(qApp->styleSheet() == usual + "QLabel { padding: 3px; }");
  CHECK(label->sizeHint().width() > plain);
  CHECK(QTest::qWaitFor([&] { return !late.waits(); }));
  late.apply(usual);
  CHECK(qApp->styleSheet() == usual);
  CHECK(label->sizeHint().width() == plain);
  CHECK(QTest::qWaitFor([&] { return !late.waits(); }));
}

#include "widgets/theme/theme.hpp"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <cmath>

#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor& color) {
  const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  const double one = luminance(a), two = luminance(b);
  return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

using Role = QColor Theme::*;
const std::vector<Role> surfaces = {&Theme::gutter, &Theme::panel, &Theme::raised, &Theme::hover, &Theme::active};
const std::vector<Role> cards = {&Theme::panel, &Theme::raised};

void checkContrast(const Theme& theme, const std::vector<Role>& inks, const std::vector<Role>& grounds, double least) {
  for (std::size_t i = 0; i < inks.size(); ++i)
    for (std::size_t j = 0; j < grounds.size(); ++j) {
      INFO((theme.dark ? "dark" : "light")
           << ", ink " << (theme.*inks[i]).name().toStdString() << " on " << (theme.*grounds[j]).name().toStdString());
      CHECK(contrast(theme.*inks[i], theme.*grounds[j]) >= least);
    }
}

}  // namespace

TEST_CASE("the measure agrees with known pairs", "[theme]") {
  CHECK(contrast(Qt::white, Qt::black) == Approx(21.0));
  CHECK(contrast(QColor("#767676"), Qt::white) == Approx(4.54).margin(0.01));
}

TEST_CASE("text can be read on every surface of both themes", "[theme]") {
  for (const bool dark : {true, false}) {
    const Theme theme = Theme::load(dark);
    checkContrast(theme, {&Theme::text, &Theme::text2, &Theme::text3, &Theme::accent}, surfaces, 4.5);
    checkContrast(theme, {&Theme::on_accent}, {&Theme::accent_fill}, 4.5);
    checkContrast(theme, {&Theme::accent}, {&Theme::accent_soft}, 4.5);
    checkContrast(theme, {&Theme::ctl}, cards, 3.0);
    checkContrast(theme, {&Theme::visible}, {&Theme::view_top, &Theme::view_bottom}, 3.0);
  }
}

TEST_CASE("colours with a meaning can be read as text", "[theme]") {
  const std::vector<Role> meanings = {&Theme::truth, &Theme::pred, &Theme::hidden, &Theme::run_a,
                                      &Theme::run_b, &Theme::ok,   &Theme::warn,   &Theme::bad};
  checkContrast(Theme::load(true), meanings, surfaces, 4.5);
  checkContrast(Theme::load(false), meanings, cards, 4.5);
}

TEST_CASE("every role has a colour of its own file", "[theme]") {
  for (const bool dark : {true, false}) {
    const Theme theme = Theme::load(dark);
    for (const Role role : surfaces) CHECK((theme.*role).isValid());
    CHECK(theme.hud.alphaF() == Approx(dark ? 0.86 : 0.90).margin(0.01));
    CHECK(theme.emberAt(0) != theme.emberAt(1));
    CHECK(luminance(theme.emberAt(1)) > luminance(theme.emberAt(0)));
    CHECK(theme.emberAt(-3) == theme.emberAt(0));
  }
}

TEST_CASE("the style sheet has a colour for each name in it", "[theme]") {
  for (const bool dark : {true, false}) {
    const QString sheet = styleSheet(Theme::load(dark));
    CHECK(sheet.contains(Theme::load(dark).accent_fill.name()));
    CHECK_FALSE(sheet.contains('@'));
    CHECK(sheet.count('{') == sheet.count('}'));
  }
}

TEST_CASE("colours are written down in the theme alone", "[theme]") {
  // Numbers or names of colours, other than transparent; a picture's own bytes are no colours of the window.
  const QRegularExpression colour("QColor[ a-z_]*[({]\\s*(\"#|\\d+, *\\d+, *\\d)|QColor::fromRgbF?\\(\\s*\\d|Qt::(white|black|red|green|blue|gray|darkGray|lightGray|yellow|cyan|magenta)\\b");
  int files = 0;
  QDirIterator sources(QString(LACUNA_SOURCE_DIR) + "/widgets", {"*.cpp", "*.hpp"}, QDir::Files, QDirIterator::Subdirectories);
  while (sources.hasNext()) {
    const QString path = sources.next();
    if (path.contains("/widgets/theme/")) continue;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto found = colour.match(QString::fromUtf8(file.readAll()));
    INFO(path.toStdString() << ": " << found.captured(0).toStdString());
    CHECK_FALSE(found.hasMatch());
    ++files;
  }
  CHECK(files > 200);
}

TEST_CASE("every symbol that the code names is in the program", "[theme]") {
  // Every quoted word on a line that asks for a symbol, among them the first argument of buttons and chips.
  const QRegularExpression asks("(?:iconPixmap|drawIcon|setIconName|IconButton|LoopCard|\\bicon)\\([^;]*");
  const QRegularExpression word("\"([a-z]+)\"");
  const QDir icons(":/icons");
  QSet<QString> known;
  for (const QString& file : icons.entryList({"*.svg"})) known.insert(file.chopped(4));
  REQUIRE(known.size() >= 69);
  int named = 0;
  QDirIterator sources(QString(LACUNA_SOURCE_DIR) + "/widgets", {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
  while (sources.hasNext()) {
    QFile file(sources.next());
    REQUIRE(file.open(QIODevice::ReadOnly));
    for (const QString& line : QString::fromUtf8(file.readAll()).split('\n')) {
      const auto asked = asks.match(line);
      if (!asked.hasMatch() || line.contains("lacuna/%1")) continue;
      auto words = word.globalMatch(asked.captured(0));
      while (words.hasNext()) {
        const QString name = words.next().captured(1);
        INFO(file.fileName().toStdString() << ": " << name.toStdString());
        CHECK(known.contains(name));
        ++named;
      }
    }
  }
  CHECK(named > 15);
}

TEST_CASE("symbols are recoloured", "[theme]") {
  const QImage red = iconPixmap("play", QColor("#ff0000"), 20, 1).toImage();
  bool found = false;
  for (int y = 0; y < red.height(); ++y)
    for (int x = 0; x < red.width(); ++x) found = found || red.pixelColor(x, y) == QColor("#ff0000");
  CHECK(found);
  CHECK(iconPixmap("play", QColor("#ff0000"), 20, 2).width() == 40);
}

// The design's promise for those who see two of three primaries: what is told apart by hue stays apart, what is ordered by
// lightness stays in order.

#include <algorithm>
#include <array>
#include <cmath>

#include "tests/support/catch.hpp"
#include "widgets/theme/free_hues.hpp"
#include "widgets/theme/theme.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

/// Full vision, then without one kind of cone, on linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.
struct Sight {
  const char* name;
  Matrix matrix;
};
constexpr std::array sights = {
    Sight{"full", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    Sight{"protanopia", {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    Sight{"deuteranopia", {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    Sight{"tritanopia", {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};

Triple linear(const QColor& color) {
  const auto one = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return {one(color.redF()), one(color.greenF()), one(color.blueF())};
}

Triple product(const Matrix& matrix, const Triple& v) {
  Triple result{};
  for (std::size_t i = 0; i < 3; ++i) result[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
  return result;
}

/// OKLab (Ottosson 2020) of a colour as that sight sees it.
Triple seen(const QColor& color, const Sight& sight) {
  Triple v = product(sight.matrix, linear(color));
  for (double& channel : v) channel = std::clamp(channel, 0.0, 1.0);
  Triple cones = product({{{0.4122214708, 0.5363325363, 0.0514459929}, {0.2119034982, 0.6806995451, 0.1073969566}, {0.0883024619, 0.2817188376, 0.6299787005}}}, v);
  for (double& cone : cones) cone = std::cbrt(cone);
  return product({{{0.2104542553, 0.7936177850, -0.0040720468}, {1.9779984951, -2.4285922050, 0.4505937099}, {0.0259040371, 0.7827717662, -0.8086757660}}}, cones);
}

double apart(const QColor& a, const QColor& b, const Sight& sight) {
  const Triple x = seen(a, sight), y = seen(b, sight);
  return 100 * std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

}  // namespace

TEST_CASE("the measure of distance agrees with known pairs", "[theme]") {
  CHECK(apart(Qt::white, Qt::black, sights[0]) == Approx(100).margin(0.1));
  CHECK(apart(QColor("#FF0000"), QColor("#FF0000"), sights[2]) == 0);
  CHECK(apart(QColor("#E02020"), QColor("#608000"), sights[2]) < apart(QColor("#E02020"), QColor("#608000"), sights[0]) / 2);  // red and green
}

TEST_CASE("hues with a meaning stay apart for everybody", "[theme]") {
  for (const bool dark : {true, false})
    for (const Sight& sight : sights) {
      INFO((dark ? "dark, " : "light, ") << sight.name);
      const Theme theme = Theme::load(dark);
      for (std::size_t i = 0; i < theme.eight.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) CHECK(apart(theme.eight[i], theme.eight[j], sight) >= 10);
      CHECK(apart(theme.truth, theme.pred, sight) >= 11);
      CHECK(apart(theme.run_a, theme.run_b, sight) >= 8.8);
      CHECK(apart(theme.hidden_edge, theme.pred, sight) >= 11);
    }
}

TEST_CASE("what is told apart without a meaning has no hue that has one", "[theme]") {
  for (const bool dark : {true, false}) {
    const Theme theme = Theme::load(dark);
    for (int n = 0; n < static_cast<int>(free_hues.size()); ++n)
      for (const QColor& meant : {theme.truth, theme.pred, theme.run_a, theme.run_b}) {
        INFO((dark ? "dark, " : "light, ") << n << " beside " << meant.name().toStdString());
        CHECK(apart(groupColor(theme, freeGroup(n)), meant, sights[0]) >= 11.5);
      }
    for (int n = 1; n < 8; ++n) CHECK(groupColor(theme, freeGroup(n)) != groupColor(theme, freeGroup(n - 1)));
  }
}

TEST_CASE("maps of error and attention rise in lightness for everybody", "[theme]") {
  constexpr int places = 32;
  for (const bool dark : {true, false})
    for (const Sight& sight : sights) {
      INFO((dark ? "dark, " : "light, ") << sight.name);
      const Theme theme = Theme::load(dark);
      for (int i = 0; i < places; ++i) {
        const double low = i / static_cast<double>(places), high = (i + 1) / static_cast<double>(places);
        CHECK(seen(theme.emberAt(low), sight)[0] < seen(theme.emberAt(high), sight)[0]);
        CHECK(seen(theme.frostAt(low), sight)[0] < seen(theme.frostAt(high), sight)[0]);
      }
    }
}

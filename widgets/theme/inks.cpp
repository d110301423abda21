#include "widgets/theme/inks.hpp"

#include "widgets/theme/faded.hpp"

namespace lacuna::widgets::inks {
namespace {

constexpr float light_ground = 0.45F;

}  // namespace

QColor mark(double opacity) { return faded(Qt::white, opacity); }
QColor casing(double opacity) { return faded(QColor(10, 10, 14), opacity); }
QColor shade(double opacity) { return faded(QColor(8, 8, 10), opacity); }
QColor label(double opacity) { return faded(QColor(14, 15, 18), opacity); }
QColor pen(const Theme& theme) { return theme.eight_on_video[1]; }
QColor before() { return {0x7A, 0xB8, 0xFF}; }
QColor after() { return {0xFF, 0xB4, 0x54}; }
std::array<QColor, 3> features() { return {QColor("#F2728B"), QColor("#8FB6F5"), QColor("#B58BE8")}; }
QColor ground(const Theme& theme) { return theme.dark ? Qt::black : Qt::white; }
QColor badge(const Theme& theme) { return theme.dark ? theme.gutter : QColor(Qt::white); }
QColor on(const QColor& ground) { return ground.lightnessF() > light_ground ? Qt::black : Qt::white; }
QColor knob(const Theme& theme) { return theme.dark ? QColor(Qt::white) : theme.accent_fill; }
QColor switchKnob() { return Qt::white; }
QColor paper(const Theme& theme) { return theme.dark ? theme.panel : QColor(Qt::white); }
QColor shadow(double opacity) { return faded(Qt::black, opacity); }
QColor panelEdge(const Theme& theme) { return theme.dark ? QColor(Qt::transparent) : QColor(20, 24, 34, 14); }

}  // namespace lacuna::widgets::inks

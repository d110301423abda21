#pragma once

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// Colours that follow from what lies under them and not from a role: marks over a clip's picture, which is the same in every
/// theme, letters on a coloured ground, and shadows.
namespace inks {
QColor mark(double opacity = 1);           ///< a line over a picture: white
QColor casing(double opacity = 0.75);      ///< wider and dark under a mark, so that it shows on any picture
QColor shade(double opacity);              ///< over a picture, so that a map or a spot stands out
QColor label(double opacity = 0.94);       ///< the ground of words over a picture; the words are `mark`
QColor pen(const Theme& theme);            ///< what a lecturer draws over everything
QColor before(), after();                  ///< outlines of the steps around in the onion skin
std::array<QColor, 3> features();          ///< the sign of feature colours, which have no scale
QColor ground(const Theme& theme);         ///< what every mark of the theme stands out from: black or white
QColor badge(const Theme& theme);          ///< the letter on a run's colour
QColor on(const QColor& ground);           ///< black or white, whichever is read better
QColor knob(const Theme& theme);           ///< of sliders
QColor switchKnob();
QColor paper(const Theme& theme);          ///< behind a figure
QColor shadow(double opacity);
QColor panelEdge(const Theme& theme);      ///< a breath of ink on light ground, none on dark
}  // namespace inks

}  // namespace lacuna::widgets

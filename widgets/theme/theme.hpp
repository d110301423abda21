#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <array>

class QApplication;

namespace lacuna::widgets {

/// Dark, light, or light for a projector: black text.
enum class Look { Dark, Light, Projector };

/// Every colour, colour map and font of the window; QSS, QPainter, VTK and ImGui read from here alone.
/// Values come from resources/theme.json.
struct Theme {
  bool dark = true;
  QColor gutter, panel, raised, hover, active, line, line2, text, text2, text3, accent, accent_fill, on_accent, accent_soft;
  QColor truth, pred, hidden, hidden_edge, select, ok, warn, bad, run_a, run_b;
  QColor canvas, view_top, view_bottom, floor_grid, ctl, visible, hud, hud_edge;
  std::array<QColor, 9> ember;        ///< error, whole map
  std::array<QColor, 9> frost;        ///< attention
  std::array<QColor, 9> tide;         ///< signed, A minus B: zero in the middle
  std::array<QColor, 8> eight;        ///< categories: layers, kinds, clusters
  std::array<QColor, 8> eight_on_video;  ///< the same over a clip's picture, whatever the theme
  double ember_low = 0.24, ember_span = 0.70;  ///< the piece that is drawn: low + span * e

  /// Colour of an error between 0 and 1 of the shown range, with the map trimmed for this theme.
  QColor emberAt(double share) const;
  QColor frostAt(double share) const;  ///< of an attention between 0 and 1 of the shown range
  QColor tideAt(double place) const;   ///< from -1, A's end, to 1, B's

  static Theme load(Look look);
  static Theme load(bool dark) { return load(dark ? Look::Dark : Look::Light); }
};

/// The colour of the n-th group, from 0; after the eighth they come again, paler.
QColor groupColor(const Theme& theme, int group);

/// Type styles of the design (sizes in logical pixels).
namespace fonts {
QFont figure();   ///< 26, 600
QFont state();    ///< 15, 600
QFont title();    ///< 12.5, 600
QFont body();     ///< 12.5, 400
QFont value();    ///< 12.5, 500
QFont caption();  ///< 11, 400
QFont number();   ///< mono 12
QFont axis();     ///< mono 10.5
}  // namespace fonts

/// A symbol of resources/icons, recoloured; crisp at every scale. `name` without folder and ending.
QIcon icon(const QString& name, const QColor& color);
QPixmap iconPixmap(const QString& name, const QColor& color, int side, qreal device_pixel_ratio);

/// The theme in use. Views keep a reference, read `theme()` when they paint and restyle on `changed`.
class ThemeStore : public QObject {
  Q_OBJECT
 public:
  explicit ThemeStore(bool dark) : ThemeStore(dark ? Look::Dark : Look::Light) {}
  explicit ThemeStore(Look look) : look_(look), theme_(Theme::load(look)) {}
  const Theme& theme() const { return theme_; }
  Look look() const { return look_; }
  void setLook(Look look);
  void setDark(bool dark) { setLook(dark ? Look::Dark : Look::Light); }

 Q_SIGNALS:
  void changed();

 private:
  Look look_;
  Theme theme_;
};

/// The style sheet of the whole window, built from a theme.
QString styleSheet(const Theme& theme);

/// Style, palette, font and style sheet of the application; call at start and on `ThemeStore::changed`.
void applyTheme(QApplication& application, const Theme& theme);

}  // namespace lacuna::widgets

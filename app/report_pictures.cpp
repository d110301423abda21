#include "app/report_pictures.hpp"

#include <QBuffer>
#include <cmath>

#include "app/figure.hpp"
#include "core/latent/error_places.hpp"
#include "widgets/figures/page_files.hpp"
#include "widgets/figures/plot.hpp"
#include "widgets/scene/latent_drawing.hpp"

namespace lacuna::app {
namespace {

using widgets::Plot;
using widgets::Series;
using widgets::Theme;

constexpr latent::Metric metric = latent::Metric::L1Normed;  // as trained
constexpr QSizeF plot_size(560, 300), space_size(760, 480);

QByteArray svgOf(const Plot& plot) {
  const Theme theme = Theme::load(false);
  widgets::Page page{plot.title, {}, plot_size, 0, [&](QPainter& painter) {
                       painter.setRenderHint(QPainter::Antialiasing);
                       widgets::paintPlot(painter, QRectF(QPointF(), plot_size).adjusted(4, 4, -4, -4), plot, theme);
                     }};
  return widgets::svgFile(page);
}

/// Mean with the middle 80 %, and the best simple guess.
struct Curve {
  Series band{Series::Kind::Band, QString::fromUtf8("10 to 90\u00a0%"), &Theme::pred}, mean{Series::Kind::Line, QString::fromUtf8("Predicted, mean"), &Theme::pred},
      guess{Series::Kind::Line, QString::fromUtf8("Best simple guess"), &Theme::text3};
  Curve() { guess.dashed = true; }
  void add(double x, double low, double middle, double high, double baseline) {
    for (Series* series : {&band, &mean, &guess}) series->x.push_back(x);
    band.low.push_back(low);
    band.high.push_back(high);
    mean.y.push_back(middle);
    guess.y.push_back(baseline);
  }
  std::vector<Series> series() const { return {band, mean, guess}; }
};

}  // namespace

QByteArray framesPng(const latent::Run& run) { return widgets::pngFile(framesFigure(run, Theme::load(false)), QStringLiteral("Frames"), {}); }

QByteArray stepsSvg(const latent::Run& run) {
  Curve curve;
  const auto steps = latent::errorsByStep(run, metric);
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i].hidden > 0) curve.add(static_cast<double>(i + 1), steps[i].tenth, steps[i].mean, steps[i].ninetieth, steps[i].baseline);
  Plot plot{QString::fromUtf8("Error by step"), QString::fromUtf8("Step"), QString::fromUtf8(latent::nameOf(metric)), curve.series()};
  plot.y_from_zero = true;
  return svgOf(plot);
}

QByteArray distanceSvg(const latent::Run& run) {
  Curve curve;
  for (const auto& group : latent::errorsByDistance(run, metric, latent::borderDistances(run.mask).space_time))
    if (std::isfinite(group.low)) curve.add(group.low, group.tenth, group.mean, group.ninetieth, group.baseline);
  Plot plot{QString::fromUtf8("Error by distance"), QString::fromUtf8("Cells to the nearest visible token, in space and time"), QString::fromUtf8(latent::nameOf(metric)),
            curve.series()};
  plot.y_from_zero = true;
  return svgOf(plot);
}

QByteArray projectionSvg(const session::Result& result) {
  widgets::SceneStyle style;
  style.show = widgets::ShowSteps::AllSteps;
  const Theme theme = Theme::load(false);
  widgets::LatentDrawing drawing{widgets::sceneContent(result, style, {}, theme), {}, theme, 2.6, {}};
  std::vector<QVector3D> points;
  for (const widgets::Mark& mark : drawing.content.marks) points.push_back(mark.at);
  widgets::OrbitCamera camera;
  camera.fit(points, QRectF(QPointF(), space_size).adjusted(30, 20, -30, -20), space_size);
  drawing.projector = camera.projector(space_size);
  return widgets::svgOf(drawing);
}

}  // namespace lacuna::app

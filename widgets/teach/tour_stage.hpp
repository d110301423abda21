#pragma once

#include "widgets/teach/picture_frame.hpp"
#include "widgets/teach/stage.hpp"
#include "widgets/teach/step_card.hpp"
#include "widgets/teach/teach_picture.hpp"
#include "widgets/teach/teach_plot.hpp"
#include "widgets/teach/tour_library.hpp"

namespace lacuna::widgets {

class ClipCanvas;
class LatentPanel;

/// A running tour: pictures, the step's text and a plot below.
class TourStage : public Stage {
  Q_OBJECT
 public:
  TourStage(TourSession& tour, ThemeStore& themes, QWidget* parent = nullptr);
  void start(const TourEntry& entry, int step);
  const TourEntry& entry() const { return entry_; }
  int step() const { return step_; }
  int steps() const { return static_cast<int>(entry_.tour.steps.size()); }
  void goTo(int step);      ///< within the tour
  void next();              ///< after the last step: `finished`
  void back() { goTo(step_ - 1); }
  void replay();
  StepCard& card() { return *card_; }
  TeachPlot& plot() { return *plot_; }
  ClipCanvas& canvas() { return *canvas_; }           ///< A where there is no B: it can be painted on
  TeachPicture& pictureA() { return *picture_a_; }
  TeachPicture& pictureB() { return *picture_b_; }
  TeachPicture& attention() { return *attention_; }
  LatentPanel* latent() const { return latent_; }     ///< null until a step shows it

 Q_SIGNALS:
  void stepChanged(int step);
  void finished();

 protected:
  void followText(bool hidden) override;
  void followScale() override;
  void placeSpot() override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void build();
  PictureFrame* frameOf(QWidget* content);
  void buildPlot();
  void arrange();
  void placeCard();
  void makeLatent();
  void turnLatent();
  void styleLatent(const QString& name, const QString& caption);
  void followTour();
  void showLegend();

  TourSession& tour_;
  TourEntry entry_;
  int step_ = -1;
  ClipCanvas* canvas_ = nullptr;
  TeachPicture *picture_a_ = nullptr, *picture_b_ = nullptr, *attention_ = nullptr;
  LatentPanel* latent_ = nullptr;
  PictureFrame *canvas_frame_ = nullptr, *a_frame_ = nullptr, *b_frame_ = nullptr, *attention_frame_ = nullptr, *latent_frame_ = nullptr;
  QHBoxLayout* upper_ = nullptr;
  QGridLayout *grid_ = nullptr, *plot_head_ = nullptr;
  StepCard* card_ = nullptr;
  LargePanel* plot_panel_ = nullptr;
  TeachPlot* plot_ = nullptr;
  class DetailFigure* detail_ = nullptr;
  Label *plot_title_ = nullptr, *plot_caption_ = nullptr;
  class CurveLegend* legend_ = nullptr;
  bool camera_pending_ = false;
};

/// Names of the plot's curves with a piece of their lines: in one row, or in as many as its width asks for.
class CurveLegend : public QWidget {
  Q_OBJECT
 public:
  CurveLegend(ThemeStore& themes, QWidget* parent);
  void setCurves(const std::vector<TeachPlot::Curve>& curves);
  QSize sizeHint() const override;
  int heightForWidth(int width) const override;
  QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
  /// Where each curve's entry begins in a legend of this width; both in pixels of the design.
  std::vector<QPoint> places(int width) const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int entryWidth(const TeachPlot::Curve& curve) const;  ///< in pixels of the design
  ThemeStore& themes_;
  std::vector<TeachPlot::Curve> curves_;
};

}  // namespace lacuna::widgets

#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QSlider>
#include <QSpinBox>

#include "core/detail/detail.hpp"
#include "core/session/session.hpp"
#include "widgets/detail/detail_pictures.hpp"
#include "widgets/figures/plot_view.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::session {
class DetailStudy;
}

namespace lacuna::widgets {

/// Latent change over pixel change, a line for each kind of change of the result.
Plot detailPlot(const detail::Result& result, detail::Measure measure);

/// The detail lab: what is changed, the frame before and after, and how far pixels and latents move.
class DetailPage : public QWidget {
  Q_OBJECT
 public:
  DetailPage(session::Session& session, ThemeStore& themes, QWidget* parent = nullptr);
  PlotView& plot() { return *plot_; }
  void measure();
  bool canMeasure() const;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  class Form;
  QWidget* buildForm();
  void addField(Section* section, const QString& name, QWidget* control);
  void addShown(Form& form);
  void addMeasured(Form& form);
  void watchForm();
  QWidget* buildResult();
  void readStudy();
  void readResult();
  void readYardsticks();
  void showChange();
  void chooseSample(int series, int point);
  detail::Kind kind() const;
  double strength() const;
  session::DetailStudy& study() const;

  session::Session& session_;
  ThemeStore& themes_;
  QComboBox* kind_ = nullptr;
  QSlider* strength_ = nullptr;
  QSpinBox *strengths_ = nullptr, *seed_ = nullptr;
  QLineEdit* beside_ = nullptr;
  QPushButton *measure_ = nullptr, *cancel_ = nullptr, *save_ = nullptr, *copy_ = nullptr;
  Label *fully_ = nullptr, *strength_text_ = nullptr, *status_ = nullptr, *sentence_ = nullptr;
  QVBoxLayout* yardsticks_ = nullptr;
  std::vector<ValueRow*> yardstick_rows_;
  std::shared_ptr<const detail::Result> drawn_;  ///< what plot, yardsticks and sentence are of
  int drawn_by_ = -1;                            ///< choice of `measure_of_`
  Panel* panel_ = nullptr;
  SegmentedControl* measure_of_ = nullptr;
  DetailPictures* pictures_ = nullptr;
  PlotView* plot_ = nullptr;
  StateView* empty_ = nullptr;  ///< in the plot's place until something was measured
  class QGraphicsOpacityEffect* dimming_ = nullptr;
  session::Connection on_study_, on_session_;
};

}  // namespace lacuna::widgets

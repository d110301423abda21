#pragma once

#include <QWidget>
#include <vector>

#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// Values of all hidden tokens in Ember, with a marker at one of them; smallest, count and largest under it.
class Histogram : public QWidget {
  Q_OBJECT
 public:
  Histogram(ThemeStore& themes, QWidget* parent);
  void setValues(const std::vector<float>& values, const ErrorRange& colors, latent::Metric metric);
  void setMarker(float value);
  QSize sizeHint() const override { return {280, 92}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  static constexpr int bins = 30;
  ThemeStore& themes_;
  std::vector<int> counts_;
  float low_ = 0, high_ = 1, marker_ = 0;
  std::size_t tokens_ = 0;
  ErrorRange colors_;
  latent::Metric metric_ = latent::Metric::L1Normed;
};

/// How many of `values` lie in each of `bins` equal parts of [low, high]; both ends belong to the outer parts.
std::vector<int> countInBins(const std::vector<float>& values, float low, float high, int bins);

}  // namespace lacuna::widgets

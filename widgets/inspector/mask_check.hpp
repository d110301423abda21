#pragma once

#include <optional>

#include "core/jobs/job_runner.hpp"
#include "core/mask/mask_statistics.hpp"
#include "core/session/session.hpp"
#include "widgets/controls/settles.hpp"
#include "widgets/inspector/check_line.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// One figure of a mask: its name, where it lies among the masks of training, its value.
class FigureRow : public QWidget {
  Q_OBJECT
 public:
  FigureRow(const QString& name, const QString& meaning, ThemeStore& themes, QWidget* parent);
  enum class Unit { Share, Count };
  /// Shares are shown on an axis from 0 to 1, counts from 0. Without masks of training only the value is shown.
  void setFigure(double value, const mask::FigureSpread& training, Unit unit);
  QSize sizeHint() const override { return {240, 26}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintSpread(QPainter& painter, const QRectF& area) const;

  const QString name_, meaning_;
  ThemeStore& themes_;
  QString value_text_;
  std::vector<int> counts_;  ///< of training, from `low_` to `high_`
  double low_ = 0, high_ = 1, value_ = 0;
  bool usual_ = true;  ///< between the 5 and 95 % of training
};

/// How far the mask is from those that the model was trained with.
class MaskCheck : public QWidget, public Settles {
  Q_OBJECT
 public:
  MaskCheck(session::Session& session, jobs::JobRunner& jobs, ThemeStore& themes, QWidget* parent);
  void refresh();
  bool settled() const override { return !lane_.busy(); }

 private:
  struct Training {
    std::vector<std::string> kinds;
    mask::TokenGrid grid;
    bool operator==(const Training&) const = default;
  };
  void draw(const Training& wanted);
  void showFigures();
  void showVerdicts(const mask::Mask& mask, double hidden_share);
  QString sourceText() const;

  session::Session& session_;
  jobs::JobRunner& jobs_;
  CheckLine *steps_, *share_;
  Label* source_;
  FigureRow *hidden_, *blocks_, *border_, *extent_;
  std::optional<Training> asked_;
  mask::TrainingDistribution training_;  ///< of `asked_` when it is drawn; else without masks
  QString problem_;
  jobs::Lane lane_;
};

}  // namespace lacuna::widgets

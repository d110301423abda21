#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/latent/attention_survey.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// How many heads are of each kind; a click shows one kind alone, and again all.
class HeadKinds : public QWidget {
  Q_OBJECT
 public:
  HeadKinds(ThemeStore& themes, QWidget* parent);
  void setHeads(const std::vector<latent::HeadFigures>& heads);
  QSize sizeHint() const override { return {200, 6 * row_height}; }

 Q_SIGNALS:
  void kindChosen(std::optional<latent::HeadKind> kind);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  static constexpr int row_height = 24;
  void choose(std::optional<latent::HeadKind> kind);
  ThemeStore& themes_;
  std::array<int, 6> counts_{};
  std::optional<latent::HeadKind> chosen_;
};

}  // namespace lacuna::widgets

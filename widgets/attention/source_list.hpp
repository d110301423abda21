#pragma once

#include <QPixmap>
#include <QWidget>
#include <vector>

#include "core/latent/attention_survey.hpp"
#include "core/media/clip_window.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// The tokens that are read most from: patch, place, a bar and the share. Hovering a row points at the token in every view, a
/// click or Enter goes to its step.
class SourceList : public QWidget {
  Q_OBJECT
 public:
  SourceList(ThemeStore& themes, QWidget* parent);
  void setSources(std::vector<latent::Source> sources, const media::ClipWindow& window, const mask::Mask& mask, int query_step);
  const std::vector<latent::Source>& sources() const { return sources_; }
  static constexpr int row_height = 36;

 Q_SIGNALS:
  void pointed(std::optional<TokenId> token);
  void chosen(TokenId token);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void point(int row);
  int rowAt(double y) const;
  ThemeStore& themes_;
  std::vector<latent::Source> sources_;
  std::vector<QPixmap> patches_;
  std::vector<QString> places_, steps_;
  int pointed_ = -1;
};

}  // namespace lacuna::widgets

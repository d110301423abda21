#pragma once

#include <QAbstractButton>
#include <QVBoxLayout>
#include <vector>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// Places to go to, one a line: a name at the left, numbers at the right. A click, or Enter on the chosen one, goes there.
class MomentList : public QWidget {
  Q_OBJECT
 public:
  struct Moment {
    QString name, value, tip;
    bool operator==(const Moment&) const = default;
  };
  explicit MomentList(ThemeStore& themes, QWidget* parent = nullptr);
  void setMoments(const std::vector<Moment>& moments);
  const std::vector<Moment>& moments() const { return moments_; }
  QAbstractButton* button(int index) const { return buttons_[static_cast<std::size_t>(index)]; }

 Q_SIGNALS:
  void chosen(int index);

 private:
  ThemeStore& themes_;
  QVBoxLayout* column_;
  std::vector<Moment> moments_;
  std::vector<QAbstractButton*> buttons_;
};

}  // namespace lacuna::widgets

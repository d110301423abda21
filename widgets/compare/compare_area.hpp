#pragma once

#include <QStackedWidget>
#include <QWidget>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// The Compare workspace: pages that lay many results side by side, one of them on show, chosen in its head.
class CompareArea : public QWidget {
  Q_OBJECT
 public:
  explicit CompareArea(ThemeStore& themes, QWidget* parent = nullptr);
  void addBeside(QWidget* widget);  ///< right of the choice of pages
  void addPage(const QString& title, QWidget* page);
  void showPage(QWidget* page);
  void showPage(int index) { showPage(pages_->widget(index)); }  ///< in the order they were added
  QWidget* shownPage() const { return pages_->currentWidget(); }
  int shownIndex() const { return pages_->currentIndex(); }

 Q_SIGNALS:
  void pageChanged();  ///< another one is on show, by its segment or otherwise

 private:
  void buildHead();
  ThemeStore& themes_;
  QStringList titles_;
  QHBoxLayout* head_;
  SegmentedControl* choice_ = nullptr;
  QStackedWidget* pages_;
};

}  // namespace lacuna::widgets

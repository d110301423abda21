#include "widgets/compare/compare_area.hpp"

namespace lacuna::widgets {

CompareArea::CompareArea(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes), pages_(new QStackedWidget(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  head_ = new QHBoxLayout;
  head_->setContentsMargins(0, 0, 0, 0);
  head_->addStretch();
  column->addLayout(head_);
  column->addWidget(pages_, 1);
  connect(pages_, &QStackedWidget::currentChanged, this, &CompareArea::pageChanged);
}

void CompareArea::addBeside(QWidget* widget) { head_->insertWidget(head_->count() - 1, widget, 1); }

void CompareArea::addPage(const QString& title, QWidget* page) {
  titles_ << title;
  pages_->addWidget(page);
  buildHead();
}

void CompareArea::showPage(QWidget* page) {
  pages_->setCurrentWidget(page);
  choice_->setCurrent(pages_->currentIndex());
}

void CompareArea::buildHead() {
  delete choice_;
  choice_ = new SegmentedControl(titles_, themes_, this);
  choice_->setAccessibleName(tr("What is compared"));
  choice_->setCurrent(pages_->currentIndex());
  head_->insertWidget(0, choice_);
  connect(choice_, &SegmentedControl::chosen, pages_, &QStackedWidget::setCurrentIndex);
}

}  // namespace lacuna::widgets

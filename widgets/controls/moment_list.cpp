#include "widgets/controls/moment_list.hpp"

#include <QPainter>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {

class MomentButton : public QAbstractButton {
 public:
  MomentButton(ThemeStore& themes, QWidget* parent) : QAbstractButton(parent), themes_(themes) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setFixedHeight(26);
    setAttribute(Qt::WA_Hover);
    connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  }
  void setMoment(const MomentList::Moment& moment) {
    value_ = moment.value;
    setText(moment.name);
    setToolTip(moment.tip);
    setAccessibleName(moment.name + QStringLiteral(": ") + moment.value);
    update();
  }
  QSize sizeHint() const override { return {200, 26}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) drawBox(painter, rect(), 6, isDown() ? theme.active : theme.hover);
    const QRectF inside = QRectF(rect()).adjusted(8, 0, -8, 0);
    painter.setFont(fonts::number());
    painter.setPen(theme.text2);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, value_);
    const double left = inside.width() - painter.fontMetrics().horizontalAdvance(value_) - 10;
    painter.setFont(fonts::body());
    painter.setPen(theme.text);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, static_cast<int>(left)));
    if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
  }

 private:
  ThemeStore& themes_;
  QString value_;
};

}  // namespace

MomentList::MomentList(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes), column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
}

void MomentList::setMoments(const std::vector<Moment>& moments) {
  if (moments == moments_) return;
  moments_ = moments;
  while (buttons_.size() < moments.size()) {
    auto* button = new MomentButton(themes_, this);
    const int index = static_cast<int>(buttons_.size());
    connect(button, &QAbstractButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
    column_->addWidget(button);
    buttons_.push_back(button);
  }
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    buttons_[i]->setVisible(i < moments.size());
    if (i < moments.size()) static_cast<MomentButton*>(buttons_[i])->setMoment(moments[i]);
  }
}

}  // namespace lacuna::widgets

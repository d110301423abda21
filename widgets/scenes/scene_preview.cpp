#include "widgets/scenes/scene_preview.hpp"

#include <QPainter>
#include <QPainterPath>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {
constexpr double radius = 6;
}

PreviewPicture::PreviewPicture(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setFixedSize(side_px, side_px);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void PreviewPicture::showPicture(const QImage& picture, bool marked) {
  picture_ = picture;
  marked_ = marked;
  note_.clear();
  update();
}

void PreviewPicture::showNote(const QString& note) {
  picture_ = {};
  marked_ = false;
  note_ = note;
  update();
}

void PreviewPicture::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (picture_.isNull()) {
    drawBox(painter, rect(), radius, theme.raised, theme.line);
    painter.setFont(fonts::body());
    painter.setPen(theme.text3);
    painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, note_);
    return;
  }
  QPainterPath corners;
  corners.addRoundedRect(rect(), radius, radius);
  painter.setClipPath(corners);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(rect(), picture_);
  if (!marked_) return;
  painter.setClipping(false);
  painter.setPen(QPen(theme.bad, 2));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius - 1, radius - 1);
}

ScenePreview::ScenePreview(const QString& title, ThemeStore& themes, QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  open_ = new QPushButton(tr("Open this one"), this);
  open_->setFocusPolicy(Qt::StrongFocus);
  open_->setAutoDefault(false);  // Enter in the seed field must not open something else
  open_->setAccessibleDescription(title);
  connect(open_, &QPushButton::clicked, this, &ScenePreview::openWanted);
  auto* head = new QHBoxLayout;
  head->addWidget(new Label(title, fonts::title(), &Theme::text, themes, this), 1);
  head->addWidget(open_);
  column->addLayout(head);
  picture_ = new PreviewPicture(themes, this);
  picture_->setAccessibleName(title);
  column->addWidget(picture_);
  caption_ = new Label({}, fonts::caption(), &Theme::text2, themes, this);
  caption_->setWordWrap(true);
  caption_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  caption_->setFixedWidth(PreviewPicture::side_px);
  caption_->setMinimumHeight(2 * caption_->fontMetrics().lineSpacing());  // or the panel jumps at each longer word
  column->addWidget(caption_);
}

void ScenePreview::setCaption(const QString& caption) {
  caption_->setText(caption);
  picture_->setAccessibleDescription(caption);
}

void ScenePreview::setOpen(bool is_open, bool can_be_opened) {
  open_->setText(is_open ? tr("This one is open") : tr("Open this one"));
  open_->setEnabled(can_be_opened && !is_open);
}

}  // namespace lacuna::widgets

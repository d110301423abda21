#include "widgets/canvas/lens_strip.hpp"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/canvas/canvas_images.hpp"
#include "widgets/canvas/caption_tile.hpp"
#include "widgets/canvas/hidden_outline.hpp"
#include "widgets/canvas/lens_drop.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/export/figure_part.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

constexpr int tile = LensStrip::width_px;
constexpr int picture_px = 2 * tile;  // sharp at every scale up to 2
constexpr int smallest_tile = 40;
using caption_tile::caption_height;

QImage enlarged(const QImage& cells) {
  return cells.isNull() ? QImage() : cells.scaled(picture_px, picture_px, Qt::IgnoreAspectRatio, Qt::FastTransformation);
}

QImage cropOf(const Image& frame, const media::RectInFrame& crop) {
  const QRect area =
      QRectF(crop.x0 * frame.width, crop.y0 * frame.height, crop.width() * frame.width, crop.height() * frame.height)
          .toRect()
          .intersected(QRect(0, 0, frame.width, frame.height));
  const QImage whole = wrapFrame(frame);
  // Twice the size by nearest first: smoothing from full size would cost most of a scrub's time.
  return whole.copy(area)
      .scaled(2 * picture_px, 2 * picture_px, Qt::IgnoreAspectRatio, Qt::FastTransformation)
      .scaled(picture_px, picture_px, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

}  // namespace

Lens::Lens(const QString& caption, const QString& tip, ThemeStore& themes, QWidget* parent)
    : QAbstractButton(parent), themes_(themes) {
  setText(caption);
  setToolTip(tip);
  setAccessibleName(caption);
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setFixedWidth(tile);
  setMinimumHeight(smallest_tile + caption_height);
  setMaximumHeight(tile + caption_height);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

QSize Lens::sizeHint() const { return {tile, tile + caption_height}; }

void Lens::setPicture(const QImage& picture) {
  picture_ = picture;
  setProperty(on_screen_only_property, picture_.isNull());  // an invitation is none to who reads a figure
  setAccessibleDescription(picture_.isNull() ? invitation_ : QString());
  setEnabled(!picture.isNull() || !invitation_.isEmpty());
  update();
}

void Lens::setStale(bool stale) {
  if (stale == stale_) return;
  stale_ = stale;
  update();
}

void Lens::setInvitation(const QString& words) {
  if (words == invitation_) return;
  invitation_ = words;
  setAccessibleDescription(picture_.isNull() ? words : QString());
  setEnabled(!picture_.isNull() || !invitation_.isEmpty());
  update();
}

void Lens::setDragged(const QByteArray& lens) { dragged_ = lens; }

void Lens::mousePressEvent(QMouseEvent* event) {
  pressed_at_ = event->position().toPoint();
  QAbstractButton::mousePressEvent(event);
}

void Lens::mouseMoveEvent(QMouseEvent* event) {
  const bool far = (event->position().toPoint() - pressed_at_).manhattanLength() >= QApplication::startDragDistance();
  if (!event->buttons().testFlag(Qt::LeftButton) || !far || picture_.isNull()) return QAbstractButton::mouseMoveEvent(event);
  setDown(false);
  auto* data = new QMimeData;
  data->setData(dragged_lens_type, dragged_);
  auto* drag = new QDrag(this);
  drag->setMimeData(data);
  drag->setPixmap(QPixmap::fromImage(picture_.scaled(tile, tile, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)));
  drag->exec(Qt::CopyAction);
}

void Lens::paintTile(QPainter& painter, const QRectF& square) const {
  const Theme& theme = themes_.theme();
  if (!picture_.isNull()) {
    painter.setOpacity(stale_ ? 0.5 : 1);
    painter.drawImage(square, picture_);
    painter.setOpacity(1);
    return;
  }
  painter.setPen(theme.text3);
  const bool roomy = square.height() > 56;
  if (!invitation_.isEmpty() && !roomy) return drawIcon(painter, "query", theme.text3, square.toRect(), 20);
  painter.drawText(square.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap, invitation_.isEmpty() ? QStringLiteral("-") : invitation_);
}

void Lens::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QPainterPath shape = caption_tile::paintGround(painter, size(), theme);
  painter.save();
  painter.setClipPath(shape);
  paintTile(painter, caption_tile::squareOf(size()));
  painter.restore();
  const bool ring = hasFocus();
  if (isChecked() || ring || underMouse()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isChecked() || ring ? theme.accent : theme.line2, isChecked() || ring ? 2 : 1));
    painter.drawPath(shape);
  }
  painter.setPen(isChecked() ? theme.text : isEnabled() ? theme.text2 : theme.text3);
  caption_tile::paintCaption(painter, size(), text());
}

LensStrip::LensStrip(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown,
                     QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes), shown_(shown) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(3);
  auto* heading = new Label(tr("Lenses"), fonts::caption(), &Theme::text3, themes, this);
  heading->setProperty(on_screen_only_property, true);
  column->addWidget(heading);
  const std::array tips = {tr("The frame as it was filmed"), tr("Error of the prediction at each hidden token"),
                           tr("Three main components of the true features, as colours"), tr("Predicted features at hidden tokens, true ones around them"),
                           tr("What the picked token reads from")};
  for (const LensKind kind : every_lens) {
    const auto at = static_cast<std::size_t>(kind);
    lenses_[at] = new Lens(nameOf(kind), tr("%1\nDrag it onto the frame to wipe against it").arg(tips[at]), themes, this);
    lenses_[at]->setAccessibleName(nameOf(kind));
    lenses_[at]->setDragged(QByteArray::number(static_cast<int>(kind)));
    column->addWidget(lenses_[at], 1);
    connect(lenses_[at], &Lens::clicked, this, [this, kind] {
      putOn(kind, view_);
      readView();
    });
  }
  column->addStretch(0);
  setFixedWidth(width_px);
  connect(&view_, &ViewState::changed, this, &LensStrip::readView);
  connect(&shown_, &ShownResult::changed, this, &LensStrip::repaintPictures);
  connect(&shown_, &ShownResult::staleChanged, this, &LensStrip::readStale);
  connect(&shown_, &ShownResult::attentionChanged, this, &LensStrip::readAttention);
  connect(&themes_, &ThemeStore::changed, this, &LensStrip::repaintPictures);
  connection_ = session_.onChange([this](const session::Change& change) {
    const bool clip = std::holds_alternative<session::ClipChanged>(change) && session_.window() != clip_.lock();
    if (clip || std::holds_alternative<session::PlayheadMoved>(change)) readFrame();
    if (std::holds_alternative<session::SelectionChanged>(change)) readInvitation();
  });
  readView();
}

void LensStrip::readView() {
  for (const LensKind kind : every_lens) lens(kind).setChecked(kind == lensOn(view_));
  readAttention();
}

void LensStrip::readStale() {
  for (const LensKind kind : {LensKind::Error, LensKind::TrueFeatures, LensKind::Predicted}) lens(kind).setStale(shown_.stale());
}

void LensStrip::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  readFrame();
}

/// Nothing is drawn while nobody sees it, nor below: in Masks others are in this place.
void LensStrip::readFrame() {
  if (!isVisible()) return;
  const auto& window = session_.window();
  clip_ = window;
  frame_ = {};
  if (window && !window->frames.empty()) {
    const auto at =
        static_cast<std::size_t>(std::clamp(session_.playhead(), 0, static_cast<int>(window->frames.size()) - 1));
    frame_ = cropOf(*window->frames[at], window->geometry.rectInFrame());
  }
  repaintPictures();
}

void LensStrip::repaintPictures() {
  if (!isVisible()) return;
  const int step = session_.playheadStep();
  const bool features = shown_.run() != nullptr && shown_.projection() != nullptr && !frame_.isNull();
  lens(LensKind::Frame).setPicture(frame_);
  lens(LensKind::Error).setPicture(errorPicture(step));
  lens(LensKind::TrueFeatures).setPicture(features ? enlarged(featuresImage(*shown_.run(), *shown_.projection(), step, false)) : QImage());
  lens(LensKind::Predicted).setPicture(predictedPicture(step));
  readAttention();
}

/// It is looked up only when it is asked for: a map costs a pass of the model.
void LensStrip::readAttention() {
  if (!isVisible()) return;
  Lens& tile = lens(LensKind::Attention);
  const QImage picture = attentionPicture(session_.playheadStep());
  tile.setPicture(picture);
  tile.setStale(!picture.isNull() && (shown_.attention().stale() || !shown_.attention().watched()));
  readInvitation();
}

void LensStrip::readInvitation() {
  lens(LensKind::Attention).setInvitation(session_.picked() ? tr("Click to look it up") : tr("Pick a token first"));
}

QImage LensStrip::attentionPicture(int step) const {
  const ShownAttention& attention = shown_.attention();
  const AttentionMaps& maps = attention.maps();
  if (maps.empty() || maps.request().window != session_.window() || frame_.isNull()) return {};
  QImage picture = frame_.convertToFormat(QImage::Format_RGB32);
  QPainter painter(&picture);
  painter.fillRect(picture.rect(), inks::shade(0.6));
  painter.drawImage(picture.rect(), attentionImage(maps, attention.block(), attention.head(), step, maps.largest(attention.block(), attention.head()),
                                                   MapGround::Frame, themes_.theme()));
  return picture;
}

QImage LensStrip::errorPicture(int step) const {
  if (!shown_.run() || shown_.run()->errors.empty() || frame_.isNull()) return {};
  QImage picture = frame_.convertToFormat(QImage::Format_RGB32);
  QPainter painter(&picture);
  painter.fillRect(picture.rect(), inks::shade(0.6));
  painter.drawImage(picture.rect(), errorImage(*shown_.run(), step, shown_.range(), view_.metric, themes_.theme()));
  return picture;
}

QImage LensStrip::predictedPicture(int step) const {
  if (!shown_.run() || !shown_.projection() || shown_.run()->errors.empty() || frame_.isNull()) return {};
  const latent::Run& run = *shown_.run();
  QImage picture = enlarged(featuresImage(run, *shown_.projection(), step, true));
  if (picture.isNull()) return picture;
  picture = picture.convertToFormat(QImage::Format_RGB32);
  const mask::TokenGrid& grid = run.grid();
  QPainter painter(&picture);
  painter.scale(static_cast<double>(picture_px) / grid.cols, static_cast<double>(picture_px) / grid.rows);
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col)
      if (!run.mask.hidden(grid.id({step, row, col}))) painter.fillRect(QRectF(col, row, 1, 1), inks::shade(0.47));
  QPen pen(inks::mark(), 3);
  pen.setCosmetic(true);
  painter.setPen(pen);
  const std::vector<QLineF> outline = hiddenOutline(run.mask, step, {0, 0, 1, 1});
  painter.drawLines(outline.data(), static_cast<int>(outline.size()));
  return picture;
}

}  // namespace lacuna::widgets

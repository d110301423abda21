#include "widgets/canvas/lens_strip.hpp"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/canvas/canvas_images.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

constexpr int tile = LensStrip::width_px;
constexpr int picture_px = 2 * tile;  // sharp at every scale up to 2
constexpr int smallest_tile = 40;
constexpr int caption_height = 20;

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
  setEnabled(!picture.isNull());
  update();
}

void Lens::setStale(bool stale) {
  if (stale == stale_) return;
  stale_ = stale;
  update();
}

void Lens::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const int side = height() - caption_height;
  const QRectF square(1, 1, side - 2, side - 2);
  QPainterPath shape;
  shape.addRoundedRect(square, 4, 4);
  painter.fillPath(shape, theme.raised);
  painter.setFont(fonts::caption());
  if (picture_.isNull()) {
    painter.setPen(theme.text3);
    painter.drawText(square, Qt::AlignCenter, "-");
  } else {
    painter.setClipPath(shape);
    painter.setOpacity(stale_ ? 0.5 : 1);
    painter.drawImage(square, picture_);
    painter.setOpacity(1);
    painter.setClipping(false);
  }
  const bool ring = hasFocus();
  if (isChecked() || ring || underMouse()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isChecked() || ring ? theme.accent : theme.line2, isChecked() || ring ? 2 : 1));
    painter.drawPath(shape);
  }
  painter.setPen(isChecked() ? theme.text : isEnabled() ? theme.text2 : theme.text3);
  const QRect caption(0, side, tile, caption_height);
  painter.drawText(caption, Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(text(), Qt::ElideRight, tile));
}

LensStrip::LensStrip(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown,
                     QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes), shown_(shown) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(3);
  column->addWidget(new Label(tr("Lenses"), fonts::caption(), &Theme::text3, themes, this));
  lenses_ = {new Lens(tr("Frame"), tr("The frame as it was filmed"), themes, this),
             new Lens(tr("Error"), tr("Error of the prediction at each hidden token"), themes, this),
             new Lens(tr("True features"), tr("Three main components of the true features, as colours"), themes, this),
             new Lens(tr("Predicted"), tr("Predicted features at hidden tokens, true ones around them"), themes, this)};
  for (int kind = Frame; kind <= Predicted; ++kind) {
    column->addWidget(lenses_[static_cast<std::size_t>(kind)], 1);
    connect(lenses_[static_cast<std::size_t>(kind)], &Lens::clicked, this,
            [this, kind] { choose(static_cast<Kind>(kind)); });
  }
  column->addStretch(0);
  setFixedWidth(width_px);
  connect(&view_, &ViewState::changed, this, &LensStrip::readView);
  connect(&shown_, &ShownResult::changed, this, &LensStrip::repaintPictures);
  connect(&shown_, &ShownResult::staleChanged, this, &LensStrip::readStale);
  connect(&themes_, &ThemeStore::changed, this, &LensStrip::repaintPictures);
  connection_ = session_.onChange([this](const session::Change& change) {
    const bool clip = std::holds_alternative<session::ClipChanged>(change) && session_.window() != clip_;
    if (clip || std::holds_alternative<session::PlayheadMoved>(change)) readFrame();
  });
  readFrame();
  readView();
}

void LensStrip::choose(Kind kind) {
  view_.show_error = kind == Error;
  view_.show_features = kind == TrueFeatures || kind == Predicted;
  view_.features_predicted = kind == Predicted;
  view_.notify();
  readView();
}

void LensStrip::readView() {
  const Kind shown = view_.show_features ? (view_.features_predicted ? Predicted : TrueFeatures)
                     : view_.show_error  ? Error
                                         : Frame;
  for (int kind = Frame; kind <= Predicted; ++kind) lenses_[static_cast<std::size_t>(kind)]->setChecked(kind == shown);
}

void LensStrip::readStale() {
  for (const Kind kind : {Error, TrueFeatures, Predicted}) lenses_[kind]->setStale(shown_.stale());
}

void LensStrip::readFrame() {
  clip_ = session_.window();
  const auto& window = clip_;
  frame_ = {};
  if (window && !window->frames.empty()) {
    const auto at =
        static_cast<std::size_t>(std::clamp(session_.playhead(), 0, static_cast<int>(window->frames.size()) - 1));
    frame_ = cropOf(*window->frames[at], window->geometry.rectInFrame());
  }
  repaintPictures();
}

void LensStrip::repaintPictures() {
  const int step = session_.playheadStep();
  const bool features = shown_.run() != nullptr && shown_.projection() != nullptr && !frame_.isNull();
  lenses_[Frame]->setPicture(frame_);
  lenses_[Error]->setPicture(errorPicture(step));
  lenses_[TrueFeatures]->setPicture(features ? enlarged(featuresImage(*shown_.run(), *shown_.projection(), step, false))
                                             : QImage());
  lenses_[Predicted]->setPicture(predictedPicture(step));
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
  const auto hidden = [&](int row, int col) {
    return row >= 0 && row < grid.rows && col >= 0 && col < grid.cols && run.mask.hidden(grid.id({step, row, col}));
  };
  QPainter painter(&picture);
  painter.scale(static_cast<double>(picture_px) / grid.cols, static_cast<double>(picture_px) / grid.rows);
  std::vector<QLineF> outline;
  for (int row = 0; row <= grid.rows; ++row) {
    for (int col = 0; col <= grid.cols; ++col) {
      if (row < grid.rows && col < grid.cols && !hidden(row, col))
        painter.fillRect(QRectF(col, row, 1, 1), inks::shade(0.47));
      if (hidden(row, col) != hidden(row - 1, col)) outline.emplace_back(col, row, col + 1, row);
      if (hidden(row, col) != hidden(row, col - 1)) outline.emplace_back(col, row, col, row + 1);
    }
  }
  QPen pen(inks::mark(), 3);
  pen.setCosmetic(true);
  painter.setPen(pen);
  painter.drawLines(outline.data(), static_cast<int>(outline.size()));
  return picture;
}

}  // namespace lacuna::widgets

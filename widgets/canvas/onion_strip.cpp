#include "widgets/canvas/onion_strip.hpp"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/session/steps.hpp"
#include "widgets/attention/attention_map.hpp"
#include "widgets/canvas/caption_tile.hpp"
#include "widgets/canvas/hidden_outline.hpp"
#include "widgets/canvas/lens_strip.hpp"
#include "widgets/export/figure_part.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

constexpr int tile_px = LensStrip::width_px, picture_px = 2 * tile_px, smallest_tile = 40;
using caption_tile::caption_height;
constexpr int most_crops = 16;
constexpr double hidden_shade = 0.35;  // as on the frame: 65 % of the light is left

/// Hidden tokens dimmed and hatched, with an outline; the picture is the model's crop.
void paintHidden(QImage& picture, const mask::Mask& mask, int step, const QColor& edge) {
  const mask::TokenGrid& grid = mask.grid();
  const double wide = static_cast<double>(picture.width()) / grid.cols, high = static_cast<double>(picture.height()) / grid.rows;
  QPainterPath area;
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col)
      if (mask.hidden(grid.id({step, row, col}))) area.addRect(col * wide, row * high, wide, high);
  const std::vector<QLineF> outline = hiddenOutline(mask, step, {0, 0, wide, high});
  QPainter painter(&picture);
  painter.setClipPath(area);
  painter.fillRect(picture.rect(), inks::shade(hidden_shade));
  painter.setRenderHint(QPainter::Antialiasing);
  QColor hatch = edge;
  hatch.setAlphaF(0.7F);
  painter.setPen(QPen(hatch, 1.5));
  for (int x = 0; x < picture.width() + picture.height(); x += 10) painter.drawLine(x, 0, x - picture.height(), picture.height());
  painter.setClipping(false);
  for (const auto& [ink, width] : {std::pair{inks::casing(), 5.0}, std::pair{edge, 3.0}}) {
    painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(outline.data(), static_cast<int>(outline.size()));
  }
}

}  // namespace

OnionTile::OnionTile(int away, ThemeStore& themes, QWidget* parent) : QAbstractButton(parent), themes_(themes), away_(away) {
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setFixedWidth(tile_px);
  setMinimumHeight(smallest_tile + caption_height);
  setMaximumHeight(tile_px + caption_height);
  setAccessibleName(tr("No such step"));
  setToolTip(away < 0 ? tr("The step before\nClick to go there") : away > 0 ? tr("The step after\nClick to go there") : tr("The step that is on the frame"));
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

QSize OnionTile::sizeHint() const { return {tile_px, tile_px + caption_height}; }

void OnionTile::show(const QImage& picture, const QString& caption) {
  picture_ = picture;
  setText(caption);
  setAccessibleName(caption.isEmpty() ? tr("No such step") : caption);
  setEnabled(!picture.isNull());
  update();
}

void OnionTile::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QPainterPath shape = caption_tile::paintGround(painter, size(), theme);
  const QRectF square = caption_tile::squareOf(size());
  if (picture_.isNull()) {
    painter.setPen(theme.text3);
    painter.drawText(square, Qt::AlignCenter, QStringLiteral("-"));
  } else {
    painter.save();
    painter.setClipPath(shape);
    painter.drawImage(square, picture_);
    painter.restore();
    const QColor now = theme.dark ? inks::mark() : theme.text;
    painter.setPen(QPen(hasFocus() ? theme.accent : away_ < 0 ? inks::before() : away_ > 0 ? inks::after() : now, 2));
    painter.drawPath(shape);
  }
  painter.setPen(away_ == 0 ? theme.text : isEnabled() ? theme.text2 : theme.text3);
  caption_tile::paintCaption(painter, size(), text());
}

OnionStrip::OnionStrip(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(3);
  addHeading(tr("Onion skin"));
  for (std::size_t i = 0; i < tiles_.size(); ++i) {
    tiles_[i] = new OnionTile(static_cast<int>(i) - 1, themes, this);
    column->addWidget(tiles_[i], 1);
    connect(tiles_[i], &QAbstractButton::clicked, this, [this, away = tiles_[i]->away()] {
      session_.setPlayhead(session::firstFrameOf(session_, session_.playheadStep() + away));
    });
  }
  column->addSpacing(6);
  addHeading(tr("View"));
  grid_ = addSwitch(tr("Grid"), tr("The model's tokens as a grid"));
  path_ = addSwitch(tr("Path"), tr("The way of the chosen layer through time"));
  error_ = addSwitch(tr("Error"), tr("Error of the prediction at each hidden token"));
  path_->setChecked(true);
  column->addStretch(0);
  setFixedWidth(tile_px);
  const auto turns = [this](Switch* on, bool ViewState::*shown) {
    connect(on, &QAbstractButton::clicked, this, [this, shown](bool checked) {
      view_.*shown = checked;
      view_.notify();
    });
  };
  turns(grid_, &ViewState::show_grid);
  turns(error_, &ViewState::show_error);
  connect(path_, &QAbstractButton::toggled, this, &OnionStrip::pathSwitched);
  connect(&view_, &ViewState::changed, this, &OnionStrip::readView);
  connect(&themes_, &ThemeStore::changed, this, &OnionStrip::readSteps);
  connection_ = session_.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ClipChanged>(change)) forgetOther();
    if (std::holds_alternative<session::ClipChanged>(change) || std::holds_alternative<session::ModelChanged>(change) ||
        std::holds_alternative<session::PlayheadMoved>(change) || std::holds_alternative<session::MaskChanged>(change) ||
        std::holds_alternative<session::PreviewMoved>(change))
      readSteps();
  });
  forgetOther();
  readView();
}

void OnionStrip::addHeading(const QString& words) {
  auto* heading = new Label(words, fonts::caption(), &Theme::text3, themes_, this);
  heading->setProperty(on_screen_only_property, true);
  layout()->addWidget(heading);
}

Switch* OnionStrip::addSwitch(const QString& name, const QString& tip) {
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  auto* on = new Switch(themes_, this);
  on->setAccessibleName(name);
  on->setToolTip(tip);
  row->addWidget(on);
  auto* words = new Label(name, fonts::body(), &Theme::text, themes_, this);
  words->setProperty(on_screen_only_property, true);
  row->addWidget(words, 1);
  static_cast<QVBoxLayout*>(layout())->addLayout(row);
  return on;
}

void OnionStrip::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  readSteps();
}

void OnionStrip::readView() {
  grid_->setChecked(view_.show_grid);
  error_->setChecked(view_.show_error);
}

/// Nothing is drawn while nobody sees it: a stroke moves this at every move of the mouse.
void OnionStrip::readSteps() {
  if (!isVisible()) return;
  const int now = session_.playheadStep();
  for (OnionTile* tile : tiles_) {
    const int step = now + tile->away();
    const QImage picture = pictureOf(step);
    tile->show(picture, picture.isNull() ? QString() : (tile->away() == 0 ? tr("Step %1, now") : tr("Step %1")).arg(step + 1));
  }
}

/// Also while nobody sees it.
void OnionStrip::forgetOther() {
  if (session_.window() && window_.lock() == session_.window()) return;
  window_ = session_.window();
  crops_.clear();
}

QImage OnionStrip::pictureOf(int step) {
  const mask::Mask& mask = session_.shownMask();
  const auto& window = session_.window();
  if (!window || !session_.placement() || mask.grid() != session_.placement()->grid || step < 0 || step >= mask.grid().steps) return {};
  const int frames = static_cast<int>(window->frames.size());
  const int frame = step == session_.playheadStep() ? session_.playhead() : session::firstFrameOf(session_, step);
  if (crops_.size() > most_crops) crops_.clear();
  if (!crops_.contains(frame)) crops_.insert(frame, cropPicture(*window, std::clamp(frame, 0, frames - 1), picture_px).convertToFormat(QImage::Format_RGB32));
  QImage picture = crops_[frame];
  paintHidden(picture, mask, step, themes_.theme().hidden_edge);
  return picture;
}

}  // namespace lacuna::widgets

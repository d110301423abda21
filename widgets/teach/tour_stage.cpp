#include "widgets/teach/tour_stage.hpp"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/teach/detail_figure.hpp"

namespace lacuna::widgets {
namespace {
constexpr int swatch = 26, swatch_gap = 10, legend_gap = 34, legend_row = 28;
constexpr int low_stage = 860;  // px
constexpr double point_size = 8;  // of the latent space's marks
}

CurveLegend::CurveLegend(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void CurveLegend::setCurves(const std::vector<TeachPlot::Curve>& curves) {
  curves_ = curves;
  updateGeometry();
  update();
}

int CurveLegend::entryWidth(const TeachPlot::Curve& curve) const { return swatch + swatch_gap + QFontMetrics(large::label()).horizontalAdvance(curve.name); }

std::vector<QPoint> CurveLegend::places(int width) const {
  std::vector<QPoint> places;
  QPoint at;
  for (const TeachPlot::Curve& curve : curves_) {
    const int wide = entryWidth(curve);
    if (at.x() > 0 && at.x() + wide > width + 1) at = QPoint(0, at.y() + legend_row);  // a scale may round a pixel away
    places.push_back(at);
    at.rx() += wide + legend_gap;
  }
  return places;
}

QSize CurveLegend::sizeHint() const {
  int width = 0;
  for (const TeachPlot::Curve& curve : curves_) width += (width > 0 ? legend_gap : 0) + entryWidth(curve);
  return QSize(width, legend_row) * large::scaleOf(*this);
}

int CurveLegend::heightForWidth(int width) const {
  const double scale = large::scaleOf(*this);
  const auto at = places(int(width / scale));
  return qRound(((at.empty() ? 0 : at.back().y()) + legend_row) * scale);
}

void CurveLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRect all = large::begin(painter, *this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(large::label());
  const std::vector<QPoint> at = places(all.width());
  for (std::size_t i = 0; i < curves_.size(); ++i) {
    const TeachPlot::Curve& curve = curves_[i];
    const QRectF place(at[i], QSizeF(entryWidth(curve) + 4, legend_row));
    painter.setPen(QPen(themes_.theme().*curve.role, large::line, curve.dashed ? Qt::DotLine : Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(place.left() + 2, place.center().y()), QPointF(place.left() + swatch - 2, place.center().y()));
    painter.setPen(themes_.theme().text);
    painter.drawText(place.adjusted(swatch + swatch_gap, 0, 0, 0), Qt::AlignVCenter, curve.name);
  }
}

TourStage::TourStage(TourSession& tour, ThemeStore& themes, QWidget* parent) : Stage(tour.session(), themes, tr("Leave tour"), parent), tour_(tour) {
  build();
  addKey(QStringLiteral("\u2192"), tr("next"));
  addKey(tr("S"), tr("spotlight"));
  addKey(tr("D"), tr("draw on screen"));
  addKey(tr("Z"), tr("zoom"));
  addKey(tr("H"), tr("hide text"));
  addKey(tr("B"), tr("black"));
  connect(this, &Stage::nextAsked, this, &TourStage::next);
  connect(this, &Stage::backAsked, this, &TourStage::back);
  connect(this, &Stage::undoAsked, this, [this] { session_.undo(); });
  connect(this, &Stage::played, &tour_, &TourSession::markPlayed);
  connect(&tour_, &TourSession::changed, this, &TourStage::followTour);
}

PictureFrame* TourStage::frameOf(QWidget* content) {
  auto* frame = new PictureFrame(content, themes_, this);
  upper_->addWidget(frame, 100);
  return frame;
}

void TourStage::build() {
  upper_ = new QHBoxLayout;
  upper_->setSpacing(20);
  canvas_ = new ClipCanvas(session_, tour_.view(), themes_, tour_.result(), this);
  canvas_->setProperty("ownType", true);
  canvas_frame_ = frameOf(canvas_);
  picture_a_ = new TeachPicture(TeachPicture::Content::Clip, tour_, themes_, this);
  picture_b_ = new TeachPicture(TeachPicture::Content::Beside, tour_, themes_, this);
  attention_ = new TeachPicture(TeachPicture::Content::Attention, tour_, themes_, this);
  a_frame_ = frameOf(picture_a_);
  b_frame_ = frameOf(picture_b_);
  attention_frame_ = frameOf(attention_);
  card_ = new StepCard(tour_, themes_, this);
  grid_ = new QGridLayout;
  grid_->setHorizontalSpacing(20);
  grid_->setVerticalSpacing(14);
  grid_->addLayout(upper_, 0, 0);
  grid_->setRowStretch(0, 535);
  buildPlot();
  body()->addLayout(grid_, 1);
  connect(&card_->next(), &QAbstractButton::clicked, this, &TourStage::next);
  connect(&card_->back(), &QAbstractButton::clicked, this, &TourStage::back);
  connect(&card_->replay(), &QAbstractButton::clicked, this, &TourStage::replay);
}

void TourStage::buildPlot() {
  plot_panel_ = new LargePanel(themes_, this);
  auto* column = new QVBoxLayout(plot_panel_);
  column->setContentsMargins(20, 14, 20, 10);
  column->setSpacing(6);
  plot_head_ = new QGridLayout;
  plot_head_->setHorizontalSpacing(16);
  plot_head_->setVerticalSpacing(2);
  plot_head_->setColumnStretch(1, 1);
  plot_title_ = new Label({}, large::title(), &Theme::text, themes_, plot_panel_);
  plot_caption_ = new ElidedLabel({}, large::label(), &Theme::text2, themes_, plot_panel_);
  legend_ = new CurveLegend(themes_, plot_panel_);
  plot_head_->addWidget(plot_title_, 0, 0);
  plot_head_->addWidget(plot_caption_, 0, 1);
  column->addLayout(plot_head_);
  plot_ = new TeachPlot(tour_, themes_, plot_panel_);
  column->addWidget(plot_, 1);
  detail_ = new DetailFigure(tour_, themes_, plot_panel_);
  column->addWidget(detail_, 1);
  connect(plot_, &TeachPlot::captionChanged, this, &TourStage::showLegend);
}

void TourStage::showLegend() {
  plot_title_->setText(plot_->heading());
  plot_caption_->setText(plot_->caption());
  legend_->setCurves(plot_->curves());
}

void TourStage::start(const TourEntry& entry, int step) {
  entry_ = entry;
  setTitle(tourText(entry.tour.title), tr("%1 min \u00b7 %2").arg(entry.tour.minutes).arg(tourText(entry.tour.line)));
  step_ = -1;
  goTo(std::clamp(step, 0, steps() - 1));
}

void TourStage::goTo(int step) {
  if (step < 0 || step >= steps() || step == step_) return;
  step_ = step;
  player().stop();
  tour_.show(entry_.tour.steps[static_cast<std::size_t>(step)]);
  arrange();
  card_->showStep(step_, steps());
  placeSpot();
  presenter().begin();
  Q_EMIT stepChanged(step_);
}

void TourStage::next() {
  if (step_ + 1 < steps()) return goTo(step_ + 1);
  Q_EMIT finished();
}

/// From the beginning, playing.
void TourStage::replay() {
  player().stop();
  session_.setPlayhead(0);
  player().start();
}

/// Shows the step's panels, and words over them.
void TourStage::arrange() {
  const tour::Step& step = tour_.step();
  const bool beside = tour_.shows(tour::Panel::Beside), clip = tour_.shows(tour::Panel::Clip);
  if (tour_.shows(tour::Panel::Latent)) makeLatent();
  canvas_frame_->setVisible(clip && !beside);
  a_frame_->setVisible(clip && beside);
  b_frame_->setVisible(beside);
  attention_frame_->setVisible(tour_.shows(tour::Panel::Attention));
  if (latent_frame_ != nullptr) latent_frame_->setVisible(tour_.shows(tour::Panel::Latent));
  const QString a = tourText(step.name_a), b = tourText(step.name_b), of_a = tourText(step.caption_a), of_b = tourText(step.caption_b);
  canvas_frame_->setWords(a, of_a);
  canvas_frame_->setBadge({});
  a_frame_->setWords(a, of_a);
  a_frame_->setBadge(u'A');
  b_frame_->setWords(b, of_b);
  b_frame_->setBadge(u'B');
  attention_frame_->setWords(b, tr("layer %1, head %2").arg(step.attention.layer).arg(step.attention.head));
  attention_frame_->setBadge({});
  if (latent_frame_ != nullptr) styleLatent(b, of_b);
  const auto plot = std::ranges::find_if(step.panels, tour::isPlot);
  plot_panel_->setVisible(plot != step.panels.end());
  const bool detail = plot != step.panels.end() && *plot == tour::Panel::Detail;
  plot_->setVisible(!detail);
  legend_->setVisible(!detail);
  detail_->setVisible(detail);
  if (plot != step.panels.end()) plot_->setPanel(*plot);
  placeCard();
  camera_pending_ = tour_.shows(tour::Panel::Latent);
  layout()->activate();
}

/// On a low screen the text stands beside pictures and plot, else beside the pictures alone, as wide as one of them; the
/// plot is narrow then, and the names of its curves have a row of their own.
void TourStage::placeCard() {
  const bool low = height() < low_stage, plot = !plot_panel_->isHidden();
  const int pictures = tour_.shows(tour::Panel::Clip) + tour_.shows(tour::Panel::Beside) + tour_.shows(tour::Panel::Latent) + tour_.shows(tour::Panel::Attention);
  grid_->removeWidget(card_);
  grid_->removeWidget(plot_panel_);
  grid_->addWidget(card_, 0, 1, low ? 2 : 1, 1);
  grid_->addWidget(plot_panel_, 1, 0, 1, low ? 1 : 2);
  plot_head_->removeWidget(legend_);
  plot_head_->addWidget(legend_, low ? 1 : 0, low ? 0 : 2, 1, low ? 3 : 1);
  grid_->setRowStretch(1, plot ? 330 : 0);
  grid_->setColumnStretch(0, 100 * std::max(1, pictures));
  grid_->setColumnStretch(1, plot ? 108 : 84);  // without a plot there is height for larger pictures
}

/// The 3-D view takes a while to set up: only where a step shows it. Its small controls are left out.
void TourStage::makeLatent() {
  if (latent_ != nullptr) return;
  latent_ = new LatentPanel(session_, tour_.view(), themes_, this);
  latent_->setProperty("ownType", true);
  latent_->header()->parentWidget()->hide();
  latent_->view().setHudShown(false);
  latent_frame_ = new PictureFrame(latent_, themes_, this);
  latent_frame_->setBadge({});
  upper_->addWidget(latent_frame_, 100);
  large::setScale(*this, large::scaleOf(*this));
}

/// Marks that are seen from afar: in the colours of the frames while nothing is hidden, else true and predicted.
void TourStage::styleLatent(const QString& name, const QString& caption) {
  const bool hides = !tour_.step().shapes.empty();
  latent_frame_->setWords(name, caption.isEmpty() && hides ? tr("teal: true, amber: predicted") : caption);
  SceneStyle style = latent_->view().sceneStyle();
  style.point_size = point_size * large::scaleOf(*this);
  style.color_by = hides ? ColorBy::TruePredicted : ColorBy::Feature;
  latent_->view().setStyle(style);
}

void TourStage::turnLatent() {
  camera_pending_ = false;
  OrbitCamera camera = latent_->view().camera();
  camera.azimuth = tour_.step().camera.azimuth_deg;
  camera.elevation = tour_.step().camera.elevation_deg;
  if (camera != latent_->view().camera()) latent_->view().setCamera(camera);
}

void TourStage::followTour() {
  if (camera_pending_ && latent_ != nullptr && tour_.settled()) turnLatent();
  const auto& model = session_.model();
  QString foot = model ? QString::fromStdString(model->description().name) : QString();
  if (session_.modelLoading().busy) foot = tr("Loading the model");
  else if (session_.prediction().state == session::PredictionState::Running) foot = tr("%1 \u00b7 predicting").arg(foot);
  else if (model) foot = tr("%1 \u00b7 computed here, now").arg(foot);
  if (const auto error = tour_.error()) foot = wordsOf(*error).line;
  setFoot(foot);
  placeSpot();
}

void TourStage::followScale() {
  if (step_ < 0) return;  // no step is on show yet
  card_->refresh();
  if (latent_ == nullptr) return;
  SceneStyle style = latent_->view().sceneStyle();
  style.point_size = point_size * large::scaleOf(*this);
  latent_->view().setStyle(style);
}

void TourStage::followText(bool hidden) { card_->setVisible(!hidden); }

void TourStage::placeSpot() {
  const auto& spot = tour_.step().spot;
  if (!spot) return presenter().setPlace(std::nullopt);
  const TeachPicture& on = spot->on_beside ? *picture_b_ : *picture_a_;
  const bool on_canvas = canvas_frame_->isVisible();
  QPointF at, rim;
  const mask::PointInFrame lower{spot->at.x, spot->at.y + spot->radius};
  if (on_canvas) {
    at = canvas_->mapTo(this, canvas_->posInWidget(spot->at).toPoint());
    rim = canvas_->mapTo(this, canvas_->posInWidget(lower).toPoint());
  } else {
    at = on.mapTo(this, on.posInWidget(spot->at).toPoint());
    rim = on.mapTo(this, on.posInWidget(lower).toPoint());
  }
  const QWidget& picture = on_canvas ? static_cast<const QWidget&>(*canvas_) : on;
  const QRectF within(picture.mapTo(this, QPoint()), QSizeF(picture.size()));
  presenter().setPlace(PresenterLayer::Place{at, rim.y() - at.y(), tourText(spot->text), within});
}

/// A drag over the cloud turns it; the layer follows the pictures.
bool TourStage::eventFilter(QObject* watched, QEvent* event) {
  const bool turns = latent_ != nullptr && watched == &latent_->view() && event->type() == QEvent::MouseMove;
  if (turns && (static_cast<QMouseEvent*>(event)->buttons() & (Qt::LeftButton | Qt::MiddleButton))) tour_.markTurned();
  return Stage::eventFilter(watched, event);
}

void TourStage::resizeEvent(QResizeEvent* event) {
  Stage::resizeEvent(event);
  if (step_ >= 0 && steps() > 0) placeCard();
  layout()->activate();
  placeSpot();
}

}  // namespace lacuna::widgets

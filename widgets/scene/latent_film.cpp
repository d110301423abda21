#include "widgets/scene/latent_film.hpp"

#include <QBuffer>
#include <cmath>

namespace lacuna::widgets {
namespace {

constexpr int quick_compression = 90;  // Qt's "quality" of png: the higher, the less time is spent

QByteArray pngOf(const QImage& picture) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  picture.save(&buffer, "PNG", quick_compression);
  return bytes;
}

}  // namespace

LatentFilm::LatentFilm(const LatentView& view, const Plan& plan, ThemeStore& themes, QObject* parent)
    : QObject(parent), plan_(plan), themes_(themes), look_(themes.look()), stage_(std::make_unique<LatentView>(themes)), input_(view.input()), camera_(view.camera()) {
  stage_->setAttribute(Qt::WA_DontShowOnScreen);
  stage_->resize((QSizeF(plan.size) / stage_->devicePixelRatioF()).toSize());
  stage_->setStyle(view.sceneStyle());
  stage_->setHudShown(plan.hud);
  input_.stale.reset();
  input_.hovered.reset();
  stage_->setInput(input_);
  stage_->show();
  connect(&timer_, &QTimer::timeout, this, &LatentFilm::drawNext);
  timer_.start(0);
}

LatentFilm::~LatentFilm() = default;

int LatentFilm::frames() const {
  switch (plan_.what) {
    case Plan::What::Picture: return 1;
    case Plan::What::Turn: return static_cast<int>(std::lround(plan_.seconds * rate_fps));
    case Plan::What::Time: return static_cast<int>(std::lround(plan_.steps * step_seconds * rate_fps));
  }
  return 1;
}

void LatentFilm::pose(int frame) {
  OrbitCamera camera = camera_;
  if (plan_.what == Plan::What::Turn) camera.azimuth = std::remainder(camera_.azimuth + 360.0 * frame / frames(), 360.0);
  if (plan_.what == Plan::What::Time) {
    SceneInput input = input_;
    input.moment.step = std::min(plan_.steps - 1, static_cast<int>(frame / (step_seconds * rate_fps)));
    stage_->setInput(input);
  }
  stage_->setCamera(camera);
  stage_->drawWhole();
}

void LatentFilm::cancel() {
  timer_.stop();
  deleteLater();
}

void LatentFilm::fail(const QString& why) {
  cancel();
  Q_EMIT failed(why);
}

void LatentFilm::drawNext() {
  constexpr int hud_settles = 3;  // pictures until the boxes of the HUD have their size
  if (themes_.look() != look_)
    return fail(tr("The colours of the window changed while this was drawn. Nothing was written. Save it again, and leave them as they are until it is saved."));
  const auto frame = static_cast<int>(done_.size());
  pose(frame);
  QImage picture;
  for (int turn = 0; turn < (frame == 0 ? hud_settles : 1); ++turn) picture = stage_->grabFramebuffer();
  if (picture.size() != plan_.size) return fail(tr("This machine cannot draw a picture of %1 x %2 pixels. Ask for a smaller one.").arg(plan_.size.width()).arg(plan_.size.height()));
  done_.push_back(pngOf(picture));
  if (done_.back().isEmpty()) return fail(tr("The picture cannot be made into a PNG file. Is memory full?"));
  Q_EMIT progress(frame + 1, frames());
  if (frame + 1 < frames()) return;
  timer_.stop();
  Q_EMIT finished(done_);
  deleteLater();
}

}  // namespace lacuna::widgets

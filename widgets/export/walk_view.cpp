#include "widgets/export/walk_view.hpp"

#include <QHBoxLayout>
#include <QPainter>

#include "core/latent/errors.hpp"
#include "core/latent/error_places.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/scene/latent_view.hpp"

namespace lacuna::widgets {
namespace {
constexpr int gap = 6, strip_height = 40;
}

WalkView::WalkView(session::Session& session, ViewState& view, ThemeStore& themes, const LatentView& latent, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes), latent_(latent), shown_(session, view) {
  setAttribute(Qt::WA_DontShowOnScreen);
  setFocusPolicy(Qt::NoFocus);
  canvas_ = new ClipCanvas(session, view, themes, shown_, this);
  beside_ = new LatentView(themes, this);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(gap, gap, gap, strip_height);
  row->setSpacing(gap);
  row->addWidget(canvas_, 1);
  row->addWidget(beside_, 1);
  beside_->setStyle(latent.sceneStyle());
  beside_->setHudFolded(true);
  follow();
  resize(usual_size);
  show();
  beside_->setCamera(latent.camera());
}

void WalkView::follow() {
  SceneInput input = latent_.input();
  input.stale.reset();
  input.hovered.reset();
  beside_->setInput(std::move(input));
  update();
}

QString WalkView::errorText() const {
  const latent::Run* run = shown_.run();
  if (!run || run->errors.empty()) return {};
  const auto steps = latent::errorsByStep(*run, view_.metric);
  const auto step = static_cast<std::size_t>(session_.playheadStep());
  if (step >= steps.size() || steps[step].hidden == 0) return tr("Nothing hidden in this step");
  return tr("Mean error of this step %1, best simple guess %2").arg(words::number(steps[step].mean, 2), words::number(steps[step].baseline, 2));
}

void WalkView::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.fillRect(rect(), theme.gutter);
  if (!session_.window()) return;
  const int frames = static_cast<int>(session_.window()->frames.size()), frame = session_.playhead();
  const QRectF strip(gap, height() - strip_height, width() - 2 * gap, strip_height);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF line(strip.left(), strip.top() + 8, strip.width(), 3);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.line);
  painter.drawRoundedRect(line, 1.5, 1.5);
  painter.setBrush(theme.accent);
  painter.drawRoundedRect(QRectF(line.left(), line.top(), line.width() * (frame + 1) / frames, line.height()), 1.5, 1.5);
  painter.setFont(fonts::body());
  painter.setPen(theme.text2);
  const QRectF words_box = strip.adjusted(0, 14, 0, -2);
  const double time_s = session_.window()->time_s[static_cast<std::size_t>(frame)];
  painter.drawText(words_box, Qt::AlignLeft | Qt::AlignVCenter, tr("Step %1, frame %2 of %3, %4 s").arg(session_.playheadStep() + 1).arg(frame + 1).arg(frames).arg(words::number(time_s, 2)));
  painter.drawText(words_box, Qt::AlignRight | Qt::AlignVCenter, errorText());
}

}  // namespace lacuna::widgets

#include "widgets/scene/mask_space_panel.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/canvas/shown_result.hpp"
#include "widgets/controls/rest_timer.hpp"
#include "widgets/prediction_failure.hpp"
#include "widgets/scene/mask_space_view.hpp"
#include "widgets/token_words.hpp"

namespace lacuna::widgets {

struct MaskSpacePanel::Parts {
  Parts(MaskSpacePanel& panel, session::Session& session_in, ViewState& state_in, ThemeStore& themes)
      : session(session_in), state(state_in), view(new MaskSpaceView(themes, &panel)), empty(new StateView(themes, view)),
        shown(session_in, state_in) {}

  session::Session& session;
  ViewState& state;
  MaskSpaceView* view;
  StateView* empty;
  IconButton* home = nullptr;
  IconButton* camera = nullptr;
  ShownResult shown;
  session::Connection connection;

  MaskSpaceInput input() const {
    MaskSpaceInput input;
    const auto& placement = session.placement();
    if (!placement || session.shownMask().grid() != placement->grid) return input;
    input.mask = session.shownMask();
    input.part = QRectF(QPointF(placement->x0, placement->y0), QPointF(placement->x1, placement->y1));
    input.aspect = placement->frame_aspect * input.part.width() / input.part.height();
    input.window = session.window();
    if (shown.run()) input.run = session.result().run;
    input.stale = shown.stale();
    const session::PredictionStatus& prediction = session.prediction();
    if (prediction.state == session::PredictionState::Running)
      input.percent = std::min(99, static_cast<int>(std::lround(100 * prediction.progress.fraction())));
    input.failed = PredictionFailure::of(session).has_value();
    input.frame = session.playhead();
    input.step = session.playheadStep();
    input.picked = session.picked();
    input.hovered = session.hovered();
    input.metric = state.metric;
    return input;
  }

  /// A hidden panel follows nothing: it reads all when it comes into sight.
  void follow(const MaskSpacePanel& panel) {
    if (!panel.isVisible()) return;
    view->setInput(input());
    const std::optional<TokenId> token = session.picked() ? session.picked() : session.hovered();
    view->setAccessibleDescription(token ? tokenWords(session, *token, shown.errorOf(*token)) : MaskSpacePanel::tr("No token picked"));
    const bool any = session.placement().has_value();
    home->setEnabled(any);
    camera->setEnabled(any);
    if (any) return empty->hide();
    empty->show("mask", &Theme::text3, MaskSpacePanel::tr("No tokens yet"), MaskSpacePanel::tr("Open a clip and a model to see its mask here."));
  }
};

MaskSpacePanel::MaskSpacePanel(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : Panel(tr("Mask in space and time"), themes, parent),
      parts_(std::make_unique<Parts>(*this, session, view, themes)),
      view_(parts_->view) {
  Parts& p = *parts_;
  p.home = new IconButton("home", tr("Reset the view: the whole mask in sight (Home)"), themes, this);
  p.camera = new IconButton("camera", tr("Save picture: the view as a PNG file"), themes, this);
  header()->addStretch();
  header()->addWidget(p.home);
  header()->addWidget(p.camera);
  body()->addWidget(view_);
  view_->setAccessibleName(tr("Mask in space and time"));
  p.empty->setAttribute(Qt::WA_TransparentForMouseEvents);
  auto* over = new QVBoxLayout(view_);
  over->setContentsMargins(0, 0, 0, 0);
  over->addWidget(p.empty);
  connect(p.home, &QAbstractButton::clicked, view_, &MaskSpaceView::resetCamera);
  connect(p.camera, &QAbstractButton::clicked, this, [this] { Q_EMIT pictureWanted(view_->grabFramebuffer(), tr("mask.png")); });
  connect(view_, &MaskSpaceView::pickAsked, this, [&session](std::optional<TokenId> token) { session.pick(token); });
  connect(view_, &MaskSpaceView::hoverAsked, this, [&session](std::optional<TokenId> token) { session.hover(token); });
  connect(view_, &MaskSpaceView::frameAsked, this, [&session](int frame) { session.setPlayhead(frame); });
  connect(view_, &MaskSpaceView::cancelAsked, this, [&session] { session.cancel(); });
  connect(view_, &MaskSpaceView::predictAsked, this, [&session] { session.predict(); });
  const auto follow = [this] { parts_->follow(*this); };
  auto* rest = new RestTimer(this, follow);
  connect(&view, &ViewState::changed, this, follow);
  connect(&p.shown, &ShownResult::changed, this, follow);
  connect(&p.shown, &ShownResult::staleChanged, this, follow);
  p.connection = session.onChange([rest](const session::Change& change) {
    if (std::holds_alternative<session::PreviewMoved>(change)) return rest->handMoved();
    rest->now();
  });
}

MaskSpacePanel::~MaskSpacePanel() = default;

void MaskSpacePanel::showEvent(QShowEvent* event) {
  Panel::showEvent(event);
  parts_->follow(*this);
}

}  // namespace lacuna::widgets

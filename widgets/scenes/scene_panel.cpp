#include "widgets/scenes/scene_panel.hpp"

#include <QKeyEvent>
#include <algorithm>

#include "core/session/commands.hpp"
#include "core/session/steps.hpp"
#include "widgets/scenes/scene_words.hpp"

namespace lacuna::widgets {

ScenePanel::ScenePanel(session::Session& session, jobs::JobRunner& jobs, ThemeStore& themes, QWidget* parent)
    : QDialog(parent, Qt::Tool), session_(session), jobs_(jobs), themes_(themes), edit_(session) {
  setWindowTitle(tr("Scene"));
  setAttribute(Qt::WA_DeleteOnClose);
  build();
  connect(possible_, &ScenePreview::openWanted, this, [this] { edit_.openTwin(true); });
  connect(impossible_, &ScenePreview::openWanted, this, [this] { edit_.openTwin(false); });
  connect(&edit_, &SceneEdit::changed, this, &ScenePanel::followEdit);
  connect(&edit_, &SceneEdit::settled, this, &ScenePanel::draw);
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::PlayheadMoved>(change)) showFrame();
  });
  followEdit();
  draw();
}

void ScenePanel::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(10);
  column->setSizeConstraint(QLayout::SetFixedSize);
  hint_ = new Label(tr("The open clip is not a scene. Open one from the Scenes menu."), fonts::body(), &Theme::text2,
                    themes_, this);
  column->addWidget(hint_);
  auto* previews = new QHBoxLayout;
  previews->setSpacing(16);
  possible_ = new ScenePreview(tr("Possible"), themes_, this);
  impossible_ = new ScenePreview(tr("Impossible"), themes_, this);
  previews->addWidget(possible_, 0, Qt::AlignTop);
  previews->addWidget(impossible_, 0, Qt::AlignTop);
  previews->addStretch();
  column->addLayout(previews);
  hide_ = new QPushButton(tr("Hide all from where it goes wrong"), this);
  hide_->setObjectName("hide_from_cut");
  hide_->setAutoDefault(false);
  connect(hide_, &QPushButton::clicked, this, &ScenePanel::hideFromCut);
  hide_->setToolTip(tr("Then open one clip after the other and look where the errors are. A mean over all tokens can be lower "
                       "for the impossible clip: where a thing vanishes, less is left to get wrong."));
  column->addWidget(hide_, 0, Qt::AlignLeft);
  column->addWidget(new SceneControls(edit_, themes_, this));
}

/// Escape closes the panel, not what it means to the window below.
bool ScenePanel::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) event->accept();
  return QDialog::event(event);
}

void ScenePanel::followEdit() {
  const bool open = edit_.sceneIsOpen();
  hint_->setVisible(!open);
  possible_->setOpen(open && edit_.possibleIsOpen(), true);
  impossible_->setOpen(open && !edit_.possibleIsOpen(), edit_.spec().violation != world::Violation::None);
  showFrame();
}

void ScenePanel::draw() {
  const std::string wanted = world::textOf(edit_.spec());
  if (wanted == drawn_) return;
  drawn_ = wanted;
  jobs_.start<ScenePictures>(
      drawing_,
      [spec = edit_.spec()](const jobs::JobContext& context) { return drawScene(spec, PreviewPicture::side_px, context); },
      nullptr,
      [this](Outcome<ScenePictures> outcome) {
        if (!outcome.ok()) return drawn_.clear();  // the session tells why it cannot open this scene
        pictures_ = std::move(outcome.value());
        pictures_of_ = drawn_;
        showFrame();
        Q_EMIT drawn();
      });
}

/// The step in which the twins begin to differ, of the window's; -1 when the window ends before.
int ScenePanel::cutStep() const {
  const auto& window = session_.window();
  if (!window || !session_.placement() || pictures_.cut < 0) return -1;
  const auto& frames = window->frame_in_clip;
  const auto at = std::lower_bound(frames.begin(), frames.end(), pictures_.cut);
  const auto& steps = session_.placement()->steps;
  const auto step = static_cast<std::size_t>(at - frames.begin()) / static_cast<std::size_t>(session::framesInStep(session_));
  return at == frames.end() || step >= steps.size() ? -1 : static_cast<int>(step);
}

/// The whole picture, from that step on.
void ScenePanel::hideFromCut() {
  const int step = cutStep();
  if (step < 0) return;
  mask::MaskShape shape{session_.newShapeId(), "What follows", mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {1, 1}}};
  shape.extent.begin_s = session_.placement()->steps[static_cast<std::size_t>(step)].begin_s;
  session_.run(session::setShapes({std::move(shape)}, "Hide what follows"));
  session_.setPlayhead(session::firstFrameOf(session_, step));
}

void ScenePanel::showFrame() {
  hide_->setEnabled(edit_.sceneIsOpen() && drawn_ == pictures_of_ && cutStep() >= 0);
  const auto& window = session_.window();
  const int now = window ? static_cast<int>(window->frame_in_clip[static_cast<std::size_t>(session_.playhead())]) : 0;
  const int count = static_cast<int>(pictures_.possible.size());
  const int frame = std::clamp(now, 0, std::max(0, count - 1));
  if (count == 0) {
    possible_->picture().showNote(tr("Drawing"));
  } else {
    possible_->picture().showPicture(pictures_.possible[frame], false);
    possible_->setCaption(tr("Frame %1 of %2").arg(frame + 1).arg(count));
  }
  if (edit_.spec().violation == world::Violation::None) {
    impossible_->picture().showNote(tr("Nothing goes wrong"));
    return impossible_->setCaption(tr("Choose below what goes wrong."));
  }
  if (pictures_.impossible.isEmpty()) {
    impossible_->picture().showNote(tr("Drawing"));
    return impossible_->setCaption({});
  }
  impossible_->picture().showPicture(pictures_.impossible[frame], frame >= pictures_.cut);
  impossible_->setCaption(cutCaption());
}

QString ScenePanel::cutCaption() const {
  return tr("Impossible from frame %1 on: %2.").arg(pictures_.cut + 1).arg(violationWords(pictures_.violation));
}

void showScenePanel(session::Session& session, jobs::JobRunner& jobs, ThemeStore& themes, QWidget& window) {
  if (auto* open = window.findChild<ScenePanel*>()) return open->raise(), open->activateWindow();
  auto* panel = new ScenePanel(session, jobs, themes, &window);
  panel->adjustSize();
  constexpr int from_edge = 24, from_top = 96;
  const int top = std::clamp(window.height() - panel->height() - from_edge, 0, from_top);
  panel->move(window.mapToGlobal(QPoint(window.width() - panel->width() - from_edge, top)));
  panel->show();
}

}  // namespace lacuna::widgets

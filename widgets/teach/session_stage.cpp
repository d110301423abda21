#include "widgets/teach/session_stage.hpp"

#include "core/latent/error_places.hpp"
#include "core/session/steps.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"

namespace lacuna::widgets {

SessionStage::SessionStage(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : Stage(session, themes, tr("Leave"), parent), result_(session, view) {
  buildPictures(view);
  buildWords();
  bindLecture();
  connect(&result_, &ShownResult::changed, this, &SessionStage::read);
  connection_ = session_.onChange([this](const session::Change&) { read(); });
  read();
}

void SessionStage::buildPictures(ViewState& view) {
  canvas_ = new ClipCanvas(session_, view, themes_, result_, this);
  latent_ = new LatentPanel(session_, view, themes_, this);
  for (QWidget* view : {static_cast<QWidget*>(canvas_), static_cast<QWidget*>(latent_)}) view->setProperty("ownType", true);
  latent_->header()->parentWidget()->hide();
  latent_->view().setHudShown(false);
  followScale();
  auto* row = new QHBoxLayout;
  row->setSpacing(20);
  auto* clip_frame = new PictureFrame(canvas_, themes_, this);
  auto* latent_frame = new PictureFrame(latent_, themes_, this);
  clip_frame->setWords(tr("The clip"), tr("outlined: hidden from the model"));
  latent_frame->setWords(tr("Latent space"), tr("teal: true, amber: predicted"));
  for (PictureFrame* frame : {clip_frame, latent_frame}) {
    frame->setBadge({});
    row->addWidget(frame, 1);
  }
  body()->addLayout(row, 1);
}

void SessionStage::buildWords() {
  words_panel_ = new LargePanel(themes_, this);
  auto* column = new QVBoxLayout(words_panel_);
  column->setContentsMargins(24, 16, 24, 16);
  words_ = new Label({}, large::body(), &Theme::text, themes_, words_panel_);
  words_->setWordWrap(true);
  column->addWidget(words_);
  body()->addWidget(words_panel_);
}

void SessionStage::bindLecture() {
  addKey(QStringLiteral("\u2190 \u2192"), tr("one step"));
  addKey(tr("S"), tr("spotlight"));
  addKey(tr("D"), tr("draw on screen"));
  addKey(tr("Z"), tr("zoom"));
  addKey(tr("H"), tr("hide text"));
  addKey(tr("B"), tr("black"));
  const auto move = [this](int steps) {
    const int in_step = session::framesInStep(session_);
    session_.setPlayhead(std::max(0, (session_.playhead() / in_step + steps) * in_step));
  };
  connect(this, &Stage::nextAsked, this, [move] { move(1); });
  connect(this, &Stage::backAsked, this, [move] { move(-1); });
  connect(this, &Stage::undoAsked, this, [this] { session_.undo(); });
}

void SessionStage::read() {
  const auto& window = session_.window();
  setTitle(window ? QString::fromStdString(window->info.name) : tr("No clip"), {});
  setFoot(session_.model() ? QString::fromStdString(session_.model()->description().name) : QString());
  const latent::Run* run = result_.run();
  if (session_.prediction().error) return words_->setText(wordsOf(*session_.prediction().error).line);
  if (run == nullptr || run->hidden_ids.empty()) return words_->setText(tr("Nothing is hidden yet. The model only predicts what it cannot see."));
  const int best = latent::bestBaseline(*run, latent::Metric::L1Normed);
  const double guess = best < 0 ? 0 : static_cast<double>(run->baselines[static_cast<std::size_t>(best)].mean.l1_normed);
  words_->setText(tr("%1 of %2 tokens are hidden. The mean error of the prediction is %3, that of the best simple guess %4.")
                      .arg(widgets::words::count(static_cast<std::int64_t>(run->hidden_ids.size())), widgets::words::count(run->grid().size()),
                           widgets::words::number(static_cast<double>(run->mean.l1_normed), 3), widgets::words::number(guess, 3)));
}

void SessionStage::followScale() {
  SceneStyle style = latent_->view().sceneStyle();
  style.point_size = 8 * large::scaleOf(*this);
  latent_->view().setStyle(style);
}

void SessionStage::followText(bool hidden) { words_panel_->setVisible(!hidden); }

}  // namespace lacuna::widgets

#include "widgets/window/loop_row.hpp"

#include <QFileInfo>

#include "core/mask/layer_title.hpp"
#include "core/media/sampled_rate.hpp"
#include "core/session/kept_runs.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/layers/layer_edits.hpp"
#include "widgets/seen_frames.hpp"
#include "widgets/window/input_menu.hpp"

namespace lacuna::widgets {
namespace {

QString shortPath(const std::string& path) { return QFileInfo(QString::fromStdString(path)).fileName(); }

/// Shared by clip and model: what a card shows of a loading under way, or of one that failed. A failure means another
/// file than the one that is still open: the notice tells it, and the card only where nothing is open.
void addLoading(const session::Loading& loading, bool open, const QString& failed, CardContent& content) {
  if (loading.busy) {
    content.name = shortPath(loading.path);
    content.progress = loading.progress.fraction();
    content.detail = loading.progress.total > 0 ? words::percent(content.progress) : QObject::tr("Loading");
    content.tip = coreText(loading.progress.doing);
  } else if (loading.error && !open) {
    content.error = failed;
    content.tip = wordsOf(*loading.error).line;
  }
}

/// As the list of runs has it.
QString maskName(const session::Document& document) {
  if (document.shapes.empty()) return QObject::tr("Nothing hidden");
  if (mask::titleOf(document.shapes[0]).empty())
    return QObject::tr("%n layer(s)", nullptr, static_cast<int>(document.shapes.size()));
  return coreText(session::maskName(document.shapes));
}

}  // namespace

LoopRow::LoopRow(session::Session& session, ThemeStore& themes, Actions& actions, const SavedMaskStore& saved, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes), actions_(actions), saved_(saved) {
  setFixedHeight(44);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  clip_ = new LoopCard("film", tr("Clip"), themes, this);
  model_ = new LoopCard("chip", tr("Model"), themes, this);
  mask_ = new LoopCard("mask", tr("Mask"), themes, this);
  prediction_ = new PredictionCard(session, themes, this);
  for (LoopCard* card : {clip_, model_, mask_}) {
    row->addWidget(card, 10);
    addArrow();
  }
  row->addWidget(prediction_, 15);
  row->addSpacing(14);
  row->addWidget(new Label(tr("Live"), fonts::body(), &Theme::text2, themes, this));
  row->addSpacing(2);
  live_ = new Switch(themes, this);
  live_->setAccessibleName(tr("Live"));
  row->addWidget(live_);
  row->addSpacing(8);
  predict_ = new QPushButton(tr("Predict"), this);
  predict_->setProperty("primary", true);
  predict_->setFocusPolicy(Qt::TabFocus);
  predict_->setMinimumHeight(32);
  row->addWidget(predict_);
  clip_->setFiller([this](QMenu& menu) { fillClipMenu(menu); });
  model_->setFiller([this](QMenu& menu) { fillMenu(menu, {"file.open_checkpoint", "model.checkpoints", "model.demo"}); });
  mask_->setFiller([this](QMenu& menu) { fillMaskMenu(menu); });
  connect(&themes, &ThemeStore::changed, this, &LoopRow::followTheme);
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ClipChanged>(change)) followClip();
    if (std::holds_alternative<session::ModelChanged>(change)) followModel();
    if (std::holds_alternative<session::MaskChanged>(change)) followMask(), followModel();
    if (std::holds_alternative<session::PreviewMoved>(change)) followMask();
  });
  followTheme();
  followClip();
  followModel();
  followMask();
}

void LoopRow::addArrow() {
  auto* arrow = new QLabel(this);
  arrow->setAlignment(Qt::AlignCenter);
  arrow->setFixedWidth(16);
  arrows_.append(arrow);
  static_cast<QHBoxLayout*>(layout())->addWidget(arrow);
}

void LoopRow::bindActions() {
  const auto bind = [this](const char* id, QAbstractButton& button) {
    QAction* action = actions_.action(QString::fromLatin1(id));
    button.setVisible(action != nullptr);
    if (!action) return;
    const auto follow = [&button, action] {
      button.setEnabled(action->isEnabled());
      button.setToolTip(action->toolTip());
      if (action->isCheckable()) button.setChecked(action->isChecked());
    };
    connect(action, &QAction::changed, &button, follow);
    connect(&button, &QAbstractButton::clicked, action, [action, follow] {
      action->trigger();
      follow();
    });
    follow();
  };
  bind("run.live", *live_);
  bind("run.predict", *predict_);
}

void LoopRow::followTheme() {
  const Theme& theme = themes_.theme();
  for (QLabel* arrow : arrows_) arrow->setPixmap(iconPixmap("right", theme.text3, 14, devicePixelRatioF()));
  predict_->setIcon(icon("bolt", theme.on_accent));
}

void LoopRow::followClip() {
  CardContent content;
  content.name = tr("No clip");
  if (const auto& window = session_.window()) {
    const auto& info = window->info;
    const double rate = media::sampledRate(*window);
    content.name = coreText(info.name);
    const std::int64_t seen = seenFrames(*window);
    const bool more = info.frames > seen;
    if (more) content.short_detail = tr("%1 of %2 fr").arg(seen).arg(words::count(info.frames));
    content.detail = more ? tr("%1 of %2 fr \u00b7 %3 fps").arg(seen).arg(words::count(info.frames)).arg(rate, 0, 'g', 3)
                          : tr("%1 fr \u00b7 %2 fps").arg(seen).arg(rate, 0, 'g', 3);
    content.tip = tr("%1\n%2 frames of %3 from frame %4, %5 of %6 frames a second\n%7 x %8 pixels, %9")
                      .arg(QString::fromStdString(info.path))
                      .arg(seen)
                      .arg(words::count(info.frames))
                      .arg(window->sampling.start_frame + 1)
                      .arg(rate, 0, 'g', 3)
                      .arg(info.rate_fps, 0, 'g', 4)
                      .arg(info.width)
                      .arg(info.height)
                      .arg(QString::fromStdString(info.container));
  }
  addLoading(session_.clipLoading(), session_.window() != nullptr, tr("Cannot read"), content);
  clip_->setContent(content);
}

void LoopRow::followModel() {
  CardContent content;
  content.name = tr("No model");
  if (const auto& model = session_.model()) {
    content.name = QString::fromStdString(model->description().name);
    const auto& placement = session_.placement();
    if (placement) content.detail = tr("%1 tokens").arg(words::count(placement->grid.size()));
    content.tip = tr("%1\n%2").arg(content.name, QString::fromStdString(session_.document().model_path));
    if (placement)
      content.tip += tr("\n%1 steps, %2 rows, %3 columns")
                         .arg(placement->grid.steps)
                         .arg(placement->grid.rows)
                         .arg(placement->grid.cols);
  }
  addLoading(session_.modelLoading(), session_.model() != nullptr, tr("Cannot load"), content);
  model_->setContent(content);
}

void LoopRow::followMask() {
  CardContent content;
  const mask::Mask& mask = session_.shownMask();
  const bool first_stroke = session_.document().shapes.empty() && mask.hiddenCount() > 0;
  content.name = first_stroke ? tr("Painting") : maskName(session_.document());
  if (mask.grid().size() > 0 && mask.hiddenCount() > 0) {
    content.short_detail = words::percent(mask.hiddenShare(), 1);
    content.detail = tr("%1 hidden, %2").arg(words::count(mask.hiddenCount()), content.short_detail);
  }
  content.tip =
      tr("%1\n%2 of %3 tokens hidden").arg(content.name, words::count(mask.hiddenCount()), words::count(mask.grid().size()));
  mask_->setContent(content);
}

void LoopRow::fillMenu(QMenu& menu, const QStringList& ids) const {
  actions_.refresh();
  for (const QString& id : ids) {
    if (id.isEmpty())
      menu.addSeparator();
    else if (QAction* action = actions_.action(id))
      menu.addAction(action);
  }
}

void LoopRow::fillClipMenu(QMenu& menu) const {
  fillMenu(menu, {"file.open_clip", "file.open_folder", "file.open_demo", ""});
  QStringList scenes;
  for (const ActionRow& row : actions_.rows())
    if (row.menu == "File/Scenes") scenes.append(row.id);
  if (!scenes.isEmpty()) fillMenu(*menu.addMenu(tr("Scenes")), scenes);
  fillMenu(menu, {"scene.edit", ""});
  addInputChoices(menu, session_, themes_);
}

void LoopRow::fillMaskMenu(QMenu& menu) const {
  QStringList ids;
  for (const ActionRow& row : actions_.rows())
    if (row.id.startsWith("mask.generate.")) ids.append(row.id);
  if (!saved_.masks().empty()) {
    QMenu* kept = menu.addMenu(tr("Saved masks"));
    for (const SavedMask& mask : saved_.masks())
      kept->addAction(QString(mask.name).replace('&', "&&"), &menu, [s = &session_, mask] { placeLayers(*s, *mask.shapes, false, mask.name); });
    menu.addSeparator();
  }
  fillMenu(menu, ids + QStringList{"", "mask.load", "mask.save", "", "mask.invert", "mask.clear", ""});
  addCoverageChoices(menu, session_);
}

}  // namespace lacuna::widgets

#include "widgets/canvas/clip_panel.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QGridLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <algorithm>
#include <array>
#include <utility>

#include "core/session/steps.hpp"
#include "widgets/canvas/brush_bar.hpp"
#include "widgets/canvas/canvas_notes.hpp"
#include "widgets/canvas/clip_caption.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/frame_area.hpp"
#include "widgets/canvas/lens_strip.hpp"
#include "widgets/canvas/map_footer.hpp"
#include "widgets/canvas/onion_strip.hpp"
#include "widgets/canvas/shown_result.hpp"
#include "widgets/canvas/split_switch.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/export/figure_part.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

constexpr int patience_ms = 300;  // shorter work shows no bar

struct Overlay {
  const char* name;
  const char* icon;
  bool ViewState::*shown;
};
constexpr std::array<Overlay, 5> overlays = {
    {{QT_TRANSLATE_NOOP("ClipPanel", "Mask"), "mask", &ViewState::show_mask},
     {QT_TRANSLATE_NOOP("ClipPanel", "Error"), "", &ViewState::show_error},
     {QT_TRANSLATE_NOOP("ClipPanel", "Grid"), "grid", &ViewState::show_grid},
     {QT_TRANSLATE_NOOP("ClipPanel", "Features"), "layers", &ViewState::show_features},
     {QT_TRANSLATE_NOOP("ClipPanel", "Attention"), "", &ViewState::show_attention}}};

QString nameOf(const std::string& path) {
  const QString text = QString::fromStdString(path);
  return text.startsWith("demo:") ? ClipPanel::tr("the demo clip") : QFileInfo(text).fileName();
}

}  // namespace

/// The panel's pages and what fills them.
struct ClipPanel::Parts : QObject {
  Parts(ClipPanel& panel, session::Session& session, ViewState& view, ThemeStore& themes);
  static QString tr(const char* text) { return ClipPanel::tr(text); }  // not QObject's: texts are filed under the panel
  void buildHeader();
  QWidget* buildContent();
  QWidget* buildChips();
  void readClip();
  bool eventFilter(QObject* watched, QEvent* event) override;
  void fitChips();
  bool makesMasks() const { return view.workspace == Workspace::Masks; }
  void readView();
  void readStep();
  void readTheme();
  void showState();

  ClipPanel& panel;
  session::Session& session;
  ViewState& view;
  ThemeStore& themes;
  ShownResult shown;
  FrameSplit split;
  SplitSwitch* arrangement;
  ElidedLabel* doing;  ///< in its place where masks are made: on which step one paints
  Label* zoom;
  IconButton* onion;
  IconButton* snapshot;
  IconButton* fit;
  QStackedWidget* pages;
  QWidget* blank;  // for the moment before a loading clip is worth a word
  StateView* state;
  LoadingView* loading;
  QWidget* content;
  QGridLayout* places;  // of the content
  QWidget *brush_bar, *chip_row, *lenses;
  OnionStrip* steps;  ///< in the place of the lenses where masks are made
  FrameArea* area;
  ClipCanvas* canvas;
  std::array<Chip*, 5> chips;
  bool masks_placed = false;  // as the places were last given out
  QTimer patience;
  bool busy = false;  // as last seen
  session::Connection connection;
};

ClipPanel::Parts::Parts(ClipPanel& owner, session::Session& the_session, ViewState& the_view, ThemeStore& the_themes)
    : panel(owner), session(the_session), view(the_view), themes(the_themes), shown(session, view), split(view) {
  pages = new QStackedWidget(&panel);
  blank = new QWidget(pages);
  state = new StateView(themes, pages);
  loading = new LoadingView(themes, pages);
  content = buildContent();
  for (QWidget* page : {blank, static_cast<QWidget*>(state), static_cast<QWidget*>(loading), content})
    pages->addWidget(page);
  panel.body()->addWidget(pages, 1);
  buildHeader();
  new ClipCaption({session, view, themes, shown, split}, panel, *area);
  for (QWidget* words : {static_cast<QWidget*>(arrangement), static_cast<QWidget*>(doing), static_cast<QWidget*>(zoom), chip_row, brush_bar})
    words->setProperty(on_screen_only_property, true);  // the caption says it in a figure
  patience.setSingleShot(true);
  patience.setInterval(patience_ms);
  connect(&patience, &QTimer::timeout, this, &Parts::readClip);
  connect(loading, &LoadingView::cancelled, this, [this] { session.cancel(); });
  connect(&view, &ViewState::changed, this, &Parts::readView);
  connect(&themes, &ThemeStore::changed, this, &Parts::readTheme);
  connection = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ClipChanged>(change)) readClip();
    if (!std::holds_alternative<session::PreviewMoved>(change) && !std::holds_alternative<session::SelectionChanged>(change)) readStep();
  });
  readTheme();
  readView();
  readClip();
}

void ClipPanel::Parts::buildHeader() {
  QHBoxLayout* header = panel.header();
  arrangement = new SplitSwitch(split, themes, &panel);
  header->addWidget(arrangement);
  doing = new ElidedLabel({}, fonts::body(), &Theme::text2, themes, &panel);
  header->addWidget(doing, 1);
  header->addStretch();
  zoom = new Label({}, fonts::number(), &Theme::text2, themes, &panel);
  zoom->setToolTip(tr("100\u00a0% shows each pixel of the clip as one pixel"));
  snapshot = new IconButton("camera", tr("Snapshot\nSaves what the canvas shows as a picture"), themes, &panel);
  fit = new IconButton("home", tr("Fit\nShows the whole frame (Home)"), themes, &panel);
  onion = new IconButton("layers", tr("Onion skin\nOutlines of what the 2 steps before and after hide (N)"), themes, &panel);
  onion->setCheckable(true);
  header->addWidget(zoom);
  header->addWidget(onion);
  header->addWidget(snapshot);
  header->addWidget(fit);
  const auto show_zoom = [this] { zoom->setText(tr("%1\u00a0%").arg(qRound(100 * canvas->scale()))); };
  connect(canvas, &ClipCanvas::viewChanged, this, show_zoom);
  connect(onion, &QAbstractButton::clicked, this, [this](bool on) {
    view.onion = on;
    view.notify();
  });
  connect(fit, &QAbstractButton::clicked, canvas, &ClipCanvas::fit);
  connect(snapshot, &QAbstractButton::clicked, this,
          [this] { Q_EMIT panel.pictureWanted(area->picture(), tr("frame.png")); });
}

QWidget* ClipPanel::Parts::buildChips() {
  auto* row_widget = new QWidget(&panel);
  auto* row = new QHBoxLayout(row_widget);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  for (std::size_t i = 0; i < overlays.size(); ++i) {
    const Overlay& overlay = overlays[i];
    const QString name = QCoreApplication::translate("ClipPanel", overlay.name);
    chips[i] = new Chip(name, overlay.icon, themes, row_widget);
    chips[i]->setAccessibleName(name);
    chips[i]->setToolTip(tr("%1 (%2)").arg(name).arg(i + 1));
    row->addWidget(chips[i]);
    connect(chips[i], &QAbstractButton::clicked, this, [this, shown = overlay.shown](bool on) {
      view.*shown = on;
      view.notify();
    });
    auto* shortcut = new QShortcut(QKeySequence(static_cast<int>(Qt::Key_1) + static_cast<int>(i)), &panel);
    connect(shortcut, &QShortcut::activated, chips[i], &QAbstractButton::click);
  }
  row->addStretch();
  row_widget->setMinimumWidth(1);  // the row gives up its words rather than widening the panel
  return row_widget;
}

bool ClipPanel::Parts::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) fitChips();
  return QObject::eventFilter(watched, event);
}

/// Words where all have room, beside the lenses or above them too; else symbols alone, and the tooltips keep the words.
void ClipPanel::Parts::fitChips() {
  constexpr int around_word = 40, spacing = 6;
  int needed = -spacing;
  for (const Chip* chip : chips) needed += QFontMetrics(chip->font()).horizontalAdvance(chip->accessibleName()) + around_word + spacing;
  const QMargins around = places->contentsMargins();
  const int room = content->width() - around.left() - around.right();
  const bool above = !makesMasks() && needed > room - LensStrip::width_px - places->horizontalSpacing() && needed <= room;
  places->addWidget(brush_bar, 0, 0, 1, above ? 2 : 1);
  places->addWidget(chip_row, 1, 0, 1, above ? 2 : 1);
  for (QWidget* beside : {lenses, static_cast<QWidget*>(steps)}) places->addWidget(beside, above ? 2 : 0, 1, above ? 2 : 4, 1);
  for (Chip* chip : chips) {
    chip->setText(needed <= room - (above ? 0 : LensStrip::width_px + places->horizontalSpacing()) ? chip->accessibleName() : QString());
    chip->updateGeometry();
  }
}

QWidget* ClipPanel::Parts::buildContent() {
  auto* page = new QWidget(pages);
  places = new QGridLayout(page);
  places->setContentsMargins(12, 10, 12, 8);
  places->setHorizontalSpacing(14);
  places->setVerticalSpacing(8);
  places->setColumnStretch(0, 1);
  places->setRowStretch(2, 1);
  area = new FrameArea({session, view, themes, shown, split}, page);
  canvas = &area->canvas();
  new CanvasNotes(session, view, themes, shown, canvas);
  chip_row = buildChips();
  lenses = new LensStrip(session, view, themes, shown, page);
  steps = new OnionStrip(session, view, themes, page);
  connect(steps, &OnionStrip::pathSwitched, this, &Parts::readView);
  brush_bar = new BrushBar(session, view, themes, page);
  places->addWidget(brush_bar, 0, 0);
  places->addWidget(chip_row, 1, 0);
  places->addWidget(area, 2, 0);
  places->addWidget(new MapFooter(session, view, themes, shown, page), 3, 0);
  places->addWidget(lenses, 0, 1, 4, 1);
  page->installEventFilter(this);
  return page;
}

void ClipPanel::Parts::readTheme() {
  QList<QColor> ember;
  for (int i = 0; i <= 4; ++i) ember.push_back(themes.theme().emberAt(i / 4.0));
  chips[1]->setSwatch(ember);
  QList<QColor> frost;
  for (int i = 0; i <= 4; ++i) frost.push_back(themes.theme().frostAt(i / 4.0));
  chips[4]->setSwatch(frost);
  const auto features = inks::features();
  chips[3]->setSwatch({features.begin(), features.end()});
}

void ClipPanel::Parts::readView() {
  for (std::size_t i = 0; i < overlays.size(); ++i) chips[i]->setChecked(view.*overlays[i].shown);
  onion->setChecked(view.onion);
  chip_row->setVisible(!makesMasks());  // switches beside the frame have their place
  lenses->setVisible(!makesMasks());
  steps->setVisible(makesMasks());
  canvas->showPath(!makesMasks() || steps->pathShown());
  if (std::exchange(masks_placed, makesMasks()) != makesMasks()) fitChips();
  readStep();
}

/// "painting on step 7, frames 13-14"
void ClipPanel::Parts::readStep() {
  const bool has_clip = session.window() != nullptr;
  arrangement->setVisible(has_clip && !makesMasks());
  doing->setVisible(has_clip && makesMasks() && session.placement());
  if (doing->isHidden()) return;
  const int step = session.playheadStep();
  const int first = session::firstFrameOf(session, step) + 1, last = session::firstFrameOf(session, step + 1);
  const bool paints = view.tool != Tool::Pick && view.tool != Tool::Pan && view.tool != Tool::Move;
  if (first == last) return doing->setText((paints ? tr("painting on step %1, frame %2") : tr("step %1, frame %2")).arg(step + 1).arg(first));
  doing->setText((paints ? tr("painting on step %1, frames %2\u2013%3") : tr("step %1, frames %2\u2013%3")).arg(step + 1).arg(first).arg(last));
}

void ClipPanel::Parts::readClip() {
  const session::Loading& clip = session.clipLoading();
  const bool has_clip = session.window() != nullptr;
  if (!clip.busy) {
    patience.stop();
  } else if (!busy) {
    patience.start();
  }
  busy = clip.busy;
  const bool say_busy = clip.busy && !patience.isActive();
  panel.setProgress(say_busy && has_clip ? clip.progress.fraction() : -1);
  for (QWidget* tool : {static_cast<QWidget*>(zoom), static_cast<QWidget*>(onion), static_cast<QWidget*>(snapshot), static_cast<QWidget*>(fit)})
    tool->setVisible(has_clip);
  readStep();
  if (has_clip) {
    pages->setCurrentWidget(content);
  } else if (say_busy) {
    loading->show(nameOf(clip.path), clip.progress);
    pages->setCurrentWidget(loading);
  } else if (clip.busy) {
    pages->setCurrentWidget(blank);
  } else {
    showState();
  }
}

void ClipPanel::Parts::showState() {
  const auto& error = session.clipLoading().error;
  state->clearButtons();
  if (error) {
    state->show("warn", &Theme::bad, tr("This clip cannot be opened"), wordsOf(*error).line);
  } else {
    state->show("film", &Theme::text3, tr("Drop a clip here"), tr("MP4, MOV, GIF or a folder of images."));
  }
  QAbstractButton* open = state->addButton(error ? tr("Choose another") : tr("Open a clip"), true);
  connect(open, &QAbstractButton::clicked, &panel, &ClipPanel::openClipRequested);
  connect(state->addButton(tr("Use the demo"), false), &QAbstractButton::clicked, &panel, &ClipPanel::useDemoRequested);
  pages->setCurrentWidget(state);
}

ClipPanel::ClipPanel(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : Panel(tr("Clip"), themes, parent),
      parts_(std::make_unique<Parts>(*this, session, view, themes)),
      canvas_(parts_->canvas) {}

FrameSplit& ClipPanel::split() { return parts_->split; }

QImage ClipPanel::picture() { return parts_->area->picture(); }

// The pages first: the canvas reads the shown result until it is gone.
ClipPanel::~ClipPanel() { delete parts_->pages; }

}  // namespace lacuna::widgets

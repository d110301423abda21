#include "widgets/attention/attention_panel.hpp"

#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <array>

#include "core/session/steps.hpp"
#include "core/session/studies.hpp"
#include "widgets/attention/attention_note.hpp"
#include "widgets/attention/chosen_head.hpp"
#include "widgets/attention/head_table.hpp"
#include "widgets/attention/maps_page.hpp"
#include "widgets/attention/shown_attention.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::array sources = {latent::AttentionOf::Target, latent::AttentionOf::Context, latent::AttentionOf::Predictor};
constexpr int margin = 12, beside = 10;

}  // namespace

struct AttentionPanel::Parts {
  Parts(AttentionPanel& panel, session::Session& session, ViewState& view, ThemeStore& themes);
  void buildHeader();
  QHBoxLayout* buildChoices(QWidget* content);
  QWidget* buildMaps();
  QWidget* buildTable();
  void buildSide(QWidget* content);
  void readWish();
  void readResult();
  void letGo();
  void readChoice();
  void readStatus();
  void readStep();
  void choose(int block, int head);
  void showTable();
  void fitSide();
  session::AttentionStudy& study() const { return session.studies().attention; }

  AttentionPanel& panel;
  session::Session& session;
  ViewState& view;
  ThemeStore& themes;
  SegmentedControl *source, *mode, *direction;
  Label* status;
  QPushButton* cancel;
  QStackedWidget *pages, *centre;
  ChosenHead* side;
  StateView* state;
  MapsPage* maps_page;
  AttentionGrid* grid;
  AttentionStrip* strip;
  Label* note;
  HeadTable* table;
  SegmentedControl* table_of;
  ShownAttention shown;
  int drawn = -1;  ///< version of the maps that stand in grid, kinds and reach
  session::Connection on_session;
};

AttentionPanel::Parts::Parts(AttentionPanel& owner, session::Session& the_session, ViewState& the_view, ThemeStore& the_themes)
    : panel(owner), session(the_session), view(the_view), themes(the_themes), shown(the_session, the_view) {
  buildHeader();
  pages = new QStackedWidget(&panel);
  state = new StateView(themes, pages);
  auto* content = new QWidget(pages);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(margin, 8, 0, 8);
  column->setSpacing(8);
  column->addLayout(buildChoices(content));
  note = new Label({}, fonts::caption(), &Theme::text3, themes, content);
  note->setWordWrap(true);  // it says what the maps are not: none of it may be cut
  column->addWidget(note);
  auto* row = new QHBoxLayout;
  row->setSpacing(beside);
  column->addLayout(row, 1);
  centre = new QStackedWidget(content);
  centre->addWidget(buildMaps());
  centre->addWidget(buildTable());
  row->addWidget(centre, 1);
  buildSide(content);
  row->addWidget(side);
  pages->addWidget(state);
  pages->addWidget(content);
  panel.body()->addWidget(pages, 1);
  QObject::connect(&view, &ViewState::changed, &panel, [this] { readWish(); });
  QObject::connect(&shown, &ShownAttention::changed, &panel, [this] { readResult(); });
  on_session = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::PlayheadMoved>(change)) readStep();
    if (std::holds_alternative<session::SelectionChanged>(change) || std::holds_alternative<session::MaskChanged>(change)) readStatus();
  });
  readWish();
}

void AttentionPanel::Parts::buildHeader() {
  QHBoxLayout* header = panel.header();
  source = new SegmentedControl({tr("Target encoder"), tr("Context"), tr("Predictor")}, themes, &panel);
  source->setAccessibleName(tr("Whose attention"));
  source->setToolTip(tr("Whose attention\nTarget encoder: sees the whole clip. Context: the encoder of the visible tokens.\nPredictor: visible tokens and hidden ones together"));
  mode = new SegmentedControl({tr("Heads"), tr("Layers"), tr("Rollout"), tr("Table")}, themes, &panel);
  mode->setAccessibleName(tr("Which maps"));
  mode->setToolTip(tr("Which maps\nHeads: each by itself. Layers: means over heads. Rollout: through layers.\nTable: figures of all heads, sorted"));
  status = new Label({}, fonts::caption(), &Theme::text3, themes, &panel);
  cancel = new QPushButton(tr("Cancel"), &panel);
  cancel->setProperty("link", true);
  header->addWidget(source);
  header->addStretch();
  header->addWidget(status);
  header->addWidget(cancel);
  QObject::connect(source, &SegmentedControl::chosen, &panel, [this](int chosen) {
    auto wish = study().wish();
    wish.of = sources[static_cast<std::size_t>(chosen)];
    study().setWish(wish);
    readWish();
  });
  QObject::connect(mode, &SegmentedControl::chosen, &panel, [this](int chosen) {
    view.attention_mode = static_cast<AttentionMode>(chosen);
    view.notify();
  });
  QObject::connect(cancel, &QPushButton::clicked, &panel, [this] { study().cancel(); });
}

/// Which maps, and which way they are read.
QHBoxLayout* AttentionPanel::Parts::buildChoices(QWidget* content) {
  auto* row = new QHBoxLayout;
  direction = new SegmentedControl({tr("Reads from"), tr("Is read by"), tr("Received")}, themes, content);
  direction->setAccessibleName(tr("Which way"));
  direction->setToolTip(tr("Which way\nReads from: the picked token's row. Is read by: who looks at it.\nReceived: what every token gets from all others in the mean, whatever is picked"));
  row->addWidget(mode);
  row->addWidget(direction);
  row->addStretch();
  QObject::connect(direction, &SegmentedControl::chosen, &panel, [this](int chosen) {
    view.attention_by = chosen > 0;
    view.attention_queries = chosen == 2 ? AttentionQueries::All : AttentionQueries::This;
    view.notify();
  });
  return row;
}

QWidget* AttentionPanel::Parts::buildMaps() {
  maps_page = new MapsPage(themes, &panel);
  grid = &maps_page->grid();
  strip = &maps_page->strip();
  QObject::connect(grid, &AttentionGrid::chosen, &panel, [this](int block, int head) { choose(block, head); });
  QObject::connect(strip, &AttentionStrip::chosen, &panel, [this](int step) { session.setPlayhead(session::firstFrameOf(session, step)); });
  return maps_page;
}

QWidget* AttentionPanel::Parts::buildTable() {
  auto* page = new QWidget(&panel);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  table_of = new SegmentedControl({tr("This token"), tr("All tokens"), tr("Hidden tokens")}, themes, page);
  table_of->setAccessibleName(tr("Whose figures"));
  table_of->setToolTip(tr("Whose figures\nOf what the picked token reads from, or the mean over all tokens, or over the hidden ones:\na pass that looks at every row once"));
  table = new HeadTable(page);
  column->addWidget(table_of, 0, Qt::AlignLeft);
  column->addWidget(table, 1);
  QObject::connect(table_of, &SegmentedControl::chosen, &panel, [this](int chosen) {
    view.attention_queries = static_cast<AttentionQueries>(chosen);
    view.notify();
  });
  QObject::connect(table, &HeadTable::chosen, &panel, [this](int block, int head) { choose(block, head); });
  QObject::connect(table->verticalScrollBar(), &QScrollBar::rangeChanged, &panel, [this] { fitSide(); });
  return page;
}

void AttentionPanel::Parts::buildSide(QWidget* content) {
  side = new ChosenHead(themes, content);
  QObject::connect(&side->map(), &AttentionMap::asked, &panel, [this](TokenId token) { session.pick(token); });
  QObject::connect(&side->kinds(), &HeadKinds::kindChosen, &panel, [this](std::optional<latent::HeadKind> kind) { grid->setKindShown(kind); });
  QObject::connect(&side->reach(), &ReachBars::chosen, &panel, [this](int block) { choose(block, view.attention_head); });
}

void AttentionPanel::Parts::choose(int block, int head) {
  view.attention_block = block;
  view.attention_head = head;
  view.notify();
}

void AttentionPanel::Parts::readWish() {
  auto wish = study().wish();
  wish.rollout = view.attention_mode == AttentionMode::Rollout;
  wish.read_by = wayOf(view) == AttentionWay::Readers;
  wish.survey = wayOf(view) == AttentionWay::Received ||
                (view.attention_mode == AttentionMode::Table && view.attention_queries != AttentionQueries::This);
  study().setWish(wish);
  source->setCurrent(static_cast<int>(std::ranges::find(sources, wish.of) - sources.begin()));
  mode->setCurrent(static_cast<int>(view.attention_mode));
  direction->setCurrent(static_cast<int>(wayOf(view)));
  direction->setVisible(view.attention_mode == AttentionMode::Heads || view.attention_mode == AttentionMode::Layers);
  table_of->setCurrent(static_cast<int>(view.attention_queries));
  centre->setCurrentIndex(view.attention_mode == AttentionMode::Table ? 1 : 0);
  fitSide();
}

/// In a narrow panel the table's eleven columns need the room of what is beside them.
void AttentionPanel::Parts::fitSide() {
  const bool as_table = view.attention_mode == AttentionMode::Table;
  side->setVisible(!as_table || panel.width() >= margin + table->neededWidth() + beside + side->width());
}

void AttentionPanel::Parts::readResult() {
  const AttentionMaps& maps = shown.maps();
  if (maps.empty()) letGo();
  if (!panel.isVisible()) return;
  readStatus();
  if (maps.empty()) return;
  if (std::exchange(drawn, shown.version()) != shown.version()) {
    maps_page->setMaps(maps);
    side->kinds().setHeads(maps.figures());
    latent::Table heads = latent::headTable(maps.figures(), latent::attentionSettings(maps.request(), maps.of(), latent::Queries::One, maps.query()));
    side->reach().setHeads(maps.figures(), std::move(heads));
  }
  readChoice();
  showTable();
  readStep();
}

/// Maps know their clip and model, which are not to stay for a page that shows none.
void AttentionPanel::Parts::letGo() {
  if (std::exchange(drawn, shown.version()) == shown.version()) return;
  grid->setMaps(shown.maps());
  strip->setMap(shown.maps(), 0, 0);
  side->map().setMap(shown.maps(), 0, 0, 0, 0);
}

void AttentionPanel::Parts::readChoice() {
  const AttentionMaps& maps = shown.maps();
  const int block = shown.block(), head = shown.head();
  grid->setChosen(view.attention_block, view.attention_head);
  maps_page->setChosen(maps, block, head);
  const QString name = maps.heads() > 1 ? tr("Layer %1, head %2").arg(block).arg(head + 1) : tr("Layer %1").arg(block);
  const bool of_others = view.attention_mode == AttentionMode::Table && view.attention_queries != AttentionQueries::This;
  side->reach().setChosen(block);
  side->setHead(maps, block, head, of_others ? tr("%1, this token").arg(name) : name);
  const QStringList words = {tr("Where in time it reads"), tr("Where in time its readers are"), tr("Where in time is read")};
  maps_page->setStripTitle(words[static_cast<int>(maps.way())]);
}

void AttentionPanel::Parts::showTable() {
  if (view.attention_mode != AttentionMode::Table) return;
  const bool hidden_alone = view.attention_queries == AttentionQueries::Hidden;
  const auto& survey = study().survey();
  const bool known = view.attention_queries == AttentionQueries::This || survey;
  table->setEnabled(known && !shown.stale());
  if (!known) return;  // the last figures stay, dimmed
  table->setHeads(view.attention_queries == AttentionQueries::This ? shown.maps().figures() : hidden_alone ? survey->of_hidden : survey->heads);
  table->setChosen(view.attention_block, view.attention_head);
  fitSide();
}

void AttentionPanel::Parts::readStatus() {
  const auto& now = study().status();
  const bool stale = shown.stale();
  panel.setProgress(now.busy ? now.progress.fraction() : -1);
  cancel->setVisible(now.busy);
  status->setText(now.busy ? tr("%1 %2").arg(coreText(now.progress.doing), words::percent(now.progress.fraction()))
                  : stale  ? tr("Showing the last result")
                           : tr("Step %1").arg(session.playheadStep() + 1));
  grid->setDimmed(stale);
  side->map().setDimmed(stale);
  strip->setDimmed(stale);
  const bool nothing = shown.maps().empty() || (now.error && !study().current());  // nor maps of another encoder than is asked
  pages->setCurrentIndex(nothing ? 0 : 1);
  if (nothing) {
    const QString asking = tr("%1 %2").arg(coreText(now.progress.doing), words::percent(now.progress.fraction()));
    const QString line = now.error ? coreText(now.error->what) : now.busy ? asking : tr("Click a token on the frame.");
    state->show("query", &Theme::text3, now.busy ? tr("Asking every head") : tr("What does a token read from?"), line);
    return;
  }
  note->setText(now.error ? coreText(now.error->what) : attentionNote(study(), view));
}

void AttentionPanel::Parts::readStep() {
  if (shown.maps().empty() || !panel.isVisible()) return;
  const int step = session.playheadStep();
  grid->setStep(step);
  strip->setStep(step);
  side->map().setMap(shown.maps(), shown.block(), shown.head(), session.playhead(), step);
  if (!study().status().busy && study().current()) status->setText(tr("Step %1").arg(step + 1));
}

AttentionPanel::AttentionPanel(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : Panel(tr("Attention maps"), themes, parent), parts_(std::make_unique<Parts>(*this, session, view, themes)) {}

AttentionPanel::~AttentionPanel() = default;

void AttentionPanel::showEvent(QShowEvent* event) {
  Panel::showEvent(event);
  parts_->shown.watch(true);
  parts_->readResult();
}

void AttentionPanel::resizeEvent(QResizeEvent* event) {
  Panel::resizeEvent(event);
  parts_->fitSide();
}

void AttentionPanel::hideEvent(QHideEvent* event) {
  Panel::hideEvent(event);
  parts_->shown.watch(false);
}

}  // namespace lacuna::widgets

#include "widgets/inspector/token_tab.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

#include "core/mask/layers.hpp"
#include "core/session/steps.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/library_choice.hpp"
#include "widgets/inspector/patch_picture.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/prediction_failure.hpp"
#include "widgets/step_errors.hpp"

namespace lacuna::widgets {
namespace {
constexpr int foot_height = 44;
constexpr int in_this_clip = 0, in_library = 1;  // of the choice where to look for patches

/// A strip of buttons under what scrolls.
class Foot : public QWidget {
 public:
  Foot(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 1, 12, 0);
    row->setSpacing(8);
  }

 protected:
  void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(0, 0, width(), 1, themes_.theme().line); }

 private:
  ThemeStore& themes_;
};
}  // namespace

TokenTab::TokenTab(session::Session& session, ViewState& view, ThemeStore& themes, LibraryBuilder& builder, jobs::JobRunner& jobs, QWidget* parent)
    : Tab(themes, parent),
      session_(session),
      view_(view),
      empty_(new StateView(themes, this)),
      head_(new TokenHead(session, themes, this)),
      finder_(jobs, this) {
  column()->addWidget(empty_, 1);
  column()->addWidget(head_);
  buildError();
  buildNearest(builder, jobs);
  buildSpot();
  buildReads();
  column()->addStretch();
  buildFoot();
  connect(&finder_, &NearestPatches::found, this, &TokenTab::showNeighbours);
  connect(&themes, &ThemeStore::changed, this, &TokenTab::invalidate);
}

void TokenTab::buildFoot() {
  foot_ = new Foot(themes_, this);
  auto* query = symbolButton("query", tr("Query"), themes_, foot_);
  query->setToolTip(tr("Query\nShows what this token reads from, in the workspace Attention"));
  auto* copy = new IconButton("copy", tr("Copy values\nPuts everything about this token on the clipboard as text"), themes_, foot_);
  auto* follow = symbolButton("follow", tr("Follow"), themes_, foot_);
  follow->setToolTip(tr("Follow\nHides what is in this token, wherever it goes"));
  for (QAbstractButton* button : std::initializer_list<QAbstractButton*>{follow, query, copy}) foot_->layout()->addWidget(button);
  static_cast<QHBoxLayout*>(foot_->layout())->addStretch();
  connect(copy, &QAbstractButton::clicked, this, &TokenTab::copyValues);
  connect(query, &QPushButton::clicked, this, &TokenTab::openAttention);
  connect(follow, &QPushButton::clicked, this, &TokenTab::followToken);
  showFoot(false);
}

void TokenTab::openAttention() {
  view_.workspace = Workspace::Attention;
  view_.notify();
}

/// A new layer hides what is in the token, and a little around it, wherever that goes.
void TokenTab::followToken() {
  const auto shown = token();
  const auto& placement = session_.placement();
  if (!shown || !placement || !session_.model()) return;
  constexpr double around = 0.25;  // of a token
  const mask::Cell cell = placement->grid.cell(*shown);
  const double wide = (placement->x1 - placement->x0) / placement->grid.cols, high = (placement->y1 - placement->y0) / placement->grid.rows;
  const double left = placement->x0 + (cell.col - around) * wide, top = placement->y0 + (cell.row - around) * high;
  mask::MaskShape shape{session_.newShapeId(), "Follow", mask::Operation::Hide, {}, mask::Ellipse{{left, top}, {left + (1 + 2 * around) * wide, top + (1 + 2 * around) * high}}};
  session_.setPlayhead(session::firstFrameOf(session_, cell.step));
  session_.followObject(mask::asNewLayer(std::move(shape), session_.document().shapes));
}

void TokenTab::showFoot(bool shown) {
  has_foot_ = shown;
  const bool visible = shown && !inFigure();
  foot_->setVisible(visible);
  setViewportMargins(0, 0, 0, visible ? foot_height : 0);
}

void TokenTab::setInFigure(bool in_figure) {
  FigurePart::setInFigure(in_figure);
  showFoot(has_foot_);
}

void TokenTab::resizeEvent(QResizeEvent* event) {
  Tab::resizeEvent(event);
  foot_->setGeometry(0, height() - foot_height, width(), foot_height);
}

void TokenTab::buildError() {
  error_ = addSection(tr("Prediction error"));
  note_ = addText(error_->body(), fonts::body(), &Theme::text2);
  error_body_ = new QWidget(error_);
  error_->body()->addWidget(error_body_);
  auto* body = new QVBoxLayout(error_body_);
  body->setContentsMargins(0, 0, 0, 0);
  body->setSpacing(2);
  auto* figures = new QHBoxLayout;
  figures->setSpacing(8);
  figure_ = new Label({}, fonts::figure(), &Theme::text, themes_, error_body_);
  rank_ = new Label({}, fonts::body(), &Theme::text2, themes_, error_body_);
  for (Label* label : {figure_, rank_}) label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  figures->addWidget(figure_);
  figures->addWidget(rank_, 1, Qt::AlignBottom);
  rank_->setContentsMargins(0, 0, 0, 4);
  body->addLayout(figures);
  histogram_ = new Histogram(themes_, error_body_);
  body->addWidget(histogram_);
  cosine_ = addRow(body, tr("Cosine similarity"));
  l1_raw_ = addRow(body, tr("L1, raw"));
  l2_ = addRow(body, tr("L2, layer-normed"));
  true_length_ = addRow(body, tr("True length"));
  true_length_->setDot(&Theme::truth);
  true_length_->setToolTip(tr("Length of the layer-normed true latent, which the prediction is compared with"));
  predicted_length_ = addRow(body, tr("Predicted length"));
  predicted_length_->setDot(&Theme::pred);
  body->addSpacing(8);
  against_ = addText(body, fonts::caption(), &Theme::text3);
  prediction_ = addRow(body, tr("Prediction"));
  baseline_rows_ = new QVBoxLayout;
  baseline_rows_->setSpacing(2);
  body->addLayout(baseline_rows_);
}

void TokenTab::buildNearest(LibraryBuilder& builder, jobs::JobRunner& jobs) {
  nearest_ = addSection(tr("The prediction looks most like"));
  place_ = new SegmentedControl({tr("This clip"), tr("Library")}, themes_, nearest_);
  place_->setAccessibleName(tr("Where to look for patches"));
  place_->setToolTip(tr("Where to look\nAmong the true patches of this clip, or of a folder of clips"));
  place_->setCurrent(LibraryChoice::inLibrary() ? in_library : in_this_clip);
  nearest_->body()->addWidget(place_, 0, Qt::AlignLeft);
  nearest_->body()->addSpacing(6);
  buildHere();
  library_ = new LibraryPatches(session_, themes_, builder, jobs, nearest_);
  nearest_->body()->addWidget(library_);
  connect(place_, &SegmentedControl::chosen, this, [this](int place) {
    LibraryChoice::setInLibrary(place == in_library);
    findNearest();
  });
}

void TokenTab::buildHere() {
  here_ = new QWidget(nearest_);
  auto* column = new QVBoxLayout(here_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  for (int i = 0; i < NearestPatches::count; ++i) {
    auto* button = new PatchButton(themes_, here_);
    connect(button, &QAbstractButton::clicked, this, [this, i] {
      if (static_cast<std::size_t>(i) < patch_ids_.size()) session_.pick(patch_ids_[static_cast<std::size_t>(i)]);
    });
    QSizePolicy policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true);  // nothing below jumps while a search runs
    button->setSizePolicy(policy);
    row->addWidget(button);
    patches_.push_back(button);
  }
  row->addStretch();
  column->addLayout(row);
  addText(column, fonts::caption(), &Theme::text3)->setText(tr("Closest true patches in this clip, by cosine similarity."));
  nearest_->body()->addWidget(here_);
}

void TokenTab::buildSpot() {
  spot_ = addSection(tr("This spot over time"));
  bars_ = new StepBars(60, themes_, spot_);
  bars_->setAccessibleName(tr("This spot over time"));
  bars_->setFoot(tr("grey: visible, nothing to predict"));
  spot_->body()->addWidget(bars_);
  connect(bars_, &StepBars::chosen, this, [this](int step) {
    if (session_.placement()) session_.setPlayhead(session::firstFrameOf(session_, step));
  });
}

void TokenTab::buildReads() {
  reads_section_ = addSection(tr("Reads from"));
  reads_ = new ReadsFrom(session_, view_, themes_, *reads_section_);
  reads_section_->body()->addWidget(reads_);
  connect(reads_, &ReadsFrom::openAsked, this, &TokenTab::openAttention);
}

std::optional<TokenId> TokenTab::token() const {
  const auto& placement = session_.placement();
  for (const auto& candidate : {session_.picked(), session_.hovered()}) {
    if (candidate && placement && index(*candidate) < placement->grid.size()) return candidate;
  }
  return std::nullopt;
}

void TokenTab::showEmpty() {
  for (QWidget* part : {static_cast<QWidget*>(head_), static_cast<QWidget*>(error_), static_cast<QWidget*>(nearest_),
                        static_cast<QWidget*>(spot_), static_cast<QWidget*>(reads_section_)}) {
    part->hide();
  }
  showFoot(false);
  empty_->StateView::show("pick", &Theme::text3, tr("No token picked"), tr("Click a token to inspect it."));
  empty_->setVisible(true);
}

void TokenTab::refresh() {
  const auto shown = token();
  if (!shown) return showEmpty();
  const mask::TokenGrid& grid = session_.placement()->grid;
  const auto& run = session_.result().run;
  const bool has_run = run && run->grid() == grid;
  const auto facts = has_run ? tokenFacts(*run, *shown, view_.metric) : std::nullopt;
  empty_->hide();
  head_->show();
  head_->setToken(*shown, grid, session_.mask().hidden(*shown));
  error_->show();
  const bool predicted = facts && facts->hidden();
  error_body_->setVisible(predicted);
  note_->setVisible(!predicted);
  nearest_->setVisible(predicted);
  spot_->setVisible(has_run);
  showFoot(facts.has_value());
  error_->setNote(coreText(latent::nameOf(view_.metric)));
  const bool hidden = session_.mask().hidden(*shown);
  if (!facts && !hidden && session_.mask().hiddenCount() == 0 && session_.model()) {
    note_->setText(tr("Nothing is hidden yet. The model only predicts what it cannot see."));
  } else if (!facts || (!predicted && hidden)) {
    note_->setText(PredictionFailure::of(session_) ? tr("The prediction failed, so there is no error here.") : tr("Predict something to see its error here."));
  } else if (!predicted) {
    note_->setText(tr("The model saw this token, so there is nothing to predict."));
  } else {
    refreshHistogram(run);
    showError(*run, *facts);
    if (run != found_run_.lock() || facts->row != found_row_) {
      found_run_ = run;
      found_row_ = facts->row;
      findNearest();
    }
  }
  if (has_run) showSpot(*run, grid.cell(*shown));
  reads_section_->setVisible(session_.picked() == shown);  // attention is of the picked one
  reads_->follow();
}

void TokenTab::refreshHistogram(const std::shared_ptr<const latent::Run>& run) {
  if (run == histogram_run_.lock() && view_.metric == histogram_metric_) return;
  histogram_run_ = run;
  histogram_metric_ = view_.metric;
  colors_ = errorRange(*run, view_.metric);
  histogram_->setValues(metricValues(*run, view_.metric), colors_, view_.metric);
}

void TokenTab::showError(const latent::Run& run, const TokenFacts& facts) {
  const float value = latent::valueOf(facts.errors, view_.metric);
  figure_->setText(words::number(value, 2));
  rank_->setText(rankText(run, facts));
  histogram_->setMarker(value);
  cosine_->setValue(words::number(facts.errors.cosine, 3));
  l1_raw_->setValue(words::number(facts.errors.l1_raw, 3));
  l2_->setValue(words::number(facts.errors.l2_normed, 3));
  true_length_->setValue(words::number(facts.true_length, 1));
  predicted_length_->setValue(words::number(facts.predicted_length, 1));
  showBaselines(run, facts);
}

void TokenTab::showBaselines(const latent::Run& run, const TokenFacts& facts) {
  while (baselines_.size() < facts.baselines.size()) baselines_.push_back(addRow(baseline_rows_, {}));
  against_->setVisible(!facts.baselines.empty());
  prediction_->setVisible(!facts.baselines.empty());
  against_->setText(tr("Against simple guesses, %1").arg(coreText(latent::nameOf(view_.metric))));
  const float own = latent::valueOf(facts.errors, view_.metric);
  float best = own;
  for (const auto& errors : facts.baselines) {
    const float value = latent::valueOf(errors, view_.metric);
    best = higherIsWorse(view_.metric) ? std::min(best, value) : std::max(best, value);
  }
  prediction_->setValue(words::number(own, 3), own == best);
  for (std::size_t i = 0; i < baselines_.size(); ++i) {
    baselines_[i]->setVisible(i < facts.baselines.size());
    if (i >= facts.baselines.size()) continue;
    const float value = latent::valueOf(facts.baselines[i], view_.metric);
    baselines_[i]->setName(coreText(run.baselines[i].name));
    baselines_[i]->setToolTip(coreText(run.baselines[i].meaning));
    baselines_[i]->setValue(words::number(value, 3), value == best);
  }
}

void TokenTab::findNearest() {
  const bool library = place_->current() == in_library;
  here_->setVisible(!library);
  library_->setVisible(library);
  const auto run = found_run_.lock();
  if (!run) return;
  if (library) return library_->find(run, found_row_);
  clearNeighbours();
  finder_.find(run, found_row_);
}

void TokenTab::clearNeighbours() {
  patch_ids_.clear();
  for (PatchButton* patch : patches_) patch->hide();
}

void TokenTab::showNeighbours(const std::vector<analysis::Neighbour>& neighbours) {
  clearNeighbours();
  const auto& window = session_.window();
  const auto run = found_run_.lock();
  if (!window || !run) return;
  const mask::TokenGrid& grid = run->grid();
  for (std::size_t i = 0; i < std::min(patches_.size(), neighbours.size()); ++i) {
    patches_[i]->show();
    const auto [id, cosine] = neighbours[i];
    patch_ids_.push_back(id);
    const mask::Cell cell = grid.cell(id);
    patches_[i]->setPatch(
        patchPicture(*run->window, grid, id, PatchButton::side, devicePixelRatioF(), themes_.theme()),
        tr("s%1").arg(cell.step + 1), words::number(cosine, 2),
        tr("Step %1, %2: cosine similarity %3").arg(cell.step + 1).arg(placeText(cell).toLower(), words::number(cosine, 3)));
  }
}

void TokenTab::showSpot(const latent::Run& run, const mask::Cell& cell) {
  refreshHistogram(session_.result().run);
  std::vector<StepBars::Bar> bars;
  for (const auto& value : spotOverTime(run, cell.row, cell.col, view_.metric)) {
    if (!value) {
      bars.push_back({std::nullopt, {}, tr("visible, nothing to predict")});
      continue;
    }
    const double share = colors_.share(static_cast<float>(*value), view_.metric);
    bars.push_back({0.12 + 0.88 * share, themes_.theme().emberAt(share), words::number(*value, 3)});
  }
  bars_->setBars(std::move(bars));
  bars_->setCurrent(cell.step, session_.playheadStep());
}

void TokenTab::copyValues() const {
  const auto shown = token();
  const auto& run = session_.result().run;
  if (!shown || !run) return;
  const auto facts = tokenFacts(*run, *shown, view_.metric);
  if (facts) QGuiApplication::clipboard()->setText(tokenText(*run, *facts, session::framesInStep(*run->window, run->grid())));
}

}  // namespace lacuna::widgets

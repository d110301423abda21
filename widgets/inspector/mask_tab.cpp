#include "widgets/inspector/mask_tab.hpp"

#include <QGuiApplication>

#include "core/mask/generators.hpp"
#include "core/session/commands.hpp"
#include "core/session/steps.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/mask_edits.hpp"
#include "widgets/layers/layer_edits.hpp"

namespace lacuna::widgets {
MaskTab::MaskTab(session::Session& session, ViewState& view, ThemeStore& themes, SavedMaskStore& saved, jobs::JobRunner& jobs,
                 QWidget* parent)
    : Tab(themes, parent), session_(session), view_(view) {
  buildCounts();
  check_section_ = addSection(tr("Check"));
  check_section_->setNote(tr("beside training"));
  check_ = new MaskCheck(session_, jobs, themes, check_section_);
  check_section_->body()->addWidget(check_);
  buildLayers();
  buildGenerators();
  auto* section = addSection(tr("Saved masks"));
  saved_ = new SavedMasks(session_, saved, jobs, themes, section);
  section->body()->addWidget(saved_);
  save_ = symbolButton("save", tr("Keep this one"), themes, section);
  save_->setToolTip(tr("Keep this one\nThe layers of this mask, for other clips and days"));
  connect(save_, &QPushButton::clicked, saved_, &SavedMasks::askToSave);
  section->body()->addWidget(save_, 0, Qt::AlignLeft);
  column()->addStretch();
  connect(&themes, &ThemeStore::changed, this, &MaskTab::invalidate);
  connect(&view, &ViewState::changed, this, &MaskTab::invalidate);
}

void MaskTab::buildCounts() {
  auto* section = addSection(tr("Hidden"));
  figure_ = addText(section->body(), fonts::value(), &Theme::text);
  section->body()->addSpacing(4);
  bars_ = new StepBars(44, themes_, section);
  bars_->setAccessibleName(tr("Hidden tokens in each step"));
  bars_->setFoot(tr("share hidden in each step"));
  connect(bars_, &StepBars::chosen, this, [this](int step) {
    if (session_.placement()) session_.setPlayhead(session::firstFrameOf(session_, step));
  });
  section->body()->addWidget(bars_);
  section->body()->addSpacing(6);
  addText(section->body(), fonts::body(), &Theme::text2)->setText(tr("A token is hidden when a shape has it"));
  coverage_ = new SegmentedControl({tr("Touched"), tr("Half covered"), tr("Fully covered")}, themes_, section);
  coverage_->setAccessibleName(tr("When a token counts as hidden"));
  connect(coverage_, &SegmentedControl::chosen, this,
          [this](int rule) { session_.run(session::setCoverage(static_cast<mask::CoverageRule>(rule))); });
  section->body()->addWidget(coverage_, 0, Qt::AlignLeft);
}

void MaskTab::buildGenerators() {
  auto* section = addSection(tr("Make a mask"));
  section->setNote(tr("Shift adds a layer"));
  auto* grid = new QGridLayout;
  grid->setSpacing(6);
  constexpr int columns = 3;
  for (const auto& info : mask::generators()) {
    auto* button = new GeneratorButton(info, themes_, section);
    connect(button, &QAbstractButton::clicked, this, [this, &info] {
      addGenerated(session_, view_, info, QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });
    const int place = static_cast<int>(makers_.size());
    grid->addWidget(button, place / columns, place % columns);
    makers_.push_back(button);
  }
  section->body()->addLayout(grid);
}

void MaskTab::buildLayers() {
  layers_section_ = addSection(tr("Layers"));
  layers_ = new LayerList(session_, view_, themes_, layers_section_);
  layers_section_->body()->addWidget(layers_);
  layers_section_->body()->addSpacing(6);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(6);
  invert_ = symbolButton("invert", tr("Invert"), themes_, layers_section_);
  clear_ = symbolButton("trash", tr("Clear"), themes_, layers_section_);
  invert_->setToolTip(tr("Invert\nHides what is shown and shows what is hidden"));
  clear_->setToolTip(tr("Clear\nShows everything"));
  connect(invert_, &QPushButton::clicked, this, [this] { invertMask(session_); });
  connect(clear_, &QPushButton::clicked, this,
          [this] { session_.run(session::setShapes({}, "Clear mask")); });
  buttons->addWidget(invert_);
  buttons->addWidget(clear_);
  buttons->addStretch();
  layers_section_->body()->addLayout(buttons);
  auto* section = addSection(tr("Chosen layer"));
  settings_ = new LayerSettings(session_, view_, themes_, section);
  section->body()->addWidget(settings_);
}

void MaskTab::refreshCounts() {
  const mask::Mask& mask = session_.shownMask();
  const mask::TokenGrid& grid = mask.grid();
  const bool has_grid = grid.size() > 0;
  bars_->setVisible(has_grid);
  coverage_->setCurrent(static_cast<int>(session_.document().coverage));
  if (!has_grid) return figure_->setText(tr("Open a clip and a model to hide tokens."));
  figure_->setText(
      tr("%1 hidden of %2 tokens (%3)")
          .arg(words::count(mask.hiddenCount()), words::count(grid.size()), words::percent(mask.hiddenShare(), 1)));
  std::vector<StepBars::Bar> bars;
  for (int step = 0; step < grid.steps; ++step) {
    const int hidden = mask.hiddenCountInStep(step);
    const QString tip = tr("%1 of %2 hidden").arg(words::count(hidden), words::count(grid.perStep()));
    std::optional<double> height;
    if (hidden > 0) height = static_cast<double>(hidden) / grid.perStep();
    bars.push_back({height, themes_.theme().hidden, tip});
  }
  bars_->setBars(std::move(bars));
  bars_->setCurrent(session_.playheadStep(), session_.playheadStep());
}

void MaskTab::refreshGenerators() {
  const auto& shapes = session_.document().shapes;
  const auto* whole = shapes.size() == 1 ? std::get_if<mask::Generated>(&shapes.front().form) : nullptr;
  const bool motion = session_.placement() && session_.placement()->motion;
  for (GeneratorButton* button : makers_) {
    button->setChecked(whole != nullptr && whole->kind == button->kind());
    button->setEnabled(motion || !mask::generatorOf(button->kind())->needs_motion);
  }
}

void MaskTab::refresh() {
  refreshCounts();
  check_->refresh();
  check_section_->setVisible(!check_->isHidden());
  refreshGenerators();
  const auto& shapes = session_.document().shapes;
  clear_->setEnabled(!shapes.empty());
  save_->setEnabled(!shapes.empty());
  saved_->refresh();
  invert_->setEnabled(session_.mask().grid().size() > 0);
  layers_section_->setNote(shapes.size() > 1 ? tr("topmost wins") : QString());
  layers_->refresh();
  settings_->refresh();
}

}  // namespace lacuna::widgets

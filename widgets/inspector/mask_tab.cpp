#include "widgets/inspector/mask_tab.hpp"

#include <QRandomGenerator>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/mask/generators.hpp"
#include "core/session/commands.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/mask_edits.hpp"
#include "widgets/window/mask_edits.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::array shares = {0.25, 0.5, 0.75, 0.9};

QString titleOf(const std::string& kind) {
  for (const auto& info : mask::generators()) {
    if (info.kind == kind) return QString::fromStdString(info.title);
  }
  return QString::fromStdString(kind);
}

bool takesRatio(const std::string& kind) {
  const auto& kinds = mask::generators();
  return std::any_of(kinds.begin(), kinds.end(),
                     [&kind](const auto& info) { return info.kind == kind && info.takes_ratio; });
}

}  // namespace

MaskTab::MaskTab(session::Session& session, ThemeStore& themes, QWidget* parent) : Tab(themes, parent), session_(session) {
  buildCounts();
  buildGenerators();
  buildShapes();
  column()->addStretch();
  connect(&themes, &ThemeStore::changed, this, &MaskTab::invalidate);
}

void MaskTab::buildCounts() {
  auto* section = addSection(tr("Hidden"));
  figure_ = addText(section->body(), fonts::value(), &Theme::text);
  section->body()->addSpacing(4);
  bars_ = new StepBars(44, themes_, section);
  bars_->setAccessibleName(tr("Hidden tokens in each step"));
  bars_->setFoot(tr("share hidden in each step"));
  connect(bars_, &StepBars::chosen, this, [this](int step) {
    const auto& window = session_.window();
    const int steps = session_.mask().grid().steps;
    if (window && steps > 0) session_.setPlayhead(step * std::max(1, static_cast<int>(window->frames.size()) / steps));
  });
  section->body()->addWidget(bars_);
  warning_ = addText(section->body(), fonts::caption(), &Theme::warn);
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
  auto* grid = new QGridLayout;
  grid->setSpacing(6);
  int place = 0;
  for (const auto& info : mask::generators()) {
    auto* button = new QPushButton(QString::fromStdString(info.title), section);
    button->setFont(fonts::body());
    button->setCheckable(true);
    button->setToolTip(QString("%1\n%2").arg(QString::fromStdString(info.title), QString::fromStdString(info.help)));
    connect(button, &QPushButton::clicked, this, [this, kind = info.kind] {
      const auto* now = generated();
      generate(kind, now != nullptr ? now->ratio : 0.5);
    });
    grid->addWidget(button, place / 2, place % 2);
    makers_.emplace_back(info.kind, button);
    ++place;
  }
  section->body()->addLayout(grid);
  made_ = new QWidget(section);
  auto* made = new QVBoxLayout(made_);
  made->setContentsMargins(0, 6, 0, 0);
  auto* line = new QHBoxLayout;
  seed_ = new Label({}, fonts::number(), &Theme::text, themes_, made_);
  seed_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* dice = new IconButton("dice", tr("New seed\nMakes another mask of this kind"), themes_, made_);
  connect(dice, &QAbstractButton::clicked, this, [this] {
    if (const auto* now = generated()) generate(now->kind, now->ratio);
  });
  line->addWidget(new Label(tr("Seed"), fonts::body(), &Theme::text2, themes_, made_));
  line->addStretch();
  line->addWidget(seed_);
  line->addWidget(dice);
  made->addLayout(line);
  share_word_ = new Label(tr("Share to hide"), fonts::body(), &Theme::text2, themes_, made_);
  made->addWidget(share_word_);
  share_ = new SegmentedControl({tr("25\u00a0%"), tr("50\u00a0%"), tr("75\u00a0%"), tr("90\u00a0%")}, themes_, made_);
  share_->setAccessibleName(tr("Share to hide"));
  connect(share_, &SegmentedControl::chosen, this, [this](int choice) {
    const auto* now = generated();
    if (now == nullptr) return;
    mask::MaskShape shape = session_.document().shapes.front();
    shape.form = mask::Generated{now->kind, now->seed, shares[static_cast<std::size_t>(choice)]};
    const std::string label = shape.name;
    session_.run(session::setShapes({std::move(shape)}, label));
  });
  made->addWidget(share_, 0, Qt::AlignLeft);
  section->body()->addWidget(made_);
}

void MaskTab::buildShapes() {
  shapes_ = addSection(tr("Shapes"));
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(6);
  invert_ = symbolButton("invert", tr("Invert"), themes_, shapes_);
  clear_ = symbolButton("trash", tr("Clear"), themes_, shapes_);
  invert_->setToolTip(tr("Invert\nHides what is shown and shows what is hidden"));
  clear_->setToolTip(tr("Clear\nShows everything"));
  connect(invert_, &QPushButton::clicked, this, [this] {
    auto shapes = invertedShapes(session_.document().shapes, session_.newShapeId());
    session_.run(session::setShapes(std::move(shapes), tr("Invert mask").toStdString()));
  });
  connect(clear_, &QPushButton::clicked, this,
          [this] { session_.run(session::setShapes({}, tr("Clear mask").toStdString())); });
  rows_layout_ = new QVBoxLayout;
  rows_layout_->setSpacing(0);
  shapes_->body()->addLayout(rows_layout_);
  older_ = addText(shapes_->body(), fonts::caption(), &Theme::text3);
  shapes_->body()->addSpacing(6);
  buttons->addWidget(invert_);
  buttons->addWidget(clear_);
  buttons->addStretch();
  shapes_->body()->addLayout(buttons);
}

const mask::Generated* MaskTab::generated() const {
  const auto& shapes = session_.document().shapes;
  return shapes.size() == 1 ? std::get_if<mask::Generated>(&shapes.front().form) : nullptr;
}

void MaskTab::generate(const std::string& kind, double ratio) {
  mask::MaskShape shape;
  shape.id = session_.newShapeId();
  shape.name = titleOf(kind).toStdString();
  // Five digits: a seed that can be read out and typed again.
  shape.form = mask::Generated{kind, QRandomGenerator::global()->bounded(100000U), ratio};
  const std::string label = shape.name;
  session_.run(session::setShapes({std::move(shape)}, label));
}

void MaskTab::removeShape(ShapeId id) {
  auto shapes = session_.document().shapes;
  const auto found = std::find_if(shapes.begin(), shapes.end(), [id](const auto& shape) { return shape.id == id; });
  if (found == shapes.end()) return;
  const QString label = tr("Delete %1").arg(QString::fromStdString(found->name));
  shapes.erase(found);
  session_.run(session::setShapes(std::move(shapes), label.toStdString()));
}

void MaskTab::refreshCounts() {
  const mask::Mask& mask = session_.shownMask();
  const mask::TokenGrid& grid = mask.grid();
  const bool has_grid = grid.size() > 0;
  bars_->setVisible(has_grid);
  warning_->setVisible(has_grid);
  coverage_->setCurrent(static_cast<int>(session_.document().coverage));
  if (!has_grid) return figure_->setText(tr("Open a clip and a model to hide tokens."));
  figure_->setText(
      tr("%1 hidden of %2 tokens (%3)")
          .arg(words::count(mask.hiddenCount()), words::count(grid.size()), words::percent(mask.hiddenShare(), 1)));
  const QString warning = shareWarning(mask.hiddenShare());
  warning_->setVisible(!warning.isEmpty());
  warning_->setText(warning);
  warning_->setRole(mask.hiddenCount() == 0 ? &Theme::text3 : &Theme::warn);
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
  const auto* now = generated();
  for (const auto& [kind, button] : makers_) button->setChecked(now != nullptr && now->kind == kind);
  made_->setVisible(now != nullptr);
  if (now == nullptr) return;
  seed_->setText(QString::number(now->seed));
  const bool ratio = takesRatio(now->kind);
  share_->setVisible(ratio);
  share_word_->setVisible(ratio);
  const auto nearest = std::min_element(shares.begin(), shares.end(), [now](double a, double b) {
    return std::abs(a - now->ratio) < std::abs(b - now->ratio);
  });
  share_->setCurrent(static_cast<int>(nearest - shares.begin()));
}

void MaskTab::refreshShapes() {
  const auto& shapes = session_.document().shapes;
  const std::vector<mask::TimeExtent> no_steps;
  const auto& steps = session_.placement() ? session_.placement()->steps : no_steps;
  clear_->setEnabled(!shapes.empty());
  invert_->setEnabled(session_.mask().grid().size() > 0);
  // A stroke in progress changes the mask at every move, but not the list.
  if (!older_->text().isEmpty() && shapes == listed_ && steps == listed_steps_) return;
  listed_ = shapes;
  listed_steps_ = steps;
  const int shown = std::min(most_rows, static_cast<int>(shapes.size()));
  while (static_cast<int>(rows_.size()) < shown) {
    rows_.push_back(new ShapeRow(themes_, shapes_));
    connect(rows_.back(), &ShapeRow::deleteWanted, this, &MaskTab::removeShape);
    rows_layout_->addWidget(rows_.back());
  }
  for (int i = 0; i < static_cast<int>(rows_.size()); ++i) {
    rows_[static_cast<std::size_t>(i)]->setVisible(i < shown);
    if (i < shown)
      rows_[static_cast<std::size_t>(i)]->setShape(shapes[shapes.size() - 1 - static_cast<std::size_t>(i)], steps);
  }
  const int older = static_cast<int>(shapes.size()) - shown;
  older_->setVisible(older > 0 || shapes.empty());
  older_->setText(shapes.empty() ? tr("No shapes. Paint on the clip, or make a mask above.")
                                 : tr("and %1 older").arg(words::count(older)));
  shapes_->setNote(shapes.size() > 1 ? tr("newest first") : QString());
}

void MaskTab::refresh() {
  refreshCounts();
  refreshGenerators();
  refreshShapes();
}

}  // namespace lacuna::widgets

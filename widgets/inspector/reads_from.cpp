#include "widgets/inspector/reads_from.hpp"

#include <QTimer>
#include <numeric>
#include <utility>

#include "core/session/studies.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {
constexpr int map_side = 92;
constexpr int link_padding = 5;  // so that the words above the link begin where its own do
constexpr double quick_s = 2;  // a prediction that takes longer is of a model that should be asked on purpose
constexpr std::size_t sources_shown = 4;
}  // namespace

ReadsFrom::ReadsFrom(session::Session& session, ViewState& view, ThemeStore& themes, Section& section)
    : QWidget(&section), session_(session), section_(section), shown_(session, view) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  auto* row = new QHBoxLayout;
  row->setSpacing(12 - link_padding);
  map_ = new AttentionMap(themes, this);
  map_->setFixedSize(map_side, map_->heightForWidth(map_side));
  row->addWidget(map_, 0, Qt::AlignTop);
  auto* beside = new QVBoxLayout;
  beside->setSpacing(6);
  words_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  words_->setWordWrap(true);
  words_->setContentsMargins(link_padding, 0, 0, 0);
  beside->addWidget(words_);
  auto* open = new QPushButton(tr("Open in Attention"), this);
  open->setProperty("link", true);
  beside->addWidget(open, 0, Qt::AlignLeft);
  beside->addStretch();
  row->addLayout(beside, 1);
  column->addLayout(row);
  sources_ = new SourceList(themes, this);
  column->addWidget(sources_);
  others_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  column->addWidget(others_);
  connect(open, &QPushButton::clicked, this, &ReadsFrom::openAsked);
  connect(map_, &AttentionMap::asked, this, [this](TokenId token) { session_.pick(token); });
  connect(sources_, &SourceList::pointed, this, [this](std::optional<TokenId> token) { session_.hover(token); });
  connect(sources_, &SourceList::chosen, this, [this](TokenId token) { session_.pick(token); });
  connect(&shown_, &ShownAttention::changed, this, &ReadsFrom::refresh);
}

/// Only what is scrolled into sight is painted.
void ReadsFrom::paintEvent(QPaintEvent*) {
  if (!watching_) QTimer::singleShot(0, this, &ReadsFrom::follow);
}

void ReadsFrom::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  watching_ = false;
  shown_.watch(false);
}

void ReadsFrom::follow() {
  watch(isVisible() && !visibleRegion().isEmpty());
}

void ReadsFrom::watch(bool watching) {
  const auto& run = session_.result().run;
  const bool quick = !run || run->times.total_s < quick_s;
  watching_ = quick && watching;
  shown_.watch(watching_);
  if (watching_) return refresh();
  if (!quick) words_->setText(tr("With this model it takes a while."));
}

void ReadsFrom::fillForFigure() { watch(isVisible()); }

void ReadsFrom::setInFigure(bool in_figure) {
  FigurePart::setInFigure(in_figure);
  if (in_figure && section_.isVisible() && !known()) {
    left_out_ = true;
    section_.hide();
  }
  if (!in_figure && std::exchange(left_out_, false)) section_.show();
}

void ReadsFrom::refresh() {
  const AttentionMaps& maps = shown_.maps();
  const auto& status = session_.studies().attention.status();
  const bool known = this->known();
  for (QWidget* part : std::initializer_list<QWidget*>{sources_, others_}) part->setVisible(known);
  map_->setDimmed(!known);
  section_.setNote({});
  if (!known) return words_->setText(status.error ? coreText(status.error->what) : status.busy ? tr("Asking every head") : tr("Click a token on the frame."));
  const int block = shown_.block(), head = shown_.head();
  section_.setNote(maps.heads() > 1 ? tr("layer %1, head %2").arg(block).arg(head + 1) : tr("layer %1").arg(block));
  map_->setMap(maps, block, head, session_.playhead(), session_.playheadStep());
  words_->setText(tr("Bright is what it reads at step %1.").arg(session_.playheadStep() + 1));
  const auto shares = maps.shares(block, head);
  auto strongest = latent::strongestSources(shares, maps.tokens(), sources_shown);
  double rest = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (const latent::Source& source : strongest) rest -= source.share;
  others_->setText(tr("Everything else: %1").arg(words::percent(rest, 1)));
  sources_->setSources(std::move(strongest), *maps.request().window, maps.request().mask, maps.grid().cell(maps.query()).step);
}

}  // namespace lacuna::widgets

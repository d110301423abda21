#include "widgets/attention/query_tab.hpp"

#include <numeric>

#include "core/session/steps.hpp"
#include "core/session/studies.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/token_facts.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/opening/opening_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::size_t sources_shown = 8;

/// Of what the token reads the sum over a region; of its readers the mean over the region's tokens.
double shareOf(const AttentionMaps& maps, int block, int head, const std::function<bool(TokenId)>& inside) {
  const auto shares = maps.shares(block, head);
  double sum = 0;
  int tokens = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (!inside(maps.tokens()[i])) continue;
    sum += shares[i];
    ++tokens;
  }
  return maps.readers() ? sum / std::max(1, tokens) : sum;
}

}  // namespace

QueryTab::QueryTab(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : Tab(themes, parent), session_(session), shown_(session, view), empty_(new StateView(themes, this)) {
  column()->addWidget(empty_, 1);
  head_ = addSection(tr("Query"));
  place_ = addRow(head_->body(), tr("Token"));
  state_ = addRow(head_->body(), tr("Here it is"));
  map_ = addRow(head_->body(), tr("Attention of"));
  for (ValueRow* row : {place_, state_, map_}) row->setWords();
  sources_section_ = addSection(tr("Reads most from"));
  sources_ = new SourceList(themes, sources_section_);
  sources_section_->body()->addWidget(sources_);
  others_ = addText(sources_section_->body(), fonts::caption(), &Theme::text3);
  regions_section_ = addSection(tr("Share by region"));
  kept_section_ = addSection(tr("What is kept in memory"));
  kept_ = addText(kept_section_->body(), fonts::body(), &Theme::text2);
  column()->addStretch();
  connect(&shown_, &ShownAttention::changed, this, &QueryTab::invalidate);
  connect(sources_, &SourceList::pointed, this, [this](std::optional<TokenId> token) { session_.hover(token); });
  connect(sources_, &SourceList::chosen, this, &QueryTab::goTo);
}

void QueryTab::goTo(TokenId token) {
  if (session_.placement() && index(token) < session_.placement()->grid.size())
    session_.setPlayhead(session::firstFrameOf(session_, session_.placement()->grid.cell(token).step));
}

void QueryTab::showEvent(QShowEvent* event) {
  shown_.watch(true);
  Tab::showEvent(event);
}

void QueryTab::hideEvent(QHideEvent* event) {
  Tab::hideEvent(event);
  shown_.watch(false);
}

/// Named selections where there are any; always what is hidden and what is not.
std::vector<QueryTab::Region> QueryTab::regions() const {
  const AttentionMaps& maps = shown_.maps();
  const int block = shown_.block(), head = shown_.head();
  std::vector<Region> regions;
  for (const session::Label& label : session_.document().labels) {
    if (label.grid != maps.grid()) continue;
    const auto inside = [&](TokenId token) { return std::ranges::binary_search(label.tokens, token); };
    regions.push_back({QString::fromStdString(label.name), shareOf(maps, block, head, inside)});
  }
  const mask::Mask& mask = maps.request().mask;
  regions.push_back({tr("Visible tokens"), shareOf(maps, block, head, [&](TokenId token) { return !mask.hidden(token); })});
  regions.push_back({tr("Hidden tokens"), shareOf(maps, block, head, [&](TokenId token) { return mask.hidden(token); })});
  return regions;
}

void QueryTab::fillRegions() {
  const std::vector<Region> all = regions();
  while (region_rows_.size() < all.size()) region_rows_.push_back(addRow(regions_section_->body(), {}));
  for (std::size_t i = 0; i < region_rows_.size(); ++i) {
    region_rows_[i]->setVisible(i < all.size());
    if (i >= all.size()) continue;
    region_rows_[i]->setName(all[i].name);
    region_rows_[i]->setValue(words::percent(all[i].share, 1));
  }
}

QString QueryTab::nameOf(const AttentionMaps& maps, int block, int head) {
  const QString whose = maps.of() == latent::AttentionOf::Target ? tr("target encoder") : maps.of() == latent::AttentionOf::Context ? tr("context encoder") : tr("predictor");
  if (maps.heads() > 1) return tr("%1, layer %2, head %3").arg(whose).arg(block).arg(head + 1);
  return (maps.rollout() ? tr("%1, rollout to layer %2") : tr("%1, layer %2, mean over heads")).arg(whose).arg(block);
}

void QueryTab::refresh() {
  const AttentionMaps& maps = shown_.maps();
  const auto& status = session_.studies().attention.status();
  const bool nothing = maps.empty();
  empty_->setVisible(nothing);
  for (Section* section : {head_, sources_section_, regions_section_, kept_section_}) section->setVisible(!nothing);
  if (nothing) {
    const QString line = status.error ? coreText(status.error->what) : tr("Click a token on the frame.");
    empty_->StateView::show("query", &Theme::text3, tr("What does a token read from?"), status.busy ? tr("Asking every head") : line);
    return;
  }
  setDimmed(shown_.stale());
  const mask::Cell cell = maps.grid().cell(maps.query());
  const int block = shown_.block(), head = shown_.head();
  place_->setValue(tr("%1, step %2").arg(placeText(cell)).arg(cell.step + 1));
  state_->setValue(maps.request().mask.hidden(maps.query()) ? tr("hidden") : tr("visible"));
  map_->setValue(nameOf(maps, block, head));
  const auto shares = maps.shares(block, head);
  auto strongest = latent::strongestSources(shares, maps.tokens(), sources_shown);
  const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
  double told = 0;
  for (const latent::Source& source : strongest) told += source.share;
  const auto others = static_cast<std::int64_t>(maps.tokens().size() - strongest.size());
  const QStringList titles = {tr("Reads most from"), tr("Is read most by"), tr("Receives most")};
  sources_section_->setTitle(titles[static_cast<int>(maps.way())]);
  regions_section_->setTitle(maps.readers() ? tr("Mean share that regions give to it") : tr("Share by region"));
  others_->setText(maps.readers() ? tr("%1 other tokens give %2 in the mean").arg(words::count(others), words::percent((all - told) / static_cast<double>(std::max<std::int64_t>(1, others)), 1))
                                  : tr("%1 other tokens: %2").arg(words::count(others), words::percent(all - told, 1)));
  sources_->setSources(std::move(strongest), *maps.request().window, maps.request().mask, cell.step);
  fillRegions();
  const std::uint64_t row_bytes = sizeof(float) * static_cast<std::uint64_t>(maps.blocks()) * static_cast<std::uint64_t>(maps.heads()) * maps.tokens().size();
  kept_->setText(tr("One row a head for this query: %1. The maps of every token would need %2, so they are looked through once and never kept.")
                     .arg(opening::gigabytes(row_bytes), opening::gigabytes(row_bytes * maps.tokens().size())));
}

}  // namespace lacuna::widgets

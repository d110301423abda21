#include "core/session/session.hpp"

namespace lacuna::session {

/// A view may still show tokens of another grid.
bool Session::holds(std::optional<TokenId> token) const {
  return !token || !placement_ || (index(*token) >= 0 && index(*token) < placement_->grid.size());
}

void Session::pick(std::optional<TokenId> token) {
  if (token == picked_ || !holds(token)) return;
  picked_ = token;
  send(SelectionChanged{});
}

void Session::hover(std::optional<TokenId> token) {
  if (token == hovered_ || !holds(token)) return;
  hovered_ = token;
  send(SelectionChanged{});
}

void Session::select(std::vector<TokenId> tokens, analysis::Selecting how) {
  if (!placement_) return;
  auto chosen = analysis::combined(selection_, analysis::tidied(std::move(tokens), placement_->grid), how);
  growing_lane_.cancel();
  if (chosen == selection_) return;
  selection_ = std::move(chosen);
  send(SelectionChanged{});
}

void Session::growSelection(int neighbours) {
  if (selection_.empty() || !result_.run || result_.run->window != window_ || result_.run->grid() != placement_->grid) return;
  jobs_.start<analysis::TokenSelection>(
      growing_lane_,
      [tokens = selection_, latents = result_.run->targets_normed, neighbours](const jobs::JobContext& context) {
        return analysis::grown(tokens, *latents, neighbours, context);
      },
      [](const jobs::Progress&) {},
      [this](Outcome<analysis::TokenSelection> outcome) {
        if (outcome.ok()) select(std::move(outcome.value()));
      });
}

void Session::forgetTokens() {
  picked_ = hovered_ = std::nullopt;
  growing_lane_.cancel();
  selection_.clear();
}

}  // namespace lacuna::session

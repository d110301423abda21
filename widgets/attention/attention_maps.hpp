#pragma once

#include <QImage>
#include <memory>
#include <span>
#include <vector>

#include "core/session/attention_study.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// Which way maps are read: what the token reads from, who reads from it, or what every token receives from all in the mean.
enum class AttentionWay { Reads, Readers, Received };
AttentionWay wayOf(const ViewState& view);

/// The maps of attention on show: a share for each token of the pass, by block and head. Blocks count from 1, heads from 0.
class AttentionMaps {
 public:
  AttentionMaps() = default;
  /// Of what the study found last, as the view wants it; empty while that is not known.
  AttentionMaps(const session::AttentionStudy& study, const ViewState& view);

  bool empty() const { return blocks_ == 0; }
  int blocks() const { return blocks_; }
  int heads() const { return heads_; }  ///< 1 for means over heads and for a rollout
  TokenId query() const { return query_; }
  const mask::TokenGrid& grid() const { return request_.mask.grid(); }
  const latent::RunRequest& request() const { return request_; }
  latent::AttentionOf of() const { return of_; }
  const std::vector<TokenId>& tokens() const { return tokens_; }
  std::span<const float> shares(int block, int head) const;  ///< in the order of `tokens`
  float largest(int block, int head) const;
  float largestOfStep(int block, int head, int step) const;  ///< 0 where the pass has no token of the step
  float shareOf(int block, int head, TokenId token) const;   ///< NaN for a token that is not in the pass
  std::vector<double> sharesOfSteps(int block, int head) const;  ///< added up over each step
  AttentionWay way() const { return way_; }
  bool rollout() const { return rollout_; }
  bool readers() const { return way_ == AttentionWay::Readers; }  ///< their shares are each reader's, and add up to nothing
  /// Of all maps, block after block: of what the query reads from, or of where its readers are, their shares over their sum.
  const std::vector<latent::HeadFigures>& figures() const { return figures_; }
  const latent::HeadFigures& figures(int block, int head) const { return figures_[static_cast<std::size_t>((block - 1) * heads_ + headWithin(head))]; }
  int headWithin(int head) const { return heads_ == 0 ? 0 : std::min(head, heads_ - 1); }
  int blockWithin(int block) const { return std::clamp(block, 1, std::max(1, blocks_)); }

 private:
  void take(const std::vector<Matrix>& by_block, bool mean_of_heads);
  void makeFigures();
  latent::RunRequest request_;
  latent::AttentionOf of_ = latent::AttentionOf::Target;
  TokenId query_{};
  int blocks_ = 0, heads_ = 0;
  std::vector<TokenId> tokens_;
  std::vector<int> column_of_;  ///< by token id; -1: not in the pass
  Matrix rows_;                 ///< [blocks * heads, tokens]
  AttentionWay way_ = AttentionWay::Reads;
  bool rollout_ = false;
  std::vector<latent::HeadFigures> figures_;
};

/// What lies beneath a map: nothing, or a frame that small shares let through.
enum class MapGround { Plain, Frame };

/// A pixel a token of one step, Frost from 0 to `largest`, transparent where a token is not in the pass. RGBA8888.
QImage attentionImage(const AttentionMaps& maps, int block, int head, int step, float largest, MapGround ground, const Theme& theme);

/// The chosen map as a table: "token,step,row,col,hidden,share".
latent::Table attentionTable(const AttentionMaps& maps, int block, int head);

}  // namespace lacuna::widgets

#pragma once

#include <utility>
#include <vector>

#include "widgets/scene/scene_content.hpp"

namespace lacuna::widgets {

/// What tells a mark's colour.
struct DrawnMark {
  TokenId token{};
  MarkKind kind = MarkKind::Visible;
  int hidden_row = -1;        ///< in the run's hidden tokens
  std::size_t more_row = 0;   ///< context and beside: in their points
  int clip = 0;
};

/// The colour of every mark of a result under a style. Result, style, moment and theme outlive it.
class MarkColours {
 public:
  MarkColours(const session::Result& result, const SceneStyle& style, const SceneMoment& moment, const Theme& theme);

  QColor heat(int row) const;  ///< of the error of a hidden token
  QColor of(const DrawnMark& mark) const;
  std::pair<float, float> lengthSpan() const { return {length_low_, length_high_}; }  ///< what the colours of lengths span

 private:
  mask::TokenGrid grid(const DrawnMark& mark) const;
  mask::Cell cell(const DrawnMark& mark) const { return grid(mark).cell(mark.token); }
  QColor byKind(MarkKind kind) const;
  QColor feature(const DrawnMark& mark) const;
  QColor cluster(const DrawnMark& mark) const;
  QColor label(const DrawnMark& mark) const;
  QColor length(const DrawnMark& mark) const;
  QColor table(const DrawnMark& mark) const;
  void measureLengths();
  void findLabels();

  const latent::Run& run_;
  const projection::Projection& projection_;
  const session::MorePoints* more_;
  const RunId id_;
  const SceneStyle& style_;
  const SceneMoment& moment_;
  const Theme& theme_;
  const ErrorRange range_;
  std::vector<float> lengths_;
  float length_low_ = 0, length_high_ = 1;
  std::vector<int> label_of_;
};

}  // namespace lacuna::widgets

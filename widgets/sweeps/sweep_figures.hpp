#pragma once

#include <set>

#include "core/sweep/run_sweep.hpp"
#include "widgets/figures/plot.hpp"

namespace lacuna::widgets {

/// What the plots of a sweep show: its places, the values of a seed axis taken together as clips and seeds are.
struct SweepView {
  std::vector<sweep::Axis> axes;      ///< those that stay, at most two
  std::set<std::size_t> over;         ///< numbers of those that do not
  std::vector<sweep::Place> places;
  bool heat = false;                  ///< both axes are numbers, so that a map makes sense
  std::vector<std::size_t> place_of;  ///< per kept run: its place
  std::vector<std::size_t> numbers;   ///< and its number
};
SweepView viewOf(const sweep::Spec& spec, const std::vector<sweep::Kept>& kept);

/// A value of an axis as it is to be read: of a path its last part.
QString shortValue(const sweep::Axis& axis, const std::string& value);
QString titleOf(const sweep::Axis& axis);

/// Error over the first axis, a line for each value of the second. `places`: for each point of each series its place, -1: none.
Plot sweepPlot(const SweepView& view, latent::Metric metric, std::vector<std::vector<int>>& places);

/// What the marks of the lines, or the cells of the map, are, in a sentence.
QString sweepCaption(const sweep::Spec& spec, const SweepView& view, bool as_map);

}  // namespace lacuna::widgets

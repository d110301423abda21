#pragma once

#include <string>
#include <vector>

#include "core/session/session.hpp"

namespace lacuna::session {

/// The points of a layout, a row for each, as they are written to files. Numbers count from 0.
struct PointTable {
  enum class Kind { True, Predicted, Context, Beside, Model };
  struct Row {
    Kind kind = Kind::True;
    int clip = 0;  ///< 0: the open one, else the clips beside, from 1
    int mask = 0;  ///< whose prediction, where several were made
    mask::TokenGrid grid;
    TokenId token{};
    std::array<float, 3> at{};
    bool hidden = false;
    float error = 0;          ///< L1 on layer-normed latents, of predicted points
    int cluster = -1, label = -1;  ///< -1: none
  };
  int dimensions = 3;
  std::vector<Row> rows;
  std::vector<std::string> clips;   ///< names, by `Row::clip`
  std::vector<std::string> labels;  ///< names, by `Row::label`
};

/// Adds the predicted points of one run; `clusters` may be empty.
void addPredicted(PointTable& table, const latent::Run& run, const Matrix& points, int mask, const std::vector<int>& clusters);
/// All points of a layout but predicted ones. `points`: [tokens, 2 or 3] of the open clip. `more`, `clusters` may be null.
void addTrue(PointTable& table, const latent::Run& run, const Matrix& points, const MorePoints* more, const analysis::Clusters* clusters,
             const std::vector<Label>& labels);
/// What the session shows.
PointTable pointTable(const Session& session);

/// A line beginning with "#" that says how numbers count, then "kind,clip,mask,token,step,row,col,x,y,z,hidden,l1_normed,cluster,label" and a row for each point.
void writeCsv(const PointTable& table, const std::string& path);
/// The same as arrays of an npz file: "points" [rows, 2 or 3], "l1_normed" (NaN where there is none), and integers "kind" (0
/// true, 1 predicted, 2 context, 3 beside), "clip", "mask", "token", "step", "row", "col", "hidden", "cluster", "label"; names
/// and `settings` as strings "clips", "labels" (a line each) and "settings".
void writeNpz(const PointTable& table, const std::string& settings, const std::string& path);

}  // namespace lacuna::session

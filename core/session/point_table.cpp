#include "core/session/point_table.hpp"

#include <algorithm>
#include <iomanip>
#include <limits>

#include "core/base/csv_field.hpp"
#include "core/base/whole_file.hpp"
#include "core/latent/npz_file.hpp"
#include "core/session/beside.hpp"

namespace lacuna::session {
namespace {

constexpr const char* kind_names[] = {"true", "predicted", "context", "beside", "model"};

std::array<float, 3> placeOf(const Matrix& points, std::size_t row) {
  std::array<float, 3> at{};
  for (std::size_t i = 0; i < std::min<std::size_t>(3, points.cols); ++i) at[i] = points.row(row)[i];
  return at;
}

int clusterOf(const analysis::Clusters* clusters, std::size_t row) {
  return clusters != nullptr && row < clusters->of_row.size() ? clusters->of_row[row] : -1;
}

/// By token; the label that was named last counts.
std::vector<int> labelsOf(const mask::TokenGrid& grid, const std::vector<Label>& labels) {
  std::vector<int> of(static_cast<std::size_t>(grid.size()), -1);
  for (std::size_t i = 0; i < labels.size(); ++i)
    for (const TokenId token : labels[i].grid == grid ? labels[i].tokens : analysis::TokenSelection{}) of[static_cast<std::size_t>(index(token))] = static_cast<int>(i);
  return of;
}

std::string lines(const std::vector<std::string>& names) {
  std::string text;
  for (std::string name : names) {
    std::ranges::replace(name, '\n', ' ');
    text += (text.empty() ? "" : "\n") + name;
  }
  return text;
}

void writeRow(std::ostream& out, const PointTable& table, const PointTable::Row& row) {
  const mask::Cell cell = row.grid.cell(row.token);
  out << kind_names[static_cast<int>(row.kind)] << ',' << csvField(table.clips[static_cast<std::size_t>(row.clip)]) << ',' << row.mask << ','
      << index(row.token) << ',' << cell.step << ',' << cell.row << ',' << cell.col;
  for (int axis = 0; axis < table.dimensions; ++axis) out << ',' << row.at[static_cast<std::size_t>(axis)];
  out << ',' << (row.hidden ? 1 : 0) << ',';
  if (row.kind == PointTable::Kind::Predicted) out << row.error;
  out << ',';
  if (row.cluster >= 0) out << row.cluster;
  out << ',' << (row.label >= 0 ? csvField(table.labels[static_cast<std::size_t>(row.label)]) : "") << '\n';
}

}  // namespace

void addPredicted(PointTable& table, const latent::Run& run, const Matrix& points, int mask, const std::vector<int>& clusters) {
  for (std::size_t i = 0; i < points.rows; ++i) {
    PointTable::Row row{PointTable::Kind::Predicted, 0, mask, run.grid(), run.hidden_ids[i], placeOf(points, i), true, run.errors[i].l1_normed, -1, -1};
    if (i < clusters.size()) row.cluster = clusters[i];
    table.rows.push_back(row);
  }
}

void addTrue(PointTable& table, const latent::Run& run, const Matrix& points, const MorePoints* more, const analysis::Clusters* clusters,
             const std::vector<Label>& labels) {
  const mask::TokenGrid& grid = run.grid();
  const std::vector<int> label_of = labelsOf(grid, labels);
  table.clips = namesOf(run.window->info.path, more != nullptr ? more->clips : std::vector<BesideClip>{});
  for (const Label& label : labels) table.labels.push_back(label.name);
  for (std::size_t i = 0; i < static_cast<std::size_t>(grid.size()); ++i) {
    const TokenId token{static_cast<int>(i)};
    table.rows.push_back({PointTable::Kind::True, 0, 0, grid, token, placeOf(points, i), run.mask.hidden(token), 0, clusterOf(clusters, i), label_of[i]});
  }
  if (more == nullptr) return;
  for (std::size_t i = 0; i < more->context_ids.size(); ++i)
    table.rows.push_back({PointTable::Kind::Context, 0, 0, grid, more->context_ids[i], placeOf(more->context_points, i), false, 0, -1, -1});
  int number = 0;
  for (const BesideClip& clip : more->clips) {
    ++number;
    for (std::size_t i = 0; i < static_cast<std::size_t>(clip.grid.size()); ++i)
      table.rows.push_back({clip.of_model ? PointTable::Kind::Model : PointTable::Kind::Beside, number, 0, clip.grid, TokenId{static_cast<int>(i)}, placeOf(more->beside_points, clip.first_row + i), false, 0,
                            clusterOf(clusters, static_cast<std::size_t>(grid.size()) + clip.first_row + i), -1});
  }
}

PointTable pointTable(const Session& session) {
  const Result result = session.latentResult();
  PointTable table;
  if (!result.run || !result.projection) return table;
  table.dimensions = session.shownLayout().settings.dimensions;
  const auto groups = session.clustering();
  addTrue(table, *result.run, result.projection->true_points, result.more.get(), groups ? groups->clusters.get() : nullptr, session.document().labels);
  addPredicted(table, *result.run, result.projection->predicted_points, 0, groups && groups->run == result.id ? groups->of_predicted : std::vector<int>{});
  return table;
}

void writeCsv(const PointTable& table, const std::string& path) {
  writeWhole(path, [&table](std::ostream& out) {
    out << std::setprecision(std::numeric_limits<float>::max_digits10);
    out << "# mask, token, step, row, col and cluster count from 0; people are told numbers from 1\nkind,clip,mask,token,step,row,col,x,y" << (table.dimensions == 3 ? ",z" : "") << ",hidden,l1_normed,cluster,label\n";
    for (const PointTable::Row& row : table.rows) writeRow(out, table, row);
  });
}

void writeNpz(const PointTable& table, const std::string& settings, const std::string& path) {
  const std::size_t count = table.rows.size();
  std::vector<float> points, errors;
  for (const PointTable::Row& row : table.rows) {
    points.insert(points.end(), row.at.begin(), row.at.begin() + table.dimensions);
    errors.push_back(row.kind == PointTable::Kind::Predicted ? row.error : std::numeric_limits<float>::quiet_NaN());
  }
  latent::NpzFile file;
  file.add("points", points, {count, static_cast<std::size_t>(table.dimensions)});
  file.add("l1_normed", errors, {count});
  const auto whole = [&](const char* name, const auto& value) {
    std::vector<std::int32_t> values;
    for (const PointTable::Row& row : table.rows) values.push_back(static_cast<std::int32_t>(value(row)));
    file.add(name, values, {count});
  };
  using Row = PointTable::Row;
  whole("kind", [](const Row& row) { return static_cast<int>(row.kind); });
  whole("clip", [](const Row& row) { return row.clip; });
  whole("mask", [](const Row& row) { return row.mask; });
  whole("token", [](const Row& row) { return index(row.token); });
  whole("step", [](const Row& row) { return row.grid.cell(row.token).step; });
  whole("row", [](const Row& row) { return row.grid.cell(row.token).row; });
  whole("col", [](const Row& row) { return row.grid.cell(row.token).col; });
  whole("hidden", [](const Row& row) { return row.hidden ? 1 : 0; });
  whole("cluster", [](const Row& row) { return row.cluster; });
  whole("label", [](const Row& row) { return row.label; });
  file.add("clips", lines(table.clips));
  file.add("labels", lines(table.labels));
  file.add("settings", settings);
  file.write(path);
}

}  // namespace lacuna::session

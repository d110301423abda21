#include "core/model/attention.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "core/model/kernels.hpp"
#include "core/model/linear.hpp"

namespace lacuna::model {
namespace {

constexpr int kQueries = 256;  // a tile of scores, 256 x 512 floats, stays in a core's second-level cache
constexpr int kKeys = 512;

struct HeadViews {
  const float *queries, *keys, *values;
};

HeadViews headViews(const AttentionInput& input, int head) {
  const float* queries = input.qkv + static_cast<std::ptrdiff_t>(head) * input.headDim();
  return {queries, queries + input.width, queries + 2 * static_cast<std::ptrdiff_t>(input.width)};
}

/// The running softmax of one tile of queries.
class QueryTile {
 public:
  QueryTile(const AttentionInput& input, int head, int first, int last)
      : input_(input),
        views_(headViews(input, head)),
        first_(first),
        count_(last - first),
        stride_(3 * static_cast<std::ptrdiff_t>(input.width)),
        scores_(std::make_unique_for_overwrite<float[]>(static_cast<std::size_t>(count_) *
                                                        static_cast<std::size_t>(std::min(kKeys, input.tokens)))),
        sums_(static_cast<std::size_t>(count_)),
        largest_(static_cast<std::size_t>(count_), -std::numeric_limits<float>::infinity()) {}

  void addKeys(int first, int last, float* out) {
    const int keys = last - first, dim = input_.headDim();
    const RowsView q{views_.queries + first_ * stride_, count_, dim, stride_};
    const RowsView k{views_.keys + first * stride_, keys, dim, stride_};
    multiplyTransposed(q, k, scores_.get(), keys, false);
    for (int row = 0; row < count_; ++row) {
      const auto r = static_cast<std::size_t>(row);
      const float before = largest_[r];
      const float sum = kernels().softmaxStep(scores_.get() + static_cast<std::ptrdiff_t>(row) * keys, keys, &largest_[r]);
      if (first == 0 || before == largest_[r]) {
        sums_[r] += sum;
        continue;
      }
      const float shrink = std::exp(before - largest_[r]);
      sums_[r] = sums_[r] * shrink + sum;
      scaleRow(out, row, shrink);
    }
    const RowsView v{views_.values + first * stride_, keys, dim, stride_};
    multiply({scores_.get(), count_, keys, keys}, v, out, input_.width, first > 0);
  }

  void finish(float* out) {
    for (int row = 0; row < count_; ++row) scaleRow(out, row, 1.0F / sums_[static_cast<std::size_t>(row)]);
  }

 private:
  void scaleRow(float* out, int row, float factor) const {
    float* values = out + static_cast<std::ptrdiff_t>(row) * input_.width;
    for (int i = 0; i < input_.headDim(); ++i) values[i] *= factor;
  }

  const AttentionInput& input_;
  HeadViews views_;
  int first_, count_;
  std::ptrdiff_t stride_;
  std::unique_ptr<float[]> scores_;
  std::vector<float> sums_, largest_;
};

/// Where tiles of queries begin, and the end of the last: about equal ones inside each group, none across two.
std::vector<int> tileEdges(const AttentionInput& input) {
  std::vector<int> edges = {0};
  while (edges.back() < input.tokens) {
    const int begin = edges.back(), count = input.keysOf(begin) - begin, tiles = (count + kQueries - 1) / kQueries;
    for (int tile = 1; tile <= tiles; ++tile)
      edges.push_back(begin + static_cast<int>(static_cast<long long>(count) * tile / tiles));
  }
  return edges;
}

}  // namespace

void attend(Team& team, const AttentionInput& input, const jobs::JobContext& context, float* out) {
  const std::vector<int> edges = tileEdges(input);
  const int tiles = static_cast<int>(edges.size()) - 1;
  team.run(tiles * input.heads, [&](int item) {
    const int head = item / tiles, begin = edges[static_cast<std::size_t>(item % tiles)];
    QueryTile queries(input, head, begin, edges[static_cast<std::size_t>(item % tiles) + 1]);
    float* place =
        out + static_cast<std::ptrdiff_t>(begin) * input.width + static_cast<std::ptrdiff_t>(head) * input.headDim();
    const int keys = input.keysOf(begin);
    for (int first = 0; first < keys; first += kKeys) {
      context.throwIfStopped();
      queries.addKeys(first, std::min(first + kKeys, keys), place);
    }
    queries.finish(place);
  });
}

namespace {

/// The softmax of the first `seen` scores of a row, in place; the others become 0.
void softmaxOf(std::span<float> scores, int seen) {
  float largest = -std::numeric_limits<float>::infinity();
  const auto visible = scores.first(static_cast<std::size_t>(seen));
  const float sum = kernels().softmaxStep(visible.data(), seen, &largest);
  for (float& score : visible) score /= sum;
  std::fill(scores.begin() + seen, scores.end(), 0.0F);
}

}  // namespace

Matrix attentionProbabilities(const AttentionInput& input, int head) {
  const HeadViews views = headViews(input, head);
  const std::ptrdiff_t stride = 3 * static_cast<std::ptrdiff_t>(input.width);
  const auto tokens = static_cast<std::size_t>(input.tokens);
  Matrix probabilities(tokens, tokens);
  multiplyTransposed({views.queries, input.tokens, input.headDim(), stride},
                     {views.keys, input.tokens, input.headDim(), stride}, probabilities.values.data(), input.tokens, false);
  for (std::size_t row = 0; row < tokens; ++row) softmaxOf(probabilities.row(row), input.keysOf(static_cast<int>(row)));
  return probabilities;
}

Matrix attentionRow(const AttentionInput& input, int query) {
  const std::ptrdiff_t stride = 3 * static_cast<std::ptrdiff_t>(input.width);
  Matrix rows(static_cast<std::size_t>(input.heads), static_cast<std::size_t>(input.tokens));
  for (int head = 0; head < input.heads; ++head) {
    const HeadViews views = headViews(input, head);
    const std::span<float> row = rows.row(static_cast<std::size_t>(head));
    multiplyTransposed({views.queries + query * stride, 1, input.headDim(), stride},
                       {views.keys, input.tokens, input.headDim(), stride}, row.data(), input.tokens, false);
    softmaxOf(row, input.keysOf(query));
  }
  return rows;
}

}  // namespace lacuna::model

#include "core/model/attention.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "core/model/kernels.hpp"
#include "core/model/linear.hpp"

namespace lacuna::model {
namespace {

constexpr int kQueries = 256;  // a tile of queries goes through all keys together
constexpr int kKeys = 512;     // their keys and values, 256 KB in all for heads of 64, stay in a core's second-level cache
constexpr std::size_t kPackedBytes = std::size_t{64} << 20;  // keys and values of some heads, laid out for the kernels

struct HeadViews {
  const float *queries, *keys, *values;
};

HeadViews headViews(const AttentionInput& input, int head) {
  const float* queries = input.qkv + static_cast<std::ptrdiff_t>(head) * input.headDim();
  return {queries, queries + input.width, queries + 2 * static_cast<std::ptrdiff_t>(input.width)};
}

int roundedUp(int number, int multiple) { return (number + multiple - 1) / multiple * multiple; }

/// One head's keys in panels [panels][dim, panel], and its values [tokens, padded dim]; zeros where there is nothing.
class PackedHead {
 public:
  explicit PackedHead(const AttentionInput& input)
      : dim_(input.headDim()),
        padded_dim_(roundedUp(dim_, kernels().panel)),
        keys_(static_cast<std::size_t>(roundedUp(input.tokens, kernels().panel)) * static_cast<std::size_t>(dim_)),
        values_(static_cast<std::size_t>(input.tokens) * static_cast<std::size_t>(padded_dim_)) {}

  static std::size_t bytes(const AttentionInput& input) {
    return sizeof(float) * static_cast<std::size_t>(input.tokens) *
           static_cast<std::size_t>(input.headDim() + roundedUp(input.headDim(), kernels().panel));
  }

  void pack(const AttentionInput& input, int head) {
    const HeadViews views = headViews(input, head);
    const int panel = kernels().panel;
    for (int token = 0; token < input.tokens; ++token) {
      const std::ptrdiff_t row = token * 3 * static_cast<std::ptrdiff_t>(input.width);
      float* key = keys_.data() + static_cast<std::ptrdiff_t>(token / panel) * panel * dim_ + token % panel;
      for (int i = 0; i < dim_; ++i) key[i * panel] = views.keys[row + i];
      std::copy(views.values + row, views.values + row + dim_, values_.data() + static_cast<std::ptrdiff_t>(token) * padded_dim_);
    }
  }

  const float* keysFrom(int token) const { return keys_.data() + static_cast<std::ptrdiff_t>(token) * dim_; }
  const float* valuesFrom(int token) const { return values_.data() + static_cast<std::ptrdiff_t>(token) * padded_dim_; }
  int paddedDim() const { return padded_dim_; }

 private:
  int dim_, padded_dim_;
  std::vector<float> keys_, values_;
};

/// The running softmax of one tile of queries, strip by strip.
class QueryTile {
 public:
  QueryTile(const AttentionInput& input, const PackedHead& packed, int head, int first, int last)
      : packed_(packed),
        dim_(input.headDim()),
        count_(last - first),
        strip_(kernels().strip),
        queries_(static_cast<std::size_t>(roundedUp(count_, strip_)) * static_cast<std::size_t>(dim_)),
        seen_(static_cast<std::size_t>(roundedUp(count_, strip_)) * static_cast<std::size_t>(packed.paddedDim())),
        scores_(static_cast<std::size_t>(strip_) * kKeys),
        sums_(static_cast<std::size_t>(count_)),
        largest_(static_cast<std::size_t>(count_), -std::numeric_limits<float>::infinity()) {
    const float* rows = headViews(input, head).queries;
    for (int row = 0; row < count_; ++row) {
      const float* from = rows + (first + row) * 3 * static_cast<std::ptrdiff_t>(input.width);
      std::copy(from, from + dim_, queries_.data() + static_cast<std::ptrdiff_t>(row) * dim_);
    }
  }

  void addKeys(int first, int last) {
    const int keys = last - first, panels = (keys + kernels().panel - 1) / kernels().panel;
    for (int row = 0; row < count_; row += strip_) {
      kernels().scoreStrip(queries_.data() + static_cast<std::ptrdiff_t>(row) * dim_, dim_, packed_.keysFrom(first), panels,
                           scores_.data(), kKeys);
      for (int r = row; r < std::min(row + strip_, count_); ++r) addScores(r, scores_.data() + (r - row) * kKeys, keys);
      kernels().gatherStrip(scores_.data(), kKeys, keys, packed_.valuesFrom(first), packed_.paddedDim(), seenBy(row));
    }
  }

  void finish(float* out, int out_stride) {
    for (int row = 0; row < count_; ++row) {
      const float scale = 1.0F / sums_[static_cast<std::size_t>(row)];
      for (int i = 0; i < dim_; ++i) out[static_cast<std::ptrdiff_t>(row) * out_stride + i] = seenBy(row)[i] * scale;
    }
  }

 private:
  float* seenBy(int row) { return seen_.data() + static_cast<std::ptrdiff_t>(row) * packed_.paddedDim(); }

  /// Turns scores into shares relative to the largest so far, and what was gathered before with them.
  void addScores(int row, float* scores, int keys) {
    const auto r = static_cast<std::size_t>(row);
    const float before = largest_[r];
    const float sum = kernels().softmaxStep(scores, keys, &largest_[r]);
    const float shrink = before == largest_[r] ? 1.0F : std::exp(before - largest_[r]);  // 0 at first
    sums_[r] = sums_[r] * shrink + sum;
    if (shrink == 1.0F) return;
    for (int i = 0; i < dim_; ++i) seenBy(row)[i] *= shrink;
  }

  const PackedHead& packed_;
  int dim_, count_, strip_;
  std::vector<float> queries_, seen_, scores_, sums_, largest_;
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
  const auto affordable = static_cast<int>(std::max<std::size_t>(1, kPackedBytes / std::max<std::size_t>(1, PackedHead::bytes(input))));
  std::vector<PackedHead> packed(static_cast<std::size_t>(std::min(input.heads, std::max(affordable, team.threads()))),
                                 PackedHead(input));
  for (int first_head = 0; first_head < input.heads; first_head += static_cast<int>(packed.size())) {
    const int heads = std::min(input.heads - first_head, static_cast<int>(packed.size()));
    team.run(heads, [&](int i) {
      context.throwIfStopped();
      packed[static_cast<std::size_t>(i)].pack(input, first_head + i);
    });
    team.run(tiles * heads, [&](int item) {
      const int i = item / tiles, begin = edges[static_cast<std::size_t>(item % tiles)];
      QueryTile queries(input, packed[static_cast<std::size_t>(i)], first_head + i, begin,
                        edges[static_cast<std::size_t>(item % tiles) + 1]);
      const int keys = input.keysOf(begin);
      for (int first = 0; first < keys; first += kKeys) {
        context.throwIfStopped();
        queries.addKeys(first, std::min(first + kKeys, keys));
      }
      queries.finish(out + static_cast<std::ptrdiff_t>(begin) * input.width + (first_head + i) * input.headDim(), input.width);
    });
  }
}

namespace {

/// The softmax of the first `seen` scores of a row, in place; the others become 0.
/// Returns the logarithm of what they were divided by.
float softmaxOf(std::span<float> scores, int seen) {
  float largest = -std::numeric_limits<float>::infinity();
  const auto visible = scores.first(static_cast<std::size_t>(seen));
  const float sum = kernels().softmaxStep(visible.data(), seen, &largest);
  for (float& score : visible) score /= sum;
  std::fill(scores.begin() + seen, scores.end(), 0.0F);
  return std::log(sum) + largest;
}

/// Makes shares of a row of scores, of which `scores` is a copy, and says their entropy in bits: log2 of the softmax's divisor
/// less the mean score, which spares a logarithm a share.
float spreadOf(std::span<const float> scores, std::span<float> shares, int seen) {
  const float log_divisor = softmaxOf(shares, seen);
  double mean = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(seen); ++i) mean += static_cast<double>(shares[i]) * scores[i];
  return static_cast<float>(std::max(0.0, (log_divisor - mean) / std::log(2.0)));
}

}  // namespace

Matrix attentionProbabilities(const AttentionInput& input, int head, const jobs::JobContext& context) {
  const HeadViews views = headViews(input, head);
  const std::ptrdiff_t stride = 3 * static_cast<std::ptrdiff_t>(input.width);
  const auto tokens = static_cast<std::size_t>(input.tokens);
  Matrix probabilities(tokens, tokens);
  for (int first = 0; first < input.tokens; first += kQueries) {
    context.throwIfStopped();
    const int count = std::min(kQueries, input.tokens - first);
    multiplyTransposed({views.queries + first * stride, count, input.headDim(), stride},
                       {views.keys, input.tokens, input.headDim(), stride},
                       probabilities.row(static_cast<std::size_t>(first)).data(), input.tokens, false);
    for (int row = first; row < first + count; ++row)
      softmaxOf(probabilities.row(static_cast<std::size_t>(row)), input.keysOf(row));
  }
  return probabilities;
}

void forAttentionRows(Team& team, const AttentionInput& input, const jobs::JobContext& context,
                      const std::function<void(const AttentionRows&)>& see) {
  const std::ptrdiff_t stride = 3 * static_cast<std::ptrdiff_t>(input.width);
  team.run(input.heads, [&](int head) {
    const HeadViews views = headViews(input, head);
    std::vector<float> scores;
    for (int first = 0; first < input.tokens; first += kQueries) {
      context.throwIfStopped();
      const int count = std::min(kQueries, input.tokens - first);
      Matrix shares(static_cast<std::size_t>(count), static_cast<std::size_t>(input.tokens));
      multiplyTransposed({views.queries + first * stride, count, input.headDim(), stride},
                         {views.keys, input.tokens, input.headDim(), stride}, shares.values.data(), input.tokens, false);
      std::vector<float> spread(shares.rows);
      for (std::size_t row = 0; row < shares.rows; ++row) {
        scores.assign(shares.row(row).begin(), shares.row(row).end());
        spread[row] = spreadOf(scores, shares.row(row), input.keysOf(first + static_cast<int>(row)));
      }
      see({head, first, shares, spread});
    }
  });
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

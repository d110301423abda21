#include "core/model/blocks.hpp"

#include "core/model/attention.hpp"
#include "core/model/bf16_layers.hpp"
#include "core/model/kernels.hpp"
#include "core/model/linear.hpp"

namespace lacuna::model {
namespace {

// Rows that go through a layer together: enough to pay for packing the weights, few enough to stop within 200 ms.
constexpr int kLargestRun = 512;

/// norm(x) for one run of rows.
std::vector<float> normalisedRows(const RowsView& x, const NormWeights& norm, float eps) {
  std::vector<float> out(static_cast<std::size_t>(x.rows) * static_cast<std::size_t>(x.cols));
  for (int row = 0; row < x.rows; ++row) {
    kernels().normalise(x.data + row * x.stride, norm.gain.data(), norm.offset.data(), eps, x.cols,
                        out.data() + static_cast<std::ptrdiff_t>(row) * x.cols);
  }
  return out;
}

/// One pass through a stack; the buffers are shared by its blocks.
class BlockPass {
 public:
  BlockPass(Team& team, const BlockStack& stack, const RopeTable& rope, const jobs::JobContext& context, Matrix& x)
      : team_(team),
        stack_(stack),
        rope_(rope),
        context_(context),
        x_(x),
        tokens_(static_cast<int>(x.rows)),
        qkv_(x.rows, 3 * x.cols),
        attended_(x.rows, x.cols) {}

  AttentionInput attentionInput() const {
    return {qkv_.values.data(), tokens_, stack_.size.width, stack_.size.heads, stack_.group};
  }

  void makeQueriesKeysValues(const BlockWeights& block) {
    team_.runRows(tokens_, kLargestRun, [&](int first, int last) {
      context_.throwIfStopped();
      const std::vector<float> normed = normalisedRows(rowsOf(x_, first, last), block.norm1, stack_.eps);
      const int width = stack_.size.width;
      linear(block.qkv, {normed.data(), last - first, width, width}, qkv_.row(static_cast<std::size_t>(first)).data());
      context_.throwIfStopped();
      for (int token = first; token < last; ++token)
        rotateToken(rope_, token, width, qkv_.row(static_cast<std::size_t>(token)).data());
    });
  }

  void attendAll() { attend(team_, attentionInput(), context_, attended_.values.data()); }

  void addAttentionAndMlp(const BlockWeights& block) {
    team_.runRows(tokens_, kLargestRun, [&](int first, int last) {
      context_.throwIfStopped();
      const int rows = last - first;
      float* x = x_.row(static_cast<std::size_t>(first)).data();
      linear(block.proj, rowsOf(attended_, first, last), x, true);
      const std::vector<float> normed = normalisedRows(rowsOf(x_, first, last), block.norm2, stack_.eps);
      std::vector<float> hidden(static_cast<std::size_t>(rows) * block.fc1.bias.size());
      context_.throwIfStopped();
      linear(block.fc1, {normed.data(), rows, stack_.size.width, stack_.size.width}, hidden.data());
      context_.throwIfStopped();
      kernels().gelu(hidden.data(), hidden.size());
      linear(block.fc2, {hidden.data(), rows, stack_.size.mlp_width, stack_.size.mlp_width}, x, true);
    });
  }

 private:
  void linear(const LinearWeights& layer, const RowsView& a, float* out, bool add = false) const {
    if (stack_.bf16 != nullptr) return stack_.bf16->apply(layer, a, out, add);
    applyLinear(layer, a, out, add);
  }

  Team& team_;
  const BlockStack& stack_;
  const RopeTable& rope_;
  const jobs::JobContext& context_;
  Matrix& x_;
  int tokens_;
  Matrix qkv_, attended_;
};

/// Keeps what the trace wants of one block's attention.
void traceAttention(Team& team, const AttentionInput& input, int block, const jobs::JobContext& context, Trace& trace) {
  if (trace.see_attention) trace.see_attention(block, input, team);
  if (trace.want_attention) trace.attention.emplace_back();
  for (int head = 0; head < input.heads && trace.want_attention; ++head) {
    context.throwIfStopped();
    trace.attention.back().push_back(attentionProbabilities(input, head, context));
  }
  if (trace.query) trace.query_rows.push_back(attentionRow(input, *trace.query));
  if (trace.map_of && trace.map_of->block == block) trace.map = attentionProbabilities(input, trace.map_of->head, context);
}

}  // namespace

Matrix normalised(const Matrix& x, const NormWeights& norm, float eps) {
  Matrix out;
  out.rows = x.rows;
  out.cols = x.cols;
  out.values = normalisedRows(rowsOf(x, 0, static_cast<int>(x.rows)), norm, eps);
  return out;
}

void runBlocks(Team& team, const BlockStack& stack, const RopeTable& rope, const jobs::JobContext& context, Trace* trace,
               Matrix& x, const Taps& taps) {
  BlockPass pass(team, stack, rope, context, x);
  if (trace != nullptr && trace->wantsHidden(0)) trace->hidden.push_back(x);
  for (std::size_t i = 0; i < stack.blocks.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    context.throwIfStopped();
    context.progress({stack.doing, static_cast<double>(i), static_cast<double>(stack.blocks.size()), "blocks"});
    pass.makeQueriesKeysValues(stack.blocks[i]);
    pass.attendAll();
    if (trace != nullptr) traceAttention(team, pass.attentionInput(), number, context, *trace);
    pass.addAttentionAndMlp(stack.blocks[i]);
    if (trace != nullptr && trace->wantsHidden(number)) trace->hidden.push_back(x);
    if (taps.wants(number)) taps.see(number, x);
  }
  const auto total = static_cast<double>(stack.blocks.size());
  context.progress({stack.doing, total, total, "blocks"});
}

}  // namespace lacuna::model

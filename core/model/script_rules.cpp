#include "core/model/script_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace lacuna::model {
namespace {

// One long text each: words parted by blanks read better than a table of one name a line.
constexpr std::string_view kArithmetic =
    "abs absolute add add_ addcdiv addcmul addmm addbmm baddbmm ceil clamp clamp_ clamp_max clamp_min clip cos cosh acos "
    "asin atan atan2 deg2rad div div_ divide erf erfc erfinv exp exp_ exp2 expm1 floor floor_divide floordiv fmod frac "
    "hypot lerp log log10 log1p log2 logaddexp logsumexp maximum minimum mul mul_ multiply neg neg_ negative nan_to_num pow "
    "rad2deg reciprocal remainder round round_ rsqrt rsub sgn sign sin sinh sinc sqrt sqrt_ square sub sub_ subtract tan "
    "tanh tanh_ trunc xlogy";
constexpr std::string_view kLogic =
    "__and__ __contains__ __getitem__ __is__ __isnot__ __not__ __or__ __xor__ all allclose any bitwise_and bitwise_not "
    "bitwise_or bitwise_xor eq equal ge greater greater_equal gt isclose isfinite isinf isnan le less less_equal "
    "logical_and logical_not logical_or logical_xor lt ne not_equal where is_floating_point is_complex is_nonzero";
constexpr std::string_view kReductions =
    "amax amin aminmax argmax argmin argsort bincount count_nonzero cummax cummin cumprod cumsum dist histc kthvalue max "
    "mean median min mode msort nanmean norm prod sort std std_mean sum topk unique_consecutive var var_mean trace";
constexpr std::string_view kAlgebra =
    "bilinear bmm cdist chain_matmul cosine_similarity cross dot einsum inner inverse kron linalg_cross linalg_inv "
    "linalg_norm linalg_qr linalg_svd linalg_vector_norm matmul matrix_exp matrix_power mm mv outer pairwise_distance "
    "tensordot vdot";
constexpr std::string_view kLayers =
    "_convolution adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool2d avg_pool1d avg_pool2d "
    "avg_pool3d batch_norm celu channel_shuffle conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d "
    "convolution constant_pad_nd cross_entropy_loss dropout dropout_ elu elu_ embedding feature_dropout gelu gelu_ glu "
    "grid_sampler group_norm hardsigmoid hardswish hardtanh im2col instance_norm layer_norm leaky_relu leaky_relu_ linear "
    "log_sigmoid log_softmax max_pool1d max_pool2d max_pool3d mish mse_loss native_layer_norm normalize one_hot pad "
    "pixel_shuffle pixel_unshuffle prelu reflection_pad1d reflection_pad2d relu relu6 relu_ replication_pad1d "
    "replication_pad2d replication_pad3d scaled_dot_product_attention selu sigmoid sigmoid_ silu silu_ softmax softplus "
    "threshold threshold_ upsample_bicubic2d upsample_bilinear2d upsample_linear1d upsample_nearest1d upsample_nearest2d "
    "upsample_nearest3d upsample_trilinear3d affine_grid_generator __interpolate";
constexpr std::string_view kShapes =
    "arange atleast_1d atleast_2d broadcast_tensors broadcast_to cartesian_prod cat chunk clone concat concatenate "
    "contiguous copy_ detach diag diag_embed diagonal dim expand expand_as eye fill_ flatten flip full "
    "full_like gather hstack vstack index index_add index_put index_put_ index_select item linspace logspace masked_fill "
    "masked_fill_ masked_scatter masked_select meshgrid movedim moveaxis narrow new_full new_ones new_tensor "
    "new_zeros nonzero numel nonzero_numpy numpy_T ones ones_like permute ravel repeat repeat_interleave reshape reshape_as "
    "roll rot90 scatter scatter_ scatter_add scatter_reduce searchsorted select size slice split split_with_sizes squeeze "
    "stack stride swapaxes swapdims t take_along_dim tensor tensor_split tile to transpose tril tril_indices triu "
    "triu_indices type_as unbind unflatten unfold unsqueeze unsqueeze_ view view_as "
    "view_as_complex view_as_real zero_ zeros zeros_like complex polar real imag float double half int long bool cpu "
    "scalar_tensor T mT lift_fresh";
constexpr std::string_view kPlainValues =
    "Bool Complex Delete Float FloatImplicit Int IntImplicit ScalarImplicit __derive_index __range_length _set_item append "
    "as_tensor ceil clear copy count dict endswith extend find format get insert items join keys len list lower isdigit pop "
    "popitem percentFormat remove replace reverse setdefault sorted startswith str strip upper update values ord "
    "mathremainder __round_to_zero_floordiv __lshift__ __rshift__ ldexp device layout is_grad_enabled get_device is_cuda "
    "requires_grad has_names";
constexpr std::string_view kOwnOfPrograms =
    "AnnotatedInt CallFunction CallMethod Constant CreateObject DictConstruct EnumName EnumValue GetAttr If "
    "ImplicitTensorToNum ListConstruct ListUnpack Loop NumToTensor RaiseException SetAttr StringIndex TupleConstruct "
    "TupleIndex TupleSlice TupleUnpack Uninitialized VarConcat VarStack BroadcastSizes abs device dtype isinstance "
    "is_cuda is_cpu itemsize layout max min ndim requires_grad shape tolist type unchecked_cast unchecked_unwrap_optional "
    "rangelist name";

/// The texts' words with their namespace before them.
std::unordered_set<std::string> allowed() {
  std::unordered_set<std::string> names;
  const auto add = [&names](std::string_view space, std::string_view words) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      names.insert(std::string(space) + std::string(words.substr(0, end)));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  };
  for (const auto words : {kArithmetic, kLogic, kReductions, kAlgebra, kLayers, kShapes, kPlainValues}) add("aten::", words);
  add("prim::", kOwnOfPrograms);
  return names;
}

}  // namespace

bool scriptMayUse(std::string_view operation) {
  static const std::unordered_set<std::string> names = allowed();
  return names.count(std::string(operation)) > 0;
}

bool scriptMayNotSay(std::string_view word) {
  static constexpr std::array<std::string_view, 6> words = {"__setstate__", "__getstate__", "import",
                                                            "elif",         "fork",         "awaitable"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace lacuna::model

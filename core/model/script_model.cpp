#include "core/model/script_model.hpp"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/script.h>
#include <torch/version.h>

#include <algorithm>
#include <mutex>
#include <sstream>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/model/script_check.inl"
#include "core/model/script_parts.hpp"
#include "core/model/threads.hpp"

namespace lacuna::model {
namespace {

namespace jit = torch::jit;
using c10::TypeKind;

constexpr std::size_t kLongestMessage = 300;

/// What an exception says, without the calls that led to it.
std::string messageOf(const std::exception& thrown) {
  std::string text = thrown.what();
  static const std::string mark = "Error: ";
  if (text.starts_with("The following operation failed")) {
    const std::size_t place = text.rfind(mark);
    if (place != std::string::npos) text.erase(0, place + mark.size());
  }
  text.erase(0, text.find_first_not_of(" \n"));
  return text.empty() ? "it gives no reason" : oneLine(text.substr(0, text.find('\n')), kLongestMessage);
}

/// Runs `work`, with what LibTorch and the program throw as one line.
template <class Work>
auto guarded(ErrorKind kind, const std::string& doing, const std::string& where, const Work& work) {
  try {
    return work();
  } catch (const Failure&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& thrown) {
    fail(kind, doing + ": " + messageOf(thrown), where);
  }
}

/// Where LibTorch's random numbers stand.
at::Tensor randomState() {
  at::Generator generator = at::detail::getDefaultCPUGenerator();  // a handle of the one that all share
  const std::lock_guard alone(generator.mutex());
  return generator.get_state();
}

/// Whether a method takes so many tensors, then perhaps a list of whole numbers, and gives a tensor.
bool takes(const jit::Method& method, std::size_t tensors, bool list) {
  const c10::FunctionSchema& schema = method.function().getSchema();
  const auto& arguments = schema.arguments();
  if (arguments.size() != 1 + tensors + (list ? 1 : 0) || schema.returns().size() != 1) return false;
  const auto isTensor = [](const c10::Argument& argument) { return argument.type()->kind() == TypeKind::TensorType; };
  if (!isTensor(schema.returns()[0])) return false;
  if (!std::all_of(arguments.begin() + 1, arguments.begin() + 1 + static_cast<std::ptrdiff_t>(tensors), isTensor))
    return false;
  if (!list) return true;
  const auto numbers = arguments.back().type()->cast<c10::ListType>();
  return numbers && numbers->getElementType()->kind() == TypeKind::IntType;
}

at::Tensor tensorOf(std::span<const TokenId> ids) {
  at::Tensor tensor = at::empty({static_cast<std::int64_t>(ids.size())}, at::kLong);
  auto* to = tensor.data_ptr<std::int64_t>();
  for (const TokenId id : ids) *to++ = index(id);
  return tensor;
}

at::Tensor tensorOf(const std::vector<float>& values, at::IntArrayRef shape) {
  at::Tensor tensor = at::empty(shape, at::kFloat);
  std::copy(values.begin(), values.end(), tensor.data_ptr<float>());
  return tensor;
}

std::string shapeText(const at::Tensor& tensor) {
  std::ostringstream text;
  text << tensor.sizes();
  return text.str();
}

}  // namespace

struct ScriptModel::Module {
  jit::Module module;
  std::string path;
  bool predicts = false;
  std::uint64_t values = 0, bytes = 0;
  Hash128 hash;  // of the archive's parts
  KeptConstants constants;
  Hash128 kept;  // attributes and constants as loaded
  mutable std::mutex calling;

  /// Runs one method on all threads, without gradients, and step by step as written: the optimiser would compile anew for
  /// every size, and might give other last digits the second time.
  at::Tensor run(const char* method, std::vector<c10::IValue> inputs, const jobs::JobContext& context) const {
    context.throwIfStopped();
    const std::lock_guard one_at_a_time(calling);  // its attributes may be lists that it appends to
    context.throwIfStopped();
    if (keptNow() != kept) fail(ErrorKind::Refused, "An earlier call of this TorchScript module changed it. Open it again.", path);
    const at::Tensor random = randomState();
    setOwnThreads(configuredThreads());
    at::Tensor result = guarded(ErrorKind::Mismatch, std::string(method) + " of this TorchScript module failed", path, [&] {
      const c10::InferenceMode no_gradients;
      const jit::GraphOptimizerEnabledGuard as_written(false);
      return module.get_method(method)(std::move(inputs)).toTensor();
    });
    if (keptNow() != kept)
      fail(ErrorKind::Refused,
           std::string(method) + " of this TorchScript module changes its own weights or attributes. Open it again.", path);
    if (!randomState().equal(random))
      fail(ErrorKind::Refused,
           std::string(method) + " of this TorchScript module draws random numbers, so its results mean nothing twice.", path);
    context.throwIfStopped();
    return result;
  }

  Hash128 keptNow() const { return hashOfKept(module, constants, path); }

  /// A result as a matrix of `rows` x `cols`; `cols` 0: of any width.
  Matrix matrix(const char* method, const at::Tensor& result, std::size_t rows, std::size_t cols) const {
    const bool fits = result.defined() && result.layout() == at::kStrided && result.device().is_cpu() && result.dim() == 2 &&
                      at::isFloatingType(result.scalar_type()) && result.size(0) == static_cast<std::int64_t>(rows) &&
                      (cols == 0 ? result.size(1) > 0 : result.size(1) == static_cast<std::int64_t>(cols));
    if (!fits) {
      fail(ErrorKind::Mismatch,
           std::string(method) + " of this TorchScript module gave " +
               (result.defined() ? "numbers of shape " + shapeText(result) : "nothing") + "; wanted are " +
               std::to_string(rows) + " latents of " + (cols == 0 ? "some" : std::to_string(cols)) + " features, floating.",
           path);
    }
    const c10::InferenceMode no_gradients;
    const at::Tensor plain = result.to(at::kFloat).contiguous();
    Matrix out(rows, static_cast<std::size_t>(plain.size(1)));
    std::copy_n(plain.data_ptr<float>(), out.values.size(), out.values.begin());
    return out;
  }
};

ScriptModel::ScriptModel(std::unique_ptr<Module> module) : module_(std::move(module)) {}
ScriptModel::~ScriptModel() = default;

bool ScriptModel::predicts() const { return module_->predicts; }
std::uint64_t ScriptModel::values() const { return module_->values; }
std::uint64_t ScriptModel::bytes() const { return module_->bytes; }
Hash128 ScriptModel::hash() const { return module_->hash; }

std::shared_ptr<const ScriptModel> ScriptModel::load(const ScriptArchive& archive, const jobs::JobContext& context) {
  auto own = std::make_unique<Module>();
  own->path = archive.path();
  guarded(ErrorKind::Unreadable, "LibTorch " TORCH_VERSION " cannot load this TorchScript module", archive.path(), [&] {
    ScriptParts parts = checkedParts(archive, context);
    own->hash = parts.hash;
    std::istringstream stream(std::move(parts.archive));
    context.throwIfStopped();
    own->module = jit::load(stream, c10::Device(c10::kCPU));
    own->constants = checkFunctions(own->module, archive.path());
    own->keptNow();
    own->module.eval();
    own->kept = own->keptNow();
  });
  const auto encode = own->module.find_method("encode"), predict = own->module.find_method("predict");
  if (!encode || !takes(*encode, 2, false))
    fail(ErrorKind::Mismatch, "This TorchScript module has no method encode(clip: Tensor, ids: Tensor) -> Tensor.",
         archive.path());
  if (predict && !takes(*predict, 3, true)) {
    fail(
        ErrorKind::Mismatch,
        "predict of this TorchScript module must be predict(latents: Tensor, context_ids: Tensor, target_ids: Tensor, grid: "
        "List[int]) -> Tensor.",
        archive.path());
  }
  own->predicts = predict.has_value();
  for (const ScriptArchive::Values& values : archive.values()) own->bytes += values.range.bytes;
  for (const at::Tensor& tensor : own->module.parameters()) own->values += static_cast<std::uint64_t>(tensor.numel());
  for (const at::Tensor& tensor : own->module.buffers()) own->values += static_cast<std::uint64_t>(tensor.numel());
  return std::shared_ptr<const ScriptModel>(new ScriptModel(std::move(own)));
}

int ScriptModel::measuredWidth(const ModelDescription& d, const jobs::JobContext& context) const {
  media::ClipTensor blank{d.frames, d.crop, d.crop, {}};
  blank.values.resize(std::size_t{3} * static_cast<std::size_t>(d.frames) * static_cast<std::size_t>(d.crop) *
                      static_cast<std::size_t>(d.crop));
  const TokenId first{0};
  return static_cast<int>(encode(blank, {&first, 1}, 0, context).cols);
}

Matrix ScriptModel::encode(const media::ClipTensor& clip, std::span<const TokenId> ids, int width,
                           const jobs::JobContext& context) const {
  const at::Tensor pictures = tensorOf(clip.values, {1, 3, clip.frames, clip.height, clip.width});
  return module_->matrix("encode", module_->run("encode", {pictures, tensorOf(ids)}, context), ids.size(),
                         static_cast<std::size_t>(width));
}

Matrix ScriptModel::predict(const Matrix& latents, std::span<const TokenId> context_ids, std::span<const TokenId> target_ids,
                            const mask::TokenGrid& grid, const jobs::JobContext& context) const {
  const at::Tensor seen =
      tensorOf(latents.values, {static_cast<std::int64_t>(latents.rows), static_cast<std::int64_t>(latents.cols)});
  const std::vector<std::int64_t> sides = {grid.steps, grid.rows, grid.cols};
  const at::Tensor result =
      module_->run("predict", {seen, tensorOf(context_ids), tensorOf(target_ids), c10::IValue(sides)}, context);
  return module_->matrix("predict", result, target_ids.size(), latents.cols);
}

}  // namespace lacuna::model

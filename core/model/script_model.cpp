#include "core/model/script_model.hpp"

#include <caffe2/serialize/inline_container.h>
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/csrc/jit/runtime/operator.h>
#include <torch/script.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <mutex>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/model/script_rules.hpp"
#include "core/model/threads.hpp"

namespace lacuna::model {
namespace {

namespace jit = torch::jit;
using c10::TypeKind;

constexpr std::size_t kLongestMessage = 300;

[[noreturn]] void refuse(const std::string& what, const std::string& where) {
  fail(ErrorKind::Refused, "This TorchScript program is not run: " + what + ".", where);
}

/// What an exception says, without the calls that led to it.
std::string messageOf(const std::exception& thrown) {
  std::string text = thrown.what();
  static const std::string mark = "Error: ";
  if (text.starts_with("The following operation failed")) {
    const std::size_t place = text.rfind(mark);
    if (place != std::string::npos) text.erase(0, place + mark.size());
  }
  return oneLine(text.substr(0, text.find('\n')), kLongestMessage);
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

/// First lock, before LibTorch reads the code: words that name an operation or a namespace of this LibTorch must be allowed
/// ones.
void checkWords(const ScriptArchive& archive) {
  std::map<std::string, std::string> forbidden;  // word: what it could mean
  std::set<std::string> fine;
  for (const auto& known : jit::getAllOperators()) {
    const std::string name = known->schema().name();
    const std::size_t colons = name.find("::");
    if (colons == std::string::npos) continue;
    const std::string space = name.substr(0, colons), word = name.substr(colons + 2);
    if (space != "aten" && space != "prim") forbidden.emplace(space, space + "::...");
    if (scriptMayUse(name))
      fine.insert(word);
    else
      forbidden.emplace(word, name);
  }
  for (const auto& [word, file] : archive.words()) {
    const auto found = forbidden.find(word);
    if (found != forbidden.end() && fine.count(word) == 0)
      refuse("it may use " + found->second + ", which Lacuna lets no program use (in " + oneLine(file, 120) + ")",
             archive.path());
  }
}

/// An archive of the checked parts alone: what else the file holds, LibTorch does not see.
std::string checkedParts(const ScriptArchive& archive, const jobs::JobContext& context) {
  std::string bytes;
  bytes.reserve(archive.fileBytes());
  caffe2::serialize::PyTorchStreamWriter writer([&bytes](const void* from, std::size_t size) {
    bytes.append(static_cast<const char*>(from), size);
    return size;
  });
  writer.setMinVersion(archive.version());
  for (const auto& [name, text] : archive.texts()) writer.writeRecord(name, text.data(), text.size());
  for (const ScriptArchive::Values& values : archive.values()) {
    context.throwIfStopped();
    const std::string part = archive.read(values);
    writer.writeRecord(values.name, part.data(), part.size());
  }
  writer.writeEndOfFile();
  return bytes;
}

/// Second lock, before anything runs: every step of every compiled function.
void checkSteps(at::ArrayRef<const jit::Block*> blocks, const std::string& where) {
  for (const jit::Block* block : blocks) {
    for (const jit::Node* node : block->nodes()) {
      const std::string name = node->kind().toQualString();
      if (!scriptMayUse(name)) refuse("it uses " + name + ", which Lacuna lets no program use", where);
      if (node->kind() == c10::prim::SetAttr) {
        const auto type = node->input(0)->type()->cast<c10::ClassType>();
        if (type && type->is_module())
          refuse("it changes its own attributes, so that its results would depend on earlier ones", where);
      }
      checkSteps(node->blocks(), where);
    }
  }
}

void checkFunctions(const jit::Module& module, const std::string& where) {
  for (jit::Function* function : module._ivalue()->compilation_unit()->get_functions()) {
    function->ensure_defined();
    const std::shared_ptr<jit::Graph> graph = jit::toGraphFunction(*function).graph();
    const jit::Block* block = graph->block();
    checkSteps(block, where);
  }
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
  std::int64_t changes_on_loading = 0;
  mutable std::mutex calling;

  /// Runs one method on all threads, without gradients, and step by step as written: the optimiser would compile anew for
  /// every size, and might give other last digits the second time.
  at::Tensor run(const char* method, std::vector<c10::IValue> inputs, const jobs::JobContext& context) const {
    context.throwIfStopped();
    const std::lock_guard one_at_a_time(calling);  // its attributes may be lists that it appends to
    setOwnThreads(configuredThreads());
    at::Tensor result = guarded(ErrorKind::Mismatch, std::string(method) + " of this TorchScript module failed", path, [&] {
      const c10::InferenceMode no_gradients;
      const jit::GraphOptimizerEnabledGuard as_written(false);
      return module.get_method(method)(std::move(inputs)).toTensor();
    });
    if (changes() != changes_on_loading)
      fail(ErrorKind::Refused, std::string(method) + " of this TorchScript module changes its own weights. Open it again.",
           path);
    context.throwIfStopped();
    return result;
  }

  /// How often its weights were written to.
  std::int64_t changes() const {
    std::int64_t count = 0;
    for (const at::Tensor& tensor : module.parameters()) count += tensor._version();
    for (const at::Tensor& tensor : module.buffers()) count += tensor._version();
    return count;
  }

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

std::shared_ptr<const ScriptModel> ScriptModel::load(const ScriptArchive& archive, const jobs::JobContext& context) {
  checkWords(archive);
  auto own = std::make_unique<Module>();
  own->path = archive.path();
  guarded(ErrorKind::Unreadable, "LibTorch cannot load this TorchScript module", archive.path(), [&] {
    std::istringstream parts(checkedParts(archive, context));
    context.throwIfStopped();
    own->module = jit::load(parts, c10::Device(c10::kCPU));
    checkFunctions(own->module, archive.path());
    own->module.eval();
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
  own->changes_on_loading = own->changes();
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

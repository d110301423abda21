#include "core/model/script_model.hpp"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/script.h>
#include <torch/version.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <sstream>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/model/script_parts.hpp"
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

/// Whether a type is one that TorchScript code alone can make, or a class of the archive's own.
bool plain(const c10::Type& type) {
  const auto kind = type.kind();
  if (kind == TypeKind::AnyClassType || kind == TypeKind::CapsuleType || kind == TypeKind::PyObjectType) return false;
  const auto* named = type.castRaw<c10::ClassType>();
  if (named != nullptr) {  // those of C++ are named __torch__.torch.classes
    const std::string name = named->name() ? named->name()->qualifiedName() : std::string();
    return name.starts_with("__torch__.") && !name.starts_with("__torch__.torch.classes");
  }
  const auto contained = type.containedTypes();
  return std::all_of(contained.begin(), contained.end(), [](const c10::TypePtr& part) { return plain(*part); });
}

void checkPlain(at::ArrayRef<const jit::Value*> values, const std::string& where) {
  for (const jit::Value* value : values)
    if (!plain(*value->type())) refuse("it uses the class " + oneLine(value->type()->str(), 120), where);
}

/// LibTorch takes a cast on trust. None is told from a value at run time, so that to leave out None is safe.
bool castIsSafe(const c10::Type& from, const c10::Type& to) {
  const auto* optional = from.castRaw<c10::OptionalType>();
  if (optional != nullptr && *optional->getElementType() == to) return true;
  const auto kind = to.kind();
  return kind == TypeKind::TensorType || kind == TypeKind::IntType || kind == TypeKind::FloatType ||
         kind == TypeKind::BoolType || kind == TypeKind::StringType || kind == TypeKind::NoneType || from == to;
}

/// Values that a program holds besides its attributes: constants that it could write to.
using Constants = std::vector<std::pair<c10::IValue, c10::TypePtr>>;

/// Second lock, before anything runs: every step of every compiled function. Collects its constants.
void checkSteps(at::ArrayRef<const jit::Block*> blocks, const std::string& where, Constants& constants) {
  for (const jit::Block* block : blocks) {
    checkPlain(block->inputs(), where);
    for (const jit::Node* node : block->nodes()) {
      const std::string name = node->kind().toQualString();
      if (!scriptMayUse(name)) refuse("it uses " + name + ", which Lacuna lets no program use", where);
      checkPlain(node->outputs(), where);
      if (node->kind() == c10::prim::unchecked_cast && !castIsSafe(*node->input(0)->type(), *node->output(0)->type()))
        refuse("it takes a value for one of another type", where);
      if (node->kind() == c10::prim::Constant) {
        const auto value = jit::toIValue(node->output(0));
        if (value && (value->isTensor() || value->isList() || value->isGenericDict() || value->isTuple()))
          constants.emplace_back(*value, node->output(0)->type());
      }
      if (node->kind() == c10::prim::SetAttr) {
        const auto type = node->input(0)->type()->cast<c10::ClassType>();
        if (type && type->is_module())
          refuse("it changes its own attributes, so that its results would depend on earlier ones", where);
      }
      checkSteps(node->blocks(), where, constants);
    }
  }
}

Constants checkFunctions(const jit::Module& module, const std::string& where) {
  Constants constants;
  for (jit::Function* function : module._ivalue()->compilation_unit()->get_functions()) {
    function->ensure_defined();
    const std::shared_ptr<jit::Graph> graph = jit::toGraphFunction(*function).graph();
    const jit::Block* block = graph->block();
    checkSteps(block, where, constants);
  }
  return constants;
}

/// Walks through what a program keeps between calls, its attributes and constants: holds each against its declared type, which
/// LibTorch takes on trust, and hashes what they are now.
class KeptState {
 public:
  /// Throws `Failure`, Refused: an attribute of another type than declared, or of one that no module needs.
  static Hash128 hash(const jit::Module& module, const Constants& constants, const std::string& where) {
    KeptState walk(where);
    walk.visitObject(*module._ivalue());
    walk.name_ = "constant";
    for (const auto& [value, type] : constants) walk.visit(value, *type);
    return walk.hasher_.digest();
  }

 private:
  explicit KeptState(const std::string& where) : where_(where) {}

  void visitObject(const c10::ivalue::Object& object) {
    if (!seen_.insert(&object).second) return;
    const c10::ClassType& type = *object.type();
    need(type.numAttributes() == object.slots().size());
    if (!type.is_module()) refuse("its attribute " + oneLine(name_, 80) + " is an object that is no module", where_);
    for (std::size_t i = 0; i < type.numAttributes(); ++i) {
      name_ = type.getAttributeName(i);
      visit(object.slots()[i], *type.getAttribute(i));
    }
  }

  void visit(const c10::IValue& value, const c10::Type& type) {
    hasher_.text(value.tagKind());
    if (value.isNone() && (type.kind() == TypeKind::OptionalType || type.kind() == TypeKind::NoneType)) return;
    switch (type.kind()) {
      case TypeKind::OptionalType: return visit(value, *type.expectRef<c10::OptionalType>().getElementType());
      case TypeKind::TensorType: return need(value.isTensor()), add(value.toTensor());
      case TypeKind::IntType: return need(value.isInt()), add(value.toInt());
      case TypeKind::FloatType: return need(value.isDouble()), add(value.toDouble());
      case TypeKind::BoolType: return need(value.isBool()), add(value.toBool());
      case TypeKind::StringType: return need(value.isString()), static_cast<void>(hasher_.text(value.toStringRef()));
      case TypeKind::DeviceObjType: return need(value.isDevice());
      case TypeKind::TupleType: return need(value.isTuple()), visitTuple(value, type.expectRef<c10::TupleType>());
      case TypeKind::ListType: return need(value.isList()), visitList(value, *type.containedType(0));
      case TypeKind::DictType: return need(value.isGenericDict()), visitDict(value, type);
      case TypeKind::ClassType:
        need(value.isObject() && *value.toObjectRef().type() == type);
        return visitObject(value.toObjectRef());
      default: refuse("its attribute " + oneLine(name_, 80) + " is of a type that Lacuna does not take", where_);
    }
  }

  void visitTuple(const c10::IValue& value, const c10::TupleType& type) {
    const auto& items = value.toTupleRef().elements();
    need(items.size() == type.elements().size());
    for (std::size_t i = 0; i < items.size(); ++i) visit(items[i], *type.elements()[i]);
  }

  void visitList(const c10::IValue& value, const c10::Type& element) {
    need(*value.toList().elementType() == element);
    add(value.toListRef().size());
    for (const c10::IValue& item : value.toListRef()) visit(item, element);
  }

  void visitDict(const c10::IValue& value, const c10::Type& type) {
    const auto dict = value.toGenericDict();
    need(*dict.keyType() == *type.containedType(0) && *dict.valueType() == *type.containedType(1));
    add(dict.size());
    for (const auto& entry : dict) {
      visit(entry.key(), *type.containedType(0));
      visit(entry.value(), *type.containedType(1));
    }
  }

  /// Which tensor it is and how often it was written to: to hash all numbers would cost as much as a call. Those of small
  /// ones are hashed, since some operations write to statistics without counting.
  void add(const at::Tensor& tensor) {
    constexpr std::int64_t small = 16384;
    if (!tensor.defined()) return;
    if (!tensor.device().is_cpu() || tensor.layout() != at::kStrided) refuse("it holds a tensor that is no plain one", where_);
    add(reinterpret_cast<std::uintptr_t>(tensor.unsafeGetTensorImpl()));
    add(reinterpret_cast<std::uintptr_t>(tensor.data_ptr()));
    add(tensor.is_inference());  // one made by a call; loaded ones never are
    if (!tensor.is_inference()) add(tensor._version());
    add(static_cast<int>(tensor.scalar_type()));
    for (std::int64_t axis = 0; axis < tensor.dim(); ++axis) {
      add(tensor.size(axis));
      add(tensor.stride(axis));
    }
    if (tensor.numel() > small) return;
    const at::Tensor plain = tensor.detach().contiguous();
    hasher_.bytes(plain.data_ptr(), plain.nbytes());
  }

  template <class Number>
  void add(Number number) {
    hasher_.value(number);
  }

  void need(bool fits) const {
    if (!fits) refuse("its attribute " + oneLine(name_, 80) + " is not what it is declared to be", where_);
  }

  const std::string& where_;
  std::string name_;
  std::set<const c10::ivalue::Object*> seen_;
  Hasher hasher_;
};

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
  Constants constants;
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

  Hash128 keptNow() const { return KeptState::hash(module, constants, path); }

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

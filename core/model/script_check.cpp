#include <algorithm>
#include <set>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/model/script_check.inl"
#include "core/model/script_rules.hpp"

namespace lacuna::model {
namespace {

namespace jit = torch::jit;
using c10::TypeKind;

[[noreturn]] void refuse(const std::string& what, const std::string& where) {
  fail(ErrorKind::Refused, "This TorchScript program is not run: " + what + ".", where);
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

/// Second lock, before anything runs: every step of every compiled function. Collects its constants.
void checkSteps(at::ArrayRef<const jit::Block*> blocks, const std::string& where, KeptConstants& constants) {
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

/// Walks through what a program keeps between calls, its attributes and constants: holds each against its declared type, which
/// LibTorch takes on trust, and hashes what they are now.
class KeptState {
 public:
  /// Throws `Failure`, Refused: an attribute of another type than declared, or of one that no module needs.
  static Hash128 hash(const jit::Module& module, const KeptConstants& constants, const std::string& where) {
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

}  // namespace

KeptConstants checkFunctions(const jit::Module& module, const std::string& where) {
  KeptConstants constants;
  for (jit::Function* function : module._ivalue()->compilation_unit()->get_functions()) {
    function->ensure_defined();
    const std::shared_ptr<jit::Graph> graph = jit::toGraphFunction(*function).graph();
    const jit::Block* block = graph->block();
    checkSteps(block, where, constants);
  }
  return constants;
}

Hash128 hashOfKept(const jit::Module& module, const KeptConstants& constants, const std::string& where) {
  return KeptState::hash(module, constants, where);
}

}  // namespace lacuna::model

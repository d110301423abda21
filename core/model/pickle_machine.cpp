#include "core/model/pickle_machine.hpp"

#include <algorithm>
#include <string_view>

#include "core/base/error.hpp"

namespace lacuna::model {
namespace {

// A training state of the largest published model makes fewer than 100,000 values.
constexpr std::size_t kMaxValues = 1'000'000;
constexpr std::size_t kMaxStack = 1'000'000;
constexpr std::size_t kMaxMarks = 1'000;
constexpr std::size_t kMaxCopied = 4'000'000;  // items and bytes together
constexpr std::size_t kMaxArguments = 16, kLongestStorageKey = 64;

bool endsWith(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// Names that only describe data. Everything else in a pickle could be a program.
bool harmless(const std::string& name) {
  static const std::vector<std::string> known = {"collections.OrderedDict",
                                                 "torch._utils._rebuild_tensor_v2",
                                                 "torch._utils._rebuild_parameter",
                                                 "torch.Size",
                                                 "torch.device",
                                                 "torch.float64",
                                                 "torch.float32",
                                                 "torch.float16",
                                                 "torch.bfloat16",
                                                 "torch.int64",
                                                 "torch.int32",
                                                 "torch.int16",
                                                 "torch.int8",
                                                 "torch.uint8",
                                                 "torch.bool",
                                                 "torch.FloatStorage",
                                                 "torch.DoubleStorage",
                                                 "torch.HalfStorage",
                                                 "torch.BFloat16Storage",
                                                 "torch.LongStorage",
                                                 "torch.IntStorage",
                                                 "torch.ShortStorage",
                                                 "torch.CharStorage",
                                                 "torch.ByteStorage",
                                                 "torch.BoolStorage"};
  return std::find(known.begin(), known.end(), name) != known.end();
}

constexpr std::string_view kTypedLists = "torch.jit._pickle.", kOwnClasses = "__torch__.";

/// Names that a TorchScript archive may say besides: its own classes, and lists and dictionaries with their types. Classes of
/// C++ (`torch.classes`) read their state by code of their own.
bool harmlessInPrograms(const std::string& name) {
  if (name.starts_with(kOwnClasses)) return name.find("torch.classes") == std::string::npos;
  static const std::vector<std::string> known = {"build_intlist", "build_doublelist", "build_boollist", "build_tensorlist",
                                                 "restore_type_tag"};
  return name.starts_with(kTypedLists) &&
         std::find(known.begin(), known.end(), name.substr(kTypedLists.size())) != known.end();
}

/// Names from hostile files go into lines for people: short and printable.
std::string shown(const std::string& name) {
  std::string text = name.substr(0, 80);
  for (char& c : text) {
    if (c < ' ' || c > '~') c = '?';
  }
  return text;
}

}  // namespace

void PickleMachine::damaged() const {
  fail(ErrorKind::Unreadable, "This file is damaged: its list of tensors cannot be read. Download it again.", where_);
}

void PickleMachine::tooMany() const {
  fail(ErrorKind::Refused, "This file lists more values than any checkpoint has. Do not trust this file.", where_);
}

void PickleMachine::spend(std::size_t amount) {
  if (amount > kMaxCopied - spent_) tooMany();
  spent_ += amount;
}

PickleMachine::Ref PickleMachine::make(Kind kind) {
  if (tree_.values.size() >= kMaxValues) tooMany();
  tree_.values.emplace_back().kind = kind;
  return static_cast<Ref>(tree_.values.size() - 1);
}

PickleMachine::Ref PickleMachine::makeText(std::string_view text) {
  const Ref ref = make(Kind::Text);
  tree_.values[ref].text = text;
  return ref;
}

void PickleMachine::push(Ref ref) {
  if (stack_.size() >= kMaxStack) damaged();
  stack_.push_back(ref);
}

void PickleMachine::pushInt(std::int64_t number) {
  const Ref ref = make(Kind::Int);
  tree_.values[ref].integer = number;
  push(ref);
}

void PickleMachine::pushBool(bool truth) {
  const Ref ref = make(Kind::Bool);
  tree_.values[ref].integer = truth ? 1 : 0;
  push(ref);
}

void PickleMachine::pushReal(double number) {
  const Ref ref = make(Kind::Float);
  tree_.values[ref].real = number;
  push(ref);
}

PickleMachine::Ref PickleMachine::top() const {
  if (stack_.empty() || (!marks_.empty() && stack_.size() <= marks_.back())) damaged();
  return stack_.back();
}

PickleMachine::Ref PickleMachine::pop() {
  const Ref ref = top();
  stack_.pop_back();
  return ref;
}

std::string PickleMachine::popText() {
  const Ref ref = pop();
  if (value(ref).kind != Kind::Text) damaged();
  return value(ref).text;
}

void PickleMachine::mark() {
  if (marks_.size() >= kMaxMarks) damaged();
  marks_.push_back(stack_.size());
}

std::vector<PickleMachine::Ref> PickleMachine::popToMark() {
  if (marks_.empty()) damaged();
  const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
  std::vector<Ref> items(begin, stack_.end());
  stack_.erase(begin, stack_.end());
  marks_.pop_back();
  return items;
}

void PickleMachine::remember(std::uint64_t slot) {
  memo_[slot] = top();
  if (memo_.size() > kMaxValues) damaged();
}

void PickleMachine::recall(std::uint64_t slot) {
  const auto found = memo_.find(slot);
  if (found == memo_.end()) damaged();
  push(found->second);
}

void PickleMachine::pushSequence(Kind kind, std::vector<Ref> items) {
  if (kind == Kind::Dict && items.size() % 2 != 0) damaged();
  const Ref ref = make(kind);
  tree_.values[ref].items = std::move(items);
  push(ref);
}

void PickleMachine::extendTop(std::vector<Ref> items) {
  PickleValue& target = tree_.values[top()];
  const bool fits =
      target.kind == Kind::List || target.kind == Kind::Opaque || (target.kind == Kind::Dict && items.size() % 2 == 0);
  if (!fits) damaged();
  if (target.kind != Kind::Opaque) target.items.insert(target.items.end(), items.begin(), items.end());
}

void PickleMachine::pushGlobal(const std::string& module, const std::string& name) {
  const std::string full = module + "." + name;
  if (!harmless(full) && !(names_ == PickleNames::OfPrograms && harmlessInPrograms(full))) {
    fail(ErrorKind::Refused,
         (names_ == PickleNames::OfPrograms ? "This TorchScript program wants to run " : "This checkpoint wants to run ") +
             shown(full) + ", which Lacuna never does. Do not trust this file.", where_);
  }
  const Ref ref = make(Kind::Global);
  tree_.values[ref].text = full;
  push(ref);
}

const std::vector<PickleMachine::Ref>& PickleMachine::tuple(Ref ref) const {
  if (value(ref).kind != Kind::Tuple) damaged();
  return value(ref).items;
}

const std::vector<PickleMachine::Ref>& PickleMachine::popArguments() {
  const std::vector<Ref>& arguments = tuple(pop());
  if (arguments.size() > kMaxArguments) damaged();
  return arguments;
}

void PickleMachine::call() {
  const std::vector<Ref>& arguments = popArguments();
  const Ref function = pop();
  if (value(function).kind != Kind::Global) damaged();
  push(call(value(function).text, arguments));
}

PickleMachine::Ref PickleMachine::call(const std::string& function, const std::vector<Ref>& arguments) {
  if (function == "collections.OrderedDict") return orderedDict(arguments);
  if (function == "torch._utils._rebuild_tensor_v2") return tensor(arguments);
  if (function == "torch._utils._rebuild_parameter" || function == "torch.Size") {
    if (arguments.empty()) damaged();
    return arguments[0];
  }
  if (function == "torch.device") return make(Kind::Opaque);
  if (names_ == PickleNames::OfPrograms) return programCall(function, arguments);
  damaged();
}

/// A value with its type said, or an object of a class. Types are read by a parser of LibTorch that calls itself for every
/// bracket.
PickleMachine::Ref PickleMachine::programCall(const std::string& function, const std::vector<Ref>& arguments) {
  constexpr std::size_t longest_type = 1000;
  constexpr std::ptrdiff_t most_brackets = 50;
  if (function.starts_with(kTypedLists)) {
    const bool tags = function.ends_with("restore_type_tag");
    if (arguments.size() != (tags ? 2U : 1U)) damaged();
    if (tags) {
      const std::string& type = value(arguments[1]).text;
      if (value(arguments[1]).kind != Kind::Text || type.size() > longest_type ||
          std::count(type.begin(), type.end(), '[') + std::count(type.begin(), type.end(), '(') > most_brackets)
        damaged();
    }
    return arguments[0];
  }
  if (!function.starts_with(kOwnClasses)) damaged();
  const Ref ref = make(Kind::Opaque);
  spend(function.size());
  tree_.values[ref].text = function;
  return ref;
}

PickleMachine::Ref PickleMachine::orderedDict(const std::vector<Ref>& arguments) {
  const Ref ref = make(Kind::Dict);
  if (arguments.empty()) return ref;
  if (value(arguments[0]).kind != Kind::List) damaged();
  for (const Ref pair : value(arguments[0]).items) {
    const bool whole = (value(pair).kind == Kind::List || value(pair).kind == Kind::Tuple) && value(pair).items.size() == 2;
    if (!whole) damaged();
    spend(2);
    auto& items = tree_.values[ref].items;
    items.insert(items.end(), value(pair).items.begin(), value(pair).items.end());
  }
  return ref;
}

PickleMachine::Ref PickleMachine::tensor(const std::vector<Ref>& arguments) {
  if (arguments.size() < 4 || value(arguments[0]).kind != Kind::Storage || value(arguments[1]).kind != Kind::Int) damaged();
  const auto& shape = tuple(arguments[2]);
  const auto& strides = tuple(arguments[3]);
  const auto isInt = [this](Ref ref) { return value(ref).kind == Kind::Int; };
  const bool whole = shape.size() == strides.size() && shape.size() <= 16 &&
                     std::all_of(shape.begin(), shape.end(), isInt) && std::all_of(strides.begin(), strides.end(), isInt);
  if (!whole) damaged();
  const Ref ref = make(Kind::Tensor);
  tree_.values[ref].integer = value(arguments[1]).integer;
  tree_.values[ref].items = {arguments[0], arguments[2], arguments[3]};
  return ref;
}

void PickleMachine::setState() {
  const Ref state = pop();
  PickleValue& object = tree_.values[top()];
  if (object.kind == Kind::Global) damaged();
  if (names_ != PickleNames::OfPrograms) return;
  // LibTorch takes a number here for a call of a global, so only an object fresh from its making may have a state.
  if (object.kind != Kind::Opaque || !object.items.empty()) damaged();
  object.items = {state};
}

void PickleMachine::loadStorage() {
  const std::vector<Ref>& id = popArguments();
  const bool whole = id.size() >= 5 && value(id[0]).kind == Kind::Text && value(id[0]).text == "storage" &&
                     value(id[1]).kind == Kind::Global && endsWith(value(id[1]).text, "Storage") &&
                     value(id[2]).kind == Kind::Text && value(id[4]).kind == Kind::Int && value(id[4]).integer >= 0;
  if (!whole || value(id[2]).text.size() > kLongestStorageKey) damaged();
  spend(value(id[2]).text.size());
  const Ref ref = make(Kind::Storage);
  tree_.values[ref].text = value(id[2]).text;
  tree_.values[ref].integer = value(id[4]).integer;
  tree_.values[ref].items = {id[1]};
  push(ref);
}

PickleTree PickleMachine::finish() {
  tree_.root = pop();
  return std::move(tree_);
}

}  // namespace lacuna::model

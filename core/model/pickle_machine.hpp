#pragma once

#include "core/model/pickle_reader.hpp"

namespace lacuna::model {

/// The stack machine that a pickle drives. Every operation checks what it takes from the stack.
class PickleMachine {
 public:
  using Kind = PickleValue::Kind;
  using Ref = PickleValue::Ref;

  PickleMachine(const std::string& where, PickleNames names) : where_(where), names_(names) {}

  [[noreturn]] void damaged() const;

  Ref make(Kind kind);
  Ref makeText(std::string_view text);
  void push(Ref ref);
  void pushNew(Kind kind) { push(make(kind)); }
  void pushInt(std::int64_t value);
  void pushBool(bool value);
  void pushReal(double value);
  Ref pop();
  std::string popText();
  Ref top() const;
  void mark();
  std::vector<Ref> popToMark();

  void remember(std::uint64_t slot);
  void rememberNext() { remember(memo_.size()); }
  void recall(std::uint64_t slot);

  void pushSequence(Kind kind, std::vector<Ref> items);
  void extendTop(std::vector<Ref> items);  ///< list or dict below the items
  void pushGlobal(const std::string& module, const std::string& name);
  void call();         ///< function and argument tuple on the stack
  void setState();     ///< attributes of an object: popped, kept for an object of a program alone
  void loadStorage();  ///< the tuple of a persistent id

  PickleTree finish();

 private:
  const PickleValue& value(Ref ref) const { return tree_.values[ref]; }
  [[noreturn]] void tooMany() const;
  void spend(std::size_t amount);  ///< counts what is copied inside the machine: a few bytes of pickle can ask for much
  const std::vector<Ref>& tuple(Ref ref) const;
  const std::vector<Ref>& popArguments();
  Ref call(const std::string& function, const std::vector<Ref>& arguments);
  Ref programCall(const std::string& function, const std::vector<Ref>& arguments);
  Ref orderedDict(const std::vector<Ref>& arguments);
  Ref tensor(const std::vector<Ref>& arguments);

  const std::string& where_;
  PickleNames names_;
  PickleTree tree_;
  std::vector<Ref> stack_;
  std::vector<std::size_t> marks_;
  std::unordered_map<std::uint64_t, Ref> memo_;
  std::size_t spent_ = 0;
};

}  // namespace lacuna::model

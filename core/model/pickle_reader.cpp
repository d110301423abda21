#include "core/model/pickle_reader.hpp"

#include <bit>
#include <cstring>

#include "core/base/error.hpp"
#include "core/model/pickle_machine.hpp"

namespace lacuna::model {
namespace {

using Kind = PickleValue::Kind;

/// Walks the opcodes. Names of opcodes: the comments in Python's pickletools.
class PickleReader {
 public:
  PickleReader(std::string_view bytes, const std::string& where, PickleNames names)
      : bytes_(bytes), where_(where), machine_(where, names) {}

  PickleTree read() {
    for (;;) {
      const auto op = static_cast<unsigned char>(take(1)[0]);
      if (op == '.') return machine_.finish();
      if (!frames(op) && !scalars(op) && !texts(op) && !containers(op) && !memo(op) && !objects(op)) unknown(op);
    }
  }

 private:
  [[noreturn]] void unknown(unsigned char op) const {
    if (op == 'i' || op == 'o' || op == 'P' || op == 0x92 || (op >= 0x82 && op <= 0x84)) {
      fail(ErrorKind::Refused, "This checkpoint makes objects in a way that Lacuna never does. Do not trust this file.",
           where_);
    }
    machine_.damaged();
  }

  std::string_view take(std::uint64_t size) {
    if (size > bytes_.size() - at_) machine_.damaged();
    const std::string_view part = bytes_.substr(at_, size);
    at_ += size;
    return part;
  }

  std::uint64_t number(int size) {
    const std::string_view part = take(static_cast<std::uint64_t>(size));
    std::uint64_t value = 0;
    for (int i = size - 1; i >= 0; --i) value = value << 8U | static_cast<unsigned char>(part[static_cast<std::size_t>(i)]);
    return value;
  }

  std::string line() {
    const std::size_t end = bytes_.find('\n', at_);
    if (end == std::string_view::npos) machine_.damaged();
    const std::string text(take(end - at_));
    take(1);
    return text;
  }

  bool frames(unsigned char op) {
    if (op == 0x80) {  // PROTO
      if (number(1) > 5) machine_.damaged();
      return true;
    }
    if (op == 0x95) take(8);  // FRAME: a hint for buffering
    return op == 0x95;
  }

  bool scalars(unsigned char op) {
    switch (op) {
      case 'N':
        machine_.pushNew(Kind::None);
        return true;
      case 0x88:
        machine_.pushBool(true);
        return true;
      case 0x89:
        machine_.pushBool(false);
        return true;
      case 'J':
        machine_.pushInt(static_cast<std::int32_t>(number(4)));
        return true;
      case 'K':
        machine_.pushInt(static_cast<std::int64_t>(number(1)));
        return true;
      case 'M':
        machine_.pushInt(static_cast<std::int64_t>(number(2)));
        return true;
      case 0x8a:
        pushLong(number(1));
        return true;
      case 0x8b:
        pushLong(number(4));
        return true;
      case 'G':
        pushDouble();
        return true;
      default:
        return false;
    }
  }

  void pushLong(std::uint64_t size) {
    const std::string_view part = take(size);
    if (size > 8) return machine_.pushNew(Kind::Opaque);  // no size of a tensor needs more
    std::uint64_t value = size > 0 && (static_cast<unsigned char>(part.back()) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(part[i]);
    machine_.pushInt(static_cast<std::int64_t>(value));
  }

  void pushDouble() {  // big-endian
    std::uint64_t bits = 0;
    for (const char c : take(8)) bits = bits << 8U | static_cast<unsigned char>(c);
    machine_.pushReal(std::bit_cast<double>(bits));
  }

  void pushText(std::uint64_t size) { machine_.push(machine_.makeText(take(size))); }

  void skipBytes(std::uint64_t size) {
    take(size);
    machine_.pushNew(Kind::Opaque);
  }

  bool texts(unsigned char op) {
    switch (op) {
      case 'X':
        pushText(number(4));
        return true;
      case 0x8c:
        pushText(number(1));
        return true;
      case 0x8d:
        pushText(number(8));
        return true;
      case 'U':
        pushText(number(1));
        return true;
      case 'T':
        pushText(number(4));
        return true;
      case 'C':
        skipBytes(number(1));
        return true;
      case 'B':
        skipBytes(number(4));
        return true;
      case 0x8e:
        skipBytes(number(8));
        return true;
      case 0x96:
        skipBytes(number(8));
        return true;
      default:
        return false;
    }
  }

  void pushTuple(int size) {
    std::vector<PickleValue::Ref> items(static_cast<std::size_t>(size));
    for (int i = size - 1; i >= 0; --i) items[static_cast<std::size_t>(i)] = machine_.pop();
    machine_.pushSequence(Kind::Tuple, std::move(items));
  }

  void extend(int size) {
    std::vector<PickleValue::Ref> items(static_cast<std::size_t>(size));
    for (int i = size - 1; i >= 0; --i) items[static_cast<std::size_t>(i)] = machine_.pop();
    machine_.extendTop(std::move(items));
  }

  bool containers(unsigned char op) {
    switch (op) {
      case '(':
        machine_.mark();
        return true;
      case ')':
        pushTuple(0);
        return true;
      case 0x85:
        pushTuple(1);
        return true;
      case 0x86:
        pushTuple(2);
        return true;
      case 0x87:
        pushTuple(3);
        return true;
      case 't':
        machine_.pushSequence(Kind::Tuple, machine_.popToMark());
        return true;
      case ']':
        machine_.pushNew(Kind::List);
        return true;
      case 'l':
        machine_.pushSequence(Kind::List, machine_.popToMark());
        return true;
      case 'a':
        extend(1);
        return true;
      case 'e':
        machine_.extendTop(machine_.popToMark());
        return true;
      case '}':
        machine_.pushNew(Kind::Dict);
        return true;
      case 'd':
        machine_.pushSequence(Kind::Dict, machine_.popToMark());
        return true;
      case 's':
        extend(2);
        return true;
      case 'u':
        machine_.extendTop(machine_.popToMark());
        return true;
      case 0x8f:
        machine_.pushNew(Kind::Opaque);
        return true;  // set
      case 0x90:
        machine_.extendTop(machine_.popToMark());
        return true;  // its items
      case 0x91:
        machine_.popToMark();
        machine_.pushNew(Kind::Opaque);
        return true;  // frozen set
      default:
        return false;
    }
  }

  bool memo(unsigned char op) {
    switch (op) {
      case 'q':
        machine_.remember(number(1));
        return true;
      case 'r':
        machine_.remember(number(4));
        return true;
      case 0x94:
        machine_.rememberNext();
        return true;
      case 'h':
        machine_.recall(number(1));
        return true;
      case 'j':
        machine_.recall(number(4));
        return true;
      case '0':
        machine_.pop();
        return true;
      case '1':
        machine_.popToMark();
        return true;
      case '2':
        machine_.push(machine_.top());
        return true;
      default:
        return false;
    }
  }

  bool objects(unsigned char op) {
    switch (op) {
      case 'c': {
        const std::string module = line();
        machine_.pushGlobal(module, line());
        return true;
      }
      case 0x93:
        stackGlobal();
        return true;
      case 'R':
      case 0x81:
        machine_.call();
        return true;
      case 'b':
        machine_.setState();
        return true;
      case 'Q':
        machine_.loadStorage();
        return true;
      default:
        return false;
    }
  }

  void stackGlobal() {
    const std::string name = machine_.popText();
    machine_.pushGlobal(machine_.popText(), name);
  }

  std::string_view bytes_;
  const std::string& where_;
  std::size_t at_ = 0;
  PickleMachine machine_;
};

}  // namespace

PickleTree readPickle(std::string_view bytes, const std::string& where, PickleNames names) {
  return PickleReader(bytes, where, names).read();
}

}  // namespace lacuna::model

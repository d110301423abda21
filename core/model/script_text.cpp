#include "core/model/script_text.hpp"

#include <cctype>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/model/script_rules.hpp"

namespace lacuna::model {
namespace {

constexpr std::size_t kMaxOpen = 100;       // brackets in brackets
constexpr std::size_t kMaxIndent = 200;     // blanks before a line
constexpr std::size_t kMaxOperators = 400;  // in one expression with what it lies in

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class ScriptText {
 public:
  ScriptText(std::string_view code, const std::string& name, const std::string& where)
      : code_(code), name_(name), where_(where) {}

  std::set<std::string> read() {
    while (at_ < code_.size()) {
      const char c = code_[at_];
      if (c == '\n')
        endLine();
      else if (isBlank(c))
        ++at_;
      else if (c == '"' || c == '\'')
        skipQuoted(c);
      else if (isWord(c))
        word();
      else
        sign(c);
    }
    if (open_.size() != 1) odd("its brackets do not fit together");
    if (says_getattr_) {
      if (texts_.count("classes") > 0) refuse("it uses classes that are not TorchScript (torch.classes)");
      words_.insert(texts_.begin(), texts_.end());
    }
    return std::move(words_);
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    fail(ErrorKind::Refused, "This TorchScript program is not run: " + what + ", in " + oneLine(name_, 120) + ".", where_);
  }
  [[noreturn]] void odd(const std::string& what) const {
    refuse("its code is not as torch.jit.save writes it (" + what + ")");
  }

  void endLine() {
    if (open_.size() == 1) operators_ = open_[0] = 0;
    std::size_t indent = 0;
    while (++at_ < code_.size() && code_[at_] == ' ') ++indent;
    if (indent > kMaxIndent) odd("nested too deeply");
    if (open_.size() == 1) dot_ = own_ = false;  // inside brackets a line's end is a blank
  }

  void skipQuoted(char quote) {
    if (code_.substr(at_, 3) == std::string(3, quote)) odd("text of several lines");
    const std::size_t begin = at_ + 1;
    for (++at_; at_ < code_.size() && code_[at_] != quote; ++at_) {
      if (code_[at_] == '\\') ++at_;
      if (at_ < code_.size() && code_[at_] == '\n') odd("a line ends inside a text");
    }
    if (at_ >= code_.size()) odd("a text does not end");
    texts_.insert(std::string(code_.substr(begin, at_ - begin)));
    ++at_;
    dot_ = own_ = false;
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < code_.size() && isWord(code_[at_])) ++at_;
    const std::string text(code_.substr(begin, at_ - begin));
    if (scriptMayNotSay(text)) refuse("it says " + text);
    if (text == "getattr") says_getattr_ = true;
    if (text == "__torch__") {
      std::size_t next = at_;
      while (next < code_.size() && isBlank(code_[next])) ++next;
      if (next == code_.size() || code_[next] != '.') odd("__torch__ as a name of something");
      own_ = true;
    } else if (dot_) {
      if (text == "classes") refuse("it uses classes that are not TorchScript (torch.classes)");
      const bool of_number = std::isdigit(static_cast<unsigned char>(text[0])) != 0;
      if (!own_ && !of_number) words_.insert(text);
    } else {
      own_ = false;
      static const std::set<std::string> chaining = {"if", "else", "not", "and", "or", "in", "is"};
      if (chaining.count(text) > 0) countOperator();
    }
    dot_ = false;
  }

  void sign(char c) {
    if (c < ' ' || c > '~') odd("signs that are not ASCII");
    if (c == '\\') odd("a line that goes on in the next one");
    if (c == '#') odd("a comment");  // one between a dot and its word would hide the word
    ++at_;
    if (c == '.') {
      dot_ = true;
      if (at_ < code_.size() && std::isdigit(static_cast<unsigned char>(code_[at_])) == 0) countOperator();
      return;
    }
    dot_ = own_ = false;
    if (c == '(' || c == '[' || c == '{') {
      if (open_.size() > kMaxOpen) odd("nested too deeply");
      open_.push_back(0);
    } else if (c == ')' || c == ']' || c == '}') {
      if (open_.size() == 1) odd("its brackets do not fit together");
      operators_ -= open_.back();
      open_.pop_back();
    } else if (c == ',') {
      operators_ -= open_.back();
      open_.back() = 0;
    } else {
      countOperator();
    }
    if (c == ')' || c == ']') countOperator();  // calls of calls are a chain as well
  }

  void countOperator() {
    ++open_.back();
    if (++operators_ > kMaxOperators) odd("an expression that is too long");
  }

  std::string_view code_;
  const std::string& name_;
  const std::string& where_;
  std::size_t at_ = 0;
  bool dot_ = false;                     // the last sign was a dot
  bool own_ = false;                     // inside a name of the archive's own: __torch__.a.b
  std::vector<std::size_t> open_ = {0};  // operators since the last comma, for each open bracket
  std::size_t operators_ = 0;            // their sum
  std::set<std::string> words_;
  std::set<std::string> texts_;  // between quotes
  bool says_getattr_ = false;    // which names an attribute or an operation by such a text
};

}  // namespace

std::set<std::string> wordsAfterDots(std::string_view code, const std::string& name, const std::string& where) {
  return ScriptText(code, name, where).read();
}

}  // namespace lacuna::model

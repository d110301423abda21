#include "core/model/script_text.hpp"

#include <cctype>
#include <optional>
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
    beginStatement(0);
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
      if (!isBlank(c)) before_ = code_[at_ - 1];
    }
    if (open_.size() != 1) odd("its brackets do not fit together");
    if (says_getattr_) {
      if (odd_text_) odd("a name in pieces or in other signs");
      for (const std::string& text : texts_) checkWord(text);
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

  void checkWord(const std::string& word) const {
    if (scriptMayNotSay(word)) refuse("it says " + word);
    if (word == "classes") refuse("it uses classes that are not TorchScript (torch.classes)");
  }

  void endLine() {
    if (open_.size() == 1) operators_ = open_[0] = 0;
    std::size_t indent = 0;
    while (++at_ < code_.size() && code_[at_] == ' ') ++indent;
    if (indent > kMaxIndent) odd("nested too deeply");
    if (open_.size() != 1) return;  // inside brackets a line's end is a blank
    dot_ = own_ = false;
    if (at_ < code_.size() && code_[at_] != '\n') beginStatement(indent);
  }

  /// What is written outside of bodies, LibTorch computes while it loads: there only a signature's and a class's own brackets
  /// may stand, no call.
  void beginStatement(std::size_t indent) {
    if (body_ && indent > *body_) return;
    body_.reset();
    const bool signature = code_.substr(at_, 4) == "def ";
    if (signature) body_ = indent;
    outside_ = true;
    brackets_left_ = signature || code_.substr(at_, 6) == "class " ? 1 : 0;
  }

  void skipQuoted(char quote) {
    if (code_.substr(at_, 3) == std::string(3, quote)) odd("text of several lines");
    const std::size_t begin = at_ + 1;
    for (++at_; at_ < code_.size() && code_[at_] != quote; ++at_) {
      if (code_[at_] == '\\') ++at_;
      if (at_ < code_.size() && code_[at_] == '\n') odd("a line ends inside a text");
    }
    if (at_ >= code_.size()) odd("a text does not end");
    const std::string text(code_.substr(begin, at_ - begin));
    if (text.find("torch.") != std::string::npos) refuse("a text of it names a part of torch");
    const std::size_t before = code_.find_last_not_of(" \t\n", begin - 2);
    const bool joined = begin > 1 && before != std::string_view::npos && (code_[before] == '"' || code_[before] == '\'');
    odd_text_ = odd_text_ || joined || text.find('\\') != std::string::npos;
    texts_.insert(text);
    ++at_;
    dot_ = own_ = false;
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < code_.size() && isWord(code_[at_])) ++at_;
    const std::string text(code_.substr(begin, at_ - begin));
    if (scriptMayNotSay(text)) refuse("it says " + text);
    if (text == "getattr" || text == "hasattr") says_getattr_ = true;
    if (text == "__torch__") {
      std::size_t next = at_;
      while (next < code_.size() && isBlank(code_[next])) ++next;
      if (next == code_.size() || code_[next] != '.') odd("__torch__ as a name of something");
      own_ = true;
    } else if (dot_) {
      checkWord(text);
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
    if (c == ':' && open_.size() == 1 && body_) outside_ = false;
    // After a name or another bracket it is a call, else it groups numbers.
    const bool call = c == '(' && (isWord(before_) || before_ == ')' || before_ == ']' || before_ == '"' || before_ == '\'');
    if (call && outside_ && (open_.size() > 1 || brackets_left_-- == 0)) odd("a call outside of a function's body");
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
  std::optional<std::size_t> body_;  // in a function: how far its def is indented
  char before_ = ' ';                // the last sign that is no blank
  bool outside_ = false;             // in a statement outside of bodies
  int brackets_left_ = 0;            // that such a statement may open
  bool odd_text_ = false;            // a text that is not said as LibTorch writes names
  std::set<std::string> texts_;  // between quotes
  bool says_getattr_ = false;    // which names an attribute or an operation by such a text
};

}  // namespace

std::set<std::string> wordsAfterDots(std::string_view code, const std::string& name, const std::string& where) {
  return ScriptText(code, name, where).read();
}

}  // namespace lacuna::model

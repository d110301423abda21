#include "core/session/commands.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <tuple>
#include <utility>

#include "core/mask/layers.hpp"
#include "core/session/shape_bytes.hpp"

namespace lacuna::session {
namespace {

class AddShape : public Command {
 public:
  AddShape(mask::MaskShape shape, std::string label) : shape_(std::move(shape)), label_(std::move(label)) {}
  void apply(Document& document) override { document.shapes.push_back(shape_); }
  void revert(Document& document) override { document.shapes.pop_back(); }
  std::size_t bytes() const override { return bytesOf(shape_); }
  std::string label() const override { return label_.empty() ? shape_.name : label_; }

 private:
  mask::MaskShape shape_;
  std::string label_;
};

class ChangeShape : public Command {
 public:
  ChangeShape(mask::MaskShape shape, std::string label) : after_(std::move(shape)), label_(std::move(label)) {}
  void apply(Document& document) override {
    mask::MaskShape* found = mask::findShape(document.shapes, after_.id);
    if (found == nullptr) return;
    if (!before_) before_ = *found;
    *found = after_;
  }
  void revert(Document& document) override { *mask::findShape(document.shapes, after_.id) = *before_; }
  std::size_t bytes() const override { return bytesOf(after_) + (before_ ? bytesOf(*before_) : 0); }
  std::string label() const override { return label_; }
  bool changedNothing() const override { return !before_ || *before_ == after_; }
  bool mergeWith(const Command& next) override {
    const auto* same = dynamic_cast<const ChangeShape*>(&next);
    if (same == nullptr || same->after_.id != after_.id || same->label_ != label_) return false;
    after_ = same->after_;
    return true;
  }

 private:
  mask::MaskShape after_;
  std::optional<mask::MaskShape> before_;
  std::string label_;
};

class RemoveShape : public Command {
 public:
  RemoveShape(ShapeId id, std::string label) : id_(id), label_(std::move(label)) {}
  void apply(Document& document) override {
    mask::MaskShape* found = mask::findShape(document.shapes, id_);
    if (found == nullptr) return;
    place_ = found - document.shapes.data();
    removed_ = std::move(*found);
    document.shapes.erase(document.shapes.begin() + place_);
  }
  void revert(Document& document) override { document.shapes.insert(document.shapes.begin() + place_, *removed_); }
  std::size_t bytes() const override { return sizeof *this + (removed_ ? bytesOf(*removed_) : 0); }
  std::string label() const override { return label_; }
  bool changedNothing() const override { return !removed_; }

 private:
  ShapeId id_;
  std::ptrdiff_t place_ = 0;
  std::optional<mask::MaskShape> removed_;
  std::string label_;
};

class MoveShape : public Command {
 public:
  MoveShape(ShapeId id, std::size_t place, std::string label)
      : id_(id), to_(static_cast<std::ptrdiff_t>(place)), label_(std::move(label)) {}
  void apply(Document& document) override {
    const mask::MaskShape* found = mask::findShape(document.shapes, id_);
    from_ = found == nullptr ? to_ : found - document.shapes.data();
    if (found == nullptr) return;
    to_ = std::min(to_, static_cast<std::ptrdiff_t>(document.shapes.size()) - 1);
    shift(document, from_, to_);
  }
  void revert(Document& document) override { shift(document, to_, from_); }
  std::size_t bytes() const override { return sizeof *this; }
  std::string label() const override { return label_; }
  bool changedNothing() const override { return from_ == to_; }

 private:
  static void shift(Document& document, std::ptrdiff_t from, std::ptrdiff_t to) {
    const auto first = document.shapes.begin();
    if (from < to) std::rotate(first + from, first + from + 1, first + to + 1);
    if (to < from) std::rotate(first + to, first + from, first + from + 1);
  }

  ShapeId id_;
  std::ptrdiff_t from_ = 0, to_;
  std::string label_;
};

class SetShapes : public Command {
 public:
  SetShapes(std::vector<mask::MaskShape> shapes, std::string label) : shapes_(std::move(shapes)), label_(std::move(label)) {}
  void apply(Document& document) override { std::swap(document.shapes, shapes_); }
  void revert(Document& document) override { std::swap(document.shapes, shapes_); }
  std::size_t bytes() const override { return bytesOf(shapes_); }
  std::string label() const override { return label_; }

 private:
  std::vector<mask::MaskShape> shapes_;
  std::string label_;
};

/// Sets one value of the document. Two in a row become one step when they changed the same fields: `fields(before, after)`
/// tells which, as bits.
template <class T>
class SetValue : public Command {
 public:
  using Access = std::function<T(const Document&)>;
  using Assign = std::function<void(Document&, const T&)>;
  using Fields = std::function<unsigned(const T&, const T&)>;
  SetValue(T value, Access access, Assign assign, std::string label, Fields fields)
      : after_(std::move(value)), access_(std::move(access)), assign_(std::move(assign)), fields_(std::move(fields)), label_(std::move(label)) {}

  void apply(Document& document) override {
    if (!before_) before_ = access_(document);
    assign_(document, after_);
  }
  void revert(Document& document) override { assign_(document, *before_); }
  std::size_t bytes() const override { return sizeof *this; }
  std::string label() const override { return label_; }
  bool changedNothing() const override { return before_ && fields_(*before_, after_) == 0; }
  bool mergeWith(const Command& next) override {
    const auto* same = dynamic_cast<const SetValue*>(&next);
    if (same == nullptr || fields_(*before_, after_) != same->fields_(*same->before_, same->after_)) return false;
    after_ = same->after_;
    return true;
  }

 private:
  T after_;
  std::optional<T> before_;
  Access access_;
  Assign assign_;
  Fields fields_;
  std::string label_;
};

class SetLabel : public Command {
 public:
  explicit SetLabel(Label label) : label_(std::move(label)) {}
  void apply(Document& document) override {
    before_ = document.labels;
    const auto found = std::ranges::find(document.labels, label_.name, &Label::name);
    if (label_.tokens.empty()) std::erase_if(document.labels, [this](const Label& label) { return label.name == label_.name; });
    else if (found == document.labels.end()) document.labels.push_back(label_);
    else *found = label_;
    nothing_ = document.labels == before_;
  }
  void revert(Document& document) override { document.labels = before_; }
  std::size_t bytes() const override {
    std::size_t bytes = sizeof *this + label_.tokens.size() * sizeof(TokenId);
    for (const Label& label : before_) bytes += sizeof label + label.tokens.size() * sizeof(TokenId);
    return bytes;
  }
  std::string label() const override { return (label_.tokens.empty() ? "Remove label " : "Label ") + label_.name; }
  bool changedNothing() const override { return nothing_; }

 private:
  Label label_;
  std::vector<Label> before_;
  bool nothing_ = false;
};

using Input = std::pair<media::Sampling, int>;

}  // namespace

std::unique_ptr<Command> addShape(mask::MaskShape shape, std::string label) {
  return std::make_unique<AddShape>(std::move(shape), std::move(label));
}

std::unique_ptr<Command> changeShape(mask::MaskShape shape, std::string label) {
  return std::make_unique<ChangeShape>(std::move(shape), std::move(label));
}

std::unique_ptr<Command> removeShape(ShapeId id, std::string label) {
  return std::make_unique<RemoveShape>(id, std::move(label));
}

std::unique_ptr<Command> moveShape(ShapeId id, std::size_t place, std::string label) {
  return std::make_unique<MoveShape>(id, place, std::move(label));
}

std::unique_ptr<Command> setShapes(std::vector<mask::MaskShape> shapes, std::string label) {
  return std::make_unique<SetShapes>(std::move(shapes), std::move(label));
}

std::unique_ptr<Command> setInput(media::Sampling sampling, int crop) {
  return std::make_unique<SetValue<Input>>(
      Input{sampling, crop}, [](const Document& d) { return Input{d.sampling, d.crop}; },
      [](Document& d, const Input& input) { std::tie(d.sampling, d.crop) = input; }, "Clip window",
      [](const Input& a, const Input& b) {
        return (a.first.start_frame != b.first.start_frame ? 1U : 0U) | (a.first.frames != b.first.frames ? 2U : 0U) |
               (a.first.rate_fps != b.first.rate_fps ? 4U : 0U) | (a.second != b.second ? 8U : 0U);
      });
}

std::unique_ptr<Command> setCoverage(mask::CoverageRule rule) {
  return std::make_unique<SetValue<mask::CoverageRule>>(
      rule, [](const Document& d) { return d.coverage; }, [](Document& d, mask::CoverageRule value) { d.coverage = value; },
      "Coverage rule", [](mask::CoverageRule a, mask::CoverageRule b) { return a != b ? 1U : 0U; });
}

std::unique_ptr<Command> setRunSettings(latent::RunSettings settings) {
  return std::make_unique<SetValue<latent::RunSettings>>(
      settings, [](const Document& d) { return d.run_settings; },
      [](Document& d, const latent::RunSettings& value) { d.run_settings = value; }, "Run settings",
      [](const latent::RunSettings& a, const latent::RunSettings& b) {
        return (a.mask_token != b.mask_token ? 1U : 0U) | (a.context_from_target_encoder != b.context_from_target_encoder ? 2U : 0U);
      });
}

std::unique_ptr<Command> setLabel(Label label) { return std::make_unique<SetLabel>(std::move(label)); }

void UndoStack::push(std::unique_ptr<Command> command, Document& document) {
  command->apply(document);
  if (command->changedNothing()) return;
  undone_.clear();
  const bool merged = may_merge_ && !done_.empty() && done_.back()->mergeWith(*command);
  if (!merged) done_.push_back(std::move(command));
  may_merge_ = true;
  if (!done_.back()->changedNothing()) return trim();
  done_.pop_back();  // it went back to where it began
  may_merge_ = false;
}

bool UndoStack::undo(Document& document) {
  if (done_.empty()) return false;
  done_.back()->revert(document);
  undone_.push_back(std::move(done_.back()));
  done_.pop_back();
  may_merge_ = false;
  return true;
}

bool UndoStack::redo(Document& document) {
  if (undone_.empty()) return false;
  undone_.back()->apply(document);
  done_.push_back(std::move(undone_.back()));
  undone_.pop_back();
  may_merge_ = false;
  return true;
}

bool UndoStack::goTo(std::size_t done, Document& document) {
  const std::size_t before = done_.size();
  while (done_.size() > done) undo(document);
  while (done_.size() < done && redo(document)) continue;
  return done_.size() != before;
}

std::string UndoStack::undoLabel() const { return done_.empty() ? std::string() : done_.back()->label(); }
std::string UndoStack::redoLabel() const { return undone_.empty() ? std::string() : undone_.back()->label(); }
void UndoStack::endMerge() { may_merge_ = false; }

std::vector<std::string> UndoStack::doneLabels() const {
  std::vector<std::string> labels;
  for (const auto& step : done_) labels.push_back(step->label());
  return labels;
}

std::vector<std::string> UndoStack::undoneLabels() const {
  std::vector<std::string> labels;
  for (auto step = undone_.rbegin(); step != undone_.rend(); ++step) labels.push_back((*step)->label());
  return labels;
}

void UndoStack::clear() {
  done_.clear();
  undone_.clear();
  may_merge_ = false;
}

void UndoStack::trim() {
  std::size_t bytes = 0;
  for (auto step = done_.rbegin(); step != done_.rend(); ++step) {
    bytes += (*step)->bytes();
    if (bytes > budget_bytes_ && step != done_.rbegin()) {  // the newest step can always be undone
      done_.erase(done_.begin(), step.base());
      return;
    }
  }
}

}  // namespace lacuna::session

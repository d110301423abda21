#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/session/document.hpp"

namespace lacuna::session {

/// One undoable step. Holds ids and values, never pointers into the document.
struct Command {
  virtual void apply(Document& document) = 0;
  virtual void revert(Document& document) = 0;
  virtual std::size_t bytes() const = 0;
  virtual std::string label() const = 0;  ///< "Brush stroke", shown as "Undo brush stroke"
  /// Takes over `next` when both belong together (keys pressed in a row); false when they are two steps.
  virtual bool mergeWith(const Command& next) { (void)next; return false; }
  /// An edit that left things as they were: not a step to undo.
  virtual bool changedNothing() const { return false; }
  virtual ~Command() = default;
};

/// Adds a shape on top. Without a label the step is named after the shape.
std::unique_ptr<Command> addShape(mask::MaskShape shape, std::string label = {});
/// Puts a shape in the place of the one with its id; changes of the same shape with the same label in a row are one step.
/// Nothing when there is no such shape.
std::unique_ptr<Command> changeShape(mask::MaskShape shape, std::string label);
/// Takes a shape out, or puts it at another place of the order (0: the lowest). Nothing when there is no such shape.
std::unique_ptr<Command> removeShape(ShapeId id, std::string label);
std::unique_ptr<Command> moveShape(ShapeId id, std::size_t place, std::string label);
/// Replaces all shapes ("Clear mask", "Invert mask", "Blocks small", "Load mask").
std::unique_ptr<Command> setShapes(std::vector<mask::MaskShape> shapes, std::string label);
/// Changes the window of the clip or the picture size; changes of the same field in a row are one step.
std::unique_ptr<Command> setInput(media::Sampling sampling, int crop);
std::unique_ptr<Command> setCoverage(mask::CoverageRule rule);
std::unique_ptr<Command> setRunSettings(latent::RunSettings settings);
/// Names a selection, or gives a name other tokens; a label without tokens is taken away.
std::unique_ptr<Command> setLabel(Label label);

/// Undo and redo with a byte budget: the oldest steps leave first.
class UndoStack {
 public:
  explicit UndoStack(std::size_t budget_bytes) : budget_bytes_(budget_bytes) {}
  void push(std::unique_ptr<Command> command, Document& document);  ///< applies, then keeps or merges
  bool undo(Document& document);
  bool redo(Document& document);
  /// Undoes or does again until `done` steps are done; a number beyond what there is stands for the last. False: it was there.
  bool goTo(std::size_t done, Document& document);
  std::string undoLabel() const;  ///< empty when there is nothing to undo
  std::string redoLabel() const;
  void endMerge();                ///< the next command starts a step of its own
  std::vector<std::string> doneLabels() const;    ///< the oldest first
  std::vector<std::string> undoneLabels() const;  ///< the one that redo does first
  void clear();

 private:
  void trim();

  const std::size_t budget_bytes_;
  std::vector<std::unique_ptr<Command>> done_;
  std::vector<std::unique_ptr<Command>> undone_;
  bool may_merge_ = false;
};

}  // namespace lacuna::session

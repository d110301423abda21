#include "app/mask_command.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <ostream>
#include <sstream>

#include "app/mask_argument.hpp"
#include "app/mask_figure.hpp"
#include "app/opened.hpp"
#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/mask_statistics.hpp"
#include "widgets/controls/words.hpp"

namespace lacuna::app {
namespace {

namespace words = widgets::words;

/// In a terminal a blank is a blank.
std::string plain(QString text) { return text.replace(QChar(QChar::Nbsp), ' ').toStdString(); }

std::string countText(double value) { return plain(words::count(std::lround(value))); }
std::string shareText(double value) { return plain(words::percent(value, 1)); }

std::string hiddenText(const mask::Mask& mask) {
  return "hidden " + countText(mask.hiddenCount()) + " of " + countText(mask.grid().size()) + " tokens (" +
         shareText(mask.hiddenShare()) + ")";
}

std::string gridText(const mask::TokenGrid& grid) {
  const auto of = [](int count, const std::string& word) { return countText(count) + ' ' + word + (count == 1 ? "" : "s"); };
  return of(grid.steps, "step") + " x " + of(grid.rows, "row") + " x " + of(grid.cols, "column");
}

/// One figure of the mask beside those of training.
struct Row {
  std::string name;
  double value = 0;
  const mask::FigureSpread& spread;
  std::string (*text)(double);
  std::string help;
};

void printRow(const Row& row, std::ostream& out) {
  out << "  " << std::left << std::setw(8) << row.name << std::right << std::setw(10) << row.text(row.value);
  if (!row.spread.sorted.empty()) {
    const std::string range = row.text(row.spread.valueAt(5)) + " to " + row.text(row.spread.valueAt(95));
    out << std::setw(22) << range << std::setw(8) << static_cast<int>(std::lround(row.spread.percentileOf(row.value)));
  }
  out << "  " << row.help << '\n';
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

void printFigures(const MaskOnGrid& on_grid, std::ostream& out) {
  const mask::MaskFigures figures = mask::figuresOf(on_grid.mask);
  const mask::TrainingDistribution training = mask::trainingDistribution(on_grid.trained_with, on_grid.mask.grid());
  if (training.masks > 0)
    out << "  " << std::setw(18) << "this mask" << std::setw(22) << "5 to 95 % of training" << std::setw(8) << "place"
        << '\n';
  printRow({"hidden", figures.hidden_share, training.hidden_share, shareText, "of all tokens"}, out);
  printRow({"blocks", static_cast<double>(figures.blocks), training.blocks, countText,
            "hidden parts that hang together in space and time"},
           out);
  printRow(
      {"border", figures.border_share, training.border_share, shareText, "of neighbours in a step: one hidden, one visible"},
      out);
  printRow({"extent", figures.extent, training.extent, shareText, "of the steps hide the place of a hidden token"}, out);
  if (training.masks > 0)
    out << "Training: " << training.masks << " masks of " << joined(training.kinds, " and ")
        << ". Place: percent of them that have less.\n";
  else
    out << "This model was not trained with masks.\n";
}

bool sameStep(const mask::Mask& mask, int a, int b) {
  const int per_step = mask.grid().perStep();
  for (int i = 0; i < per_step; ++i)
    if (mask.hidden(TokenId{a * per_step + i}) != mask.hidden(TokenId{b * per_step + i})) return false;
  return true;
}

void printStep(const mask::Mask& mask, int step, std::ostream& out) {
  const mask::TokenGrid& grid = mask.grid();
  const int width = grid.cols <= 60 ? 2 : 1;  // two letters are about as wide as high
  for (int row = 0; row < grid.rows; ++row) {
    out << "  ";
    for (int col = 0; col < grid.cols; ++col)
      out << std::string(static_cast<std::size_t>(width), mask.hidden(grid.id({step, row, col})) ? '#' : '.');
    out << '\n';
  }
}

/// Steps as text, those that are alike once.
void printPreview(const mask::Mask& mask, std::ostream& out) {
  constexpr int most_columns = 120, most_pictures = 12;
  if (mask.grid().cols > most_columns) {
    out << "Too wide for a preview as text: --png FILE makes a picture.\n";
    return;
  }
  int pictures = 0;
  for (int first = 0, next = 0; first < mask.grid().steps; first = next) {
    while (next < mask.grid().steps && sameStep(mask, first, next)) ++next;
    if (++pictures > most_pictures) {
      out << "\nFurther steps are left out: --png FILE shows them all.\n";
      return;
    }
    out << (next - first > 1 ? "\nsteps " + std::to_string(first + 1) + " to " + std::to_string(next)
                             : "\nstep " + std::to_string(first + 1))
        << " (# hidden, . visible)\n";
    printStep(mask, first, out);
  }
}

void printParameters(const mask::GeneratorInfo& info, std::ostream& out) {
  for (const mask::GeneratorParameter& parameter : info.parameters) {
    std::ostringstream range;
    range << (parameter.whole ? "whole, " : "") << parameter.low << " to " << parameter.high << ", else "
          << parameter.otherwise;
    out << "    " << std::left << std::setw(13) << parameter.name << parameter.title << " (" << range.str() << ")\n";
  }
  if (info.seeded)
    out << "    " << std::left << std::setw(13) << "seed"
        << "Another number, another mask (else 0)\n";
}

void writeShapes(const std::vector<mask::MaskShape>& shapes, const std::string& path) {
  const std::string text = mask::shapesToJson(shapes);
  writeWhole(path, [&text](std::ostream& file) { file << text; });
}

}  // namespace

int maskListCommand(std::ostream& out) {
  for (const mask::GeneratorInfo& info : mask::generators()) {
    out << info.kind;
    if (!info.other_names.empty()) out << " (also " << joined(info.other_names, ", ") << ')';
    out << "\n    " << info.help << (info.needs_motion ? "; needs a clip" : "") << '\n';
    printParameters(info, out);
  }
  out << "\nUse as --mask KIND,parameter=value, such as --mask blocks,blocks=4,seed=3.\n";
  return Success;
}

int maskShowCommand(const MaskOptions& options, std::ostream& out) {
  const MaskOnGrid on_grid = maskOnGrid(options);
  out << options.input.mask << " on " << gridText(on_grid.mask.grid()) << '\n' << hiddenText(on_grid.mask) << '\n';
  printFigures(on_grid, out);
  if (options.png.empty()) {
    printPreview(on_grid.mask, out);
    return Success;
  }
  writeMaskFigure(on_grid.mask, options.png);
  out << "Written to " << options.png << '\n';
  return Success;
}

int maskFollowCommand(const FollowOptions& options, std::ostream& out) {
  if (std::filesystem::path(options.out).extension() != ".json")
    fail(ErrorKind::Refused, "A mask that follows an object is written as shapes: name a .json file.", options.out);
  Opened opened(options.input);
  session::Session& session = opened.session;
  if (options.frame >= static_cast<int>(session.window()->frames.size()))
    fail(ErrorKind::Refused, "The window has " + std::to_string(session.window()->frames.size()) + " frames, counted from 0.");
  session.setPlayhead(options.frame);
  mask::MaskShape shape;
  shape.id = session.newShapeId();
  shape.name = options.name;
  shape.form = mask::Ellipse{{options.round[0], options.round[1]}, {options.round[2], options.round[3]}};
  session.followObject(shape);
  opened.queue.drainUntil([&session] { return !session.following().busy; });
  if (session.following().error) throw Failure(*session.following().error);
  const auto& shapes = session.document().shapes;
  writeShapes(shapes, options.out);
  const auto& keys = shapes.front().keys;
  const auto sure = std::count_if(keys.begin(), keys.end(), [](const mask::Key& key) { return key.seen(); });
  out << "A key at each of " << keys.size() << " steps; the object was seen at " << sure << " of them\n"
      << hiddenText(session.mask()) << "\nWritten to " << options.out << '\n';
  return Success;
}

int maskConvertCommand(const MaskOptions& options, std::ostream& out) {
  std::string ending = std::filesystem::path(options.out).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
  if (ending != "" && ending != ".json" && ending != ".npy" && ending != ".png" &&
      !std::filesystem::is_directory(options.out))
    fail(ErrorKind::Refused, "Masks are written as .json, .npy, .png or a folder of .png.", options.out);
  if (ending == ".json") {
    const auto shapes = mask::shapesFromText(options.input.mask);
    writeShapes(shapes, options.out);
    out << countText(static_cast<double>(shapes.size())) << (shapes.size() == 1 ? " shape" : " shapes") << "\nWritten to "
        << options.out << '\n';
    return Success;
  }
  const mask::Mask mask = maskOnGrid(options).mask;
  out << gridText(mask.grid()) << ", " << hiddenText(mask) << '\n';
  int files = 1;
  if (ending == ".npy")
    mask::writeNpy(mask, options.out);
  else
    files = mask::writePng(mask, options.out, options.step >= 0 ? std::optional(options.step) : std::nullopt);
  out << "Written to " << options.out << (files > 1 ? " (" + countText(files) + " pictures)" : "") << '\n';
  return Success;
}

}  // namespace lacuna::app

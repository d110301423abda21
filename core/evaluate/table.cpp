#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

#include "core/base/one_line.hpp"
#include "core/evaluate/evaluate.hpp"

namespace lacuna::evaluate {
namespace {

constexpr std::size_t longest_name = 400;

const Figure* find(const std::vector<Figure>& figures, const std::string& measure) {
  const auto found = std::find_if(figures.begin(), figures.end(), [&](const Figure& f) { return f.measure == measure; });
  return found == figures.end() ? nullptr : &*found;
}

const Wish* wishFor(const std::string& measure) {
  for (const Wish& wish : wishes())
    if (wish.measure == measure) return &wish;
  return nullptr;
}

bool reaches(double value, double limit, bool at_most) { return at_most ? value <= limit : value >= limit; }

std::string number(double value) {
  if (!std::isfinite(value)) return "-";
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << std::fixed << std::setprecision(std::abs(value) >= 100 ? 1 : 3) << value;
  return text.str();
}

std::string verdict(const Figure& figure) {
  const Wish* wish = wishFor(figure.measure);
  if (wish == nullptr) return "";
  const std::string limits =
      std::string(wish->at_most ? "at most " : "at least ") + number(wish->floor) + ", goal " + number(wish->goal);
  const bool either = figure.low <= wish->floor && figure.high >= wish->floor && figure.low < figure.high;
  if (either && figure.value != wish->floor) return limits + ": too few samples to say";
  if (reaches(figure.value, wish->goal, wish->at_most)) return limits + ": goal reached";
  return limits + (reaches(figure.value, wish->floor, wish->at_most) ? ": holds" : ": FALLS SHORT");
}

std::string amountText(const Amount& a) {
  std::ostringstream text;
  text << a.clips << " clips, " << a.pairs << " pairs a kind, probe on " << a.probe_fit << " + " << a.probe_test
       << " clips, " << a.leaf_clips << " leafy clips, seed " << a.seed;
  return text.str();
}

/// The wished-for figures first, in the order of the wishes, then the rest.
std::vector<const Figure*> ordered(const std::vector<Figure>& figures) {
  std::vector<const Figure*> order;
  for (const Wish& wish : wishes())
    if (const Figure* figure = find(figures, wish.measure)) order.push_back(figure);
  for (const Figure& figure : figures)
    if (wishFor(figure.measure) == nullptr) order.push_back(&figure);
  return order;
}

void textRow(std::ostream& out, const Figure& figure, const Figure* untrained) {
  out << std::left << std::setw(22) << figure.measure << std::right << std::setw(8) << number(figure.value) << "  "
      << std::left << std::setw(18) << (std::isfinite(figure.low) ? "[" + number(figure.low) + ", " + number(figure.high) + "]" : "-") << std::setw(10)
      << (untrained != nullptr ? number(untrained->value) : "-") << std::setw(8) << figure.samples << figure.meaning;
  const std::string said = verdict(figure);
  out << (said.empty() ? "" : " (" + said + ")") << '\n';
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  return out + "\"";
}

/// As RFC 4180 has it.
std::string csvQuoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string jsonNumber(double value) {
  return std::isfinite(value) ? [&] {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << std::setprecision(9) << value;
  return text.str();
}() : "null";
}

}  // namespace

bool Table::floorsHold() const {
  return std::all_of(wishes().begin(), wishes().end(), [&](const Wish& wish) {
    const Figure* figure = find(figures, wish.measure);
    return figure != nullptr && reaches(figure->value, wish.floor, wish.at_most);
  });
}

std::string textOf(const Table& table) {
  std::ostringstream out;
  out << "model      " << table.model << "\nuntrained  " << table.untrained << "\nmeasured   " << amountText(table.amount)
      << "\nheld-out scenes; [95 % intervals]\n\n"
      << std::left << std::setw(22) << "measure" << std::right << std::setw(8) << "model"
      << "  " << std::left << std::setw(18) << "interval" << std::setw(10) << "untrained" << std::setw(8) << "samples"
      << "what it is\n";
  for (const Figure* figure : ordered(table.figures)) textRow(out, *figure, find(table.untrained_figures, figure->measure));
  return out.str();
}

std::string csvOf(const Table& table) {
  std::ostringstream out;
  const auto cell = [](double value) { return std::isfinite(value) ? jsonNumber(value) : std::string(); };
  out << "# model: " << oneLine(table.model, longest_name) << "\n# untrained: " << oneLine(table.untrained, longest_name) << "\n# measured: " << amountText(table.amount) << '\n'
      << "measure,value,low,high,untrained,untrained_low,untrained_high,samples,floor,goal,meaning\n";
  for (const Figure* f : ordered(table.figures)) {
    const Figure* u = find(table.untrained_figures, f->measure);
    const Wish* wish = wishFor(f->measure);
    out << f->measure << ',' << cell(f->value) << ',' << cell(f->low) << ',' << cell(f->high) << ',';
    if (u != nullptr)
      out << cell(u->value) << ',' << cell(u->low) << ',' << cell(u->high);
    else
      out << ",,";
    out << ',' << f->samples << ',';
    if (wish != nullptr)
      out << cell(wish->floor) << ',' << cell(wish->goal);
    else
      out << ',';
    out << ',' << csvQuoted(f->meaning) << '\n';
  }
  return out.str();
}

std::string jsonOf(const Table& table) {
  std::ostringstream out;
  out << "{\n  \"model\": " << quoted(table.model) << ",\n  \"untrained\": " << quoted(table.untrained)
      << ",\n  \"clips\": " << table.amount.clips << ",\n  \"pairs_a_kind\": " << table.amount.pairs
      << ",\n  \"probe_fit_clips\": " << table.amount.probe_fit << ",\n  \"probe_test_clips\": " << table.amount.probe_test
      << ",\n  \"leaf_clips\": " << table.amount.leaf_clips << ",\n  \"seed\": " << table.amount.seed
      << ",\n  \"figures\": {";
  bool first = true;
  for (const Figure* f : ordered(table.figures)) {
    const Figure* u = find(table.untrained_figures, f->measure);
    out << (first ? "\n" : ",\n") << "    " << quoted(f->measure) << ": {\"value\": " << jsonNumber(f->value)
        << ", \"low\": " << jsonNumber(f->low) << ", \"high\": " << jsonNumber(f->high)
        << ", \"untrained\": " << (u != nullptr ? jsonNumber(u->value) : "null") << ", \"samples\": " << f->samples
        << ", \"meaning\": " << quoted(f->meaning) << "}";
    first = false;
  }
  out << "\n  }\n}\n";
  return out.str();
}

}  // namespace lacuna::evaluate

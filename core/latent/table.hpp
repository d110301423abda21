#pragma once

#include <string>
#include <vector>

namespace lacuna::latent {

/// Numbers or words of one kind, a value a row: exactly one of the two lists is filled.
struct Column {
  std::string name;
  std::vector<double> values;      ///< NaN: there is none
  std::vector<std::string> words;
  std::size_t rows() const { return values.empty() ? words.size() : values.size(); }
};

/// The numbers behind a view, as window and command line write them.
struct Table {
  std::string name;      ///< of the file, without ending: "surprise"
  std::string settings;  ///< what made the numbers: json
  std::vector<Column> columns;  ///< of one length
};

/// "# " and the settings, the names of the columns, a line a row; empty fields for NaN.
std::string tableCsv(const Table& table);

/// That as a file. Throws `Failure` with the system's reason.
void writeTableCsv(const Table& table, const std::string& path);

/// An npz file with an array of doubles for each column of numbers, a text with a line a row for each of words, and "settings".
void writeTableNpz(const Table& table, const std::string& path);

}  // namespace lacuna::latent

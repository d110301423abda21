#include <nlohmann/json.hpp>
#include <ostream>

#include "core/latent/export.hpp"
#include "core/base/whole_file.hpp"

namespace lacuna::latent {
namespace {

using Json = nlohmann::ordered_json;

/// The safetensors header: names, types, shapes and where the bytes lie, in the order they are added.
class Header {
 public:
  void add(const std::string& name, const char* type, std::vector<std::size_t> shape, std::size_t bytes) {
    json_[name] = {{"dtype", type}, {"shape", std::move(shape)}, {"data_offsets", {end_, end_ + bytes}}};
    end_ += bytes;
  }
  void describe(const Run& run) {
    json_["__metadata__"] = {{"format", "lacuna latents"},
                             {"run", run.hash.hex()},
                             {"model", run.model->description().name},
                             {"clip", run.window->info.name},
                             {"levels", std::to_string(run.model->description().levels)},
                             {"grid", std::to_string(run.grid().steps) + "," + std::to_string(run.grid().rows) + "," +
                                          std::to_string(run.grid().cols)}};
  }
  /// Padded with blanks to 8 bytes, so that the values after it are aligned.
  std::string text() const {
    std::string text = json_.dump(-1, ' ', true, Json::error_handler_t::replace);
    text.append((8 - text.size() % 8) % 8, ' ');
    return text;
  }

 private:
  Json json_;
  std::size_t end_ = 0;
};

template <class T>
void writeValues(std::ostream& out, const std::vector<T>& values) {
  out.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
}

}  // namespace

void writeLatents(const Run& run, const std::string& path) {
  const Matrix none(0, run.targets->values.cols);
  const Matrix& predicted = run.predicted ? run.predicted->values : none;
  std::vector<std::int64_t> ids;
  for (const TokenId id : run.hidden_ids) ids.push_back(index(id));
  Header header;
  header.describe(run);
  const auto addMatrix = [&](const char* name, const Matrix& matrix) {
    header.add(name, "F32", {matrix.rows, matrix.cols}, matrix.bytes());
  };
  addMatrix("target.raw", run.targets->values);
  addMatrix("target.normed", *run.targets_normed);
  addMatrix("predicted", predicted);
  header.add("hidden_ids", "I64", {ids.size()}, ids.size() * sizeof(std::int64_t));
  writeWhole(path, [&](std::ostream& out) {
    const std::string text = header.text();
    const std::uint64_t length = text.size();  // little-endian, as every machine we build for
    out.write(reinterpret_cast<const char*>(&length), sizeof length);
    out << text;
    writeValues(out, run.targets->values.values);
    writeValues(out, run.targets_normed->values);
    writeValues(out, predicted.values);
    writeValues(out, ids);
  });
}

}  // namespace lacuna::latent

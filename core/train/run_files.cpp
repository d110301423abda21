#include "core/train/run_files.hpp"

#include <c10/util/Half.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/train/network.inl"

namespace lacuna::train {
namespace {

constexpr const char* magic = "lacuna training state 3\n";
constexpr std::uintmax_t most_bytes = std::uintmax_t{8} << 30;

void writeNumbers(std::ostream& out, const std::vector<float>& values) {
  out.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(float)));
}

std::uint64_t checksum(const std::string& bytes,
                       std::size_t from) {  // FNV-1a over whole words: quick, and enough for damage
  std::uint64_t sum = 0xCBF29CE484222325ULL;
  for (std::size_t i = from; i < bytes.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, std::min<std::size_t>(8, bytes.size() - i));
    sum = (sum ^ word) * 0x100000001B3ULL;
  }
  return sum;
}

[[noreturn]] void damaged(const std::string& path) {
  fail(ErrorKind::Unreadable, "This training state is damaged or of another version. Start anew without --resume.", path);
}

std::vector<float> takeNumbers(const std::string& bytes, std::size_t& at, std::size_t count, const std::string& path) {
  if ((bytes.size() - at) / sizeof(float) < count) damaged(path);
  std::vector<float> values(count);
  std::memcpy(values.data(), bytes.data() + at, count * sizeof(float));
  at += count * sizeof(float);
  return values;
}

/// A recipe that can be trained and names every setting; anything else is damage, or another version whose run would go on
/// differently.
Recipe recipeIn(const std::string& text, const std::string& path) {
  try {
    const Recipe recipe = parsedRecipe(text);
    check(recipe);
    if (textOf(recipe) != text) damaged(path);
    return recipe;
  } catch (const Failure&) {  // which setting it is helps nobody: the file is not one that Lacuna wrote
    damaged(path);
  }
}

/// A tensor as the file has it: a name, a shape, and its values in the state.
struct Piece {
  std::string name;
  std::vector<std::int64_t> shape;
  const float* values = nullptr;
  std::int64_t count = 0;
};

/// The plan's parameters under the names of the Hugging Face layout; q, k and v apart.
std::vector<Piece> piecesOf(const TrainingState& state) {
  const ParameterPlan plan = planOf(state.recipe.size);
  const NetworkSize& size = state.recipe.size;
  std::vector<Piece> pieces;
  for (const ParameterPlace& place : plan.places) {
    const bool encoder = place.offset < plan.encoder_end;
    const float* values = (encoder ? state.ema : state.weights).data() + place.offset;
    const std::size_t qkv = place.name.find("attention.qkv");
    if (qkv != std::string::npos) {
      const std::int64_t third = place.count / 3;
      std::vector<std::int64_t> shape = place.shape;
      shape[0] /= 3;
      for (const char* part : {"query", "key", "value"}) {
        pieces.push_back({place.name.substr(0, qkv + 10) + part + place.name.substr(qkv + 13), shape, values, third});
        values += third;
      }
    } else if (place.name == "encoder.embeddings.patch_embeddings.proj.weight") {
      pieces.push_back({place.name, {size.width, 3, size.tubelet, size.patch_px, size.patch_px}, values, place.count});
    } else {
      pieces.push_back({place.name, place.shape, values, place.count});
    }
  }
  return pieces;
}

std::string headerOf(const std::vector<Piece>& pieces, Storage storage, const std::string& recipe) {
  const int bytes_each = storage == Storage::Float16 ? 2 : 4;
  std::ostringstream header;
  header << R"({"__metadata__":{"format":"pt","recipe":")" << recipe << "\"}";
  std::int64_t at = 0;
  for (const Piece& piece : pieces) {
    header << ",\"" << piece.name << R"(":{"dtype":")" << (storage == Storage::Float16 ? "F16" : "F32") << R"(","shape":[)";
    for (std::size_t i = 0; i < piece.shape.size(); ++i) header << (i > 0 ? "," : "") << piece.shape[i];
    header << R"(],"data_offsets":[)" << at << ',' << at + piece.count * bytes_each << "]}";
    at += piece.count * bytes_each;
  }
  header << '}';
  std::string text = header.str();
  text.append((8 - text.size() % 8) % 8, ' ');
  return text;
}

void writePiece(std::ostream& out, const Piece& piece, Storage storage) {
  if (storage == Storage::Float32) {
    out.write(reinterpret_cast<const char*>(piece.values), static_cast<std::streamsize>(piece.count) * 4);
    return;
  }
  std::vector<std::uint16_t> halves(static_cast<std::size_t>(piece.count));
  for (std::size_t i = 0; i < halves.size(); ++i) halves[i] = c10::Half(piece.values[i]).x;
  out.write(reinterpret_cast<const char*>(halves.data()), static_cast<std::streamsize>(piece.count) * 2);
}

std::string configOf(const Recipe& recipe, const std::string& name, Storage storage) {
  const NetworkSize& s = recipe.size;
  std::ostringstream json;
  json << "{\n  \"_name_or_path\": \"" << name
       << "\",\n  \"architectures\": [\"VJEPA2Model\"],\n  \"model_type\": \"vjepa2\",\n"
       << "  \"crop_size\": " << s.side_px << ",\n  \"image_size\": " << s.side_px
       << ",\n  \"frames_per_clip\": " << s.frames << ",\n  \"frames_per_second\": 8,\n  \"patch_size\": " << s.patch_px
       << ",\n  \"tubelet_size\": " << s.tubelet << ",\n  \"in_chans\": 3,\n  \"hidden_size\": " << s.width
       << ",\n  \"num_hidden_layers\": " << s.depth << ",\n  \"num_attention_heads\": " << s.heads
       << ",\n  \"mlp_ratio\": 4.0,\n  \"qkv_bias\": true,\n"
       << "  \"hidden_act\": \"gelu\",\n  \"layer_norm_eps\": 1e-06,\n  \"pred_hidden_size\": " << s.predictor_width
       << ",\n  \"pred_num_hidden_layers\": " << s.predictor_depth
       << ",\n  \"pred_num_attention_heads\": " << s.predictor_heads
       << ",\n  \"pred_mlp_ratio\": 4.0,\n  \"pred_num_mask_tokens\": 1,\n  \"pred_zero_init_mask_tokens\": false,\n"
       << "  \"torch_dtype\": \"" << (storage == Storage::Float16 ? "float16" : "float32") << "\"\n}\n";
  return json.str();
}

std::string oneLine(std::string text) {
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

}  // namespace

void writeState(const TrainingState& state, const std::string& path) {
  writeWhole(path, [&](std::ostream& out) {
    std::ostringstream body(std::ios::binary);
    const std::string recipe = textOf(state.recipe);
    body << state.step << '\n' << state.clips_hash << '\n' << recipe.size() << '\n' << recipe;
    for (const auto* values : {&state.weights, &state.ema, &state.moment, &state.square}) writeNumbers(body, *values);
    const std::string bytes = body.str();
    const std::uint64_t sum = checksum(bytes, 0);
    out << magic;
    out.write(reinterpret_cast<const char*>(&sum), sizeof sum);
    out << bytes;
  });
}

TrainingState readState(const std::string& path) {
  const std::string bytes = readWhole(path, most_bytes);
  std::size_t at = std::strlen(magic);
  if (bytes.compare(0, at, magic) != 0 || bytes.size() < at + 8) damaged(path);
  std::uint64_t sum = 0;
  std::memcpy(&sum, bytes.data() + at, sizeof sum);
  at += sizeof sum;
  if (checksum(bytes, at) != sum) damaged(path);
  std::istringstream head(bytes.substr(at, 64));
  TrainingState state;
  std::size_t length = 0;
  head >> state.step >> state.clips_hash >> length;
  if (!head) damaged(path);
  at += static_cast<std::size_t>(head.tellg()) + 1;
  if (bytes.size() < at + length) damaged(path);
  state.recipe = recipeIn(bytes.substr(at, length), path);
  if (state.step < 0 || state.step > state.recipe.steps) damaged(path);
  at += length;
  const ParameterPlan plan = planOf(state.recipe.size);
  const auto all = static_cast<std::size_t>(plan.total);
  state.weights = takeNumbers(bytes, at, all, path);
  state.ema = takeNumbers(bytes, at, static_cast<std::size_t>(plan.encoder_end), path);
  state.moment = takeNumbers(bytes, at, all, path);
  state.square = takeNumbers(bytes, at, all, path);
  if (at != bytes.size()) damaged(path);
  return state;
}

void writeModel(const TrainingState& state, const std::string& folder, const std::string& name, Storage storage) {
  const std::vector<Piece> pieces = piecesOf(state);
  const std::string header = headerOf(pieces, storage, oneLine(textOf(state.recipe)));
  writeWhole((std::filesystem::path(folder) / "model.safetensors").string(), [&](std::ostream& out) {
    const std::uint64_t length = header.size();  // little-endian, as every machine we build for
    out.write(reinterpret_cast<const char*>(&length), sizeof length);
    out << header;
    for (const Piece& piece : pieces) writePiece(out, piece, storage);
  });
  writeWhole((std::filesystem::path(folder) / "config.json").string(),
             [&](std::ostream& out) { out << configOf(state.recipe, name, storage); });
}

TrainingState halved(TrainingState state) {
  for (std::vector<float>* weights : {&state.weights, &state.ema})
    for (float& weight : *weights) weight = static_cast<float>(c10::Half(weight));
  return state;
}

std::string logHeader() {
  return "step,future_loss,blocks_loss,spread_loss,rate,ema,gradient_norm,clips_a_second,copy_ratio,content_std,content_"
         "rank\n";
}

std::string logLine(const TrainingRow& row) {
  std::ostringstream line;
  line.imbue(std::locale::classic());
  line << row.step << ',' << row.future_loss << ',' << row.blocks_loss << ',' << row.spread_loss << ',' << row.rate << ','
       << row.ema << ',' << row.gradient_norm << ',' << row.clips_a_second << ',' << row.health.copy_ratio << ','
       << row.health.content_std << ',' << row.health.content_rank << '\n';
  return line.str();
}

void trimLog(const std::string& path, int step) {
  std::ifstream in(path);
  std::string kept = logHeader(), line;
  const auto commas = std::count(kept.begin(), kept.end(), ',');  // a killed run can leave half a line
  std::getline(in, line);
  while (std::getline(in, line))
    if (std::count(line.begin(), line.end(), ',') == commas && std::atoi(line.c_str()) <= step) kept += line + "\n";
  in.close();
  writeWhole(path, [&](std::ostream& out) { out << kept; });
}

}  // namespace lacuna::train

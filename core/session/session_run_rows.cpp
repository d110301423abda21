#include <array>
#include <limits>
#include <map>
#include <set>

#include "core/session/session_json.hpp"
#include "core/session/session_rows.hpp"

namespace lacuna::session::rows {
namespace {

using compare::Subject;
using database::Database;
using database::Statement;

constexpr std::size_t most_runs = 5'000;
constexpr std::size_t most_bytes = std::size_t{1} << 30;  ///< of errors and pictures together
constexpr std::size_t most_text_bytes = std::size_t{1} << 20;
constexpr int most_thumbnail_px = 1024;
constexpr std::int64_t most_number = std::numeric_limits<std::int32_t>::max() / 2;  ///< new runs are numbered from the largest on

constexpr const char* columns =
    "number,starred,note,made_at_s,seconds,clip,clip_path,model,model_path,weights,computed,mask,coverage,start_frame,frames,rate_fps,"
    "size_px,mask_token,context_from_target_encoder,run_hash,clip_hash,model_hash,mask_hash,steps,rows,cols,mean_l1_normed,mean_l1_raw,"
    "mean_l2_normed,mean_cosine,guess,guess_l1_normed,guess_l1_raw,guess_l2_normed,guess_cosine,spread_known,spread_l1_normed,spread_l1_raw,"
    "spread_l2_normed,picture_width,picture_height,picture_step,picture,tokens,errors";
constexpr int column_count = 45;
constexpr std::array text_columns = {2, 5, 6, 7, 8, 9, 10, 11, 12, 30};
constexpr std::array blob_columns = {42, 43, 44};

/// Binds one value after the other.
class Row {
 public:
  explicit Row(Statement& statement) : statement_(statement) {}
  template <class Value>
  Row& operator<<(const Value& value) {
    if constexpr (std::is_integral_v<Value>)
      statement_.bind(at_++, static_cast<std::int64_t>(value));
    else if constexpr (std::is_floating_point_v<Value>)
      statement_.bind(at_++, static_cast<double>(value));
    else
      statement_.bind(at_++, value);
    return *this;
  }
  Row& operator<<(const latent::TokenErrors& errors) { return *this << errors.l1_normed << errors.l1_raw << errors.l2_normed << errors.cosine; }

 private:
  Statement& statement_;
  int at_ = 1;
};

void bind(Statement& put, const KeptRun& run) {
  const Subject& s = *run.subject;
  Row row(put);
  row << static_cast<std::uint32_t>(run.number) << run.starred << run.note << run.made_at_s << s.seconds;
  row << s.clip << s.clip_path << s.model << s.model_path << s.weights << s.computed << s.mask << std::string(nameOf(run.coverage));
  row << s.sampling.start_frame << s.sampling.frames << s.sampling.rate_fps << s.crop << s.settings.mask_token << s.settings.context_from_target_encoder;
  row << s.run_hash.hex() << s.clip_hash.hex() << s.model_hash.hex() << s.mask_hash.hex();
  row << s.grid.steps << s.grid.rows << s.grid.cols << s.mean << s.baseline << s.baseline_mean;
  row << run.spread_known << s.spread.l1_normed << s.spread.l1_raw << s.spread.l2_normed;
  row << run.thumbnail->width << run.thumbnail->height << run.thumbnail_step << run.thumbnail->rgb << s.hidden_ids << s.errors;
}

/// Takes one value after the other.
class Values {
 public:
  explicit Values(const Statement& row) : row_(row) {}
  std::int64_t whole() { return row_.whole(at_++); }
  int count(std::int64_t most) { return row_.count(at_++, most); }
  double number() { return row_.number(at_++); }
  std::string text() { return row_.text(at_++); }
  Hash128 hash() { return hashFrom(row_, at_++); }
  mask::TokenGrid grid() {
    at_ += 3;
    return readGrid(row_, at_ - 3);
  }
  latent::TokenErrors errors() {
    latent::TokenErrors errors;
    for (float* value : {&errors.l1_normed, &errors.l1_raw, &errors.l2_normed, &errors.cosine}) *value = static_cast<float>(number());
    return errors;
  }
  int column() { return at_++; }

 private:
  const Statement& row_;
  int at_ = 0;
};

void readPicture(KeptRun& run, Values& values, const Statement& row) {
  Image picture;
  picture.width = values.count(most_thumbnail_px);
  picture.height = values.count(most_thumbnail_px);
  run.thumbnail_step = values.count(mask::TokenGrid{1 << 14, 1, 1}.size());
  picture.rgb = row.blob<std::uint8_t>(values.column());
  const auto pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  if (picture.rgb.size() != 3 * pixels) row.database().failDamaged("holds a picture that is not whole");
  run.thumbnail = std::make_shared<const Image>(std::move(picture));
}

void readSettings(Subject& s, Values& values) {
  constexpr std::int64_t most = 1'000'000'000;
  s.sampling.start_frame = values.count(most);
  s.sampling.frames = values.count(most);
  s.sampling.rate_fps = values.number();
  s.crop = values.count(most);
  s.settings.mask_token = values.count(most);
  s.settings.context_from_target_encoder = values.whole() != 0;
  for (Hash128* hash : {&s.run_hash, &s.clip_hash, &s.model_hash, &s.mask_hash}) *hash = values.hash();
}

KeptRun runOf(const Statement& row) {
  Values values(row);
  KeptRun run;
  Subject s;
  run.number = RunId{static_cast<std::uint32_t>(values.count(most_number))};
  if (run.number == RunId{0}) row.database().failDamaged("holds a run without a number");
  run.starred = values.whole() != 0;
  run.note = values.text();
  run.made_at_s = values.whole();
  s.seconds = values.number();
  for (std::string* text : {&s.clip, &s.clip_path, &s.model, &s.model_path, &s.weights, &s.computed, &s.mask}) *text = values.text();
  run.coverage = coverageNamed(values.text(), row.database().path());
  readSettings(s, values);
  s.grid = values.grid();
  s.mean = values.errors();
  s.baseline = values.text();
  s.baseline_mean = values.errors();
  run.spread_known = values.whole() != 0;
  s.spread = {values.number(), values.number(), values.number()};
  readPicture(run, values, row);
  s.hidden_ids = readTokens(row, values.column(), s.grid);
  s.errors = row.blob<latent::TokenErrors>(values.column());
  if (s.errors.size() != s.hidden_ids.size() || s.errors.empty()) row.database().failDamaged("holds a run without an error for each hidden token");
  run.subject = std::make_shared<const Subject>(std::move(s));
  return run;
}

void takeOut(const Database& file, std::uint32_t number) {
  for (const char* sql : {"DELETE FROM runs WHERE number=?", "DELETE FROM masks WHERE owner=?"}) {
    Statement take(file, sql);
    take.bind(1, std::int64_t{number});
    take.next();
  }
}

/// What of a run never changes, once it is known.
std::string identityOf(const Hash128& hash, std::int64_t made_at_s, bool spread_known) {
  return hash.hex() + (spread_known ? " spread " : " ") + std::to_string(made_at_s);
}

std::map<std::uint32_t, std::string> writtenRuns(const Database& file) {
  std::map<std::uint32_t, std::string> written;
  Statement rows(file, "SELECT number,run_hash,made_at_s,spread_known FROM runs");
  while (rows.next()) written[static_cast<std::uint32_t>(rows.whole(0))] = identityOf(hashFrom(rows, 1), rows.whole(2), rows.whole(3) != 0);
  return written;
}

/// In a table of its own: a new run moves all others one place down, and their rows are large.
void writeOrder(const Database& file, const std::vector<KeptRun>& runs) {
  file.run("DELETE FROM run_order");
  Statement put(file, "INSERT INTO run_order(place,run) VALUES(?,?)");
  for (std::size_t place = 0; place < runs.size(); ++place) {
    put.again();
    Row(put) << place << static_cast<std::uint32_t>(runs[place].number);
    put.next();
  }
}

}  // namespace

void writeRuns(const Database& file, const std::vector<KeptRun>& runs, const jobs::JobContext& context) {
  std::map<std::uint32_t, std::string> written = writtenRuns(file);
  std::set<std::uint32_t> stay;
  for (const KeptRun& run : runs) {
    const auto number = static_cast<std::uint32_t>(run.number);
    const auto found = written.find(number);
    if (found != written.end() && found->second == identityOf(run.subject->run_hash, run.made_at_s, run.spread_known)) stay.insert(number);
  }
  for (const auto& [number, identity] : written)
    if (!stay.contains(number)) takeOut(file, number);
  std::string places = "?";
  for (int i = 1; i < column_count; ++i) places += ",?";
  Statement put(file, std::string("INSERT INTO runs(") + columns + ") VALUES(" + places + ")");
  Statement change(file, "UPDATE runs SET starred=?,note=? WHERE number=? AND (starred<>? OR note<>?)");
  for (const KeptRun& run : runs) {
    context.throwIfStopped();
    const auto number = static_cast<std::uint32_t>(run.number);
    if (stay.contains(number)) {
      change.again();
      Row(change) << run.starred << run.note << number << run.starred << run.note;
      change.next();
      continue;
    }
    put.again();
    bind(put, run);
    put.next();
    writeShapes(file, number, *run.shapes);
  }
  writeOrder(file, runs);
}

namespace {

/// Of what has no length of its own; a text that no program wrote is refused before it is taken.
std::size_t byteCountOf(const Statement& row) {
  std::size_t bytes = 0;
  for (const int column : blob_columns) bytes += row.byteCount(column);
  for (const int column : text_columns) {
    const std::size_t text = row.byteCount(column);
    if (text > most_text_bytes) row.database().failDamaged("holds a longer text than a run has");
    bytes += text;
  }
  return bytes;
}

}  // namespace

std::vector<KeptRun> readRuns(const Database& file, const jobs::JobContext& context) {
  std::vector<KeptRun> runs;
  std::set<RunId> numbers;
  std::size_t bytes = 0;
  Statement rows(file, std::string("SELECT ") + columns + " FROM runs JOIN run_order ON run_order.run=runs.number ORDER BY run_order.place");
  while (rows.next()) {
    context.throwIfStopped();
    bytes += byteCountOf(rows);
    if (runs.size() >= most_runs || bytes > most_bytes) file.failDamaged("holds more runs than can be kept");
    runs.push_back(runOf(rows));
    if (!numbers.insert(runs.back().number).second) file.failDamaged("holds two runs of one number");
    runs.back().shapes =
        std::make_shared<const std::vector<mask::MaskShape>>(readShapes(file, static_cast<std::uint32_t>(runs.back().number)));
  }
  return runs;
}

}  // namespace lacuna::session::rows

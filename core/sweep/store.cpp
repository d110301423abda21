#include "core/sweep/store.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "core/base/error.hpp"
#include "core/base/outcome.hpp"
#include "core/database/database.hpp"
#include "core/sweep/portable.hpp"

namespace lacuna::sweep {
namespace {

constexpr int application_id = 0x4C435357, version = 2;  // "LCSW"
constexpr int busy_ms = 30'000;                          // other processes add to the same store

constexpr const char* tables =
    "CREATE TABLE sweep(spec TEXT NOT NULL);"
    "CREATE TABLE points(number INTEGER PRIMARY KEY, mask TEXT NOT NULL, run TEXT NOT NULL, model TEXT NOT NULL, clip TEXT NOT NULL,"
    " hidden INTEGER NOT NULL, tokens INTEGER NOT NULL, l1_normed REAL NOT NULL, l1_raw REAL NOT NULL, l2_normed REAL NOT NULL,"
    " cosine REAL NOT NULL, baseline TEXT NOT NULL, guess_l1_normed REAL NOT NULL, guess_l1_raw REAL NOT NULL,"
    " guess_l2_normed REAL NOT NULL, guess_cosine REAL NOT NULL, seconds REAL NOT NULL, ids BLOB NOT NULL, errors BLOB NOT NULL);";
constexpr const char* columns = 
    "number,mask,run,model,clip,hidden,tokens,l1_normed,l1_raw,l2_normed,cosine,baseline,guess_l1_normed,guess_l1_raw,guess_l2_normed,guess_cosine,seconds";

[[noreturn]] void failDamaged(const std::string& path) {
  fail(ErrorKind::Unreadable, "The store of the sweep is damaged. Take another folder, or an undamaged copy.", path);
}

Hash128 hashFrom(const std::string& hex, const std::string& path) {
  constexpr std::size_t half = 16;
  Hash128 hash;
  if (hex.size() != 2 * half) failDamaged(path);
  const char* text = hex.data();
  const auto high = std::from_chars(text, text + half, hash.high, half), low = std::from_chars(text + half, text + 2 * half, hash.low, half);
  if (high.ptr != text + half || low.ptr != text + 2 * half) failDamaged(path);
  return hash;
}

}  // namespace

struct Store::File : database::Database {
  const Spec spec;
  const std::size_t points;  ///< of the sweep
  MadeWith made_with;        ///< of the runs that were seen
  std::vector<bool> seen;
  std::int64_t seen_version = -1;  ///< SQLite's, which changes as others add

  File(const std::string& path, const Spec& of)
      : Database(path, {database::Access::Make, "The store of the sweep cannot be used", 1'000'000'000, busy_ms}), spec(of), points(of.points()), seen(points) {}
  void learn();
  bool has(std::size_t number) const;
  void insert(const Kept& kept) const;
};

namespace {

using database::Statement;

float errorOf(const Statement& row, int column) {
  constexpr double most = 1e30;
  const double value = row.number(column);
  if (!(std::abs(value) < most)) failDamaged(row.database().path());
  return static_cast<float>(value);
}

Kept keptOf(const Statement& row, std::size_t points) {
  constexpr std::int64_t most_tokens = std::int64_t{1} << 30;
  Kept kept;
  kept.number = static_cast<std::size_t>(row.count(0, static_cast<std::int64_t>(points) - 1));
  kept.mask = row.text(1);
  kept.run = hashFrom(row.text(2), row.database().path());
  kept.model = hashFrom(row.text(3), row.database().path());
  kept.clip = hashFrom(row.text(4), row.database().path());
  kept.hidden = row.count(5, most_tokens);
  kept.tokens = std::max(1, row.count(6, most_tokens));
  kept.mean = {errorOf(row, 7), errorOf(row, 8), errorOf(row, 9), errorOf(row, 10)};
  kept.baseline = row.text(11);
  kept.guess = {errorOf(row, 12), errorOf(row, 13), errorOf(row, 14), errorOf(row, 15)};
  kept.seconds = row.number(16);
  return kept;
}

}  // namespace

void Store::File::learn() {
  const std::int64_t now = pragma("data_version");
  if (now == seen_version) return;
  Statement rows(*this, "SELECT number, model, clip FROM points");
  while (rows.next()) {
    const auto number = static_cast<std::size_t>(rows.count(0, static_cast<std::int64_t>(points) - 1));
    if (seen[number]) continue;
    seen[number] = true;
    made_with.add(pointAt(spec, number), hashFrom(rows.text(1), path()), hashFrom(rows.text(2), path()));
  }
  seen_version = now;
}

bool Store::File::has(std::size_t number) const {
  Statement row(*this, "SELECT 1 FROM points WHERE number=?");
  row.bind(1, static_cast<std::int64_t>(number));
  return row.next();
}

Store::Store(const std::string& path, const Spec& spec) : file_(std::make_unique<File>(path, spec)) {
  file_->run("PRAGMA synchronous=FULL; BEGIN IMMEDIATE;");
  const auto id = file_->pragma("application_id");
  const auto entries = [&] {
    Statement counted(*file_, "SELECT count(*) FROM sqlite_master");
    return counted.next() ? counted.whole(0) : 0;
  };
  if (id == 0 && entries() == 0) {
    file_->run(tables);
    file_->run("PRAGMA application_id=" + std::to_string(application_id) + "; PRAGMA user_version=" + std::to_string(version) + ";");
    Statement put(*file_, "INSERT INTO sweep VALUES(?)");
    put.bind(1, textOf(spec));
    put.next();
  }
  file_->run("COMMIT;");
  if (file_->pragma("application_id") != application_id || file_->pragma("user_version") != version)
    fail(ErrorKind::Refused, "This is no store of a sweep that can be read here.", path);
  const std::size_t most_text = std::max(most_spec_bytes, textOf(spec).size());  // it may be a foreign file's
  const auto begun_with = [&] {
    Statement asked(*file_, "SELECT spec FROM sweep");
    return asked.next() && asked.byteCount(0) <= most_text ? asked.text(0) : std::string();
  };
  if (!isTextOf(begun_with(), spec))
    fail(ErrorKind::Refused, "There is another sweep in this folder: take another folder, or the spec that it was begun with.", path);
  file_->run("PRAGMA journal_mode=WAL;");  // only now: of a foreign database nothing is changed
}

Store::~Store() = default;

std::set<std::size_t> Store::finished() const {
  std::set<std::size_t> numbers;
  Statement rows(*file_, "SELECT number FROM points");
  while (rows.next() && numbers.size() < file_->points) numbers.insert(static_cast<std::size_t>(rows.count(0, static_cast<std::int64_t>(file_->points) - 1)));
  return numbers;
}

const MadeWith& Store::madeWith() const {
  file_->learn();
  return file_->made_with;
}

void Store::expect(const MadeWith& elsewhere) {
  for (const auto& [model, hash] : elsewhere.models) file_->made_with.models[model] = hash;
  for (const auto& [window, hash] : elsewhere.windows) file_->made_with.windows[window] = hash;
}

std::optional<Error> Store::tryAdd(const Kept& kept) {
  if (kept.number >= file_->points) fail(ErrorKind::Internal, "A run came that is none of the sweep's.", file_->path());
  const Point point = pointAt(file_->spec, kept.number);
  database::Transaction transaction(*file_);  // others that add wait, so that no two add what does not go together
  if (file_->has(kept.number)) return std::nullopt;
  MadeWith& made_with = file_->made_with;
  if (!made_with.knows(point)) file_->learn();
  if (auto other = made_with.otherModel(point, kept.model)) return other;
  if (auto other = made_with.otherClip(point, kept.clip)) return other;
  file_->insert(kept);
  transaction.commit();
  made_with.add(point, kept.model, kept.clip);
  file_->seen[kept.number] = true;
  return std::nullopt;
}

void Store::add(const Kept& kept) {
  if (const auto other = tryAdd(kept)) throw Failure(*other);
}

void Store::File::insert(const Kept& kept) const {
  static_assert(sizeof(latent::TokenErrors) == 4 * sizeof(float));
  Statement put(*this, std::string("INSERT INTO points(") + columns + ",ids,errors) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  put.bind(1, static_cast<std::int64_t>(kept.number));
  put.bind(2, kept.mask);
  put.bind(3, kept.run.hex());
  put.bind(4, kept.model.hex());
  put.bind(5, kept.clip.hex());
  put.bind(6, std::int64_t{kept.hidden});
  put.bind(7, std::int64_t{kept.tokens});
  int at = 8;
  const auto bindErrors = [&](const latent::TokenErrors& errors) {
    for (const float value : {errors.l1_normed, errors.l1_raw, errors.l2_normed, errors.cosine}) put.bind(at++, static_cast<double>(value));
  };
  bindErrors(kept.mean);
  put.bind(at++, kept.baseline);
  bindErrors(kept.guess);
  put.bind(at++, kept.seconds);
  put.bind(at++, kept.ids);
  put.bind(at++, kept.errors);
  put.next();
}

std::vector<Kept> Store::all() const {
  std::vector<Kept> kept;
  Statement rows(*file_, std::string("SELECT ") + columns + " FROM points ORDER BY number");
  while (rows.next() && kept.size() < file_->points) kept.push_back(keptOf(rows, file_->points));
  return kept;
}

void Store::addFrom(const Store& other) {
  const std::set<std::size_t> known = finished();
  for (const std::size_t number : other.finished())
    if (!known.contains(number) && tryAdd(other.one(number)))
      fail(ErrorKind::Mismatch, "A part of the sweep was made with another checkpoint or clip than its other runs. Move that part away, or take another folder.", other.file_->path());
}

std::optional<std::size_t> Store::finishedIn(const std::string& path, const Spec& spec) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;  // it is not to be made
  const auto found = outcomeOf([&] { return Store(path, spec).finished().size(); });
  return found.ok() ? std::optional(found.value()) : std::nullopt;
}

Kept Store::one(std::size_t number) const {
  Statement row(*file_, std::string("SELECT ") + columns + ",ids,errors FROM points WHERE number=?");
  row.bind(1, static_cast<std::int64_t>(number));
  if (!row.next()) fail(ErrorKind::NotFound, "The sweep has no finished run numbered " + std::to_string(number) + ".", file_->path());
  Kept kept = keptOf(row, file_->points);
  kept.ids = row.blob<int>(17);
  kept.errors = row.blob<latent::TokenErrors>(18);
  return kept;
}

}  // namespace lacuna::sweep

#include "core/session/session_file.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <map>

#include "core/base/beside_file.hpp"
#include "core/base/error.hpp"
#include "core/session/damaged_session.hpp"
#include "core/session/session_json.hpp"
#include "core/session/session_rows.hpp"

namespace lacuna::session {
namespace {

namespace fs = std::filesystem;
using database::Access;
using database::Database;
using database::Statement;

constexpr int application_id = 0x4C435345;  // "LCSE"
constexpr int most_value_bytes = 256 << 20, busy_ms = 5'000;
constexpr const char* cannot_read = "The session cannot be read";
constexpr const char* cannot_save = "The session cannot be saved";

/// Version 0 had no notes.
constexpr const char* tables_0 =
    "CREATE TABLE facts(name TEXT PRIMARY KEY, json TEXT NOT NULL);"
    "CREATE TABLE sources(role TEXT PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL, relative TEXT NOT NULL, bytes INTEGER NOT NULL, hash TEXT NOT NULL);"
    "CREATE TABLE shapes(id INTEGER PRIMARY KEY, json TEXT NOT NULL);"
    "CREATE TABLE masks(owner INTEGER NOT NULL, place INTEGER NOT NULL, shape INTEGER NOT NULL, PRIMARY KEY(owner, place));"
    "CREATE TABLE labels(place INTEGER PRIMARY KEY, name TEXT NOT NULL, steps INTEGER NOT NULL, rows INTEGER NOT NULL, cols INTEGER NOT NULL, tokens BLOB NOT NULL);"
    "CREATE TABLE run_order(place INTEGER PRIMARY KEY, run INTEGER NOT NULL);"
    "CREATE TABLE runs(number INTEGER PRIMARY KEY, starred INTEGER NOT NULL, made_at_s INTEGER NOT NULL, seconds REAL,"
    " clip TEXT NOT NULL, clip_path TEXT NOT NULL, model TEXT NOT NULL, model_path TEXT NOT NULL, weights TEXT NOT NULL, computed TEXT NOT NULL,"
    " mask TEXT NOT NULL, coverage TEXT NOT NULL, start_frame INTEGER NOT NULL, frames INTEGER NOT NULL, rate_fps REAL, size_px INTEGER NOT NULL,"
    " mask_token INTEGER NOT NULL, context_from_target_encoder INTEGER NOT NULL, run_hash TEXT NOT NULL, clip_hash TEXT NOT NULL, model_hash TEXT NOT NULL,"
    " mask_hash TEXT NOT NULL, steps INTEGER NOT NULL, rows INTEGER NOT NULL, cols INTEGER NOT NULL,"
    " mean_l1_normed REAL, mean_l1_raw REAL, mean_l2_normed REAL, mean_cosine REAL,"
    " guess TEXT NOT NULL, guess_l1_normed REAL, guess_l1_raw REAL, guess_l2_normed REAL, guess_cosine REAL,"
    " spread_known INTEGER NOT NULL, spread_l1_normed REAL, spread_l1_raw REAL, spread_l2_normed REAL,"
    " picture_width INTEGER NOT NULL, picture_height INTEGER NOT NULL, picture_step INTEGER NOT NULL, picture BLOB NOT NULL,"
    " tokens BLOB NOT NULL, errors BLOB NOT NULL);";

/// What makes a file of each version one of the next.
constexpr std::array<const char*, session_file_version> migrations = {"ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT '';"};

std::string tablesOf(int version) {
  std::string sql = tables_0;
  for (int from = 0; from < version; ++from) sql += migrations.at(static_cast<std::size_t>(from));
  return sql;
}

/// Throws unless the file is a session of a known version that declares the tables of that, and nothing else: no rule of another
/// table or view, no trigger and no module can then run.
int checkedVersion(const Database& file) {
  if (file.pragma("application_id") != application_id) fail(ErrorKind::Refused, file.complaint() + ": this is a database, but no session of Lacuna.", file.path());
  const std::int64_t version = file.pragma("user_version");
  if (version > session_file_version)
    fail(ErrorKind::Refused, file.complaint() + ": it was saved by a newer Lacuna (version " + std::to_string(version) + " of the format, this program reads up to " +
                                 std::to_string(session_file_version) + "). Open it there, or install a newer Lacuna.", file.path());
  if (version < 0 || file.declared() != file.declaredBy(tablesOf(static_cast<int>(version))))
    fail(ErrorKind::Refused, file.complaint() + ": it declares other things than a session of Lacuna does. Open a copy that Lacuna saved.", file.path());
  return static_cast<int>(version);
}

void begin(const Database& file, int version) {
  file.run(tablesOf(version));
  file.run("PRAGMA application_id=" + std::to_string(application_id) + "; PRAGMA user_version=" + std::to_string(version) + ";");
}

std::string otherRole(std::size_t i) { return "other " + std::to_string(i); }

void writeAll(const SavedSession& session, const Database& file, const jobs::JobContext& context) {
  file.run("DELETE FROM facts; DELETE FROM masks WHERE owner=0; DELETE FROM sources;");
  Statement put(file, "INSERT INTO facts(name,json) VALUES(?,?)");
  for (const auto& [name, json] : valuesOf(session)) {
    put.again();
    put.bind(1, name);
    put.bind(2, json);
    put.next();
  }
  rows::writeSource(file, "clip", session.clip);
  rows::writeSource(file, "model", session.model);
  for (std::size_t i = 0; i < session.others.size(); ++i) rows::writeSource(file, otherRole(i), session.others[i]);
  rows::writeShapes(file, 0, session.document.shapes);
  rows::writeLabels(file, session.document.labels);
  rows::writeRuns(file, session.runs, context);
  file.run("DELETE FROM shapes WHERE id NOT IN (SELECT shape FROM masks)");
}

SavedSession readAll(const Database& file, const jobs::JobContext& context) {
  SavedSession session;
  std::map<std::string, std::string> values;
  constexpr std::size_t most_facts = 1000;
  Statement facts(file, "SELECT name,json FROM facts");
  while (facts.next()) {
    values[facts.text(0)] = facts.text(1);
    if (values.size() > most_facts) file.failDamaged("holds more facts than a session has");
  }
  readValues(session, values, file.path());
  session.clip = rows::readSource(file, "clip");
  session.model = rows::readSource(file, "model");
  const std::size_t others = otherPaths(session).size();
  for (std::size_t i = 0; i < others; ++i) session.others.push_back(rows::readSource(file, otherRole(i)));
  session.document.clip_path = session.clip.path;
  session.document.model_path = session.model.path;
  session.document.shapes = rows::readShapes(file, 0);
  session.document.labels = rows::readLabels(file);
  session.runs = rows::readRuns(file, context);
  return session;
}

void writeTransaction(const SavedSession& session, const Database& file, const jobs::JobContext& context) {
  database::Transaction transaction(file);
  context.throwIfStopped();  // a newer save of the same file waited as long, and was first
  if (file.declared().empty()) begin(file, session_file_version);
  writeAll(session, file, context);
  context.throwIfStopped();
  transaction.commit();
}

bool exists(const std::string& path) {
  std::error_code none;
  return fs::exists(path, none);
}

/// The version of the session that a path is of; nothing where there is none. Throws where it is of something else.
std::optional<int> versionThere(const std::string& path) {
  if (!exists(path)) return std::nullopt;
  if (!isSessionFile(path))
    fail(ErrorKind::Refused, "There is a file of this name that is no session of Lacuna; it was left as it is. Choose another name.", path);
  const Database file(path, {Access::Read, cannot_save, most_value_bytes, busy_ms});
  return checkedVersion(file);
}

}  // namespace

bool isSessionFile(const std::string& path) {
  constexpr std::size_t id_at = 68;
  std::error_code none;
  if (!fs::is_regular_file(path, none)) return false;
  std::ifstream file(path, std::ios::binary);
  std::array<unsigned char, 100> head{};
  file.read(reinterpret_cast<char*>(head.data()), head.size());
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < 4; ++i) id = id << 8 | head[id_at + i];
  return file.gcount() == static_cast<std::streamsize>(head.size()) && std::memcmp(head.data(), "SQLite format 3", 16) == 0 && id == application_id;
}

namespace {

SavedSession readWhole(const std::string& path, const jobs::JobContext& context) {
  const Database file(path, {Access::Read, cannot_read, most_value_bytes, busy_ms});
  file.run("BEGIN");  // all of it as it is at one moment, also while another process saves
  const int version = checkedVersion(file);
  if (version == session_file_version) return readAll(file, context);
  const Database migrated("", {Access::Make, cannot_read, most_value_bytes, busy_ms});  // the file stays as it is until it is saved
  file.copyTo(migrated);
  for (int from = version; from < session_file_version; ++from) migrated.run(migrations.at(static_cast<std::size_t>(from)));
  return readAll(migrated, context);
}

}  // namespace

SavedSession readSession(const std::string& path, const jobs::JobContext& context) {
  if (!exists(path)) fail(ErrorKind::NotFound, "There is no such session. It may have been moved or renamed.", path);
  std::error_code none;
  if (!fs::is_regular_file(path, none)) fail(ErrorKind::Unreadable, "This is no regular file, so no session.", path);
  checkWhole(path);
  try {
    return readWhole(path, context);
  } catch (const Failure& failure) {
    throw inOwnWords(failure);
  }
}

void writeSession(const SavedSession& session, const std::string& path, const jobs::JobContext& context) {
  const std::optional<int> there = versionThere(path);
  if (there == session_file_version) {
    const Database file(path, {Access::Write, cannot_save, most_value_bytes, busy_ms});
    file.run("PRAGMA synchronous=FULL");
    return writeTransaction(session, file, context);
  }
  BesideFile beside(path);
  {
    const Database file(beside.path(), {Access::Make, cannot_save, most_value_bytes, busy_ms});
    file.run("PRAGMA synchronous=FULL");
    writeTransaction(session, file, context);
  }
  beside.rename();
}

LoadedSession loadSession(const std::string& path, const Places& places, const jobs::JobContext& context) {
  LoadedSession loaded{readSession(path, context), {}, {}, {}};
  const std::string& home = loaded.session.belongs_to.empty() ? path : loaded.session.belongs_to;  // a side file lies elsewhere
  const auto find = [&](SourceFile& source, std::string& in_document) {
    FoundSource found = findSource(source, home, places, context);
    if (!found.path.empty() && !found.differs) source.modified_ns = modifiedNs(found.path);
    in_document = found.path;
    return found;
  };
  const auto paths = otherPaths(loaded.session);
  for (std::size_t i = 0; i < paths.size() && i < loaded.session.others.size(); ++i) {
    const std::string named = *paths[i];
    SourceFile& source = loaded.session.others[i];
    loaded.others.push_back(find(source, *paths[i]));
    if (paths[i]->empty()) *paths[i] = named;  // it is told of where it is opened
    if (source.kind == SourceKind::File) source.path = *paths[i];
  }
  loaded.clip = find(loaded.session.clip, loaded.session.document.clip_path);
  loaded.model = find(loaded.session.model, loaded.session.document.model_path);
  return loaded;
}

void nameSources(SavedSession& session, const Places& places) {
  if (session.clip.kind == SourceKind::None) session.clip = namedSource(session.document.clip_path, places);
  if (session.model.kind == SourceKind::None) session.model = namedSource(session.document.model_path, places);
  const auto paths = otherPaths(session);
  session.others.resize(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (session.others[i].kind == SourceKind::None) session.others[i] = namedSource(*paths[i], places);
}

SavedSession saveSession(SavedSession session, const std::string& path, const Places& places, const jobs::JobContext& context) {
  const fs::path folder = fs::absolute(path).parent_path();
  const auto describe = [&](SourceFile& source, const std::string& in_use) {
    if (in_use.empty()) return;  // it was not found: what is known of it stays
    source = describedAgain(source, in_use, places, context);
    if (source.kind == SourceKind::File) source.relative = fs::path(source.path).lexically_relative(folder).string();
  };
  describe(session.clip, session.document.clip_path);
  describe(session.model, session.document.model_path);
  const auto paths = otherPaths(session);
  session.others.resize(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) describe(session.others[i], *paths[i]);
  session.belongs_to.clear();
  writeSession(session, path, context);
  return session;
}

}  // namespace lacuna::session

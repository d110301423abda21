#include <array>
#include <filesystem>

#include "core/database/database.hpp"
#include "core/session/session_file.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace {

using namespace lacuna;

constexpr std::array cells = {"facts.json",  "facts.name",     "sources.kind",    "sources.path", "sources.hash", "shapes.json",  "masks.place",
                              "masks.shape", "labels.name",    "labels.steps",    "labels.rows",  "labels.tokens", "run_order.run", "runs.number",
                              "runs.note",   "runs.coverage",  "runs.frames",     "runs.run_hash", "runs.steps",   "runs.cols",    "runs.mean_cosine",
                              "runs.spread_known", "runs.picture_width", "runs.picture", "runs.tokens", "runs.errors", "sources.role"};

session::SavedSession small() {
  session::SavedSession saved;
  saved.view_json = "{}";
  saved.layout.latents.beside = {"/a/b.mp4"};
  saved.others = {{session::SourceKind::File, "/a/b.mp4", "b.mp4", 3, Hash128{1, 2}}};
  saved.document.labels = {{"a", {2, 2, 2}, {TokenId{1}}}};
  mask::MaskShape box;
  box.id = ShapeId{1};
  box.form = mask::Rectangle{{0, 0}, {1, 1}};
  saved.document.shapes = {box};
  compare::Subject subject;
  subject.grid = {2, 2, 2};
  subject.hidden_ids = {TokenId{0}};
  subject.errors = {{1, 1, 1, 1}};
  session::KeptRun run;
  run.number = RunId{1};
  run.subject = std::make_shared<const compare::Subject>(subject);
  run.shapes = saved.document.shapes;
  session::KeptRun later = run;
  later.number = RunId{2};
  saved.runs = {later, run};
  return saved;
}

/// A whole file but for one kind of cell: the first byte says which, the rest is put there, as bytes or as a number.
void writeChanged(const std::string& path, std::string_view input) {
  session::writeSession(small(), path, {});
  const std::string cell = cells[static_cast<unsigned char>(input[0]) % cells.size()];
  const std::string table = cell.substr(0, cell.find('.')), column = cell.substr(cell.find('.') + 1);
  const database::Database file(path, {database::Access::Write, "no"});
  file.run("PRAGMA synchronous=OFF");
  database::Statement change(file, "UPDATE OR IGNORE " + table + " SET " + column + "=?");
  if (input.size() > 1 && input[1] == '#')
    change.bind(1, static_cast<std::int64_t>(std::atoll(std::string(input.substr(2)).c_str())));
  else
    change.bind(1, std::string(input.substr(1)));
  change.next();
}

}  // namespace

/// A file, whole or of the fuzzer's bytes alone, is read or refused; what was read can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const fuzz::Folder folder;
  const std::string path = folder.file("x.lacuna"), again = folder.file("again.lacuna");
  const std::string_view input = fuzz::textOf(bytes, size);
  if (size == 0) return 0;
  for (const std::string& file : {path, again}) std::filesystem::remove(file);
  fuzz::allowFailure([&] {
    if (input.starts_with("SQLite format 3"))
      folder.write("x.lacuna", input);
    else
      writeChanged(path, input);
    const session::SavedSession read = session::readSession(path, {});
    session::writeSession(read, again, {});
    if (session::readSession(again, {}).runs.size() != read.runs.size()) std::abort();
  });
  return 0;
}

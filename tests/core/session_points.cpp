#include <cstring>

#include "core/latent/npz_file.hpp"
#include "core/session/point_table.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

/// Two tokens of the open clip, a prediction, one token of a clip beside.
PointTable table() {
  PointTable table;
  table.clips = {"open, here", "other"};
  table.labels = {"ball"};
  using Kind = PointTable::Kind;
  const mask::TokenGrid grid{2, 1, 1};
  table.rows = {{Kind::True, 0, 0, grid, TokenId{0}, {1, 2, 3}, false, 0, 2, 0},
                {Kind::True, 0, 0, grid, TokenId{1}, {4, 5, 6}, true, 0, -1, -1},
                {Kind::Predicted, 0, 0, grid, TokenId{1}, {7, 8, 9}, true, 0.5F, 1, -1},
                {Kind::Beside, 1, 0, grid, TokenId{0}, {0, 0, 1}, false, 0, 0, -1}};
  return table;
}

}  // namespace

TEST_CASE("points are written as a table that names clip, token, cluster and label", "[session]") {
  const test::TempFolder folder;
  writeCsv(table(), folder.file("p.csv"));
  CHECK(test::readFile(folder.file("p.csv")) ==
        "# mask, token, step, row, col and cluster count from 0; people are told numbers from 1\n"
        "kind,clip,mask,token,step,row,col,x,y,z,hidden,l1_normed,cluster,label\n"
        "true,\"open, here\",0,0,0,0,0,1,2,3,0,,2,ball\n"
        "true,\"open, here\",0,1,1,0,0,4,5,6,1,,,\n"
        "predicted,\"open, here\",0,1,1,0,0,7,8,9,1,0.5,1,\n"
        "beside,other,0,0,0,0,0,0,0,1,0,,0,\n");
}

TEST_CASE("points are written as arrays that NumPy reads, the same bytes for the same points", "[session]") {
  const test::TempFolder folder;
  writeNpz(table(), "{}", folder.file("p.npz"));
  writeNpz(table(), "{}", folder.file("q.npz"));
  const std::string bytes = test::readFile(folder.file("p.npz"));
  CHECK(bytes == test::readFile(folder.file("q.npz")));
  CHECK(bytes.substr(0, 4) == "PK\x03\x04");
  for (const char* name : {"points.npy", "l1_normed.npy", "kind.npy", "clip.npy", "token.npy", "cluster.npy", "settings.npy"})
    CHECK_THAT(bytes, ContainsSubstring(name));
  CHECK_THAT(bytes, ContainsSubstring("{'descr': '<f4', 'fortran_order': False, 'shape': (4,3,), }"));
  const auto data = bytes.find("'shape': (4,3,), }");
  float first = 0;
  std::memcpy(&first, bytes.data() + bytes.find('\n', data) + 1, sizeof first);
  CHECK(first == 1.0F);
  latent::NpzFile file;
  CHECK_THROWS(file.add("wrong", std::vector<float>{1, 2}, {3}));
}

#include "widgets/scene/cloud.hpp"

#include <cstdint>
#include <utility>

namespace lacuna::widgets {
namespace {

constexpr std::size_t hands = 64;

/// Deals things to hands by their number alone: each hand gets some from everywhere, and keeps their order, so that filling them
/// runs through memory forwards.
std::size_t handOf(std::size_t i) {
  std::uint64_t bits = (i + 1) * 0x9E3779B97F4A7C15ULL;
  bits ^= bits >> 32;
  bits *= 0xD6E8FEB86659FD93ULL;
  return bits >> 58;
}

/// Where the next thing of each hand goes: hands lie one after another.
class Deal {
 public:
  void count(std::size_t i) { ++next_[handOf(i)]; }
  std::size_t begin() {
    std::size_t sum = 0;
    for (std::size_t& next : next_) sum += std::exchange(next, sum);
    return sum;
  }
  std::size_t place(std::size_t i) { return next_[handOf(i)]++; }

 private:
  std::array<std::size_t, hands> next_{};
};

void resize(CloudPoints& points, std::size_t size) {
  for (std::vector<float>* values : {&points.x, &points.y, &points.z, &points.radius}) values->resize(size);
  points.color.resize(size);
}

void put(CloudPoints& points, std::size_t i, const Mark& mark) {
  points.x[i] = mark.at.x();
  points.y[i] = mark.at.y();
  points.z[i] = mark.at.z();
  points.radius[i] = radiusOf(mark);
  points.color[i] = mark.color;
}

void dealMarks(Cloud& cloud, const std::vector<Mark>& marks, bool rings) {
  const std::array<CloudPoints*, 4> parts{&cloud.dim, &cloud.dim_rings, &cloud.bright, &cloud.bright_rings};
  std::array<Deal, 4> deals;
  const auto part = [rings](const Mark& mark) {
    return (mark.bright ? 2U : 0U) + (rings && mark.kind == MarkKind::Predicted ? 1U : 0U);
  };
  for (std::size_t i = 0; i < marks.size(); ++i) deals[part(marks[i])].count(i);
  for (std::size_t p = 0; p < parts.size(); ++p) resize(*parts[p], deals[p].begin());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const unsigned p = part(marks[i]);
    put(*parts[p], deals[p].place(i), marks[i]);
  }
}

void dealLines(Cloud& cloud, const std::vector<ErrorLine>& lines) {
  std::array<Deal, 2> deals;
  for (std::size_t i = 0; i < lines.size(); ++i) deals[lines[i].bright ? 1 : 0].count(i);
  cloud.dim_lines.resize(deals[0].begin());
  cloud.bright_lines.resize(deals[1].begin());
  for (std::size_t i = 0; i < lines.size(); ++i)
    (lines[i].bright ? cloud.bright_lines : cloud.dim_lines)[deals[lines[i].bright ? 1 : 0].place(i)] = lines[i];
}

}  // namespace

float radiusOf(const Mark& mark) {
  constexpr float visible_radius = 0.55F, beside_radius = 0.8F, dim_radius = 0.66F;  // what is beside must not lie within what is open
  const float whole = mark.kind == MarkKind::Visible ? visible_radius : mark.kind == MarkKind::Context || mark.kind == MarkKind::Beside ? beside_radius : 1.0F;
  return whole * (mark.bright ? 1.0F : dim_radius);
}

Cloud cloudOf(const SceneContent& content, bool rings) {
  Cloud cloud;
  dealMarks(cloud, content.marks, rings);
  dealLines(cloud, content.lines);
  return cloud;
}

}  // namespace lacuna::widgets

#include "widgets/scene/cloud_painter.hpp"

#include <QRect>
#include <algorithm>
#include <cmath>
#include <future>
#include <limits>
#include <thread>

namespace lacuna::widgets {
namespace {

constexpr std::size_t block = 512;  // points between two looks at the clock
constexpr std::size_t ahead = 6;    // points whose memory is asked for before they are drawn
constexpr float solid_from = 0.5F;  // a pixel covered less hides nothing behind it
constexpr float least_through = 1e-6F;  // a product that nears zero would become a number that processors are slow with
constexpr float bright_width = 1.6F, dim_width = 1;  // of lines, logical pixels

std::uint8_t byteOf(float value) { return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F)); }

/// The part of a line, 0..1, whose value is between 0 and `size`; empty where from > to.
void keepInside(float a, float b, float size, float& from, float& to) {
  const float step = b - a;
  if (std::abs(step) < 1e-6F) {
    if (a < 0 || a >= size) to = -1;
    return;
  }
  const float low = -a / step, high = (size - a) / step;
  from = std::max(from, std::min(low, high));
  to = std::min(to, std::max(low, high));
}

}  // namespace

/// Where a thing is on the picture.
struct CloudPainter::Place {
  float x = 0, y = 0, depth = 0;  ///< pixels from the lower left; 0..1
};

/// A colour of 0..255, and how much of it.
struct CloudPainter::Ink {
  float red = 0, green = 0, blue = 0, alpha = 0;
};

/// A line within the picture: pixels along its longer way, across, and its depth.
struct CloudPainter::Slope {
  float from, to, across, across_to, depth, depth_to;
};

CloudPainter::Ink CloudPainter::inkOf(const Rgba& color) {
  return {static_cast<float>(color[0]), static_cast<float>(color[1]), static_cast<float>(color[2]), static_cast<float>(color[3]) / 255};
}

void CloudPainter::setCloud(Cloud cloud) {
  cloud_ = std::move(cloud);
  clear();
}

void CloudPainter::look(const CloudSight& sight) {
  if (sight == sight_) return;
  sight_ = sight;
  clear();
}

int CloudPainter::usualThreads() {
  constexpr int most = 4;  // each works out again where all things are
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, most);
}

CloudPainter::CloudPainter(int threads) : bands_(static_cast<std::size_t>(threads)) {}

std::size_t CloudPainter::done() const {
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (const Band& band : bands_) least = std::min(least, band.done);
  return least;
}

void CloudPainter::clear() {
  const int height = sight_.size.height(), count = static_cast<int>(bands_.size());
  for (int i = 0; i < count; ++i) {
    Band& band = bands_[static_cast<std::size_t>(i)];
    band.low = height * i / count;
    band.high = height * (i + 1) / count;
    band.done = 0;
  }
  pixels_.assign(static_cast<std::size_t>(sight_.size.width()) * static_cast<std::size_t>(height), Pixel{});
}

bool CloudPainter::paint(std::chrono::microseconds time) {
  if (isComplete()) return false;
  const auto end = std::chrono::steady_clock::now() + time;
  std::vector<std::future<void>> others;  // where no thread can be started `get` paints
  for (std::size_t i = 1; i < bands_.size(); ++i)
    others.push_back(std::async(std::launch::async | std::launch::deferred, [this, i, end] { paintBand(bands_[i], end); }));
  paintBand(bands_.front(), end);
  for (auto& other : others) other.get();
  return true;
}

void CloudPainter::paintBand(Band& band, std::chrono::steady_clock::time_point end) {
  while (band.done < cloud_.size()) {
    paintBlock(band);
    if (std::chrono::steady_clock::now() >= end) return;
  }
}

void CloudPainter::paintBlock(Band& band) {
  std::size_t before = 0;  // things of the parts that are done
  const auto part = [&](std::size_t size, const auto& draw) {
    const std::size_t from = band.done - before;
    before += size;
    if (from >= size) return false;
    const std::size_t to = std::min(size, from + block);
    draw(from, to);
    band.done += to - from;
    return true;
  };
  const auto points = [&](const CloudPoints& of, CloudStamps& stamps, bool solid) {
    return part(of.size(), [&](std::size_t from, std::size_t to) { paintPoints(of, from, to, band, stamps, solid); });
  };
  const auto lines = [&](const std::vector<ErrorLine>& of, bool solid) {
    return part(of.size(), [&](std::size_t from, std::size_t to) { paintLines(of, from, to, band, solid); });
  };
  // What is solid must all be there before anything shines through.
  points(cloud_.bright, band.spheres, true) || points(cloud_.bright_rings, band.rings, true) || lines(cloud_.bright_lines, true) ||
      points(cloud_.dim, band.spheres, false) || points(cloud_.dim_rings, band.rings, false) || lines(cloud_.dim_lines, false);
}

void CloudPainter::paintPoints(const CloudPoints& points, std::size_t from, std::size_t to, Band& band, CloudStamps& stamps, bool solid) {
  const QMatrix4x4& m = sight_.view_from_scene;
  const auto width = static_cast<float>(sight_.size.width()), height = static_cast<float>(sight_.size.height());
  // Pixels of one point size one unit before the eye: how much the lens stretches the view upwards.
  const QVector3D up(m(1, 0), m(1, 1), m(1, 2));
  const float lens = up.length() * height / 2 * static_cast<float>(sight_.unit);
  std::array<float, block> x, y, depth, w;
  const std::size_t count = to - from;
  for (std::size_t i = 0; i < count; ++i) {
    const float px = points.x[from + i], py = points.y[from + i], pz = points.z[from + i];
    w[i] = m(3, 0) * px + m(3, 1) * py + m(3, 2) * pz + m(3, 3);
    const float share = 1 / w[i];
    x[i] = ((m(0, 0) * px + m(0, 1) * py + m(0, 2) * pz + m(0, 3)) * share + 1) * 0.5F * width;
    y[i] = ((m(1, 0) * px + m(1, 1) * py + m(1, 2) * pz + m(1, 3)) * share + 1) * 0.5F * height;
    depth[i] = ((m(2, 0) * px + m(2, 1) * py + m(2, 2) * pz + m(2, 3)) * share + 1) * 0.5F;
  }
  constexpr float reach = CloudStamps::largest;
  const auto low = static_cast<float>(band.low), high = static_cast<float>(band.high);
  for (std::size_t i = 0; i < count; ++i) {
    if (i + ahead < count) fetch(x[i + ahead], y[i + ahead], band);
    const bool on_view = x[i] > -reach && x[i] < width + reach && y[i] > low - reach && y[i] < high + reach;
    const bool in_sight = on_view && w[i] > 1e-6F && depth[i] > 0 && depth[i] < 1;
    if (!in_sight) continue;
    const float radius = points.radius[from + i] * lens / w[i];
    const float near = std::max(radius, CloudStamps::smallest) + 2;  // pixels a stamp reaches at most
    if (y[i] < low - near || y[i] > high + near) continue;
    const CloudStamp& stamp = stamps.at(radius, x[i] - std::floor(x[i]), y[i] - std::floor(y[i]));
    if (solid) lay<true>(stamp, {x[i], y[i], depth[i]}, band, points.color[from + i]);
    else lay<false>(stamp, {x[i], y[i], depth[i]}, band, points.color[from + i]);
  }
}

/// Asks for the memory of a point that is drawn soon: waiting for it would take most of the time.
void CloudPainter::fetch(float x, float y, const Band& band) const {
  constexpr int rows = 2;  // around, as most points need
  const int width = sight_.size.width();
  const auto low = static_cast<float>(band.low + rows), high = static_cast<float>(band.high - rows);
  if (!(x >= rows && y >= low && x < static_cast<float>(width - rows) && y < high)) return;
  const Pixel* middle = &pixels_[static_cast<std::size_t>(static_cast<int>(y) * width + static_cast<int>(x))];
  for (int row = -rows; row <= rows; ++row) {
    __builtin_prefetch(middle + row * width - 1, 1);
    __builtin_prefetch(middle + row * width + 1, 1);
  }
}

template <bool solid> void CloudPainter::lay(const CloudStamp& stamp, const Place& place, const Band& band, const Rgba& color) {
  const int left = static_cast<int>(std::floor(place.x)), low = static_cast<int>(std::floor(place.y));
  const int width = sight_.size.width();
  const Ink ink = inkOf(color);
  const auto dot = [&](const CloudStamp::Dot& of) {
    const float shine = 255 * of.shine;
    put<solid>(pixels_[static_cast<std::size_t>((low + of.row) * width + left + of.col)], place.depth,
               {ink.red * of.light + shine, ink.green * of.light + shine, ink.blue * of.light + shine, ink.alpha * of.cover});
  };
  const QRect rows(0, band.low, width, band.high - band.low);
  const bool whole = left >= stamp.reach && low >= band.low + stamp.reach && left + stamp.reach < width && low + stamp.reach < band.high;
  for (const CloudStamp::Dot& of : stamp.dots)
    if (whole || rows.contains(left + of.col, low + of.row)) dot(of);
}

template <bool solid> void CloudPainter::put(Pixel& pixel, float depth, const Ink& ink) {
  if (depth >= pixel.depth) return;
  if constexpr (solid) {
    Rgba& under = pixel.solid;
    const auto over = [&ink](float color, std::uint8_t below) {
      return byteOf(std::min(255.0F, color) * ink.alpha + static_cast<float>(below) * (1 - ink.alpha));
    };
    under = {over(ink.red, under[0]), over(ink.green, under[1]), over(ink.blue, under[2]), over(255, under[3])};
    if (ink.alpha >= solid_from) pixel.depth = depth;
  } else {
    pixel.red += ink.red * ink.alpha;
    pixel.green += ink.green * ink.alpha;
    pixel.blue += ink.blue * ink.alpha;
    pixel.weight += ink.alpha;
    pixel.through = std::max(least_through, pixel.through * (1 - ink.alpha));
  }
}

void CloudPainter::paintLines(const std::vector<ErrorLine>& lines, std::size_t from, std::size_t to, const Band& band, bool solid) {
  for (std::size_t i = from; i < to; ++i) solid ? drawLine<true>(lines[i], band) : drawLine<false>(lines[i], band);
}

template <bool solid> void CloudPainter::drawLine(const ErrorLine& line, const Band& band) {
  const auto width = static_cast<float>(sight_.size.width()), height = static_cast<float>(sight_.size.height());
  const QVector4D from = sight_.view_from_scene * QVector4D(line.from, 1), to = sight_.view_from_scene * QVector4D(line.to, 1);
  if (from.w() <= 1e-6F || to.w() <= 1e-6F) return;
  const auto place = [&](const QVector4D& at) {
    const QVector3D ndc = at.toVector3DAffine();
    return QVector3D((ndc.x() + 1) * 0.5F * width, (ndc.y() + 1) * 0.5F * height, (ndc.z() + 1) * 0.5F);
  };
  const QVector3D a = place(from), b = place(to), way = b - a;
  float begin = 0, end = 1;
  keepInside(a.x(), b.x(), width, begin, end);
  keepInside(a.y(), b.y(), height, begin, end);
  if (begin > end) return;
  const float half = 0.5F * std::max(1.0F, (solid ? bright_width : dim_width) * static_cast<float>(sight_.pixel_ratio));
  const bool flat = std::abs(way.x()) >= std::abs(way.y());
  const QVector3D first = a + way * begin, last = a + way * end;
  const int along = flat ? 0 : 1, across = flat ? 1 : 0;
  drawSlope<solid>({first[along], last[along], first[across], last[across], first.z(), last.z()}, flat, half, band, line.color);
}

/// A pixel at a time along the longer way; across, as many as the width touches.
template <bool solid> void CloudPainter::drawSlope(const Slope& slope, bool flat, float half, const Band& band, const Rgba& color) {
  const int width = sight_.size.width();
  const int along_step = flat ? 1 : width, across_step = flat ? width : 1;
  const int along_first = flat ? 0 : band.low, along_last = (flat ? width : band.high) - 1;
  const int across_first = flat ? band.low : 0, across_last = (flat ? band.high : width) - 1;
  const int steps = static_cast<int>(std::abs(slope.to - slope.from)) + 1, sign = slope.to < slope.from ? -1 : 1;
  const auto count = static_cast<float>(steps);
  const float grow = (slope.across_to - slope.across) / count, deeper = (slope.depth_to - slope.depth) / count;
  const Ink ink = inkOf(color);
  float across = slope.across, depth = slope.depth;
  int along = static_cast<int>(slope.from);
  for (int step = 0; step < steps; ++step, across += grow, depth += deeper, along += sign) {
    if (along < along_first || along > along_last) continue;
    Pixel* const row = &pixels_[static_cast<std::size_t>(along * along_step)];
    const int low = std::max(across_first, static_cast<int>(across - half)), high = std::min(across_last, static_cast<int>(across + half));
    for (int i = low; i <= high; ++i) {
      const float cover = std::min(1.0F, half + 0.5F - std::abs(static_cast<float>(i) + 0.5F - across));
      if (cover > 0) put<solid>(row[i * across_step], depth, {ink.red, ink.green, ink.blue, ink.alpha * cover});
    }
  }
}

const std::vector<Rgba>& CloudPainter::picture() {
  picture_.resize(pixels_.size());
  depths_.resize(pixels_.size());
  for (std::size_t i = 0; i < pixels_.size(); ++i) {
    const Pixel& pixel = pixels_[i];
    depths_[i] = pixel.depth;
    picture_[i] = pixel.solid;
    if (pixel.weight <= 0) continue;
    const float share = (1 - pixel.through) / pixel.weight;
    const Rgba& under = pixel.solid;
    const auto over = [&pixel](float color, std::uint8_t below) { return byteOf(color + static_cast<float>(below) * pixel.through); };
    picture_[i] = {over(pixel.red * share, under[0]), over(pixel.green * share, under[1]), over(pixel.blue * share, under[2]),
                   over(255 * (1 - pixel.through), under[3])};
  }
  return picture_;
}

}  // namespace lacuna::widgets

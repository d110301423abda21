#include "core/detail/detail.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/core.hpp>
#include <opencv2/quality/qualityssim.hpp>

#include "core/base/error.hpp"
#include "core/base/random_draws.hpp"
#include "core/latent/make_latents.hpp"

namespace lacuna::detail {
namespace {

constexpr int channels = 3, places_a_token = 8;

cv::Mat read(const Image& picture) { return {picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t*>(picture.rgb.data())}; }

/// A clip as pixels and as latents, token by token.
struct Encoded {
  mask::TokenGrid grid;
  Matrix patches;  ///< [tokens, values], levels of 255
  Matrix latents;  ///< [tokens, width], layer-normed
};

Matrix patchesOf(const std::vector<Image>& pictures, const mask::TokenGrid& grid) {
  const int side_x = pictures.front().width / grid.cols, side_y = pictures.front().height / grid.rows;
  const int depth = static_cast<int>(pictures.size()) / grid.steps;
  Matrix patches(static_cast<std::size_t>(grid.size()), static_cast<std::size_t>(channels * side_x * side_y * depth));
  for (int id = 0; id < grid.size(); ++id) {
    const mask::Cell cell = grid.cell(TokenId{id});
    float* to = patches.row(static_cast<std::size_t>(id)).data();
    for (int frame = cell.step * depth; frame < (cell.step + 1) * depth; ++frame)
      for (int y = cell.row * side_y; y < (cell.row + 1) * side_y; ++y) {
        const std::uint8_t* from = pictures[static_cast<std::size_t>(frame)].row(y) + channels * cell.col * side_x;
        to = std::copy(from, from + channels * side_x, to);
      }
  }
  return patches;
}

Matrix latentsOf(const media::ClipWindow& window, const model::Model& model, latent::LatentCache& cache, const jobs::JobContext& context) {
  const jobs::JobContext quiet{context.stop, nullptr};
  return model::layerNormed(latent::targetLatents(window, model, cache, quiet)->values, model.description().levels);
}

double meanAbsolute(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
  return sum / static_cast<double>(a.size());
}

/// Mean over pairs of tokens of two clips, or of one.
class PairMean {
 public:
  PairMean(const Encoded& a, const Encoded& b) : a_(a), b_(b) {}
  void add(std::size_t in_a, std::size_t in_b) {
    const LatentDistance distance = distanceOf(a_.latents.row(in_a), b_.latents.row(in_b));
    cosine_ += distance.one_minus_cosine;
    l1_ += distance.l1;
    pixels_ += meanAbsolute(a_.patches.row(in_a), b_.patches.row(in_b));
    ++count_;
  }
  Yardstick as(const char* name, const char* meaning) const {
    const auto count = static_cast<double>(count_);
    return {name, meaning, pixels_ / count, {cosine_ / count, l1_ / count}};
  }

 private:
  const Encoded &a_, &b_;
  double cosine_ = 0, l1_ = 0, pixels_ = 0;
  std::size_t count_ = 0;
};

Yardstick anotherPlace(const Encoded& clip, std::uint64_t seed, const jobs::JobContext& context) {
  PairMean mean(clip, clip);
  RandomDraws draws(mixedSeed(seed, 0));
  const std::size_t tokens = clip.latents.rows;
  for (std::size_t token = 0; token < tokens; ++token) {
    if (token % 256 == 0) context.throwIfStopped();
    for (int i = 0; i < places_a_token; ++i) mean.add(token, (token + 1 + draws.below(tokens - 1)) % tokens);
  }
  return mean.as("another place", "Between tokens of this clip that are drawn at random: how far two patches lie apart");
}

Yardstick anotherTime(const Encoded& clip, const jobs::JobContext& context) {
  PairMean mean(clip, clip);
  const auto a_step = static_cast<std::size_t>(clip.grid.rows) * static_cast<std::size_t>(clip.grid.cols);
  for (std::size_t token = 0; token < clip.latents.rows; ++token) {
    if (token % 256 == 0) context.throwIfStopped();
    for (std::size_t other = token + a_step; other < clip.latents.rows; other += a_step) mean.add(token, other);
  }
  return mean.as("another time", "Between the tokens of one place in all pairs of steps: how far the clip itself moves there");
}

Yardstick anotherClip(const Encoded& clip, const Encoded& beside) {
  PairMean mean(clip, beside);
  for (std::size_t token = 0; token < clip.latents.rows; ++token) mean.add(token, token);
  return mean.as("another clip", "Between the tokens of one place and step in this clip and in the other");
}

/// The steps of one measurement, which share the clip's own latents.
class Measuring {
 public:
  Measuring(const Request& request, latent::LatentCache& cache, const jobs::JobContext& context, const OnSample& on_sample)
      : request_(request), cache_(cache), context_(context), on_sample_(on_sample) {
    result_.window = request.window;
    result_.model = request.model;
    result_.settings = request.settings;
    if (request.beside) result_.beside = request.beside->info.path, result_.beside_hash = request.beside->hash;
    if (result_.settings.kinds.empty())
      for (const KindInfo& info : kinds()) result_.settings.kinds.push_back(info.kind);
  }

  Result run() {
    total_ = 1 + result_.settings.kinds.size() * static_cast<std::size_t>(result_.settings.strengths);
    tell();
    pictures_ = picturesOf(request_.window->input);
    clip_ = encoded(*request_.window, pictures_, cache_);
    ++made_;
    measureYardsticks();
    for (const Kind kind : result_.settings.kinds)
      for (int i = 1; i <= result_.settings.strengths; ++i) {
        tell();
        result_.samples.push_back(sampleOf(kind, static_cast<double>(i) / result_.settings.strengths));
        ++made_;
        if (on_sample_) on_sample_(result_);
      }
    tell();
    return std::move(result_);
  }

 private:
  void tell() const { context_.progress({"Encoding changed clips", static_cast<double>(made_), static_cast<double>(total_), "clips"}); }

  Encoded encoded(const media::ClipWindow& window, const std::vector<Image>& pictures, latent::LatentCache& cache) const {
    const media::ClipTensor& input = window.input;
    Encoded made{request_.model->description().gridFor(input.frames, input.height, input.width), {}, {}};
    made.latents = latentsOf(window, *request_.model, cache, context_);
    made.patches = patchesOf(pictures, made.grid);
    return made;
  }

  void measureYardsticks() {
    if (clip_.latents.rows > 1) result_.yardsticks.push_back(anotherPlace(clip_, result_.settings.seed, context_));
    if (clip_.grid.steps > 1) result_.yardsticks.push_back(anotherTime(clip_, context_));
    if (request_.beside) result_.yardsticks.push_back(anotherClip(clip_, encoded(*request_.beside, picturesOf(request_.beside->input), cache_)));
  }

  Sample sampleOf(Kind kind, double strength) const {
    const std::vector<Image> pictures = perturbed(pictures_, kind, strength, result_.settings.seed, context_);
    media::ClipWindow window;
    window.input = media::normalise(pictures, {});
    window.hash = Hasher().values(std::span<const float>(window.input.values)).digest();
    latent::LatentCache none(0);  // changed clips are not looked at again
    const Matrix latents = latentsOf(window, *request_.model, none, context_);
    Sample sample{kind, strength, distanceOf(pictures_, pictures, context_), {}, {}};
    for (std::size_t token = 0; token < latents.rows; ++token) {
      sample.tokens.push_back(distanceOf(clip_.latents.row(token), latents.row(token)));
      sample.latents.one_minus_cosine += sample.tokens.back().one_minus_cosine / static_cast<double>(latents.rows);
      sample.latents.l1 += sample.tokens.back().l1 / static_cast<double>(latents.rows);
    }
    return sample;
  }

  const Request& request_;
  latent::LatentCache& cache_;
  const jobs::JobContext& context_;
  const OnSample& on_sample_;
  Result result_;
  std::vector<Image> pictures_;
  Encoded clip_;
  std::size_t made_ = 0, total_ = 0;
};

void check(const Request& request) {
  if (!request.window || !request.model) fail(ErrorKind::Internal, "A detail lab was asked for without a clip or a model.");
  if (request.settings.strengths < 1 || request.settings.strengths > most_strengths)
    fail(ErrorKind::Mismatch, "Each change has 1 to " + std::to_string(most_strengths) + " strengths.");
  const media::ClipTensor& input = request.window->input;
  if (request.model->description().gridFor(input.frames, input.height, input.width).size() == 0)
    fail(ErrorKind::Mismatch, "The clip is too short or too small for one token of this model.");
  if (!request.beside) return;
  const media::ClipTensor& other = request.beside->input;
  if (other.frames != input.frames || other.height != input.height || other.width != input.width)
    fail(ErrorKind::Mismatch, "The clip beside has another number of frames or another size.", request.beside->info.path);
}

}  // namespace

PixelDistance distanceOf(const std::vector<Image>& a, const std::vector<Image>& b, const jobs::JobContext& context) {
  PixelDistance distance{0, 0, 0, 0};
  const auto frames = static_cast<double>(a.size());
  for (std::size_t frame = 0; frame < a.size(); ++frame) {
    context.throwIfStopped();
    const cv::Mat from = read(a[frame]), to = read(b[frame]);
    const auto values = static_cast<double>(from.total()) * channels;
    distance.mean_absolute += cv::norm(from, to, cv::NORM_L1) / values / frames;
    distance.rms += cv::norm(from, to, cv::NORM_L2SQR) / values / frames;
    const cv::Scalar ssim = cv::quality::QualitySSIM::compute(from, to, cv::noArray());
    distance.ssim += (ssim[0] + ssim[1] + ssim[2]) / channels / frames;
  }
  distance.rms = std::sqrt(distance.rms);
  distance.psnr_db = distance.rms > 0 ? 20 * std::log10(255 / distance.rms) : std::numeric_limits<double>::infinity();
  return distance;
}

LatentDistance distanceOf(std::span<const float> a, std::span<const float> b) {
  double dot = 0, square_a = 0, square_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = a[i], y = b[i];
    dot += x * y;
    square_a += x * x;
    square_b += y * y;
  }
  const double lengths = std::sqrt(square_a * square_b);
  return {lengths > 0 ? 1 - dot / lengths : 0, meanAbsolute(a, b)};
}

double valueOf(const LatentDistance& distance, Measure measure) { return measure == Measure::Cosine ? distance.one_minus_cosine : distance.l1; }

double Result::relativePixels(const Sample& sample) const {
  return !yardsticks.empty() && yardsticks.front().mean_absolute > 0 ? sample.pixels.mean_absolute / yardsticks.front().mean_absolute : 0;
}

double Result::relativeLatents(const Sample& sample, Measure measure) const {
  const double whole = yardsticks.empty() ? 0 : valueOf(yardsticks.front().latents, measure);
  return whole > 0 ? valueOf(sample.latents, measure) / whole : 0;
}

Result measure(const Request& request, latent::LatentCache& cache, const jobs::JobContext& context, const OnSample& on_sample) {
  check(request);
  return Measuring(request, cache, context, on_sample).run();
}

}  // namespace lacuna::detail

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/detail/perturb.hpp"
#include "core/latent/latent_cache.hpp"
#include "core/latent/table.hpp"
#include "core/media/clip_window.hpp"
#include "core/model/model.hpp"

namespace lacuna::detail {

/// Between pictures of one size, over all frames, in levels of 255.
struct PixelDistance {
  double mean_absolute = 0, rms = 0;
  double psnr_db = 0;  ///< 20 log10(255 / rms); infinite for the same pictures
  double ssim = 1;     ///< Wang et al. 2004, as OpenCV's quality module has it: mean over channels and frames
};
PixelDistance distanceOf(const std::vector<Image>& a, const std::vector<Image>& b, const jobs::JobContext& context);

/// Between two layer-normed latents, as predictions are compared with: 1 - cosine similarity, and mean absolute difference.
struct LatentDistance {
  double one_minus_cosine = 0, l1 = 0;
};
LatentDistance distanceOf(std::span<const float> a, std::span<const float> b);

enum class Measure { Cosine, L1 };
double valueOf(const LatentDistance& distance, Measure measure);

/// How far things that differ lie apart, by pixels and by latents: what distances are told against.
struct Yardstick {
  std::string name;     ///< "another place"
  std::string meaning;  ///< one line
  double mean_absolute = 0;  ///< between the pictures' pixels there, in levels of 255
  LatentDistance latents;
};

/// A change at one strength and what it does.
struct Sample {
  Kind kind = Kind::Blur;
  double strength = 0;
  PixelDistance pixels;
  LatentDistance latents;             ///< mean over tokens
  std::vector<LatentDistance> tokens; ///< by token id
};

struct Settings {
  std::vector<Kind> kinds;   ///< empty: all
  int strengths = 4;         ///< evenly spread to 1: 0.25, 0.5, 0.75, 1
  std::uint64_t seed = 1;
  bool operator==(const Settings&) const = default;
};
constexpr int most_strengths = 20;

struct Request {
  std::shared_ptr<const media::ClipWindow> window;
  std::shared_ptr<const model::Model> model;
  Settings settings;
  std::shared_ptr<const media::ClipWindow> beside = nullptr;  ///< another clip of the same size, as a yardstick; null: none
};

struct Result {
  std::shared_ptr<const media::ClipWindow> window;
  std::shared_ptr<const model::Model> model;
  Settings settings;
  std::string beside;                 ///< the clip of the yardstick "another clip"; empty: none
  std::vector<Yardstick> yardsticks;  ///< the first is what distances are divided by
  std::vector<Sample> samples;        ///< kinds in their order, strengths rising
  Hash128 beside_hash;                ///< of the clip of the yardstick, where there is one
  /// Of a sample over the first yardstick; 0 where that is 0.
  double relativePixels(const Sample& sample) const;
  double relativeLatents(const Sample& sample, Measure measure) const;
};

/// As far as it is, after each sample, on the thread that measures.
using OnSample = std::function<void(const Result&)>;

/// Encodes the clip and each changed form of it with the target encoder. Yardsticks: another place (8 drawn tokens for each),
/// another time (the same place in all other steps, where there are several), another clip (`beside`, token by token). Reports
/// "clips". Throws `CancelledException`, `Failure`: Mismatch (sizes that differ, strengths beyond 1 to 20), and what encoding does.
Result measure(const Request& request, latent::LatentCache& cache, const jobs::JobContext& context, const OnSample& on_sample = {});

/// How much the latents move for as much as the pixels do, both over the yardstick: the slope of the straight line from 0 through a
/// kind's samples that leaves the least squares. 0 where the pixels do not move.
double sensitivityTo(const Result& result, Kind kind, Measure measure);

/// What the model ignores and what it does not, in a sentence or two.
std::string sentenceOf(const Result& result, Measure measure);

/// A row a sample.
latent::Table tableOf(const Result& result);
/// A row a token, a column a sample: 1 - cosine.
latent::Table tokensTable(const Result& result);
/// Settings, yardsticks, sensitivities and the sentence.
std::string jsonOf(const Result& result);

/// detail.csv, tokens.npz and detail.json in a folder. Throws `Failure` with the system's reason.
void writeDetail(const Result& result, const std::string& folder);

}  // namespace lacuna::detail

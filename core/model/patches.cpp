#include "core/model/patches.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/model/file.hpp"
#include "core/model/linear.hpp"

namespace lacuna::model {
namespace {

constexpr int kPatchRun = 256;
constexpr std::int64_t kMaxTokens = 200'000;

[[noreturn]] void mismatch(const std::string& what) { fail(ErrorKind::Mismatch, what); }

int tubeletOf(const ModelDescription& d, const media::ClipTensor& clip) { return isPicture(d, clip) ? 1 : d.tubelet; }

/// One tubelet's pixels in the order channel, frame, row, column, as the patch embedding's weight has them.
void copyTubelet(const media::ClipTensor& clip, const ModelDescription& d, const mask::Cell& cell, float* to) {
  const auto plane = static_cast<std::ptrdiff_t>(clip.height) * clip.width;
  const int tubelet = tubeletOf(d, clip);
  for (int channel = 0; channel < 3; ++channel) {
    for (int frame = 0; frame < tubelet; ++frame) {
      const float* picture =
          clip.values.data() + (static_cast<std::ptrdiff_t>(channel) * clip.frames + cell.step * tubelet + frame) * plane;
      for (int row = 0; row < d.patch; ++row) {
        const float* from = picture + (static_cast<std::ptrdiff_t>(cell.row) * d.patch + row) * clip.width +
                            static_cast<std::ptrdiff_t>(cell.col) * d.patch;
        to = std::copy(from, from + d.patch, to);
      }
    }
  }
}

}  // namespace

void refuseTooMany(std::int64_t tokens) {
  if (tokens <= kMaxTokens) return;
  mismatch("This clip and picture size make " + grouped(static_cast<std::uint64_t>(tokens)) + " tokens; Lacuna takes " +
           grouped(static_cast<std::uint64_t>(kMaxTokens)) + " at most. Use fewer frames or a smaller picture.");
}

bool isPicture(const ModelDescription& d, const media::ClipTensor& clip) { return d.pictures_too && clip.frames == 1; }

mask::TokenGrid clipGrid(const ModelDescription& d, const media::ClipTensor& clip) {
  const bool whole = clip.frames > 0 && clip.height > 0 && clip.width > 0 &&
                     clip.values.size() == std::size_t{3} * static_cast<std::size_t>(clip.frames) *
                                               static_cast<std::size_t>(clip.height) * static_cast<std::size_t>(clip.width);
  const std::int64_t per_step = std::int64_t{clip.height / d.patch} * (clip.width / d.patch);
  if (whole) refuseTooMany(per_step > kMaxTokens ? per_step : per_step * (clip.frames / tubeletOf(d, clip)));
  const mask::TokenGrid grid = whole ? d.gridFor(clip.frames, clip.height, clip.width) : mask::TokenGrid{};
  if (grid.size() <= 0) {
    mismatch("The clip is too small for this model, which needs " + std::to_string(d.tubelet) + " frames of " +
             std::to_string(d.patch) + " x " + std::to_string(d.patch) + " pixels at least.");
  }
  return grid;
}

std::vector<TokenId> idsInside(std::span<const TokenId> ids, const mask::TokenGrid& grid) {
  refuseTooMany(static_cast<std::int64_t>(ids.size()));
  if (ids.empty()) {
    std::vector<TokenId> all(static_cast<std::size_t>(grid.size()));
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = TokenId{static_cast<std::int32_t>(i)};
    return all;
  }
  for (const TokenId id : ids) {
    if (index(id) >= 0 && index(id) < grid.size()) continue;
    mismatch("Token " + std::to_string(index(id)) + " is outside the clip's " + std::to_string(grid.size()) + " tokens.");
  }
  return {ids.begin(), ids.end()};
}

Matrix embedPatches(Team& team, const EncoderWeights& encoder, const media::ClipTensor& clip, const ModelDescription& d,
                    const mask::TokenGrid& grid, const std::vector<TokenId>& ids, const jobs::JobContext& context) {
  Matrix x(ids.size(), static_cast<std::size_t>(d.encoder.width));
  const int inputs = 3 * tubeletOf(d, clip) * d.patch * d.patch;
  const LinearWeights& patch = isPicture(d, clip) ? encoder.picture_patch : encoder.patch;
  team.runRows(static_cast<int>(ids.size()), kPatchRun, [&](int first, int last) {
    context.throwIfStopped();
    std::vector<float> pixels(static_cast<std::size_t>(last - first) * static_cast<std::size_t>(inputs));
    for (int i = first; i < last; ++i) {
      copyTubelet(clip, d, grid.cell(ids[static_cast<std::size_t>(i)]),
                  pixels.data() + static_cast<std::ptrdiff_t>(i - first) * inputs);
    }
    applyLinear(patch, {pixels.data(), last - first, inputs, inputs}, x.row(static_cast<std::size_t>(first)).data());
  });
  return x;
}

}  // namespace lacuna::model

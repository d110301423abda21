#include "core/model/golden_values.hpp"

#include <algorithm>
#include <limits>

#include "core/base/error.hpp"

namespace lacuna::model {
namespace {

constexpr std::int64_t kMaxSide = 8192;  // pixels or frames; a case's own clip is far smaller

}  // namespace

const TensorEntry& GoldenValues::entry(const std::string& name) const {
  const TensorEntry* found = expected_->find(name);
  if (found == nullptr)
    fail(ErrorKind::Unreadable, "This case lacks \"" + name + "\". Take a whole copy of it.", expected_->path());
  return *found;
}

int GoldenValues::rows(const std::string& name) const {
  return static_cast<int>(clipShape(name)[0]);
}

const std::vector<std::int64_t>& GoldenValues::clipShape(const std::string& name) const {
  const auto& shape = entry(name).shape;
  const bool whole = (shape.size() == 4 || shape.size() == 5) && shape[1] == 3 &&
                     std::all_of(shape.begin(), shape.end(), [](std::int64_t side) { return side > 0 && side <= kMaxSide; });
  if (!whole) fail(ErrorKind::Mismatch, "\"" + name + "\" is no clip. Take a whole copy of the case.", expected_->path());
  return shape;
}

media::ClipTensor GoldenValues::clip(const std::string& name, int row, int tubelet) const {
  const auto& shape = clipShape(name);
  const std::int64_t frames = shape.size() == 5 ? shape[2] : 1;
  const std::int64_t height = shape[shape.size() - 2], width = shape[shape.size() - 1];
  const int repeats = frames < tubelet ? tubelet : 1;
  const std::vector<float> all = floats(name);
  media::ClipTensor clip{static_cast<int>(frames) * repeats, static_cast<int>(height), static_cast<int>(width), {}};
  const auto channel_size = static_cast<std::ptrdiff_t>(frames * height * width);
  for (int channel = 0; channel < 3; ++channel) {
    const auto begin = all.begin() + (static_cast<std::ptrdiff_t>(row) * 3 + channel) * channel_size;
    for (int i = 0; i < repeats; ++i) clip.values.insert(clip.values.end(), begin, begin + channel_size);
  }
  return clip;
}

std::vector<TokenId> GoldenValues::ids(const std::string& name, int row) const {
  const std::vector<std::int64_t> all = expected_->readInts(entry(name));
  const auto& shape = entry(name).shape;
  if (shape.size() != 2 || row >= shape[0])
    fail(ErrorKind::Mismatch, "\"" + name + "\" is no list of tokens.", expected_->path());
  std::vector<TokenId> ids;
  for (std::int64_t i = 0; i < shape[1]; ++i) {
    const std::int64_t id = all[static_cast<std::size_t>(row * shape[1] + i)];
    if (id < 0 || id > std::numeric_limits<std::int32_t>::max()) {
      fail(ErrorKind::Mismatch, "\"" + name + "\" holds " + std::to_string(id) + ", which is no token.", expected_->path());
    }
    ids.push_back(TokenId{static_cast<std::int32_t>(id)});
  }
  return ids;
}

void GoldenValues::add(const std::string& name, std::span<const float> values) {
  auto& all = ours_[name];
  all.insert(all.end(), values.begin(), values.end());
}

const std::vector<float>* GoldenValues::ours(const std::string& name) const {
  const auto found = ours_.find(name);
  return found == ours_.end() ? nullptr : &found->second;
}

}  // namespace lacuna::model

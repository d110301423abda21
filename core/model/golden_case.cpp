#include "core/model/golden_case.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.hpp"

namespace lacuna::model {
namespace {

constexpr std::int64_t kMaxSide = 8192;  // pixels or frames; a case's own clip is far smaller

Matrix pickRows(const Matrix& from, std::span<const TokenId> ids) {
  Matrix rows(ids.size(), from.cols);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto row = static_cast<std::size_t>(index(ids[i]));
    if (row >= from.rows) {
      fail(ErrorKind::Mismatch, "The case asks for token " + std::to_string(index(ids[i])) + " of a clip that has " +
                                    std::to_string(from.rows) + ". Take a whole copy of it.");
    }
    const auto source = from.row(row);
    std::copy(source.begin(), source.end(), rows.row(i).begin());
  }
  return rows;
}

/// Mean over features of |predicted - target|, one number a token.
std::vector<float> meanDifferences(const Matrix& predicted, const Matrix& targets) {
  std::vector<float> means(predicted.rows);
  for (std::size_t row = 0; row < predicted.rows; ++row) {
    double sum = 0;
    for (std::size_t i = 0; i < predicted.cols; ++i) sum += std::abs(predicted.row(row)[i] - targets.row(row)[i]);
    means[row] = static_cast<float>(sum / static_cast<double>(predicted.cols));
  }
  return means;
}

void addTrace(const Trace& trace, const std::string& hidden, const std::string& attention, GoldenValues& values) {
  for (std::size_t i = 0; i < trace.hidden.size(); ++i) values.add(hidden + std::to_string(i), trace.hidden[i]);
  for (std::size_t i = 0; i < trace.attention.size(); ++i) {
    for (const Matrix& head : trace.attention[i]) values.add(attention + std::to_string(i), head);
  }
}

void addOrder(const Trace& trace, const std::string& name, GoldenValues& values) {
  std::vector<float> order;
  for (const TokenId id : trace.order) order.push_back(static_cast<float>(index(id)));
  values.add(name, order);
}

void addLoss(const std::string& name, GoldenValues& values) {
  const std::vector<float>* all = values.ours(name + ".l1");
  if (all == nullptr || all->empty()) return;
  double sum = 0;
  for (const float value : *all) sum += value;
  const float mean = static_cast<float>(sum / static_cast<double>(all->size()));
  values.add(name + ".loss", std::span<const float>(&mean, 1));
}

/// The pictures before normalisation, normalised by us: checks mean and deviation.
void addPixels(const std::string& prefix, GoldenValues& values) {
  if (!values.has(prefix + "input.u8")) return;
  const auto& shape = values.clipShape(prefix + "input.u8");
  std::vector<float> pixels = values.floats(prefix + "input.u8");
  const std::size_t plane = pixels.size() / static_cast<std::size_t>(shape[0] * 3);
  const media::Normalisation n;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const std::size_t channel = i / plane % 3;
    pixels[i] = (pixels[i] / 255.0F - n.mean[channel]) / n.deviation[channel];
  }
  values.add(prefix + "input", pixels);
}

/// One mask of one batch row in Meta's procedure.
struct MetaMask {
  const Model& model;
  const GoldenClip& clip;
  const jobs::JobContext& context;
  PositionGrid built, own;

  void run(const std::string& mask, int token, int row, const media::ClipTensor& pictures, const Matrix& targets,
           GoldenValues& values) const {
    const std::string name = clip.prefix + mask;
    const auto seen = values.ids(clip.prefix + "mask." + mask + ".context", row);
    const auto hidden = values.ids(clip.prefix + "mask." + mask + ".target", row);
    Trace encoder{values.has(clip.prefix + "attn.context." + mask + ".0"), {}, {}, {}};
    const Matrix latents = model.encode(EncoderRole::Context, pictures, seen, context, std::nullopt, &encoder);
    values.add(name + ".context", latents);
    addTrace(encoder, clip.prefix + "hidden.context." + mask + ".", clip.prefix + "attn.context." + mask + ".", values);
    Trace predictor{values.has(clip.prefix + "attn.predictor." + mask + ".0"), {}, {}, {}};
    const Matrix predicted = model.predict(latents, seen, hidden, built, token, context, &predictor);
    values.add(name + ".predicted", predicted);
    addTrace(predictor, clip.prefix + "hidden.predictor." + mask + ".", clip.prefix + "attn.predictor." + mask + ".",
             values);
    addOrder(predictor, clip.prefix + "order.predictor." + mask, values);
    values.add(name + ".l1", meanDifferences(predicted, pickRows(targets, hidden)));
    if (values.has(name + ".predicted_true_grid")) {
      values.add(name + ".predicted_true_grid", model.predict(latents, seen, hidden, own, token, context));
    }
    for (int j = 0; j < model.description().mask_tokens; ++j) {
      const std::string other = name + ".predicted.mask_index_" + std::to_string(j);
      if (values.has(other)) values.add(other, model.predict(latents, seen, hidden, built, j, context));
    }
  }
};

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

void runMetaClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values) {
  const ModelDescription& d = model.description();
  addPixels(clip.prefix, values);
  for (int row = 0; row < values.rows(clip.prefix + "input"); ++row) {
    const media::ClipTensor pictures = values.clip(clip.prefix + "input", row, d.tubelet);
    const mask::TokenGrid grid = d.gridFor(pictures.frames, pictures.height, pictures.width);
    const PositionGrid own{grid.rows, grid.cols};
    const PositionGrid built = clip.predictor_side > 0 ? PositionGrid{clip.predictor_side, clip.predictor_side} : own;
    Trace trace{values.has(clip.prefix + "attn.target.0"), {}, {}, {}};
    const Matrix raw = model.encode(EncoderRole::Target, pictures, {}, context, std::nullopt, &trace);
    const Matrix targets = layerNormed(raw);
    values.add(clip.prefix + "target.raw", raw);
    values.add(clip.prefix + "target.normed", targets);
    addTrace(trace, clip.prefix + "hidden.target.", clip.prefix + "attn.target.", values);
    const MetaMask run{model, clip, context, built, own};
    for (const auto& [mask, token] : clip.masks) run.run(mask, token, row, pictures, targets, values);
  }
  for (const auto& [mask, token] : clip.masks) addLoss(clip.prefix + mask, values);
}

void runHuggingFaceClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values) {
  const ModelDescription& d = model.description();
  const PositionGrid trained{d.crop / d.patch, d.crop / d.patch};
  for (int row = 0; row < values.rows(clip.prefix + "input"); ++row) {
    const media::ClipTensor pictures = values.clip(clip.prefix + "input", row, d.tubelet);
    Trace trace{values.has(clip.prefix + "attn.target.0"), {}, {}, {}};
    const Matrix raw = model.encode(EncoderRole::Target, pictures, {}, context, trained, &trace);
    const Matrix targets = layerNormed(raw);
    values.add(clip.prefix + "target.raw", raw);
    values.add(clip.prefix + "target.normed", targets);
    trace.hidden.back() = raw;  // that port's list of states ends with the normed output
    addTrace(trace, clip.prefix + "hf_hidden.encoder.", clip.prefix + "attn.target.", values);
    if (values.has(clip.prefix + "original_encoder.target.raw")) {
      values.add(clip.prefix + "original_encoder.target.raw", model.encode(EncoderRole::Target, pictures, {}, context));
    }
    if (values.has(clip.prefix + "nomask.predicted")) {
      values.add(clip.prefix + "nomask.predicted", model.predict(raw, trace.order, trace.order, trained, 1, context));
    }
    for (const auto& [mask, token] : clip.masks) {
      const std::string name = clip.prefix + mask;
      const auto seen = values.ids(clip.prefix + "mask." + mask + ".context", row);
      const auto hidden = values.ids(clip.prefix + "mask." + mask + ".target", row);
      const Matrix latents = pickRows(raw, seen);
      Trace predictor{values.has(clip.prefix + "attn.predictor." + mask + ".0"), {}, {}, {}};
      const Matrix predicted = model.predict(latents, seen, hidden, trained, token, context, &predictor);
      values.add(name + ".masked_hidden_state", latents);
      values.add(name + ".target_hidden_state", pickRows(raw, hidden));
      values.add(name + ".predicted", predicted);
      values.add(name + ".l1", meanDifferences(predicted, pickRows(targets, hidden)));
      addTrace(predictor, clip.prefix + "hidden.predictor." + mask + ".", clip.prefix + "attn.predictor." + mask + ".",
               values);
      addOrder(predictor, clip.prefix + "order.predictor." + mask, values);
    }
  }
  for (const auto& [mask, token] : clip.masks) addLoss(clip.prefix + mask, values);
}

}  // namespace lacuna::model

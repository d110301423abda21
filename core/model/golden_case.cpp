#include "core/model/golden_case.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.hpp"
#include "core/model/golden_parts.hpp"
#include "core/model/probe.hpp"

namespace lacuna::model {
namespace {

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

void addOrder(const Trace& trace, const std::string& name, GoldenValues& values) {
  std::vector<float> order;
  for (const TokenId id : trace.order) order.push_back(static_cast<float>(index(id)));
  values.add(name, order);
}

/// Smooth L1 with beta 1, one number a token: I-JEPA's training loss.
std::vector<float> smoothDifferences(const Matrix& predicted, const Matrix& targets) {
  std::vector<float> means(predicted.rows);
  for (std::size_t row = 0; row < predicted.rows; ++row) {
    double sum = 0;
    for (std::size_t i = 0; i < predicted.cols; ++i) {
      const double error = std::abs(predicted.row(row)[i] - targets.row(row)[i]);
      sum += error < 1 ? error * error / 2 : error - 0.5;
    }
    means[row] = static_cast<float>(sum / static_cast<double>(predicted.cols));
  }
  return means;
}

/// For each visible token the root of its distance, in tokens, to the nearest hidden one: what V-JEPA 2.1 divides the error
/// at visible tokens by (facebookresearch/vjepa2, app/vjepa_2_1/models/utils/masks_dist.py).
std::vector<float> contextDistances(std::span<const TokenId> seen, std::span<const TokenId> hidden,
                                    const mask::TokenGrid& grid) {
  std::vector<float> distances;
  for (const TokenId id : seen) {
    const mask::Cell here = grid.cell(id);
    double least = std::numeric_limits<double>::infinity();
    for (const TokenId other : hidden) {
      const mask::Cell there = grid.cell(other);
      least = std::min(least, std::hypot(here.step - there.step, here.row - there.row, here.col - there.col));
    }
    distances.push_back(static_cast<float>(std::sqrt(least)));
  }
  return distances;
}

/// One clip of a case in Meta's procedure: targets of every batch row first, then mask by mask.
class MetaClip {
 public:
  MetaClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values)
      : model_(model), d_(model.description()), clip_(clip), context_(context), values_(values) {}

  void run() {
    addPixels(clip_.prefix, values_);
    for (int row = 0; row < values_.rows(clip_.prefix + "input"); ++row) makeTargets(row);
    for (const auto& [mask, token] : clip_.masks) runMask(mask, token);
  }

 private:
  std::string named(const std::string& name) const { return clip_.prefix + name; }

  void makeTargets(int row) {
    pictures_.push_back(values_.clip(named("input"), row, d_.pictures_too ? 1 : d_.tubelet));
    const media::ClipTensor& pictures = pictures_.back();
    grid_ = d_.gridFor(pictures.frames, pictures.height, pictures.width);
    Trace trace;
    trace.want_attention = model_.compute().isExact() && values_.has(named("attn.target.0"));
    trace.want_levels = d_.norms > 1;
    const Matrix raw = model_.encode(EncoderRole::Target, pictures, {}, context_, std::nullopt, &trace);
    targets_.push_back(layerNormed(raw, d_.levels));
    values_.add(named("target.raw"), raw);
    values_.add(named("target.normed"), targets_.back());
    if (d_.norms > 1) addLevels(trace.levels);
    if (d_.positions == Positions::StoredTable) values_.add(named("pos_embed"), trace.positions);
    addTrace(trace, named("hidden.target."), named("attn.target."), values_);
  }

  void addLevels(const Matrix& levels) {
    const auto width = static_cast<std::size_t>(d_.encoder.width);
    Matrix last(levels.rows, width);
    for (std::size_t row = 0; row < levels.rows; ++row)
      std::copy(levels.row(row).end() - static_cast<std::ptrdiff_t>(width), levels.row(row).end(), last.row(row).begin());
    values_.add(named("target.hier.raw"), levels);
    values_.add(named("target.hier.normed"), layerNormed(levels, d_.norms));
    values_.add(named("target.final.raw"), last);
    values_.add(named("target.final.normed"), layerNormed(last, 1));
  }

  /// "mask.<name>.context", or the first of several lists.
  std::string listName(const std::string& mask, const char* what, int number) const {
    const std::string plain = named("mask." + mask + "." + what);
    return values_.has(plain) ? plain : plain + "." + std::to_string(number);
  }

  void runMask(const std::string& mask, int token) {
    std::vector<Matrix> seen;
    for (std::size_t row = 0; row < pictures_.size(); ++row) seen.push_back(encodeVisible(mask, row));
    const bool one_list = values_.has(named("mask." + mask + ".target"));
    for (int list = 0; values_.has(listName(mask, "target", list)) && (list == 0 || !one_list); ++list)
      for (std::size_t row = 0; row < pictures_.size(); ++row) predictHidden(mask, token, list, row, seen[row]);
    addLosses(named(mask));
  }

  Matrix encodeVisible(const std::string& mask, std::size_t row) {
    const auto ids = values_.ids(listName(mask, "context", 0), static_cast<int>(row));
    Trace trace;
    trace.want_attention = model_.compute().isExact() && values_.has(named("attn.context." + mask + ".0"));
    Matrix latents = model_.encode(EncoderRole::Context, pictures_[row], ids, context_, std::nullopt, &trace);
    values_.add(named(mask + ".context"), latents);
    addTrace(trace, named("hidden.context." + mask + "."), named("attn.context." + mask + "."), values_);
    return latents;
  }

  void predictHidden(const std::string& mask, int token, int list, std::size_t row, const Matrix& latents) {
    if (!values_.has(named(mask + ".predicted"))) return;  // a size that only the encoder can do
    const auto seen = values_.ids(listName(mask, "context", 0), static_cast<int>(row));
    const auto hidden = values_.ids(listName(mask, "target", list), static_cast<int>(row));
    const PositionGrid own{grid_.rows, grid_.cols, 0, d_.pictures_too && grid_.steps == 1 && pictures_[row].frames == 1};
    PositionGrid built = own;
    if (clip_.predictor_side > 0) built.rows = built.cols = clip_.predictor_side;
    const Pass pass{mask, row, latents, seen, hidden};
    predict(pass, built, token, "");
    if (d_.norms > 1) {
      PositionGrid spread = own;
      spread.spread_over = trainedSpread(d_);
      predict(pass, spread, token, "_interp");
    }
    if (values_.has(named(mask + ".predicted_true_grid")))
      values_.add(named(mask + ".predicted_true_grid"), model_.predict(latents, seen, hidden, own, token, context_));
    for (int j = 0; j < d_.mask_tokens; ++j) {
      const std::string other = named(mask + ".predicted.mask_index_" + std::to_string(j));
      if (values_.has(other)) values_.add(other, model_.predict(latents, seen, hidden, built, j, context_));
    }
  }

  struct Pass {
    const std::string& mask;
    std::size_t row;
    const Matrix& latents;
    const std::vector<TokenId>&seen, &hidden;
  };

  /// One prediction; `suffix` marks V-JEPA 2.1's other way of placing tokens.
  void predict(const Pass& pass, const PositionGrid& grid, int token, const std::string& suffix) {
    const std::string part = "predictor" + suffix + "." + pass.mask, name = named(pass.mask);
    Trace trace;
    trace.want_attention = model_.compute().isExact() && values_.has(named("attn." + part + ".0"));
    trace.want_context = d_.norms > 1;
    const Matrix predicted = model_.predict(pass.latents, pass.seen, pass.hidden, grid, token, context_, &trace);
    values_.add(name + ".predicted" + suffix, predicted);
    addTrace(trace, named("hidden." + part + "."), named("attn." + part + "."), values_);
    if (suffix.empty()) addOrder(trace, named("order." + part), values_);
    if (trace.want_context) values_.add(name + ".predicted_context" + suffix, trace.predicted_context);
    if (!d_.predictsOwnTargets()) return;
    const Matrix truth = pickRows(targets_[pass.row], pass.hidden);
    values_.add(name + ".l1" + suffix, meanDifferences(predicted, truth));
    values_.add(name + ".smooth", smoothDifferences(predicted, truth));
    if (!trace.want_context) return;
    std::vector<float> errors = meanDifferences(trace.predicted_context, pickRows(targets_[pass.row], pass.seen));
    const std::vector<float> distances = contextDistances(pass.seen, pass.hidden, grid_);
    values_.add(name + ".context_l1" + suffix, errors);
    if (suffix.empty()) values_.add(name + ".context_distance", distances);
    for (std::size_t i = 0; i < errors.size(); ++i) errors[i] /= distances[i];
    values_.add(name + ".context_weighted" + suffix, errors);
  }

  void addLosses(const std::string& name) {
    addLoss(name, values_);
    addMean(name + ".l1", name + ".loss_l1", values_);
    addMean(name + ".smooth", name + ".loss_smooth_l1", values_);
    addMean(name + ".l1_interp", name + ".loss_interp", values_);
    for (const char* suffix : {"", "_interp"}) {
      addMean(name + ".context_l1" + suffix, name + ".loss_context" + suffix, values_);
      addMean(name + ".context_weighted" + suffix, name + ".loss_context_weighted" + suffix, values_);
    }
  }

  const Model& model_;
  const ModelDescription& d_;
  const GoldenClip& clip_;
  const jobs::JobContext& context_;
  GoldenValues& values_;
  mask::TokenGrid grid_;
  std::vector<media::ClipTensor> pictures_;
  std::vector<Matrix> targets_;
};

}  // namespace

std::vector<GoldenClip> furtherClips(const GoldenValues& values, const std::vector<GoldenClip>& known) {
  const std::string end = "input";
  std::vector<GoldenClip> clips;
  for (const TensorEntry& entry : values.entries()) {
    const std::size_t at = entry.name.size() < end.size() ? std::string::npos : entry.name.size() - end.size();
    if (at == std::string::npos || entry.name.compare(at, end.size(), end) != 0) continue;
    const GoldenClip clip{entry.name.substr(0, at), {}, 0};
    const bool named =
        std::any_of(known.begin(), known.end(), [&](const GoldenClip& other) { return other.prefix == clip.prefix; });
    if (!named) clips.push_back(clip);
  }
  for (GoldenClip& clip : clips) {
    const std::string start = clip.prefix + "mask.", last = ".target";
    for (const TensorEntry& entry : values.entries()) {
      if (entry.name.compare(0, start.size(), start) != 0) continue;
      const std::string mask = entry.name.substr(start.size(), entry.name.find('.', start.size()) - start.size());
      if (entry.name != start + mask + last) continue;
      clip.masks[mask] = 0;
    }
  }
  return clips;
}

void runMetaClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values) {
  MetaClip(model, clip, context, values).run();
}

void runHuggingFaceClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values) {
  const ModelDescription& d = model.description();
  const PositionGrid trained{d.crop / d.patch, d.crop / d.patch, 0, false};
  for (int row = 0; row < values.rows(clip.prefix + "input"); ++row) {
    const media::ClipTensor pictures = values.clip(clip.prefix + "input", row, d.tubelet);
    Trace trace;
    trace.want_attention = model.compute().isExact() && values.has(clip.prefix + "attn.target.0");
    const Matrix raw = model.encode(EncoderRole::Target, pictures, {}, context, trained, &trace);
    const Matrix targets = layerNormed(raw, 1);
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
      Trace predictor;
      predictor.want_attention = model.compute().isExact() && values.has(clip.prefix + "attn.predictor." + mask + ".0");
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

void runProbeCase(const Model& model, const Probe* original, const jobs::JobContext& context, GoldenValues& values) {
  constexpr double original_eps = 1e-5;
  for (int row = 0; row < values.rows("input"); ++row) {
    const media::ClipTensor pictures = values.clip("input", row, model.description().tubelet);
    const Matrix latents = model.encode(EncoderRole::Target, pictures, {}, context);
    values.add("encoder.last_hidden_state", latents);
    ProbeTrace trace;
    const std::vector<float> logits = model.classify(latents, context, std::nullopt, &trace);
    for (std::size_t i = 0; i < trace.states.size(); ++i) {
      values.add("pooler.state." + std::to_string(i), trace.states[i]);
      for (const Matrix& head : trace.attention[i]) values.add("pooler.attn." + std::to_string(i), head);
    }
    values.add("logits", logits);
    const std::vector<double> shares = softmax(logits);
    values.add("probabilities", std::vector<float>(shares.begin(), shares.end()));
    values.add("original.logits", model.classify(latents, context, original_eps));
    if (original != nullptr) values.add(kOriginalProbeLogits, original->logits(latents, model.description().levels, context));
  }
}

}  // namespace lacuna::model

#include "core/session/probe_study.hpp"
#include "core/session/session.hpp"

/// What a probe is read as: names, tables and one text, for views and files.
namespace lacuna::session {
namespace {

probe::Origin originOf(const latent::RunRequest& run) { return {run.window, run.model, run.mask, run.settings}; }
const probe::HiddenReading* hiddenOf(const probe::LinearResult& result) { return result.hidden ? &*result.hidden : nullptr; }

}  // namespace

std::vector<std::string> ProbeStudy::classNames() const {
  if (wish_.kind == Kind::Linear) return linear_ ? linear_->probe->labels.classes : std::vector<std::string>{};
  return session_.model() && hasAttentive() ? attentive_.labels(*session_.model()) : std::vector<std::string>{};
}

latent::Table ProbeStudy::classTable() const {
  if (wish_.kind == Kind::Linear) return linear_ ? tokenTable(originOf(linear_of_), *linear_->probe, linear_->tokens, hiddenOf(*linear_)) : latent::Table{};
  return classes_ ? probe::classTable(originOf(classes_of_), classes_by_, *classes_) : latent::Table{};
}

latent::Table ProbeStudy::foldTable() const { return linear_ ? probe::foldTable(originOf(linear_of_), *linear_->probe) : latent::Table{}; }

latent::Table ProbeStudy::curveTable(const std::vector<std::size_t>& classes) const {
  return curve_ ? probe::curveTable(originOf(curve_of_), *curve_, classes) : latent::Table{};
}

std::string ProbeStudy::json() const {
  if (wish_.kind == Kind::Linear) return linear_ ? probeJson(originOf(linear_of_), *linear_->probe, hiddenOf(*linear_)) : std::string();
  return classes_ ? probeJson(originOf(classes_of_), classes_by_, *classes_) : std::string();
}

}  // namespace lacuna::session

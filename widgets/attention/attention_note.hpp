#pragma once

#include <QString>

#include "core/session/attention_study.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// What the maps or figures of attention that a view shows are of, and what they are not.
QString attentionNote(const session::AttentionStudy& study, const ViewState& view);

}  // namespace lacuna::widgets

#pragma once

#include <QByteArray>
#include <string>

#include "core/jobs/job_context.hpp"

namespace lacuna::widgets {

/// The whole file or, when the job is stopped, none. Throws `Failure`.
void writeBytes(const QByteArray& bytes, const std::string& path, const jobs::JobContext& context);

}  // namespace lacuna::widgets

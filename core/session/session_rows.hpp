#pragma once

#include "core/database/database.hpp"
#include "core/jobs/job_context.hpp"
#include "core/session/saved_session.hpp"

/// Rows of a session file's tables, for session_file.cpp alone. Owner 0 of a mask is the document, another a run by its number.
namespace lacuna::session::rows {

void writeShapes(const database::Database& file, std::uint32_t owner, const std::vector<mask::MaskShape>& shapes);
std::vector<mask::MaskShape> readShapes(const database::Database& file, std::uint32_t owner);

void writeLabels(const database::Database& file, const std::vector<Label>& labels);
std::vector<Label> readLabels(const database::Database& file);

void writeSource(const database::Database& file, const std::string& role, const SourceFile& source);
SourceFile readSource(const database::Database& file, const std::string& role);

/// Puts in what is missing, takes out what is gone, and brings order, stars and notes up to date.
void writeRuns(const database::Database& file, const std::vector<KeptRun>& runs, const jobs::JobContext& context);
std::vector<KeptRun> readRuns(const database::Database& file, const jobs::JobContext& context);

/// Tokens of a grid, ascending, each once; else the file is damaged.
std::vector<TokenId> readTokens(const database::Statement& row, int column, const mask::TokenGrid& grid);
mask::TokenGrid readGrid(const database::Statement& row, int first_column);
Hash128 hashFrom(const database::Statement& row, int column);

}  // namespace lacuna::session::rows

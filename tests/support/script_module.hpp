#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace lacuna::test {

/// Methods of a small module whose numbers can be had by hand: a latent is the mean of each channel over a token's pixels
/// times the module's `weight` [3, 4] (`scriptWeight`); a prediction is the mean of the context plus 0.01 times the token's
/// id plus 10 steps + rows - columns.
extern const char* const kScriptEncode;
extern const char* const kScriptPredict;

/// patch 4, tubelet 2, crop 16, frames 4: 2 x 4 x 4 tokens.
extern const std::map<std::string, std::int64_t> kScriptNumbers;

float scriptWeight(int channel, int feature);

/// Saves a TorchScript module with these methods, whole numbers as attributes and a list of them, `seen`.
void saveScript(const std::string& path, const std::string& methods,
                const std::map<std::string, std::int64_t>& numbers = kScriptNumbers);

}  // namespace lacuna::test

#pragma once

// Catch2 2 (Debian 12) and 3 (Debian 13) under one header.
#ifdef LACUNA_CATCH2_OLD
#include <catch2/catch.hpp>
#else
#include <catch2/catch_all.hpp>
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;
#endif

#ifdef LACUNA_CATCH2_OLD
/// Catch2 3's name for the matcher.
inline auto ContainsSubstring(const std::string& text) { return Catch::Matchers::Contains(text); }
#endif

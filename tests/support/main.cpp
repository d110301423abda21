#ifdef LACUNA_CATCH2_OLD
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#else
#include <catch2/catch_session.hpp>
#endif

#include <cstdio>

#include "core/model/model.hpp"

int main(int argc, char** argv) {
  std::printf("%s\n", lacuna::model::configureThreads(0).c_str());
  return Catch::Session().run(argc, argv);
}

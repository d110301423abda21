# Writes OUT, a header with the commit of the sources in ROOT; left as it is when nothing changed, so that nothing is built anew.
# cmake -DROOT=<source folder> -DOUT=<header> -P commit.cmake
set(commit "")
cmake_policy(VERSION 3.25)
if(EXISTS ${ROOT}/.git)
  execute_process(COMMAND git --no-optional-locks describe --always --dirty --abbrev=10 --exclude=* WORKING_DIRECTORY ${ROOT}
                  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
else()
  file(READ ${ROOT}/app/commit.txt archived)  # filled in by git archive
  if(archived MATCHES "^([0-9a-f]+)")
    set(commit ${CMAKE_MATCH_1})
  endif()
endif()
if(NOT commit MATCHES "^[0-9a-f]+(-dirty)?$")
  set(commit unknown)
endif()
file(CONFIGURE OUTPUT ${OUT} CONTENT "#pragma once\n\n#define LACUNA_COMMIT \"@commit@\"\n" @ONLY)

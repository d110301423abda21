cmake_policy(VERSION 3.25)

# An archive of the sources (git archive) knows the commit that it was made from, without a repository.
# cmake -DROOT=<source folder> -DOUT=<folder to write to> -P lint_archive.cmake

if(NOT EXISTS ${ROOT}/.git)
  message(STATUS "These sources are no repository: left out")
  return()
endif()
file(REMOVE_RECURSE ${OUT})
file(MAKE_DIRECTORY ${OUT})
execute_process(COMMAND git archive --output=${OUT}/sources.tar HEAD app .gitattributes WORKING_DIRECTORY ${ROOT} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -E tar xf sources.tar WORKING_DIRECTORY ${OUT} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${OUT} -DOUT=${OUT}/commit.hpp -P ${OUT}/app/commit.cmake COMMAND_ERROR_IS_FATAL ANY)
file(READ ${OUT}/commit.hpp header)
execute_process(COMMAND git rev-parse HEAD WORKING_DIRECTORY ${ROOT} OUTPUT_VARIABLE head OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCH "LACUNA_COMMIT \"([0-9a-f]+)\"" found "${header}")
string(FIND "${head}" "${CMAKE_MATCH_1}" at)
if(NOT found OR NOT at EQUAL 0)
  message(FATAL_ERROR "An archive of ${head} says: ${header}")
endif()
message(STATUS "An archive knows its commit ${CMAKE_MATCH_1}")

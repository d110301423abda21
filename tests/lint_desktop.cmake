cmake_policy(VERSION 3.25)

# Asks the desktop's own tools what they say of the desktop entry, the AppStream component, the MIME type and the manual page; a tool
# that is not installed is left out, and said so.
# cmake -DROOT=<source folder> -DPROGRAM=<lacuna> -DOUT=<folder to write to> -P lint_desktop.cmake

set(desktop ${ROOT}/resources/desktop)
set(problems "")

function(ask name)
  find_program(tool_${name} ${name})
  if(NOT tool_${name})
    message(STATUS "${name} is not installed: left out")
    return()
  endif()
  execute_process(COMMAND ${tool_${name}} ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
  string(STRIP "${said}" said)
  if(result OR (name STREQUAL man AND said))
    set(problems "${problems}${name}: ${said}\n" PARENT_SCOPE)
  else()
    message(STATUS "${name}: content")
  endif()
endfunction()

ask(desktop-file-validate ${desktop}/lacuna.desktop)
ask(appstreamcli validate --no-net ${desktop}/org.lacuna.Lacuna.metainfo.xml)
ask(xmllint --noout ${desktop}/lacuna.xml ${desktop}/lacuna.svg)

file(MAKE_DIRECTORY ${OUT})
execute_process(COMMAND ${PROGRAM} --man OUTPUT_FILE ${OUT}/lacuna.1 RESULT_VARIABLE result)
if(result)
  set(problems "${problems}lacuna --man: ${result}\n")
endif()
ask(groff -man -Tutf8 -ww -z ${OUT}/lacuna.1)

# The MIME database knows a session by its first bytes, whatever it is called.
find_program(update_mime update-mime-database)
if(update_mime)
  file(REMOVE_RECURSE ${OUT}/mime)
  file(COPY ${desktop}/lacuna.xml DESTINATION ${OUT}/mime/packages)
  execute_process(COMMAND ${update_mime} ${OUT}/mime RESULT_VARIABLE result ERROR_VARIABLE said)
  file(GLOB types ${OUT}/mime/application/x-lacuna-session.xml)
  if(result OR NOT types)
    set(problems "${problems}update-mime-database: ${said}\n")
  endif()
else()
  message(STATUS "update-mime-database is not installed: left out")
endif()

# What is told of the version in other places is that of the program.
execute_process(COMMAND ${PROGRAM} --version OUTPUT_VARIABLE said)
string(REGEX MATCH "lacuna ([0-9.]+)" said "${said}")
set(version ${CMAKE_MATCH_1})
file(READ ${ROOT}/packaging/changelog changelog)
file(READ ${desktop}/org.lacuna.Lacuna.metainfo.xml metainfo)
if(NOT changelog MATCHES "^lacuna \\(${version}\\)" OR NOT metainfo MATCHES "<release version=\"${version}\"")
  set(problems "${problems}packaging/changelog or the AppStream component does not begin with version ${version}\n")
endif()

if(problems)
  message(FATAL_ERROR "${problems}")
endif()

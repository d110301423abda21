cmake_policy(VERSION 3.25)

# Fails where the program itself has anything to do with a network: a library for it, or a call that opens a connection.
# cmake -DPROGRAM=<lacuna> -DREADELF=<readelf> -DNM=<nm> -P lint_network.cmake

execute_process(COMMAND ${READELF} -d ${PROGRAM} OUTPUT_VARIABLE needed COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "NEEDED[^\n]*" libraries "${needed}")
list(LENGTH libraries count)
if(count LESS 10)
  message(FATAL_ERROR "Only ${count} libraries of ${PROGRAM}: is it the program?")
endif()
if(needed MATCHES "NEEDED[^\n]*(Network|WebSockets|WebEngine|curl|ssl|ssh|libtorch_distributed)[^\n]*")
  message(FATAL_ERROR "The program links ${CMAKE_MATCH_0}")
endif()
execute_process(COMMAND ${NM} -D --undefined-only ${PROGRAM} OUTPUT_VARIABLE calls COMMAND_ERROR_IS_FATAL ANY)
if(calls MATCHES " (socket|connect|bind|listen|accept4?|getaddrinfo|gethostbyname[a-z_0-9]*|sendto|recvfrom)(@[^\n]*)?\n")
  message(FATAL_ERROR "The program itself calls ${CMAKE_MATCH_1}")
endif()
message(STATUS "${count} libraries, none for a network; no call that opens a connection")

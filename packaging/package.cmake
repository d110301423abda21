# What is installed, and the Debian package of it: cmake --build build/release --target deb
include(GNUInstallDirs)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # tests and benchmarks need not be built for it

# The manual page is printed by the program itself, from its table of commands.
find_program(GZIP_PROGRAM gzip REQUIRED)
set(manual ${CMAKE_BINARY_DIR}/lacuna.1)
add_custom_command(OUTPUT ${manual}.gz
  COMMAND lacuna --man > ${manual}
  COMMAND ${GZIP_PROGRAM} -9 -n -c ${manual} > ${manual}.gz
  DEPENDS lacuna COMMENT "Printing the manual page" VERBATIM)
set(changelog ${CMAKE_BINARY_DIR}/changelog.gz)
add_custom_command(OUTPUT ${changelog}
  COMMAND ${GZIP_PROGRAM} -9 -n -c ${CMAKE_SOURCE_DIR}/packaging/changelog > ${changelog}
  DEPENDS ${CMAKE_SOURCE_DIR}/packaging/changelog VERBATIM)
add_custom_target(lacuna_documents DEPENDS ${manual}.gz ${changelog})

# Icons, themes, tours and translations are inside the program; the model is not.
install(TARGETS lacuna RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/models/ DESTINATION ${CMAKE_INSTALL_DATADIR}/lacuna/models)
install(FILES ${manual}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
set(desktop ${CMAKE_SOURCE_DIR}/resources/desktop)
install(FILES ${desktop}/lacuna.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${desktop}/lacuna.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES ${desktop}/lacuna.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${desktop}/org.lacuna.Lacuna.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/copyright ${changelog} DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/lacuna)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME lacuna)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Lacuna maintainers <maintainers@lacuna.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "studio for looking inside JEPA world models")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"JEPA world models do not draw missing pixels but predict them in an abstract
space of features. Lacuna hides part of a clip from such a model and shows
what it predicts behind it against what was there: on the frames, over time
and in 3-D, with numbers beside simple guesses.
.
A small model and drawn clips come with it. It uses no network.")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-inter, fonts-jetbrains-mono, libgl1-mesa-dri, libopenblas0-pthread")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, fonts-noto-cjk, qt6-translations-l10n")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${CPACK_PACKAGE_CONTACT})
include(CPack)

add_custom_target(deb COMMAND ${CMAKE_CPACK_COMMAND} -G DEB WORKING_DIRECTORY ${CMAKE_BINARY_DIR} COMMENT "Packing" VERBATIM)
add_dependencies(deb lacuna lacuna_documents)

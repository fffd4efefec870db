# A folder under src/ is a namespace and one library. Tests stand beside what they test and end in _test.cpp:
# they become one test program per folder.
include(GoogleTest)

# What nearly every source reads, compiled once for each larger library of a release build, with the library's own headers
# that nearly all of it reads (PRECOMPILE): nearly half of the time until somebody new sees the demonstration. Not in the
# other builds, where ccache lets one checkout use what another has compiled and a precompiled header would keep it from that.
set(house_headers <algorithm> <array> <chrono> <cstdint> <expected> <functional> <map> <memory> <optional> <ranges> <set>
    <stdexcept> <string> <string_view> <utility> <variant> <vector> <boost/describe.hpp> <boost/json.hpp> <boost/mp11.hpp>
    <fmt/format.h>)

function(lintel_precompile name)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/src/")
    target_precompile_headers(${name} PRIVATE ${house_headers} ${ARGN})
  endif()
endfunction()

# lintel_library(NAME DIRS dir... DEPS target...): every .cpp below the current folder, except tests.
# Folders with a library of their own are left out by giving EXCEPT dir...
function(lintel_library name)
  cmake_parse_arguments(ARG "" "" "DEPS;EXCEPT;TEST_DEPS;PRECOMPILE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  foreach(folder IN LISTS ARG_EXCEPT)
    list(FILTER sources EXCLUDE REGEX "^${CMAKE_CURRENT_SOURCE_DIR}/${folder}/")
  endforeach()
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC ${ARG_DEPS})
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${name} INTERFACE ${ARG_DEPS})
  endif()
  list(LENGTH sources count)
  if(count GREATER 12)
    lintel_precompile(${name} ${ARG_PRECOMPILE})
  endif()
  if(tests)
    lintel_test(${name}_test SOURCES ${tests} DEPS ${name} ${ARG_TEST_DEPS})
  endif()
endfunction()

# lintel_test(NAME SOURCES file... DEPS target...): one GoogleTest program, registered with ctest.
function(lintel_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;DEPS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_DEPS} GTest::gtest GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE LINTEL_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${name} TEST_PREFIX "${name}: " WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
                       PROPERTIES TIMEOUT ${ARG_TIMEOUT} DISCOVERY_TIMEOUT 60)
endfunction()

# lintel_fuzzer(NAME source DEPS target...): a libFuzzer program, only in the fuzz build.
function(lintel_fuzzer name source)
  cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
  if(LINTEL_FUZZ)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE ${ARG_DEPS})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  endif()
endfunction()

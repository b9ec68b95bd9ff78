# WebAssembly without a run-time beside it: clang with Debian's wasi-libc and wasm libc++, no exceptions, no imports.
# The face in src/faces/wasm replaces the few symbols that would import something (abort, operator new) by traps.
set(CMAKE_SYSTEM_NAME WASI)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})      # Platform/WASI.cmake
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

# The tested version first. The archiver must be of the same version: it reads the compiler's LTO objects.
foreach(version 19 20 21 22)
  find_program(ANTALGIC_WASM_CXX clang++-${version})
  if(ANTALGIC_WASM_CXX)
    string(REGEX REPLACE ".*-" "" ANTALGIC_LLVM ${ANTALGIC_WASM_CXX})
    break()
  endif()
endforeach()
set(CMAKE_C_COMPILER clang-${ANTALGIC_LLVM})
set(CMAKE_CXX_COMPILER clang++-${ANTALGIC_LLVM})
set(CMAKE_C_COMPILER_TARGET wasm32-wasi)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_AR llvm-ar-${ANTALGIC_LLVM})
set(CMAKE_RANLIB llvm-ranlib-${ANTALGIC_LLVM})

# Header-only libraries live among the native headers, which must not be seen as a whole: link just what is used.
set(ANTALGIC_WASM_HEADERS ${CMAKE_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${ANTALGIC_WASM_HEADERS})
foreach(name flatbuffers xxhash.h)
  if(EXISTS /usr/include/${name} AND NOT EXISTS ${ANTALGIC_WASM_HEADERS}/${name})
    file(CREATE_LINK /usr/include/${name} ${ANTALGIC_WASM_HEADERS}/${name} SYMBOLIC)
  endif()
endforeach()
set(CMAKE_CXX_STANDARD_INCLUDE_DIRECTORIES ${ANTALGIC_WASM_HEADERS})

set(CMAKE_CXX_FLAGS_INIT "-fno-exceptions -fno-rtti -msimd128 -mbulk-memory")
set(CMAKE_CXX_FLAGS_RELEASE "-Oz -flto -DNDEBUG" CACHE STRING "")
# -mexec-model belongs to the link alone: as a compile flag clang warns that it is unused.
set(CMAKE_EXE_LINKER_FLAGS_INIT
  "-mexec-model=reactor -Wl,--strip-all -Wl,--gc-sections -Wl,-z,stack-size=1048576 -Wl,--stack-first")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE NEVER)

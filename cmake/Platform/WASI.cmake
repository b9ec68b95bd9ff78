# CMake 3.25 does not know WASI; without this file every configure warns and programs have no suffix.
set(WASI 1)
set(CMAKE_EXECUTABLE_SUFFIX .wasm)

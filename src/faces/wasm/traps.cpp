// faces/wasm/traps.cpp: the places where the C++ library would print or exit. Here they trap, so that nothing need be imported.
#include <__verbose_abort>
#include <cstdint>
#include <cstdlib>
#include <new>

_LIBCPP_BEGIN_NAMESPACE_STD
void __libcpp_verbose_abort(const char*, ...) { __builtin_trap(); }
_LIBCPP_END_NAMESPACE_STD

// Out of memory is the end: there are no exceptions here.
auto operator new(std::size_t size) -> void* {
  if (void* out = std::malloc(size == 0 ? 1 : size)) return out;
  __builtin_trap();
}
auto operator new[](std::size_t size) -> void* { return operator new(size); }
auto operator new(std::size_t size, std::align_val_t alignment) -> void* {
  const auto unit = static_cast<std::size_t>(alignment);
  if (void* out = std::aligned_alloc(unit, (size + unit) / unit * unit)) return out;
  __builtin_trap();
}
auto operator new[](std::size_t size, std::align_val_t alignment) -> void* { return operator new(size, alignment); }
void operator delete(void* at) noexcept { std::free(at); }
void operator delete[](void* at) noexcept { std::free(at); }
void operator delete(void* at, std::size_t) noexcept { std::free(at); }
void operator delete[](void* at, std::size_t) noexcept { std::free(at); }
void operator delete(void* at, std::align_val_t) noexcept { std::free(at); }
void operator delete[](void* at, std::align_val_t) noexcept { std::free(at); }
void operator delete(void* at, std::size_t, std::align_val_t) noexcept { std::free(at); }
void operator delete[](void* at, std::size_t, std::align_val_t) noexcept { std::free(at); }

extern "C" {
void __cxa_pure_virtual() { __builtin_trap(); }
void abort_message(const char*, ...) { __builtin_trap(); }
std::uintptr_t __stack_chk_guard = 0x5F3A1C97;
void __stack_chk_fail() { __builtin_trap(); }
}

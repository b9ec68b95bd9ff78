// faces/wasm/api.cpp: what a web page calls. Text goes in and out through buffers in the module's own memory.
//   antalgic_alloc(size) -> address of a buffer, aligned to 16; antalgic_free(address)
//   antalgic_load(address, size) -> 0, or 1 + the number of the pack::LoadFault; the module keeps the buffer
//   antalgic_assess(address, size) -> 0: the output is an assessment; 1: it is a list of faults; 2: no pack is loaded
//   antalgic_replay(address, size) -> 0: the output is {"same":...,"differences":[...]}; 1, 2 as above
//   antalgic_start(address, size) -> 0: an interview begins from this presentation (size 0: from nothing); the output is its first step
//   antalgic_reply(address, size) -> 0: the output is the next step; 1: refused, asked again; 2: no interview
//   antalgic_output() and antalgic_output_size(): the text of the last call, until the next one
// One page, one module, one person: there is no other state. Call _initialize first.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>

#include "pack/pack.hpp"
#include "wire/assessment_json.hpp"
#include "wire/question_json.hpp"

#define ANTALGIC_EXPORT(name) extern "C" __attribute__((export_name(#name))) auto name

namespace {

using namespace antalgic;

enum Status : std::int32_t { done = 0, refused = 1, nothing_loaded = 2 };

struct Engine {
  std::optional<pack::Pack> pack;
  std::optional<care::Consultation> consultation;
  std::optional<wire::Interview> interview;
  std::string output;
};

auto engine() -> Engine& {
  static Engine one;
  return one;
}

auto refuse(const wire::Faults& faults) -> std::int32_t {
  auto& output = engine().output;
  output.clear();
  json::Writer writer{output};
  wire::write_faults(writer, faults);
  return refused;
}

auto text_at(const char* address, std::size_t size) -> std::string_view { return {address, size}; }

}  // namespace

ANTALGIC_EXPORT(antalgic_alloc)(std::size_t size)->void* { return std::aligned_alloc(16, (size + 31) / 16 * 16); }
ANTALGIC_EXPORT(antalgic_free)(void* address)->void { std::free(address); }
ANTALGIC_EXPORT(antalgic_output)()->const char* { return engine().output.data(); }
ANTALGIC_EXPORT(antalgic_output_size)()->std::size_t { return engine().output.size(); }

ANTALGIC_EXPORT(antalgic_load)(const std::byte* address, std::size_t size)->std::int32_t {
  auto loaded = pack::Pack::load({address, size});
  if (!loaded) return 1 + static_cast<std::int32_t>(loaded.error());
  auto& one = engine();
  one.interview.reset();
  one.consultation.reset();
  one.pack.emplace(std::move(*loaded));
  one.consultation.emplace(*one.pack);
  return done;
}

ANTALGIC_EXPORT(antalgic_assess)(const char* address, std::size_t size)->std::int32_t {
  auto& one = engine();
  if (!one.consultation) return nothing_loaded;
  const auto presentation = wire::read_presentation(*one.pack, text_at(address, size));
  if (!presentation) return refuse(presentation.error());
  one.output = wire::assess_to_json(*one.consultation, *presentation);
  return done;
}

ANTALGIC_EXPORT(antalgic_replay)(const char* address, std::size_t size)->std::int32_t {
  auto& one = engine();
  if (!one.consultation) return nothing_loaded;
  const auto replayed = wire::replay(*one.consultation, text_at(address, size));
  if (!replayed) return refuse(replayed.error());
  one.output.clear();
  json::Writer writer{one.output};
  writer.begin_object();
  writer.member("same", replayed->same);
  writer.key("differences").begin_array();
  for (const auto& difference : replayed->differences) writer.string(difference);
  writer.end_array();
  writer.end_object();
  return done;
}

ANTALGIC_EXPORT(antalgic_start)(const char* address, std::size_t size)->std::int32_t {
  auto& one = engine();
  if (!one.consultation) return nothing_loaded;
  const auto presentation = wire::read_presentation(*one.pack, size == 0 ? std::string_view{"{}"} : text_at(address, size));
  if (!presentation) return refuse(presentation.error());
  one.interview.emplace(*one.consultation, *presentation);
  one.output = wire::step_line(*one.interview);
  return done;
}

ANTALGIC_EXPORT(antalgic_reply)(const char* address, std::size_t size)->std::int32_t {
  auto& one = engine();
  if (!one.interview) return nothing_loaded;
  const auto reply = wire::read_reply(*one.pack, text_at(address, size));
  if (!reply) {
    one.output = wire::refused_line(reply.error());
    return refused;
  }
  one.interview->take(*reply);
  one.output = wire::step_line(*one.interview);
  return done;
}

#include "wire/fault.hpp"

#include "base/decimal.hpp"

namespace antalgic::wire {

auto from_json_fault(const json::Fault& fault) -> Fault {
  std::string message = "line ";
  decimal::integer(message, fault.line);
  message.append(", column ");
  decimal::integer(message, fault.column);
  message.append(": ").append(json::to_string(fault.kind));
  return {fault.pointer, std::move(message)};
}

auto in_lines(const Faults& faults) -> std::string {
  std::string out;
  for (const auto& fault : faults) out.append(fault.pointer.empty() ? "/" : fault.pointer).append(": ").append(fault.message).append("\n");
  return out;
}

void write_faults(json::Writer& out, const Faults& faults) {
  out.begin_array();
  for (const auto& fault : faults) {
    out.begin_object();
    out.member("at", fault.pointer);
    out.member("message", fault.message);
    out.end_object();
  }
  out.end_array();
}

}  // namespace antalgic::wire

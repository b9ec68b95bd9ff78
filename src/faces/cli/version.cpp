#include "wire/version.hpp"
#include "faces/cli/cli.hpp"
#include "faces/cli/io.hpp"
#include "faces/cli/packs.hpp"
#include "wire/assessment_json.hpp"

namespace antalgic::cli {

auto run(const Common& common, const Version&) -> Exit {
  const auto pack = open_pack(common.pack);
  if (!pack) return complain(pack.error()), Exit::knowledge_refused;
  const auto id = std::string{pack::text(pack->core().raw().id())};
  const auto version = std::string{pack::text(pack->core().raw().version())};
  const auto hash = wire::hex(pack->core().hash());
  if (common.format == Format::json) {
    std::string out;
    json::Writer writer{out};
    writer.begin_object();
    writer.member("engine", wire::engine_version);
    writer.key("pack").begin_object();
    writer.member("id", id);
    writer.member("version", version);
    writer.member("hash", hash);
    writer.end_object();
    writer.end_object();
    print(out + "\n");
  } else {
    print("antalgic " + std::string{wire::engine_version} + "\npack " + id + " " + version + "\nhash " + hash + "\n");
  }
  return Exit::done;
}

}  // namespace antalgic::cli

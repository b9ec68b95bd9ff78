#include "base/json.hpp"

#include <gtest/gtest.h>

#include "base/json_writer.hpp"

namespace antalgic::json {
namespace {

auto fault_of(std::string_view text, Limits limits = {}) -> std::optional<FaultKind> {
  const auto document = read(text, limits);
  if (document) return std::nullopt;
  return document.error().kind;
}

TEST(Json, ReadsEveryKindOfValue) {
  const auto document = read(R"( {"a":[1,-2.5e1,true,false,null,"x\u00e9\ud83d\ude00\n"],"b":{}} )");
  ASSERT_TRUE(document);
  const auto a = document->root().find("a");
  ASSERT_EQ(a.size(), 6U);
  auto item = a.first();
  EXPECT_EQ(item.number(), 1.0);
  item = item.next();
  EXPECT_EQ(item.number(), -25.0);
  item = item.next();
  EXPECT_EQ(item.boolean(), true);
  item = item.next().next();
  EXPECT_TRUE(item.is(Kind::null));
  item = item.next();
  EXPECT_EQ(item.string(), "x\xC3\xA9\xF0\x9F\x98\x80\n");
  EXPECT_FALSE(item.next());
  EXPECT_TRUE(document->root().find("b").is(Kind::object));
  EXPECT_FALSE(document->root().find("c"));
}

TEST(Json, KeepsPlaces) {
  const auto document = read("{\n  \"a\": 7}");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().find("a").offset(), 9U);
  const auto broken = read("{\n  \"a\": [1, oops]}");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().line, 2U);
  EXPECT_EQ(broken.error().column, 12U);
  EXPECT_EQ(broken.error().pointer, "/a/1");
}

TEST(Json, RefusesWhatTheStandardRefuses) {
  EXPECT_EQ(fault_of(""), FaultKind::unexpected_end);
  EXPECT_EQ(fault_of("{"), FaultKind::unexpected_end);
  EXPECT_EQ(fault_of("[1,]"), FaultKind::unexpected_character);
  EXPECT_EQ(fault_of("{\"a\":1,}"), FaultKind::unexpected_character);
  EXPECT_EQ(fault_of("// no\n1"), FaultKind::unexpected_character);
  EXPECT_EQ(fault_of("NaN"), FaultKind::unexpected_character);
  EXPECT_EQ(fault_of("1 2"), FaultKind::text_after_value);
  EXPECT_EQ(fault_of("01"), FaultKind::bad_number);
  EXPECT_EQ(fault_of("-"), FaultKind::bad_number);
  EXPECT_EQ(fault_of("1e999"), FaultKind::number_out_of_range);
  EXPECT_EQ(fault_of("\"a\nb\""), FaultKind::bad_string);
  EXPECT_EQ(fault_of("\"\\x\""), FaultKind::bad_escape);
  EXPECT_EQ(fault_of("\"\\ud800\""), FaultKind::bad_escape);
  EXPECT_EQ(fault_of("\"\\udc00\""), FaultKind::bad_escape);
  EXPECT_EQ(fault_of("\"\\u12\""), FaultKind::bad_escape);
  EXPECT_EQ(fault_of("\"\xFF\""), FaultKind::bad_utf8);
  EXPECT_EQ(fault_of("{\"a\":1,\"a\":2}"), FaultKind::duplicate_key);
  EXPECT_EQ(fault_of("{\"a\":1,\"\\u0061\":2}"), FaultKind::duplicate_key);
}

TEST(Json, LimitsHold) {
  EXPECT_EQ(fault_of(std::string(40, '[') + std::string(40, ']')), FaultKind::too_deep);
  EXPECT_EQ(fault_of("[1,2,3,4]", {.values = 3}), FaultKind::too_many_values);
  EXPECT_EQ(fault_of("[1,2,3,4]", {.bytes = 4}), FaultKind::too_long);
}

TEST(Json, EveryPrefixIsRefused) {
  const std::string text = R"({"a":[1,true,"x\u00e9"],"b":{"c":null}})";
  ASSERT_TRUE(read(text));
  for (std::size_t n = 0; n < text.size(); ++n) EXPECT_FALSE(read(std::string_view{text}.substr(0, n))) << n;
}

TEST(Json, WrittenTextReadsBack) {
  std::string out;
  Writer w{out};
  w.begin_object();
  w.member("text", "tab\t quote\" back\\ line\n bell\x07");
  w.key("list").begin_array();
  w.integer(-3);
  w.fixed(0.41, 4);
  w.number(36.6);
  w.boolean(true);
  w.null();
  w.end_array();
  w.key("empty").begin_object();
  w.end_object();
  w.end_object();
  EXPECT_EQ(out, "{\"text\":\"tab\\t quote\\\" back\\\\ line\\n bell\\u0007\",\"list\":[-3,0.4100,36.6,true,null],\"empty\":{}}");
  const auto document = read(out);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().find("text").string(), "tab\t quote\" back\\ line\n bell\x07");
}

TEST(Json, IndentedTextIsTheSameValue) {
  std::string out;
  Writer w{out, Writer::Style::indented};
  w.begin_object();
  w.key("a").begin_array();
  w.integer(1);
  w.integer(2);
  w.end_array();
  w.key("b").begin_array();
  w.end_array();
  w.end_object();
  EXPECT_EQ(out, "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}");
}

}  // namespace
}  // namespace antalgic::json

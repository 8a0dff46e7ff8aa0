// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/models/logit_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/models/toml_section.hpp"

namespace orrery::models {
namespace {

FrameSection frame_of(const TomlSection& in) {
  in.allow({"unit",
            "system",
            "directed",
            "from",
            "to",
            "with",
            "only",
            "among",
            "where",
            "whittle",
            "convention"});
  FrameSection frame;
  frame.unit = in.text("unit");
  frame.system = in.word("system", {"cow", "gw"});
  frame.directed = in.truth_or("directed", true);
  frame.from = in.year("from");
  frame.to = in.year("to");
  if (frame.from && frame.to && *frame.from > *frame.to)
    in.fail_at("to",
               fmt::format("the years {} to {} are in the wrong order", *frame.from, *frame.to));
  frame.with = in.texts("with");
  frame.only = in.texts("only");
  frame.among = in.texts("among");
  frame.where = in.text_or("where", "");
  frame.whittle = in.texts("whittle");
  frame.convention = in.text_or("convention", "");
  frame.line = in.line();
  return frame;
}

PeaceYears peace_of(const TomlSection& in) {
  in.allow({"column", "form", "knots"});
  PeaceYears peace;
  peace.column = in.text("column");
  const auto form = in.word("form", {"cubic", "linear", "splines"});
  peace.form = form == "cubic"    ? PeaceForm::Cubic
               : form == "linear" ? PeaceForm::Linear
                                  : PeaceForm::Splines;
  peace.knots = in.numbers("knots");
  peace.line = in.line();
  const bool rising =
      std::ranges::adjacent_find(peace.knots, std::greater_equal<>()) == peace.knots.end();
  if (peace.form != PeaceForm::Splines && in.has("knots"))
    in.fail_at("knots", "\"knots\" belong to the form \"splines\"");
  if (peace.form == PeaceForm::Splines && (peace.knots.size() < 3 || !rising)) {
    in.fail_at("knots", "splines need three or more knots that rise", "such as knots = [1, 4, 7]");
  }
  return peace;
}

ErrorsSection errors_of(const TomlSection& in) {
  in.allow({"kind", "by", "small_sample", "level"});
  ErrorsSection errors;
  errors.kind = in.word("kind", {"clustered", "classical", "robust", "dyadic"});
  errors.by = in.texts("by");
  errors.small_sample = in.word("small_sample", {"groups", "none", "degrees"});
  errors.level = in.share_or("level", errors.level);
  errors.line = in.line();
  if (in.has("by") && errors.kind != "clustered")
    in.fail_at("by", "\"by\" belongs to clustered errors");
  if (in.has("small_sample") && (errors.kind == "classical" || errors.kind == "dyadic"))
    in.fail_at("small_sample", "\"small_sample\" belongs to robust and clustered errors");
  return errors;
}

void read_model(const TomlSection& in, LogitModel& model) {
  in.allow({"outcome", "weights", "constant", "effects"});
  model.outcome = {"outcome", in.text("outcome"), in.line_of("outcome")};
  if (in.has("weights")) model.weights = Term{"weights", in.text("weights"), in.line_of("weights")};
  model.constant = in.truth_or("constant", true);
  model.effects = in.truth_or("effects", false);
}

std::vector<Term> terms_of(const TomlSection& in) {
  std::vector<Term> terms;
  for (auto& [name, text, line] : in.named_texts())
    terms.push_back({std::move(name), std::move(text), line});
  return terms;
}

std::string lower(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

/// Terms are columns of one query, where case does not count.
void require_distinct(const LogitModel& model) {
  std::vector<std::string> names{"(constant)"};
  auto terms = model.terms;
  for (auto& term : peace_terms(model.peace_years)) terms.push_back(std::move(term));
  for (const auto& term : terms) {
    auto name = lower(term.name);
    if (std::ranges::find(names, name) != names.end()) {
      throw Error(ErrorKind::Usage,
                  fmt::format("two terms are called \"{}\"", term.name),
                  fmt::format("{}:{}", model.file, std::max(1, term.line)),
                  "peace-years are called t; give the other another name");
    }
    names.push_back(std::move(name));
  }
  if (terms.empty() && !model.constant) {
    throw Error(ErrorKind::Usage, "the model has no term", fmt::format("{}:1", model.file));
  }
}

/// (t − knot)₊³, missing where t is.
std::string cube_above(const std::string& t, double knot) {
  return fmt::format(
      "(CASE WHEN {0} > {1} THEN ({0} - ({1})) ^ 3 WHEN {0} IS NOT NULL THEN 0 END)", t, knot);
}

}  // namespace

LogitModel parse_logit_model(std::string_view toml, const std::string& file) {
  return read_toml(toml, file, [&](const TomlSection& in) {
    in.allow({"title", "about", "frame", "model", "terms", "peace_years", "errors"});
    LogitModel model;
    model.file = file;
    model.text = toml;
    model.title = in.text_or("title", "Logit");
    model.about = in.text_or("about", "");
    model.frame = frame_of(in.needed_section("frame"));
    read_model(in.needed_section("model"), model);
    if (const auto terms = in.section("terms")) model.terms = terms_of(*terms);
    if (const auto peace = in.section("peace_years")) model.peace_years = peace_of(*peace);
    if (const auto errors = in.section("errors")) model.errors = errors_of(*errors);
    require_distinct(model);
    return model;
  });
}

std::vector<Term> peace_terms(const PeaceYears& peace) {
  if (peace.form == PeaceForm::None) return {};
  const auto t = fmt::format("CAST({} AS DOUBLE)", peace.column);
  std::vector<Term> terms{{"t", t, peace.line}};
  if (peace.form == PeaceForm::Cubic) {
    terms.push_back({"t^2", t + " ^ 2", peace.line});
    terms.push_back({"t^3", t + " ^ 3", peace.line});
  }
  if (peace.form != PeaceForm::Splines) return terms;
  const auto& k = peace.knots;
  const auto last = k[k.size() - 1];
  const auto before = k[k.size() - 2];
  for (std::size_t j = 0; j + 2 < k.size(); ++j) {
    terms.push_back({fmt::format("s{}", j + 1),
                     fmt::format("({} - {} * ({}) + {} * ({})) / ({})",
                                 cube_above(t, k[j]),
                                 cube_above(t, before),
                                 (last - k[j]) / (last - before),
                                 cube_above(t, last),
                                 (before - k[j]) / (last - before),
                                 (last - k[0]) * (last - k[0])),
                     peace.line});
  }
  return terms;
}

}  // namespace orrery::models

// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/norms/speeches/term_lists.hpp"
#include "orrery/norms/tables/speeches.hpp"

namespace orrery::api {
namespace {

using norms::TermList;

std::vector<TermList> lists_of_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::MissingData, "cannot be read", path.string());
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  try {
    return norms::parse_term_lists(text);
  } catch (const Error& error) {
    throw Error(error.kind(),
                error.message(),
                fmt::format("{}, {}", path.string(), error.place()),
                error.hint());
  }
}

Table lists_table(const std::vector<TermList>& lists) {
  Table table{"lists",
              "Lists of terms",
              {{"list", "", "name for use here"},
               {"title", "", "what it stands for"},
               {"terms", "", "words and phrases"},
               {"note", "", "what the choice takes in and leaves out"}},
              {},
              {},
              {}};
  for (const auto& list : lists) {
    std::string terms;
    for (const auto& term : list.terms) terms += (terms.empty() ? "" : "; ") + term;
    table.rows.push_back({list.name, list.title, terms, list.note});
  }
  return table;
}

TermList chosen(const SpeechesQuery& query, const std::vector<TermList>& lists) {
  if (!query.terms.empty()) {
    std::string title;
    for (const auto& term : query.terms) title += (title.empty() ? "" : ", ") + term;
    return {"terms", title, query.terms, {}};
  }
  const auto found = std::ranges::find(lists, query.list, &TermList::name);
  if (found != lists.end()) return *found;
  std::vector<std::string> names;
  names.reserve(lists.size());
  for (const auto& list : lists) names.push_back(list.name);
  const auto near = closest(query.list, names);
  throw Error(ErrorKind::Usage,
              fmt::format("there is no list of terms \"{}\"", query.list),
              {},
              did_you_mean(near, "orrery show speeches lists them"));
}

/// Mentions added up over speeches.
struct Sum {
  std::int64_t speeches = 0;
  std::int64_t mentioning = 0;
  std::int64_t words = 0;
  std::int64_t exact = 0;
  std::int64_t stemmed = 0;

  void add(const norms::TermCounts& counts) {
    ++speeches;
    mentioning += counts.stemmed.front() > 0 ? 1 : 0;
    words += counts.words;
    exact += counts.exact.front();
    stemmed += counts.stemmed.front();
  }
  Cell per_1000() const {
    if (words == 0) return std::monostate{};
    return 1000.0 * static_cast<double>(stemmed) / static_cast<double>(words);
  }
};

Table years_table(const TermList& list, const std::map<Year, Sum>& years) {
  Table table{"years",
              fmt::format("{} in the General Debate by year", list.title),
              {{"year", "", "calendar year"},
               {"speeches", "", "speeches on record"},
               {"mentioning", "", "speeches with a mention, by stem"},
               {"words", "", "words of the speeches"},
               {"exact", "", "mentions in the same words"},
               {"stemmed", "", "mentions in words of the same stem"},
               {"per_1000", "", "stemmed mentions per 1,000 words"}},
              {},
              {},
              {}};
  for (const auto& [year, sum] : years) {
    table.rows.push_back({std::int64_t{year},
                          sum.speeches,
                          sum.mentioning,
                          sum.words,
                          sum.exact,
                          sum.stemmed,
                          sum.per_1000()});
  }
  return table;
}

Table speakers_table(const TermList& list, const std::map<std::string, Sum>& speakers) {
  Table table{"speakers",
              fmt::format("{} in the General Debate by speaker", list.title),
              {{"iso3", "", "code of the speaker in the source"},
               {"speeches", "", "speeches on record"},
               {"mentioning", "", "speeches with a mention, by stem"},
               {"stemmed", "", "mentions in words of the same stem"},
               {"per_1000", "", "stemmed mentions per 1,000 words"}},
              {},
              {},
              {}};
  std::vector<std::pair<std::string, Sum>> sorted(speakers.begin(), speakers.end());
  std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) {
    return a.second.stemmed * std::max<std::int64_t>(b.second.words, 1) >
           b.second.stemmed * std::max<std::int64_t>(a.second.words, 1);
  });
  for (const auto& [iso3, sum] : sorted) {
    table.rows.push_back({iso3, sum.speeches, sum.mentioning, sum.stemmed, sum.per_1000()});
  }
  return table;
}

}  // namespace

Document Session::speeches(const SpeechesQuery& query) const {
  const auto lists =
      query.lists_file.empty() ? norms::shipped_term_lists() : lists_of_file(query.lists_file);
  if (query.list.empty() && query.terms.empty()) return {"Lists of terms", {lists_table(lists)}};
  const std::vector<TermList> list{chosen(query, lists)};
  std::optional<State> state;
  if (!query.state.empty()) state = impl_->directory().need(query.state);
  const auto speeches = norms::count_in_speeches(impl_->database, list, query.threads);
  if (speeches.empty()) {
    throw Error(ErrorKind::MissingData,
                "this world has no speeches",
                {},
                "build it with the UN General Debate Corpus (`orrery sources ungdc`)");
  }
  std::map<Year, Sum> years;
  std::map<std::string, Sum> speakers;
  std::vector<std::string> sources;
  for (const auto& speech : speeches) {
    if (state && speech.state != state) continue;
    if (speech.year < query.from.value_or(0) || speech.year > query.to.value_or(9999)) continue;
    years[speech.year].add(speech.counts);
    speakers[speech.iso3].add(speech.counts);
    if (std::ranges::find(sources, speech.source) == sources.end())
      sources.push_back(speech.source);
  }
  auto table = years_table(list.front(), years);
  table.notes.emplace_back(
      "A year without a row has no speech on record; a speech without a mention counts as 0. The "
      "words do not tell for or against.");
  cite(impl_->database, table, sources);
  Document document{list.front().title + " in the General Debate", {std::move(table)}};
  if (!state) document.tables.push_back(speakers_table(list.front(), speakers));
  return document;
}

}  // namespace orrery::api

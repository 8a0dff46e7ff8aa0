// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "orrery/base/error.hpp"
#include "orrery/intake/wildcard.hpp"
#include "orrery/store/database.hpp"
#include "orrery/world/embedded.hpp"
#include "support/scratch.hpp"

namespace orrery::world {
namespace {

using orrery::testing::error_of;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

template <typename Visit>
void for_each_release(const Visit& visit) {
  for (const auto& dataset : catalogue()) {
    for (const auto& release : dataset.releases) visit(dataset, release);
  }
}

template <typename Visit>
void for_each_file(const Visit& visit) {
  for_each_release([&](const DatasetSpec&, const ReleaseSpec& release) {
    for (const auto& layout : release.layouts) {
      for (const auto& file : layout.files) visit(release, layout, file);
    }
  });
}

TEST(Catalogue, HasTheDatasetsOfStatesAndPowerInTheirOrder) {
  std::vector<std::string> ids;
  for (const auto& dataset : catalogue()) ids.push_back(dataset.id);
  for (const auto* const id : {"cow_states",
                               "cow_majors",
                               "gw_states",
                               "cow_nmc",
                               "capitals",
                               "wb_gdp",
                               "wb_gdp_ppp",
                               "wb_population",
                               "pwt",
                               "sipri_milex"}) {
    EXPECT_THAT(ids, ::testing::Contains(id));
  }
  EXPECT_TRUE(std::ranges::is_sorted(catalogue(), {}, &DatasetSpec::order));
}

TEST(Catalogue, KnowsEveryFolderOnce) {
  std::set<std::string> ids;
  for (const auto& dataset : catalogue()) {
    EXPECT_TRUE(ids.insert(dataset.id).second) << dataset.id;
    for (const auto& text : {dataset.title, dataset.publisher, dataset.about, dataset.licence}) {
      EXPECT_THAT(text, Not(IsEmpty())) << dataset.id;
    }
    EXPECT_TRUE(dataset.url.starts_with("http")) << dataset.id;
    EXPECT_FALSE(dataset.releases.empty()) << dataset.id;
  }
  std::set<std::string> folders;
  for (const auto& file : embedded_sources()) {
    folders.emplace(file.path.substr(0, file.path.find('/')));
  }
  EXPECT_EQ(ids, folders);
}

TEST(Catalogue, NamesEveryReleaseOnce) {
  std::set<std::string> ids{"reference"};
  for_each_release([&](const DatasetSpec&, const ReleaseSpec& release) {
    EXPECT_TRUE(ids.insert(release.id).second) << release.id;
    EXPECT_FALSE(release.version.empty()) << release.id;
    EXPECT_FALSE(release.covers_states.empty()) << release.id;
    EXPECT_FALSE(release.layouts.empty()) << release.id;
    for (const auto& layout : release.layouts) {
      const bool asks = layout.clean.find("${tag}") != std::string::npos;
      EXPECT_FALSE(asks && release.tag.empty()) << release.id << " has no tag for its SQL";
    }
  });
}

TEST(Catalogue, StatesTheYearsOfEveryRelease) {
  for_each_release([](const DatasetSpec&, const ReleaseSpec& release) {
    EXPECT_GE(release.covers_from, 1400) << release.id;
    EXPECT_LE(release.covers_from, release.covers_to) << release.id;
    EXPECT_LE(release.covers_to, 2030) << release.id;
  });
}

TEST(Catalogue, CitesEveryRelease) {
  const std::regex entry(
      R"((@(article|book|incollection|misc|dataset|techreport|unpublished)\{[a-z0-9_]+,[^@]*\}\s*)+)");
  for_each_release([&](const DatasetSpec&, const ReleaseSpec& release) {
    EXPECT_GT(release.citation.size(), 40U) << release.id;
    auto bibtex = release.bibtex;
    bibtex.erase(0, bibtex.find('@'));
    bibtex.erase(bibtex.find_last_of('}') + 1);
    EXPECT_TRUE(std::regex_match(bibtex, entry)) << release.id << ":\n" << bibtex;
    EXPECT_EQ(std::ranges::count(bibtex, '{'), std::ranges::count(bibtex, '}')) << release.id;
    EXPECT_THAT(bibtex, AllOf(HasSubstr("author"), HasSubstr("title"))) << release.id;
  });
}

TEST(Catalogue, CleansEveryLayoutBySqlThatParses) {
  auto database = store::Database::in_memory();
  database.execute(std::string(world_sql("schema.sql")));
  for_each_release([&](const DatasetSpec&, const ReleaseSpec& release) {
    for (const auto& layout : release.layouts) {
      EXPECT_THAT(layout.clean, HasSubstr("INSERT INTO")) << release.id << ' ' << layout.name;
      EXPECT_FALSE(layout.files.empty()) << release.id << ' ' << layout.name;
    }
  });
}

TEST(Catalogue, GivesEveryTableOneName) {
  std::set<std::string> tables;
  for_each_release([&](const DatasetSpec&, const ReleaseSpec& release) {
    std::set<std::string> of_release;
    for (const auto& layout : release.layouts) {
      std::set<std::string> of_layout;
      for (const auto& file : layout.files) {
        EXPECT_TRUE(of_layout.insert(file.table).second) << file.table;
        of_release.insert(file.table);
      }
    }
    for (const auto& table : of_release) EXPECT_TRUE(tables.insert(table).second) << table;
  });
}

// What is downloaded is found again by its name, unless it is an archive whose members are.
TEST(Catalogue, NamesDownloadsAsItFindsThem) {
  for_each_release([&](const DatasetSpec&, const ReleaseSpec& release) {
    for (const auto& layout : release.layouts) {
      for (const auto& download : layout.downloads) {
        if (download.name.ends_with(".zip")) continue;
        const bool found = std::ranges::any_of(layout.files, [&](const FileSpec& file) {
          return std::ranges::any_of(file.names, [&](const std::string& name) {
            return intake::matches_wildcard(name, download.name);
          });
        });
        EXPECT_TRUE(found) << release.id << ' ' << download.name;
      }
    }
  });
}

// Every table that a file becomes can be made, its years asked for, its key and its checks tried.
TEST(Catalogue, DeclaresColumnsKeysAndChecksThatSqlTakes) {
  // Their publishers list some rows twice and number none.
  const std::set<std::string> without_key{"sipri_arms", "cow_alliance_dyads", "cow_dyadic_mid"};
  auto database = store::Database::in_memory();
  for_each_file([&](const ReleaseSpec& release, const LayoutSpec&, const FileSpec& file) {
    std::string columns;
    for (const auto& column : file.columns) {
      columns +=
          (columns.empty() ? "" : ", ") + store::quoted_name(column.name) + " " + column.type;
      EXPECT_FALSE(column.meaning.empty()) << release.id << ' ' << column.name;
    }
    if (!file.year_columns.empty()) {
      columns += ", year SMALLINT, " + store::quoted_name(file.year_columns) + " DOUBLE";
    }
    const auto table = store::quoted_name(file.table);
    database.execute("CREATE OR REPLACE TABLE " + table + " (" + columns + ")");
    EXPECT_NO_THROW(
        database.query("SELECT " + file.years_from + ", " + file.years_to + " FROM " + table))
        << release.id << ' ' << file.table;
    for (const auto& key : file.key) {
      EXPECT_NO_THROW(database.query("SELECT " + store::quoted_name(key) + " FROM " + table))
          << release.id << ' ' << file.table;
    }
    EXPECT_TRUE(!file.key.empty() || without_key.contains(file.table))
        << release.id << ' ' << file.table;
    for (const auto& check : file.checks) {
      EXPECT_NO_THROW(
          database.query("SELECT 1 FROM " + table + " WHERE NOT (" + check.condition + ")"))
          << release.id << ' ' << check.condition;
      EXPECT_FALSE(check.sentence.empty()) << release.id;
    }
  });
}

TEST(Catalogue, KeepsWhatIsBundledWithinReach) {
  EXPECT_THAT(std::string(reference_table("states.csv")), HasSubstr("state,abb,name"));
  EXPECT_EQ(error_of([] { reference_table("none.csv"); }).kind(), ErrorKind::Internal);
  EXPECT_EQ(error_of([] { world_sql("none.sql"); }).kind(), ErrorKind::Internal);
}

constexpr std::string_view kSource = R"(# a dataset
title = "T"
publisher = "P"
about = "A"
url = "https://example.org"
licence = "L"
order = 1

[[release]]
id = "t_1"
version = "1"
years = [1900, 2000]
states = "all"
citation = "C"
bibtex = "B"

[[release.layout]]
name = "l"
clean = "clean.sql"

[[release.layout.file]]
table = "t"
names = ["t.csv"]
columns = [["a", "DOUBLE", "an a"]]
)";

DatasetSpec parsed(const std::string& toml) {
  return parse_dataset("t", toml, "sources/t/source.toml", {{"clean.sql", "SELECT 1"}});
}

std::string with(const std::string& before, const std::string& after) {
  std::string toml(kSource);
  const auto at = toml.find(before);
  EXPECT_NE(at, std::string::npos) << before;
  return toml.replace(at, before.size(), after);
}

TEST(ParseDataset, ReadsWhatIsThereAndFillsInTheRest) {
  const auto dataset = parsed(std::string(kSource));
  EXPECT_EQ(dataset.id, "t");
  EXPECT_EQ(dataset.choice, Choice::All);
  const auto& release = dataset.releases.at(0);
  EXPECT_EQ(release.covers_from, 1900);
  EXPECT_EQ(release.covers_to, 2000);
  const auto& file = release.layouts.at(0).files.at(0);
  EXPECT_EQ(release.layouts.at(0).clean, "SELECT 1");
  EXPECT_EQ(file.delimiter, ',');
  EXPECT_TRUE(file.header);
  EXPECT_EQ(file.nulls, std::vector<std::string>{""});
  EXPECT_EQ(file.years_from, "min(year)");
}

struct Mistake {
  std::string before;
  std::string after;
  int line;
  std::string said;
};

TEST(ParseDataset, SaysInWhichLineAMistakeStands) {
  const std::vector<Mistake> mistakes{
      {"title = \"T\"\n", "", 1, "title"},
      {"order = 1", "order = \"one\"", 1, "order"},
      {"licence = \"L\"", "license = \"L\"", 1, "license"},
      {"id = \"t_1\"\n", "", 9, "id"},
      {"years = [1900, 2000]", "years = [1900]", 9, "years"},
      {"version = \"1\"", "version = \"1\"\nvertion = \"1\"", 9, "vertion"},
      {"clean = \"clean.sql\"", "clean = \"other.sql\"", 17, "other.sql"},
      {"table = \"t\"\n", "", 21, "table"},
      {"names = [\"t.csv\"]\n", "", 21, "names"},
      {"[\"a\", \"DOUBLE\", \"an a\"]", "[\"a\", \"DOUBLE\"]", 21, "columns"},
      {"clean = \"clean.sql\"",
       "clean = \"clean.sql\"\ndownload = [[\"ftp://a/b\", \"b\"]]",
       17,
       "download"},
      {"clean = \"clean.sql\"",
       "clean = \"clean.sql\"\ndownload = [[\"https://a/b\", \"../b\"]]",
       17,
       "download"},
      {"table = \"t\"", "table = \"t\"\nstream = \"news\"", 21, "stream"},
      {"url = \"https", "url = https", 5, ""},
  };
  for (const auto& mistake : mistakes) {
    const auto error = error_of([&] { parsed(with(mistake.before, mistake.after)); });
    EXPECT_EQ(error.kind(), ErrorKind::Internal) << mistake.after;
    EXPECT_THAT(error.message(), HasSubstr(mistake.said)) << mistake.after;
    EXPECT_EQ(error.place(), "sources/t/source.toml:" + std::to_string(mistake.line))
        << mistake.after;
  }
}

TEST(ParseDataset, RefusesYearsInTheWrongOrderAndAnUnknownChoice) {
  EXPECT_EQ(error_of([] { parsed(with("[1900, 2000]", "[2000, 1900]")); }).kind(),
            ErrorKind::Internal);
  EXPECT_EQ(error_of([] { parsed(with("[1900, 2000]", "[\"1900\", 2000]")); }).kind(),
            ErrorKind::Internal);
  EXPECT_EQ(error_of([] { parsed(with("order = 1", "order = 1\nchoose = \"newest\"")); }).kind(),
            ErrorKind::Internal);
  EXPECT_EQ(
      error_of([] { parsed(with("table = \"t\"", "table = \"t\"\ndelimiter = \"\"")); }).kind(),
      ErrorKind::Internal);
  EXPECT_EQ(
      error_of([] { parsed(with("table = \"t\"", "table = \"t\"\nencoding = \"utf8\"")); }).kind(),
      ErrorKind::Internal);
}

}  // namespace
}  // namespace orrery::world

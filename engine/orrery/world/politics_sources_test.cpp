// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sources on regimes, leaders, sanctions, agreements, arms, votes and speeches, in tiny files of
// their publishers' layouts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "orrery/base/error.hpp"
#include "orrery/intake/testing/scratch.hpp"
#include "support/tiny_world.hpp"

namespace orrery::world {
namespace {

using orrery::testing::error_of;
using orrery::testing::TinyWorld;
using ::testing::EndsWith;
using ::testing::HasSubstr;

/// States that exist throughout, so that a test says only what is particular to it.
TinyWorld& with_states(TinyWorld& world) {
  return world
      .cow(R"(
        2   1816-01-01 2016-12-31
        200 1816-01-01 2016-12-31
        255 1816-01-01 1945-05-08
        255 1990-10-03 2016-12-31
        260 1955-05-05 1990-10-02
        325 1816-01-01 2016-12-31
        341 2006-06-03 2016-12-31
        347 2008-02-17 2016-12-31
        365 1816-01-01 2016-12-31
        530 1898-01-01 2016-12-31
        710 1860-10-25 2016-12-31
        713 1949-12-08 2016-12-31
        731 1948-09-09 2016-12-31)")
      .gw(R"(
        2   1816-01-01 2020-12-31
        260 1949-09-21 2020-12-31
        365 1816-01-01 2020-12-31)");
}

std::string place_of_problem(TinyWorld& world, const std::string& sentence) {
  const auto error = error_of([&] { world.build(); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.message(), HasSubstr(sentence));
  return error.place();
}

const std::vector<std::string> kIndices{"v2x_polyarchy",
                                        "v2x_libdem",
                                        "v2x_partipdem",
                                        "v2x_delibdem",
                                        "v2x_egaldem",
                                        "v2x_api",
                                        "v2x_mpi"};

std::string vdem(const std::string& rows) {
  std::string header = "country_name,country_text_id,country_id,year,histname,COWcode";
  for (const auto& name : kIndices)
    header += "," + name + "," + name + "_codelow," + name + "_codehigh," + name + "_sd";
  return header + ",v2elgvsuflvl\n" + rows;
}

std::string indices(const std::string& value) {
  std::string cells;
  for (std::size_t i = 0; i < kIndices.size(); ++i) cells += "," + value + ",0.1,0.9,0.05";
  return cells;
}

TEST(VDemsFile, IsReadUnderItsOwnCodesAndKeepsDeclaredColumns) {
  TinyWorld world;
  with_states(world).file(
      "V-Dem-CY-Core-v15.csv",
      vdem("Piedmont-Sardinia,SPD,373,1850,x," + indices("0.25") + ",1\n" +
           "Germany,DEU,77,1950,x,260" + indices("0.5") + ",1\n" + "Germany,DEU,77,1960,x,260" +
           indices("0.5") + ",NA\n" + "Hong Kong,HKG,167,1960,x," + indices("0.25") + ",1\n"));
  world.build();
  EXPECT_EQ(world.rows("SELECT state, year, country_id, v2x_libdem, v2x_mpi_sd FROM core.regimes"),
            "260 1950 77 0.5 0.05\n260 1960 77 0.5 0.05\n325 1850 373 0.25 0.05\n");
  EXPECT_EQ(world.rows("SELECT layout, rows FROM meta.sources WHERE source = 'vdem_v15'"),
            "core 4\n");
  EXPECT_EQ(world.rows("SELECT count(*) FROM duckdb_columns() WHERE schema_name = 'raw' AND "
                       "column_name IN ('v2elgvsuflvl', 'histname')"),
            "0\n");
  EXPECT_EQ(world.rows("SELECT code, rows FROM meta.unmatched WHERE source = 'vdem_v15'"),
            "HKG 1\n");
}

TEST(VDemsFile, WithAnImpossibleIndexIsPointedAt) {
  TinyWorld world;
  with_states(world).file("V-Dem-CY-Full+Others-v15.csv",
                          vdem("United States,USA,20,1950,x,2" + indices("0.5") + ",1\n" +
                               "United States,USA,20,1951,x,2" + indices("1.5") + ",1\n"));
  EXPECT_THAT(place_of_problem(world, "v2x_polyarchy is from 0 to 1"), EndsWith("v15.csv:3"));
}

const std::string kPolity =
    "p5,cyear,ccode,scode,country,year,flag,fragment,democ,autoc,polity,polity2,durable,xrreg,"
    "xrcomp,xropen,xconst,parreg,parcomp,exrec,exconst,polcomp,prior,emonth,eday,eyear,eprec,"
    "interim,bmonth,bday,byear,bprec,post,change,d5,sf,regtrans\n";

std::string polity(int code, int year, const std::string& scores, int polity2) {
  return "0," + std::to_string(code * 10000 + year) + "," + std::to_string(code) + ",USA,X," +
         std::to_string(year) + ",0,0," + scores + "," + std::to_string(polity2) +
         ",3,2,1,1,1,4,1,1,1,1,,,,,,,,,,,,,,,\n";
}

TEST(Politys, CodesAndSpecialScoresBecomeStatesAndMissing) {
  TinyWorld world;
  with_states(world).file("p5v2018.csv",
                          kPolity + polity(364, 1922, "0,7,-7", -7) +
                              polity(364, 1923, "0,8,-8", -8) + polity(365, 1922, "1,2,-1", -1) +
                              polity(341, 2010, "8,0,8", 8) + polity(348, 2010, "9,0,9", 9) +
                              polity(529, 1993, "-88,-88,-88", 1) +
                              polity(260, 1947, "-66,-66,-66", 0));
  world.build();
  EXPECT_EQ(world.rows("SELECT state, year, polity_code, democ, polity2, status FROM core.polity"),
            "341 2010 348 9 9 -\n347 2010 341 8 8 -\n365 1922 364 0 -7 -\n365 1923 364 0 -8 -\n"
            "530 1993 529 - 1 transition\n");
  EXPECT_EQ(
      world.rows(
          "SELECT code, first_year, why FROM meta.unmatched WHERE source = 'polity5' ORDER BY ALL"),
      "260 1947 not a member of either system in these years\n"
      "365 1922 a second row for the same state and year\n");
}

TEST(Politys, ScoreThatIsNoDifferenceIsPointedAt) {
  TinyWorld world;
  with_states(world).file(
      "p5v2018.csv", kPolity + polity(2, 1950, "10,0,10", 10) + polity(2, 1951, "10,1,10", 10));
  EXPECT_THAT(place_of_problem(world, "polity is democ less autoc"), EndsWith("p5v2018.csv:3"));
}

TEST(Archigossfile, IsReadAsItsAuthorsGiveIt) {
  TinyWorld world;
  with_states(world).file(
      "Archigos_4.1.txt",
      "obsid\tleadid\tccode\tidacr\tleader\tstartdate\teindate\tenddate\teoutdate\tentry\texit\t"
      "exitcode\tprevtimesinoffice\tposttenurefate\tgender\tyrborn\n"
      "USA-1961\ta1\t2\tUSA\tKennedy\t1961-01-20\t1961-01-20\t1963-11-22\t1963-11-22\tRegular\t"
      "Irregular\tAssassination\t0\tDeath\tM\t1917\n"
      "USA-1963\ta2\t2\tUSA\tJohnson\t1963-11-22\t1963-11-22\t1969-01-20\t1969-01-20\tRegular\t"
      "Regular\tRegular\t0\tOK\tM\t1908\n"
      "GFR-1982\ta3\t260\tGFR\tKohl\t1982-10-01\t1982-10-01\t1998-10-27\t1998-10-27\tRegular\t"
      "Regular\tRegular\t0\tOK\tM\t1930\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT gw, state, year, obsid, leaves FROM core.leader_years WHERE year IN "
                       "(1962, 1963, 1989, 1990)"),
            "2 2 1962 USA-1961 false\n2 2 1963 USA-1961 true\n2 2 1963 USA-1963 false\n"
            "260 260 1989 GFR-1982 false\n260 255 1990 GFR-1982 false\n");
}

const std::string kSanctions =
    "case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,"
    "financial,travel,other,target_mult,sender_mult,objective,success\n";

TEST(Sanctions, AreUnfoldedToPairsOfStatesByYear) {
  TinyWorld world;
  with_states(world).file(
      "GSDB_V3.csv",
      kSanctions +
          "1,\"Korea, North, Soviet Union\",\"Germany, United States\",1989,1990,1,exp_part,0,0,0,"
          "0,0,1,1,other,failed\n2,\"Korea, North\",UN,2006,2007,0,,1,0,0,0,0,0,1,other,ongoing\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT sender, target, year FROM core.sanction_years WHERE target = 731"),
            "2 731 1989\n2 731 1990\n255 731 1990\n260 731 1989\n");
  EXPECT_EQ(world.rows("SELECT count(*) FROM core.sanction_years WHERE target = 365"), "4\n");
  EXPECT_EQ(world.rows("SELECT code, rows FROM meta.unmatched WHERE source = 'gsdb_v3'"), "UN 2\n");
}

TEST(Sanctions, ThatEndBeforeTheyBeginArePointedAt) {
  TinyWorld world;
  with_states(world).file(
      "GSDB_V3.csv",
      kSanctions + "1,Cuba,United States,1962,1960,1,,0,0,0,0,0,0,0,other,ongoing\n");
  EXPECT_THAT(place_of_problem(world, "ends after it begins"), EndsWith("GSDB_V3.csv:2"));
}

TEST(TradeAgreements, BindPairsFromTheFirstTextInForce) {
  TinyWorld world;
  with_states(world).file(
      "DESTA.csv",
      "\"number\";\"base_treaty\";\"name\";\"entry_type\";\"consolidated\";\"year\";"
      "\"entryforceyear\";\"typememb\";\"c1\";\"c2\";\"c3\";\"mc1\";\"mc2\";\"mc3\"\n"
      "\"1\";1;\"A group\";\"base_treaty\";0;2010;2012;2;276;826;NA;0;0;NA\n"
      "\"1+1\";1;\"China joins\";\"accession\";0;2014;NA;5;276;826;156;2;2;2\n"
      "\"2\";2;\"Group and state\";\"base_treaty\";0;2013;2013;3;840;276;826;0;1;1\n"
      "\"3\";3;\"Never in force\";\"base_treaty\";0;2013;NA;1;840;156;NA;0;0;NA\n"
      "\"4\";4;\"Faroe\";\"base_treaty\";0;2013;2013;1;826;234;NA;0;0;NA\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT state1, state2, min(year), max(year), max(agreements), sum(entered) "
                       "FROM core.agreement_pairs GROUP BY ALL ORDER BY ALL"),
            "2 200 2013 2020 1 1\n2 255 2013 2020 1 1\n200 255 2012 2020 1 1\n"
            "200 710 2014 2020 1 1\n255 710 2014 2020 1 1\n");
  EXPECT_EQ(world.rows("SELECT code FROM meta.unmatched WHERE source = 'desta'"), "234\n");
}

const std::string kRegister =
    "Transfers of major conventional arms\n\nRecipient,Supplier,Year of order, ,Number ordered, ,"
    "Weapon designation,Weapon description,Number delivered, ,Year(s) of delivery,status,Comments,"
    "SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons\n";

TEST(SiprisRegister, IsReadWithItsPreambleAndBrokenLines) {
  TinyWorld world;
  with_states(world).file(
      "trade-register.csv",
      kRegister +
          "China,Soviet Union,1954,?,10,,Il-28,bomber,10,?,1955; 1956,New,a "
          "comment\n,2,20,20\n"
          "Rebels*,Soviet Union,1960,,1,,T-34,tank,1,,1960,Second hand,\xE9,1,1,1\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT supplier, recipient, year, orders, tiv_ordered, deliveries, "
                       "tiv_delivered FROM core.arms_years"),
            "365 710 1954 1 20 0 -\n365 710 1955 0 - 1 10\n365 710 1956 0 - 1 10\n");
  EXPECT_EQ(world.rows("SELECT rows FROM meta.sources WHERE source = 'sipri_arms'"), "2\n");
  EXPECT_EQ(world.rows("SELECT comments FROM core.arms ORDER BY deal"), "a comment \né\n");
  EXPECT_EQ(world.rows("SELECT code FROM meta.unmatched WHERE source = 'sipri_arms'"), "Rebels*\n");
}

TEST(SiprisRegister, PointsAtLinesOfTheFileBehindABrokenOne) {
  TinyWorld world;
  with_states(world).file(
      "trade-register.csv",
      kRegister +
          "China,Soviet Union,1954,?,10,,Il-28,bomber,10,?,1955,New,a\n,2,20,20\n"
          "China,Soviet Union,1954,?,10,,Il-28,bomber,10,?,1955 and 1956,New,a,2,20,20\n");
  EXPECT_THAT(place_of_problem(world, "separated by semicolons"), EndsWith("trade-register.csv:6"));
  TinyWorld typed;
  with_states(typed).file(
      "trade-register.csv",
      kRegister +
          "China,Soviet Union,1954,?,10,,Il-28,bomber,10,?,1955,New,a\n,2,20,20\n"
          "China,Soviet Union,1954,?,10,,Il-28,bomber,10,?,1955,New,a,2,20,many\n");
  EXPECT_THAT(place_of_problem(typed, "many"), EndsWith("trade-register.csv:6"));
}

const std::string kRollCalls =
    "rcid,session,year,date,abstain,yes,no,importantvote,unres,amend,para,short,descr,me,nu,di,hr,"
    "co,ec,resid\n"
    "3,1,1946,1946-01-01,1,1,0,0,R/1/66,1,0,RULES,\"A, B\",0,0,0,0,0,0,1001\n"
    "4,1,1946,1946-01-02,NA,NA,NA,NA,,NA,NA,,,0,1,0,0,0,0,NA\n";

TEST(RollCalls, AreTheSameFromTheCompactPairAndFromTheWideFile) {
  const std::string votes = "SELECT rcid, state, vote FROM core.votes WHERE rcid > 0";
  const std::string rollcalls =
      "SELECT rcid, session, day, year, unres, title, descr, yes, no, abstain, amend, nu FROM "
      "core.rollcalls WHERE rcid > 0";
  const std::string pairs =
      "SELECT state1, state2, votes_common, votes_same, votes_opposed FROM core.vote_pairs";
  TinyWorld compact;
  with_states(compact)
      .file("RollCalls.csv", kRollCalls)
      .file(
          "RawVotes.csv",
          "rcid,session,ccode,vote\n3,1,2,1\n3,1,200,2\n3,1,365,8\n4,1,2,1\n4,1,365,3\n4,1,200,1\n"
          "4,1,999,1\n");
  compact.build();
  TinyWorld wide;
  const std::string first =
      ",1946,1,1,1,0,0,1946-01-01,R/1/66,1,0,RULES,\"A, B\",0,0,0,0,0,0,0,1001\n";
  const std::string second = ",1946,1,NA,NA,NA,NA,1946-01-02,,NA,NA,,,0,1,0,0,0,0,NA,NA\n";
  with_states(wide).file(
      "UNVotes.csv",
      "rcid,ccode,member,vote,Country,Countryname,year,session,abstain,yes,no,importantvote,date,"
      "unres,amend,para,short,descr,me,nu,di,hr,co,ec,ident,resid\n"
      "3,2,1,1,USA,United States" +
          first + "3,200,1,2,GBR,United Kingdom" + first + "3,365,1,8,RUS,Russia" + first +
          "3,31,0,9,BHS,Bahamas" + first + "4,2,1,1,USA,United States" + second +
          "4,200,1,1,GBR,United Kingdom" + second + "4,365,1,3,RUS,Russia" + second +
          "4,999,1,1,NOW,Nowhere" + second);
  wide.build();
  EXPECT_EQ(compact.rows(votes), "3 2 1\n3 200 2\n3 365 8\n4 2 1\n4 200 1\n4 365 3\n");
  EXPECT_EQ(wide.rows(votes), compact.rows(votes));
  EXPECT_EQ(wide.rows(rollcalls), compact.rows(rollcalls));
  EXPECT_EQ(compact.rows(pairs), "2 200 2 1 0\n2 365 1 0 1\n200 365 1 0 1\n");
  EXPECT_EQ(wide.rows(pairs), compact.rows(pairs));
  for (auto* world : {&compact, &wide}) {
    EXPECT_EQ(world->rows("SELECT code, rows FROM meta.unmatched WHERE source = 'un_votes'"),
              "999 1\n");
  }
  EXPECT_EQ(wide.rows("SELECT layout FROM meta.sources WHERE source = 'un_votes'"), "wide\n");
}

TEST(RollCalls, OfTheReferenceEditionStandApart) {
  TinyWorld world;
  with_states(world).build();
  EXPECT_EQ(world.rows("SELECT count(*) > 0, bool_and(rcid < 0) FROM core.rollcalls"),
            "true true\n");
  EXPECT_EQ(world.rows("SELECT count(*) FILTER (vote = 1), count(*) FILTER (vote = 3), count(*) "
                       "FILTER (vote = 2), count(*) FILTER (vote = 8) FROM core.votes AS v JOIN "
                       "core.rollcalls AS r USING (source, rcid) WHERE r.unres = 'A/RES/ES-11/1'"),
            "141 5 35 12\n");
  EXPECT_EQ(world.rows("SELECT count(*) FROM core.vote_pairs"), "0\n");
}

TEST(Speeches, AreTheSameFromAnArchiveAndFromAFolder) {
  const std::string chinese = "TXT/Session 25 - 1970/CHN_25_1970.txt";
  const std::string union_of = "TXT/Session 66 - 2011/EU_66_2011.txt";
  const std::string sql =
      "SELECT state, iso3, session, year, words, text FROM core.speeches ORDER BY year";
  TinyWorld archive;
  with_states(archive).file(
      "UNGDC_1946-2024.tgz",
      intake::testing::tarred({{chinese, "Mr. President"}, {union_of, "Europe speaks now"}},
                              "gzip"));
  archive.build();
  TinyWorld folder;
  with_states(folder).file(chinese, "Mr. President").file(union_of, "Europe speaks now");
  folder.build();
  EXPECT_EQ(archive.rows(sql),
            "713 CHN 25 1970 2 Mr. President\n- EU 66 2011 3 Europe speaks now\n");
  EXPECT_EQ(folder.rows(sql), archive.rows(sql));
  EXPECT_EQ(
      folder.rows("SELECT layout, rows, length(sha256) FROM meta.sources WHERE source = 'ungdc'"),
      "folder 2 64\n");
}

TEST(Speeches, UnderAnOddNameArePointedAt) {
  TinyWorld world;
  with_states(world).file(
      "UNGDC_1946-2024.tar",
      intake::testing::tarred({{"TXT/speech of China.txt", "Mr. President"}}, ""));
  EXPECT_THAT(place_of_problem(world, "ISO3_session_year"),
              EndsWith("UNGDC_1946-2024.tar!TXT/speech of China.txt"));
}

TEST(Borders, KeepDependenciesWithoutAState) {
  TinyWorld world;
  const auto shape = [](const std::string& fid, const std::string& code, const std::string& dates) {
    return R"({"type":"Polygon","arcs":[[0]],"properties":{"gwcode":)" + code + "," + dates +
           R"(,"country_name":"N","status":"independent","owner":"2","capname":"C","caplong":1,)"
           R"("caplat":2,"b_def":1,"fid":)" +
           fid + "}}";
  };
  with_states(world).file(
      "cshapes_2_gw.topojson",
      R"({"type":"Topology","arcs":[[[0,0],[1,0],[0,1],[0,0]]],"objects":{"g":{"type":)"
      R"("GeometryCollection","geometries":[)" +
          shape("1", "260", R"("start":"1949-09-21","end":"1990-10-02")") + "," +
          shape("2", "260", R"("start":"1990-10-03","end":"2019-12-31")") + "," +
          shape("3", "8203", R"("start":"1888-01-01","end":"1896-06-30")") + "]}}}");
  world.build();
  EXPECT_EQ(world.rows("SELECT fid, code, state, first_day FROM core.borders ORDER BY fid"),
            "1 260 260 1949-09-21\n2 260 255 1990-10-03\n3 8203 - 1888-01-01\n");
}

}  // namespace
}  // namespace orrery::world

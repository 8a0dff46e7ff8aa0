// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/command_table.hpp"

#include <algorithm>
#include <array>

namespace orrery::cli {
namespace {

using std::string_view;

constexpr std::array<string_view, 4> kFormats{"table", "csv", "json", "md"};
constexpr std::array<string_view, 3> kColors{"auto", "always", "never"};
constexpr std::array<string_view, 3> kEditions{"auto", "reference", "full"};
constexpr std::array<string_view, 3> kLanguages{"en", "ru", "zh"};
constexpr std::array<string_view, 2> kMembership{"cow", "gw"};
constexpr std::array<string_view, 2> kSets{"system", "majors"};
constexpr std::array<string_view, 5> kUnits{
    "state-years", "state-days", "leader-years", "dyad-years", "k-ad-years"};
constexpr std::array<string_view, 1> kConventions{"peacesciencer"};
constexpr std::array<string_view, 8> kIssues{
    "all", "important", "me", "nu", "di", "hr", "co", "ec"};
constexpr std::array<string_view, 2> kPointModels{"dynamic", "static"};
constexpr std::array<string_view, 3> kAbsences{"exclude", "abstain", "model"};
constexpr std::array<string_view, 4> kOrderElements{"power", "norms", "institutions", "relations"};
constexpr std::array<string_view, 3> kShells{"bash", "zsh", "fish"};
constexpr std::array<string_view, 2> kDoctorFormats{"text", "json"};

// Flags that several commands share.

constexpr Flag kColor{.name = "--color",
                      .kind = ValueKind::Choice,
                      .value_name = "WHEN",
                      .choices = kColors,
                      .preset = "auto",
                      .help = "Colour: on a terminal only (auto), always or never"};
constexpr Flag kQuiet{.name = "--quiet",
                      .letter = 'q',
                      .help = "No progress, notices or summaries; errors are still shown"};
constexpr Flag kHelp{.name = "--help", .letter = 'h', .help = "Show this help"};

constexpr Flag kWorld{.name = "--world",
                      .kind = ValueKind::File,
                      .value_name = "FILE",
                      .preset = "world.duckdb",
                      .variable = "ORRERY_WORLD",
                      .help = "The world file to read"};
constexpr Flag kData{.name = "--data",
                     .kind = ValueKind::Folder,
                     .value_name = "DIR",
                     .variable = "ORRERY_DATA",
                     .help =
                         "Folder to search for dataset files; may be repeated, and the first "
                         "folder that has a file wins",
                     .repeatable = true};
constexpr Flag kThreads{.name = "--threads",
                        .kind = ValueKind::Count,
                        .value_name = "N",
                        .preset = "0",
                        .help = "Threads to use, 0 for all cores; results do not depend on it"};
constexpr Flag kFormat{.name = "--format",
                       .kind = ValueKind::Choice,
                       .value_name = "FORMAT",
                       .choices = kFormats,
                       .preset = {},
                       .help =
                           "Form of the output; without it, what the name of the output file "
                           "says, else a table on a terminal and CSV when piped"};
constexpr Flag kOutput{.name = "--output",
                       .letter = 'o',
                       .kind = ValueKind::File,
                       .value_name = "FILE",
                       .help =
                           "Write to this file instead of standard output; the file appears "
                           "whole or not at all"};
constexpr Flag kDesignOutput{
    .name = "--output",
    .letter = 'o',
    .kind = ValueKind::File,
    .value_name = "FILE",
    .help =
        "Write to this file instead of standard output; a .design.json with the weights, "
        "thresholds and sources and a .bib go beside it"};
constexpr Flag kTable{.name = "--table",
                      .kind = ValueKind::Text,
                      .value_name = "ID",
                      .help = "Only the table with this id (ids are in the JSON output)"};
constexpr Flag kFrom{.name = "--from",
                     .kind = ValueKind::Year,
                     .value_name = "YEAR",
                     .help = "First year; the first with data if absent"};
constexpr Flag kTo{.name = "--to",
                   .kind = ValueKind::Year,
                   .value_name = "YEAR",
                   .help = "Last year; the last with data if absent"};

constexpr Flag needing(Flag flag, string_view other) {
  flag.needs = other;
  return flag;
}

constexpr Flag with_help(Flag flag, string_view help) {
  flag.help = help;
  return flag;
}

constexpr std::array kCommon{kColor, kQuiet, kHelp};

// build

constexpr std::array kBuildFlags{
    kData,
    Flag{.name = "--edition",
         .kind = ValueKind::Choice,
         .value_name = "NAME",
         .choices = kEditions,
         .preset = "auto",
         .help = "The bundled tables only (reference), the official datasets (full), or full "
                 "where any dataset is found (auto)"},
    with_help(kWorld, "The world file to write"),
    Flag{.name = "--seed",
         .kind = ValueKind::Seed,
         .value_name = "N",
         .preset = "1",
         .help = "Seed of all random draws"},
    kThreads,
    Flag{.name = "--carry-forward",
         .help = "Carry the list of major powers past the last year of its source; such rows are "
                 "flagged"},
    Flag{.name = "--partial",
         .help = "Take files with fewer rows, or more, than their release is known to have"},
    Flag{.name = "--measures",
         .kind = ValueKind::List,
         .value_name = "ELEMENT,...",
         .help = "What to measure, to save time: power, norms, institutions, relations, order; "
                 "without it, all",
         .repeatable = true},
};
constexpr std::array kBuildExamples{
    Example{"orrery build", "build from the bundled tables, or from ORRERY_DATA"},
    Example{"orrery build --data ~/datasets --world full.duckdb", "build from official datasets"},
    Example{"orrery build --edition reference", "build from the bundled tables, whatever is there"},
    Example{"orrery build --measures power", "all datasets, but no measures of norms and the rest"},
};
constexpr std::array kBuildExits{1, 4, 6, 130, 143};

// fetch

constexpr std::array kFetchArguments{
    Argument{.name = "SOURCE",
             .help = "Ids of datasets or releases; all that can be downloaded if absent",
             .required = false,
             .many = true},
};
constexpr std::array kFetchFlags{
    Flag{.name = "--list",
         .help = "Only list the files that can be downloaded, with their licences and addresses"},
    Flag{.name = "--accept-licence",
         .help = "Accept the terms of use that are shown; without it they are asked for on a "
                 "terminal"},
    Flag{.name = "--data",
         .kind = ValueKind::Folder,
         .value_name = "DIR",
         .preset = "orrery-data",
         .variable = "ORRERY_DATA",
         .help = "Folder to put the files into; of ORRERY_DATA the first"},
    Flag{.name = "--again",
         .help = "Download what is there already, too, and compare it with what was recorded"},
    Flag{.name = "--accept-change",
         .help = "Take a file that differs from what was recorded, and record it anew"},
    Flag{.name = "--dry-run", .help = "Show what would be downloaded, and do nothing"},
    Flag{.name = "--max-size",
         .kind = ValueKind::Count,
         .value_name = "MB",
         .preset = "16000",
         .help = "The most that one file may have, in megabytes"},
    kTable,
    kFormat,
    kOutput,
};
constexpr std::array kFetchExamples{
    Example{"orrery fetch --list", "what can be downloaded, from where and on what terms"},
    Example{"orrery fetch cow_nmc --accept-licence --data ~/datasets",
            "National Material Capabilities, into a folder"},
    Example{"orrery fetch",
            "everything, asking for each licence; then orrery build --data orrery-data"},
};
constexpr std::array kFetchExits{1, 4, 6, 130, 143};

// sources

constexpr std::array kSourcesArguments{
    Argument{.name = "ID",
             .help = "Ids of datasets; all of them if absent",
             .required = false,
             .many = true},
};
constexpr std::array kSourcesFlags{
    Flag{.name = "--bibtex",
         .help = "BibTeX entries of the loaded datasets, or of those named",
         .excludes = "--format --table --loaded"},
    Flag{.name = "--loaded", .help = "Leave out datasets that are not loaded"},
    Flag{.name = "--conflicts",
         .help =
             "Where two files of one publisher disagree: what, how often, and which is used; with "
             "an ID every case",
         .excludes = "--bibtex --loaded"},
    kTable,
    kFormat,
    kOutput,
    kWorld,
};
constexpr std::array kSourcesExamples{
    Example{"orrery sources", "what is loaded, and what is missing"},
    Example{"orrery sources --bibtex -o orrery.bib", "a bibliography of everything loaded"},
    Example{"orrery sources --conflicts", "where files of one publisher disagree"},
};
constexpr std::array kReadExits{1, 4, 6};

// show state

constexpr std::array kStateArguments{
    Argument{.name = "STATE",
             .help =
                 "ISO3 code, COW number, GW number written gw:260, or a name in English, Russian "
                 "or Chinese"},
};
constexpr std::array kStateFlags{
    Flag{.name = "--lang",
         .kind = ValueKind::Choice,
         .value_name = "LANG",
         .choices = kLanguages,
         .preset = "en",
         .help = "Language of the names of states"},
    kTable,
    kFormat,
    kOutput,
    kWorld,
};
constexpr std::array kStateExamples{
    Example{"orrery show state CHN", "China, by ISO3 code"},
    Example{"orrery show state gw:260", "by Gleditsch and Ward's number"},
    Example{"orrery show state 'Viet Nam' --format json", "by name, as JSON"},
};

// show power

constexpr std::array kPowerFlags{
    Flag{.name = "--year",
         .kind = ValueKind::Year,
         .value_name = "YEAR",
         .help = "Year of the ranking; the last with data if absent",
         .excludes = "--system"},
    Flag{.name = "--top",
         .kind = ValueKind::Count,
         .value_name = "N",
         .preset = "20",
         .help = "States to list, 0 for all",
         .excludes = "--system"},
    Flag{.name = "--index",
         .kind = ValueKind::Text,
         .value_name = "NAME",
         .preset = "cinc",
         .help = "Index of power: cinc, one of its components (milex, milper, irst, pec, tpop, "
                 "upop), gdp, net_power, or composite"},
    Flag{.name = "--weights",
         .kind = ValueKind::Weights,
         .value_name = "NAME=N,...",
         .help = "Weights of the composite index, such as mil=30,eco=40; only their proportions "
                 "matter",
         .excludes = "--system"},
    Flag{.name = "--explain",
         .help = "What each component adds to CINC, or each index to the composite",
         .excludes = "--system"},
    Flag{.name = "--vintage",
         .kind = ValueKind::Text,
         .value_name = "NAME",
         .help = "Release of the data, such as v6; the newest if absent",
         .excludes = "--system"},
    Flag{.name = "--system",
         .help = "The system by year instead of states in a year: concentration, polarity and "
                 "centre of power"},
    Flag{.name = "--set",
         .kind = ValueKind::Choice,
         .value_name = "SET",
         .choices = kSets,
         .preset = "majors",
         .help = "With --system: over all states or over the major powers",
         .needs = "--system"},
    with_help(needing(kFrom, "--system"), "With --system: first year"),
    with_help(needing(kTo, "--system"), "With --system: last year"),
    kTable,
    kFormat,
    kDesignOutput,
    kWorld,
};
constexpr std::array kPowerExamples{
    Example{"orrery show power --year 1914 --top 10", "the ten strongest by CINC in 1914"},
    Example{"orrery show power --weights mil=30,eco=40,demo=30", "a composite with your weights"},
    Example{"orrery show power --system --from 1816 --format csv", "concentration by year, as CSV"},
};

// show norms

constexpr std::array kNormsFlags{
    Flag{.name = "--year",
         .kind = ValueKind::Year,
         .value_name = "YEAR",
         .help = "Year in which the session began; the last with data if absent",
         .excludes = "--from --to"},
    with_help(kFrom, "By year, from this one"),
    with_help(kTo, "By year, up to this one"),
    Flag{.name = "--group",
         .kind = ValueKind::Text,
         .value_name = "ID",
         .help = "One group or organisation by year, such as brics or nato: how united it votes, "
                 "with and without those that joined"},
    Flag{.name = "--top",
         .kind = ValueKind::Count,
         .value_name = "N",
         .preset = "10",
         .help = "States to list among those that moved most, 0 for all",
         .excludes = "--group"},
    kTable,
    kFormat,
    kOutput,
    kWorld,
};
constexpr std::array kNormsExamples{
    Example{"orrery show norms", "positions, blocs, groups and movers in the last session"},
    Example{"orrery show norms --from 1985 --to 1995", "the order by year"},
    Example{"orrery show norms --group brics", "a group before and after it grew"},
};

// show balance

constexpr std::array kBalanceFlags{
    Flag{.name = "--year",
         .kind = ValueKind::Year,
         .value_name = "YEAR",
         .help = "All signed networks in this year, instead of one by year",
         .excludes = "--from --to"},
    kFrom,
    kTo,
    Flag{.name = "--set",
         .kind = ValueKind::Text,
         .value_name = "NAME",
         .help = "Signed network by year, and whose factions are shown; alliances_disputes if "
                 "absent"},
    Flag{.name = "--top",
         .kind = ValueKind::Count,
         .value_name = "N",
         .preset = "20",
         .help = "Broken ties to list, 0 for all"},
    kTable,
    kFormat,
    kOutput,
    kWorld,
};
constexpr std::array kBalanceExamples{
    Example{"orrery show balance --from 1946",
            "friends and enemies by year, and the last factions"},
    Example{"orrery show balance --year 1914", "the factions of a year, and whom they leave apart"},
    Example{"orrery show balance --year 2010 --set defense_rivalry",
            "by defense pacts and rivalries"},
};

// show dyad

constexpr std::array kDyadArguments{
    Argument{.name = "ONE",
             .help = "A state by code or name, or a group or organisation by its id"},
    Argument{.name = "OTHER", .help = "Another"},
};
constexpr Flag kLayerWeights{
    .name = "--weights",
    .kind = ValueKind::Weights,
    .value_name = "NAME=N,...",
    .help =
        "Weights of layers in the signed index, such as alliance=2,votes=1; layers that are not "
        "named do not count, and only the proportions matter. Layers: alliance, votes, joint, "
        "trade, agreements, arms, dispute, rivalry, conflict, sanctions"};
constexpr std::array kDyadFlags{
    Flag{.name = "--compare",
         .kind = ValueKind::List,
         .value_name = "PAIR,...",
         .help = "Other pairs of states to set beside these two, such as USA-CHN,USA-RUS",
         .repeatable = true},
    kLayerWeights,
    Flag{.name = "--bandwidth",
         .kind = ValueKind::Weights,
         .value_name = "PART=N,...",
         .help = "Weights of the parts of the bandwidth in influence, such as trade=2,arms=1; "
                 "parts that are not named do not count. Parts: trade, arms, joint, alliance, "
                 "agreements"},
    Flag{.name = "--dependence",
         .kind = ValueKind::Weights,
         .value_name = "PART=N,...",
         .help = "Weights of the parts of dependence in influence: trade, arms"},
    Flag{.name = "--explain",
         .help = "What each layer adds to the index by year, and influence with its parts and "
                 "bounds"},
    kFrom,
    kTo,
    kTable,
    kFormat,
    kDesignOutput,
    kWorld};
constexpr std::array kDyadExamples{
    Example{"orrery show dyad CHN RUS", "two states, all years"},
    Example{"orrery show dyad CHN RUS --compare USA-CHN,USA-RUS", "beside two other pairs"},
    Example{"orrery show dyad USA JPN --weights alliance=2,votes=1", "with your weights"},
    Example{"orrery show dyad USA brics --from 2009", "a state and a group"},
};

// show triangle

constexpr std::array kTriangleArguments{
    Argument{.name = "FIRST", .help = "A state by code or name"},
    Argument{.name = "SECOND", .help = "Another"},
    Argument{.name = "THIRD", .help = "A third"},
};
constexpr std::array kTriangleFlags{
    Flag{.name = "--threshold",
         .kind = ValueKind::Text,
         .value_name = "X",
         .preset = "0.05",
         .help = "Index above which a side is an amity; below its negative it is an enmity"},
    kLayerWeights,
    kFrom,
    kTo,
    kTable,
    kFormat,
    kDesignOutput,
    kWorld};
constexpr std::array kTriangleExamples{
    Example{"orrery show triangle CHN RUS IND", "three states, all years"},
    Example{"orrery show triangle USA CHN RUS --from 1950 --table spells", "spells since 1950"},
};

// show order

constexpr std::array kOrderFlags{
    Flag{.name = "--year",
         .kind = ValueKind::Year,
         .value_name = "YEAR",
         .help = "Year to show; the last of each element if absent"},
    Flag{.name = "--element",
         .kind = ValueKind::Choice,
         .value_name = "NAME",
         .choices = kOrderElements,
         .help = "One element of the order, with the change points of its indicators"},
    Flag{.name = "--penalty",
         .kind = ValueKind::Text,
         .value_name = "P",
         .preset = "mbic",
         .help =
             "What a change point must pay: a number, such as 15, or the criterion mbic or bic; "
             "the output says which"},
    Flag{.name = "--without",
         .kind = ValueKind::List,
         .value_name = "INDICATOR,...",
         .help = "Indicators that shall count neither in rates of change nor in change points, "
                 "such as top_share",
         .repeatable = true},
    Flag{.name = "--explain",
         .help = "With what each number is made of, and change points at other penalties"},
    kTable,
    kFormat,
    kDesignOutput,
    kWorld,
};
constexpr std::array kOrderExamples{
    Example{"orrery show order --year 1991", "the order at the end of the Cold War"},
    Example{"orrery show order --element norms --explain", "one element, with all change points"},
    Example{"orrery show order --year 1991 --penalty 20", "with a stricter penalty"},
    Example{"orrery show order --without top_share -o order.csv",
            "rates without an indicator, to a file with its design beside it"},
};

// show org

constexpr std::array kOrgArguments{
    Argument{.name = "ORG",
             .help = "An organisation by acronym or name, such as BRICS or world_bank; all of a "
                     "year if absent",
             .required = false},
};
constexpr std::array kOrgFlags{
    Flag{.name = "--year",
         .kind = ValueKind::Year,
         .value_name = "YEAR",
         .help = "Year of the members; the last with data if absent",
         .excludes = "--from --to"},
    with_help(kFrom, "The world of organisations by year, from this one"),
    with_help(kTo, "The same, up to this one"),
    Flag{.name = "--group",
         .kind = ValueKind::Text,
         .value_name = "ID",
         .preset = "global_south",
         .help = "Group of states whose share in organisations is shown, such as west"},
    Flag{.name = "--majority",
         .kind = ValueKind::Text,
         .value_name = "X",
         .preset = "0.5",
         .help = "Share of the members, or of their power, above which the group has a majority: "
                 "0.5 to below 1"},
    Flag{.name = "--explain",
         .help = "Without ORG: the organisations behind the share of the group"},
    Flag{.name = "--top",
         .kind = ValueKind::Count,
         .value_name = "N",
         .preset = "20",
         .help = "Organisations to list, 0 for all"},
    kTable,
    kFormat,
    kDesignOutput,
    kWorld,
};
constexpr std::array kOrgExamples{
    Example{"orrery show org", "the largest organisations of the last year"},
    Example{"orrery show org BRICS", "members, history, and who has the same members"},
    Example{"orrery show org --from 1990 --group west",
            "diversity, overlap and who leads, by year"},
    Example{"orrery show org nato --year 1999 --table members", "who belonged when"},
};

// show diffusion

constexpr std::array kDiffusionArguments{
    Argument{.name = "NORM",
             .help = "Short or full name of an organisation, alliance, agreement or list of terms, "
                     "such as ICC or igo:ICC; all of them if absent",
             .required = false},
};
constexpr std::array kDiffusionFlags{kTable, kFormat, kOutput, kWorld};
constexpr std::array kDiffusionExamples{
    Example{"orrery show diffusion", "how each norm spread"},
    Example{"orrery show diffusion ICC", "models and adopters of one, here a court"},
    Example{"orrery show diffusion nato --table curve", "who joined when"},
};

// show speeches

constexpr std::array kSpeechesArguments{
    Argument{.name = "LIST",
             .help = "Name of a list of terms; without it and --terms, the lists there are",
             .required = false},
};
constexpr std::array kSpeechesFlags{
    Flag{.name = "--terms",
         .kind = ValueKind::List,
         .value_name = "TERM,...",
         .help = "Words and phrases of your own instead of a list, such as 'arms race,detente'",
         .repeatable = true,
         .excludes = "--lists"},
    Flag{.name = "--lists",
         .kind = ValueKind::File,
         .value_name = "FILE",
         .help = "Lists of your own instead of the shipped ones: CSV with the columns list, title, "
                 "terms (parted by semicolons) and note"},
    Flag{.name = "--state",
         .kind = ValueKind::Text,
         .value_name = "STATE",
         .help = "Only the speeches of this state"},
    kFrom,
    kTo,
    kThreads,
    kTable,
    kFormat,
    kOutput,
    kWorld,
};
constexpr std::array kSpeechesExamples{
    Example{"orrery show speeches", "the lists of terms"},
    Example{"orrery show speeches climate", "mentions by year and by speaker"},
    Example{"orrery show speeches sovereignty --state IND --from 1990", "one state since 1990"},
    Example{"orrery show speeches --terms 'arms race,detente'", "terms of your own"},
};

// estimate ideal-points

constexpr std::array kIdealPointsFlags{
    Flag{.name = "--sessions",
         .kind = ValueKind::Text,
         .value_name = "A..B",
         .help = "Sessions of the General Assembly, such as 46..55; all if absent"},
    Flag{.name = "--issue",
         .kind = ValueKind::Choice,
         .value_name = "ISSUE",
         .choices = kIssues,
         .preset = "all",
         .help = "Votes to use: all, important ones, or those of one issue"},
    Flag{.name = "--model",
         .kind = ValueKind::Choice,
         .value_name = "NAME",
         .choices = kPointModels,
         .preset = "dynamic",
         .help = "Positions that walk from session to session, or stand alone in each"},
    Flag{.name = "--absence",
         .kind = ValueKind::Choice,
         .value_name = "RULE",
         .choices = kAbsences,
         .preset = "exclude",
         .help = "An absent state says nothing, abstains, or its absence is modelled"},
    Flag{.name = "--chains",
         .kind = ValueKind::Count,
         .value_name = "N",
         .preset = "4",
         .help = "Chains that are sampled beside one another"},
    Flag{.name = "--warmup",
         .kind = ValueKind::Count,
         .value_name = "N",
         .preset = "500",
         .help = "Sweeps of each chain before draws are kept"},
    Flag{.name = "--draws",
         .kind = ValueKind::Count,
         .value_name = "N",
         .preset = "500",
         .help = "Draws to keep of each chain"},
    Flag{.name = "--thin",
         .kind = ValueKind::Count,
         .value_name = "N",
         .preset = "3",
         .help = "Sweeps from one draw that is kept to the next"},
    Flag{.name = "--seed",
         .kind = ValueKind::Seed,
         .value_name = "N",
         .preset = "1",
         .help = "Seed of all random draws"},
    Flag{.name = "--resume", .help = "Go on where the same command was interrupted"},
    Flag{.name = "--draws-file",
         .kind = ValueKind::File,
         .value_name = "FILE",
         .help = "Save all draws to this file: Parquet if it ends in .parquet, else CSV"},
    kThreads,
    kTable,
    kFormat,
    kOutput,
    with_help(kWorld, "The world file to read and to add to"),
};
constexpr std::array kIdealPointsExamples{
    Example{"orrery estimate ideal-points --sessions 46..55", "ten sessions"},
    Example{"orrery estimate ideal-points --issue hr --draws-file hr.parquet",
            "votes on human rights, with all draws"},
};
constexpr std::array kIdealPointsExits{1, 4, 6, 130, 143};

// estimate logit

constexpr std::array kLogitArguments{
    Argument{.name = "MODEL",
             .help = "A model file, TOML, such as data/models/dangerous_dyads.toml"},
};
constexpr std::array kLogitFlags{
    kTable,
    kFormat,
    with_help(kOutput,
              "Write to this file instead of standard output; a .design.json with the model, the "
              "frame and its sources and a .bib go beside it"),
    kWorld,
};
constexpr std::array kLogitExamples{
    Example{"orrery estimate logit model.toml", "coefficients, fit and what rows lack"},
    Example{"orrery estimate logit model.toml --table coefficients -o model.csv",
            "the coefficients to a file, with the design beside it"},
};
constexpr std::array kLogitExits{1, 4, 130, 143};

// frame

constexpr std::array kFrameArguments{
    Argument{
        .name = "UNIT",
        .help = "What a row is: a state in a year or on a day, a leader in a year, two states or k "
                "states in a year",
        .choices = kUnits,
        .required = false},
};
constexpr std::array kFrameFlags{
    Flag{.name = "--list", .help = "List the units and layers with their columns, and stop"},
    Flag{.name = "--with",
         .kind = ValueKind::List,
         .value_name = "LAYER,...",
         .help = "Layers of columns to add, such as power,majors; all is every layer that fits",
         .repeatable = true,
         .excludes = "--list"},
    Flag{.name = "--from",
         .kind = ValueKind::Year,
         .value_name = "YEAR",
         .help = "First year; the first of the system if absent",
         .excludes = "--list"},
    Flag{.name = "--to",
         .kind = ValueKind::Year,
         .value_name = "YEAR",
         .help = "Last year; the last of the system if absent",
         .excludes = "--list"},
    Flag{.name = "--system",
         .kind = ValueKind::Choice,
         .value_name = "SYSTEM",
         .choices = kMembership,
         .preset = "cow",
         .help = "Who is a state when: Correlates of War (cow) or Gleditsch and Ward (gw)",
         .excludes = "--list"},
    Flag{.name = "--columns",
         .kind = ValueKind::List,
         .value_name = "COLUMN,...",
         .help = "Only these columns of the layers, besides the keys",
         .repeatable = true,
         .excludes = "--list"},
    Flag{.name = "--only",
         .kind = ValueKind::List,
         .value_name = "FILTER",
         .help = "Rows of a filter only: prd is politically relevant dyads",
         .repeatable = true,
         .excludes = "--list"},
    Flag{.name = "--among",
         .kind = ValueKind::List,
         .value_name = "STATE,...",
         .help = "Only these states",
         .repeatable = true,
         .excludes = "--list"},
    Flag{.name = "--where",
         .kind = ValueKind::Text,
         .value_name = "CONDITION",
         .help = "Only rows for which an SQL condition on the columns holds, such as "
                 "\"conttype > 0\"",
         .excludes = "--list"},
    Flag{.name = "--k",
         .kind = ValueKind::Count,
         .value_name = "K",
         .help = "States in a row of k-ad-years, 2 to 9; 3 if absent",
         .excludes = "--list"},
    Flag{.name = "--whittle",
         .kind = ValueKind::List,
         .value_name = "POLICY,...",
         .help = "Which of several disputes of a pair in a year to keep, first policy first; all "
                 "in their usual order if absent (see --list)",
         .repeatable = true,
         .excludes = "--list"},
    Flag{.name = "--convention",
         .kind = ValueKind::Choice,
         .value_name = "NAME",
         .choices = kConventions,
         .help = "Follow another tool's rules where they differ from Orrery's",
         .excludes = "--list"},
    Flag{.name = "--directed",
         .help = "Each pair in both orders; this is the default",
         .excludes = "--undirected --list"},
    Flag{.name = "--undirected",
         .help = "Each pair once, the lower code first",
         .excludes = "--list"},
    Flag{.name = "--output",
         .letter = 'o',
         .kind = ValueKind::File,
         .value_name = "FILE",
         .help = "File to write: .csv, .csv.gz or .parquet; a .json with its design and a .bib "
                 "with its sources go beside it. CSV on standard output if absent"},
    Flag{.name = "--format",
         .kind = ValueKind::Choice,
         .value_name = "FORMAT",
         .choices = kFormats,
         .help = "Form of the list; the form of a frame is the ending of its file name",
         .needs = "--list"},
    kThreads,
    kWorld,
};
constexpr std::array kFrameExamples{
    Example{"orrery frame --list", "the layers there are, with their columns"},
    Example{"orrery frame state-years --with power -o states.csv", "states in years with power"},
    Example{"orrery frame dyad-years --undirected --from 1946 -o dyads.parquet",
            "pairs of states since 1946"},
    Example{"orrery frame k-ad-years --among CHN,RUS,USA,IND --undirected -o triads.csv",
            "triples of four states, year by year"},
};
constexpr std::array kFrameExits{1, 4, 6, 130, 143};

// check, claims

constexpr std::array kCheckArguments{
    Argument{.name = "CLAIMS",
             .help = "Claims files, or names of those that the program holds (orrery claims list); "
                     "all of these if absent",
             .required = false,
             .many = true},
};
constexpr Flag kSeed{.name = "--seed",
                     .kind = ValueKind::Seed,
                     .value_name = "N",
                     .preset = "1",
                     .help =
                         "Seed of the draws behind intervals; the same seed gives the same "
                         "numbers"};
constexpr std::array kCheckFlags{
    Flag{.name = "--claim",
         .kind = ValueKind::List,
         .value_name = "ID,...",
         .help = "Only these claims",
         .repeatable = true,
         .excludes = "--explain"},
    Flag{.name = "--explain",
         .kind = ValueKind::Text,
         .value_name = "ID",
         .help = "All behind the verdict on one claim: every variant of its tests, the rows and "
                 "the query of the main one"},
    Flag{.name = "--variant",
         .kind = ValueKind::Text,
         .value_name = "CHOICES",
         .help = "With --explain, the rows and the query of this variant instead, named by some of "
                 "its choices, such as index=gdp",
         .needs = "--explain"},
    Flag{.name = "--variants",
         .help = "Add tables of every variant of every test, of the rows behind the main ones, and "
                 "of their queries",
         .excludes = "--explain"},
    Flag{.name = "--save",
         .help = "Write the verdicts into the world as tables claims.verdicts, claims.tests and "
                 "claims.variants; without it the world is not changed",
         .excludes = "--explain"},
    Flag{.name = "--strict",
         .help = "Exit with status 3 if a claim has another verdict than its file expects"},
    Flag{.name = "--lang",
         .kind = ValueKind::Choice,
         .value_name = "LANG",
         .choices = kLanguages,
         .preset = "en",
         .help = "Language of the claims, where a file has it"},
    kSeed,
    kTable,
    kFormat,
    kOutput,
    kWorld,
};
constexpr std::array kCheckExamples{
    Example{"orrery check", "all claims that the program holds"},
    Example{"orrery check east-asia-2024 --claim P01,P15", "two claims of one set"},
    Example{"orrery check --explain P15", "what is behind a verdict"},
    Example{"orrery check my-claims.toml --strict", "your own, in a script"},
};
constexpr std::array kCheckExits{1, 3, 4, 6, 130, 143};

constexpr std::array kClaimsNewArguments{
    Argument{
        .name = "FILE", .help = "The file to write; standard output if absent", .required = false},
};
constexpr std::array kClaimsNewExamples{
    Example{"orrery claims new my-claims.toml", "a file to fill in, full of comments"},
};
constexpr std::array kClaimsNewExits{1};
constexpr std::array kClaimsListFlags{kFormat, kOutput};
constexpr std::array kClaimsListExamples{
    Example{"orrery claims list", "the sets of claims that the program holds"},
};

// report

constexpr std::array kReportFlags{
    Flag{.name = "--output",
         .letter = 'o',
         .kind = ValueKind::Folder,
         .value_name = "DIR",
         .preset = "report",
         .help = "Folder to write; made if it is absent"},
    kThreads,
    kWorld,
};
constexpr std::array kReportExamples{
    Example{"orrery report -o report", "write report/index.html, which opens offline"},
};

// sql

constexpr std::array kSqlArguments{
    Argument{.name = "QUERY", .help = "One statement that reads; - takes it from standard input"},
};
constexpr std::array kSqlFlags{kFormat, kOutput, kThreads, kWorld};
constexpr std::array kSqlExamples{
    Example{"orrery sql \"SELECT state, name FROM core.states LIMIT 5\"",
            "a first look at a table"},
    Example{"orrery sql - --format json < query.sql", "a query from a file, as JSON"},
};

// doctor

constexpr std::array kDoctorFlags{
    with_help(kWorld, "The world file to check"),
    with_help(kData, "Folder with dataset files to check; may be repeated"),
    Flag{.name = "--format",
         .kind = ValueKind::Choice,
         .value_name = "FORMAT",
         .choices = kDoctorFormats,
         .preset = "text",
         .help = "Lines to read, or JSON"},
};
constexpr std::array kDoctorExamples{
    Example{"orrery doctor", "check the program, the world and the data"},
};
constexpr std::array kDoctorExits{1, 3};

// help, completions, man, version

constexpr std::array kHelpArguments{
    Argument{.name = "NAME",
             .help = "A command (show power) or a topic (exit-codes, environment, formats, codes)",
             .required = false,
             .many = true},
};
constexpr std::array kHelpFlags{
    Flag{.name = "--markdown", .help = "The reference of all commands, as Markdown"},
};
constexpr std::array kHelpExamples{
    Example{"orrery help show power", "help on a command"},
    Example{"orrery help exit-codes", "what the exit codes mean"},
};
constexpr std::array kCompletionsArguments{
    Argument{.name = "SHELL", .help = "The shell to write for", .choices = kShells},
};
constexpr std::array kCompletionsExamples{
    Example{"orrery completions bash > ~/.local/share/bash-completion/completions/orrery", "bash"},
    Example{"orrery completions zsh > ~/.zfunc/_orrery", "zsh, with ~/.zfunc in fpath"},
    Example{"orrery completions fish > ~/.config/fish/completions/orrery.fish", "fish"},
};
constexpr std::array kManExamples{
    Example{"orrery man > ~/.local/share/man/man1/orrery.1", "install the manual page"},
    Example{"orrery man | man -l -", "read it at once"},
};
constexpr std::array kVersionExamples{Example{"orrery version", "the version"}};
constexpr std::array kWriteExits{1};

constexpr std::array kCommands{
    Command{.path = "build",
            .summary = "Build a world file from datasets",
            .description =
                "Reads the datasets that are found, computes every measure and writes one DuckDB "
                "file, a "
                "world, that the other commands and any DuckDB client can open.\n\n"
                "The file is written beside its target and renamed when it is complete, so that a "
                "build "
                "that fails or is interrupted leaves an older world as it was. A dataset that is "
                "absent "
                "is left out with a notice. The same inputs and seed give the same results.",
            .arguments = {},
            .flags = kBuildFlags,
            .examples = kBuildExamples,
            .exit_codes = kBuildExits},
    Command{
        .path = "fetch",
        .summary = "Download datasets from their publishers",
        .description =
            "Downloads the official files of datasets into a folder, from which orrery build reads "
            "them. The terms of use of each dataset are shown and must be accepted, once.\n\n"
            "A download that was broken off goes on where it stopped. A file appears whole or not "
            "at "
            "all. The checksum of its first download is recorded in orrery-fetch.json in the "
            "folder; a "
            "later download that differs is an error and keeps the old file. Files that you put "
            "into "
            "the folder yourself are left alone.\n\n"
            "Not every publisher offers files at an address of their own: --list shows those that "
            "do. "
            "The addresses were not tried against the publishers' servers.",
        .arguments = kFetchArguments,
        .flags = kFetchFlags,
        .examples = kFetchExamples,
        .exit_codes = kFetchExits},
    Command{
        .path = "sources",
        .summary = "List datasets: version, coverage, licence, citation",
        .description =
            "Lists the datasets that the world was built from and those that it lacks, with their "
            "versions, coverage and licences. --bibtex prints entries for a bibliography.",
        .arguments = kSourcesArguments,
        .flags = kSourcesFlags,
        .examples = kSourcesExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "show state",
        .summary = "Show a state: codes, names, membership, power, norms, institutions",
        .description =
            "Shows one state: its codes in the usual systems, its names by period, when it was a "
            "member of the system of states by each list, its power, its position and bloc in the "
            "UN General Assembly, and how central it is among organisations.",
        .arguments = kStateArguments,
        .flags = kStateFlags,
        .examples = kStateExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "show power",
        .summary = "Rank states by power, or show the system by year",
        .description =
            "Ranks the states by an index of power in a year. With --system it shows how power is "
            "distributed among them year by year: concentration, polarity and the centre of power.",
        .arguments = {},
        .flags = kPowerFlags,
        .examples = kPowerExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "show norms",
        .summary = "Show the normative order: positions, blocs, groups, movers",
        .description =
            "Shows how states vote in the UN General Assembly: how far their positions lie apart "
            "and how polarised they are, which blocs vote alike and how firm these are, how united "
            "groups are, and who moved most. With --from or --to by year; with --group one group "
            "by year.",
        .arguments = {},
        .flags = kNormsFlags,
        .examples = kNormsExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "show dyad",
        .summary = "Show two states or groups: relations, votes, positions, alliances",
        .description =
            "Shows what relates two states: a signed index of their relations with its history and "
            "the interval that missing layers leave, each layer with its year and source, who "
            "depends on whom and can influence whom, disputes, and treaties; then, year by year, "
            "roll calls in common, agreement, their positions and how far these lie apart, and how "
            "similar their alliances are. Either can be a group or organisation, of which the "
            "members of each year count; groups have votes and alliances only.",
        .arguments = kDyadArguments,
        .flags = kDyadFlags,
        .examples = kDyadExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "show balance",
        .summary = "Show balance and factions of friends and enemies",
        .description =
            "Shows signed networks of states, in which allies are friends and opponents or rivals "
            "enemies: how many triangles and walks are balanced, the fewest ties that two factions "
            "leave broken (frustration index, proven), the members of these factions, and the "
            "broken ties. By year, or with --year all networks in one.",
        .arguments = {},
        .flags = kBalanceFlags,
        .examples = kBalanceExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "show triangle",
        .summary = "Show three states over time: types of the strategic triangle",
        .description =
            "Shows a strategic triangle by the signs of the three indices: a ménage à trois of "
            "three "
            "amities, a romantic triangle whose pivot is friend of two enemies, a stable marriage "
            "that leaves one out, a unit veto of three enmities; open where a side is neither. In "
            "spells and by year.",
        .arguments = kTriangleArguments,
        .flags = kTriangleFlags,
        .examples = kTriangleExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "show order",
        .summary = "Show the order as a whole: indicators, change, what leads what",
        .description =
            "Shows what the order was in a year: the indicators of power, norms, institutions and "
            "relations, how fast each element changed, change points within ten years, which "
            "element leads which, and the most volatile pairs of major powers.",
        .arguments = {},
        .flags = kOrderFlags,
        .examples = kOrderExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "show org",
        .summary = "Show an organisation: members, reach, leader, overlap",
        .description =
            "Shows who belongs to an organisation in a year and since when, what its members are "
            "together by year (part of the states, of population and of power, how far apart they "
            "stand, who is strongest), which organisations have the same members, and where "
            "sources disagree. Without ORG it lists the organisations of a year.",
        .arguments = kOrgArguments,
        .flags = kOrgFlags,
        .examples = kOrgExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "show diffusion",
        .summary = "Show how norms spread",
        .description =
            "Lists how organisations, alliances, trade agreements and terms of speeches spread "
            "among states: hazards of adoption that are constant, grow with the share of adopters "
            "(Bass) or rise at a threshold. With NORM it shows the models of one, and who adopted "
            "when.",
        .arguments = kDiffusionArguments,
        .flags = kDiffusionFlags,
        .examples = kDiffusionExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "show speeches",
        .summary = "Show how often speeches use a list of terms",
        .description =
            "Counts words and phrases in the speeches of the United Nations' General Debate, by "
            "year and by speaker: as they are written, whatever their case, and by the stems of "
            "English words. The texts must be in the world.",
        .arguments = kSpeechesArguments,
        .flags = kSpeechesFlags,
        .examples = kSpeechesExamples,
        .exit_codes = kReadExits},
    Command{
        .path = "estimate ideal-points",
        .summary = "Estimate ideal points from UN votes by sampling",
        .description =
            "Samples the posterior of the states' positions in the UN General Assembly and adds "
            "them to the world's norms.ideal_points as model mcmc, in place of earlier ones of the "
            "same issue and sessions. Prints how well the chains agree: R-hat should be below 1.05 "
            "and effective draws in the hundreds.\n\n"
            "Ctrl-C leaves a checkpoint beside the world; the same command with --resume goes on "
            "from there and makes the same draws as without the break.",
        .arguments = {},
        .flags = kIdealPointsFlags,
        .examples = kIdealPointsExamples,
        .exit_codes = kIdealPointsExits},
    Command{
        .path = "estimate logit",
        .summary = "Fit a logit to a frame, such as onsets of disputes by dyad-year",
        .description =
            "Makes the frame that a model file asks for, in memory, and fits the logistic "
            "regression it describes: terms as SQL expressions over the frame's columns, "
            "peace-years as a cubic or as splines, errors classical, robust, clustered by pair, "
            "state or any columns, or dyadic.\n\n"
            "Rows that lack something are left out and counted. A term that others already say, or "
            "that predicts the outcome without fault, is named.",
        .arguments = kLogitArguments,
        .flags = kLogitFlags,
        .examples = kLogitExamples,
        .exit_codes = kLogitExits},
    Command{
        .path = "frame",
        .summary = "Write state-years or dyad-years for analysis",
        .description =
            "Writes a rectangular data set with one row per state and year, or per pair of states "
            "and year, and the layers of columns that --with names.\n\n"
            "A tie that is absent where its source looked is 0; where the source did not look, the "
            "cell is empty; a state outside the system has no row.",
        .arguments = kFrameArguments,
        .flags = kFrameFlags,
        .examples = kFrameExamples,
        .exit_codes = kFrameExits},
    Command{
        .path = "check",
        .summary = "Check claims about the order against the world",
        .description =
            "Runs the tests of claims against the world and says of each: supported, partly "
            "supported, contradicted or not decidable, with the numbers, their intervals, the "
            "sources, and how many variants of the choices agree. The world is not changed, unless "
            "--save asks for it.\n"
            "\n"
            "A test supports its claim if the whole interval of its number lies where the claim "
            "says. A verdict is full if two thirds of the variants agree. docs/how-to/"
            "write-a-claim.md shows how to write a claim of your own.",
        .arguments = kCheckArguments,
        .flags = kCheckFlags,
        .examples = kCheckExamples,
        .exit_codes = kCheckExits},
    Command{.path = "claims list",
            .summary = "List the claims that the program holds",
            .description = "Lists the sets of claims that `orrery check` knows by name.",
            .arguments = {},
            .flags = kClaimsListFlags,
            .examples = kClaimsListExamples,
            .exit_codes = kClaimsNewExits},
    Command{.path = "claims new",
            .summary = "Write a claims file to begin with",
            .description =
                "Writes a claims file with one claim that can be checked as it stands, and "
                "comments on everything else that a file can hold. A file that exists is left "
                "alone.",
            .arguments = kClaimsNewArguments,
            .flags = {},
            .examples = kClaimsNewExamples,
            .exit_codes = kClaimsNewExits},
    Command{
        .path = "report",
        .summary = "Write a self-contained HTML report",
        .description =
            "Writes a folder with one page that opens offline in any browser and shows what the "
            "world holds, each number with its source.",
        .arguments = {},
        .flags = kReportFlags,
        .examples = kReportExamples,
        .exit_codes = kReadExits},
    Command{.path = "sql",
            .summary = "Run one SQL statement that reads the world",
            .description =
                "Runs one statement of DuckDB's SQL on the world and prints its rows. The world is "
                "opened for reading only.",
            .arguments = kSqlArguments,
            .flags = kSqlFlags,
            .examples = kSqlExamples,
            .exit_codes = kReadExits},
    Command{.path = "doctor",
            .summary = "Check the program, the world file and the data",
            .description = "Checks what the other commands need and says what to do where "
                           "something is wrong. Ends "
                           "with status 3 if a check fails.",
            .arguments = {},
            .flags = kDoctorFlags,
            .examples = kDoctorExamples,
            .exit_codes = kDoctorExits},
    Command{.path = "help",
            .summary = "Help on a command or a topic",
            .description = "Without a name, lists the commands. The topics are exit-codes, "
                           "environment, formats and "
                           "codes.",
            .arguments = kHelpArguments,
            .flags = kHelpFlags,
            .examples = kHelpExamples,
            .exit_codes = kWriteExits},
    Command{.path = "completions",
            .summary = "Print completions for a shell",
            .description = "Prints a script that lets a shell complete commands, flags and values.",
            .arguments = kCompletionsArguments,
            .flags = {},
            .examples = kCompletionsExamples,
            .exit_codes = kWriteExits},
    Command{.path = "man",
            .summary = "Print the manual page",
            .description = "Prints the manual page orrery(1) in the format of man.",
            .arguments = {},
            .flags = {},
            .examples = kManExamples,
            .exit_codes = kWriteExits},
    Command{.path = "version",
            .summary = "Print the version",
            .description = "Prints the name and version of the program, as orrery --version does.",
            .arguments = {},
            .flags = {},
            .examples = kVersionExamples,
            .exit_codes = kWriteExits},
};

constexpr std::array kFirstExamples{
    Example{"orrery build", "build world.duckdb"},
    Example{"orrery show state CHN", "codes, membership and power of a state"},
    Example{"orrery show power --year 2012", "states by power in a year"},
    Example{"orrery check", "claims about the order, tested"},
    Example{"orrery report -o report", "a report that opens in a browser"},
};

constexpr std::array kExitCodes{
    ExitCode{0, "done"},
    ExitCode{1,
             "a run-time failure: disk full, a folder that cannot be written, a query that fails"},
    ExitCode{2, "usage: an unknown command, flag, state or value"},
    ExitCode{
        3,
        "it ran, and the answer is no: doctor found a failed check, or check --strict a verdict "
        "that was not expected"},
    ExitCode{4, "needed data are missing or cannot be read"},
    ExitCode{6, "a limit of time, rows or memory stopped it"},
    ExitCode{70, "a mistake of ours; please report it"},
    ExitCode{130, "interrupted with Ctrl-C (SIGINT)"},
    ExitCode{143, "ended by SIGTERM"},
};

constexpr std::array kVariables{
    Variable{"ORRERY_WORLD", "the world file, where --world is absent"},
    Variable{"ORRERY_DATA",
             "folders with dataset files, with colons between them, where --data is absent"},
    Variable{"ORRERY_MIRROR",
             "an address that stands in for all publishers in orrery fetch: host and path of the "
             "original follow it"},
    Variable{"NO_COLOR", "if not empty, no colour, unless --color says otherwise"},
    Variable{"FORCE_COLOR",
             "if neither empty nor 0, colour even where the output is not a terminal"},
    Variable{"COLUMNS", "width of tables and help, where it is a number"},
    Variable{"TERM", "dumb means neither colour nor a line of progress"},
    Variable{"CI", "if not empty, no line of progress"},
};

constexpr std::array kTopics{
    Topic{"exit-codes", "what the exit codes mean", {}},
    Topic{"environment", "environment variables that are read", {}},
    Topic{
        "formats",
        "forms of output",
        "Rows go to standard output; progress, notices and errors go to standard error.\n\n"
        "Without --format the form is a table on a terminal and CSV in a pipe or a file. With -o "
        "and without --format the ending of the file name decides: .csv, .json, .md, or .txt for a "
        "table.\n\n"
        "  table  for people: as wide as the terminal, significant digits,\n"
        "         · where a value is missing, sources at the end\n"
        "  csv    one header line, full precision, empty where a value is\n"
        "         missing; quoted as RFC 4180 says; several tables follow one\n"
        "         another with an empty line between them\n"
        "  json   {\"title\", \"tables\": [{\"id\", \"title\", \"columns\", \"rows\",\n"
        "         \"sources\", \"notes\"}]}; null where a value is missing\n"
        "  md     Markdown, one table after the other\n\n"
        "Frames are written as .csv, .csv.gz or .parquet, by the ending of the file name.\n\n"
        "Zero and missing are never mixed: 0 means that the source looked and found none."},
    Topic{
        "codes",
        "how to name a state",
        "A state is named by any of these:\n\n"
        "  CHN          its ISO 3166 code of three letters\n"
        "  710          its number in the Correlates of War list\n"
        "  gw:710       its number in Gleditsch and Ward's list\n"
        "  China        its name in English, Russian or Chinese; quote a name\n"
        "               of several words\n\n"
        "The two lists of numbers agree for most states and differ for some: Germany after 1990 is "
        "255 in the first and 260 in the second. A name that fits no state is answered with those "
        "nearest to it."},
};

}  // namespace

std::span<const Command> commands() {
  return kCommands;
}
std::span<const Flag> common_flags() {
  return kCommon;
}
std::span<const Example> first_examples() {
  return kFirstExamples;
}
std::span<const ExitCode> exit_codes() {
  return kExitCodes;
}
std::span<const Variable> variables() {
  return kVariables;
}
std::span<const Topic> topics() {
  return kTopics;
}

const Command* find_command(std::string_view path) {
  const auto found = std::ranges::find(kCommands, path, &Command::path);
  return found == kCommands.end() ? nullptr : &*found;
}

const Topic* find_topic(std::string_view name) {
  const auto found = std::ranges::find(kTopics, name, &Topic::name);
  return found == kTopics.end() ? nullptr : &*found;
}

const Flag* find_flag(const Command& command, std::string_view name) {
  for (const auto flags : {command.flags, common_flags()}) {
    const auto found = std::ranges::find(flags, name, &Flag::name);
    if (found != flags.end()) return &*found;
  }
  return nullptr;
}

std::string_view program_summary() {
  return "a working model of the international order";
}

}  // namespace orrery::cli

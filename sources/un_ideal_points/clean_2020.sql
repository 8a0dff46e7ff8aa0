INSERT INTO ideal_points_read
SELECT ccode::VARCHAR, Countryname, '${source}', 'all', ccode, session + 1945, session, "IdealPoint", "Q5%", "Q50%", "Q95%",
       "NVotes"
FROM raw.ideal_points_2020_all
UNION ALL
SELECT ccode::VARCHAR, Countryname, '${source}', 'human_rights', ccode, session + 1945, session, "IdealPointHumanRights", "Q5%HumanRights", "Q50%HumanRights", "Q95%HumanRights",
       "NVotesHumanRights"
FROM raw.ideal_points_2020_human_rights
UNION ALL
SELECT ccode::VARCHAR, Countryname, '${source}', 'important', ccode, session + 1945, session, "IdealPointImportant", "Q5%Important", "Q50%Important", "Q95%Important",
       "NVotesImportant"
FROM raw.ideal_points_2020_important
UNION ALL
SELECT ccode::VARCHAR, Countryname, '${source}', 'middle_east', ccode, session + 1945, session, "IdealPointMiddleEast", "Q5%MiddleEast", "Q50%MiddleEast", "Q95%MiddleEast",
       "NVotesMiddleEast"
FROM raw.ideal_points_2020_middle_east
UNION ALL
SELECT ccode::VARCHAR, Countryname, '${source}', 'no_nukes', ccode, session + 1945, session, "IdealPointNoNukes", "Q5%NoNukes", "Q50%NoNukes", "Q95%NoNukes",
       "NVotesNoNukes"
FROM raw.ideal_points_2020_no_nukes
UNION ALL
SELECT ccode::VARCHAR, Countryname, '${source}', 'nuclear', ccode, session + 1945, session, "IdealPointNuclear", "Q5%Nuclear", "Q50%Nuclear", "Q95%Nuclear",
       "NVotesNuclear"
FROM raw.ideal_points_2020_nuclear;

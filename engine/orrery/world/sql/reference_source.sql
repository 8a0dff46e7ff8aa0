INSERT INTO meta.sources BY NAME
SELECT 'reference' AS source, 'reference' AS dataset, 'Orrery reference edition' AS title,
       '2024' AS version, 'Orrery' AS publisher, 'loaded' AS status,
       'Facts that come with the program: states, codes and names, memberships, main indicators 1990-2024.' AS about,
       1990 AS covers_from, 2024 AS covers_to, 'all members of either system; indicators of the largest states' AS covers_states,
       1990 AS first_year, 2024 AS last_year,
       (SELECT count(*) FROM core.states) + (SELECT count(*) FROM core.state_names)
       + (SELECT count(*) FROM core.state_codes) + (SELECT count(*) FROM reference_spells)
       + (SELECT count(*) FROM core.memberships) + (SELECT count(*) FROM core.group_members)
       + (SELECT count(*) FROM core.alliance_members) + (SELECT count(*) FROM core.votes)
       + (SELECT count(*) FROM core.economy) + (SELECT count(*) FROM core.world_totals) AS rows,
       'bundled with the program' AS file, 'data' AS layout, 'GPL-3.0-or-later; see data/README.md for the sources of the facts' AS licence,
       'Orrery. Reference edition: facts on states, 1990-2024.' AS citation,
       '@misc{orrery_reference,
  author = {{Orrery contributors}},
  title = {Orrery reference edition: facts on states, 1990--2024},
  year = {2026}
}' AS bibtex,
       -1 AS position;

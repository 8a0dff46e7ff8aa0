-- Machine-coded events between states: sums by month, and what became of every line of the event files.
CREATE TABLE core.event_months (
  source VARCHAR, state1 SMALLINT, state2 SMALLINT, month DATE, events BIGINT, root_events BIGINT,
  quad1 BIGINT, quad2 BIGINT, quad3 BIGINT, quad4 BIGINT, goldstein_sum DOUBLE, scored BIGINT, mentions BIGINT);
COMMENT ON TABLE core.event_months IS 'machine-coded events by source, directed dyad and month of the event; domestic events have state1 = state2. No row: no event. Which days were read is in core.event_days';
COMMENT ON COLUMN core.event_months.source IS 'source of the events';
COMMENT ON COLUMN core.event_months.state1 IS 'the actor''s state, by its code or name on the day of the event';
COMMENT ON COLUMN core.event_months.state2 IS 'the state acted upon';
COMMENT ON COLUMN core.event_months.month IS 'first day of the month in which the event took place';
COMMENT ON COLUMN core.event_months.events IS 'events, each id once';
COMMENT ON COLUMN core.event_months.root_events IS 'events that GDELT marks as the main ones of their article; NULL for sources without the mark';
COMMENT ON COLUMN core.event_months.quad1 IS 'verbal cooperation (CAMEO 01-05)';
COMMENT ON COLUMN core.event_months.quad2 IS 'material cooperation (CAMEO 06-08)';
COMMENT ON COLUMN core.event_months.quad3 IS 'verbal conflict (CAMEO 09-13)';
COMMENT ON COLUMN core.event_months.quad4 IS 'material conflict (CAMEO 14-20)';
COMMENT ON COLUMN core.event_months.goldstein_sum IS 'sum of the events'' values on Goldstein''s scale, -10 to 10 each; POLECAT: of its intensity';
COMMENT ON COLUMN core.event_months.scored IS 'events that have such a value';
COMMENT ON COLUMN core.event_months.mentions IS 'mentions of the events in articles; NULL for sources that do not count them';

CREATE TABLE core.event_days (source VARCHAR, month DATE, days SMALLINT);
COMMENT ON TABLE core.event_days IS 'of how many days of a month event files were read: outside of them, no event is no zero. A day of GDELT is the day on which an event was added, of its backfile and of others the day of the event';
COMMENT ON COLUMN core.event_days.source IS 'source of the events';
COMMENT ON COLUMN core.event_days.month IS 'first day of the month';
COMMENT ON COLUMN core.event_days.days IS 'days of the month of which a file holds events';

CREATE TABLE meta.event_files (
  source VARCHAR, file VARCHAR, sha256 VARCHAR, lines BIGINT, skipped BIGINT, malformed BIGINT, duplicates BIGINT,
  outside BIGINT, counted BIGINT, unchecked BIGINT);
COMMENT ON TABLE meta.event_files IS 'every event file that was read: lines = skipped + malformed + duplicates + outside + counted';
COMMENT ON COLUMN meta.event_files.source IS 'source of the file';
COMMENT ON COLUMN meta.event_files.file IS 'where it lay';
COMMENT ON COLUMN meta.event_files.sha256 IS 'its SHA-256; of a member of an archive, the archive''s';
COMMENT ON COLUMN meta.event_files.lines IS 'lines';
COMMENT ON COLUMN meta.event_files.skipped IS 'header and blank lines';
COMMENT ON COLUMN meta.event_files.malformed IS 'lines that could not be read; the first are in meta.event_faults';
COMMENT ON COLUMN meta.event_files.duplicates IS 'events with the id of an event before them in the files of the source, not counted again';
COMMENT ON COLUMN meta.event_files.outside IS 'events with an actor that is no state; by code in meta.unmatched';
COMMENT ON COLUMN meta.event_files.counted IS 'events in core.event_months';
COMMENT ON COLUMN meta.event_files.unchecked IS 'events counted or outside whose id was not looked up because the memory for ids was used up';

CREATE TABLE meta.event_faults (source VARCHAR, place VARCHAR, fault VARCHAR);
COMMENT ON TABLE meta.event_faults IS 'the first lines of event files that could not be read';
COMMENT ON COLUMN meta.event_faults.source IS 'source of the file';
COMMENT ON COLUMN meta.event_faults.place IS 'file and line';
COMMENT ON COLUMN meta.event_faults.fault IS 'what is wrong with the line';

-- When the first unfinished resume of this pause began. A resume that died half-way goes on from there: touches that
-- were scheduled since then have their new date already.
alter table campaigns add column resuming_since timestamptz;

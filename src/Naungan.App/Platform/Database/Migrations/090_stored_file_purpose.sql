-- What a file is kept for, so that only uploads nobody confirmed are forgotten; empty for files kept before.
alter table stored_file add column kept_for {text} not null default '';

-- The papers of a batch while they can be fetched, village by village; numbers are set aside before anything is drawn.

create table slip_file (
    region_code {text} not null,
    batch_id {uuid} not null,          -- also the id of the job that draws it
    position integer not null,
    village_code {text} not null,      -- empty: people whose village is not known
    village {text} not null,
    people integer not null,
    first_number bigint not null,
    file_id {uuid},                    -- null before it is drawn, and after it was removed
    removed_on {date},
    primary key (region_code, batch_id, position),
    foreign key (region_code, batch_id) references slip_batch (region_code, id)
);

-- A key that was replaced still verifies until a day, inclusive; null while it signs.
alter table signing_key add column verifies_until {date};

-- Facts that rules of eligibility ask for: income and relation of work, names and last days in lists, lists of other
-- payers, and how a programme's rules came to be what they are.

alter table work add column monthly_income bigint;     -- rupiah, of who earns without a wage
alter table work add column standing {text};           -- independent or paid, as the list says; null when it does not

alter table person_merge_work add column monthly_income bigint;
alter table person_merge_work add column standing {text};

alter table outside_person add column name_index {bytes};   -- blind index of the folded name, when the list has names
alter table outside_person add column until_on {date};      -- last day of what the list tells of

-- The kinds of a list were checked here; the program knows them (Lists/LoadList), and their number grows.
create table outside_list_wider (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    kind {text} not null,
    snapshot_on {date} not null,
    sha256 {bytes} not null,
    people integer not null,
    loaded_by {text} not null,
    loaded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, kind, sha256)
);
insert into outside_list_wider (region_code, id, kind, snapshot_on, sha256, people, loaded_by, loaded_at)
    select region_code, id, kind, snapshot_on, sha256, people, loaded_by, loaded_at from outside_list;
drop table outside_list;
alter table outside_list_wider rename to outside_list;

-- Each time a programme chose its rules: what it asks from then on, and by which paper.
create table programme_rule_change (
    region_code {text} not null,
    programme_code {text} not null,
    id {uuid} not null,
    rules {text} not null,             -- comma-separated names; empty: the usual ones
    parameters {text} not null,        -- name=value, comma-separated
    decision {text} not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, programme_code, id),
    foreign key (region_code, programme_code) references programme (region_code, code)
);

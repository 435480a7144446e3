-- Counts of whole tables, kept so that the leader's page reads a few hundred rows. Each can be counted again; `naungan figures verify` does.

create table figure (
    region_code {text} not null references government (region_code),
    name {text} not null,              -- district, category:pekerja-rentan, ready, ...
    part {text} not null,              -- code of the district, the category, ...
    value bigint not null,
    primary key (region_code, name, part)
);

create table figure_head (
    region_code {text} primary key references government (region_code),
    sequence bigint not null,          -- newest audit event when the count began: a later one makes the figures old
    counted_on {date} not null,        -- the day they speak of
    counted_at {instant} not null
);

-- What the government promised (RPJMD, RKPD) and by when.
create table promise (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    title {text} not null,
    indicator {text} not null check (indicator in ('protected', 'decreed', 'villages', 'ready-percent', 'families-paid')),
    year integer not null,
    target bigint not null check (target > 0),
    source {text} not null,            -- document and page
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, indicator, year, title)
);

-- Intake and register: what agencies sent, row by row, and the people it speaks of.

create table submission (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    agency_code {text} not null,
    programme_code {text} not null,
    file_name {text} not null,
    sha256 {bytes} not null,
    state {text} not null,             -- received, checked
    rows_read integer not null,
    accepted integer not null,
    merged integer not null,
    waiting integer not null,
    rejected integer not null,
    ignored integer not null,          -- titles, headings, totals, empty lines: read, but no person
    submitted_by {text} not null,
    submitted_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, agency_code, programme_code, sha256),
    foreign key (region_code, agency_code) references agency (region_code, code),
    check (accepted + merged + waiting + rejected = rows_read)
);

create table submission_row (
    region_code {text} not null,
    submission_id {uuid} not null,
    sheet {text} not null,
    row_number integer not null,       -- as the spreadsheet numbers it, from 1
    outcome {text} not null check (outcome in ('accepted', 'merged', 'waiting', 'rejected', 'ignored')),
    reason {text},                     -- kebab-case name; null when accepted without remark
    person_id {uuid},                  -- set when accepted or merged
    cells {bytes},                     -- the row as sent, sealed (vault column submission_row.cells/<sheet>/<row>, row key = submission_id)
    primary key (region_code, submission_id, sheet, row_number)
);
create index submission_row_person on submission_row (region_code, person_id);

create table person (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    name {text} not null,              -- as sent, spaces tidied
    name_key {text} not null,          -- folded for search and matching: upper case, no titles, old spelling resolved
    sex {text},                        -- L or P
    birth_date {date},
    birth_place {text},
    address {text},
    rt {text},
    rw {text},
    village_code {text},               -- of residence, when recognised
    district_code {text},
    ktp_region_code {text},            -- regency of the KTP address, never derived from the NIK
    nik_sealed {bytes},
    nik_index {bytes},
    nik_state {text} not null,         -- format-valid, or what is wrong with it
    kk_sealed {bytes},
    kk_index {bytes},
    phone_sealed {bytes},
    phone_index {bytes},
    mother_sealed {bytes},
    created_by_submission {uuid},
    recorded_at {instant} not null,
    primary key (region_code, id)
);
create unique index person_nik on person (region_code, nik_index);
-- Prefix search by name, and "the same name on the same birth date" when lists are matched.
create index person_name on person (region_code, name_key, birth_date);
create index person_village on person (region_code, village_code);

-- One row for each thing an agency says a person does: a fisher, a village head.
create table work (
    region_code {text} not null,
    id {uuid} not null,
    person_id {uuid} not null,
    programme_code {text} not null,
    agency_code {text} not null,
    submission_id {uuid} not null,
    segment {text} not null,           -- bpu or pu
    category {text} not null,          -- sector code or group code (thl, kades, ...)
    occupation {text},                 -- in the agency's own words
    monthly_wage bigint,               -- rupiah, when stated
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, person_id, programme_code, agency_code, category),
    foreign key (region_code, person_id) references person (region_code, id)
);
create index work_programme on work (region_code, programme_code, category);

-- Lists from outside (Dukcapil, insurer, civil servants, poverty data): dated snapshots, matched by NIK only through the blind index.
create table outside_list (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    kind {text} not null check (kind in ('dukcapil', 'bpjs-active', 'asn', 'dtsen')),
    snapshot_on {date} not null,
    sha256 {bytes} not null,
    people integer not null,
    loaded_by {text} not null,
    loaded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, kind, sha256)
);

create table outside_person (
    region_code {text} not null,
    list_id {uuid} not null,
    nik_index {bytes} not null,
    answer {text} not null,            -- dukcapil: alive, deceased, unknown; others: member
    since {date},                      -- deceased on, member since
    detail {text},
    primary key (region_code, list_id, nik_index)
);
create index outside_person_nik on outside_person (region_code, nik_index);

-- Programmes, who is in them and why, and the decree that says so.

create table programme (
    region_code {text} not null references government (region_code),
    code {text} not null,
    name {text} not null,
    segment {text} not null,           -- bpu or pu: the legal segment of its people
    insurance {text} not null,         -- comma-separated: jkk,jkm
    agency_code {text} not null,       -- proposes and pays
    precedence integer not null,       -- lower wins when a person is in two programmes (position outranks occupation)
    legal_basis {text} not null,
    created_at {instant} not null,
    primary key (region_code, code)
);

create table category (
    region_code {text} not null,
    programme_code {text} not null,
    code {text} not null,
    name {text} not null,
    sort integer not null,
    primary key (region_code, programme_code, code)
);

-- The state of one person in one programme. Verdict and reasons are of the last assessment; history is in enrolment_event.
create table enrolment (
    region_code {text} not null,
    programme_code {text} not null,
    person_id {uuid} not null,
    category {text} not null,
    agency_code {text} not null,
    state {text} not null check (state in ('candidate', 'verified', 'decreed', 'registered', 'ended')),
    verdict {text} not null check (verdict in ('eligible', 'not-eligible', 'unknown')),
    first_reason {text},               -- name of the first rule that did not pass
    assessed_on {date} not null,       -- the day the rules were asked about
    assessed_at {instant} not null,
    starts_on {date},                  -- first day of cover wanted
    ends_on {date},                    -- first day no longer in, when ended
    primary key (region_code, programme_code, person_id),
    foreign key (region_code, person_id) references person (region_code, id)
);
create index enrolment_verdict on enrolment (region_code, programme_code, verdict, first_reason);
create index enrolment_person on enrolment (region_code, person_id);

-- Rules that did not pass; those that passed are recomputed when asked (same pure function, same day).
create table enrolment_check (
    region_code {text} not null,
    programme_code {text} not null,
    person_id {uuid} not null,
    rule {text} not null,
    outcome {text} not null check (outcome in ('fail', 'unknown')),
    detail {text} not null,            -- Indonesian sentence, no personal numbers
    citation {text} not null,
    primary key (region_code, programme_code, person_id, rule)
);

create table agreement (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    number {text} not null,
    title {text} not null,
    kind {text} not null,              -- nota-kesepakatan, pks
    partner {text} not null,
    signed_on {date} not null,
    valid_from {date} not null,
    valid_until {date} not null,       -- first day no longer valid
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, number),
    check (valid_until > valid_from)
);

create table agreement_programme (
    region_code {text} not null,
    agreement_id {uuid} not null,
    programme_code {text} not null,
    insurance {text} not null,         -- jkk, jkm, ...
    primary key (region_code, agreement_id, programme_code, insurance)
);

create table decree (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    programme_code {text} not null,
    number {text} not null,
    title {text} not null,
    kind {text} not null default 'establish' check (kind in ('establish', 'mutation')),
    decided_on {date} not null,
    effective_from {date} not null,
    signatory {text},                  -- who signs: office and name, as printed
    state {text} not null check (state in ('draft', 'sealed')),
    people integer not null,           -- lines of the annex
    annex_sha256 {bytes},              -- over canonical bytes of the annex; of a draft: what sealing must find unchanged
    sealed_by {text},
    sealed_at {instant},
    drafted_by {text} not null,
    drafted_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, number),
    check (state = 'draft' or annex_sha256 is not null)
);

create table decree_line (
    region_code {text} not null,
    decree_id {uuid} not null,
    line_number integer not null,
    person_id {uuid} not null,
    name {text} not null,
    nik_sealed {bytes} not null,       -- vault column decree_line.nik, row key = person_id
    birth_date {date},
    address {text} not null,
    village_code {text},
    category {text} not null,
    change {text} not null default 'in' check (change in ('in', 'out', 'corrected')),
    effective_on {date},               -- when not the decree's own day: a death ends membership the month after
    reason {text},                     -- of a mutation
    primary key (region_code, decree_id, line_number),
    unique (region_code, decree_id, person_id)
);
create index decree_line_person on decree_line (region_code, person_id);

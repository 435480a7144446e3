-- Pengaduan: what residents, counters and villages report, and what became of it.

create table grievance (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    number {text} not null,            -- PGD/2026/00001
    secret_index {bytes} not null,     -- keyed hash of number and secret; whoever holds both may read the answer
    channel {text} not null check (channel in ('counter', 'web', 'village')),
    category {text} not null,
    is_confidential {bool} not null,   -- about misuse: seen by leader and auditor only
    reporter_name {text},              -- null when anonymous
    reporter_phone_sealed {bytes},     -- vault column grievance.reporter_phone
    village_code {text},
    words_sealed {bytes} not null,     -- vault column grievance.words
    person_id {uuid},
    claim_id {uuid},
    submission_id {uuid},
    state {text} not null check (state in ('open', 'taken', 'answered')),
    level integer not null check (level between 0 and 2),
    received_on {date} not null,
    due_on {date} not null,
    answer {text},                     -- no personal numbers: it is read with the ticket alone
    answered_on {date},
    answered_by {text},
    address_index {bytes},             -- keyed hash of where a web report came from, forgotten after a day
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, number),
    check (state <> 'answered' or (answer is not null and answered_on is not null))
);
create index grievance_state on grievance (region_code, state, due_on);
create index grievance_secret on grievance (region_code, secret_index);

create table grievance_step (
    region_code {text} not null,
    grievance_id {uuid} not null,
    number integer not null,
    step {text} not null check (step in ('receive', 'take', 'escalate', 'answer', 'note')),
    happened_on {date} not null,
    words {text} not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, grievance_id, number),
    foreign key (region_code, grievance_id) references grievance (region_code, id)
);

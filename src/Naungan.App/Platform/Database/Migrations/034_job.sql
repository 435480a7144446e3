-- Long work that survives a crash: one row a job, worked under a lease. Files kept for it are sealed piece by piece.

create table job (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    kind {text} not null,
    idempotency_key {text} not null,   -- the same key again is the same job
    payload_hash {bytes} not null,     -- the same key with another payload is refused
    request {text} not null,           -- what the kind needs to know, as JSON; no personal data
    label {text} not null,
    page {text} not null,              -- where its result is seen
    agency_code {text},                -- whose work it is, when an agency's
    state {text} not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    phase {text} not null,
    mark {text} not null,              -- how far the work has come; meaningful to its kind alone
    done bigint not null check (done >= 0),
    total bigint not null check (total >= 0), -- 0 while unknown
    attempt integer not null,          -- with the owner it fences off a worker that lost its lease
    failures integer not null,         -- since the work last came further
    cancel_asked {bool} not null,
    lease_owner {text},
    lease_until {instant},
    due_at {instant} not null,         -- not worked before
    reason {text},                     -- why it failed
    message {text},
    created_by {text} not null,
    created_at {instant} not null,
    started_at {instant},
    finished_at {instant},
    primary key (region_code, id),
    unique (region_code, kind, idempotency_key),
    check (state <> 'running' or (lease_owner is not null and lease_until is not null))
);
create index job_state on job (region_code, state, due_at);

create table stored_file (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    file_name {text} not null,
    bytes bigint not null,
    sha256 {bytes} not null,
    stored_by {text} not null,
    stored_at {instant} not null,
    primary key (region_code, id)
);

-- Written before stored_file, which makes the file whole; pieces without one are left from a crash.
create table stored_part (
    region_code {text} not null,
    file_id {uuid} not null,
    part integer not null,
    content {bytes} not null,          -- sealed (vault column stored_part.content/<part>, row = file_id)
    primary key (region_code, file_id, part)
);

-- The order of the sheets within their file.
alter table submission_sheet add column position integer not null default 0;

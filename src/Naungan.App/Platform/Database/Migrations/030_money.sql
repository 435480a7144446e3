-- Budget, monthly runs, double-entry ledger, payment, the insurer's answers.

create table budget_line (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    fiscal_year integer not null,
    agency_code {text} not null,
    programme_code {text} not null,
    insurance {text} not null,         -- jkk or jkm: two accounts, never one
    account_code {text} not null,
    account_name {text} not null,
    fund {text} not null,              -- apbd, dbh-sawit, dbhcht, apbd-provinsi, apbdes, csr
    document {text} not null,          -- DPA number
    ceiling bigint not null check (ceiling >= 0),
    committed bigint not null,         -- reserved + payable + paid so far; guarded here, explained by the ledger
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, fiscal_year, agency_code, programme_code, insurance, fund, account_code),
    check (committed >= 0),
    check (committed <= ceiling)
);

create table run (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    idempotency_key {uuid} not null,
    payload_sha256 {bytes} not null,   -- the same key with another payload is refused
    programme_code {text} not null,
    month integer not null,            -- yyyymm
    reading {text} not null,           -- tariff reading, such as bpu or pu
    state {text} not null check (state in
        ('computed', 'approved', 'submitted', 'billed', 'paid', 'partly-reconciled', 'reconciled', 'closed', 'reversed')),
    people integer not null,
    amount bigint not null,
    lines_sha256 {bytes} not null,
    agreement_id {uuid} not null,
    opened_by {text} not null,
    opened_at {instant} not null,
    approved_by {text},
    approved_at {instant},
    due_on {date} not null,
    billing_code {text},               -- kode iuran, given by the insurer
    billed_amount bigint,
    primary key (region_code, id),
    unique (region_code, idempotency_key),
    check (approved_by is null or approved_by <> opened_by)
);

-- One person, month, insurance programme and payer: at most once, over all funds and agencies.
create table run_line (
    region_code {text} not null,
    person_id {uuid} not null,
    month integer not null,
    insurance {text} not null,
    payer {text} not null,
    run_id {uuid} not null,
    budget_line_id {uuid} not null,
    base bigint not null,
    amount bigint not null check (amount >= 0),
    employer bigint not null,
    worker bigint not null,
    tariff integer not null,           -- which tariff of run_tariff
    state {text} not null check (state in ('open', 'accepted', 'rejected', 'reversed')),
    answer_code {text},
    primary key (region_code, person_id, month, insurance, payer),
    check (employer + worker = amount)
);
create index run_line_run on run_line (region_code, run_id, insurance, state);

create table run_tariff (
    region_code {text} not null,
    run_id {uuid} not null,
    number integer not null,
    insurance {text} not null,
    explanation {text} not null,       -- canonical lines: path|value|from|source|article|confidence
    primary key (region_code, run_id, number)
);

create table run_exclusion (
    region_code {text} not null,
    run_id {uuid} not null,
    person_id {uuid} not null,
    reason {text} not null,
    primary key (region_code, run_id, person_id)
);

create table ledger_entry (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    entry_key {text} not null,         -- unique: the same thing is posted once
    fiscal_year integer not null,
    kind {text} not null,              -- appropriation, reservation, billing, payment, reconciliation, credit, reversal
    document {text} not null,
    run_id {uuid},
    posted_by {text} not null,
    posted_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, entry_key)
);

create table posting (
    region_code {text} not null,
    entry_id {uuid} not null,
    number integer not null,
    account {text} not null check (account in
        ('appropriation', 'available', 'reserved', 'payable', 'paid', 'reconciled', 'credit', 'returned')),
    budget_line_id {uuid} not null,
    month integer not null,            -- yyyymm, 0 when of no month
    amount bigint not null,            -- debit positive, credit negative; an entry sums to zero
    primary key (region_code, entry_id, number)
);
create index posting_account on posting (region_code, account, budget_line_id, month);

create table payment (
    region_code {text} not null,
    id {uuid} not null,
    run_id {uuid} not null,
    budget_line_id {uuid} not null,
    amount bigint not null,
    spp_number {text}, spp_on {date},
    spm_number {text}, spm_on {date},
    sp2d_number {text}, sp2d_on {date},
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, run_id, budget_line_id)
);

-- Every file that went to or came from the insurer, with its control counts.
create table insurer_file (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    run_id {uuid} not null,
    direction {text} not null check (direction in ('out', 'in')),
    kind {text} not null,              -- roster, mutation, billing, return
    layout {text} not null,
    file_name {text} not null,
    sha256 {bytes} not null,
    rows_count integer not null,
    amount bigint not null,
    matched integer not null,
    differing integer not null,
    unknown integer not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, run_id, direction, sha256)
);

create table return_line (
    region_code {text} not null,
    file_id {uuid} not null,
    row_number integer not null,
    person_id {uuid},
    insurance {text},
    outcome {text} not null check (outcome in ('accepted', 'rejected', 'differing', 'unknown', 'repeated')),
    code {text},
    amount bigint not null,
    primary key (region_code, file_id, row_number)
);

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
    committed bigint not null,         -- ceiling less what is available; guarded here, explained by the ledger
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, fiscal_year, agency_code, programme_code, insurance, fund, account_code),
    check (committed >= 0),
    check (committed <= ceiling)
);

-- One row a month that had runs: locked while a run is computed, so that two never pay the same person.
create table run_month (
    region_code {text} not null references government (region_code),
    month integer not null,
    primary key (region_code, month)
);

create table run (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    idempotency_key {uuid} not null,
    payload_sha256 {bytes} not null,   -- the same key with another payload is refused
    programme_code {text} not null,
    agency_code {text} not null,
    month integer not null,            -- yyyymm
    reading {text} not null check (reading in ('bpu', 'pu')),
    fund {text} not null,
    stated_wage {text},                -- exact decimal; null when the band or each person's own wage counts
    law_known_on {date} not null,      -- the law as it could be known on this day
    state {text} not null check (state in
        ('computed', 'approved', 'submitted', 'billed', 'paid', 'partly-reconciled', 'reconciled', 'reversed')),
    people integer not null,           -- with at least one line
    lines_count integer not null,
    exclusions integer not null,       -- person and insurance: people asked about x insurances = lines + exclusions
    amount bigint not null,
    lines_sha256 {bytes} not null,
    agreement_id {uuid} not null,
    opened_by {text} not null,
    opened_at {instant} not null,
    approved_by {text},
    approved_at {instant},
    submitted_by {text},
    submitted_at {instant},
    due_on {date} not null,
    billing_code {text},               -- kode iuran, given by the insurer
    billed_amount bigint,
    billed_at {instant},
    primary key (region_code, id),
    unique (region_code, idempotency_key),
    check (approved_by is null or approved_by <> opened_by),
    check (billed_amount is null or billed_amount = amount)
);
create index run_programme on run (region_code, programme_code, month);

-- What one distinct question to the law answered: base, shares and the law behind it. Lines point here.
create table run_tariff (
    region_code {text} not null,
    run_id {uuid} not null,
    number integer not null,
    insurance {text} not null,
    base {text} not null,              -- exact decimal: a wage may hold cents
    amount bigint not null,
    employer bigint not null,
    worker bigint not null,
    explanation {text} not null,       -- one citation a line: path|value|unit|from|source|title|article|confidence
    primary key (region_code, run_id, number),
    check (employer + worker = amount)
);

create table run_exclusion (
    region_code {text} not null,
    run_id {uuid} not null,
    person_id {uuid} not null,
    insurance {text} not null,
    reason {text} not null,
    primary key (region_code, run_id, person_id, insurance)
);

create table ledger_entry (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    entry_key {text} not null,         -- unique: the same thing is posted once
    fiscal_year integer not null,
    kind {text} not null,
    document {text} not null,
    run_id {uuid},
    posted_by {text} not null,
    posted_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, entry_key)
);
create index ledger_entry_run on ledger_entry (region_code, run_id);

create table posting (
    region_code {text} not null,
    entry_id {uuid} not null,
    number integer not null,
    account {text} not null check (account in
        ('appropriation', 'available', 'reserved', 'payable', 'paid', 'reconciled', 'credit', 'returned')),
    budget_line_id {uuid} not null,
    month integer not null,            -- yyyymm, 0 when of no month
    amount bigint not null,            -- debit positive, credit negative; an entry sums to zero
    primary key (region_code, entry_id, number),
    foreign key (region_code, entry_id) references ledger_entry (region_code, id),
    foreign key (region_code, budget_line_id) references budget_line (region_code, id)
);
create index posting_account on posting (region_code, account, budget_line_id, month);

create table payment (
    region_code {text} not null,
    id {uuid} not null,
    run_id {uuid} not null,
    budget_line_id {uuid} not null,
    amount bigint not null,
    spp_number {text} not null, spp_on {date} not null,
    spm_number {text}, spm_on {date},
    sp2d_number {text}, sp2d_on {date},
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, run_id, budget_line_id),
    check (spm_on is null or spm_on >= spp_on),
    check (sp2d_on is null or (spm_on is not null and sp2d_on >= spm_on))
);

-- Every file that went to or came from the insurer, with its control counts. Of a return file:
-- rows_count = accepted + rejected + differing + unknown + repeated + conflicting.
create table insurer_file (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    run_id {uuid} not null,
    direction {text} not null check (direction in ('out', 'in')),
    kind {text} not null,              -- roster, billing, resubmission, return
    layout {text} not null,
    file_name {text} not null,
    sha256 {bytes} not null,
    rows_count integer not null,
    amount bigint not null,
    accepted integer not null,
    rejected integer not null,
    differing integer not null,
    unknown integer not null,
    repeated integer not null,
    conflicting integer not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, run_id, direction, kind, sha256),
    check (direction = 'out' or rows_count = accepted + rejected + differing + unknown + repeated + conflicting)
);

-- Rows of return files that did not simply accept a person. An accepted row is recorded on the person's lines (answer_file_id).
create table return_line (
    region_code {text} not null,
    file_id {uuid} not null,
    row_number integer not null,
    person_id {uuid},                  -- null when the row names nobody in the run
    outcome {text} not null check (outcome in ('rejected', 'differing', 'unknown', 'repeated', 'conflicting')),
    code {text} not null,              -- the insurer's word, or ours for differing and conflicting rows
    amount bigint not null,
    primary key (region_code, file_id, row_number)
);
create index return_line_person on return_line (region_code, person_id);

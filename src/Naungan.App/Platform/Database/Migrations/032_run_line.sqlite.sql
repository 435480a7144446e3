-- The people a run pays for, one line a person and insurance programme. The table is the largest of the product, hence
-- clustered on its key where the database can.
create table run_line (
    region_code {text} not null,
    run_id {uuid} not null,
    person_id {uuid} not null,
    insurance {text} not null,
    month integer not null,
    budget_line_id {uuid} not null,
    tariff integer not null,           -- number in run_tariff
    amount bigint not null check (amount > 0),
    state {text} not null check (state in ('open', 'resubmitted', 'accepted', 'rejected', 'reversed')),
    correction integer not null,       -- 0 in force; a reversed line gives the month free by taking the next number
    answer_code {text},
    answer_file_id {uuid},
    primary key (region_code, run_id, person_id, insurance)
) without rowid;

-- A person's month is paid at most once for an insurance, over all programmes, agencies and funds.
create unique index run_line_person on run_line (region_code, person_id, month, insurance, correction);

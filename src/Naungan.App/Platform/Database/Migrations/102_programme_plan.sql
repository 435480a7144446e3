-- What a plan that was handed over gives its programme besides the quota: from when, how long, out of which ceilings.

create table programme_plan (
    region_code {text} not null,
    programme_code {text} not null,
    plan_id {uuid} not null,
    start_month integer not null,      -- yyyymm
    months integer not null,
    cost bigint not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, programme_code),
    foreign key (region_code, programme_code) references programme (region_code, code),
    foreign key (region_code, plan_id) references plan (region_code, id)
);

create table programme_plan_ceiling (
    region_code {text} not null,
    programme_code {text} not null,
    number integer not null,
    name {text} not null,
    agency {text},                     -- null: any agency, and so on
    account {text},                    -- jkk, jkm, ...
    fund {text},
    year integer,
    amount bigint not null,
    primary key (region_code, programme_code, number),
    foreign key (region_code, programme_code) references programme_plan (region_code, programme_code)
);

-- When candidates were last put in order; the order itself may be empty, when everybody is in.
alter table programme add column ranked_at {instant};
update programme set ranked_at = (select max(r.ranked_at) from ranking r where r.region_code = programme.region_code
    and r.programme_code = programme.code);

-- Numbers of rules a programme set stricter than the law, and the clauses of an agreement.

create table programme_rule_parameter (
    region_code {text} not null,
    programme_code {text} not null,
    name {text} not null,              -- age-min, age-below, decile-max
    value integer not null,
    decision {text} not null,          -- number of the paper that decided it
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, programme_code, name),
    foreign key (region_code, programme_code) references programme (region_code, code)
);

create table agreement_clause (
    region_code {text} not null,
    agreement_id {uuid} not null,
    number integer not null,
    text {text} not null,
    primary key (region_code, agreement_id, number),
    foreign key (region_code, agreement_id) references agreement (region_code, id)
);

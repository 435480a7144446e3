-- Regions, governments, agencies, accounts, audit. Region and sector lists are reference data; everything else has region_code first.

create table region (
    code {text} primary key,
    parent_code {text},
    level integer not null check (level between 1 and 4),
    name {text} not null,
    kind {text} not null
);
create index region_parent on region (parent_code);

create table government (
    region_code {text} primary key,
    name {text} not null,
    created_at {instant} not null
);

create table agency (
    region_code {text} not null references government (region_code),
    code {text} not null,
    name {text} not null,
    primary key (region_code, code)
);

create table account (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    user_name {text} not null,
    normalized_name {text} not null,
    display_name {text} not null,
    role {text} not null,
    agency_code {text},
    village_code {text},
    password_hash {text},
    security_stamp {text} not null,
    must_change_password {bool} not null,
    failed_count integer not null,
    locked_until {instant},
    created_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, normalized_name)
);

create table audit_event (
    region_code {text} not null,
    sequence bigint not null,
    at {instant} not null,
    actor {text} not null,
    action {text} not null,
    subject {text} not null,
    detail {text} not null,
    hash {bytes} not null,
    primary key (region_code, sequence)
);

create table audit_head (
    region_code {text} primary key,
    sequence bigint not null,
    hash {bytes} not null
);

-- Numbers are set aside with the batch, so that printing holds no lock.
alter table slip_batch add column first_number bigint not null default 0;

-- What is written in the audit trail stays (docs/adr/0002-data.md).
create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'append-only'; end $$;
create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function refuse_change();

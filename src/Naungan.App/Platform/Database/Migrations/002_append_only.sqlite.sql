-- What is written in the audit trail stays (docs/adr/0002-data.md).
create trigger audit_event_no_update before update on audit_event begin select raise(abort, 'append-only'); end;
create trigger audit_event_no_delete before delete on audit_event begin select raise(abort, 'append-only'); end;

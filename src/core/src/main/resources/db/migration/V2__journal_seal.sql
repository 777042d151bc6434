-- The chain over the journal. Its order is the order of sealing: numbers of the journal are given
-- before the commit, so that a lower one may be seen after a higher one, and a rolled-back command
-- leaves a number out. The positions here have no gap.
create table journal_seal (
  position bigint primary key check (position > 0),
  seq bigint not null unique,
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null
);
create trigger journal_seal_append_only before update or delete on journal_seal
  for each row execute function refuse_change();
create trigger journal_seal_no_truncate before truncate on journal_seal
  for each statement execute function refuse_change();

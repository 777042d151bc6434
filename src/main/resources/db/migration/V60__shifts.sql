-- Cash: drawers, the shifts that answer for them, and the ledger of everything that went in or out.

create table drawer (
  id uuid primary key,
  name text not null check (name <> ''),
  device_id uuid,
  retired_at timestamptz
);
create unique index drawer_name on drawer (lower(name)) where retired_at is null;
create unique index drawer_device on drawer (device_id) where retired_at is null and device_id is not null;

-- A shift without a drawer is a server's own bank: the cash is in the person's pocket.
create table shift (
  id uuid primary key,
  drawer_id uuid references drawer,
  drawer_name text,
  staff_id uuid not null,
  staff_name text not null,
  business_date date not null,
  implicit boolean not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  closed_by_name text,
  counted bigint,
  expected bigint,
  version bigint not null,
  check ((drawer_id is null) = (drawer_name is null)),
  check ((closed_at is null) = (closed_by is null)),
  check ((closed_at is null) = (counted is null)),
  check ((closed_at is null) = (expected is null))
);
create unique index shift_one_per_drawer on shift (drawer_id) where closed_at is null and drawer_id is not null;
create unique index shift_one_bank_each on shift (staff_id) where closed_at is null and drawer_id is null;
create index shift_open_by_person on shift (staff_id) where closed_at is null;
create index shift_closed on shift (closed_at) where closed_at is not null;
create index shift_day on shift (business_date);

create table drawer_entry (
  id uuid primary key,
  shift_id uuid not null references shift,
  at timestamptz not null,
  business_date date not null,
  kind text not null,
  amount bigint not null,
  reason text,
  payment_id uuid,
  staff_id uuid not null,
  staff_name text not null,
  check (case kind
    when 'FLOAT' then amount >= 0
    when 'CASH_IN' then amount > 0
    when 'PAY_IN' then amount > 0
    when 'CHANGE_OUT' then amount < 0
    when 'PAY_OUT' then amount < 0
    when 'DROP' then amount < 0
    when 'REFUND' then amount < 0
    when 'NO_SALE' then amount = 0
    else false end),
  check (kind in ('FLOAT', 'CASH_IN', 'CHANGE_OUT') or reason is not null)
);
create index drawer_entry_shift on drawer_entry (shift_id, at);
create index drawer_entry_payment on drawer_entry (payment_id) where payment_id is not null;
create index drawer_entry_day on drawer_entry (business_date);
create trigger drawer_entry_append_only before update or delete on drawer_entry
  for each row execute function refuse_change();
create trigger drawer_entry_no_truncate before truncate on drawer_entry
  for each statement execute function refuse_change();

-- Every count is kept; a recount stands beside the first.
create table drawer_count (
  id uuid primary key,
  shift_id uuid not null references shift,
  number integer not null check (number > 0),
  at timestamptz not null,
  staff_id uuid not null,
  staff_name text not null,
  counted bigint not null check (counted >= 0),
  expected bigint not null,
  denominations jsonb,
  note text,
  unique (shift_id, number)
);
create trigger drawer_count_append_only before update or delete on drawer_count
  for each row execute function refuse_change();
create trigger drawer_count_no_truncate before truncate on drawer_count
  for each statement execute function refuse_change();

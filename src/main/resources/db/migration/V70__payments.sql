-- Payments against checks, refunds as records of their own, and the terminals that take cards.

create table card_terminal (
  id uuid primary key,
  name text not null check (name <> ''),
  kind text not null,
  device_id uuid,
  retired_at timestamptz
);
create unique index card_terminal_name on card_terminal (lower(name)) where retired_at is null;

-- A payment is its own idempotency record: the key is unique, the answer is the row.
create table payment (
  id uuid primary key,
  check_id uuid not null,
  order_id uuid not null,
  check_number text not null,
  business_date date not null,
  tender text not null,
  state text not null,
  amount bigint not null check (amount >= 0),
  tip bigint not null check (tip >= 0),
  tendered bigint check (tendered >= 0),
  change bigint not null check (change >= 0),
  -- What being cash brought the check: it is rounded by the payment that settles it.
  rounding bigint not null,
  terminal_id uuid references card_terminal,
  reference text,
  explanation text,
  shift_id uuid references shift,
  staff_id uuid not null,
  staff_name text not null,
  server_id uuid not null,
  server_name text not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  voided_at timestamptz,
  idempotency_key text,
  fingerprint text,
  answer text,
  version bigint not null,
  check (tender = 'CASH' or (tendered is null and change = 0 and rounding = 0)),
  check (tender <> 'CASH' or tendered is null or tendered = amount + tip + change),
  check (tender = 'CARD' or terminal_id is null),
  check (state in ('PENDING', 'AUTHORISED', 'CAPTURED', 'DECLINED', 'UNKNOWN', 'VOIDED')),
  check (tender = 'CARD' or state in ('CAPTURED', 'VOIDED'))
);
create unique index payment_key on payment (idempotency_key) where idempotency_key is not null;
-- The database itself refuses a second card charge while the first one's outcome is not known.
create unique index payment_one_pending on payment (check_id) where state in ('PENDING', 'UNKNOWN');
create index payment_check on payment (check_id);
create index payment_day on payment (business_date, state);
create index payment_unsettled on payment (created_at) where state in ('PENDING', 'UNKNOWN');
create index payment_to_capture on payment (business_date) where state = 'AUTHORISED';
create index payment_shift on payment (shift_id) where shift_id is not null;

create table refund (
  id uuid primary key,
  payment_id uuid not null references payment,
  check_id uuid not null,
  business_date date not null,
  tender text not null,
  state text not null check (state in ('PENDING', 'DONE', 'DECLINED', 'UNKNOWN')),
  amount bigint not null check (amount >= 0),
  tip bigint not null check (tip >= 0),
  reason text not null,
  explanation text,
  shift_id uuid references shift,
  staff_id uuid not null,
  staff_name text not null,
  approver_id uuid,
  approver_name text,
  created_at timestamptz not null,
  settled_at timestamptz,
  idempotency_key text,
  fingerprint text,
  answer text,
  version bigint not null,
  check (amount + tip > 0)
);
create unique index refund_key on refund (idempotency_key) where idempotency_key is not null;
create unique index refund_one_pending on refund (payment_id) where state in ('PENDING', 'UNKNOWN');
create index refund_payment on refund (payment_id);
create index refund_day on refund (business_date);

-- What the simulated terminal remembers. It stands for a device with a memory of its own, so that
-- asking it after a crash of the server gives the answer a real one would give.
create table simulated_terminal (
  terminal_id uuid primary key references card_terminal,
  next_outcome text not null,
  next_reason text,
  delay_ms integer not null check (delay_ms between 0 and 120000),
  sticky boolean not null
);
create table simulated_charge (
  intent_id uuid primary key,
  terminal_id uuid not null,
  kind text not null check (kind in ('CHARGE', 'REFUND')),
  amount bigint not null,
  approved boolean not null,
  reason text,
  cancelled boolean not null,
  at timestamptz not null
);

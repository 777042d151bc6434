-- The house itself: venue, business days, people, devices, sessions, the journal, idempotency keys.

create table venue (
  id uuid primary key,
  name text not null check (name <> ''),
  address text not null,
  phone text not null,
  tax_number text not null,
  currency char(3) not null,
  locale text not null,
  zone_id text not null,
  cut_off_hour integer not null check (cut_off_hour between 0 and 11),
  prices_include_tax boolean not null,
  receipt_footer text not null,
  demo boolean not null
);
create unique index venue_only_one on venue ((true));

create table business_day (
  id uuid primary key,
  business_date date not null unique,
  opened_at timestamptz not null,
  closed_at timestamptz,
  z_number integer unique check (z_number > 0),
  check ((closed_at is null) = (z_number is null))
);
create unique index business_day_only_one_open on business_day ((true)) where closed_at is null;

create table pin_salt (
  singleton boolean primary key default true check (singleton),
  salt bytea not null
);

create table staff_member (
  id uuid primary key,
  full_name text not null check (full_name <> ''),
  name text not null check (name <> ''),
  role text not null,
  pin_hash bytea not null,
  disabled_at timestamptz,
  colour integer not null check (colour between 1 and 7),
  demo_pin text
);
create unique index staff_member_pin on staff_member (pin_hash) where disabled_at is null;

create table device (
  id uuid primary key,
  name text not null check (name <> ''),
  code text not null unique check (code <> ''),
  enrolled_at timestamptz not null,
  revoked_at timestamptz
);

create table staff_session (
  id uuid primary key,
  token_hash bytea not null unique,
  staff_id uuid not null references staff_member,
  device_id uuid not null references device,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
create index staff_session_last on staff_session (staff_id, began_at desc);

-- Device and person are the zero id for browsers not yet enrolled and for PINs typed without a name.
create table pin_tries (
  device_id uuid not null,
  staff_id uuid not null,
  failures integer not null,
  blocked_until timestamptz,
  primary key (device_id, staff_id)
);

create table idempotency_key (
  key text primary key,
  fingerprint text not null,
  status integer,
  answer text,
  -- An answer of many kilobytes, deflated; then answer is null.
  packed bytea,
  -- The answer's headers as a JSON object; null for none.
  headers text,
  created_at timestamptz not null
-- Kept for a week and hardly ever read: compressing an answer would cost each send more than writing
-- it as it is.
) with (toast_tuple_target = 8160);
alter table idempotency_key alter column packed set storage external;
create index idempotency_key_age on idempotency_key (created_at);

create table journal (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  at timestamptz not null,
  business_date date not null,
  staff_id uuid not null,
  staff_name text not null,
  approver_id uuid,
  device_id uuid not null,
  device_name text not null,
  action text not null,
  subject_type text not null,
  subject_id uuid not null,
  before jsonb,
  after jsonb
);
create index journal_subject on journal (subject_id, seq);
create index journal_day on journal (business_date, seq);

-- The record is append-only by the database's own rule, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
create trigger journal_append_only before update or delete on journal
  for each row execute function refuse_change();
create trigger journal_no_truncate before truncate on journal
  for each statement execute function refuse_change();

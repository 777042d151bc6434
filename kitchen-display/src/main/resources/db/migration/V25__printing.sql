-- Printers, what they print for, and every job with an honest account of what became of it.

create table printer (
  id uuid primary key,
  version bigint not null,
  name text not null check (name <> ''),
  place text not null,
  kind text not null check (kind in ('VIRTUAL', 'TCP', 'DEVICE', 'SIMULATED', 'AGENT')),
  host text,
  port integer check (port between 1 and 65535),
  device text,
  columns integer not null check (columns between 16 and 64),
  proof text not null check (proof in ('ASK', 'NONE')),
  drawer boolean not null,
  backup_id uuid references printer deferrable initially deferred check (backup_id <> id),
  paused boolean not null,
  position integer not null,
  removed_at timestamptz,
  condition text not null
    check (condition in ('OK', 'OUT_OF_PAPER', 'COVER_OPEN', 'OFFLINE')),
  condition_reason text,
  condition_since timestamptz not null,
  last_proof_at timestamptz,
  -- The process that serves the printer now; another may take over once the lease is past. Jobs are
  -- claimed only together with this row, so that no two processes send to one printer.
  served_by uuid,
  served_until timestamptz,
  check ((kind = 'TCP') = (host is not null and port is not null)),
  check ((kind = 'DEVICE') = (device is not null)),
  check ((condition = 'OK') = (condition_reason is null))
);
create unique index printer_name on printer (lower(name)) where removed_at is null;

create table printer_route (
  purpose text primary key check (purpose <> ''),
  printer_id uuid not null references printer
);
create index printer_route_printer on printer_route (printer_id);

-- How chits of a purpose look, where not as usual, whichever printer prints them.
create table paper_form (
  purpose text primary key check (purpose <> ''),
  cut text not null check (cut in ('PARTIAL', 'FULL', 'NONE')),
  large_modifiers boolean not null,
  per_portion boolean not null
);

create sequence print_job_number;

-- Domains instead of the table's own checks, as with tickets: every send writes jobs.
create domain print_job_state as text
  check (value in ('QUEUED', 'SENDING', 'PRINTED', 'FAILED', 'UNKNOWN'));
create domain print_count as integer check (value >= 0);

create table print_job (
  id uuid primary key,
  number bigint not null,
  -- Copies share the number; the first is 1.
  copy print_count not null,
  reprint_of uuid references print_job,
  possible_duplicate boolean not null,
  -- Empty only where no printer takes the purpose. No foreign key to printer: every send and every
  -- receipt would lock the same few printer rows, and printers are removed by a date, never deleted.
  printer_id uuid,
  redirected_from uuid,
  redirects print_count not null,
  purpose text not null,
  kind text not null,
  label text not null,
  subject_id uuid not null,
  -- Null where the paper is composed from its subject.
  paper json,
  state print_job_state not null,
  reason text,
  proof text,
  attempts print_count not null,
  created_at timestamptz not null,
  -- Since when it is in the hands of the process that serves the printer.
  sending_at timestamptz,
  over_at timestamptz,
  unique (number, copy)
);
create index print_job_waiting on print_job (printer_id, number, copy)
  where state in ('QUEUED', 'SENDING');
create index print_job_of_printer on print_job (printer_id, created_at desc);
create index print_job_redirected on print_job (redirected_from, created_at desc)
  where redirected_from is not null;
create index print_job_asking on print_job (printer_id, created_at)
  where state in ('UNKNOWN', 'FAILED');
create index print_job_reprints on print_job (reprint_of) where reprint_of is not null;
create index print_job_of_subject on print_job (subject_id);

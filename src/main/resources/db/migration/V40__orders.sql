-- What parties asked for. Lines copy name, price and taxes from the menu when they are ordered.

-- Numbers are taken in blocks and handed out from memory; a restart leaves the rest of a block out.
create sequence order_number start 1001 increment 50;

create table orders (
  id uuid primary key,
  number integer not null unique check (number > 0),
  type text not null check (type in ('DINE_IN', 'TAKEOUT', 'DELIVERY', 'BAR')),
  guest_name text check (guest_name <> ''),
  seating_id uuid,
  table_label text check (table_label <> ''),
  covers integer not null check (covers between 0 and 99),
  server_id uuid not null,
  server_name text not null check (server_name <> ''),
  business_date date not null,
  state text not null check (state in ('OPEN', 'CLOSED')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  pickup_at timestamptz,
  allergies jsonb not null,
  changed_at timestamptz not null,
  version bigint not null,
  check ((state = 'CLOSED') = (closed_at is not null))
);
create index orders_open on orders (opened_at) where state = 'OPEN';
create index orders_open_seating on orders (seating_id) where state = 'OPEN';
create index orders_day on orders (business_date, number);

create table order_line (
  id uuid primary key,
  order_id uuid not null references orders,
  position integer not null,
  -- The line the kitchen knows it by: its own, or the one it was split off from.
  kitchen_id uuid not null,
  menu_item_id uuid not null,
  sku text not null,
  name text not null check (name <> ''),
  kitchen_name text not null check (kitchen_name <> ''),
  size text,
  category text not null,
  station text,
  quantity integer not null check (quantity between 1 and 99),
  seat integer check (seat between 1 and 99),
  course integer not null check (course between 0 and 9),
  course_name text not null,
  unit_price bigint not null check (unit_price >= 0),
  modifiers jsonb not null,
  taxes jsonb not null,
  note text check (note <> ''),
  state text not null check (state in ('NEW', 'HELD', 'SENT', 'READY', 'SERVED', 'VOIDED')),
  hold boolean not null,
  ordered_at timestamptz not null,
  ordered_by text not null,
  sent_at timestamptz,
  -- Who sent or fired it, to be told when it does not arrive.
  sent_by uuid,
  ready_at timestamptz,
  served_at timestamptz,
  voided_at timestamptz,
  voided_by text,
  void_reason text,
  void_made boolean,
  void_approved_by text,
  comped_at timestamptz,
  comped_by text,
  comp_reason text,
  comp_approved_by text,
  check ((state = 'VOIDED') = (voided_at is not null)),
  check (state not in ('HELD', 'SENT', 'READY', 'SERVED') or sent_at is not null),
  check ((comped_at is null) = (comped_by is null))
);
-- What a person has taken note of: an alarm is known by what it is about and since when.
create table alarm_read (
  staff_id uuid not null,
  subject_id uuid not null,
  since timestamptz not null,
  read_at timestamptz not null,
  primary key (staff_id, subject_id, since)
);

create index order_line_order on order_line (order_id, position);
create index order_line_voided on order_line (voided_at) where voided_at is not null;
create index order_line_comped on order_line (comped_at) where comped_at is not null;

-- What parties asked for. Lines copy name, price and taxes from the menu when they are ordered.

-- Numbers are taken in blocks and handed out from memory; a restart leaves the rest of a block out.
create sequence order_number start 1001 increment 50;

-- What a single value may be is said by domains, not by checks of the tables that every send writes:
-- PostgreSQL reads and plans a table's checks anew for each statement, a domain's once.
create domain order_type as text check (value in ('DINE_IN', 'BAR', 'TAKEOUT', 'DELIVERY', 'COUNTER', 'STAFF_MEAL'));
create domain order_state as text check (value in ('OPEN', 'CLOSED'));
create domain order_covers as integer check (value between 0 and 99);
create domain line_state as text
  check (value in ('NEW', 'HELD', 'SENT', 'READY', 'SERVED', 'VOIDED'));
create domain line_quantity as integer check (value between 1 and 99);
create domain line_price as bigint check (value >= 0);

create table orders (
  id uuid primary key,
  number integer not null unique,
  type order_type not null,
  guest_name text,
  seating_id uuid,
  table_label text,
  covers order_covers not null,
  server_id uuid not null,
  server_name text not null,
  business_date date not null,
  state order_state not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- When the guest comes for it, or when it was promised to be brought.
  pickup_at timestamptz,
  phone text,
  address text,
  note text,
  -- Whose meal it is, where one of the staff eats it.
  eater_id uuid,
  -- What the rule of its type took off when it was opened.
  type_discount_ppm integer not null,
  -- Whether somebody else than its server is credited with some of its lines.
  credit_split boolean not null default false,
  allergies jsonb not null,
  changed_at timestamptz not null,
  version bigint not null
);
create index orders_open on orders (opened_at) where state = 'OPEN';
create index orders_open_seating on orders (seating_id) where state = 'OPEN';
create index orders_day on orders (business_date, number);
create index orders_credit_split on orders (id) where credit_split;

create table order_line (
  id uuid primary key,
  -- Written together with its order by one statement, and nothing deletes orders: a foreign key
  -- would look up what was just written, line by line.
  order_id uuid not null,
  position integer not null,
  -- The line the kitchen knows it by: its own, or the one it was split off from.
  kitchen_id uuid not null,
  menu_item_id uuid not null,
  sku text not null,
  name text not null,
  kitchen_name text not null,
  size text,
  category text not null,
  station text,
  quantity line_quantity not null,
  seat line_quantity,
  -- The other seats of a line that is shared; empty when it is one guest's or the whole table's.
  shared_with integer[] not null,
  course integer not null,
  course_name text not null,
  unit_price line_price not null,
  modifiers jsonb not null,
  taxes jsonb not null,
  -- Fixed amounts on each portion, such as a bottle deposit.
  levies jsonb not null,
  -- The price rule it was ordered under, such as a happy hour, for the check.
  price_rule text,
  -- Weighed items: the unit price is for all of these grams.
  grams integer,
  -- Lines that were ordered as one combo have one id.
  combo_id uuid,
  combo_item_id uuid,
  combo_name text,
  -- The SKU it was ordered by, to order it again.
  combo_sku text,
  -- Which of its components a line is, from 0; portions of it may stand on several lines.
  combo_part integer,
  note text,
  state line_state not null,
  hold boolean not null,
  ordered_at timestamptz not null,
  ordered_by text not null,
  -- To whom the sale is credited.
  server_id uuid not null,
  server_name text not null,
  -- When it is sent by itself; null when it waits for a tap.
  send_at timestamptz,
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
  comp_approved_by text
);
-- What somebody did to lines that are not sent, to be undone; never read by a send.
create table order_step (
  id uuid primary key,
  order_id uuid not null,
  staff_id uuid not null,
  staff_name text not null,
  kind text not null,
  line_ids uuid[] not null,
  -- The lines, or the allergies, as they were before.
  before jsonb not null,
  at timestamptz not null,
  undone_at timestamptz
);
create index order_step_order on order_step (order_id, id desc);
create index order_step_at on order_step (at);

-- How orders of each type are taken.
create table order_type_rule (
  type order_type primary key,
  position integer not null,
  name text not null check (name <> ''),
  -- What cards and chits call it; empty where the screen's own word does.
  kitchen_label text not null,
  service_charge boolean not null,
  needs_name boolean not null,
  needs_address boolean not null,
  -- Lines of this course and later ones are held when they are added.
  hold_from integer check (hold_from between 0 and 9),
  -- How long before it is picked up it is sent to the kitchen.
  lead_minutes integer check (lead_minutes between 1 and 600),
  discount_ppm integer not null check (discount_ppm between 0 and 1000000)
);
insert into order_type_rule values
  ('DINE_IN', 1, 'Dine in', '', true, false, false, null, null, 0),
  ('BAR', 2, 'Bar tab', '', true, false, false, null, null, 0),
  ('TAKEOUT', 3, 'Takeout', '', true, false, false, null, null, 0),
  ('DELIVERY', 4, 'Delivery', '', true, true, true, null, null, 0),
  ('COUNTER', 5, 'Counter', '', true, false, false, null, null, 0),
  ('STAFF_MEAL', 6, 'Staff meal', '', false, false, false, null, null, 500000);

-- What is tapped instead of typed: notes for the cook, reasons for voids and comps.
create table order_phrase (
  kind text not null check (kind in ('NOTE', 'VOID', 'COMP')),
  -- The menu category a note is offered for; empty for all of them.
  category text not null,
  position integer not null,
  text text not null check (text <> ''),
  primary key (kind, category, position)
);
insert into order_phrase values
  ('NOTE', '', 1, 'Allergy, ask'), ('NOTE', '', 2, 'On the side'), ('NOTE', '', 3, 'Well done'),
  ('NOTE', '', 4, 'No salt'), ('NOTE', '', 5, 'Cut in half'), ('NOTE', '', 6, 'Rush'),
  ('VOID', '', 1, 'Wrong item'), ('VOID', '', 2, 'Changed mind'), ('VOID', '', 3, 'Took too long'),
  ('VOID', '', 4, 'Sent back'), ('VOID', '', 5, 'Sold out'),
  ('COMP', '', 1, 'Birthday'), ('COMP', '', 2, 'Quality'), ('COMP', '', 3, 'Wait'),
  ('COMP', '', 4, 'Regular guest'), ('COMP', '', 5, 'Spilled');

create table order_settings (
  singleton boolean primary key default true check (singleton),
  transfer_credit text not null check (transfer_credit in ('TO_NEW_SERVER', 'BY_LINE'))
);
insert into order_settings values (true, 'TO_NEW_SERVER');

-- Learnt from what was ordered; a job writes it anew, nothing else does.
create table favourite (
  staff_id uuid not null,
  menu_item_id uuid not null,
  portions bigint not null,
  primary key (staff_id, menu_item_id)
);
create table usual_with (
  menu_item_id uuid not null,
  with_id uuid not null,
  -- Orders that had both.
  together bigint not null,
  primary key (menu_item_id, with_id)
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
create index order_line_delayed on order_line (send_at) where state = 'NEW' and send_at is not null;
create index order_line_voided on order_line (voided_at) where voided_at is not null;
create index order_line_comped on order_line (comped_at) where comped_at is not null;

-- Fails a statement that was to write orders priced from a menu or dated by a day that has changed.
create function refuse_stale_orders() returns integer language plpgsql as $$
begin
  raise exception 'An order is stale' using errcode = 'BR001';
end $$;

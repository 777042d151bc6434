-- What is owed: checks and their shares of lines, discounts, the house's rules about both.

-- Nothing is written for an order that one person pays in one go until its check is printed or paid.
create table order_check (
  id uuid primary key,
  order_id uuid not null,
  order_number integer not null,
  part integer not null check (part between 1 and 128),
  divided integer not null default 0,
  seats integer[] not null,
  state text not null check (state in ('OPEN', 'PAYMENT_PENDING', 'PAID')),
  printed_at timestamptz,
  printed_figures text,
  prints integer not null default 0 check (prints >= 0),
  pending_by text,
  pending_at timestamptz,
  paid_by text,
  paid_at timestamptz,
  business_date date,
  -- The figures of a pending or paid check stand as they were asked for.
  tax_included boolean,
  service_name text,
  service_ppm integer check (service_ppm >= 0),
  service_taxed boolean,
  subtotal bigint,
  discount bigint check (discount >= 0),
  -- What each discount took off, by its id; comps are the rest.
  discounts jsonb,
  service_charge bigint,
  levied bigint check (levied >= 0),
  -- What each levy comes to, by its code.
  levies jsonb,
  -- The tax that prices contain and that an exempt order does not pay.
  untaxed bigint check (untaxed >= 0),
  exempt_certificate text,
  exempt_reason text,
  tax bigint,
  rounding bigint,
  total bigint,
  version bigint not null,
  unique (order_id, part),
  check ((state = 'OPEN') = (total is null)),
  check (num_nulls(tax_included, service_name, service_ppm, service_taxed, subtotal, discount, discounts,
    service_charge, levied, levies, untaxed, tax, rounding, total) in (0, 14)),
  check ((exempt_certificate is null) = (exempt_reason is null)),
  check (state <> 'PAID' or (paid_at is not null and business_date is not null))
);
create index order_check_day on order_check (business_date) where state = 'PAID';
create index order_check_pending on order_check (pending_at) where state = 'PAYMENT_PENDING';

-- What an open check holds of each line, in one row: dividing 200 lines into 50 checks writes 50 rows
-- instead of 10,000. Shares are exact however often what is left is divided again, so they may outgrow
-- a bigint. Lines on no check belong to the first open one, or to the one of their seat.
create table check_share (
  check_id uuid primary key,
  lines uuid[] not null,
  numerators numeric[] not null,
  denominators numeric[] not null,
  check (cardinality(lines) > 0
    and cardinality(numerators) = cardinality(lines)
    and cardinality(denominators) = cardinality(lines))
);

-- The lines of a check that is pending or paid, with the figures it stands by.
create table check_line (
  check_id uuid not null,
  order_line_id uuid not null,
  numerator numeric not null check (numerator >= 1),
  denominator numeric not null check (denominator >= numerator),
  amount bigint not null,
  discount bigint not null,
  service_charge bigint not null,
  levy bigint not null,
  primary key (check_id, order_line_id)
);

create table check_tax (
  check_id uuid not null references order_check on delete cascade,
  code text not null,
  name text not null,
  ppm integer not null check (ppm >= 0),
  compound boolean not null,
  base bigint not null,
  amount bigint not null,
  primary key (check_id, code, name, ppm, compound)
);

-- What somebody changed about the bill of an order: discounts, an exemption from tax, the service
-- charge left out.
create table order_discount (
  id uuid primary key,
  order_id uuid not null,
  kind text not null check (kind in ('DISCOUNT', 'EXEMPTION', 'NO_SERVICE')),
  ppm integer check (ppm between 1 and 1000000),
  amount bigint check (amount > 0),
  -- The rule of the house it was given by, as it was then.
  rule jsonb,
  certificate text check (certificate <> ''),
  line_ids uuid[] not null,
  spared_checks uuid[] not null,
  reason text not null check (reason <> ''),
  staff_id uuid not null,
  staff_name text not null,
  approver_id uuid,
  approver_name text,
  -- It needed no approval since it is small; all such of an order are counted together.
  within_limit boolean not null,
  given_at timestamptz not null,
  removed_at timestamptz,
  removed_by text,
  check (num_nonnulls(ppm, amount, rule) = case kind when 'DISCOUNT' then 1 else 0 end),
  check ((certificate is not null) = (kind = 'EXEMPTION')),
  check ((removed_at is null) = (removed_by is null))
);
create index order_discount_order on order_discount (order_id);

-- One exemption and one left out charge at a time.
create unique index order_discount_one on order_discount (order_id, kind)
  where kind <> 'DISCOUNT' and removed_at is null;

-- Discounts that the house gives by a name.
create table discount_rule (
  code text primary key check (code <> ''),
  rule jsonb not null,
  version bigint not null
);

create table billing_rules (
  singleton boolean primary key default true check (singleton),
  -- When there is a service charge; the first that matches holds.
  services jsonb not null,
  tax_rounding text not null check (tax_rounding in ('PER_CHECK', 'PER_LINE')),
  -- In minor units; 0 where cash is paid to the cent.
  cash_rounding integer not null check (cash_rounding in (0, 5, 10, 50, 100)),
  discount_base text not null check (discount_base in ('BEFORE_TAX', 'AFTER_TAX')),
  discount_limit_ppm integer not null check (discount_limit_ppm between 0 and 1000000),
  tips_ppm integer[] not null,
  tips_with_service_ppm integer[] not null,
  tips_after_discount boolean not null,
  version bigint not null
);
insert into billing_rules values
  (true, '[]', 'PER_CHECK', 0, 'BEFORE_TAX', 100000, '{180000,200000,220000,250000}', '{30000,50000,80000,100000}', false, 0);

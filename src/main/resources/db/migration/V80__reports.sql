-- Reports only read what the other rooms wrote; what is kept here is the frozen Z of each day.

create table z_report (
  number integer primary key check (number > 0),
  business_date date not null unique,
  day_id uuid not null unique references business_day,
  closed_at timestamptz not null,
  closed_by uuid not null,
  closed_by_name text not null,
  net bigint not null,
  perpetual bigint not null,
  journal_head text not null,
  report jsonb not null
);
create trigger z_report_append_only before update or delete on z_report
  for each row execute function refuse_change();
create trigger z_report_no_truncate before truncate on z_report
  for each statement execute function refuse_change();

create index order_check_paid_at on order_check (paid_at) where state = 'PAID';
create index payment_person on payment (staff_id, created_at);

-- Sales of before this house kept its own, from a file. They are figures, not orders: they have no
-- numbers, no payments and no part in any Z. A day that was open here takes none.
create table imported_check (
  id uuid primary key,
  order_ref text not null unique check (order_ref <> ''),
  business_date date not null,
  sold_at timestamptz not null,
  tax_included boolean not null,
  gross bigint not null check (gross >= 0),
  tax bigint not null check (tax >= 0),
  imported_at timestamptz not null,
  imported_by text not null
);
create index imported_check_day on imported_check (business_date);
create table imported_line (
  check_id uuid not null references imported_check,
  position integer not null,
  sku text not null,
  name text not null,
  size text,
  category text not null,
  quantity integer not null check (quantity > 0),
  amount bigint not null check (amount >= 0),
  ppm integer not null check (ppm >= 0),
  primary key (check_id, position)
);

-- Open data: the same figures the reports show, one row per paid check and per line on it.
create view sales_check as
select c.id as check_id, c.order_id, c.order_number || '-' || c.part as check_number,
  c.business_date, c.paid_at, c.paid_by, o.type as order_type, o.table_label, o.covers,
  o.server_id, o.server_name, c.subtotal + c.levied as gross, c.discount, c.service_charge, c.tax,
  c.tax_included, c.rounding, c.total,
  c.total - c.tax - c.rounding - s.service_net as net, s.service_net
from order_check c
  join orders o on o.id = c.order_id
  cross join lateral (select case
    when c.service_charge = 0 then 0
    when not c.tax_included or c.total = c.rounding then c.service_charge
    else round(c.service_charge::numeric * (c.total - c.rounding - c.tax)
      / (c.total - c.rounding))::bigint end as service_net) s
where c.state = 'PAID'
union all
select id, id, order_ref, business_date, sold_at, imported_by, 'IMPORTED', null, 0,
  '00000000-0000-0000-0000-000000000000'::uuid, 'Imported', gross, 0, 0, tax, tax_included, 0,
  case when tax_included then gross else gross + tax end,
  case when tax_included then gross - tax else gross end, 0
from imported_check;

-- What each discount took off each paid check, named by who gave it and why, or by the rule of the
-- house. What comps took off stands on their lines.
create view sales_discount as
select c.id as check_id, c.order_id, c.business_date, c.paid_at, coalesce(d.staff_name, '') as given_by,
  coalesce(nullif(d.reason, ''), x.label) as reason, (x.amount ->> 'minor')::bigint as amount
from order_check c
  cross join lateral jsonb_to_recordset(c.discounts) as x(id text, label text, amount jsonb)
  left join order_discount d on d.order_id = c.order_id and d.kind = 'DISCOUNT' and d.id::text = x.id
where c.state = 'PAID' and (x.amount ->> 'minor')::bigint > 0;

-- A line, or a share of one: numerator / denominator of its quantity. Its net is amount - discount,
-- less the tax of ppm parts per million within it where tax_included.
create view sales_line as
select c.id as check_id, c.business_date, c.paid_at, l.sku, l.name, l.size, l.category,
  l.comped_at is not null as comped, l.quantity, k.numerator, k.denominator, k.amount + k.levy as amount,
  k.discount, c.tax_included,
  coalesce((l.taxes -> 0 ->> 'ppm')::integer, 0) + coalesce((l.taxes -> 1 ->> 'ppm')::integer, 0)
    + coalesce((l.taxes -> 2 ->> 'ppm')::integer, 0) as ppm
from order_check c
  join check_line k on k.check_id = c.id
  join order_line l on l.id = k.order_line_id
where c.state = 'PAID'
union all
select c.id, c.business_date, c.sold_at, l.sku, l.name, l.size, l.category, false, l.quantity, 1, 1,
  l.amount, 0, c.tax_included, l.ppm
from imported_check c join imported_line l on l.check_id = c.id;

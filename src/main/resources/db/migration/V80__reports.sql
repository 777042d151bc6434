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

-- Open data: the same figures the reports show, one row per paid check and per line on it.
create view sales_check as
select c.id as check_id, c.order_id, c.order_number || '-' || c.part as check_number,
  c.business_date, c.paid_at, c.paid_by, o.type as order_type, o.table_label, o.covers,
  o.server_id, o.server_name, c.subtotal as gross, c.discount, c.service_charge, c.tax,
  c.tax_included, c.rounding, c.total,
  c.total - c.tax - c.rounding - s.service_net as net, s.service_net
from order_check c
  join orders o on o.id = c.order_id
  cross join lateral (select case
    when c.service_charge = 0 then 0
    when not c.tax_included or c.total = c.rounding then c.service_charge
    else round(c.service_charge::numeric * (c.total - c.rounding - c.tax)
      / (c.total - c.rounding))::bigint end as service_net) s
where c.state = 'PAID';

create view sales_line as
select c.id as check_id, c.order_id, c.business_date, c.paid_at, l.id as order_line_id,
  l.menu_item_id, l.sku, l.name, l.size, l.category, l.ordered_at, l.comped_at is not null as comped,
  l.quantity * k.numerator::numeric / k.denominator as quantity,
  k.amount as gross, k.discount,
  case when c.tax_included
    then (k.amount - k.discount) * 1000000::numeric / (1000000
      + coalesce((l.taxes -> 0 ->> 'ppm')::integer, 0) + coalesce((l.taxes -> 1 ->> 'ppm')::integer, 0)
      + coalesce((l.taxes -> 2 ->> 'ppm')::integer, 0))
    else k.amount - k.discount end as net
from order_check c
  join check_line k on k.check_id = c.id
  join order_line l on l.id = k.order_line_id
where c.state = 'PAID';

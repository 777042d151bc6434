package brigade.app.check;

import brigade.app.simulate.Options;
import brigade.journal.Sealing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The invariants of docs/proof.md, checked on a database as it stands: in one transaction that
 * reads one state and writes nothing, so that a server may go on working meanwhile.
 */
public final class Invariants {
  /** Places named for each of them. */
  private static final int NAMED = 10;

  /** The journal is sealed within seconds; what waits for longer is not going to be. */
  private static final String SEALED_WITHIN = "5 minutes";

  /**
   * What must be true.
   *
   * @param number as docs/proof.md counts them
   * @param says what it says
   * @param broken a query for the places where it is not so: one text each
   */
  private record Invariant(String number, String says, String broken) {}

  private static final List<Invariant> ALL =
      List.of(
          new Invariant(
              "I1",
              "every order that was acknowledged under a key is there",
              """
              select 'key ' || k.key || ': order ' || (k.answer::jsonb->>'id')
              from idempotency_key k
              where k.status = 201 and k.answer like '{"id":%' and k.answer::jsonb ? 'businessDate'
                and k.answer::jsonb ? 'lines' and k.answer::jsonb ? 'covers'
                and not exists (
                  select 1 from orders o where o.id = (k.answer::jsonb->>'id')::uuid)
              """),
          new Invariant(
              "I1",
              "every order was opened once, and every one that was opened is there",
              """
              select 'order ' || coalesce(o.id, j.subject_id) || ' was opened '
                || coalesce(j.times, 0) || ' times' || case when o.id is null then ' and is gone' else '' end
              from orders o full join (
                select subject_id, count(*) as times from journal
                where action = 'order.opened' group by 1) j on j.subject_id = o.id
              where o.id is null or j.times is distinct from 1
              """),
          new Invariant(
              "I2",
              "what was sent is at a station",
              """
              select 'line ' || l.id || ' (' || l.name || ') of order ' || l.order_id
              from order_line l
              where l.state in ('SENT', 'READY', 'SERVED') and not exists (
                select 1 from ticket_item i where i.order_line_id = l.kitchen_id)
              """),
          new Invariant(
              "I2",
              "what was not sent is at none",
              """
              select 'line ' || l.id || ' (' || l.name || ') of order ' || l.order_id
              from order_line l
              where l.state = 'NEW' and l.kitchen_id = l.id and exists (
                select 1 from ticket_item i where i.order_line_id = l.kitchen_id)
              """),
          new Invariant(
              "I2",
              "every station makes as many as are ordered",
              """
              select 'line ' || i.order_line_id || ' at station ' || s.code || ': '
                || (i.quantity - i.voided) || ' instead of ' || ordered.quantity
              from ticket_item i join station s on s.id = i.station_id
                join (select kitchen_id, sum(quantity) filter (where state <> 'VOIDED') as quantity
                  from order_line where state <> 'NEW' group by 1) ordered
                  on ordered.kitchen_id = i.order_line_id
              where i.quantity - i.voided <> coalesce(ordered.quantity, 0)
              """),
          new Invariant(
              "I2",
              "what is at a station is on a ticket there, and what is made or held on a live one",
              """
              select 'line ' || i.order_line_id || ' (' || i.state || ') on ticket ' || i.ticket_id
                || coalesce(' (' || t.state || ')', ', which is gone')
              from ticket_item i left join ticket t
                on t.id = i.ticket_id and t.station_id = i.station_id
              where t.id is null
                or (i.state = 'COOKING' and t.state <> 'OPEN')
                or (i.state = 'HELD' and t.state not in ('HELD', 'OPEN'))
              """),
          new Invariant(
              "I3",
              "no terminal charged a payment that was not taken, or took twice",
              """
              select 'payment ' || p.id || ' (' || p.state || ') on check ' || p.check_number
              from payment p join simulated_charge c on c.intent_id = p.id
              where c.kind = 'CHARGE' and c.approved and not c.cancelled and p.state = 'DECLINED'
              union all
              select 'check ' || p.check_number || ' has two payments under the key '
                || p.idempotency_key
              from payment p where p.idempotency_key is not null
              group by p.check_number, p.idempotency_key having count(*) > 1
              """),
          new Invariant(
              "I4",
              "what was paid is the total of every paid check",
              """
              select 'check ' || c.order_number || '-' || c.part || ': ' || paid.amount
                || ' paid of ' || c.total
              from order_check c cross join lateral (
                select coalesce(sum(p.amount), 0) - coalesce((
                  select sum(r.amount) from refund r
                  where r.check_id = c.id and r.state = 'DONE' and r.created_at < c.paid_at), 0)
                  as amount
                from payment p
                where p.check_id = c.id and p.state in ('AUTHORISED', 'CAPTURED')) paid
              where c.state = 'PAID' and paid.amount <> c.total
              """),
          new Invariant(
              "I4",
              "the lines of a paid check are its subtotal, and their discounts its discount",
              """
              select 'check ' || c.order_number || '-' || c.part || ': lines of ' || sum(l.amount)
                || ' less ' || sum(l.discount) || ' instead of ' || c.subtotal || ' less ' || c.discount
              from order_check c join check_line l on l.check_id = c.id
              where c.state = 'PAID'
              group by c.id
              having sum(l.amount) <> c.subtotal or sum(l.discount) <> c.discount
              """),
          new Invariant(
              "I4",
              "the parts of a divided line are the line",
              """
              select 'line ' || k.order_line_id || ' of order ' || l.order_id || ' is on checks by '
                || round(sum(k.numerator / k.denominator), 9)
              from check_line k join order_check c on c.id = k.check_id
                join order_line l on l.id = k.order_line_id
              where not exists (
                select 1 from order_check open
                where open.order_id = l.order_id and open.state <> 'PAID')
              group by k.order_line_id, l.order_id
              having abs(sum(k.numerator / k.denominator) - 1) > 0.000000001
              """),
          new Invariant(
              "I5",
              "every row of the journal is sealed soon",
              """
              select 'row ' || j.seq || ' of ' || j.at || ' has no seal'
              from journal j left join journal_seal s on s.seq = j.seq
              where s.seq is null and j.at < (select max(at) from journal) - interval '%s'
              """
                  .formatted(SEALED_WITHIN)),
          new Invariant(
              "I6",
              "the Z reports are numbered without gaps and add up",
              """
              select 'Z ' || number || ' of ' || business_date || ' stands at place ' || place
                || ' with ' || perpetual || ' in all, its days make ' || sum
              from (select number, business_date, perpetual,
                  row_number() over (order by number) as place,
                  sum((report->'totals'->>'total')::bigint) over (order by number) as sum
                from z_report) z
              where number <> place or perpetual <> sum
              """),
          new Invariant(
              "I6",
              "a Z report says what the checks of its day make",
              """
              select 'Z ' || z.number || ' of ' || z.business_date || ': '
                || (z.report->'totals'->>'total') || ' instead of ' || s.total
              from z_report z cross join lateral (
                select coalesce(sum(c.total), 0) + coalesce((
                    select sum(case when i.tax_included then i.gross else i.gross + i.tax end)
                    from imported_check i where i.business_date = z.business_date
                      and i.imported_at <= z.closed_at), 0) as total
                from order_check c where c.state = 'PAID' and c.business_date = z.business_date) s
              where (z.report->'totals'->>'total')::bigint <> s.total
              """));

  private Invariants() {}

  /**
   * Where one of them is not so.
   *
   * @param number as docs/proof.md counts them
   * @param where the place in words
   */
  public record Broken(String number, String says, String where) {
    @Override
    public String toString() {
      return number + " " + says + ": " + where;
    }
  }

  /** Where any of them is not so; a few places of each. The connection is left as it was. */
  public static List<Broken> check(Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
      List<Broken> broken = new ArrayList<>();
      for (Invariant invariant : ALL) {
        try (ResultSet row =
            statement.executeQuery(
                "select * from (" + invariant.broken() + ") broken limit " + NAMED)) {
          while (row.next()) {
            broken.add(new Broken(invariant.number(), invariant.says(), row.getString(1)));
          }
        }
      }
      for (Sealing.Break place : Sealing.verify(connection).breaks()) {
        broken.add(
            new Broken(
                "I5",
                "the journal's chain verifies",
                "position " + place.position() + ": " + place.what()));
      }
      return broken;
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  /**
   * Checks the database of {@code --data=brigade-data}, while its server runs, or that of {@code
   * --url=jdbc:postgresql://… --user=… --password=…}. Ends with 0, with 1 when something is not so,
   * with 2 when it can't be checked.
   */
  public static void main(String... arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    try (Connection connection = connect(arguments)) {
      List<Broken> broken = check(connection);
      broken.forEach(out::println);
      out.println(
          broken.isEmpty()
              ? "All of " + (ALL.size() + 1) + " invariants are true."
              : broken.size() + " places are not right.");
      return broken.isEmpty() ? 0 : 1;
    } catch (IllegalArgumentException | IOException | SQLException e) {
      err.println(e.getMessage());
      return 2;
    }
  }

  private static Connection connect(String... arguments) throws IOException, SQLException {
    Options options = Options.of(List.of("data", "url", "user", "password"), arguments);
    Optional<String> url = options.text("url");
    if (url.isPresent()) {
      return DriverManager.getConnection(
          url.get(), options.text("user", "brigade"), options.text("password", ""));
    }
    Path postgres = Path.of(options.text("data", "brigade-data"), "postgres");
    if (!Files.isReadable(postgres.resolve("port"))) {
      throw new IOException(
          "There is no database in "
              + postgres
              + "; name the data directory by --data= or a database by --url=, --user=, --password=");
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + Files.readString(postgres.resolve("port")).strip()
            + "/brigade",
        "brigade",
        Files.readString(postgres.resolve("password")).strip());
  }
}

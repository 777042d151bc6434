package brigade.screen;

import brigade.money.Money;
import brigade.money.Rate;
import brigade.venue.VenueSettings;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts, dates and times as the venue writes them. */
public final class Amounts {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final Pattern TYPED = Pattern.compile("-?([0-9]+[.]?[0-9]*|[.][0-9]+)");

  private final VenueSettings venue;
  private final int digits;

  public Amounts(VenueSettings venue) {
    this.venue = venue;
    this.digits = Math.max(0, venue.currency().getDefaultFractionDigits());
  }

  /** Without the currency's sign: 1,486.20. */
  public String plain(Money amount) {
    return written(amount, "#,##0", digits);
  }

  /** As somebody would type it, to be changed in a field: 1486.20. */
  public String typed(Money amount) {
    return written(amount, "0", digits);
  }

  private String written(Money amount, String units, int decimals) {
    String pattern = decimals > 0 ? units + "." + "0".repeat(decimals) : units;
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(venue.locale()))
        .format(BigDecimal.valueOf(amount.minor(), digits));
  }

  /** With the currency's sign, for totals: €285.12, or 285,12 lei after it where that is usual. */
  public String signed(Money amount) {
    return signed(amount, digits);
  }

  /**
   * With the currency's sign and without decimals where they are zero, for notes and coins: €50.
   */
  public String brief(Money amount) {
    boolean whole = BigDecimal.valueOf(amount.minor(), digits).stripTrailingZeros().scale() <= 0;
    return signed(amount, whole ? 0 : digits);
  }

  private String signed(Money amount, int decimals) {
    String sign = venue.currency().getSymbol(venue.locale());
    boolean after =
        java.text.NumberFormat.getCurrencyInstance(venue.locale()) instanceof DecimalFormat format
            && format.toPattern().indexOf('¤') > format.toPattern().indexOf('0');
    String minus = amount.isNegative() ? "-" : "";
    String digitsOnly = written(amount.isNegative() ? amount.negated() : amount, "#,##0", decimals);
    return after ? minus + digitsOnly + " " + sign : minus + sign + digitsOnly;
  }

  /** A rate as a percentage without needless zeros: 13.5%. */
  public String percent(Rate rate) {
    return new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(venue.locale()))
            .format(BigDecimal.valueOf(rate.ppm(), 4))
        + "%";
  }

  /**
   * The amount somebody typed, such as {@code 12.5}, {@code 12,50} or {@code 1,486.20}. A separator
   * that groups thousands in this venue does so here; any other is the decimal one.
   *
   * @throws NumberFormatException if it is not an amount, or has more decimals than the currency
   */
  public Money parse(String text) {
    char grouping = DecimalFormatSymbols.getInstance(venue.locale()).getGroupingSeparator();
    String bare = text.strip().replaceAll("(?<=[0-9])[\\h'\u2019](?=[0-9])", "");
    bare = bare.replaceAll("(?<=[0-9])[" + grouping + "](?=[0-9]{3}(?![0-9]))", "");
    bare = bare.replace(',', '.');
    if (!TYPED.matcher(bare).matches()) {
      throw new NumberFormatException(text);
    }
    BigDecimal value = new BigDecimal(bare);
    if (value.scale() > digits) {
      throw new NumberFormatException(text);
    }
    try {
      return Money.of(value.movePointRight(digits).longValueExact());
    } catch (ArithmeticException e) {
      NumberFormatException wrong = new NumberFormatException(text);
      wrong.initCause(e);
      throw wrong;
    }
  }

  /** The time of day on the venue's wall: 19:42. */
  public String time(Instant instant) {
    return TIME.format(instant.atZone(venue.zone()));
  }

  /** The long date on the venue's wall: Friday 20 November. */
  public String day(LocalDate date) {
    return DateTimeFormatter.ofPattern("EEEE d MMMM", venue.locale()).format(date);
  }

  /** The date as the locale writes it, of medium length. */
  public String date(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(venue.locale())
        .format(date);
  }

  public VenueSettings venue() {
    return venue;
  }
}

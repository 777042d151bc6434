package brigade.venue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;

/** The restaurant's own settings. There is exactly one venue per database. */
@Entity
@Table(name = "venue")
public class Venue {
  @Id private UUID id;
  private String name;
  private String address;
  private String phone;

  @Column(name = "tax_number")
  private String taxNumber;

  private String currency;
  private String locale;

  @Column(name = "zone_id")
  private String zone;

  @Column(name = "cut_off_hour")
  private int cutOffHour;

  @Column(name = "prices_include_tax")
  private boolean pricesIncludeTax;

  @Column(name = "receipt_footer")
  private String receiptFooter;

  private boolean demo;

  protected Venue() {}

  public Venue(UUID id, VenueSettings settings, boolean demo) {
    this.id = id;
    this.demo = demo;
    apply(settings);
  }

  final void apply(VenueSettings settings) {
    name = settings.name();
    address = settings.address();
    phone = settings.phone();
    taxNumber = settings.taxNumber();
    currency = settings.currency().getCurrencyCode();
    locale = settings.locale().toLanguageTag();
    zone = settings.zone().getId();
    cutOffHour = settings.cutOffHour();
    pricesIncludeTax = settings.pricesIncludeTax();
    receiptFooter = settings.receiptFooter();
  }

  public UUID id() {
    return id;
  }

  /** Whether this is the demo restaurant, whose PINs are shown on the sign-in screen. */
  public boolean demo() {
    return demo;
  }

  public VenueSettings settings() {
    return new VenueSettings(
        name,
        address,
        phone,
        taxNumber,
        Currency.getInstance(currency),
        Locale.forLanguageTag(locale),
        ZoneId.of(zone),
        cutOffHour,
        pricesIncludeTax,
        receiptFooter);
  }
}

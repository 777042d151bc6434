package brigade.menu;

/** For whom a dish is fit. What is in it is said by {@link Allergen}. */
public enum Diet {
  VEGETARIAN("VG"),
  VEGAN("V"),
  GLUTEN_FREE("GF"),
  LACTOSE_FREE("LF"),
  HALAL("H"),
  KOSHER("K"),
  ORGANIC("BIO"),
  SPICY("HOT");

  private final String mark;

  Diet(String mark) {
    this.mark = mark;
  }

  /** The mark shown on the menu and on screens. */
  public String mark() {
    return mark;
  }
}

package brigade.kitchen;

/** What a station does. */
public enum StationKind {
  /** Makes food or drinks. */
  PREP,
  /** Puts whole orders together and calls the server; there is one. */
  EXPO
}

package brigade.kitchen;

import java.time.Instant;

/** Who did something, when, and from which device. */
record Mark(Instant at, String by, String device) {}

package brigade.staff;

/**
 * Something whose {@link Requires} is checked when one enters it, as screens are, and not at each
 * of its methods: the container would intercept even those by which it is drawn.
 */
public interface CheckedOnEntry {}

package brigade.billing.ui;

import brigade.billing.ServiceRule;

/**
 * A rule of the service charge and where it comes among the others; the first that matches holds.
 *
 * @param place from 0
 */
record ServicePlace(int place, ServiceRule rule) {}

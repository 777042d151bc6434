package brigade.orders.ui;

import brigade.kitchen.RoutingRule;

/**
 * A rule of routing and where it comes among the others.
 *
 * @param place from 0
 */
record RoutingPlace(int place, RoutingRule rule) {}

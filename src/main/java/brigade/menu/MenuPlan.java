package brigade.menu;

import java.util.Map;

/**
 * What is to be written so that the menu becomes what was asked for; nothing is removed.
 *
 * @param changed what is new or changed
 * @param stations names of stations to be added, by code
 * @param created items that were not there
 * @param updated items that were there and differ
 * @param unchanged items that were there just so
 */
record MenuPlan(
    MenuParts changed, Map<String, String> stations, int created, int updated, int unchanged) {}

package brigade.menu;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is to be written so that the menu becomes what was asked for; nothing is removed.
 *
 * @param changed what is new or changed
 * @param stations names of stations to be added, by code
 * @param pictures that items have now
 * @param availability what is left of items and modifiers, where something was said of it
 * @param created items that were not there
 * @param updated items that were there and differ
 * @param unchanged items that were there just so
 */
record MenuPlan(
    MenuParts changed,
    Map<String, String> stations,
    List<Picture> pictures,
    Map<UUID, Availability> availability,
    int created,
    int updated,
    int unchanged) {}

package brigade.menu;

import java.util.List;
import java.util.Map;

/**
 * What is to be written so that the menu becomes what was asked for. Lists hold what is new or
 * changed; nothing is removed.
 *
 * @param stations names of stations to be added, by code
 * @param created items that were not there
 * @param updated items that were there and differ
 * @param unchanged items that were there just so
 */
record MenuPlan(
    List<Course> courses,
    List<Tax> taxes,
    List<Category> categories,
    List<ModifierGroup> groups,
    List<MenuItem> items,
    Map<String, String> stations,
    int created,
    int updated,
    int unchanged) {}

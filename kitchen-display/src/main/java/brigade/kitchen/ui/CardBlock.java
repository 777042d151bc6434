package brigade.kitchen.ui;

import java.util.List;
import java.util.UUID;

/**
 * An unbreakable piece of a card: an item with its modifiers.
 *
 * @param section blocks of one section stand in one list
 * @param html the list item
 * @param height in pixels, without what introduces its section
 * @param itemIds what a tap on it is about; empty where a tap does nothing
 * @param voided whether a tap takes note of a void
 */
record CardBlock(Section section, String html, int height, List<UUID> itemIds, boolean voided) {

  /**
   * A part of a card with an introduction of its own.
   *
   * @param strip what introduces it; empty for the first
   * @param held whether it is drawn as held
   * @param height of the introduction and the list's padding
   */
  record Section(String strip, boolean held, int height) {}
}

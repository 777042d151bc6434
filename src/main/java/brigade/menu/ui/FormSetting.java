package brigade.menu.ui;

import brigade.screen.Amounts;

/**
 * What the sections of the item form share.
 *
 * @param draft what they edit
 * @param shown what there is to choose from
 * @param changed called after each change
 */
record FormSetting(ItemDraft draft, Shown shown, Amounts amounts, Runnable changed) {
  <T> void set(Field<T> field, T value) {
    draft.set(field, value);
    changed.run();
  }
}

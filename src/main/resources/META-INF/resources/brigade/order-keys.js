/*
 * The keyboard on the order screen. Typing anywhere goes to the search, arrows walk the tiles, F1 to F7 are the keys of the bar
 * (data-key). What a key does is decided by the server; this only finds what is meant.
 */
const ARROWS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/* A dialog or the questions of an item have the keyboard to themselves. */
const busy = screen => screen.classList.contains('modifying') || document.querySelector('vaadin-dialog[opened], vaadin-dialog-overlay[opened]');
const typing = target => target.matches?.('input, textarea, select, [contenteditable]');

function centre(element) {
  const box = element.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/* The tile that lies in that direction, the nearest one first; sideways counts double so that a column stays a column. */
function neighbour(tiles, from, key) {
  const index = tiles.indexOf(from);
  if (key === 'Home') return tiles[0];
  if (key === 'End') return tiles.at(-1);
  const mirrored = getComputedStyle(from).direction === 'rtl';
  if (key === 'ArrowLeft' || key === 'ArrowRight') return tiles[index + ((key === 'ArrowRight') !== mirrored ? 1 : -1)];
  const here = centre(from);
  const down = key === 'ArrowDown';
  let best = null;
  let least = Infinity;
  for (const tile of tiles) {
    const there = centre(tile);
    const away = down ? there.y - here.y : here.y - there.y;
    if (away < 8) continue;
    const distance = away + 2 * Math.abs(there.x - here.x);
    if (distance < least) [best, least] = [tile, distance];
  }
  return best;
}

/** Listens as long as the screen is on the page. */
export function attach(screen) {
  const leaving = new AbortController();
  const tiles = () => [...screen.querySelectorAll('.items > .item')];

  document.addEventListener('keydown', event => {
    if (!screen.isConnected) return leaving.abort();
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || busy(screen)) return;
    const search = screen.querySelector('.find input');
    const bar = /^F[1-7]$/.test(event.key) && screen.querySelector(`[data-key="${event.key}"]`);
    if (bar) {
      event.preventDefault();
      if (!bar.disabled) bar.click();
    } else if (event.target.classList?.contains('item') && ARROWS.has(event.key)) {
      const next = neighbour(tiles(), event.target, event.key);
      event.preventDefault();
      (next ?? (event.key === 'ArrowUp' ? search : null))?.focus();
    } else if (event.target === search) {
      if (event.key === 'ArrowDown') {
        event.preventDefault();
        tiles()[0]?.focus();
      } else if (event.key === 'Escape' && search.value) {
        event.preventDefault();
        search.value = '';
        search.dispatchEvent(new Event('input', { bubbles: true }));
        search.dispatchEvent(new Event('change', { bubbles: true }));
      }
    } else if (!typing(event.target) && event.key.length === 1 && event.key !== ' ') {
      search?.focus(); // the letter follows the focus
    }
  }, { signal: leaving.signal });

  // One stop of the Tab key for all tiles: the one that had the focus last.
  screen.addEventListener('focusin', event => {
    if (!event.target.classList?.contains('item')) return;
    for (const tile of tiles()) tile.tabIndex = tile === event.target ? 0 : -1;
  }, { signal: leaving.signal });
}

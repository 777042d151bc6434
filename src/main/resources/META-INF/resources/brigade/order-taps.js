/*
 * What a tap says before the server has answered: the tile stays pressed and the line is shown as saving; Send is taken at once.
 * Nothing is decided here. Whatever is shown goes away when the server has answered, whatever the answer was.
 */
const busy = () => Object.values(window.Vaadin?.Flow?.clients ?? {}).some(client => client.isActive?.());

/** Listens as long as the screen is on the page. */
export function attach(screen) {
  const leaving = new AbortController();
  let watching = false;

  function settle() {
    screen.querySelector('.saving')?.replaceChildren();
    for (const key of screen.querySelectorAll('.tapped')) key.classList.remove('tapped');
  }

  // The request leaves with the click's own turn, so the first look comes after it.
  function watch() {
    if (watching) return;
    watching = true;
    const look = () => {
      if (!screen.isConnected) return leaving.abort();
      if (busy()) return requestAnimationFrame(look);
      watching = false;
      settle();
    };
    requestAnimationFrame(() => requestAnimationFrame(look));
  }

  function line(name, place) {
    const row = document.createElement('div');
    const words = document.createElement('span');
    words.className = 'cut';
    words.dir = 'auto';
    words.textContent = name;
    const state = document.createElement('span');
    state.className = 'st';
    state.textContent = place.dataset.word;
    row.append(words, state);
    return row;
  }

  screen.addEventListener('click', event => {
    const key = event.target.closest?.('.item, .with, .send, .line-keys .btn, .mod .primary');
    if (!key || key.disabled || key.getAttribute('aria-disabled') === 'true') return;
    key.classList.add('tapped');
    const place = screen.querySelector('.saving');
    if (key.dataset.saves && place) place.append(line(key.dataset.saves, place));
    watch();
  }, { capture: true, signal: leaving.signal });
}

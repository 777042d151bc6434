/*
 * The order of the cards on the tables screen. The server numbers them by need (data-rank); here they take their places, but never
 * under a finger, and with a short move that shows where each one went.
 */
const MOVE = 140; // milliseconds, as --motion

/** Keeps the cards of this container in the order of their ranks as long as it is on the page. */
export function attach(container) {
  if (container.dataset.ranked) return;
  container.dataset.ranked = 'true';
  let down = false;

  const place = animated => {
    const cards = [...container.children];
    const before = new Map(cards.map(card => [card, card.getBoundingClientRect()]));
    let moved = false;
    for (const card of cards) {
      const rank = card.dataset.rank ?? '0';
      if (card.style.order !== rank) {
        card.style.order = rank;
        moved = true;
      }
    }
    if (!moved || !animated || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const card of cards) {
      const from = before.get(card);
      const to = card.getBoundingClientRect();
      const [x, y] = [from.left - to.left, from.top - to.top];
      if (from.width && (x || y)) {
        card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], { duration: MOVE, easing: 'cubic-bezier(.2, .7, .2, 1)' });
      }
    }
  };

  const changes = new MutationObserver(() => {
    if (!down) place(true);
  });
  changes.observe(container, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-rank'] });
  container.addEventListener('pointerdown', () => { down = true; });
  for (const end of ['pointerup', 'pointercancel']) {
    window.addEventListener(end, () => {
      if (!down) return;
      down = false;
      // The click that follows belongs to the card that was under the finger.
      setTimeout(() => place(true));
    });
  }
  place(false);
}

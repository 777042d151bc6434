/*
 * Lists whose rows carry data-row: arrows walk them, Alt with an arrow moves a row, and so does dragging it: a mouse lifts at once,
 * a finger after a hold of 300 ms or by the grip. What a move does is decided by the server (event row-place {id, place}); this only
 * finds what is meant.
 */
const HOLD = 300;
const SLACK = 6;

const rowsOf = list => [...list.querySelectorAll('[data-row]')];

/** Lets arrows, Home and End walk the rows; from a field above the list, arrow down goes into it. */
export function walk(list) {
  if (list.walks) return;
  list.walks = true;
  list.addEventListener('keydown', event => {
    const rows = rowsOf(list);
    const at = rows.indexOf(event.target.closest('[data-row]'));
    const wanted = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key];
    if (wanted === undefined || at < 0) return;
    event.preventDefault();
    if (event.altKey && list.arranges && !list.hasAttribute('data-still')) {
      const place = Math.min(Math.max(wanted, 0), rows.length - 1);
      if (place !== at) tell(list, rows[at], place);
    } else {
      rows[Math.min(Math.max(wanted, 0), rows.length - 1)]?.focus();
    }
  });
}

/** Lets rows be moved as well. */
export function arrange(list) {
  walk(list);
  if (list.arranges) return;
  list.arranges = true;
  list.addEventListener('pointerdown', event => lift(list, event));
}

function tell(list, row, place) {
  list.dispatchEvent(new CustomEvent('row-place', { detail: { id: row.dataset.row, place } }));
}

function lift(list, down) {
  const row = down.target.closest('[data-row]');
  if (!row || down.button !== 0 || list.hasAttribute('data-still')) return;
  const grip = down.target.closest('.ic-grip') !== null || gripAt(row, down);
  const finger = down.pointerType !== 'mouse';
  let lifted = false;
  let place = -1;
  const marker = document.createElement('div');
  marker.className = 'row-marker';
  const timer = finger && !grip ? setTimeout(() => up(), HOLD) : 0;
  const done = new AbortController();

  function up() {
    lifted = true;
    row.classList.add('lifted');
    list.classList.add('arranging');
    row.setPointerCapture?.(down.pointerId);
  }
  function over(move) {
    if (!lifted) {
      const far = Math.abs(move.clientY - down.clientY) > SLACK;
      if (far && finger && !grip) return end();
      if (!far) return;
      up();
    }
    const rows = rowsOf(list);
    const others = rows.filter(other => other !== row);
    place = others.findIndex(other => { const box = other.getBoundingClientRect(); return move.clientY < box.top + box.height / 2; });
    if (place < 0) place = others.length;
    const next = others[place];
    const line = element => { let top = element; while (top.parentElement !== list) top = top.parentElement; return top; };
    if (next) line(next).before(marker); else line(others.at(-1) ?? row).after(marker);
    const box = list.getBoundingClientRect();
    if (move.clientY < box.top + 40) list.scrollTop -= 12; else if (move.clientY > box.bottom - 40) list.scrollTop += 12;
  }
  function drop() {
    if (lifted && place >= 0 && place !== rowsOf(list).indexOf(row)) tell(list, row, place);
    if (lifted) {
      // The press that ends a drag is no tap.
      list.addEventListener('click', click => { click.stopPropagation(); click.preventDefault(); }, { capture: true, once: true });
      setTimeout(() => list.dispatchEvent(new MouseEvent('click')), 0);
    }
    end();
  }
  function end() {
    clearTimeout(timer);
    marker.remove();
    row.classList.remove('lifted');
    list.classList.remove('arranging');
    done.abort();
  }
  window.addEventListener('pointermove', over, { signal: done.signal });
  window.addEventListener('pointerup', drop, { signal: done.signal });
  window.addEventListener('pointercancel', end, { signal: done.signal });
  window.addEventListener('keydown', key => { if (key.key === 'Escape' && lifted) { key.stopPropagation(); end(); } }, { signal: done.signal, capture: true });
  list.addEventListener('touchmove', move => { if (lifted) move.preventDefault(); }, { signal: done.signal, passive: false });
}

/* What lies in a button takes no part in presses, so the grip is found by where it is. */
function gripAt(row, event) {
  const grip = row.querySelector('.ic-grip');
  if (!grip) return false;
  const box = grip.getBoundingClientRect();
  return event.clientX >= box.left - 12 && event.clientX <= box.right + 12;
}

/** Asks before the page is left while the screen says that something is not saved; Escape asks the screen to step back. */
export function guard(screen) {
  const leaving = new AbortController();
  screen.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented) screen.dispatchEvent(new CustomEvent('screen-back'));
  }, { signal: leaving.signal });
  window.addEventListener('beforeunload', event => {
    if (!screen.isConnected) return leaving.abort();
    if (screen.hasAttribute('data-unsaved')) event.preventDefault();
  }, { signal: leaving.signal });
}

/*
 * Notices within seconds that the server is gone, says so, blocks input, and picks the screen up again.
 *
 * Asks `boot` beside this file every two seconds for {"boot": "<id>"}; the id changes with every start of the server. Two failures
 * in a row are a lost connection: <html data-connection="lost">, a banner across the screen, no clicks and no keys (what is pressed
 * during an outage would be lost without a word). The same id again clears it; another id reloads the page, because the sessions of
 * the old process are gone.
 *
 * Every text can be given by the page: <meta name="brigade-text-NAME" content="…{0}…">, names and English texts in TEXTS.
 * <meta name="brigade-boot" content="<id>"> is the id the page was rendered by. <html data-zone> is the venue's time zone.
 *
 * Events on window: "brigade-boot" {boot, date, now, sent, received} after every answer, for clocks.js;
 * "brigade-connection" {state: "lost" | "back", since} on a change.
 */
const EVERY = 2000;
const TIME_OUT = 1200;
const BUSY = 300;
const SECOND_TRY_AFTER = 200;

const TEXTS = {
  'lost': 'No connection since {0}',
  'lost-hint': 'What you see may be old. Nothing can be entered until the server answers.',
  'lost-short': 'Offline since {0}',
  'kitchen-lost': 'DISCONNECTED since {0}',
  'kitchen-lost-for': '{0} min without contact',
  'kitchen-why': 'Tickets are hidden because they may be out of date. Nothing is lost: the server keeps every ticket, its place and its clock.',
  'kitchen-step-1': 'Cook from paper: new tickets print at the station\u2019s printer while this lasts.',
  'kitchen-step-1-at': 'Cook from paper: new tickets print at {0} while this lasts.',
  'kitchen-clock': 'Clock of this screen',
  'kitchen-step-2': 'No paper either? Ask at the pass.',
  'kitchen-step-3': 'Remember what you finish. Bump it here once the screen is back.',
  'kitchen-trying': 'Trying again, try {0}',
  'kitchen-try-now': 'Try now',
  'kitchen-sent': 'sent {0}',
};
const KITCHEN = '.screen-kitchen, .screen-expo';
const BLOCKED = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu', 'touchstart', 'touchend', 'keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'submit', 'dragstart', 'drop', 'paste', 'wheel'];

const root = document.documentElement;
const address = new URL('boot', import.meta.url).pathname;

let boot = meta('brigade-boot');
let failures = 0;
let tries = 0;
let lastContact = Date.now();
let lost = null; // {since, banner, veil, inert, indicators, tickets, observer} while there is no connection
let timer = 0;
let asking = false;

function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content || null;
}

function text(name, ...values) {
  const pattern = meta('brigade-text-' + name) ?? TEXTS[name];
  return pattern.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
}

function timeOfDay(millis, seconds) {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  if (seconds) options.second = '2-digit';
  if (root.dataset.zone) options.timeZone = root.dataset.zone;
  return new Intl.DateTimeFormat('en-GB', options).format(millis);
}

/* The tablet's own clock may be wrong; clocks.js knows the server's. */
function serverTime(local) {
  const clock = globalThis.brigadeClock;
  return clock ? local + clock.offset() : local;
}

async function ask() {
  if (asking) return;
  asking = true;
  clearTimeout(timer);
  const sent = Date.now();
  const stop = new AbortController();
  // A timer that comes late says that this device was busy, as an old tablet is while a screen opens: the answer may be waiting.
  const late = () => {
    const busy = Date.now() - due > BUSY;
    due = Date.now() + TIME_OUT;
    if (busy) timeOut = setTimeout(late, TIME_OUT);
    else stop.abort();
  };
  let due = sent + TIME_OUT;
  let timeOut = setTimeout(late, TIME_OUT);
  let answer = null;
  try {
    const response = await fetch(address, { cache: 'no-store', credentials: 'omit', signal: stop.signal });
    if (response.ok) {
      const body = await response.json();
      if (body && typeof body.boot === 'string') {
        answer = { boot: body.boot, now: body.now, date: Date.parse(response.headers.get('Date') ?? ''), sent, received: Date.now() };
      }
    }
  } catch {
    answer = null; // refused, cut off, timed out or not JSON: all of them mean that nobody is there
  }
  clearTimeout(timeOut);
  asking = false;
  if (answer) heard(answer); else failed();
}

function heard(answer) {
  failures = 0;
  tries = 0;
  lastContact = answer.received;
  window.dispatchEvent(new CustomEvent('brigade-boot', { detail: answer }));
  if (boot !== null && boot !== answer.boot) {
    location.reload();
    return;
  }
  boot = answer.boot;
  if (lost) clear();
  timer = setTimeout(ask, EVERY);
}

function failed() {
  failures++;
  tries++;
  if (failures >= 2 && !lost) lose();
  if (lost) refresh();
  timer = setTimeout(ask, failures === 1 ? SECOND_TRY_AFTER : EVERY);
}

function icon(name) {
  const span = document.createElement('span');
  span.className = 'ic ic-' + name;
  span.setAttribute('aria-hidden', 'true');
  return span;
}

function element(tag, className, content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
}

function lose() {
  const since = serverTime(lastContact);
  const kitchen = document.querySelector(KITCHEN);
  lost = { since, kitchen, inert: [], indicators: [], tickets: [], banner: null, veil: null, observer: null };
  if (kitchen) outline(kitchen);
  indicate(since);
  root.dataset.connection = 'lost';

  const banner = element('section', 'lost-banner');
  banner.setAttribute('role', 'alert');
  if (kitchen) {
    banner.append(element('b', 'lost-where', kitchen.querySelector('.kbar h1')?.textContent ?? ''), icon('wifi-off'));
    banner.append(element('span', 'lost-text', text('kitchen-lost', timeOfDay(since))), element('span', 'lost-for'), element('span', 'grow'));
    banner.append(element('span', 'lost-for', text('kitchen-clock')), element('b', 'lost-clock'));
  } else {
    banner.append(icon('wifi-off'), element('span', 'lost-text', text('lost', timeOfDay(since, true))), element('small', null, text('lost-hint')));
  }
  lost.banner = banner;
  if (kitchen) lost.veil = veil(since, kitchen.dataset.paper);
  for (const shown of [lost.veil, banner]) {
    if (!shown) continue;
    document.body.append(shown);
    // Dialogs live in the browser's top layer; only another member of it can lie above them.
    if ('popover' in shown) {
      shown.popover = 'manual';
      shown.showPopover();
    }
  }
  block();
  lost.observer = new MutationObserver(block);
  lost.observer.observe(document.body, { childList: true });
  for (const type of BLOCKED) window.addEventListener(type, refuse, { capture: true, passive: false });
  window.dispatchEvent(new CustomEvent('brigade-connection', { detail: { state: 'lost', since } }));
}

function clear() {
  const { since } = lost;
  for (const type of BLOCKED) window.removeEventListener(type, refuse, { capture: true });
  lost.observer.disconnect();
  for (const child of lost.inert) child.inert = false;
  lost.banner.remove();
  lost.veil?.remove();
  for (const { ticket, height } of lost.tickets) {
    ticket.style.height = height;
    ticket.querySelector('.sent-at')?.remove();
  }
  for (const { shown, icons, node, data } of lost.indicators) {
    shown.classList.remove('off');
    for (const mark of icons) mark.classList.replace('ic-wifi-off', 'ic-wifi');
    if (node) node.data = data;
  }
  delete root.dataset.connection;
  lost = null;
  window.dispatchEvent(new CustomEvent('brigade-connection', { detail: { state: 'back', since } }));
}

/* Everything but the banner stops answering: for the pointer, for the keyboard and for screen readers. */
function block() {
  for (const child of document.body.children) {
    if (child === lost.banner || child === lost.veil || child.inert || child.tagName === 'SCRIPT' || child.tagName === 'STYLE') continue;
    child.inert = true;
    lost.inert.push(child);
  }
}

function refuse(event) {
  const path = event.composedPath();
  if (path.includes(lost.banner) || (lost.veil && path.includes(lost.veil))) return;
  if (event.type === 'keydown') {
    // The browser's own keys stay: reload, the developer's tools, full screen.
    if (event.ctrlKey || event.metaKey || /^F\d+$/.test(event.key)) return;
    if (event.key === 'Enter') ask();
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}

function indicate(since) {
  for (const shown of document.querySelectorAll('.live, .conn, .kconn')) {
    const icons = [...shown.querySelectorAll('.ic-wifi')];
    for (const mark of icons) mark.classList.replace('ic-wifi', 'ic-wifi-off');
    shown.classList.add('off');
    const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node && !node.data.trim()) node = walker.nextNode();
    const data = node?.data;
    if (node) node.data = text('lost-short', timeOfDay(since));
    lost.indicators.push({ shown, icons, node, data });
  }
}

/* Cards keep their height and say when they were sent; the style sheet takes everything else off the screen. */
function outline(kitchen) {
  const tickets = [...kitchen.querySelectorAll('.ticket')];
  const heights = tickets.map(ticket => ticket.offsetHeight);
  tickets.forEach((ticket, index) => {
    lost.tickets.push({ ticket, height: ticket.style.height });
    ticket.style.height = heights[index] + 'px';
    const sent = Number(ticket.dataset.sent ?? ticket.dataset.ageSince ?? ticket.querySelector('[data-since]')?.dataset.since);
    const header = ticket.querySelector(':scope > header');
    if (sent && header) header.append(element('div', 'sent-at', text('kitchen-sent', timeOfDay(sent))));
  });
}

function veil(since, printer) {
  const frame = element('div', 'kitchen lost-veil');
  const panel = element('section', 'veil');
  const head = element('h2');
  head.append(icon('wifi-off'), element('span', null, text('kitchen-lost', timeOfDay(since))));
  const steps = element('ol');
  for (const step of [1, 2, 3]) {
    const line = element('li');
    const words = step === 1 && printer ? text('kitchen-step-1-at', printer) : text('kitchen-step-' + step);
    line.append(element('b', null, String(step)), element('span', null, words));
    steps.append(line);
  }
  const foot = element('div', 'foot');
  const again = element('button', 'kbtn', text('kitchen-try-now'));
  again.type = 'button';
  again.append(' ', element('kbd', null, 'Enter'));
  again.addEventListener('click', ask);
  foot.append(icon('refresh'), element('span', 'lost-tries'), element('span', 'grow'), again);
  panel.append(head, element('p', null, text('kitchen-why')), steps, foot);
  frame.append(panel);
  return frame;
}

function refresh() {
  const minutes = Math.floor((Date.now() - lastContact) / 60000);
  const lasting = lost.banner.querySelector('.lost-for');
  if (lasting) lasting.textContent = minutes > 0 ? text('kitchen-lost-for', minutes) : '';
  const clock = lost.banner.querySelector('.lost-clock');
  if (clock) clock.textContent = timeOfDay(Date.now());
  const count = lost.veil?.querySelector('.lost-tries');
  if (count) count.textContent = text('kitchen-trying', tries);
}

// A tablet that wakes up, or whose network says that it is back, asks at once.
document.addEventListener('visibilitychange', () => { if (!document.hidden) ask(); });
window.addEventListener('online', ask);
ask();

/*
 * Clocks that tick in the browser, so that a wall of tickets costs the server nothing.
 *
 *   data-clock="hh:mm" | "hh:mm:ss"      time of day; data-zone="Europe/Dublin", else <html data-zone>, else the tablet's zone
 *   data-since="<epoch ms>"              time since then; data-until counts down to it
 *     data-format="m:ss" | "min" | "m"   4:20, "4 min", "4"; "min" takes <meta name="brigade-text-minutes" content="{0} min">
 *     data-stopped="<epoch ms>"          the clock stands still at that instant
 *   data-age-since="<epoch ms>"          the element gets one of the classes fresh, warn, late
 *     data-age-warn, data-age-late       seconds after which it does; either may be left out
 *
 * The server's time counts, not the tablet's: it comes from <html data-server-now> or <meta name="brigade-server-now"> (epoch ms) and
 * then, ever closer, from the answers connection.js hears. globalThis.brigadeClock = {now(), offset()} gives it to other scripts.
 */
const SELECTOR = '[data-clock], [data-since], [data-until], [data-age-since]';
const AGES = ['fresh', 'warn', 'late'];
const formats = new Map();

// The server's clock minus the tablet's lies between these two, in milliseconds; every answer narrows it.
let least = 0;
let most = 0;

const rendered = Number(document.documentElement.dataset.serverNow ?? document.querySelector('meta[name="brigade-server-now"]')?.content);
if (rendered) {
  // The page was made at `rendered` and has travelled since; how long is not known, a quarter of a second is usual.
  least = rendered - Date.now();
  most = least + 250;
}

window.addEventListener('brigade-boot', event => {
  const { now, date, sent, received } = event.detail;
  // A Date header is cut to the second, so the server read its clock within [date, date + 1 s); `now` has milliseconds.
  const from = now ?? date;
  if (!from) return;
  const low = from - received;
  const high = from + (now ? 0 : 1000) - sent;
  if (low > most || high < least) {
    [least, most] = [low, high]; // one of the clocks was set: start again
  } else {
    [least, most] = [Math.max(least, low), Math.min(most, high)];
  }
});

const clock = {
  /** The server's clock minus the tablet's, in milliseconds. */
  offset: () => Math.round((least + most) / 2),
  /** The server's time, epoch milliseconds. */
  now: () => Date.now() + clock.offset(),
};
globalThis.brigadeClock = clock;

function timeOfDay(millis, format, zone) {
  const key = format + ' ' + zone;
  let made = formats.get(key);
  if (!made) {
    const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    if (format === 'hh:mm:ss') options.second = '2-digit';
    if (zone) options.timeZone = zone;
    made = new Intl.DateTimeFormat('en-GB', options);
    formats.set(key, made);
  }
  return made.format(millis);
}

function duration(millis, format) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const minutes = Math.floor(seconds / 60);
  if (format === 'm') return String(minutes);
  if (format === 'min') return (document.querySelector('meta[name="brigade-text-minutes"]')?.content ?? '{0} min').replace('{0}', minutes);
  return minutes + ':' + String(seconds % 60).padStart(2, '0');
}

/* Writes into the text node that is there: neither layout nor observers hear of it unless the text differs. */
function write(element, text) {
  const first = element.firstChild;
  if (first?.nodeType === Node.TEXT_NODE) {
    if (first.data !== text) first.data = text;
  } else {
    element.prepend(text);
  }
}

function tick() {
  const now = clock.now();
  for (const element of document.querySelectorAll(SELECTOR)) {
    const data = element.dataset;
    if (data.clock !== undefined) {
      write(element, timeOfDay(now, data.clock, data.zone ?? document.documentElement.dataset.zone));
    } else if (data.since) {
      write(element, duration(Number(data.stopped || now) - Number(data.since), data.format));
    } else if (data.until) {
      write(element, duration(Number(data.until) - now, data.format));
    }
    if (data.ageSince) {
      const age = (Number(data.stopped || now) - Number(data.ageSince)) / 1000;
      const name = data.ageLate && age >= Number(data.ageLate) ? 'late' : data.ageWarn && age >= Number(data.ageWarn) ? 'warn' : 'fresh';
      if (!element.classList.contains(name)) {
        element.classList.remove(...AGES);
        element.classList.add(name);
      }
    }
  }
}

let frame = 0;
function soon() {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    tick();
  });
}

/* All clocks turn over together, on the server's full second. */
function beat() {
  tick();
  setTimeout(beat, 1000 - (((clock.now() % 1000) + 1000) % 1000) + 5);
}

new MutationObserver(soon).observe(document.documentElement, {
  childList: true, subtree: true, attributes: true,
  attributeFilter: ['data-clock', 'data-since', 'data-until', 'data-format', 'data-stopped', 'data-age-since', 'data-age-warn', 'data-age-late'],
});
beat();

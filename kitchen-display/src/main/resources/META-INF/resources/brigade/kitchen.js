/*
 * The hands at a kitchen screen: taps, holds, the bump bar's keys, the screen's size, its sounds, and what ticks on it.
 *
 * <kitchen-hands> stands inside the screen it serves and tells the server by events on itself:
 *   kitchen-tap {kind, value, shown}   a tap on something with data-KIND; kinds in TAPS
 *   kitchen-key {key, card, shown}     a key of the bump bar, and the card with that number or with the ring
 *   kitchen-hold {value}        half a second on a card's header
 *   kitchen-size {width, height, muted}
 *   kitchen-settle              bumped cards have shown their outline for long enough and no hand is near
 *   kitchen-back {since}        the connection is there again
 *   kitchen-minute              half a minute has passed
 * The server calls chime('new' | 'void' | 'rush' | 'ready') on it.
 *
 * A tap means what lay under the finger when it came down. Cards and keys are written anew whenever something changes, and a browser
 * makes no click of a press whose element went away meanwhile; so a tap is taken from the pointer's going down and up, not from a click.
 * It says what the card showed at that moment (data-shown): what the server has drawn since was on no glass and is not bumped with it.
 */
const TAPS = ['items', 'void', 'bump', 'held', 'undo', 'act', 'station', 'call', 'override', 'close'];
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Enter', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'r', 'a', 't', 'u', 'Escape'];
const HOLD = 500;
const OVERRIDE_HOLD = 1000;
const OUTLINE = 3000;
const QUIET = 1500;
const ONE_CHIME = 1500;
const PULSES = 2;
const SLOP = 24; // pixels a finger may slip within a tap
const BOUNCE = 400; // a second tap on the same spot so soon is the same tap
const CLICK_AFTER = 500; // a click so shortly after a tap is that tap's own
/* Pitches in hertz, and after how many seconds. */
const NOTES = { new: [[880, 0], [1175, 0.12]], void: [[392, 0], [294, 0.22]], rush: [[1175, 0], [1175, 0.15], [1175, 0.3]], ready: [[659, 0], [880, 0.18]] };
const MUTED = 'brigade-kitchen-muted';

class KitchenHands extends HTMLElement {
  #screen = null;
  #stop = null;
  #lastHand = 0;
  #goneSince = new Map();
  #rings = new Map();
  #hold = 0;
  #held = false;
  #overriding = 0;
  #sound = null;
  #lastChime = 0;
  #beat = 0;
  #written = new MutationObserver(() => this.#counts());
  #half = 0;
  #pressed = null;
  #lifted = -Infinity;
  #tapped = null;

  connectedCallback() {
    this.hidden = true;
    this.#screen = this.closest('.screen');
    // What is turned to the guests may be light, and is no kitchen to whoever looks at it.
    if (!this.hasAttribute('plain')) document.documentElement.classList.add('kitchen');
    this.#stop = new AbortController();
    const signal = this.#stop.signal;
    const on = (target, type, listener, options = {}) => target.addEventListener(type, listener, { signal, ...options });
    on(this.#screen, 'click', event => this.#click(event));
    on(this.#screen, 'pointerdown', event => this.#press(event));
    on(this.#screen, 'pointerup', event => this.#lift(event));
    for (const type of ['pointercancel', 'pointerleave']) on(this.#screen, type, () => this.#release());
    on(this.#screen, 'contextmenu', event => event.preventDefault());
    on(document, 'keydown', event => this.#key(event));
    on(document, 'keyup', event => { if (event.key.toLowerCase() === 'o') this.#release(); });
    on(window, 'resize', () => this.#size());
    on(window, 'brigade-connection', event => {
      if (event.detail.state === 'back') this.#tell('kitchen-back', { since: Math.round(event.detail.since) });
    });
    this.#beat = setInterval(() => this.#tick(), 500);
    // What the server wrote anew has its counts before it is painted.
    this.#written.observe(this.#screen, { childList: true, subtree: true });
    this.#size();
  }

  disconnectedCallback() {
    this.#stop?.abort();
    clearInterval(this.#beat);
    this.#written.disconnect();
    this.#release();
    document.documentElement.classList.remove('kitchen');
    this.#sound?.close();
    this.#sound = null;
  }

  /** Rings once for something new, lower and twice for a void, three times for a rush; several at a time ring once. */
  async chime(kind) {
    const now = performance.now();
    if (localStorage.getItem(MUTED) || now - this.#lastChime < ONE_CHIME) return;
    this.#lastChime = now;
    try {
      const sound = this.#sound ??= new AudioContext();
      // Browsers let a page sound only after a hand has touched it; what waited for that is no news any more.
      await sound.resume();
      if (performance.now() - now > ONE_CHIME) return;
      const tones = (NOTES[kind] ?? NOTES.new).map(([pitch, after]) => this.#note(sound, pitch, after, kind === 'void' ? 'square' : 'sine'));
      // A sound that stands ready costs a screen as much as one that is heard.
      tones.at(-1).onended = () => { if (this.#lastChime === now) sound.suspend(); };
    } catch {
      this.#sound = null; // a browser without sound still shows everything
    }
  }

  #note(sound, pitch, after, shape) {
    const start = sound.currentTime + after;
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.type = shape;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(shape === 'square' ? 0.15 : 0.4, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
    tone.connect(volume).connect(sound.destination);
    tone.start(start);
    tone.stop(start + 0.4);
    return tone;
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #near() {
    this.#lastHand = performance.now();
  }

  /* What a hand is at: {kind, value}, or null where there is nothing to tap. */
  #aim(element) {
    const target = element.closest(TAPS.map(kind => `[data-${kind}]`).join(','));
    if (!target || target.disabled) return null;
    const kind = TAPS.find(each => target.dataset[each] !== undefined);
    return kind === 'override' ? null : { kind, value: target.dataset[kind], shown: this.#shown(target) };
  }

  #shown(element) {
    return element?.closest('[data-shown]')?.dataset.shown ?? '';
  }

  /* The card a key is about: that of its number, or else the one with the ring. */
  #card(key) {
    const at = /^\d$/.test(key) ? [...this.#screen.querySelectorAll('.ticket .key')].find(number => number.textContent === key) : this.#screen.querySelector('.ticket.sel, .ticket .sel');
    return at?.closest('[data-card]');
  }

  #tap({ kind, value, shown }) {
    if (kind === 'act' && value === 'sound') {
      if (localStorage.getItem(MUTED)) localStorage.removeItem(MUTED); else localStorage.setItem(MUTED, 'true');
      this.#size();
      return;
    }
    this.#tell('kitchen-tap', { kind, value, shown });
  }

  /* Keyboards and screen readers click without a pointer. */
  #click(event) {
    if (event.isTrusted && event.detail > 0 && performance.now() - this.#lifted < CLICK_AFTER) return;
    this.#near();
    const aim = this.#aim(event.target);
    if (aim) this.#tap(aim);
  }

  #press(event) {
    this.#near();
    if (!event.isPrimary || event.button > 0) return;
    this.#held = false;
    const override = event.target.closest('[data-override]');
    if (override) {
      this.#override(override);
      return;
    }
    this.#pressed = { x: event.clientX, y: event.clientY, aim: this.#aim(event.target), onCard: Boolean(event.target.closest('.ticket')) };
    const header = event.target.closest('.ticket > header');
    if (!header) return;
    const value = header.dataset.bump ?? header.dataset.held;
    this.#hold = setTimeout(() => {
      this.#held = true;
      this.#tell('kitchen-hold', { value });
    }, HOLD);
  }

  #lift(event) {
    if (!event.isPrimary) return;
    const pressed = this.#pressed;
    this.#near();
    this.#release();
    this.#lifted = performance.now();
    // The bump bar's Enter is for the ring, not for the key that a finger touched last.
    if (this.#screen.contains(document.activeElement)) document.activeElement.blur();
    if (!pressed?.aim || this.#held || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > SLOP) return;
    // What lay there may have gone with the first tap, and another dish come under the finger.
    const last = this.#tapped;
    this.#tapped = { x: event.clientX, y: event.clientY, at: this.#lifted };
    if (pressed.onCard && last && this.#lifted - last.at < BOUNCE && Math.hypot(event.clientX - last.x, event.clientY - last.y) <= SLOP) return;
    this.#tap(pressed.aim);
  }

  #override(button) {
    if (this.#overriding) return;
    const start = performance.now();
    const value = button.dataset.override;
    const step = () => {
      const part = Math.min(1, (performance.now() - start) / OVERRIDE_HOLD);
      // The key may have been written anew meanwhile.
      const key = this.#screen.querySelector('[data-override]');
      key?.classList.add('holding');
      key?.style.setProperty('--held-for', part * 100 + '%');
      if (part === 1) {
        this.#overriding = 0;
        this.#release();
        this.#held = true;
        this.#tell('kitchen-tap', { kind: 'override', value, shown: '' });
      } else {
        this.#overriding = requestAnimationFrame(step);
      }
    };
    this.#overriding = requestAnimationFrame(step);
  }

  #release() {
    this.#pressed = null;
    clearTimeout(this.#hold);
    cancelAnimationFrame(this.#overriding);
    // Let go too early: the page says how long to hold.
    if (this.#overriding) this.#tell('kitchen-tap', { kind: 'act', value: 'hold', shown: '' });
    this.#overriding = 0;
    for (const button of this.#screen?.querySelectorAll('.holding') ?? []) {
      button.classList.remove('holding');
      button.style.removeProperty('--held-for');
    }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select')) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'o') {
      const override = this.#screen.querySelector('[data-override]');
      if (override && !event.repeat) this.#override(override);
      return;
    }
    // What was reached by Tab keeps its own Enter.
    const focused = event.target.closest?.('button, a, [role=button]');
    if (focused && (key === 'Enter' || key === ' ')) {
      if (!focused.matches('button, a')) focused.click();
      return;
    }
    if (!KEYS.includes(key)) return;
    this.#near();
    event.preventDefault();
    // A finger that rests on a key of the bump bar bumps once; only looking around repeats.
    if (event.repeat && !key.startsWith('Arrow') && !key.startsWith('Page')) return;
    const card = this.#card(key);
    this.#tell('kitchen-key', { key, card: card?.dataset.card ?? '', shown: this.#shown(card) });
  }

  #size() {
    this.#tell('kitchen-size', { width: window.innerWidth, height: window.innerHeight, muted: Boolean(localStorage.getItem(MUTED)) });
  }

  #tick() {
    const now = globalThis.brigadeClock?.now() ?? Date.now();
    this.#outlines();
    this.#ring();
    this.#counts();
    const half = Math.floor(now / 30000);
    if (this.#screen.querySelector('[data-due-since], .kalarm') && this.#half !== half) {
      this.#half = half;
      this.#tell('kitchen-minute');
    }
  }

  #counts() {
    const now = globalThis.brigadeClock?.now() ?? Date.now();
    for (const tag of this.#screen.querySelectorAll('[data-ages]')) this.#count(tag, now);
    for (const quote of this.#screen.querySelectorAll('[data-quoted]')) this.#quote(quote, now);
  }

  /* On at one beat and off at the next, so that a cook who looks up finds what is new. */
  #ring() {
    for (const card of this.#rings.keys()) if (!card.isConnected || !card.matches('.new')) this.#rings.delete(card);
    for (const card of this.#screen.querySelectorAll('.ticket.new')) {
      const beats = this.#rings.get(card) ?? 0;
      if (beats === 2 * PULSES) continue;
      this.#rings.set(card, beats + 1);
      card.toggleAttribute('data-lit', beats % 2 === 0);
    }
  }

  /* Holes close only when nobody is about to touch something. */
  #outlines() {
    const outlines = [...this.#screen.querySelectorAll('.ticket.gone')];
    const now = performance.now();
    for (const known of this.#goneSince.keys()) if (!outlines.includes(known)) this.#goneSince.delete(known);
    for (const outline of outlines) if (!this.#goneSince.has(outline)) this.#goneSince.set(outline, now);
    const over = [...this.#goneSince.values()].some(since => now - since >= OUTLINE);
    const waiting = over || this.#screen.dataset.unsettled !== undefined;
    if (waiting && !this.#pressed && now - this.#lastHand >= QUIET) this.#tell('kitchen-settle');
  }

  /* How many are at least so old: the words come from the page. */
  #count(tag, now) {
    const from = Number(tag.dataset.from) * 1000;
    const to = tag.dataset.to ? Number(tag.dataset.to) * 1000 : Infinity;
    const count = tag.dataset.ages.split(' ').filter(age => age && now - age >= from && now - age < to).length;
    tag.hidden = count === 0;
    const text = tag.dataset.text.replace('{0}', count);
    const words = tag.querySelector('.words');
    if (words.textContent !== text) words.textContent = text;
  }

  #quote(quote, now) {
    const quoted = Number(quote.dataset.quoted) * 1000;
    const gone = now - Number(quote.dataset.fired);
    const late = gone > quoted;
    quote.classList.toggle('over', late);
    const seconds = Math.floor(Math.abs(quoted - gone) / 1000);
    const clock = Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
    quote.querySelector('.track i').style.width = Math.min(100, gone / quoted * 100) + '%';
    quote.querySelector('.track u').style.insetInlineStart = Math.min(100, quoted / Math.max(gone, 1) * 100) + '%';
    const text = (late ? quote.dataset.over : quote.dataset.left).replace('{0}', clock);
    const words = quote.querySelector('.ql .words');
    if (words.textContent !== text) words.textContent = text;
  }
}

if (!customElements.get('kitchen-hands')) customElements.define('kitchen-hands', KitchenHands);

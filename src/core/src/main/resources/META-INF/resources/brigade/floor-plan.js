/*
 * <floor-plan>: the room drawn to scale, for the host, for servers and for the editor.
 *
 * Properties
 *   plan      {width, height, walls[], areas[], decor[], tables[]}, lengths in units of 25 cm, origin at the top left corner
 *   selected  id of the chosen table, or null
 *   targets   ids of the tables a lifted party fits; all others fade. Empty: nothing fades until a party is lifted, then every free
 *             table with seats enough counts
 *   words     texts in the reader's language; names and English texts in WORDS
 *   editing   true in the floor editor: a grid, tables and decor move, turn and resize under the finger
 *   snap      step of a drag in units while editing (1 = 25 cm), 0.04 = 1 cm
 * Events, all bubbling and composed, detail in brackets
 *   table-click {id}            table-key {id, key} for S (seat), J (join), Delete
 *   table-drop {id, party}      party-lift {party}      party-release {party}
 *   table-move {id, x, y}       table-resize {id, x, y, w, h}       table-turn {id, rotation}     in the editor
 *
 * A row anywhere on the page with data-drag-party, data-party-name and data-party-size is lifted by holding it 300 ms and dropped on a
 * table. Tables never move by themselves; a change of state only changes fills and texts, table by table.
 */
const WORDS = {
  FREE: 'Free', RESERVED: 'Reserved', TO_ORDER: 'To order', ORDERED: 'Ordered', FOOD_READY: 'Food ready', CHECK_PRINTED: 'Check printed', TO_CLEAR: 'To clear', BLOCKED: 'Blocked',
  plan: 'Floor plan', table: 'Table {0}', seats: 'seats {0}', of: '{0} of {1}', minutes: '{0}/{1} min', 'minutes-only': '{0} min',
  'of-minutes': '{0} of {1} minutes', over: 'over time', target: 'Seat at {0}, fits {1}', 'target-server': 'Seat at {0}, {1}, fits {2}',
};
const ICONS = {
  FREE: '', RESERVED: 'M5 4h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM16 2v4M8 2v4M3 10h18', TO_ORDER: 'M8 6h13M8 12h13M8 18h13M3.5 6v.1M3.5 12v.1M3.5 18v.1',
  ORDERED: 'M3 2v7c0 1.1.9 2 2 2h4a2 2 0 0 0 2-2V2M7 2v20M21 15V2a5 5 0 0 0-5 5v6c0 1.1.9 2 2 2h3Zm0 0v7', FOOD_READY: 'M6 8a6 6 0 0 1 12 0c0 7 3 9 3 9H3s3-2 3-9M10.3 21a1.94 1.94 0 0 0 3.4 0',
  CHECK_PRINTED: 'M4 2v20l2-1 2 1 2-1 2 1 2-1 2 1 2-1 2 1V2l-2 1-2-1-2 1-2-1-2 1-2-1-2 1ZM8 8h8M8 12h8M8 16h5', TO_CLEAR: 'm12 3 2 6 6 2-6 2-2 6-2-6-6-2 6-2ZM19 3v4M17 5h4',
  BLOCKED: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.7 5.7l12.6 12.6', LINK: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-6-6l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 6 6l1.5-1.5',
};
const TAKEN = new Set(['TO_ORDER', 'ORDERED', 'FOOD_READY', 'CHECK_PRINTED']);
const HOLD = 300;         // milliseconds until a held row is lifted
const SLIP = 10;          // pixels a finger may slip while it holds
const HIT = 48;           // the smallest target, pixels
const TURN = 15;          // degrees a bracket key turns
const SVG = 'http://www.w3.org/2000/svg';

const STYLE = `
:host { display: block; position: relative; direction: ltr; font-family: var(--font, sans-serif); color: var(--ink); min-height: 0; user-select: none; -webkit-user-select: none; }
svg { display: block; width: 100%; height: 100%; overflow: hidden; touch-action: manipulation; font-variant-numeric: tabular-nums; } :host([editing]) svg { touch-action: none; }
.floor { fill: var(--plan-floor); } .deck { fill: var(--plan-deck); } .grid { stroke: var(--plan-grid); stroke-width: 1; fill: none; } .grid.metre { stroke: var(--line); }
.wall { stroke: var(--plan-wall); stroke-linecap: round; } .gap { stroke: var(--plan-floor); } .door { stroke: var(--plan-decor-line); stroke-dasharray: 4 4; stroke-width: 2; } .rail { stroke: var(--plan-wall); stroke-width: 2; stroke-dasharray: 10 5; } .window { stroke: var(--plan-wall); stroke-width: 2; }
.bar { fill: var(--plan-decor); stroke: var(--plan-decor-line); stroke-width: 1.5; } .pass { fill: var(--plan-decor); } .bench { fill: var(--plan-bench); } .plant { fill: var(--plan-plant); } .plant2 { fill: var(--plan-plant-2); }
text { font-weight: 550; font-size: 12px; fill: var(--ink); text-anchor: middle; } .dl { font-size: 13px; fill: var(--ink-2); } .no { font-weight: 680; } .ini { font-weight: 680; } .lead { font-weight: 680; }
.ch { fill: var(--chair); transition: fill 140ms; } .ch.taken { fill: var(--chair-taken); }
.top { stroke-width: 1.5; transition: fill 140ms, stroke 140ms; }
.FREE .top { fill: var(--table-free); stroke: var(--table-free-line); } .RESERVED .top { fill: var(--table-reserved); stroke: var(--table-reserved-line); stroke-dasharray: 5 3; } .TO_ORDER .top { fill: var(--table-seated); stroke: var(--table-seated-line); } .ORDERED .top { fill: var(--table-ordered); stroke: var(--table-ordered-line); } .FOOD_READY .top { fill: var(--table-ready); stroke: var(--table-ready-line); stroke-width: 2.5; } .CHECK_PRINTED .top { fill: var(--table-check); stroke: var(--table-check-line); } .TO_CLEAR .top { fill: var(--table-dirty); stroke: var(--table-dirty-line); } .BLOCKED .top { fill: var(--table-blocked); stroke: var(--table-blocked-line); stroke-dasharray: 2 3; }
.FOOD_READY text { fill: #fff; } .gi { fill: none; stroke: var(--ink); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; } .FOOD_READY .gi { stroke: #fff; }
.pg { fill: rgb(29 26 22 / .16); } .pgf { fill: rgb(29 26 22 / .62); } .FOOD_READY .pg { fill: rgb(255 255 255 / .3); } .FOOD_READY .pgf { fill: #fff; } .pgf.over { fill: var(--bad); } .alert circle { fill: var(--bad); stroke: #fff; stroke-width: 2; } .alert text { fill: #fff !important; font-weight: 680; }
.table { cursor: pointer; outline: none; transition: opacity 140ms; } .table.dim { opacity: .38; } .hit { fill: transparent; } .ring { fill: none; stroke: none; stroke-width: 3; }
.table:focus-visible .ring { stroke: var(--focus); } .table.selected .ring { stroke: var(--brand); } .table.selected .top { stroke: var(--brand); stroke-width: 2.5; } .table.over .ring { stroke: var(--brand); stroke-width: 3.5; stroke-dasharray: 9 5; fill: color-mix(in srgb, var(--brand) 12%, transparent); } .table.over .top { fill: var(--brand-soft); stroke: var(--brand); stroke-width: 2.5; }
.say rect { fill: var(--brand); } .say text { fill: var(--brand-ink); font-size: 13px; } .say { pointer-events: none; }
:host([editing]) .table, :host([editing]) .decor { cursor: move; } .handle { fill: var(--surface); stroke: var(--brand); stroke-width: 2; } .handle-hit { fill: transparent; cursor: nwse-resize; } .turn { stroke: var(--brand); stroke-width: 2; } .guide { stroke: var(--focus); stroke-width: 1; stroke-dasharray: 4 3; } .dist { fill: var(--focus); }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (forced-colors: active) { .top, .ch { stroke: CanvasText; fill: Canvas; } text { fill: CanvasText !important; } }
`;

const escape = value => String(value ?? '').replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
const round = value => Math.round(value * 10) / 10;
const now = () => globalThis.brigadeClock?.now() ?? Date.now();
/* About 0.58 em a character in this font; exact enough to decide whether a label fits. */
const widthOf = (text, size) => String(text).length * size * 0.58;

class FloorPlan extends HTMLElement {
  #plan = { width: 40, height: 30, walls: [], areas: [], decor: [], tables: [] };
  #selected = null;
  #targets = [];
  #words = WORDS;
  #views = new Map(); // table id -> {group, key, table}
  #scale = 0;         // pixels a unit
  #left = 0;
  #top = 0;
  #current = null;    // id of the table that Tab comes to
  #drag = null;       // a lifted party: {party, name, size, row, card, over, fits}
  #hold = null;       // a row that is being held
  #edit = null;       // a table under the finger in the editor
  #timer = 0;
  #watch = null;
  #svg;
  #room;
  #tables;
  #above;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = STYLE;
    this.#svg = document.createElementNS(SVG, 'svg');
    this.#svg.setAttribute('role', 'group');
    [this.#room, this.#tables, this.#above] = ['room', 'tables', 'above'].map(name => {
      const group = document.createElementNS(SVG, 'g');
      group.setAttribute('class', name);
      this.#svg.append(group);
      return group;
    });
    this.#above.setAttribute('aria-hidden', 'true');
    shadow.append(style, this.#svg);
    this.#tables.addEventListener('keydown', event => this.#key(event));
    this.#tables.addEventListener('focusin', event => this.#focused(event));
    this.#svg.addEventListener('click', event => this.#click(event));
    this.#svg.addEventListener('pointerdown', event => this.#grab(event));
  }

  connectedCallback() {
    // A property set before the element was defined hides the accessor; take it out and set it again.
    for (const name of ['plan', 'selected', 'targets', 'words', 'editing', 'snap']) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#watch = new ResizeObserver(() => this.#draw());
    this.#watch.observe(this);
    this.#timer = setInterval(() => this.#drawTables(), 10_000);
    document.addEventListener('pointerdown', this.#holdRow);
    document.addEventListener('touchmove', this.#stay, { passive: false });
    this.#draw();
  }

  disconnectedCallback() {
    this.#watch?.disconnect();
    clearInterval(this.#timer);
    this.#letGo();
    document.removeEventListener('pointerdown', this.#holdRow);
    document.removeEventListener('touchmove', this.#stay);
  }

  get plan() { return this.#plan; }
  set plan(value) {
    this.#plan = { width: 40, height: 30, walls: [], areas: [], decor: [], tables: [], ...(typeof value === 'string' ? JSON.parse(value) : value) };
    this.#draw();
  }

  get selected() { return this.#selected; }
  set selected(value) {
    this.#selected = value || null;
    this.#drawTables();
    this.#drawHandles();
  }

  get targets() { return this.#targets; }
  set targets(value) {
    this.#targets = value ?? [];
    if (this.#drag && this.#targets.length) this.#drag.fits = new Set(this.#targets);
    this.#drawTables();
  }

  get words() { return this.#words; }
  set words(value) {
    this.#words = { ...WORDS, ...value };
    this.#drawTables();
  }

  get editing() { return this.hasAttribute('editing'); }
  set editing(value) {
    this.toggleAttribute('editing', Boolean(value));
    this.#draw();
  }

  snap = 1;

  /* ------------------------------------------------------------------ drawing */

  #draw() {
    const box = this.getBoundingClientRect();
    if (!this.isConnected || box.width < 10 || box.height < 10) return;
    const { width, height } = this.#plan;
    const edge = 12;
    this.#scale = Math.min((box.width - 2 * edge) / width, (box.height - 2 * edge - 6) / height);
    this.#left = round((box.width - width * this.#scale) / 2);
    this.#top = round((box.height - height * this.#scale) / 2);
    this.#svg.setAttribute('viewBox', `0 0 ${round(box.width)} ${round(box.height)}`);
    this.#svg.setAttribute('aria-label', this.#words.plan);
    this.#drawRoom(box);
    this.#drawTables();
    this.#drawHandles();
  }

  #x(units) { return round(this.#left + units * this.#scale); }
  #y(units) { return round(this.#top + units * this.#scale); }
  #l(units) { return round(units * this.#scale); }

  #drawRoom(box) {
    const parts = [];
    const indoors = this.#plan.areas.filter(area => !area.outdoor).length;
    if (this.editing) parts.push(this.#grid());
    for (const area of this.#plan.areas) {
      parts.push(`<rect class="${area.outdoor ? 'deck' : 'floor'}" x="${this.#x(area.x)}" y="${this.#y(area.y)}" width="${this.#l(area.w)}" height="${this.#l(area.h)}"${this.editing ? ' fill-opacity=".55"' : ''}/>`);
    }
    for (const item of this.#plan.decor) parts.push(this.#decor(item));
    const walls = this.#plan.walls;
    for (const wall of [...walls.filter(one => one.kind === 'wall'), ...walls.filter(one => one.kind !== 'wall')]) {
      const line = `x1="${this.#x(wall.x1)}" y1="${this.#y(wall.y1)}" x2="${this.#x(wall.x2)}" y2="${this.#y(wall.y2)}"`;
      const thick = Math.max(3, this.#l(0.4));
      if (wall.kind === 'wall') parts.push(`<line class="wall" ${line} stroke-width="${thick}"/>`);
      else if (wall.kind === 'door') parts.push(`<line class="gap" ${line} stroke-width="${thick + 1}"/><line class="door" ${line}/>`);
      else if (wall.kind === 'window') parts.push(`<line class="gap" ${line} stroke-width="${thick - 2}"/><line class="window" ${line}/>`);
      else parts.push(`<line class="rail" ${line}/>`);
    }
    for (const area of this.#plan.areas) {
      if (!area.name || (!area.outdoor && indoors < 2)) continue;
      const above = this.#y(area.y) - 8;
      parts.push(`<text class="dl" x="${this.#x(area.x + area.w / 2)}" y="${above < 14 ? this.#y(area.y) + 18 : above}">${escape(area.name)}</text>`);
    }
    this.#room.innerHTML = parts.join('');
  }

  #grid() {
    const { width, height } = this.#plan;
    const lines = { fine: '', metre: '' };
    for (let x = 0; x <= width; x++) lines[x % 4 ? 'fine' : 'metre'] += `M${this.#x(x)} ${this.#y(0)}V${this.#y(height)}`;
    for (let y = 0; y <= height; y++) lines[y % 4 ? 'fine' : 'metre'] += `M${this.#x(0)} ${this.#y(y)}H${this.#x(width)}`;
    return `<path class="grid" d="${lines.fine}"/><path class="grid metre" d="${lines.metre}"/>`;
  }

  #decor(item) {
    const [x, y, w, h] = [this.#x(item.x), this.#y(item.y), this.#l(item.w), this.#l(item.h)];
    const label = item.label && widthOf(item.label, 13) < Math.max(w, item.kind === 'text' ? 1e4 : 0) ? `<text class="dl" x="${round(x + w / 2)}" y="${round(y + h / 2 + 4.5)}">${escape(item.label)}</text>` : '';
    const id = item.id ? ` data-decor="${escape(item.id)}"` : '';
    if (item.kind === 'plant') {
      const r = Math.min(w, h) / 2;
      return `<g class="decor"${id}><circle class="plant" cx="${round(x + w / 2)}" cy="${round(y + h / 2)}" r="${round(r)}"/><circle class="plant2" cx="${round(x + w / 2)}" cy="${round(y + h / 2)}" r="${round(r * 0.45)}"/></g>`;
    }
    if (item.kind === 'text') return `<g class="decor"${id}>${label}</g>`;
    const kind = ['bar', 'pass', 'bench'].includes(item.kind) ? item.kind : 'pass';
    return `<g class="decor"${id}><rect class="${kind}" x="${x}" y="${y}" width="${w}" height="${h}" rx="${kind === 'bench' ? 6 : 0}"/>${label}</g>`;
  }

  #drawTables() {
    if (!this.#scale) return;
    const tables = this.#plan.tables;
    const seen = new Set();
    const bright = this.#drag ? this.#drag.fits : this.#targets.length ? new Set(this.#targets) : null;
    if (!tables.some(table => table.id === this.#current)) this.#current = this.#readingOrder()[0]?.id ?? null;
    for (const table of tables) {
      seen.add(table.id);
      let view = this.#views.get(table.id);
      if (!view) {
        const group = document.createElementNS(SVG, 'g');
        group.setAttribute('role', 'button');
        group.dataset.table = table.id;
        this.#tables.append(group);
        view = { group, key: '', name: '', look: '' };
        this.#views.set(table.id, view);
      }
      view.table = table;
      const minutes = this.#minutes(table);
      const key = JSON.stringify([table, minutes, this.#scale, this.#left, this.#top, this.#words === WORDS]);
      if (key !== view.key) {
        view.key = key;
        view.group.innerHTML = this.#table(table, minutes);
      }
      const name = this.#name(table, minutes);
      if (name !== view.name) {
        view.name = name;
        view.group.setAttribute('aria-label', name);
      }
      const look = ['table', table.state, bright && !bright.has(table.id) && (this.#drag || !TAKEN.has(table.state)) ? 'dim' : '', table.id === this.#selected ? 'selected' : '', this.#drag?.over === table.id ? 'over' : ''].filter(Boolean).join(' ');
      if (look !== view.look) {
        view.look = look;
        view.group.setAttribute('class', look);
        view.group.setAttribute('aria-pressed', String(table.id === this.#selected));
      }
      const tab = table.id === this.#current ? '0' : '-1';
      if (view.group.getAttribute('tabindex') !== tab) view.group.setAttribute('tabindex', tab);
    }
    for (const [id, view] of this.#views) {
      if (seen.has(id)) continue;
      view.group.remove();
      this.#views.delete(id);
    }
  }

  #minutes(table) {
    if (!TAKEN.has(table.state)) return null;
    if (table.since) return Math.max(0, Math.floor((now() - table.since) / 60000));
    return table.minutes ?? null;
  }

  #guests(table) { return typeof table.party === 'object' ? table.party?.size ?? 0 : table.party ?? 0; }

  #name(table, minutes) {
    const words = this.#words;
    const parts = [fill(words.table, table.number), words[table.state]?.toLowerCase()];
    if (TAKEN.has(table.state) && this.#guests(table)) parts.push(fill(words.of, this.#guests(table), table.seats));
    else parts.push(fill(words.seats, table.seats));
    if (minutes !== null) parts.push(table.turn ? fill(words['of-minutes'], minutes, table.turn) : fill(words['minutes-only'], minutes));
    if (this.#isOver(table, minutes)) parts.push(words.over);
    if (table.label) parts.push(table.label);
    if (table.note) parts.push(table.note);
    return parts.filter(Boolean).join(', ');
  }

  #isOver(table, minutes) { return Boolean(table.alert) || (minutes !== null && table.turn > 0 && minutes > table.turn); }

  /* One table at its place: chairs, top, texts by how much room there is, ring, target. */
  #table(table, minutes) {
    const [w, h] = [this.#l(table.w), this.#l(table.h)];
    const [cx, cy] = [round(this.#x(table.x) + w / 2), round(this.#y(table.y) + h / 2)];
    const turn = table.rotation ? ` rotate(${table.rotation})` : '';
    const stool = table.shape === 'BAR_STOOL';
    const taken = TAKEN.has(table.state) ? this.#guests(table) : 0;
    const parts = [`<g transform="translate(${cx} ${cy})${turn}">`];
    if (!stool) parts.push(this.#chairs(table, w, h, taken));
    if (table.shape === 'ROUND' || stool) parts.push(`<ellipse class="top" rx="${round(w / 2)}" ry="${round(h / 2)}"/>`);
    else if (table.shape === 'DIAMOND') parts.push(`<path class="top" stroke-linejoin="round" d="M0 ${-h / 2}L${w / 2} 0L0 ${h / 2}L${-w / 2} 0z"/>`);
    else parts.push(`<rect class="top" x="${-w / 2}" y="${-h / 2}" width="${w}" height="${h}" rx="8"/>`);
    const ringW = w + 2 * this.#l(0.9);
    const ringH = h + 2 * this.#l(0.9);
    parts.push(table.shape === 'ROUND' || stool ? `<ellipse class="ring" rx="${ringW / 2}" ry="${ringH / 2}"/>` : `<rect class="ring" x="${-ringW / 2}" y="${-ringH / 2}" width="${ringW}" height="${ringH}" rx="12"/>`);
    parts.push('</g>', `<g transform="translate(${cx} ${cy})">`);
    const sideways = Math.abs(((table.rotation ?? 0) % 180 + 180) % 180 - 90) < 45;
    const [roomW, roomH] = sideways ? [h, w] : [w, h];
    parts.push(this.#labels(table, minutes, roomW, roomH));
    if (this.#isOver(table, minutes)) {
      const away = table.shape === 'ROUND' ? 0.36 : 0.5;
      parts.push(`<g class="alert" transform="translate(${round(roomW * away + 6)} ${round(-roomH * away - 6)})"><circle r="11"/><text y="4.5">!</text></g>`);
    }
    const [hitW, hitH] = [Math.max(HIT, roomW), Math.max(HIT, roomH)];
    parts.push(`<rect class="hit" x="${-hitW / 2}" y="${-hitH / 2}" width="${hitW}" height="${hitH}"/></g>`);
    return parts.join('');
  }

  #chairs(table, w, h, taken) {
    const seats = Math.min(table.seats ?? 0, 40);
    const [cw, chh, off] = [this.#l(0.92), this.#l(0.58), this.#l(0.4)];
    const spots = [];
    if (table.shape === 'ROUND') {
      const start = seats === 4 ? 45 : 0;
      for (let i = 0; i < seats; i++) {
        const angle = start + i * 360 / seats;
        const radians = (angle - 90) * Math.PI / 180;
        spots.push([Math.cos(radians) * (w / 2 + off), Math.sin(radians) * (h / 2 + off), angle]);
      }
    } else if (table.shape === 'DIAMOND') {
      const sides = [[1, -1, 45], [-1, 1, 45], [1, 1, 135], [-1, -1, 135]];
      for (let i = 0; i < Math.min(seats, 4); i++) {
        const [sx, sy, angle] = sides[i];
        spots.push([sx * (w / 4 + off * 0.75), sy * (h / 4 + off * 0.75), angle]);
      }
    } else {
      const wide = w > h * 1.1;
      const lying = wide || (Math.abs(w - h) <= h * 0.1 && seats > 2);
      const long = Math.max(w, h);
      const ends = seats > 6 && long > 1.5 * Math.min(w, h) ? 2 : seats % 2;
      const first = Math.ceil((seats - ends) / 2);
      const second = seats - ends - first;
      const along = (count, side) => {
        for (let i = 0; i < count; i++) {
          const at = (i + 0.5) / count * long - long / 2;
          spots.push(lying ? [at, side * (h / 2 + off), 0] : [side * (w / 2 + off), at, 90]);
        }
      };
      along(first, -1);
      along(second, 1);
      if (ends > 0) spots.push(lying ? [-(w / 2 + off), 0, 90] : [0, -(h / 2 + off), 0]);
      if (ends > 1) spots.push(lying ? [w / 2 + off, 0, 90] : [0, h / 2 + off, 0]);
    }
    return spots.map(([x, y, angle], i) => `<rect class="ch${i < taken ? ' taken' : ''}" x="${-cw / 2}" y="${-chh / 2}" width="${cw}" height="${chh}" rx="${round(chh * 0.4)}" transform="translate(${round(x)} ${round(y)}) rotate(${round(angle)})"/>`).join('');
  }

  #labels(table, minutes, w, h) {
    const words = this.#words;
    const inner = table.shape === 'ROUND' ? w * 0.8 : table.shape === 'DIAMOND' ? w * 0.62 : w - 8;
    const text = (string, y, size = 12, name = '', x = 0) => `<text class="${name}" x="${round(x)}" y="${round(y)}" style="font-size:${size}px">${escape(string)}</text>`;
    const icon = (path, x, y, size) => path ? `<path class="gi" d="${path}" transform="translate(${round(x)} ${round(y)}) scale(${round(size / 24 * 100) / 100})"/>` : '';
    // An icon and a text side by side, centred together.
    const pair = (path, string, y, name = '') => {
      const length = widthOf(string, 12);
      const whole = path ? length + 17 : length;
      return icon(path, -whole / 2, y - 11, 13) + text(string, y, 12, name, path ? -whole / 2 + 17 + length / 2 : 0);
    };
    const number = String(table.number ?? '');
    if (Math.min(w, h) < 30) return widthOf(number, 12) <= w + 2 ? text(number, 4, 12, 'no') : '';
    const big = h >= 58 && w >= 58 && inner >= 68;
    const linked = big && number.includes('+');
    const size = linked ? 16 : big ? 19 : 15;
    const initials = TAKEN.has(table.state) && table.initials && inner >= widthOf(number, size) + 30 ? table.initials : '';
    const head = y => {
      if (!initials) return text(number, y, size, 'no');
      const [a, b] = [widthOf(number, size) * 1.1, widthOf(initials, 12) * 1.1];
      const whole = a + 6 + b;
      return text(number, y, size, 'no', -whole / 2 + a / 2) + text(initials, y, 12, 'ini', whole / 2 - b / 2);
    };
    const joined = linked ? icon(ICONS.LINK, -inner / 2, -h / 2 + 6, 13) : '';
    switch (table.state) {
      case 'FREE': return joined + head(h < 46 ? 6 : 0) + (h < 46 ? '' : text(fill(words.seats, table.seats), 15));
      case 'RESERVED': return joined + head(h < 46 ? 6 : big ? -8 : -4) + (h < 46 ? '' : pair(ICONS.RESERVED, table.label || words.RESERVED, big ? 9 : 11, 'lead')) + (big && this.#guests(table) ? text(fill(words.of, this.#guests(table), table.seats), 25) : '');
      case 'TO_CLEAR': case 'BLOCKED': {
        const fits = inner >= widthOf(words[table.state], 12) + 17;
        return joined + head(h < 46 ? 6 : -3) + (h < 46 ? '' : fits ? pair(ICONS[table.state], words[table.state], 15) : icon(ICONS[table.state], -7, 3, 14));
      }
    }
    const guests = this.#guests(table);
    const ratio = minutes === null || !table.turn ? 0 : Math.min(1, minutes / table.turn);
    const bar = (y, width) => minutes === null || !table.turn ? '' : `<rect class="pg" x="${round(-width / 2)}" y="${y}" width="${round(width)}" height="4" rx="2"/><rect class="pgf${minutes > table.turn ? ' over' : ''}" x="${round(-width / 2)}" y="${y}" width="${round(width * ratio)}" height="4" rx="2"/>`;
    const time = minutes === null ? '' : table.turn ? `${minutes}/${table.turn}` : String(minutes);
    if (big) {
      const long = minutes !== null && table.turn ? fill(words.minutes, minutes, table.turn) : minutes === null ? '' : fill(words['minutes-only'], minutes);
      return joined + head(-13) + pair(ICONS[table.state], fill(words.of, guests, table.seats), 5) + text(widthOf(long, 12) < inner + 4 ? long : time, 21) + bar(27, Math.min(inner * 0.75, 80));
    }
    if (Math.min(w, h) >= 50) return head(-9) + pair(ICONS[table.state], `${guests}/${table.seats}`, 5) + text(time, 18) + (h >= 54 ? bar(22, Math.min(inner * 0.8, 40)) : '');
    return h >= 44 ? head(-4) + pair(minutes === null ? ICONS[table.state] : '', minutes === null ? '' : `${minutes}`, 12) : head(6);
  }

  /* ------------------------------------------------------------------ pointing and keys */

  #tableAt(event) {
    const id = event.composedPath().find(node => node.dataset?.table !== undefined)?.dataset.table;
    return id === undefined ? null : this.#plan.tables.find(table => String(table.id) === id) ?? null;
  }

  #send(type, detail) { this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })); }

  #click(event) {
    const table = this.#tableAt(event);
    if (!table || this.#drag || this.editing) return; // the editor's pointer is captured; #release speaks for it
    this.#current = table.id;
    this.#drawTables();
    this.#send('table-click', { id: table.id });
  }

  #focused(event) {
    const table = this.#tableAt(event);
    if (!table || table.id === this.#current) return;
    this.#current = table.id;
    this.#drawTables();
  }

  #readingOrder() {
    return [...this.#plan.tables].sort((a, b) => String(a.number).localeCompare(String(b.number), undefined, { numeric: true }));
  }

  #key(event) {
    const table = this.#tableAt(event);
    if (!table || event.ctrlKey || event.metaKey) return;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way && this.editing && table.id === this.#selected) {
      const step = event.altKey ? 0.04 : 1;
      this.#send('table-move', { id: table.id, x: this.#tidy(table.x + way[0] * step), y: this.#tidy(table.y + way[1] * step) });
    } else if (way) {
      this.#focus(this.#neighbour(table, way));
    } else if (event.key === 'Home' || event.key === 'End') {
      this.#focus(this.#readingOrder().at(event.key === 'Home' ? 0 : -1));
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.#send('table-click', { id: table.id });
    } else if (this.editing && (event.key === '[' || event.key === ']')) {
      this.#send('table-turn', { id: table.id, rotation: (((table.rotation ?? 0) + (event.key === ']' ? TURN : -TURN)) % 360 + 360) % 360 });
    } else if (/^[sj]$/i.test(event.key) || event.key === 'Delete') {
      this.#send('table-key', { id: table.id, key: event.key.length === 1 ? event.key.toUpperCase() : event.key });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /* The nearest table that way; a step aside counts double, so that a row is walked along before it is left. */
  #neighbour(from, [dx, dy]) {
    const [fx, fy] = [from.x + from.w / 2, from.y + from.h / 2];
    let best = null;
    let least = Infinity;
    for (const table of this.#plan.tables) {
      const [ox, oy] = [table.x + table.w / 2 - fx, table.y + table.h / 2 - fy];
      const ahead = ox * dx + oy * dy;
      const aside = Math.abs(ox * dy) + Math.abs(oy * dx);
      if (table.id === from.id || ahead <= 0.01 || aside > ahead * 3) continue;
      const cost = ahead + 2 * aside;
      if (cost < least) [least, best] = [cost, table];
    }
    return best;
  }

  #focus(table) {
    if (!table) return;
    this.#current = table.id;
    this.#drawTables();
    this.#views.get(table.id).group.focus();
  }

  /** Moves the keyboard's focus to a table, by default to the one Tab would come to. */
  focusTable(id = this.#current) { this.#focus(this.#plan.tables.find(table => table.id === id)); }

  /* ------------------------------------------------------------------ a party is lifted from a list and dropped on a table */

  #holdRow = event => {
    if (event.button !== 0 || this.#hold || this.#drag) return;
    const row = event.target instanceof Element ? event.target.closest('[data-drag-party]') : null;
    if (!row || event.target.closest('button, a, input')) return;
    const hold = { row, x: event.clientX, y: event.clientY, pointer: event.pointerId, mouse: event.pointerType === 'mouse', timer: 0 };
    hold.timer = setTimeout(() => this.#lift(hold.x, hold.y), HOLD);
    this.#hold = hold;
    row.classList.add('lifting');
    document.addEventListener('pointermove', this.#moving);
    document.addEventListener('pointerup', this.#dropped);
    document.addEventListener('pointercancel', this.#cancelled);
    document.addEventListener('keydown', this.#escaped, true);
  };

  /* While a party is up the list must not scroll under it. */
  #stay = event => { if (this.#drag) event.preventDefault(); };

  #lift(x, y) {
    const { row } = this.#hold;
    const size = Number(row.dataset.partySize) || 1;
    const fits = this.#targets.length ? new Set(this.#targets) : new Set(this.#plan.tables.filter(table => table.state === 'FREE' && table.seats >= size).map(table => table.id));
    const card = document.createElement('div');
    card.className = 'drag-card';
    const count = document.createElement('span');
    count.className = 'sz';
    count.textContent = String(size);
    const name = document.createElement('span');
    name.className = 'cut';
    name.textContent = row.dataset.partyName ?? '';
    card.append(count, name);
    document.body.append(card);
    row.classList.add('src');
    navigator.vibrate?.(10);
    this.#drag = { party: row.dataset.dragParty, name: row.dataset.partyName ?? '', size, row, card, over: null, fits };
    this.#place(x, y);
    this.#drawTables();
    this.#send('party-lift', { party: this.#drag.party });
  }

  #moving = event => {
    const hold = this.#hold;
    if (!hold || event.pointerId !== hold.pointer) return;
    if (!this.#drag) {
      const slipped = Math.hypot(event.clientX - hold.x, event.clientY - hold.y) > SLIP;
      if (!slipped) return;
      if (!hold.mouse) return this.#letGo(); // a finger that moves early scrolls the list
      clearTimeout(hold.timer);
      this.#lift(event.clientX, event.clientY);
    }
    this.#place(event.clientX, event.clientY);
  };

  #place(x, y) {
    const drag = this.#drag;
    drag.card.style.transform = `translate(${Math.round(x + 8)}px, ${Math.round(y + 8)}px) rotate(-1.5deg)`;
    const box = this.getBoundingClientRect();
    const [px, py] = [x - box.left, y - box.top];
    let over = null;
    let least = Infinity;
    for (const table of this.#plan.tables) {
      if (!drag.fits.has(table.id)) continue;
      const [w, h] = [this.#l(table.w), this.#l(table.h)];
      const away = Math.hypot(px - this.#x(table.x) - w / 2, py - this.#y(table.y) - h / 2);
      if (away < Math.max(HIT, w, h) / 2 + 14 && away < least) [least, over] = [away, table.id];
    }
    if (over === drag.over) return;
    drag.over = over;
    this.#drawTables();
    this.#say(over === null ? null : this.#plan.tables.find(table => table.id === over));
  }

  #say(table) {
    if (!table) {
      this.#above.innerHTML = '';
      return;
    }
    const sentence = table.server ? fill(this.#words['target-server'], table.number, table.server, table.seats) : fill(this.#words.target, table.number, table.seats);
    const width = widthOf(sentence, 13) + 24;
    const middle = this.#x(table.x + table.w / 2);
    const x = Math.max(width / 2 + 4, Math.min(middle, this.clientWidth - width / 2 - 4));
    const above = this.#y(table.y) - this.#l(0.9) - 20;
    const y = above < 16 ? this.#y(table.y + table.h) + this.#l(0.9) + 20 : above;
    this.#above.innerHTML = `<g class="say" transform="translate(${x} ${y})"><rect x="${-width / 2}" y="-13" width="${width}" height="26" rx="6"/><text y="4.5">${escape(sentence)}</text></g>`;
  }

  #dropped = event => {
    if (event.pointerId !== this.#hold?.pointer) return;
    const drag = this.#drag;
    this.#letGo();
    if (!drag) return;
    // The click that follows a drop belongs to nobody.
    const stop = new AbortController();
    window.addEventListener('click', stray => { stray.preventDefault(); stray.stopPropagation(); }, { capture: true, signal: stop.signal });
    setTimeout(() => stop.abort(), 0);
    if (drag.over !== null) this.#send('table-drop', { id: drag.over, party: drag.party });
  };

  #cancelled = event => { if (event.pointerId === this.#hold?.pointer) this.#letGo(); };

  #escaped = event => {
    if (event.key !== 'Escape' || !this.#drag) return;
    event.preventDefault();
    event.stopPropagation();
    this.#letGo();
  };

  #letGo() {
    const [hold, drag] = [this.#hold, this.#drag];
    if (!hold) return;
    clearTimeout(hold.timer);
    hold.row.classList.remove('lifting');
    this.#hold = null;
    document.removeEventListener('pointermove', this.#moving);
    document.removeEventListener('pointerup', this.#dropped);
    document.removeEventListener('pointercancel', this.#cancelled);
    document.removeEventListener('keydown', this.#escaped, true);
    if (!drag) return;
    drag.row.classList.remove('src');
    drag.card.remove();
    this.#drag = null;
    this.#say(null);
    this.#drawTables();
    this.#send('party-release', { party: drag.party });
  }

  /* ------------------------------------------------------------------ the editor */

  #tidy(value) { return Math.round(value * 100) / 100; }
  #snapped(value) { return this.#tidy(Math.round(value / this.snap) * this.snap); }

  #drawHandles() {
    if (!this.editing) {
      if (!this.#drag) this.#above.innerHTML = '';
      return;
    }
    const table = this.#plan.tables.find(one => one.id === this.#selected);
    if (!table) {
      this.#above.innerHTML = '';
      return;
    }
    const [x, y, w, h] = [this.#x(table.x), this.#y(table.y), this.#l(table.w), this.#l(table.h)];
    const [cx, cy] = [x + w / 2, y + h / 2];
    const parts = [`<g transform="rotate(${table.rotation ?? 0} ${cx} ${cy})"><path class="turn" d="M${cx} ${y}v-30"/><circle class="handle" cx="${cx}" cy="${y - 30}" r="8"/><circle class="handle-hit" data-handle="turn" cx="${cx}" cy="${y - 30}" r="22"/>`];
    for (const [name, hx, hy] of [['nw', x, y], ['n', cx, y], ['ne', x + w, y], ['e', x + w, cy], ['se', x + w, y + h], ['s', cx, y + h], ['sw', x, y + h], ['w', x, cy]]) {
      parts.push(`<rect class="handle" x="${hx - 7}" y="${hy - 7}" width="14" height="14" rx="4"/><rect class="handle-hit" data-handle="${name}" x="${hx - 22}" y="${hy - 22}" width="44" height="44"/>`);
    }
    parts.push('</g>', this.#distances(table));
    this.#above.innerHTML = parts.join('');
  }

  /* How far it is to the next table on each side, in centimetres: the width of the aisles. */
  #distances(table) {
    const parts = [];
    const near = { left: null, right: null, up: null, down: null };
    for (const other of this.#plan.tables) {
      if (other.id === table.id) continue;
      const beside = other.y < table.y + table.h && other.y + other.h > table.y;
      const above = other.x < table.x + table.w && other.x + other.w > table.x;
      const gaps = beside ? { left: table.x - other.x - other.w, right: other.x - table.x - table.w } : above ? { up: table.y - other.y - other.h, down: other.y - table.y - table.h } : {};
      for (const [side, gap] of Object.entries(gaps)) if (gap > 0 && gap < 16 && (near[side] === null || gap < near[side])) near[side] = gap;
    }
    const [mx, my] = [table.x + table.w / 2, table.y + table.h / 2];
    const lines = { left: [table.x - near.left, my, table.x, my], right: [table.x + table.w, my, table.x + table.w + near.right, my], up: [mx, table.y - near.up, mx, table.y], down: [mx, table.y + table.h, mx, table.y + table.h + near.down] };
    for (const [side, gap] of Object.entries(near)) {
      if (gap === null) continue;
      const [x1, y1, x2, y2] = lines[side];
      parts.push(`<line class="guide" x1="${this.#x(x1)}" y1="${this.#y(y1)}" x2="${this.#x(x2)}" y2="${this.#y(y2)}"/><text class="dist" x="${this.#x((x1 + x2) / 2)}" y="${this.#y((y1 + y2) / 2) - 4}">${Math.round(gap * 25)}</text>`);
    }
    return parts.join('');
  }

  #grab(event) {
    if (!this.editing || event.button !== 0) return;
    const handle = event.target.dataset?.handle;
    const table = handle ? this.#plan.tables.find(one => one.id === this.#selected) : this.#tableAt(event);
    if (!table) return;
    const { x, y, w, h, rotation = 0 } = table;
    this.#edit = { table, handle, from: [event.clientX, event.clientY], was: { x, y, w, h, rotation }, moved: false };
    this.#svg.setPointerCapture(event.pointerId);
    this.#svg.addEventListener('pointermove', this.#pull);
    this.#svg.addEventListener('pointerup', this.#release, { once: true });
    this.#svg.addEventListener('pointercancel', this.#release, { once: true });
  }

  #pull = event => {
    const edit = this.#edit;
    const [dx, dy] = [(event.clientX - edit.from[0]) / this.#scale, (event.clientY - edit.from[1]) / this.#scale];
    if (!edit.moved && Math.hypot(dx, dy) * this.#scale < 5) return;
    edit.moved = true;
    const { table, was, handle } = edit;
    if (!handle) {
      Object.assign(table, { x: this.#snapped(was.x + dx), y: this.#snapped(was.y + dy) });
      if (this.#selected !== table.id) this.#selected = table.id;
    } else if (handle === 'turn') {
      const box = this.getBoundingClientRect();
      const angle = Math.atan2(event.clientY - box.top - this.#y(was.y + was.h / 2), event.clientX - box.left - this.#x(was.x + was.w / 2)) * 180 / Math.PI + 90;
      table.rotation = (Math.round(angle / TURN) * TURN % 360 + 360) % 360;
    } else {
      this.#stretch(table, was, handle, dx, dy);
    }
    this.#drawTables();
    this.#drawHandles();
  };

  #stretch(table, was, handle, dx, dy) {
    const turned = -(was.rotation * Math.PI) / 180;
    const [lx, ly] = [dx * Math.cos(turned) - dy * Math.sin(turned), dx * Math.sin(turned) + dy * Math.cos(turned)];
    const least = Math.max(this.snap, 1);
    let { x, y, w, h } = was;
    if (handle.includes('e')) w = Math.max(least, this.#snapped(was.w + lx));
    if (handle.includes('s')) h = Math.max(least, this.#snapped(was.h + ly));
    if (handle.includes('w')) { w = Math.max(least, this.#snapped(was.w - lx)); x = this.#tidy(was.x + was.w - w); }
    if (handle.includes('n')) { h = Math.max(least, this.#snapped(was.h - ly)); y = this.#tidy(was.y + was.h - h); }
    Object.assign(table, { x, y, w, h });
  }

  #release = () => {
    this.#svg.removeEventListener('pointermove', this.#pull);
    const { table, handle, moved } = this.#edit;
    if (moved) {
      const { id, x, y, w, h, rotation } = table;
      if (!handle) this.#send('table-move', { id, x, y });
      else if (handle === 'turn') this.#send('table-turn', { id, rotation });
      else this.#send('table-resize', { id, x, y, w, h });
    } else if (!handle) {
      this.#current = table.id;
      this.#send('table-click', { id: table.id });
    }
    this.#edit = null;
  };
}

if (!customElements.get('floor-plan')) customElements.define('floor-plan', FloorPlan);

/*
 * <sales-chart>: net sales by hour, today as bars, the same weekday before as a line.
 *
 * Properties
 *   hours    [{key, label, now, then}], amounts in units of the currency; now is null for hours to come
 *   running  index of the hour that is not over, or -1
 *   words    {now, then, running, chart}
 *   locale   BCP 47 tag for amounts
 *   digits   decimals of the currency
 * Event hour-click {key}, bubbling and composed.
 *
 * The library is loaded when the first chart is drawn, so that screens without one never pay for it.
 */
const LIBRARY = '/_static/echarts/6.0.0/dist/echarts.esm.min.js';
let library;

class SalesChart extends HTMLElement {
  #hours = [];
  #running = -1;
  #words = { now: 'Today', then: 'Before', running: 'This hour so far', chart: 'Net sales by hour' };
  #locale = 'en';
  #digits = 2;
  #chart;
  #watch;

  connectedCallback() {
    // A property set before the element was defined hides the accessor; take it out and set it again.
    for (const name of ['hours', 'running', 'words', 'locale', 'digits']) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.style.display = 'block';
    this.style.height = '100%';
    this.setAttribute('role', 'img');
    this.#watch = new ResizeObserver(() => this.#chart?.resize());
    this.#watch.observe(this);
    this.#draw();
  }

  disconnectedCallback() {
    this.#watch?.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  get hours() { return this.#hours; }
  set hours(value) { this.#hours = value ?? []; this.#draw(); }
  get running() { return this.#running; }
  set running(value) { this.#running = value ?? -1; this.#draw(); }
  get words() { return this.#words; }
  set words(value) { this.#words = { ...this.#words, ...value }; this.#draw(); }
  get locale() { return this.#locale; }
  set locale(value) { this.#locale = value; this.#draw(); }
  get digits() { return this.#digits; }
  set digits(value) { this.#digits = value; this.#draw(); }

  async #draw() {
    if (!this.isConnected) return;
    library ??= import(LIBRARY);
    const echarts = await library;
    if (!this.isConnected) return;
    if (!this.#chart) {
      this.#chart = echarts.init(this, null, { renderer: 'canvas' });
      this.#chart.on('click', picked => this.dispatchEvent(
        new CustomEvent('hour-click', { bubbles: true, composed: true, detail: { key: this.#hours[picked.dataIndex]?.key } })));
    }
    const token = name => getComputedStyle(this).getPropertyValue(name).trim();
    const amount = value => value == null ? '' : new Intl.NumberFormat(this.#locale, { minimumFractionDigits: this.#digits, maximumFractionDigits: this.#digits }).format(value);
    const whole = value => new Intl.NumberFormat(this.#locale, { maximumFractionDigits: 0 }).format(value);
    const now = token('--chart-now'), then = token('--chart-then'), soft = token('--brand-soft'), ink = token('--ink-2'), line = token('--line');
    this.setAttribute('aria-label', this.#words.chart);
    this.#chart.setOption({
      textStyle: { fontFamily: token('--font') || 'sans-serif', fontSize: 12, color: ink },
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      animationDuration: 140,
      grid: { left: 8, right: 8, top: 16, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis', backgroundColor: '#1d1a16', borderWidth: 0, textStyle: { color: '#fff', fontFamily: token('--font') || 'sans-serif' },
        axisPointer: { type: 'shadow' }, valueFormatter: amount,
      },
      xAxis: { type: 'category', data: this.#hours.map(hour => hour.label), axisTick: { show: false }, axisLabel: { color: ink }, axisLine: { lineStyle: { color: line } } },
      yAxis: { type: 'value', axisLabel: { color: ink, formatter: whole }, splitLine: { lineStyle: { color: line } }, splitNumber: 4 },
      series: [
        {
          name: this.#words.now, type: 'bar', barMaxWidth: 34, cursor: 'pointer',
          data: this.#hours.map((hour, index) => ({
            value: hour.now,
            itemStyle: index === this.#running
              ? { color: soft, borderColor: now, borderWidth: 1, borderRadius: 4, decal: { symbol: 'rect', color: now, dashArrayX: [1, 0], dashArrayY: [4, 4], rotation: Math.PI / 4 } }
              : { color: now, borderRadius: 4 },
          })),
        },
        { name: this.#words.then, type: 'line', data: this.#hours.map(hour => hour.then), symbol: 'circle', symbolSize: 8, lineStyle: { color: then, width: 2.5 }, itemStyle: { color: '#fff', borderColor: then, borderWidth: 2 } },
      ],
    });
  }
}

customElements.get('sales-chart') ?? customElements.define('sales-chart', SalesChart);

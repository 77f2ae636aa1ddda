/**
 * Lets a journey play on a day of its choice: the clock of this process, of the processes that it starts and of the browsers that
 * visitors use goes on from there. Loaded by itself (`--import`, as NODE_OPTIONS say then) it moves the clock of the process it is in.
 */

const variable = 'JOURNEY_CLOCK_AHEAD_MS';

/** @param at ISO 8601; what the clock says now. Called before anything else looks at it. */
export function playFrom(at: string): void {
  const ahead = Date.parse(at) - Date.now();
  process.env[variable] = String(ahead);
  process.env['NODE_OPTIONS'] = [process.env['NODE_OPTIONS'], `--import=${import.meta.url}`].filter(Boolean).join(' ');
  moveClock(ahead);
}

/** The script by which a page's clock goes as this process's does; null where that is the machine's own. */
export function pageClock(): string | null {
  const ahead = process.env[variable];
  return ahead === undefined ? null : `(${moveClock.toString()})(${ahead})`;
}

/** Self-contained: it runs in pages as well. Dates stay dates, so what other parts of the platform made is one too. */
function moveClock(ahead: number): void {
  const real = Date;
  const now = (): number => real.now() + ahead;
  globalThis.Date = new Proxy(real, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made) as Date,
    apply: () => new real(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver) as unknown),
  });
}

if (process.env[variable] !== undefined) moveClock(Number(process.env[variable]));

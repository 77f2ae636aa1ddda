import { lookup, type LookupAddress } from 'node:dns';
import { promisify } from 'node:util';

/** The addresses of a host name, as the system tells them: hosts file, DNS, and whatever else it asks. */
export type LookUp = (hostname: string) => Promise<LookupAddress[]>;

/** A look-up that took too long; it may still be on its way. */
export class LookUpHangs extends Error {
  override readonly name = 'LookUpHangs';
}

/** How long somebody waits for a look-up (ms). */
const patienceMs = 3_000;
/**
 * Node does look-ups, files and keys in threads, four unless it is told otherwise, and look-ups in half of them at most. It makes them when there is
 * first something to do, so this counts as long as nothing was; whoever starts the server may choose another number.
 */
process.env['UV_THREADPOOL_SIZE'] ??= '16';
const threads = Math.max(1, Number(process.env['UV_THREADPOOL_SIZE']) || 1);
/** One for names that hung before, the others for all other names. */
const slowThreads = 1;
const usualThreads = Math.max(1, Math.floor((threads + 1) / 2) - slowThreads);
const mostRemembered = 1_000;

const systemLookUp: LookUp = (hostname) => promisify(lookup)(hostname, { all: true });

/**
 * Look-ups that do not stand in each other's way: a name is looked up once at a time however many want it, nobody waits longer
 * than three seconds, and names that once hung share one thread until they answer in time again. So a name server that is
 * silent holds up its own names, and so do several that fall silent at the same moment.
 */
export class LookUps {
  readonly #look: LookUp;
  readonly #patienceMs: number;
  readonly #flights = new Map<string, Promise<LookupAddress[]>>();
  readonly #hung = new Set<string>();
  readonly #usual = new Lane(usualThreads);
  readonly #slow = new Lane(slowThreads);

  constructor(look: LookUp = systemLookUp, patience = patienceMs) {
    this.#look = look;
    this.#patienceMs = patience;
  }

  /** Throws LookUpHangs where it takes too long, and what the system said where there is no such name. */
  async find(hostname: string): Promise<LookupAddress[]> {
    const flight = this.#flights.get(hostname) ?? this.#begin(hostname);
    const { promise: tooLong, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new LookUpHangs()), this.#patienceMs);
    try {
      return await Promise.race([flight, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }

  #begin(hostname: string): Promise<LookupAddress[]> {
    const lane = this.#hung.has(hostname) ? this.#slow : this.#usual;
    const flight = lane.run(() => this.#timed(hostname)).finally(() => this.#flights.delete(hostname));
    flight.catch(() => undefined); // whoever waited may have gone
    this.#flights.set(hostname, flight);
    return flight;
  }

  /** Remembers a name as one that hangs from the moment on when it does, until it answers in time. */
  async #timed(hostname: string): Promise<LookupAddress[]> {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      this.#hung.add(hostname);
      if (this.#hung.size > mostRemembered) this.#hung.delete(this.#hung.values().next().value!);
    }, this.#patienceMs).unref();
    try {
      return await this.#look(hostname);
    } finally {
      clearTimeout(timer);
      if (!isLate) this.#hung.delete(hostname);
    }
  }
}

/** So many at once, the others in the order in which they came. */
class Lane {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(threads: number) {
    this.#free = threads;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}

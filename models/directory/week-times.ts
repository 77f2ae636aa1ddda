import type { AvailabilityRules } from '../availability/rules.ts';
import { timesWithin, weekOf } from '../availability/times-of-week.ts';
import { offsetMinutes } from '../availability/zone.ts';
import type { TimeOfWeek } from '../vocabulary.ts';
import { grown, noBits, setBit, type Bits } from './bits.ts';
import { longer } from './longer.ts';

type OfTimes = Record<TimeOfWeek, Bits>;

/** Clocks change at full quarters of an hour (ms). */
const quarter = 900_000;
const noZone = 0xffff;

/**
 * Who has time in which part of the viewer's week. What differs between viewers is only how far their clocks are ahead of
 * UTC, of which there are about forty, so the answer is kept for each of those until a clock of anybody's changes.
 */
export class WeekTimes {
  readonly #zones: string[] = [];
  #offsets: number[] = [];
  #quarter = NaN;
  #zoneOf = new Uint16Array(0);
  #minutesOf = new Uint16Array(0);
  /** Windows of all mentors, one after the other; those of a mentor begin here and end where the next one's begin. */
  #windows = new Int16Array(1024);
  #starts = new Uint32Array(1);
  #size = 0;
  readonly #kept = new Map<number, { of: OfTimes; upTo: number }>();

  /** @param rules null: never set, so without any time */
  add(rules: Pick<AvailabilityRules, 'zone' | 'weekly' | 'meetingMinutes'> | null): void {
    const at = this.#size;
    if (at === this.#zoneOf.length) this.#makeRoom(Math.max(1024, at * 2));
    const week = rules === null ? [] : weekOf(rules);
    const start = this.#starts[at]!;
    if (start + week.length > this.#windows.length) this.#windows = longer(this.#windows, (start + week.length) * 2);
    this.#windows.set(week, start);
    this.#starts[at + 1] = start + week.length;
    this.#zoneOf[at] = rules === null ? noZone : this.#numberOf(rules.zone);
    this.#minutesOf[at] = rules?.meetingMinutes ?? 0;
    this.#size = at + 1;
  }

  /** @param length of the sets that are answered; they are kept here, so to be read only */
  within(viewerZone: string, now: Date, length: number): OfTimes {
    this.#readClocks(now);
    const ahead = offsetMinutes(viewerZone, now);
    let kept = this.#kept.get(ahead);
    if (kept === undefined) {
      kept = { of: { mornings: noBits(length), 'after-16': noBits(length), weekends: noBits(length) }, upTo: 0 };
      this.#kept.set(ahead, kept);
    }
    const { of } = kept;
    if (of.mornings.length << 5 < length) for (const time of Object.keys(of) as TimeOfWeek[]) of[time] = grown(of[time], length);
    for (; kept.upTo < this.#size; kept.upTo += 1) {
      const at = kept.upTo;
      const zone = this.#zoneOf[at]!;
      if (zone === noZone) continue;
      const week = this.#windows.subarray(this.#starts[at], this.#starts[at + 1]);
      for (const time of timesWithin(week, this.#minutesOf[at]!, ahead - this.#offsets[zone]!)) setBit(of[time], at);
    }
    return of;
  }

  #readClocks(now: Date): void {
    const at = Math.floor(now.getTime() / quarter);
    if (at === this.#quarter) return;
    this.#quarter = at;
    const offsets = this.#zones.map((zone) => offsetMinutes(zone, now));
    if (offsets.some((offset, zone) => offset !== this.#offsets[zone])) this.#kept.clear();
    this.#offsets = offsets;
  }

  #numberOf(zone: string): number {
    const known = this.#zones.indexOf(zone);
    if (known !== -1) return known;
    this.#zones.push(zone);
    this.#offsets.push(Number.isNaN(this.#quarter) ? 0 : offsetMinutes(zone, new Date(this.#quarter * quarter)));
    return this.#zones.length - 1;
  }

  #makeRoom(size: number): void {
    this.#zoneOf = longer(this.#zoneOf, size);
    this.#minutesOf = longer(this.#minutesOf, size);
    this.#starts = longer(this.#starts, size + 1);
  }
}

import ICAL from 'ical.js';
import { isZone, Zone } from '../../models/availability/zone.ts';
import { windowsZones } from './windows-zones.ts';

/** Turns what a clock shows (ms as in models/availability/wall-time.ts) into the instant. */
export type Clock = (wall: number) => number;

/** jCal (RFC 7265): name, properties, components. */
export type JCal = [name: string, properties: JProperty[], components: JCal[]];
export type JProperty = [name: string, parameters: Readonly<Record<string, string | string[]>>, type: string, ...values: unknown[]];

export const utc: Clock = (wall) => wall;

/**
 * The clocks that times of one calendar are read by. A TZID that is an IANA zone, or ends with one, or is a Windows name, is
 * that zone with our own zone data; any other is what the calendar's VTIMEZONE says it is; and one that nobody
 * explains is, like a floating time, the owner's own.
 */
export class CalendarClocks {
  readonly #own: Clock;
  readonly #described: ReadonlyMap<string, JCal>;
  readonly #clocks = new Map<string, Clock>();

  /** @param zone the owner's */
  constructor(zone: string, timeZones: readonly JCal[]) {
    this.#own = clockOf(zone);
    this.#described = new Map(timeZones.flatMap((one) => {
      const tzid = one[1].find(([name]) => name === 'tzid')?.[3];
      return typeof tzid === 'string' ? [[tzid, one]] : [];
    }));
  }

  /** Of a time that ends with Z, or names a zone, or floats. */
  of(time: string, tzid: string | undefined): Clock {
    if (time.endsWith('Z')) return utc;
    return tzid === undefined ? this.#own : this.#named(tzid);
  }

  #named(tzid: string): Clock {
    let clock = this.#clocks.get(tzid);
    if (clock === undefined) this.#clocks.set(tzid, (clock = this.#find(tzid)));
    return clock;
  }

  #find(tzid: string): Clock {
    const zone = zoneNamed(tzid);
    if (zone !== null) return clockOf(zone);
    const described = this.#described.get(tzid);
    return described === undefined ? this.#own : describedClock(described);
  }
}

function clockOf(zone: string): Clock {
  const clock = Zone.named(zone);
  return (wall) => clock.instantOf(wall);
}

/** 'Europe/Berlin', '/freeassociation.sourceforge.net/Europe/Berlin', 'W. Europe Standard Time'; null for any other name. */
function zoneNamed(tzid: string): string | null {
  const windows = windowsZones[tzid];
  if (windows !== undefined) return windows;
  const parts = tzid.split('/').filter((part) => part !== '');
  const names = parts.length <= 1 ? [tzid] : [tzid, parts.slice(-3).join('/'), parts.slice(-2).join('/')];
  return names.find(isZone) ?? null;
}

/** By the rules that the calendar itself brings (RFC 5545, 3.6.5). */
function describedClock(timeZone: JCal): Clock {
  const zone = new ICAL.Timezone(new ICAL.Component(timeZone));
  return (wall) => wall - zone.utcOffset(timeOf(wall)) * 1000;
}

/** What a clock shows, as ical.js takes it. */
export function timeOf(wall: number, isDate = false): ICAL.Time {
  const at = new Date(wall);
  return ICAL.Time.fromData({
    year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), isDate,
    ...(isDate ? {} : { hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds() }),
  });
}

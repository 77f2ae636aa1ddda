import { nextTransition, offsetMinutes, toLocal } from '../../models/availability/zone.ts';

/** Instants between which the component has to be right. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** Longer than any zone goes without saying whether its clocks change within a year (ms). */
const marginMs = 400 * 86_400_000;

/**
 * Whether these instants can be told on the zone's clock. Not where it has no name (UTC, fixed offsets like '+05:30'), and not in the
 * hour that a clock shows twice: RFC 5545 means the first of the two, some calendars take the second.
 */
export function canTell(zone: string, instants: readonly Date[]): boolean {
  if (!/^[A-Za-z]/.test(zone) || /^(?:UTC|GMT|Etc\/(?:UTC|GMT))$/.test(zone)) return false;
  return instants.every((at) => {
    const shown = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
    return shown.toZonedDateTime(zone, { disambiguation: 'earlier' }).equals(shown.toZonedDateTime(zone, { disambiguation: 'later' }));
  });
}

/**
 * RFC 5545, 3.6.5: the VTIMEZONE of a zone, right from before `from` until after `to` by the zone data of this process. Each change
 * of the clocks is written out by itself: a rule for ever would say more than the data know, and most calendars
 * go by the zone's name anyway.
 */
export function zoneComponent(zone: string, { from, to }: Stretch): string {
  const start = new Date(from.getTime() - marginMs);
  const end = new Date(to.getTime() + marginMs);
  const before = offsetMinutes(zone, start);
  const observances = [observance('STANDARD', toLocal(zone, start), before, before)];
  for (let next = nextTransition(zone, start, end); next !== undefined; next = nextTransition(zone, new Date(next.at.getTime() + 1), end)) {
    const { at, before: earlier, after } = next;
    if (earlier !== after) observances.push(observance(after > earlier ? 'DAYLIGHT' : 'STANDARD', localBy(earlier, at), earlier, after));
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE'].join('\r\n');
}

/** DTSTART is what the clock showed at the moment of the change, by the offset before it. */
function observance(kind: 'STANDARD' | 'DAYLIGHT', onset: string, from: number, to: number): string[] {
  return [`BEGIN:${kind}`, `DTSTART:${onset.replaceAll(/[-:]/g, '')}00`, `TZOFFSETFROM:${utcOffset(from)}`, `TZOFFSETTO:${utcOffset(to)}`, `END:${kind}`];
}

function localBy(minutesEast: number, at: Date): string {
  return new Date(at.getTime() + minutesEast * 60_000).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length);
}

function utcOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

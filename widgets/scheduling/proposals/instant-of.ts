import { localIn } from '../../text/calendar-dates.ts';

const day = 86_400_000;

/** The instant at which the clocks of a zone show this date and time: the earlier of two; in an hour that they skip, as if they had not changed. ISO 8601 in UTC. */
export function instantOf(zone: string, date: string, time: string): string {
  const wall = Date.parse(`${date}T${time}Z`);
  const shownAt = (at: number): number => {
    const local = localIn(zone, new Date(at));
    return Date.parse(`${local.date}T${local.time}Z`);
  };
  const [before, after] = [wall - day, wall + day].map((at) => shownAt(at) - at) as [number, number];
  const found = [before, after].map((offset) => wall - offset).filter((at) => shownAt(at) === wall);
  return new Date(found.length > 0 ? Math.min(...found) : wall - before).toISOString();
}

const day = 86_400_000;
/** No clock is further from UTC, and whole days are the owner's own. */
const anyClock = 2 * day;
/** What has a length in place of an end is taken to be no longer (calendar-events.ts). */
const longest = 400 * day;
/** An occurrence that was changed alone hides the one of its rule, which may be as long as this and reach into what is asked. */
const longestHidden = 32 * day;

const event = /^BEGIN:VEVENT\b[^]*?^END:VEVENT\b.*(?:\r?\n)?/gim;
const timed = /^(DTSTART|DTEND|DURATION|RECURRENCE-ID|RRULE|RDATE)([;:].*)$/gim;

/**
 * The text of a calendar without the events that are over, or lie beyond, as far as their lines say so at a glance: years of them lie in a
 * calendar that somebody lives by, and to read each costs a hundred times as much. Whatever is not plain is left to whoever reads it.
 */
export function withinReach(text: string, { from, to }: { readonly from: number; readonly to: number }): string {
  return text.replace(event, (one) => (isOutside(one, from, to) ? '' : one));
}

function isOutside(one: string, from: number, to: number): boolean {
  const dates: string[] = [];
  let [reach, repeats] = [anyClock, false];
  for (const [, name, value] of one.matchAll(timed)) {
    const property = name!.toUpperCase();
    if (property === 'RDATE') return false;
    if (property === 'DURATION') reach = Math.max(reach, longest + anyClock);
    else if (property === 'RRULE') {
      const until = /[:;]UNTIL=(\d{8})/i.exec(value!)?.[1];
      repeats = true;
      dates.push(until ?? '99991231');
      reach = Math.max(reach, longestHidden);
    } else {
      const date = /:(\d{8})(?:T\d{6}Z?)?$/.exec(value!)?.[1];
      if (date === undefined) return false;
      dates.push(date);
      if (property === 'RECURRENCE-ID') reach = Math.max(reach, longestHidden);
    }
  }
  if (dates.length === 0) return false;
  const last = dates.reduce((a, b) => (a > b ? a : b));
  const first = dates.reduce((a, b) => (a < b ? a : b));
  return last < written(from - reach) || (!repeats && first > written(to + anyClock));
}

/** As dates are written in a calendar, which compare as text. */
function written(time: number): string {
  return new Date(time).toISOString().slice(0, 10).replaceAll('-', '');
}

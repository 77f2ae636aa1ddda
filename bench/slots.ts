/**
 * How long the open slots of 100 mentors over 30 days take, warm, beside the plain way: asking Temporal about each window and
 * each candidate anew. Run it with `node bench/slots.ts`; it ends with an error when the bar is missed or the two ways differ.
 */
import { openSlots } from '../models/availability/slots.ts';

type Question = Parameters<typeof openSlots>[0];
type Answer = ReturnType<typeof openSlots>;

/** ms for all mentors together. */
const bar = 10;
const minute = 60_000;
const zones = [
  'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'America/Sao_Paulo',
  'Africa/Cairo', 'Asia/Tokyo', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Auckland',
];

/** Thirty days in which the clocks of most of the zones change; two windows on each working day, one in four has a Saturday too. */
function questions(stepMinutes: number): Question[] {
  const from = Date.UTC(2026, 9, 12);
  const days = (count: number): number => from + count * 24 * 60 * minute;
  return Array.from({ length: 100 }, (_, mentor): Question => {
    const weekday = ([1, 2, 3, 4, 5] as const).flatMap((weekday) => [
      { weekday, from: '09:00', to: '12:30' },
      { weekday, from: '13:30', to: mentor % 2 ? '15:00' : '18:00' },
    ]);
    return {
      zone: zones[mentor % zones.length]!,
      weekly: mentor % 4 ? weekday : [...weekday, { weekday: 6, from: '10:00', to: '14:00' }],
      overrides: [
        { date: '2026-10-20', windows: [] },
        { date: '2026-10-25', windows: [{ from: '00:00', to: '06:00' }] },
      ],
      busy: Array.from({ length: 20 }, (_, meeting) => {
        const start = days(1.4 * meeting) + ((mentor * 7 + meeting * 5) % 24) * 60 * minute;
        return { start: new Date(start), end: new Date(start + 50 * minute) };
      }),
      from: new Date(from),
      to: new Date(days(30)),
      now: new Date(from - 60 * minute),
      durationMinutes: 60,
      stepMinutes,
      bufferBeforeMinutes: 10,
      bufferAfterMinutes: 10,
      minNoticeMinutes: 24 * 60,
    };
  });
}

/** The plain way. It knows nothing of windows that touch or of clocks that skip a window's end: no question here has any. */
function plainSlots(input: Question): Answer {
  const slots: Answer = [];
  const first = Temporal.Instant.fromEpochMilliseconds(input.from.getTime()).toZonedDateTimeISO(input.zone).toPlainDate();
  const earliest = Math.max(input.from.getTime(), input.now.getTime() + input.minNoticeMinutes * minute);
  for (let date = first.subtract({ days: 1 }), left = 33; left > 0; date = date.add({ days: 1 }), left--) {
    const override = input.overrides.find((one) => one.date === date.toString());
    for (const window of override?.windows ?? input.weekly.filter(({ weekday }) => weekday === date.dayOfWeek)) {
      const at = (time: string): Temporal.ZonedDateTime => date.toPlainDateTime(time).toZonedDateTime(input.zone);
      const closing = at(window.to);
      for (let start = at(window.from); ; start = start.add({ minutes: input.stepMinutes })) {
        const end = start.add({ minutes: input.durationMinutes });
        if (Temporal.ZonedDateTime.compare(end, closing) > 0) break;
        const guarded = [
          start.subtract({ minutes: input.bufferBeforeMinutes }).epochMilliseconds,
          end.add({ minutes: input.bufferAfterMinutes }).epochMilliseconds,
        ] as const;
        if (start.epochMilliseconds < earliest || end.epochMilliseconds > input.to.getTime()) continue;
        if (input.busy.some((busy) => guarded[0] < busy.end.getTime() && busy.start.getTime() < guarded[1])) continue;
        slots.push({ start: new Date(start.epochMilliseconds), end: new Date(end.epochMilliseconds) });
      }
    }
  }
  return slots;
}

/** What no way can save: making the dates. */
function datesOf(starts: readonly number[]): Answer {
  return starts.map((start) => ({ start: new Date(start), end: new Date(start + 60 * minute) }));
}

/** Median CPU time in ms, so that neighbours count less, of several runs over all questions, after some to warm up. */
function medianTime<Asked>(runs: number, answer: (one: Asked) => unknown, asked: readonly Asked[]): number {
  const times: number[] = [];
  for (let run = -Math.ceil(runs / 2); run < runs; run++) {
    const started = process.cpuUsage();
    for (const one of asked) answer(one);
    const { user, system } = process.cpuUsage(started);
    if (run >= 0) times.push((user + system) / 1000);
  }
  return times.sort((one, other) => one - other)[runs >> 1]!;
}

function startsOf(answer: Answer): number[] {
  return answer.map(({ start }) => start.getTime());
}

/** Measures one kind of calendar and prints; true when the bar is met. */
function measure(stepMinutes: number): boolean {
  const asked = questions(stepMinutes);
  const starts = asked.map((question) => startsOf(openSlots(question)));
  const same = asked.every((question, mentor) => String(startsOf(plainSlots(question))) === String(starts[mentor]));
  if (!same) throw new Error('openSlots and the plain way differ');
  const engine = medianTime(61, openSlots, asked);
  const dates = medianTime(61, datesOf, starts);
  const plain = medianTime(5, plainSlots, asked);
  console.log(
    `slots every ${stepMinutes} min, ${asked.length} mentors x 30 days: ${starts.flat().length} slots in ${engine.toFixed(1)} ms warm ` +
      `(bar ${bar} ms; making the dates alone ${dates.toFixed(1)} ms); the plain way ${plain.toFixed(0)} ms, ${(plain / engine).toFixed(0)} times as long`,
  );
  return engine <= bar;
}

/** True when the bar is met with slots every half an hour and every quarter. */
export function benchSlots(): boolean {
  return [30, 15].map(measure).every(Boolean);
}

if (import.meta.main) process.exitCode = benchSlots() ? 0 : 1;

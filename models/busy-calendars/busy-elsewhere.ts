import { trusted, Types } from 'mongoose';
import { wanted, type Wanted } from '../mongodb/at-once.ts';
import { BusyMonthModel, type StoredBusyMonth } from './busy-month.model.ts';

/** Half-open. */
interface Interval {
  readonly start: Date;
  readonly end: Date;
}

type BusyRow = Pick<StoredBusyMonth, 'personId' | 'blocks'>;

/** When calendars of elsewhere keep these people busy, by person, bare: no buffers. Nobody has an entry whose calendars say nothing. */
export async function busyElsewhere(tenantId: string, personIds: readonly string[], { start, end }: Interval): Promise<Map<string, Interval[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await BusyMonthModel.find(
    { tenantId, personId: trusted({ $in: personIds }), to: trusted({ $gt: start }), from: trusted({ $lt: end }) },
    { personId: 1, blocks: 1 },
  ).lean<BusyRow[]>();
  return elsewhereIn(rows);
}

/** People of a page times their calendars times the months of a search. */
const mostRows = 5_000;

/** For `readAtOnce`: the rows of the same; {@link elsewhereIn} makes them what people are busy with. */
export function wantedElsewhere(tenantId: string, personIds: readonly string[], { start, end }: Interval): Wanted<BusyRow> {
  const people = personIds.map((id) => new Types.ObjectId(id));
  return wanted<StoredBusyMonth, BusyRow>(
    BusyMonthModel,
    { tenantId: new Types.ObjectId(tenantId), personId: { $in: people }, to: { $gt: start }, from: { $lt: end } },
    { limit: mostRows, then: [{ $project: { personId: 1, blocks: 1 } }] },
  );
}

export function elsewhereIn(rows: readonly BusyRow[]): Map<string, Interval[]> {
  const busy = new Map<string, Interval[]>();
  for (const { personId, blocks } of rows) {
    const key = String(personId);
    const known = busy.get(key);
    if (known === undefined) busy.set(key, [...blocks]);
    else known.push(...blocks);
  }
  return busy;
}

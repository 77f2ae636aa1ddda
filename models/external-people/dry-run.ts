import { createHash } from 'node:crypto';
import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { together } from '../mongodb/connect.ts';
import { addressesTakingPart } from '../people/addresses.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { externalPeopleRules } from '../programs/external-people-rules.ts';
import { peopleColumns, type EnrolmentRole, type FileEncoding, type ImportOutcome, type PeopleColumn } from '../vocabulary.ts';
import { badRowsFile, type RejectedRow } from './bad-rows.ts';
import { columnNamed, type FileColumn } from './columns.ts';
import { ExternalPersonModel } from './external-person.model.ts';
import { notUsable, textOf } from './file-text.ts';
import { topicWords } from './known-words.ts';
import { keyOfAddress, readRow, type CellFault, type RowRules, type RowValues } from './row-values.ts';
import { rowsOf } from './table.ts';

/** A file of people as it came, and the role of whoever names none in it. */
export interface PeopleFile {
  readonly bytes: Uint8Array;
  readonly role: EnrolmentRole;
}

/** A good row, and what an import would do with it. */
export interface GoodRow {
  readonly row: number;
  readonly outcome: Exclude<ImportOutcome, 'bad'>;
  readonly values: RowValues;
}

/** What an import of the file would do at this moment. */
export interface DryRun {
  /** Names the file as it was read, by the program's rules: importing asks for it, so that what is imported is what was shown. */
  readonly digest: string;
  readonly encoding: FileEncoding;
  /** Columns that are not used, by their headers. */
  readonly ignored: readonly string[];
  readonly good: readonly GoodRow[];
  readonly bad: readonly RejectedRow[];
  readonly header: readonly string[];
}

const shown = 100;
const shownHeader = 40;

/** The contract's `PeoplePreview`. */
export interface Preview {
  digest: string;
  encoding: FileEncoding;
  ignored: string[];
  counts: Record<ImportOutcome, number>;
  /** The first hundred of each; `badFile` has all of the bad ones. */
  bad: { row: number; email: string; faults: CellFault[] }[];
  good: { row: number; outcome: GoodRow['outcome']; email: string; name: string | null; role: EnrolmentRole }[];
  badFile: string | null;
}

/** For coordinators: what importing the file would do, row by row. Writes nothing. */
export async function previewPeople(actor: ProgramActor, file: PeopleFile, now = new Date()): Promise<Preview> {
  const { digest, encoding, ignored, good, bad, header } = await dryRun(actor, file, now);
  const emailAt = header.findIndex((name) => columnNamed(name) === 'email');
  const count = (outcome: ImportOutcome): number => good.filter((row) => row.outcome === outcome).length;
  return {
    digest,
    encoding,
    ignored: [...ignored],
    counts: { new: count('new'), invited: count('invited'), here: count('here'), bad: bad.length },
    bad: bad.slice(0, shown).map(({ row, cells, faults }) => ({ row, email: (cells[emailAt] ?? '').trim().slice(0, 80), faults: [...faults] })),
    good: good.slice(0, shown).map(({ row, outcome, values: { email, name, role } }) => ({ row, outcome, email, name, role })),
    badFile: bad.length === 0 ? null : badRowsFile(header, bad),
  };
}

/** Reads the whole file and says of each row what becomes of it. Throws `file-not-usable` where it is no list of people. */
export async function dryRun(actor: ProgramActor, { bytes, role }: PeopleFile, now: Date): Promise<DryRun> {
  if (!may(actor, 'external-person.invite', {})) throw new NotAllowed();
  const { takesPeople, topics } = await externalPeopleRules(actor);
  if (!takesPeople) throw new RuleBroken('enrolment-closed');
  const { text, encoding } = textOf(bytes);
  const read = await readPeople(text, { role, topics: topicWords(topics) });
  const digest = createHash('sha256').update(JSON.stringify([actor.programId, read])).digest('base64url');
  const keys = read.good.map(({ values: { email } }) => keyOfAddress(email));
  const [invited, here] = await together(() => standingInvitations(actor, keys, now), () => addressesTakingPart(actor));
  const good = read.good.map((one, at): GoodRow => ({ ...one, outcome: here.has(keys[at]!) ? 'here' : invited.has(keys[at]!) ? 'invited' : 'new' }));
  return { ...read, digest, encoding, good };
}

interface PeopleRead {
  header: string[];
  ignored: string[];
  good: { row: number; values: RowValues }[];
  bad: RejectedRow[];
}

async function readPeople(text: string, rules: RowRules): Promise<PeopleRead> {
  const rows = rowsOf(text);
  const first = await rows.next();
  if (first.done) throw notUsable('empty');
  const header = first.value.cells.map((name) => name.trim());
  const columns = header.map(columnNamed);
  if (!columns.includes('email')) throw notUsable('columns', { missing: ['email'], known: peopleColumns });
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at);
  if (twice !== undefined && twice !== null) throw notUsable('columns', { twice: columnOf(twice) });

  const read: PeopleRead = { header, ignored: header.filter((name, at) => columns[at] === null && name !== '').map((name) => name.slice(0, shownHeader)), good: [], bad: [] };
  const seen = new Map<string, number>();
  for await (const { row, cells } of rows) {
    const { values, faults } = readRow(new Map(columns.flatMap((column, at) => (column === null ? [] : [[column, cells[at] ?? ''] as const]))), rules);
    if (cells.slice(header.length).some((cell) => cell.trim() !== '')) faults.push({ column: 'email', why: 'cells', value: cells[header.length]!.slice(0, 80), suggestion: null });
    const key = keyOfAddress(values.email);
    const earlier = seen.get(key);
    if (earlier !== undefined && values.email !== '') faults.push({ column: 'email', why: 'doubled', value: values.email, suggestion: String(earlier) });
    if (faults.length > 0) read.bad.push({ row, cells, faults });
    else {
      seen.set(key, row);
      read.good.push({ row, values });
    }
  }
  if (read.good.length + read.bad.length === 0) throw notUsable('no-people');
  return read;
}

function columnOf(column: FileColumn): PeopleColumn {
  return column === 'firstName' || column === 'lastName' ? 'name' : column;
}

/** Which of these addresses have an invitation that stands, or have come by one. */
export async function standingInvitations({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, keys: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await ExternalPersonModel.find(
    { tenantId, programId, emailKey: trusted({ $in: keys }), withdrawnAt: null, $or: [{ expiresAt: trusted({ $gt: now }) }, { joinedAt: trusted({ $type: 'date' }) }] },
    { emailKey: 1 },
  ).lean();
  return new Set(rows.map(({ emailKey }) => emailKey));
}

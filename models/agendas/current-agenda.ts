import { trusted } from 'mongoose';
import type { AgendaTemplate } from '../agenda-words.ts';
import type { ProgramActor } from '../actor.ts';
import { stateOfCircle } from '../circles/state.ts';
import { loadMatch } from '../matches/matches.ts';
import { meetingsBefore, meetingsFrom, type MeetingInRow, type OwnMeeting } from '../meetings/meetings.ts';
import { programSettings } from '../programs/programs.ts';
import type { MeetingState } from '../vocabulary.ts';
import { AgendaModel, type StoredAgenda, type StoredAgendaItem } from './agenda.model.ts';
import { carriedOver, itemsFromTemplate, leftOver, withCarried } from './agenda-items.ts';
import { growBoxes, usualTemplate, type GrowBoxes, type Stage } from './templates.ts';

/** What an agenda is now: as it was written, or as its template gives it, and with what earlier meetings left over. */
export interface CurrentAgenda {
  readonly stored: StoredAgenda | null;
  readonly template: AgendaTemplate;
  readonly items: StoredAgendaItem[];
  /** How the program shares out its time by GROW. */
  readonly grow: GrowBoxes;
  /** What of the items no write has taken over yet: the agendas that they come from, and which of theirs. */
  readonly taken: readonly { agenda: StoredAgenda; itemIds: ReadonlySet<string> }[];
}

const over: readonly MeetingState[] = ['held', 'missed', 'cancelled'];
const weekMs = 7 * 86_400_000;

/** As long as a meeting is to come or goes on its agenda is open; then it is a record. */
export function isOpenAgenda({ state }: Pick<OwnMeeting, 'state'>): boolean {
  return !over.includes(state);
}

export async function currentAgenda(actor: ProgramActor, meeting: OwnMeeting): Promise<CurrentAgenda> {
  const before = await meetingsBefore(actor, meeting);
  const sources = isOpenAgenda(meeting) ? leftTo(meeting.id, [...before.toReversed(), ...(await meetingsFrom(actor, meeting))]) : [];
  const agendas = await AgendaModel.find({ tenantId: actor.tenantId, programId: actor.programId, meetingId: trusted({ $in: [meeting.id, ...sources.map(({ id }) => id)] }) }).lean();
  const of = (meetingId: string) => agendas.find((agenda) => String(agenda.meetingId) === meetingId);
  const stored = of(meeting.id) ?? null;
  const settings = await programSettings(actor.tenantId, actor.programId);
  const grow = growBoxes(settings);
  const template = stored?.template ?? usualTemplate(await stageOf(actor, meeting, before, settings.match.weeks));
  const taken: { agenda: StoredAgenda; itemIds: Set<string> }[] = [];
  let items = stored?.items ?? itemsFromTemplate(meeting, template, grow);
  for (const source of sources) {
    const agenda = of(source.id);
    const left = leftOver(agenda?.items ?? []);
    if (agenda === undefined || left.length === 0) continue;
    items = withCarried(items, carriedOver(left, { meetingId: source.id, start: source.start }, meeting.id));
    taken.push({ agenda, itemIds: new Set(left.map(({ _id }) => String(_id))) });
  }
  return { stored, template, items, grow, taken };
}

/** Which of these people's meetings that are over leave to one to come what nobody came to, the latest first. */
function leftTo(meetingId: string, row: readonly MeetingInRow[]): MeetingInRow[] {
  return row.filter((one) => over.includes(one.state) && row.find((next) => takesOver(next, one))?.id === meetingId).toReversed();
}

/** The first one that is to come after it; or before it, where it was set for its time once the other one was cancelled: it is there in its place. */
function takesOver(next: MeetingInRow, { start, cancelledAt }: MeetingInRow): boolean {
  return next.state === 'confirmed' && (next.start >= start || (cancelledAt !== null && next.setAt > cancelledAt));
}

/** Where the people of a meeting stand when it begins, by the meetings of theirs that begin before it. */
export async function stageOf(actor: ProgramActor, meeting: Pick<OwnMeeting, 'matchId' | 'circleId' | 'start'>, before: readonly Pick<OwnMeeting, 'state' | 'start'>[], weeks: number): Promise<Stage> {
  const counted = before.filter(({ state }) => state === 'held' || state === 'confirmed');
  if (meeting.circleId !== null) return { before: counted.length, closing: (await stateOfCircle(actor, meeting.circleId)) === 'closing', halfWay: false };
  if (meeting.matchId === null) return { before: 1, closing: false, halfWay: false }; // one session is neither the first of many nor the last
  const { state, startedAt } = await loadMatch(actor, meeting.matchId, 'match.read');
  const half = startedAt.getTime() + (weeks * weekMs) / 2;
  const halfWay = meeting.start.getTime() >= half && counted.every(({ start }) => start.getTime() < half);
  return { before: counted.length, closing: state === 'closing', halfWay };
}

import { mostRolePlaces } from '../../models/enrolment-words.ts';
import type { CallInput, Shape } from '../api/operation.ts';

export type EnrolmentRules = Shape<'EnrolmentRules'>;
export type Edit = NonNullable<CallInput<'editEnrolmentRules'>['body']>;
export type Role = keyof EnrolmentRules['policy'];
export type Policy = EnrolmentRules['policy'][Role];
/** Where something can be wrong. */
export type RuleField = 'places-mentee' | 'places-mentor' | 'zone' | 'closes';

/** The rules as they are typed. */
export interface RuleFields {
  menteePolicy: Policy;
  mentorPolicy: Policy;
  /** '' is no limit. */
  menteePlaces: string;
  mentorPlaces: string;
  zone: string;
  /** A local time as the browser writes one, '' for no bound. */
  opens: string;
  closes: string;
}

/** @param zone whose clock a window begins with that has none yet */
export function fieldsOf({ policy, places, window }: EnrolmentRules, zone: string): RuleFields {
  return {
    menteePolicy: policy.mentee, mentorPolicy: policy.mentor, menteePlaces: typed(places.mentee), mentorPlaces: typed(places.mentor),
    zone: window?.zone ?? zone, opens: window?.opens ?? '', closes: window?.closes ?? '',
  };
}

function typed(places: number): string {
  return places === 0 ? '' : String(places);
}

function placesIn(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  const number = Number(trimmed);
  return /^\d+$/.test(trimmed) && number >= 1 && number <= mostRolePlaces ? number : null;
}

type Rules = Pick<EnrolmentRules, 'policy' | 'places' | 'window'>;

/** The rules that were typed, or what of them cannot be, in the order of the screen. */
export function readFields({ menteePolicy, mentorPolicy, menteePlaces, mentorPlaces, zone, opens, closes }: RuleFields): { rules: Rules } | { wrong: RuleField[] } {
  const [mentee, mentor] = [placesIn(menteePlaces), placesIn(mentorPlaces)];
  const wrong: RuleField[] = [];
  if (mentee === null) wrong.push('places-mentee');
  if (mentor === null) wrong.push('places-mentor');
  if (opens !== '' && closes !== '' && closes <= opens) wrong.push('closes');
  if (wrong.length > 0 || mentee === null || mentor === null) return { wrong };
  const window = opens === '' && closes === '' ? null : { zone, opens: minuteOf(opens), closes: minuteOf(closes) };
  return { rules: { policy: { mentor: mentorPolicy, mentee: menteePolicy }, places: { mentor, mentee }, window } };
}

/** Browsers write seconds where somebody typed them. */
function minuteOf(local: string): string | null {
  return local === '' ? null : local.slice(0, 16);
}

/** Only what is different. */
export function editOf(rules: Rules, was: EnrolmentRules): Edit {
  const isNew = (name: keyof Rules): boolean => JSON.stringify(sorted(rules[name])) !== JSON.stringify(sorted(was[name]));
  return {
    ...(isNew('policy') ? { policy: rules.policy } : {}),
    ...(isNew('places') ? { places: rules.places } : {}),
    ...(isNew('window') ? { window: rules.window } : {}),
  };
}

function sorted(value: object | null): unknown {
  return value && Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What was typed over the rules as they are now: whatever another coordinator has set meanwhile stays as it is. */
export function over(now: RuleFields, typed: RuleFields, was: RuleFields): RuleFields {
  return { ...now, ...changes(typed, was) };
}

function changes(typed: RuleFields, was: RuleFields): Partial<RuleFields> {
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== was[name as keyof RuleFields]));
}

/** A draft keeps what was typed and nothing else: `typed` names it, because what was emptied is not kept itself. */
export function toDraft(fields: RuleFields, was: RuleFields): Record<string, string> {
  const changed = changes(fields, was);
  return { ...changed, typed: Object.keys(changed).join() };
}

const policies: readonly string[] = ['open', 'approval', 'closed'] satisfies Policy[];

/** A draft brings back what was typed, as far as it can be. */
export function withDraft(fields: RuleFields, draft: Readonly<Record<string, string>>): RuleFields {
  const typed = new Set(draft['typed']?.split(','));
  const policy = (name: 'menteePolicy' | 'mentorPolicy'): Policy => (policies.includes(draft[name] ?? '') ? (draft[name] as Policy) : fields[name]);
  const words = (name: 'menteePlaces' | 'mentorPlaces' | 'opens' | 'closes'): string => (typed.has(name) ? (draft[name] ?? '') : fields[name]);
  return {
    menteePolicy: policy('menteePolicy'), mentorPolicy: policy('mentorPolicy'), menteePlaces: words('menteePlaces'), mentorPlaces: words('mentorPlaces'),
    zone: draft['zone'] ?? fields.zone, opens: words('opens'), closes: words('closes'),
  };
}

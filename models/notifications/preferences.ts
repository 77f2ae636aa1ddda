import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction, together } from '../mongodb/connect.ts';
import { deliveriesOf, notificationKinds, type Delivery, type NotificationKind } from '../notification-words.ts';
import { reconsiderMail } from '../outbox/outbox.ts';
import { failingAddresses } from '../people/addresses.ts';
import { peopleByIds } from '../people/people.ts';
import { may } from '../policy.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { programSettings, readProgram } from '../programs/programs.ts';
import { defaultSettings } from '../programs/settings.ts';
import type { Locale } from '../vocabulary.ts';
import { PreferencesModel, type StoredPreferences } from './preferences.model.ts';
import type { StopLink } from './stop-links.ts';

/** Hours in which no mail comes, on the receiver's clock: HH:mm; over midnight where `from` is the later one. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** How somebody wants their mail of a program: the contract's `NotificationPreferences`. */
export interface Preferences {
  /** Where mail goes; null: no address is known, so none is sent. */
  address: string | null;
  /** Mail to it came back more than once. */
  failing: boolean;
  /** Every kind that concerns them, with what it is set to and can be. */
  kinds: { kind: NotificationKind; how: Delivery; choices: Delivery[] }[];
  /** null: none. */
  quiet: QuietHours | null;
  /** What they are switched on at: the program's own, or those of mentoring practice where it has none. */
  usualQuiet: QuietHours;
  /** Whose clock quiet hours and summaries go by; null: no zone is known, so there are no quiet hours. */
  zone: string | null;
}

const practiceQuiet: QuietHours = { from: defaultSettings.reminders.quietFrom, to: defaultSettings.reminders.quietTo };

export interface PreferencesChange {
  readonly kinds?: readonly { readonly kind: NotificationKind; readonly how: Delivery }[] | undefined;
  readonly quiet?: QuietHours | null | undefined;
}

/** The acting person's own. */
export async function readPreferences(actor: ProgramActor): Promise<Preferences> {
  if (!may(actor, 'notification.read', { owner: actor.personId })) throw new NotFound();
  const { wishOf, quiet, quietOfProgram, zone, address } = await wishesOf(actor, actor.personId);
  const coordinates = actor.roles.includes('coordinator') || actor.roles.includes('tenant-admin');
  const kinds = notificationKinds.filter((kind) => kind !== 'coordination' || coordinates);
  const failing = (await failingAddresses(actor.tenantId, [actor.personId])).has(actor.personId);
  return { address, failing, quiet, usualQuiet: quietOfProgram ?? practiceQuiet, zone, kinds: kinds.map((kind) => ({ kind, how: wishOf(kind), choices: [...deliveriesOf[kind]] })) };
}

/** Changes how the acting person's mail comes; absent leaves. Mail that was kept back is looked at anew: it goes the new way, once. */
export async function editPreferences(actor: ProgramActor, { kinds = [], quiet }: PreferencesChange, now = new Date()): Promise<Preferences> {
  if (!may(actor, 'notification.edit', { owner: actor.personId })) throw new NotFound();
  const wrong = kinds.find(({ kind, how }) => !deliveriesOf[kind].includes(how));
  if (wrong !== undefined) throw new RuleBroken('body-invalid', { path: 'kinds' });
  if (quiet && quiet.from === quiet.to) throw new RuleBroken('body-invalid', { path: 'quiet' });
  await keep(actor, { kinds, quiet }, now);
  return readPreferences(actor);
}

async function keep(actor: ProgramActor, { kinds = [], quiet }: PreferencesChange, now: Date): Promise<void> {
  const { tenantId, programId, personId } = actor;
  await inTransaction(async () => {
    const before = await PreferencesModel.findOne({ tenantId, programId, personId }).lean();
    const chosen = new Map([...(before?.deliveries ?? []), ...kinds].map(({ kind, how }) => [kind, how]));
    const change = { deliveries: [...chosen].map(([kind, how]) => ({ kind, how })), ...(quiet === undefined ? {} : { quiet }) };
    await PreferencesModel.updateOne({ tenantId, programId, personId }, { $set: change }, { upsert: true });
    await reconsiderMail({ tenantId, programId }, personId, now);
    await recordEvent(actor, { type: 'person.edited', subjectIds: [personId], audience: [personId], data: { fields: ['notifications'] }, at: now });
  });
}

/** Who has turned a kind off, by person id; where nobody says otherwise, it comes. Asks no policy. */
export async function turnedOff({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, kind: NotificationKind): Promise<Set<string>> {
  const rows = await PreferencesModel.find({ tenantId, programId, deliveries: trusted({ $elemMatch: { kind, how: 'none' } }) }, { personId: 1 }).lean<Pick<StoredPreferences, 'personId'>[]>();
  return new Set(rows.map(({ personId }) => String(personId)));
}

/** What whoever holds a link to stop mail is told: how it stands now. */
export interface Stopping {
  readonly what: StopLink['what'];
  readonly locale: Locale;
  readonly program: string;
  /** Whether any mail of it still comes. */
  readonly comes: boolean;
}

/** Looks at a link and changes nothing. null: its person or program is gone. */
export async function readStopping(link: StopLink): Promise<Stopping | null> {
  const { tenantId, programId, personId, what } = link;
  const person = (await peopleByIds({ tenantId }, [personId])).get(personId);
  if (person === undefined) return null;
  try {
    const { title } = await readProgram(asTheir(link), programId, person.locale);
    const { wishOf } = await wishesOf({ tenantId, programId }, personId);
    return { what, locale: person.locale, program: title, comes: what === 'digest' ? gathered(wishOf).length > 0 : wishOf(what) !== 'none' };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** Stops what the link is for, or lets one kind come again as it does where nobody says otherwise. Harmless to repeat. */
export async function stopByLink(link: StopLink, { again = false }: { again?: boolean } = {}, now = new Date()): Promise<Stopping | null> {
  if ((await readStopping(link)) === null) return null;
  const { wishOf, usualOf } = await wishesOf(link, link.personId);
  const kinds = link.what === 'digest' ? gathered(wishOf) : [link.what];
  if (again && link.what !== 'digest' && wishOf(link.what) === 'none') await keep(asTheir(link), { kinds: [{ kind: link.what, how: usualOf(link.what) }] }, now);
  if (!again && kinds.some((kind) => wishOf(kind) !== 'none')) await keep(asTheir(link), { kinds: kinds.map((kind) => ({ kind, how: 'none' })) }, now);
  return readStopping(link);
}

/** The person that the mail was written to: the link lets whoever holds it do this one thing for them. */
function asTheir({ tenantId, programId, personId }: StopLink): ProgramActor {
  return { kind: 'person', tenantId, programId, personId, roles: [] };
}

function gathered(wishOf: Wishes['wishOf']): NotificationKind[] {
  return notificationKinds.filter((kind) => wishOf(kind) === 'daily' || wishOf(kind) === 'weekly');
}

/** What counts when a mail is about to be sent. */
export interface Wishes {
  readonly wishOf: (kind: NotificationKind) => Delivery;
  /** How it comes where they have not chosen. */
  readonly usualOf: (kind: NotificationKind) => Delivery;
  readonly quiet: QuietHours | null;
  /** Those of whoever has not chosen. */
  readonly quietOfProgram: QuietHours | null;
  readonly zone: string | null;
  readonly address: string | null;
  /** How many nudges the program allows itself a week and person. */
  readonly nudgesAWeek: number;
}

/** A person's wishes, over the program's and those of mentoring practice. Asks no policy: for the sender. */
export async function wishesOf({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, personId: string): Promise<Wishes> {
  const [stored, settings, people] = await together(
    () => PreferencesModel.findOne({ tenantId, programId, personId }).lean<StoredPreferences>().exec(),
    () => programSettings(tenantId, programId),
    () => peopleByIds({ tenantId }, [personId], { fresh: true }),
  );
  const { quietFrom, quietTo, nudgesAWeek, delivery } = { ...defaultSettings.reminders, ...settings.reminders };
  const quietOfProgram = quietFrom === '' ? null : { from: quietFrom, to: quietTo };
  const usualOf = (kind: NotificationKind): Delivery => (deliveriesOf[kind].includes(delivery) ? delivery : deliveriesOf[kind][0]!);
  const chosen = new Map(stored?.deliveries.map(({ kind, how }) => [kind, how]));
  const person = people.get(personId);
  return {
    wishOf: (kind) => chosen.get(kind) ?? usualOf(kind),
    usualOf,
    quiet: stored?.quiet === undefined ? quietOfProgram : stored.quiet,
    quietOfProgram,
    zone: person?.zone ?? null,
    address: person?.email ?? null,
    nudgesAWeek,
  };
}

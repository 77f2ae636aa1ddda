import { readEvent } from '../events/events.ts';
import { addresseeOf } from '../external-people/invited.ts';
import { nothingToTell, type LeasedMail } from '../outbox/outbox.ts';
import { nameless, peopleByIds } from '../people/people.ts';
import { programBrand } from '../programs/brand.ts';
import { programLocale, readProgram } from '../programs/programs.ts';
import type { Letter, LetterImpossible } from './letters.ts';

/**
 * The letter that brings somebody from outside their way in. Its receiver need not be a person yet: the row of the
 * outbox names the invitation. Who was withdrawn, has joined, or was invited anew since hears nothing.
 */
export async function readInvitation(mail: LeasedMail, template: 'external-invited' | 'external-link'): Promise<Letter | LetterImpossible> {
  const { tenantId, programId, eventId, receiverId } = mail;
  const place = { tenantId, programId };
  const [addressee, event] = await Promise.all([addresseeOf(place, receiverId), readEvent(tenantId, programId, eventId)]);
  if (addressee === null || event === null) return nothingToTell;
  if (template === 'external-invited' && (addressee.joined || addressee.eventId !== eventId)) return nothingToTell;
  const inviterId = event.actorId && String(event.actorId);
  const known = await peopleByIds(place, [addressee.personId, inviterId].filter((id) => id !== null), { fresh: true });
  const person = addressee.personId === null ? undefined : known.get(addressee.personId);
  const locale = person?.locale ?? addressee.locale ?? (await programLocale(tenantId, programId)) ?? 'en';
  const reader = { kind: 'person' as const, ...place, personId: addressee.personId ?? receiverId, roles: [] };
  const { title } = await readProgram(reader, programId, locale);
  return {
    template,
    receiver: { name: person?.name ?? addressee.name ?? '', email: addressee.email, locale, region: person?.region ?? null },
    program: title,
    brand: await programBrand(place),
    other: (inviterId === null ? undefined : known.get(inviterId)?.name) ?? nameless,
    request: null,
    meeting: null,
    match: null,
    times: null, waiting: null,
    circle: null,
    column: null,
    thread: null,
    nudge: false,
    entersBy: receiverId,
    invitation: template === 'external-invited' ? { role: addressee.role, forgetAt: addressee.forgetAt } : null,
  };
}

import { inTransaction } from '../mongodb/connect.ts';
import { noteEntered, spendEntryLink, type EntryLink } from '../external-people/entry-links.ts';
import { identifyPerson } from '../people/people.ts';
import { isZone } from '../availability/zone.ts';
import { entered, type Entered } from './enter.ts';
import { openSession } from './sessions.ts';

/** What came of a link that was used. */
export type LinkOutcome = (Entered & { readonly resumeSecret: string }) | { readonly outcome: 'refused'; readonly link: EntryLink };

/**
 * Lets the holder of a link in as the person of its invitation, made at their first coming, into its program and no other.
 * The link is spent with it. Such a session looks after nobody: a mailbox is not enough for that. null: there is no such link.
 */
export async function enterByLink(word: string, launchId: string, now = new Date()): Promise<LinkOutcome | null> {
  const opened = await inTransaction(async () => {
    const spent = await spendEntryLink(word, now);
    if (spent === null || 'refused' in spent) return spent;
    const { entrant } = spent;
    const { tenantId, programId, externalPersonId, name, email, locale, zone } = entrant;
    const said = { email, ...(name === null ? {} : { name }), ...(locale === null ? {} : { locale }) };
    // By the invitation, never by the address: two programs, or two invitations, are two people.
    const { personId, suspended } = await identifyPerson({ tenantId, source: 'invite', sourceId: programId, subject: externalPersonId, ...said }, now);
    if (suspended) throw new Error('Somebody who is not welcome was let in by a link.');
    await noteEntered(entrant, personId, now);
    return openSession(
      { tenantId, programId, personId, door: 'link', sourceId: externalPersonId, launchId, coordinator: false, tenantAdmin: false, ...(zone !== null && isZone(zone) ? { offeredZone: zone } : {}) },
      now,
    );
  });
  if (opened === null) return null;
  if ('refused' in opened) return { outcome: 'refused', link: opened.refused };
  return { ...(await entered({ ...opened, brandColour: null }, now)), resumeSecret: opened.resumeSecret! };
}

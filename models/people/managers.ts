import { trusted } from 'mongoose';
import { IdentityModel, type IdentitySource } from './identity.model.ts';

/** Where somebody is known by a name: a host or a registration, and the name. */
interface KnownAs {
  readonly tenantId: string;
  readonly source: IdentitySource;
  readonly sourceId: string;
  readonly subject: string;
}

/** Keeps by which name this source knows somebody's line manager, who need not have been here yet; '': they have none. */
export async function noteManager({ tenantId, source, sourceId, subject }: KnownAs, managerSubject: string): Promise<void> {
  const which = { tenantId, source, sourceId, subject };
  if (managerSubject === '') await IdentityModel.updateOne({ ...which, managerSubject: trusted({ $type: 'string' }) }, { $unset: { managerSubject: 1 } });
  else await IdentityModel.updateOne({ ...which, managerSubject: trusted({ $ne: managerSubject }) }, { $set: { managerSubject } });
}

/** Which of these people are the line managers of which of those, as far as a host has told. */
export async function managerPairs(
  { tenantId }: { readonly tenantId: string },
  { managerIds, reportIds }: { readonly managerIds: readonly string[]; readonly reportIds: readonly string[] },
): Promise<{ managerId: string; reportId: string }[]> {
  const reports = await IdentityModel.find({ tenantId, personId: trusted({ $in: reportIds }), managerSubject: trusted({ $type: 'string' }) }, { source: 1, sourceId: 1, personId: 1, managerSubject: 1 }).lean();
  const wanted = new Set(managerIds);
  const pairs: { managerId: string; reportId: string }[] = [];
  // Looked up by the few names that were told, not by everybody who may be a manager: that can be a whole directory.
  for (const [, theirs] of Map.groupBy(reports, ({ source, sourceId }) => `${source} ${String(sourceId)}`)) {
    const { source, sourceId } = theirs[0]!;
    const names = [...new Set(theirs.map(({ managerSubject }) => managerSubject!))];
    const managers = await IdentityModel.find({ tenantId, source, sourceId, subject: trusted({ $in: names }) }, { subject: 1, personId: 1 }).lean();
    const byName = new Map(managers.map(({ subject, personId }) => [subject, String(personId)]));
    for (const { personId, managerSubject } of theirs) {
      const managerId = byName.get(managerSubject!);
      if (managerId !== undefined && wanted.has(managerId)) pairs.push({ managerId, reportId: String(personId) });
    }
  }
  return pairs;
}

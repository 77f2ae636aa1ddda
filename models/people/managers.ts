import { trusted } from 'mongoose';
import { IdentityModel, type IdentitySource } from './identity.model.ts';

/** Where somebody is known by a name: a host or a registration, and the name. */
interface KnownAs {
  readonly tenantId: string;
  readonly source: IdentitySource;
  readonly sourceId: string;
  readonly subject: string;
}

/** Keeps by which name this source knows somebody's line manager; the manager need not have been here yet. */
export async function noteManager({ tenantId, source, sourceId, subject }: KnownAs, managerSubject: string): Promise<void> {
  await IdentityModel.updateOne({ tenantId, source, sourceId, subject, managerSubject: trusted({ $ne: managerSubject }) }, { $set: { managerSubject } });
}

/** Which of these people are the line managers of which of those, as far as a host has told. */
export async function managerPairs(
  { tenantId }: { readonly tenantId: string },
  { managerIds, reportIds }: { readonly managerIds: readonly string[]; readonly reportIds: readonly string[] },
): Promise<{ managerId: string; reportId: string }[]> {
  const reports = await IdentityModel.find({ tenantId, personId: trusted({ $in: reportIds }), managerSubject: trusted({ $type: 'string' }) }, { source: 1, sourceId: 1, personId: 1, managerSubject: 1 }).lean();
  if (reports.length === 0) return [];
  const managers = await IdentityModel.find({ tenantId, personId: trusted({ $in: managerIds }) }, { source: 1, sourceId: 1, subject: 1, personId: 1 }).lean();
  const byName = new Map(managers.map(({ source, sourceId, subject, personId }) => [JSON.stringify([source, sourceId, subject]), String(personId)]));
  return reports.flatMap(({ source, sourceId, personId, managerSubject }) => {
    const managerId = byName.get(JSON.stringify([source, sourceId, managerSubject]));
    return managerId === undefined ? [] : [{ managerId, reportId: String(personId) }];
  });
}

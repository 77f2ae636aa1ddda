import { trusted } from 'mongoose';
import { MeetingModel } from './meeting.model.ts';
import { withPerson } from './meeting-record.ts';

/** More meetings to come than anybody has. */
const most = 2_000;

/** The calendar UIDs of somebody's meetings in these programs that end after a moment, cancelled ones too. Asks no policy: they know those of their own meetings. */
export async function meetingUidsOf({ tenantId }: { readonly tenantId: string }, programIds: readonly string[], personId: string, after: Date): Promise<string[]> {
  if (programIds.length === 0) return [];
  const rows = await MeetingModel.find({ tenantId, programId: trusted({ $in: programIds }), $or: withPerson(personId), start: trusted({ $gt: new Date(after.getTime() - 86_400_000) }) }, { uid: 1 }).limit(most).lean();
  return rows.map(({ uid }) => uid);
}

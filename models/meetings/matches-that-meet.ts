import { Types } from 'mongoose';
import type { ReadStage } from '../mongodb/at-once.ts';
import { MeetingModel } from './meeting.model.ts';

/** For a pipeline over matches: whether each has had a meeting or has one to come (`meets`); cancelled and missed ones are none. */
export function whetherTheyMeet({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }): ReadStage[] {
  const here = { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId) };
  return [
    {
      $lookup: {
        from: MeetingModel.collection.name,
        as: 'meets',
        localField: 'mentorId',
        foreignField: 'mentorId',
        let: { matchId: '$_id' },
        pipeline: [{ $match: { ...here, state: { $in: ['confirmed', 'held'] }, $expr: { $eq: ['$matchId', '$$matchId'] } } }, { $limit: 1 }, { $project: { _id: 1 } }],
      },
    },
    { $set: { meets: { $ne: ['$meets', []] } } },
  ];
}

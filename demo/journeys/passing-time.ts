import mongoose from 'mongoose';
import type { TestDemo } from './test-demo.ts';

const dayMs = 86_400_000;

/** Lets a meeting go by, as if so many days had passed since: no journey can wait for a meeting. */
export async function goBy({ mongodbUri }: TestDemo, meetingId: string, days: number): Promise<void> {
  const client = await new mongoose.mongo.MongoClient(mongodbUri).connect();
  try {
    const meetings = client.db().collection<{ _id: mongoose.Types.ObjectId; start: Date; end: Date }>('meetings');
    const _id = new mongoose.Types.ObjectId(meetingId);
    const { start, end } = (await meetings.findOne({ _id }))!;
    const by = Math.ceil((end.getTime() - Date.now()) / dayMs + days) * dayMs;
    await meetings.updateOne({ _id }, { $set: { start: new Date(start.getTime() - by), end: new Date(end.getTime() - by) } });
  } finally {
    await client.close();
  }
}

/** Lets the ten minutes go by in which a published run can be undone: the mails of its pairs are due now. */
export async function letUndoPass({ mongodbUri }: TestDemo): Promise<void> {
  const client = await new mongoose.mongo.MongoClient(mongodbUri).connect();
  try {
    const matched = { state: 'due', template: { $in: ['matched-mentee', 'matched-mentor'] } };
    const { modifiedCount } = await client.db().collection('outbox').updateMany(matched, { $set: { dueAt: new Date() } });
    if (modifiedCount === 0) throw new Error('No mail waits for the end of an undo.');
  } finally {
    await client.close();
  }
}

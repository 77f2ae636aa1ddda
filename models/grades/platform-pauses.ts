import { trusted } from 'mongoose';
import { isDuplicate } from '../mongodb/schema.ts';
import type { GradeFault } from '../vocabulary.ts';
import { PlatformPauseModel } from './platform-pause.model.ts';

/** The first pause, twice as long each time, and the longest: a platform that comes back is noticed within a minute (ms). */
const firstMs = 5_000;
const longestMs = 60_000;
/** The longest pause that a platform may ask for. */
const longestAskedMs = 3_600_000;

/** Which of these platforms pause now. */
export async function pausingAmong(registrationIds: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await PlatformPauseModel.find({ registrationId: trusted({ $in: registrationIds }), until: trusted({ $gt: now }) }).lean();
  return new Set(rows.map(({ registrationId }) => String(registrationId)));
}

/** The platform failed as a whole. Where it asked for a pause of its own length (ms) that is kept, unless it is shorter than ours or longer than may be asked for. */
export async function pausePlatform(registrationId: string, now: Date, { fault = null, askedMs = null }: { fault?: GradeFault | null; askedMs?: number | null } = {}): Promise<void> {
  const failures = (await PlatformPauseModel.findOne({ registrationId }).lean())?.failures ?? 0;
  const own = Math.min(longestMs, firstMs * 2 ** failures) * (0.75 + Math.random() / 4);
  const pause = Math.max(own, Math.min(longestAskedMs, askedMs ?? 0));
  try {
    await PlatformPauseModel.updateOne({ registrationId }, { $set: { until: new Date(now.getTime() + pause), failures: failures + 1, fault }, $setOnInsert: { since: now } }, { upsert: true });
  } catch (error) {
    if (!isDuplicate(error)) throw error; // another call that failed at the same moment paused it
  }
}

/** The platform takes scores again. Whether it did not before. */
export async function endPause(registrationId: string): Promise<boolean> {
  const { deletedCount } = await PlatformPauseModel.deleteOne({ registrationId });
  return deletedCount === 1;
}

import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { mentorMarks, type MentorMark } from '../vocabulary.ts';

/** What somebody thinks of a mentor, for themselves alone: nobody else reads it, and no event tells of it. */
export interface StoredMentorMark extends ProgramStored {
  personId: Id;
  mentorId: Id;
  mark: MentorMark;
}

export const MentorMarkModel = collection<StoredMentorMark>(
  'mentor-marks',
  'program',
  {
    personId: { type: 'ObjectId', required: true },
    mentorId: { type: 'ObjectId', required: true },
    mark: { type: String, enum: mentorMarks, required: true },
  },
  [{ fields: { tenantId: 1, programId: 1, personId: 1, mentorId: 1 }, unique: true }], // a person's own, and one for each mentor
);

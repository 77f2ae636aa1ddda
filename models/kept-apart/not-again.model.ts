import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';

/** Somebody does not want to be matched with this person again. Theirs alone: nobody else reads it, and it looks like any other rule. */
export interface StoredNotAgain extends ProgramStored {
  personId: Id;
  otherId: Id;
}

export const NotAgainModel = collection<StoredNotAgain>(
  'not-again',
  'program',
  {
    personId: { type: 'ObjectId', required: true },
    otherId: { type: 'ObjectId', required: true },
  },
  [
    { fields: { tenantId: 1, programId: 1, personId: 1, otherId: 1 }, unique: true },
    { fields: { tenantId: 1, programId: 1, otherId: 1 } }, // who does not want the second of them
  ],
);

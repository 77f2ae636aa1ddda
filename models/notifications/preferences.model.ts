import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { deliveries, notificationKinds, type Delivery, type NotificationKind } from '../notification-words.ts';

/** How a person wants mail of one program. What is not named is as the program has it. */
export interface StoredPreferences extends ProgramStored {
  personId: Id;
  deliveries: { kind: NotificationKind; how: Delivery }[];
  /** Local times, HH:mm, from may be later than to; null: none. Absent: the program's. */
  quiet?: { from: string; to: string } | null;
}

export const PreferencesModel = collection<StoredPreferences>(
  'notification-preferences',
  'program',
  {
    personId: { type: 'ObjectId', required: true },
    deliveries: [{ _id: false, kind: { type: String, enum: notificationKinds, required: true }, how: { type: String, enum: deliveries, required: true } }],
    quiet: { type: { _id: false, from: { type: String, required: true }, to: { type: String, required: true } } },
  },
  [{ fields: { tenantId: 1, programId: 1, personId: 1 }, unique: true }],
);

import { previewReminders } from '../../models/notifications/reminder-preview.ts';
import { readProgramBrand, setProgramBrand } from '../../models/programs/brand.ts';
import { readProgramRoom, setProgramRoom } from '../../models/programs/meeting-room.ts';
import { readReminderRules, setReminderRules } from '../../models/programs/reminder-rules.ts';
import { programMail } from '../contract/program-mail.ts';
import { routes } from '../handle.ts';

export const programMailRoutes = routes(programMail, {
  readProgramRoom: ({ member, params }) => readProgramRoom(member, params.programId),
  setProgramRoom: ({ member, params, body, now }) => setProgramRoom(member, params.programId, body.address, now),
  readReminderRules: ({ member, params }) => readReminderRules(member, params.programId),
  setReminderRules: ({ member, params, body, now }) => setReminderRules(member, params.programId, body, now),
  previewReminders: ({ member, params, body, now }) => previewReminders(member, params.programId, body, now),
  readProgramBrand: ({ member, params }) => readProgramBrand(member, params.programId),
  setProgramBrand: ({ member, params, body, now }) => setProgramBrand(member, params.programId, body, now),
});

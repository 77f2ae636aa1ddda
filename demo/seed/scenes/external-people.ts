import { randomUUID } from 'node:crypto';
import type { ProgramActor } from '../../../models/actor.ts';
import { setAvailability } from '../../../models/availability/availability.ts';
import { previewPeople } from '../../../models/external-people/dry-run.ts';
import { mintEntryLink } from '../../../models/external-people/entry-links.ts';
import { listExternalPeople } from '../../../models/external-people/external-people.ts';
import { invitePeople } from '../../../models/external-people/inviting.ts';
import { join } from '../../../models/people/enrolments.ts';
import { editProfile } from '../../../models/people/people.ts';
import { enterByLink } from '../../../models/sessions/enter-by-link.ts';
import { chance } from '../../people/random.ts';
import { hoursAfter } from '../seed-clock.ts';
import type { Story } from '../timeline.ts';
import type { Scene } from './scene.ts';

/** Whom Chiara asked first, from outside the school: she has come in by the link of her mail, and joined. */
const priya = {
  name: 'Priya Raman', email: 'priya.raman@lumenworks.example', zone: 'Asia/Kolkata', headline: 'Site engineer, Lumenworks',
  about: 'I build solar fields and argue with rivers. Nobody in my family had an office before me. I am outside on most days and glad to talk in the evening.',
  topics: ['energy-sector', 'first-job-abroad'],
} as const;

const header = 'Name;E-mail;Role;Languages;Time zone;Topics;Headline';
const firstFile = [header, `${priya.name};${priya.email};mentor;English;${priya.zone};energy-sector, first-job-abroad;${priya.headline}`];
const secondFile = [
  header,
  'Anders Holm;anders.holm@fjordgrid.example;mentor;English, German;Europe/Copenhagen;Energy sector;Grid planner, Fjordgrid',
  'Camila Rojas;camila.rojas@andeslab.example;mentor;Spanish, English;America/Santiago;Research and PhD, Data careers;Hydrologist, Andes Lab',
  'Thabo Nkosi;thabo.nkosi@kopano.example;mentor;English;Africa/Johannesburg;Starting a business, Networking;Founder, Kopano Foods',
];

/** The first letter, and what came of it. */
export function invitedAndJoined(scene: Scene): Story {
  return {
    who: [priya.email],
    daysAgo: 9,
    tell: async () => {
      const { clock, program } = scene;
      const { tenantId, programId, coordinator } = program;
      const draw = chance(`${scene.seed} external`);
      await invite(coordinator, firstFile, clock.ago(9, draw));
      const [invited] = (await listExternalPeople(coordinator, {}, clock.start)).items;
      if (invited === undefined) throw new Error('Whom one invites is on the list.');

      const came = clock.ago(8, draw);
      const { word } = await mintEntryLink({ tenantId, programId }, invited.id, came);
      const entry = await enterByLink(word, randomUUID(), came);
      if (entry?.outcome !== 'session') throw new Error('A link that is new lets in.');
      const actor: ProgramActor = { kind: 'person', tenantId, programId, personId: entry.me.person.id, roles: [] };
      await join(actor, { role: 'mentor', name: priya.name, zone: priya.zone, languages: ['en'], topics: [...priya.topics], consent: { program: true, directory: true } }, came);
      await editProfile(actor, { role: 'mentor', about: priya.about, headline: priya.headline }, came);
      await setAvailability(
        { ...actor, roles: ['mentor'] },
        {
          zone: priya.zone, weekly: [2, 4].map((weekday) => ({ weekday, from: '18:30', to: '21:00' })), overrides: [], meetingMinutes: 45, stepMinutes: 15,
          bufferBeforeMinutes: 5, bufferAfterMinutes: 5, minNoticeMinutes: 24 * 60, maxPerDay: 1, maxPerMonth: 4, meetingUrl: null,
        },
        hoursAfter(came, 0.2),
      );
    },
  };
}

/** Three more, the evening before the seed's day: their letters are in the mailbox after the first start. */
export function invitedLately(scene: Scene): Story {
  return { who: [priya.email], daysAgo: 1, tell: () => invite(scene.program.coordinator, secondFile, hoursAfter(scene.clock.start, -5)) };
}

async function invite(coordinator: ProgramActor, lines: readonly string[], now: Date): Promise<void> {
  const file = { bytes: new TextEncoder().encode(lines.join('\n')), role: 'mentor' as const };
  const { digest, counts } = await previewPeople(coordinator, file, now);
  if (counts.new !== lines.length - 1) throw new Error(`${counts.bad} rows of the list are bad.`);
  await invitePeople(coordinator, { ...file, digest }, now);
}

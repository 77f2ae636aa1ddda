import { inviteAgain, invitePeople, listExternalPeople, previewPeople, readExternalPerson, withdrawInvitation } from '../../models/external-people/external-people.ts';
import type { EnrolmentRole } from '../../models/vocabulary.ts';
import { externalPeople } from '../contract/external-people.ts';
import { routes } from '../handle.ts';

export const externalPeopleRoutes = routes(externalPeople, {
  listExternalPeople: ({ member, query, now }) => listExternalPeople(member, query, now),
  readExternalPerson: ({ member, params, now }) => readExternalPerson(member, params.externalPersonId, now),
  previewPeople: ({ member, body, now }) => previewPeople(member, fileOf(body), now),
  invitePeople: async ({ member, body, now }) => {
    await invitePeople(member, { ...fileOf(body), digest: body.digest }, now);
    return listExternalPeople(member, {}, now);
  },
  inviteAgain: async ({ member, params, now }) => {
    await inviteAgain(member, params.externalPersonId, now);
    return readExternalPerson(member, params.externalPersonId, now);
  },
  withdrawInvitation: async ({ member, params, now }) => {
    await withdrawInvitation(member, params.externalPersonId, now);
    return readExternalPerson(member, params.externalPersonId, now);
  },
});

function fileOf({ content, role }: { content: string; role: EnrolmentRole }) {
  return { bytes: Buffer.from(content, 'base64'), role };
}

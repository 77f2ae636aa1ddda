import { joinWaitingList, leaveWaitingList, listWaiting, readWaiting } from '../../models/waiting-lists/waiting-lists.ts';
import { waitingLists } from '../contract/waiting-lists.ts';
import { routes } from '../handle.ts';

export const waitingListRoutes = routes(waitingLists, {
  listWaiting: ({ member }) => listWaiting(member),
  joinWaitingList: ({ member, body, now }) => joinWaitingList(member, body, now),
  readWaiting: ({ member, params }) => readWaiting(member, params.waitingId),
  leaveWaitingList: ({ member, params, now }) => leaveWaitingList(member, params.waitingId, now),
});

import { texts } from '../text/text.ts';

/** The words of what somebody has agreed to, and of leaving. A table of its own: the profile alone shows it. */
export const text = texts('permission', {
  title: 'Your permissions',
  programHint: 'Without it you cannot take part: taking it back is leaving.',
  directoryHint: 'When it is off, nobody new finds you. The people you work with go on seeing you.',
  since: 'Since {date}',
  shown: 'Your profile is in the directory.',
  hidden: 'Your profile is no longer in the directory.',
  leave: 'Leave this program',
  leaveTitle: 'Leave {program}?',
  leaveMatches: 'Your matches end. Meetings to come are cancelled, and the people you meet are told.',
  leaveRequests: 'Requests that wait for an answer are closed.',
  leaveGoals: 'Nobody sees the goals any more that you shared with a partner.',
  leaveBack: 'Nothing is deleted. If you want to come back later, you join again.',
  stay: 'Stay',
  leaveDo: 'Leave the program',
  saidLeft: 'You have left the program.',
});

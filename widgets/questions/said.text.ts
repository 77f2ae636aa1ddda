import { texts } from '../text/text.ts';

/** The words around what somebody said to the program's questions. */
export const text = texts('said', {
  title: 'Answers to the program’s questions',
  none: 'Nothing answered yet.',
  yes: 'Yes',
  no: 'No',
  public: 'Seen by everybody who can find the person',
  matched: 'Seen by their match and coordinators',
  coordinator: 'Seen by coordinators only',
});

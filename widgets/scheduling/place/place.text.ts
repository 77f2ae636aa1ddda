import { texts } from '../../text/text.ts';

/** Where meetings take place, for the mentor whose room it is. A table of its own: few pages show it. */
export const text = texts('place', {
  roomIs: 'Video room: {address}',
  noRoom: 'No video room',
  change: 'Change the room',
  changeWith: 'Change the room of the meeting with {name}, {day}',
  ask: 'Another video room?',
  note: 'The time stays. {name} gets the new address by mail, and it goes into both calendars.',
  address: 'Address of the room',
  hint: 'Write {room} for its name, and this meeting gets a room of its own. Leave it empty where you need none.',
  fault: 'Use an address that starts with https://',
  usual: 'Use the room that new meetings get',
  keep: 'Keep the room',
  send: 'Change it',
  changed: 'Changed. {name} gets a note.',
  changedMeanwhile: '**The room was changed meanwhile.** It is {address} now. Change it once more, or keep it.',
  goneMeanwhile: '**The room was taken out meanwhile.** Enter one once more, or leave it so.',
  programRoom: 'Left empty, you meet in the program’s room: {address}.',
  elsewhere: { one: '{count} booked meeting has another room than new ones get.', other: '{count} booked meetings have another room than new ones get.' },
  useThere: 'Use the new one there too',
  usedThere: 'Changed. Everybody you meet there gets a note.',
});

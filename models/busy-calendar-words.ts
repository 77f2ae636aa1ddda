/** The words and limits of busy times from calendars of elsewhere: as the vocabulary, but apart from it, because they are needed on one screen. */

/**
 * Why a calendar could not be read the last time. `address`: no such server, or one that may not be asked; `gone`: it is not there, or
 * not for us; `answer`: the server's own fault; `sealed`: the address cannot be opened any more and has to be given again.
 */
export const calendarFaults = ['address', 'redirect', 'size', 'time', 'network', 'gone', 'answer', 'not-a-calendar', 'too-much', 'sealed'] as const;
export type CalendarFault = (typeof calendarFaults)[number];

/** Calendars that one person may add, the length of an address, and of the name that the person gives it. */
export const busyCalendarLimits = { most: 5, address: 2_000, name: 40 } as const;

import type { Icon } from './icon.ts';

/** Drawn on the 24 grid with a 1.5 stroke. Only those that something shows: each is its own constant, so a bundle holds no other. */

const ring = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z';

export const agenda: Icon = { d: 'M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01' };
export const alert: Icon = { d: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01' };
export const arrow: Icon = { d: 'M4 12h16M14 6l6 6-6 6', mirror: true };
export const ban: Icon = { d: `${ring}M5.7 5.7l12.6 12.6` };
export const book: Icon = { d: 'M12 6.5C10 5 7 4.5 3.5 4.5v14c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-14C17 4.5 14 5 12 6.5zM12 6.5v14' };
export const calendar: Icon = { d: 'M6 5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM4 10h16M8 3v4M16 3v4' };
export const check: Icon = { d: 'M5 12.5l4.5 4.5L19 7.5' };
export const clock: Icon = { d: `${ring}M12 7v5l3.2 2` };
export const close: Icon = { d: 'M6 6l12 12M18 6 6 18' };
export const copy: Icon = { d: 'M10 9h8a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 18 20h-8a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 10 9zM15.5 9V5.5A1.5 1.5 0 0 0 14 4H6a1.5 1.5 0 0 0-1.5 1.5v8A1.5 1.5 0 0 0 6 15h2.5' };
export const done: Icon = { d: `${ring}M8 12.2l2.8 2.8L16 9.5` };
export const down: Icon = { d: 'M6 9.5l6 6 6-6' };
export const external: Icon = { d: 'M14 4h6v6M20 4l-9 9M18 14v4.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6H10', mirror: true };
export const eye: Icon = { d: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z' };
export const filter: Icon = { d: 'M4 7h16M7 12h10M10 17h4' };
export const flag: Icon = { d: 'M5.5 21V4M5.5 4.5h12l-2.5 4.5 2.5 4.5h-12' };
export const globe: Icon = { d: `${ring}M3 12h18M12 3c2.5 2.6 3.7 5.6 3.7 9s-1.2 6.4-3.7 9c-2.5-2.6-3.7-5.6-3.7-9S9.5 5.6 12 3z` };
export const goal: Icon = { d: `${ring}M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM12 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1z` };
export const hide: Icon = { d: 'M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.7 3.4M6.3 7.3A15.5 15.5 0 0 0 2.5 12s3.5 6.5 9.5 6.5a9 9 0 0 0 4.7-1.4M10 10a2.8 2.8 0 0 0 4 4' };
export const home: Icon = { d: 'M4 11l8-7 8 7v8.5a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1z' };
export const inbox: Icon = { d: 'M4 13l2.5-7.2A1.5 1.5 0 0 1 8 5h8a1.5 1.5 0 0 1 1.5.8L20 13v5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18zM4 13h4.5l1.5 2.5h4l1.5-2.5H20' };
export const info: Icon = { d: `${ring}M12 11v5M12 8h.01` };
export const left: Icon = { d: 'M14.5 6l-6 6 6 6', mirror: true };
export const lock: Icon = { d: 'M7 10.5h10a1.5 1.5 0 0 1 1.5 1.5v6.5A1.5 1.5 0 0 1 17 20H7a1.5 1.5 0 0 1-1.5-1.5V12A1.5 1.5 0 0 1 7 10.5zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5' };
export const mail: Icon = { d: 'M5 5.5h14A1.5 1.5 0 0 1 20.5 7v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5zM4 7l8 6 8-6' };
export const message: Icon = { d: 'M5 5h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 17h-7.5L7 20.5V17H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 5z' };
export const more: Icon = { d: 'M5.5 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4zM12 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4zM18.5 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4z' };
export const note: Icon = { d: 'M7 4h7l4.5 4.5V19a1 1 0 0 1-1 1H7a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 7 4zM13.5 4v5h5M9 13h6M9 16.5h4' };
export const path: Icon = { d: 'M6 16.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 3.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8 18.5h7a3.25 3.25 0 0 0 0-6.5H9a3.25 3.25 0 0 1 0-6.5h7', mirror: true };
export const pause: Icon = { d: 'M9 6v12M15 6v12' };
export const people: Icon = { d: 'M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 19.5c.4-3.5 3-5.5 6.5-5.5s6.1 2 6.5 5.5M15.5 5a3.2 3.2 0 0 1 0 6.2M17.5 14.3c2.3.6 3.7 2.4 4 5.2' };
export const person: Icon = { d: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6' };
export const plus: Icon = { d: 'M12 5v14M5 12h14' };
export const right: Icon = { d: 'M9.5 6l6 6-6 6', mirror: true };
export const search: Icon = { d: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 20 20' };
export const seat: Icon = { d: 'M10 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM3.5 20c.4-3.9 3-6 6.5-6 1.3 0 2.5.3 3.5.8M18 14v6M15 17h6' };
export const send: Icon = { d: 'M4.5 4.5 20.5 12l-16 7.5L7 12zM7 12h6', mirror: true };
export const star: Icon = { d: 'M12 4l2.5 5.2 5.7.8-4.1 4 1 5.7L12 17l-5.1 2.7 1-5.7-4.1-4 5.7-.8z' };
export const swap: Icon = { d: 'M4 8.5h15M15.5 5 19 8.5 15.5 12M20 15.5H5M8.5 12 5 15.5 8.5 19' };
export const task: Icon = { d: 'M6 4.5h12A1.5 1.5 0 0 1 19.5 6v12a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 18V6A1.5 1.5 0 0 1 6 4.5zM8 12.2l2.8 2.8L16 9.5' };
export const undo: Icon = { d: 'M8.5 5.5 4 10l4.5 4.5M4 10h10a5 5 0 0 1 0 10h-3', mirror: true };
export const up: Icon = { d: 'M6 14.5l6-6 6 6' };
export const video: Icon = { d: 'M5 6.5h9a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM16 10.5 21 8v8l-5-2.5' };

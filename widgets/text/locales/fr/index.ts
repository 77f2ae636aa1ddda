import { parts } from './parts.ts';
import { app } from './app.ts';
import { directory } from './directory.ts';
import { requests } from './requests.ts';
import { goals } from './goals.ts';
import { scheduling } from './scheduling.ts';

/** Every slice's words in this locale: one chunk, loaded when somebody reads it. */
export const slices = { parts, app, directory, requests, goals, scheduling };

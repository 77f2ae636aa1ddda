import { createContext } from '@lit/context';
import { type Formats } from '../text/formats.ts';
import type { Api } from './operation.ts';
import type { SessionView } from './session.ts';

/** One context per concern. Keys are strings, so that two copies of the bundle on a page understand each other. */

export const apiContext = createContext<Api>('mentor-api');
export const sessionContext = createContext<SessionView>('mentor-session');
/** The reader's locale and the zone whose clock they look at, as the formats made for them. */
export const placeContext = createContext<Formats>('mentor-place');

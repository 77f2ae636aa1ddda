import type { TimesHost } from '../scheduling/times-host.ts';

/** The element of the page of a mentor who offers single sessions. */
export interface FlashHost extends Pick<TimesHost, 'clock' | 'deviceZone'> {
  /** Of which mentor the page is, by id. */
  readonly mentor: string | undefined;
  /** Who opens the page comes to book a session, until that is shown. */
  flashWanted: boolean;
  /** Reads the page again. */
  refreshProfile(): Promise<void>;
}

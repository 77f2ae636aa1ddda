/** The ways into other calendars, loaded when somebody asks for one. */
import { styles as addStyles } from './add-dialog.ts';
import { styles as feedStyles } from './your-calendar.ts';

export { AddDialog } from './add-dialog.ts';
export { YourCalendar } from './your-calendar.ts';
export const styles = [addStyles, feedStyles];

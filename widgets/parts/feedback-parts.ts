import { bannerStyles } from './banner.ts';
import { buttonStyles } from './button.ts';
import { iconStyles } from './icon.ts';

/** The parts that come with an element's first data; see feedback.ts. */
export { announce } from './announcer.ts';
export { problemBanner } from './problem-banner.ts';

export const styles = [iconStyles, buttonStyles, bannerStyles];

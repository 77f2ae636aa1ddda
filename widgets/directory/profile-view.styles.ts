import { css } from 'lit';
import { avatarStyles } from '../parts/avatar.ts';
import { tagStyles } from '../parts/tag.ts';
import { sentRequestStyles } from '../requests/sent-request.ts';
import { fitPartsStyles } from './fit-parts.ts';
import { mentorCardStyles } from './mentor-card.styles.ts';

export const profileViewStyles = [
  avatarStyles,
  tagStyles,
  mentorCardStyles,
  sentRequestStyles,
  fitPartsStyles,
  css`
    .back {
      margin-inline-start: -8px;
      margin-block-end: 12px;
    }
    .profile {
      display: grid;
      gap: 32px 40px;
      grid-template-columns: minmax(0, 1fr) 376px;
      align-items: start;
    }
    .profile.alone {
      grid-template-columns: minmax(0, 760px);
    }
    .profile-main {
      display: grid;
      gap: 32px;
      grid-template-columns: minmax(0, 1fr);
    }
    .profile-who {
      display: grid;
      gap: 24px;
      grid-template-columns: 80px minmax(0, 1fr);
    }
    .profile-facts {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
      margin-block-start: 12px;
      color: var(--_ink-2);
    }
    .profile-facts > .facts {
      display: contents;
    }
    .jump {
      display: none;
      margin-block-start: 16px;
    }
    .profile-part {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr);
    }
    .next-times {
      display: grid;
      gap: 12px;
      grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    }
    .next-time {
      padding: 11px 15px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
    }
    .what-next {
      display: grid;
      gap: 8px;
      padding: 12px 16px;
      border-radius: var(--_radius);
      background: var(--_accent-soft);
    }
    .what-next > li,
    .sees {
      display: flex;
      gap: 8px;
    }
    :is(.what-next, .sees) .icon {
      margin-block-start: 2px;
    }
    .what-next .icon {
      color: var(--_accent);
    }
    @container app (width <= 900px) {
      .profile {
        grid-template-columns: minmax(0, 1fr);
      }
      .jump {
        display: inline-flex;
      }
    }
    @container app (width < 640px) {
      .profile-who {
        gap: 12px;
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
];

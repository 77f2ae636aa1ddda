import { css } from 'lit';

export const meetingScreenStyles = css`
  .meeting-page,
  .agenda {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .meeting-page {
    gap: 32px;
  }
  .meeting-page > .meeting-head {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .agenda {
    gap: 8px;
  }
  .agenda > .card {
    padding-block: 12px;
  }
  .agenda-end {
    gap: 4px;
  }
  .over-time {
    color: var(--_warn-ink);
    font-weight: 600;
  }
  .agenda-items > li {
    padding-block: 12px;
  }
  .agenda-item {
    display: grid;
    grid-template-columns: 48px minmax(0, 1fr) auto auto;
    gap: 4px 12px;
    align-items: start;
  }
  .time-box {
    padding-block: 2px;
    border-radius: var(--_radius-tag);
    background: var(--_sunken);
    color: var(--_ink-2);
    text-align: center;
  }
  .running > .time-box {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .item-words {
    display: grid;
    gap: 2px;
    justify-items: start;
  }
  .plain {
    padding: 0;
    border: 0;
    background: none;
  }
  .item-title {
    min-block-size: 24px;
    color: inherit;
    font-size: 16px;
    line-height: 24px;
    text-align: start;
    cursor: pointer;
  }
  span.item-title {
    cursor: auto;
  }
  .agenda-item:is(.done, .later) .item-title {
    color: var(--_ink-2);
  }
  .agenda-item.done .item-title {
    text-decoration: line-through;
  }
  .item-about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    font-size: 13px;
    color: var(--_ink-2);
  }
  .item-line {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .item-line.writer {
    color: var(--_accent-ink);
    font-weight: 600;
  }
  .next-item {
    margin-block-start: 6px;
  }
  .agenda-item .icon-button,
  .agenda-end .icon-button {
    margin-block: -8px;
  }
  .agenda-item .icon-button {
    margin-inline-end: -10px;
  }
  .item-title:hover {
    text-decoration: underline;
    text-underline-offset: 4px;
  }
  .item-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 88px;
    gap: 12px;
  }
  .item-form > :is(.banner, .row) {
    grid-column: 1 / -1;
  }
  .add-topic {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block: 8px 12px;
  }
  /* A row of its own where little would be left beside the buttons. */
  .add-topic .input-with-icon {
    flex: 1 1 190px;
    min-width: 0;
  }
  .agenda-who,
  .presence {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .agenda-who {
    align-items: start;
  }
  .presence {
    font-weight: 600;
    color: var(--_accent-ink);
  }
  .here {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_accent);
  }
  .agenda .toast {
    margin-block-start: 12px;
  }
  @container app (width < 360px) {
    .agenda-item {
      grid-template-columns: 40px minmax(0, 1fr) auto auto;
      column-gap: 8px;
    }
  }
  @media (forced-colors: active) {
    .running > .time-box,
    .here {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

import { css } from 'lit';

export const bookingScreenStyles = css`
  .book-head {
    display: flex;
    align-items: center;
    gap: 16px;
    margin-block-end: 8px;
  }
  .booking {
    display: grid;
    grid-template-columns: 280px minmax(0, 1fr);
    gap: 24px 40px;
    align-items: start;
  }
  .settings {
    display: grid;
    gap: 24px;
  }
  .when {
    display: grid;
    gap: 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  .instead {
    display: grid;
    justify-items: start;
    gap: 8px;
  }
  .week-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .paging {
    display: flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: -10px;
  }
  .paging .icon-button[aria-disabled='true'] {
    background: none;
    opacity: 0.5;
  }
  .week {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    gap: 8px;
  }
  .day-head {
    position: relative;
    margin-block-end: 16px;
    text-align: center;
    color: var(--_ink-2);
  }
  .day-number {
    display: block;
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
    color: var(--_ink);
  }
  .day.none .day-number {
    font-weight: 400;
    color: var(--_ink-2);
  }
  .day-long {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .day-slots {
    display: grid;
    gap: 8px;
  }
  .no-times {
    display: grid;
    place-content: center;
    min-block-size: 52px;
    padding: 4px;
    border: 1px dashed var(--_line-2);
    border-radius: var(--_radius);
    font-size: 13px;
    color: var(--_ink-3);
    text-align: center;
  }
  .slot > .note {
    font-size: 12px;
    line-height: 16px;
    overflow-wrap: anywhere;
    color: var(--_accent-ink);
  }
  .slot[aria-pressed='true'] > .note {
    color: inherit;
  }
  .more-times {
    inline-size: 100%;
  }
  .closest {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 150px));
    gap: 8px;
    margin-block-end: 12px;
  }
  .closest > li {
    display: grid;
    gap: 4px;
    align-content: end;
  }
  @container app (900px <= width < 1036px) {
    .booking {
      grid-template-columns: 240px minmax(0, 1fr);
      column-gap: 24px;
    }
  }
  @container app (width < 900px) {
    .booking {
      grid-template-columns: minmax(0, 1fr);
    }
    .settings {
      grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
      align-items: start;
    }
  }
  @container app (width < 640px) {
    .settings {
      grid-template-columns: minmax(0, 1fr);
    }
    .book-head > .pair {
      display: none;
    }
    .week {
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    .day.none,
    .day-short {
      display: none;
    }
    .day-head {
      margin-block-end: 8px;
      text-align: start;
      font-weight: 600;
      color: var(--_ink);
    }
    .day-long {
      position: static;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
      white-space: normal;
    }
    .day-slots {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
`;

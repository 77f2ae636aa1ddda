import { css } from 'lit';

/** Milestones, to tick or to read, and the form of one. */
export const milestonesStyles = css`
  .milestones > li {
    min-inline-size: 0;
  }
  .milestones > li:last-child {
    border-block-end: 1px solid var(--_line);
  }
  .milestone {
    display: flex;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 44px;
  }
  .milestone > :is(.check, .milestone-text) {
    flex: 1;
    min-inline-size: 0;
  }
  .milestone-text {
    display: flex;
    gap: 12px;
    padding-block: 10px;
  }
  .milestone-text > .icon {
    color: var(--_accent);
  }
  .ring {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 1px;
    border: 1px solid var(--_line-strong);
    border-radius: 50%;
  }
  .milestone-title {
    font-size: 15px;
    overflow-wrap: anywhere;
  }
  .milestone-title.done {
    color: var(--_ink-2);
  }
  .milestone-when {
    white-space: nowrap;
  }
  .milestone .icon-button {
    min-block-size: 32px;
    inline-size: 32px;
    margin-inline-start: -4px;
  }
  .milestone-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 180px;
    gap: 12px;
    padding-block: 16px;
  }
  .milestone-form > .form-actions {
    grid-column: 1 / -1;
  }
  .add-milestone {
    margin-inline-start: -8px;
  }
  @container app (width < 640px) {
    .milestone-form {
      grid-template-columns: minmax(0, 1fr);
    }
    .milestone {
      flex-wrap: wrap;
      padding-block: 4px;
    }
    .milestone > :is(.check, .milestone-text) {
      flex-basis: calc(100% - 48px);
    }
    .milestone > .menu {
      order: 1;
    }
    .milestone-when {
      order: 2;
      flex-basis: 100%;
      padding-inline-start: 30px;
      margin-block: -8px 6px;
    }
    .milestone-when:empty {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .milestone .icon-button {
      min-block-size: 44px;
      inline-size: 40px;
    }
  }
`;

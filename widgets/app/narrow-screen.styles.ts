import { css } from 'lit';

/** A screen with one column of things to read or fill in. */
export const narrowScreenStyles = css`
  .narrow-screen,
  .narrow-part {
    display: grid;
    gap: 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  .narrow-screen {
    inline-size: 100%;
    max-inline-size: 640px;
    margin-inline: auto;
  }
  .narrow-screen > header {
    display: grid;
    gap: 4px;
  }
  .narrow-screen .back {
    margin-inline-start: -8px;
  }
  .narrow-screen .tight {
    gap: 8px;
  }
  @container app (width < 640px) {
    :is(.narrow-screen, .narrow-part) > .row > .primary {
      flex: 1 1 auto;
    }
  }
`;

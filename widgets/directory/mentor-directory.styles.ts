import { css } from 'lit';

/** The frame of the list and what stands in it before the mentors have come. */
export const directoryStyles = css`
  .directory {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .directory-lead {
    min-block-size: 24px;
    margin-block: 4px 24px;
  }
  .found {
    display: grid;
    gap: 40px;
    grid-template-columns: 216px minmax(0, 1fr);
    align-items: start;
  }
  .profile-skeleton {
    display: grid;
    gap: 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  @container app (width <= 900px) {
    .found {
      grid-template-columns: minmax(0, 1fr);
    }
    .found > .facets {
      display: none;
    }
  }
`;

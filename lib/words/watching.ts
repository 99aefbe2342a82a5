/** When Stageway looks (record 16). How often is a setting: it may also be never. */
export const WHEN_IT_LOOKS =
  "all the while somebody has a page open, and otherwise every two minutes unless set otherwise";

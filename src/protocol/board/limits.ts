/** Longest text of a card, in UTF-16 units, as the card editor counts them. */
export const longestCardText = 2000;
/** Longest title of a column or a group. */
export const longestBoardTitle = 120;

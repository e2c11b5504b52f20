/** What a show of hands asks in a moment that asks nothing on phones. */
export const handOptions = ['for', 'against', 'abstain'] as const;
export type HandOption = (typeof handOptions)[number];

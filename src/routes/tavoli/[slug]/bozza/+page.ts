/** A text to read starts no framework: `reader-page.ts` is all the script it has. */
export const csr = false;

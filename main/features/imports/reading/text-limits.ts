/** What no text table of a partner is: beyond these it is damaged, no table, or meant to do harm. */

/** No remark is longer; what is, is most often a quotation mark that is never closed. */
export const longestCell = 100_000
export const longestRow = 1_000_000
/** Lines that may be passed over after a fault before the rest of the file is called doubtful. */
export const mostLinesDoubtful = 1_000
/** Twenty years of a force's calls. */
export const mostRows = 20_000_000
export const largestFileBytes = 8 * 2 ** 30

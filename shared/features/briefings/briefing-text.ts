/** What a call-taker reads about one place. */
export type LineText = { place: string; what: string; ask: string; owner: string; contact: string }
/** All the words of a briefing. */
export type BriefingText = { opening: string; notSay: string; lines: readonly LineText[] }

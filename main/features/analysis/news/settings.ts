/** By what the look for what is new goes; kept with each scan. */
export const newsSettings = {
  /** Of all alarms of a scan at most this share is false in the long run (Benjamini and Hochberg 1995). */
  alpha: 0.05,
  recentDays: 14,
  /** What the recent days are set against: 52 weeks, and never under 26. */
  pastDays: 364,
  fewestPastDays: 182,
  cellMetres: 250,
  /** Fewer recent incidents than this are never called an emerging hotspot. */
  minCount: 5,
  /** Reports by which a person or a place comes back, and within how long: as in the ASB case review. */
  repeatCount: 3,
  repeatDays: 183,
  /** Of the people over the threshold, so many are listed. */
  mostPeople: 20,
  /** Incidents of a near-repeat chain follow each other within this distance and time. */
  chainMetres: 200,
  chainDays: 7,
  chainCount: 4,
  chainPermutations: 9999,
  /** Pairs within reach of each other, above which a category is too dense to have chains. */
  mostChainPairs: 200_000,
}
export type NewsSettings = typeof newsSettings

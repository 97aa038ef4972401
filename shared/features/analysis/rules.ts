/** What the look for what is new can find. */
export const newsKinds = [
  'emerging-hotspot',
  'source-out-of-limits',
  'category-out-of-limits',
  'repeat-person',
  'repeat-place',
  'near-repeat-chain',
] as const
export type NewsKind = (typeof newsKinds)[number]

export const newsStatuses = ['new', 'seen', 'set-aside'] as const
export type NewsStatus = (typeof newsStatuses)[number]

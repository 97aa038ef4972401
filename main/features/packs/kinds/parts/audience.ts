import type { AudienceKind } from '#shared/features/packs/audience.ts'

/** The bureau and the agencies at the table: who may read what was written for the group, and where exactly. */
export const theTable: readonly AudienceKind[] = ['internal', 'agency']
export const notPublic: readonly AudienceKind[] = ['internal', 'agency', 'board']
export const bureauOnly: readonly AudienceKind[] = ['internal']

export const isAtTheTable = (audience: AudienceKind) => theTable.includes(audience)

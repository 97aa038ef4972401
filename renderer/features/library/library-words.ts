import type { EvidenceKind } from '#shared/features/library/rules.ts'

export const evidenceNames: Record<EvidenceKind, string> = {
  none: 'Nobody measured it',
  counted: 'Counted before and after',
  compared: 'Counted against a comparison area',
  published: 'Published evaluation',
}

import type { EvidenceKind, LibraryResult } from '#shared/features/library/rules.ts'

export const resultNames: Record<LibraryResult, string> = {
  worked: 'Worked',
  partly: 'Partly worked',
  'no-effect': 'No effect',
  unclear: 'Unclear',
}

export const evidenceNames: Record<EvidenceKind, string> = {
  none: 'Nobody measured it',
  counted: 'Counted before and after',
  compared: 'Counted against a comparison area',
  published: 'Published evaluation',
}

